//! Implementations that differ by nothing but a name.

/// The key of a field: `key!(Required "CallId")`. A name that JSON escapes is marked so:
/// `key!(Required "a\"b", escaped)`.
macro_rules! key {
    ($role:ident $name:literal) => {
        $crate::runtime::Key {
            name: $name,
            role: $crate::runtime::Role::$role,
            padded: concat!("\"", $name, "\":", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        }
    };
    ($role:ident $name:literal, escaped) => {
        $crate::runtime::Key { name: $name, role: $crate::runtime::Role::$role, padded: "" }
    };
}

/// `Serialize` and `Deserialize` through [`Write`](crate::runtime::Write) and [`Wire`](crate::runtime::Wire).
macro_rules! through_serde {
    ($name:ident) => {
        $crate::runtime::through_serde!($name, deserialize);
    };
    ($name:ident, $deserialize:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::$deserialize(deserializer)
            }
        }
    };
}

/// `Write` for an object.
macro_rules! write_object {
    ($name:ident) => {
        impl $crate::runtime::Write for $name {
            fn write(&self, output: &mut dyn $crate::runtime::Output) -> Result<(), $crate::runtime::Fault> {
                output.object(&mut |fields| $crate::runtime::write_object_fields(self, fields))
            }
        }
    };
}

/// What an object needs, next to `Object` and `Wire`.
macro_rules! object {
    ($name:ident) => {
        $crate::runtime::write_object!($name);
        $crate::runtime::through_serde!($name, deserialize_object);
    };
}

/// What an enum of texts needs, next to `as_str` and `documented`.
macro_rules! text_enum {
    ($name:ident) => {
        impl $name {
            /// Whether the value is documented.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self::documented(value).unwrap_or_else(|| Self::Unknown(value.to_owned()))
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::documented(&value).unwrap_or(Self::Unknown(value))
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, std::convert::Infallible> {
                Ok(value.into())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::runtime::Write for $name {
            fn write(&self, output: &mut dyn $crate::runtime::Output) -> Result<(), $crate::runtime::Fault> {
                output.text(self.as_str())
            }
        }

        impl $crate::runtime::Wire for $name {
            fn blank() -> Self {
                Self::Unknown(String::new())
            }

            fn read(&mut self, input: &mut $crate::runtime::Input<'_, '_>) -> Result<bool, $crate::runtime::Fault> {
                let Some(text) = input.name("a text")? else { return Ok(false) };
                *self = match Self::documented(&text) {
                    Some(value) => value,
                    None => Self::Unknown(text.into_owned()),
                };
                Ok(true)
            }
        }

        $crate::runtime::through_serde!($name);
    };
}

/// What an enum of whole numbers needs, next to `value` and `From`.
macro_rules! integer_enum {
    ($name:ident, $integer:ty) => {
        impl $name {
            /// Whether the value is documented.
            pub fn is_known(self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl From<$name> for $integer {
            fn from(value: $name) -> Self {
                value.value()
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(value: &str) -> Result<Self, std::num::ParseIntError> {
                value.parse::<$integer>().map(Self::from)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.value(), f)
            }
        }

        impl $crate::runtime::Write for $name {
            fn write(&self, output: &mut dyn $crate::runtime::Output) -> Result<(), $crate::runtime::Fault> {
                output.integer(i64::from(self.value()))
            }
        }

        impl $crate::runtime::Wire for $name {
            fn blank() -> Self {
                Self::from(0)
            }

            fn read(&mut self, input: &mut $crate::runtime::Input<'_, '_>) -> Result<bool, $crate::runtime::Fault> {
                let mut value: $integer = 0;
                let there = value.read(input)?;
                *self = value.into();
                Ok(there)
            }
        }

        $crate::runtime::through_serde!($name);
    };
}

/// What the enum of a vendor's event types needs, next to `as_str` and `documented`.
macro_rules! event_type {
    ($name:ident) => {
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::runtime::UnknownEventType;

            fn from_str(name: &str) -> Result<Self, $crate::runtime::UnknownEventType> {
                Self::documented(name).ok_or($crate::runtime::UnknownEventType)
            }
        }
    };
}

/// Gives a type the schema at a place.
#[cfg(feature = "schemars")]
macro_rules! schema_of {
    ($schemas:ty: $($name:path = $place:literal),* $(,)?) => {$(
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$crate::runtime::json_schema::Part<$schemas, $place> as schemars::JsonSchema>::schema_name()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                <$crate::runtime::json_schema::Part<$schemas, $place> as schemars::JsonSchema>::schema_id()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$crate::runtime::json_schema::Part<$schemas, $place> as schemars::JsonSchema>::json_schema(generator)
            }
        }
    )*};
}

pub(crate) use event_type;
pub(crate) use integer_enum;
pub(crate) use key;
pub(crate) use object;
#[cfg(feature = "schemars")]
pub(crate) use schema_of;
pub(crate) use text_enum;
pub(crate) use through_serde;
pub(crate) use write_object;

//! Implementations that differ only in names.

/// The key of a field: `key!(Required "CallId" "call_id")`, with its name on the wire and in Rust. A
/// name that JSON escapes is marked: `key!(Required "a\"b" "a_b", escaped)`.
macro_rules! key {
    ($role:ident $name:literal $field:literal) => {
        $crate::runtime::Key {
            name: $name,
            field: $field,
            role: $crate::runtime::Role::$role,
            quoted: concat!("\"", $name, "\":"),
            pattern: $crate::runtime::Pattern::new(
                concat!("\"", $name, "\":", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
                concat!("\"", $name, "\":").len(),
            ),
        }
    };
    ($role:ident $name:literal $field:literal, escaped) => {
        $crate::runtime::Key {
            name: $name,
            field: $field,
            role: $crate::runtime::Role::$role,
            quoted: "",
            pattern: $crate::runtime::Pattern::NEVER,
        }
    };
}

/// `Serialize` and `Deserialize` through [`Encode`](crate::runtime::Encode) and
/// [`Decode`](crate::runtime::Decode).
macro_rules! through_serde {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::deserialize(deserializer)
            }
        }
    };
}

/// `Encode` for an object.
macro_rules! encode_object {
    ($name:ident) => {
        impl $crate::runtime::Encode for $name {
            fn encode(&self, output: &mut dyn $crate::runtime::Output) -> Result<(), $crate::runtime::CodecError> {
                output.object(&mut |fields| $crate::runtime::encode_object_fields(self, fields))
            }
        }
    };
}

/// What an object needs in addition to `Object` and `Decode`.
macro_rules! object {
    ($name:ident) => {
        $crate::runtime::encode_object!($name);
        $crate::runtime::through_serde!($name);
    };
}

/// `Serialize` and `Deserialize` for a payload.
macro_rules! payload {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::serialize_payload(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::deserialize_payload(deserializer)
            }
        }
    };
}

/// What an enum of strings needs in addition to `as_str` and `documented`.
macro_rules! string_enum {
    ($name:ident) => {
        impl $name {
            /// Whether the value is documented.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self::documented(value).unwrap_or_else(|| Self::Unknown(value.into()))
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::documented(&value).unwrap_or_else(|| Self::Unknown(value.into()))
            }
        }

        impl From<$crate::runtime::Text> for $name {
            fn from(value: $crate::runtime::Text) -> Self {
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

        impl $crate::runtime::Encode for $name {
            fn encode(&self, output: &mut dyn $crate::runtime::Output) -> Result<(), $crate::runtime::CodecError> {
                output.string(self.as_str())
            }
        }

        impl $crate::runtime::Decode for $name {
            fn placeholder() -> Self {
                Self::Unknown($crate::runtime::Text::default())
            }

            fn decode(&mut self, input: &mut $crate::runtime::Cursor<'_>) -> Result<bool, $crate::runtime::CodecError> {
                if let Some(text) = input.usual_string() {
                    *self = text.into();
                    return Ok(true);
                }
                let Some(text) = input.unusual_string("a string")? else { return Ok(false) };
                *self = (&*text).into();
                Ok(true)
            }
        }

        $crate::runtime::through_serde!($name);
    };
}

/// What an enum of integers needs in addition to `value` and `From`.
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

        impl $crate::runtime::Encode for $name {
            fn encode(&self, output: &mut dyn $crate::runtime::Output) -> Result<(), $crate::runtime::CodecError> {
                output.integer(i64::from(self.value()))
            }
        }

        impl $crate::runtime::Decode for $name {
            fn placeholder() -> Self {
                Self::from(0)
            }

            fn decode(&mut self, input: &mut $crate::runtime::Cursor<'_>) -> Result<bool, $crate::runtime::CodecError> {
                let mut value: $integer = 0;
                let there = value.decode(input)?;
                *self = value.into();
                Ok(there)
            }
        }

        $crate::runtime::through_serde!($name);
    };
}

/// What the enum of a vendor's event types needs in addition to `as_str` and `documented`.
macro_rules! event_kind {
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

/// Implements `JsonSchema` by a schema of the catalogue.
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

pub(crate) use encode_object;
pub(crate) use event_kind;
pub(crate) use integer_enum;
pub(crate) use key;
pub(crate) use object;
pub(crate) use payload;
#[cfg(feature = "schemars")]
pub(crate) use schema_of;
pub(crate) use string_enum;
pub(crate) use through_serde;

//! What a value is: a scalar, a named type, a list or a map.

use std::fmt::{self, Display};

use serde::Serialize;

use super::{TextForm, TypeId};

/// A type as it is used at one place. `N` is what names a named type: its id in a model, a string
/// in a schema file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct TypeRef<N = TypeId> {
    /// What a value is when it is not null.
    pub shape: Shape<N>,
    /// Whether it may be null. On a field's own type this is in [`super::Field::nullable`] and
    /// false here; for items of a list and values of a map it is here.
    pub nullable: bool,
}

impl<N> TypeRef<N> {
    /// The same with another kind of names; none if a name has no counterpart.
    pub(crate) fn with_names<M>(&self, name: &mut impl FnMut(&N) -> Option<M>) -> Option<TypeRef<M>> {
        Some(TypeRef { shape: self.shape.with_names(name)?, nullable: self.nullable })
    }
}

/// As it is written in the dialect.
impl<N: Display> Display for TypeRef<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let null = if self.nullable { "?" } else { "" };
        write!(f, "{}{null}", self.shape)
    }
}

/// As it is written in the dialect.
impl<N: Display> Display for Shape<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shape::Scalar(scalar) => f.write_str(scalar.name()),
            Shape::Named(name) => name.fmt(f),
            Shape::List(inner) => write!(f, "list<{inner}>"),
            Shape::Map(None, inner) => write!(f, "map<{inner}>"),
            Shape::Map(Some(key), inner) => write!(f, "map<{key}, {inner}>"),
        }
    }
}

impl<N> Shape<N> {
    /// The same with another kind of names.
    pub(crate) fn renamed<M>(&self, name: impl Fn(&N) -> M) -> Shape<M> {
        let name: &dyn Fn(&N) -> M = &name;
        let inner = |ty: &TypeRef<N>| Box::new(TypeRef { shape: ty.shape.renamed(name), nullable: ty.nullable });
        match self {
            Shape::Scalar(scalar) => Shape::Scalar(*scalar),
            Shape::Named(old) => Shape::Named(name(old)),
            Shape::List(item) => Shape::List(inner(item)),
            Shape::Map(key, value) => Shape::Map(key.as_ref().map(name), inner(value)),
        }
    }

    /// The same with another kind of names; none if a name has no counterpart.
    pub(crate) fn with_names<M>(&self, name: &mut impl FnMut(&N) -> Option<M>) -> Option<Shape<M>> {
        Some(match self {
            Shape::Scalar(scalar) => Shape::Scalar(*scalar),
            Shape::Named(old) => Shape::Named(name(old)?),
            Shape::List(inner) => Shape::List(Box::new(inner.with_names(name)?)),
            Shape::Map(key, inner) => {
                let key = match key {
                    Some(key) => Some(name(key)?),
                    None => None,
                };
                Shape::Map(key, Box::new(inner.with_names(name)?))
            }
        })
    }
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
#[serde(rename_all = "kebab-case")]
pub enum Shape<N = TypeId> {
    /// A built-in type.
    Scalar(Scalar),
    /// A named type of the same vendor.
    Named(N),
    /// A list.
    List(Box<TypeRef<N>>),
    /// A map from any text to values of one type; the keys may be those of an enum of strings.
    Map(Option<N>, Box<TypeRef<N>>),
}

/// The built-in types of the dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
#[serde(rename_all = "kebab-case")]
pub enum Scalar {
    /// Text.
    String,
    /// `true` or `false`.
    Bool,
    /// A whole number of 16 bits.
    Int16,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A number of double precision.
    Float64,
    /// A GUID as text, 8-4-4-4-12.
    Guid,
    /// A calendar date, `YYYY-MM-DD`.
    Date,
    /// An RFC 3339 date-time with offset.
    DateTime,
    /// A date-time with an offset, `Z`, or neither.
    DateTimeOptionalOffset,
    /// Seconds since 1970-01-01T00:00:00Z, as a whole number.
    UnixSeconds,
    /// A URI as text.
    Uri,
    /// Any JSON value, null too.
    Any,
    /// Any JSON object.
    Object,
    /// A whole number or a text.
    IntegerOrString,
    /// An id of 64 bits, as a whole number or as text.
    Id64,
    /// A text that is documented to have a form.
    Text(TextForm),
    /// One of the vendor's events: in the wrapper around it alone.
    Event,
}

impl Scalar {
    /// All scalars, with their names in the dialect.
    pub const ALL: &'static [(&'static str, Scalar)] = &[
        ("string", Scalar::String),
        ("bool", Scalar::Bool),
        ("int16", Scalar::Int16),
        ("int32", Scalar::Int32),
        ("int64", Scalar::Int64),
        ("float64", Scalar::Float64),
        ("guid", Scalar::Guid),
        ("date", Scalar::Date),
        ("date-time", Scalar::DateTime),
        ("date-time-optional-offset", Scalar::DateTimeOptionalOffset),
        ("unix-seconds", Scalar::UnixSeconds),
        ("uri", Scalar::Uri),
        ("any", Scalar::Any),
        ("object", Scalar::Object),
        ("integer-or-string", Scalar::IntegerOrString),
        ("id64", Scalar::Id64),
        ("email", Scalar::Text(TextForm::Email)),
        ("ip", Scalar::Text(TextForm::Ip)),
        ("language", Scalar::Text(TextForm::Language)),
        ("currency", Scalar::Text(TextForm::Currency)),
        ("duration", Scalar::Text(TextForm::Duration)),
        ("decimal", Scalar::Text(TextForm::Decimal)),
        ("base64", Scalar::Text(TextForm::Base64)),
        ("event", Scalar::Event),
    ];

    /// Whether values are references in the sense of `presence`: strings and what holds values.
    pub fn is_reference(self) -> bool {
        match self {
            Scalar::String
            | Scalar::Text(_)
            | Scalar::Uri
            | Scalar::Date
            | Scalar::Any
            | Scalar::Object
            | Scalar::Event => true,
            Scalar::Bool
            | Scalar::Int16
            | Scalar::Int32
            | Scalar::Int64
            | Scalar::Float64
            | Scalar::Guid
            | Scalar::DateTime
            | Scalar::DateTimeOptionalOffset
            | Scalar::UnixSeconds
            | Scalar::IntegerOrString
            | Scalar::Id64 => false,
        }
    }

    /// Whether every value is a number, so that there can be a least and a greatest one.
    pub fn is_number(self) -> bool {
        match self {
            Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::Float64 | Scalar::UnixSeconds => true,
            Scalar::String
            | Scalar::Bool
            | Scalar::Guid
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::DateTimeOptionalOffset
            | Scalar::Uri
            | Scalar::Any
            | Scalar::Object
            | Scalar::IntegerOrString
            | Scalar::Id64
            | Scalar::Text(_)
            | Scalar::Event => false,
        }
    }

    /// The scalar of that name in the dialect.
    pub fn from_name(name: &str) -> Option<Scalar> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, scalar)| *scalar)
    }

    /// The name in the dialect.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, scalar)| *scalar == self).map_or("", |(name, _)| *name)
    }
}

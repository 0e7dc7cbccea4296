//! Named types: objects, tagged unions, enums, and other names for a type.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::{Bounds, Discriminator, Docs, Id, Item, KindUnion, Object, TypeRef};
use crate::words::words;

/// A reference to a named type of the same vendor.
pub type TypeId = Id<TypeDef>;

/// A named type of one vendor.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct TypeDef {
    /// The name in the schemas, which no other type of the vendor has.
    pub name: TypeId,
    /// The name that the schemas prefer in code, where that makes a bad one.
    pub preferred_name: Option<String>,
    /// About the type.
    pub docs: Docs,
    /// The schema file it comes from, relative to the schema directory.
    pub file: String,
    /// Whether it is a document of its own, exported by itself.
    pub document: bool,
    /// Of `partial<T>`, the type that it is a part of. It repeats what is said there, so that it is
    /// no part of the model that can change by itself.
    #[serde(skip)]
    pub partial_of: Option<TypeId>,
    /// Whether it is written where it is used, and not under `types`; that is no part of it either.
    #[serde(skip)]
    pub made: bool,
    /// What kind of type it is.
    pub kind: TypeKind,
    /// A whole example value; none if the fields' examples make none.
    pub example: Option<Value>,
}

impl Item for TypeDef {
    fn id(&self) -> &TypeId {
        &self.name
    }
}

impl TypeDef {
    /// Whether several vendors share it: then it is in the schemas' directory of common types.
    pub fn is_common(&self) -> bool {
        super::is_common(&self.file)
    }
}

/// What kind of type a named type is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
#[serde(rename_all = "kebab-case")]
pub enum TypeKind {
    /// A JSON object.
    Object(Object),
    /// One of several objects, told apart by a discriminator.
    Union(UnionDef),
    /// One of several types, told apart by the kind of JSON value.
    KindUnion(KindUnion),
    /// A set of documented values.
    Enum(EnumDef),
    /// Another name for a type.
    Alias {
        /// The type it names.
        ty: TypeRef,
        /// The range that is documented.
        bounds: Bounds,
    },
}

/// One of several objects, told apart by a discriminator.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct UnionDef {
    /// The field that tells them apart.
    pub discriminator: Discriminator,
    /// The variants, in documented order.
    pub variants: Vec<UnionVariant>,
    /// The variant of an object whose discriminator is absent or null.
    pub absent: Option<UnionVariant>,
}

/// One variant of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct UnionVariant {
    /// The discriminator's value; of the variant without one, `absent`.
    pub name: String,
    /// The name that the schemas prefer in code, where the wire's makes a bad one.
    pub preferred_name: Option<String>,
    /// About the variant.
    pub docs: Docs,
    /// The type: an object that does not list the discriminator, or a union by another field of the
    /// same object.
    pub ty: TypeId,
}

/// A set of documented values of one base type.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EnumDef {
    /// What the values are on the wire.
    pub base: EnumBase,
    /// The vendor says that there are more values than it lists. Receivers take every enum for
    /// open; the strict contract only this one.
    pub open: bool,
    /// The values, in documented order.
    pub values: Vec<EnumValue>,
}

words! {
    /// What the values of an enum are on the wire.
    pub enum EnumBase {
        /// Strings.
        String = "string",
        /// Integers of 16 bits.
        Int16 = "int16",
        /// Integers of 32 bits.
        Int32 = "int32",
        /// Integers of 64 bits.
        Int64 = "int64",
        /// Integers or strings, as they come; such an enum documents no values.
        IntegerOrString = "integer-or-string",
    }
}

/// One documented value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EnumValue {
    /// The value on the wire.
    pub wire: WireValue,
    /// The name that the schemas prefer in code, where the wire's makes a bad one.
    pub preferred_name: Option<String>,
    /// About the value.
    pub docs: Docs,
    /// Whether the vendor's published list has the value.
    pub published: bool,
    /// The template of the text that comes with the value, with each variable as `%name%`.
    pub text: Option<String>,
    /// The variables of that text.
    pub variables: Vec<Variable>,
}

/// A variable of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The unit of a number: `minutes`, `days`, ...
    pub unit: Option<String>,
    /// One sentence about it.
    pub doc: Option<String>,
}

/// A value of an enum as it is on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
#[serde(untagged)]
pub enum WireValue {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
}

impl WireValue {
    /// The value as text.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            WireValue::Text(text) => Cow::Borrowed(text),
            WireValue::Integer(number) => Cow::Owned(number.to_string()),
        }
    }
}

//! One of several types, told apart by the kind of JSON value.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::{Arena, EnumBase, Scalar, Shape, TypeDef, TypeKind, TypeRef};

/// One of several types, of which a value's kind tells which: `string | Customer`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct KindUnion {
    /// The types, in documented order, each of another kind of value.
    pub members: Vec<KindMember>,
}

/// One type of a union by kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct KindMember {
    /// The kind of its values.
    pub kind: ValueKind,
    /// The type, which is not null by itself.
    pub ty: TypeRef,
}

/// What kind of JSON value a value is, if it is not null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
#[serde(rename_all = "kebab-case")]
pub enum ValueKind {
    /// A text.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A list.
    List,
    /// An object.
    Object,
}

impl KindUnion {
    /// The member that a value is of, if there is one.
    pub fn member_of(&self, value: &Value) -> Option<&KindMember> {
        let kind = ValueKind::of(value)?;
        self.members.iter().find(|member| member.kind == kind)
    }
}

impl ValueKind {
    /// The kind of a value; none of null.
    pub fn of(value: &Value) -> Option<ValueKind> {
        match value {
            Value::Null => None,
            Value::String(_) => Some(ValueKind::String),
            Value::Number(_) => Some(ValueKind::Number),
            Value::Bool(_) => Some(ValueKind::Bool),
            Value::Array(_) => Some(ValueKind::List),
            Value::Object(_) => Some(ValueKind::Object),
        }
    }

    /// What values of the kind are, as words in a sentence.
    pub fn text(self) -> &'static str {
        match self {
            ValueKind::String => "texts",
            ValueKind::Number => "numbers",
            ValueKind::Bool => "booleans",
            ValueKind::List => "lists",
            ValueKind::Object => "objects",
        }
    }

    /// The kind of all values of a built-in type; none of one that has several.
    pub fn of_scalar(scalar: Scalar) -> Option<ValueKind> {
        match scalar {
            Scalar::String
            | Scalar::Text(_)
            | Scalar::Guid
            | Scalar::Date
            | Scalar::DateTime
            | Scalar::DateTimeOptionalOffset
            | Scalar::Uri => Some(ValueKind::String),
            Scalar::Bool => Some(ValueKind::Bool),
            Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::Float64 | Scalar::UnixSeconds => {
                Some(ValueKind::Number)
            }
            Scalar::Object | Scalar::Event => Some(ValueKind::Object),
            Scalar::Any | Scalar::IntegerOrString | Scalar::Id64 => None,
        }
    }

    /// The kind of all values of an enum; none of one that has several.
    pub fn of_enum(base: EnumBase) -> Option<ValueKind> {
        ValueKind::of_scalar(base.scalar())
    }
}

impl Arena<TypeDef> {
    /// The kind of all values of a shape; none of one that has several.
    pub fn kind_of(&self, shape: &Shape) -> Option<ValueKind> {
        match self.canonical(shape) {
            Shape::Scalar(scalar) => ValueKind::of_scalar(*scalar),
            Shape::List(_) => Some(ValueKind::List),
            Shape::Map(..) => Some(ValueKind::Object),
            Shape::Named(id) => match &self.get(id).kind {
                TypeKind::Object(_) | TypeKind::Union(_) => Some(ValueKind::Object),
                TypeKind::Enum(def) => ValueKind::of_enum(def.base),
                TypeKind::KindUnion(_) | TypeKind::Alias { .. } => None,
            },
        }
    }
}

/// As it is written in the dialect.
impl fmt::Display for KindUnion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, member) in self.members.iter().enumerate() {
            let between = if index == 0 { "" } else { " | " };
            write!(f, "{between}{}", member.ty)?;
        }
        Ok(())
    }
}

//! The types of values.

use crate::emit::contract::{Keys, ValueType};
use crate::model::{EnumBase, EnumDef, Scalar, Shape, TypeRef, WireValue};

use super::text::{name, quoted};

/// The type of a value at one place.
pub(super) fn value(value: &ValueType<'_>, keys: &Keys) -> String {
    shape(value.shape, value.nullable, keys)
}

/// The name of a definition.
pub(super) fn definition(key: &str) -> String {
    quoted(&name(key))
}

fn type_ref(ty: &TypeRef, keys: &Keys) -> String {
    shape(&ty.shape, ty.nullable, keys)
}

fn shape(shape: &Shape, nullable: bool, keys: &Keys) -> String {
    let ty = match shape {
        Shape::Scalar(Scalar::Event) => definition(keys.any_event()),
        Shape::Scalar(scalar) => self::scalar(*scalar).to_owned(),
        Shape::Named(id) => definition(keys.named(id)),
        Shape::List(items) => format!("_t.List[{}]", type_ref(items, keys)),
        Shape::Map(_, values) => format!("_t.Dict[str, {}]", type_ref(values, keys)),
    };
    // `object` takes None already.
    if nullable && ty != "object" { format!("_t.Optional[{ty}]") } else { ty }
}

fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String
        | Scalar::Text(_)
        | Scalar::Guid
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::DateTimeOptionalOffset
        | Scalar::Uri => "str",
        Scalar::Bool => "bool",
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => "int",
        Scalar::Float64 => "float",
        Scalar::Any => "object",
        Scalar::Object | Scalar::Event => "_t.Dict[str, object]",
        Scalar::IntegerOrString | Scalar::Id64 => "_t.Union[int, str]",
    }
}

/// The type of an enum: its values, and where it is open, any other of its base type.
pub(super) fn enumeration(def: &EnumDef, closed: bool) -> String {
    let base = match def.base {
        EnumBase::String => "str",
        EnumBase::Int16 | EnumBase::Int32 | EnumBase::Int64 => "int",
        EnumBase::IntegerOrString => return "_t.Union[int, str]".to_owned(),
    };
    if def.values.is_empty() {
        return base.to_owned();
    }
    let literal = |value: &WireValue| match value {
        WireValue::Text(text) => quoted(text),
        WireValue::Integer(number) => number.to_string(),
    };
    let values: Vec<String> = def.values.iter().map(|value| literal(&value.wire)).collect();
    let literal = format!("_t.Literal[{}]", values.join(", "));
    if closed { literal } else { format!("_t.Union[{literal}, {base}]") }
}

//! The types of values.

use crate::emit::contract::Keys;
use crate::model::{EnumBase, EnumDef, Scalar, Shape, TypeRef, WireValue};

/// Any JSON object.
const ANY_OBJECT: &str = "{ [key: string]: unknown }";

/// The type of a value, as it is used at one place.
fn type_ref(ty: &TypeRef, keys: &Keys) -> String {
    shape(&ty.shape, ty.nullable, keys)
}

/// The type of a shape.
pub(super) fn shape(shape: &Shape, nullable: bool, keys: &Keys) -> String {
    let ty = match shape {
        Shape::Scalar(Scalar::Event) => keys.any_event().to_owned(),
        Shape::Scalar(scalar) => self::scalar(*scalar).to_owned(),
        Shape::Named(id) => keys.named(id).to_owned(),
        Shape::List(items) => {
            let items = type_ref(items, keys);
            // Not `Array<...>`: an event may be called Array.
            if items.contains(' ') { format!("({items})[]") } else { format!("{items}[]") }
        }
        Shape::Map(_, values) => format!("{{ [key: string]: {} }}", type_ref(values, keys)),
    };
    // `unknown` takes null already.
    if nullable && ty != "unknown" { format!("{ty} | null") } else { ty }
}

fn scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String
        | Scalar::Text(_)
        | Scalar::Guid
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::DateTimeOptionalOffset
        | Scalar::Uri => "string",
        Scalar::Bool => "boolean",
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::Float64 | Scalar::UnixSeconds => "number",
        Scalar::Any => "unknown",
        Scalar::Object | Scalar::Event => ANY_OBJECT,
        Scalar::IntegerOrString | Scalar::Id64 => "number | string",
    }
}

/// The type of an enum: its values, and where it is open, any other of its base type.
pub(super) fn enumeration(def: &EnumDef, closed: bool) -> String {
    let base = match def.base {
        EnumBase::String => "string",
        EnumBase::Int16 | EnumBase::Int32 | EnumBase::Int64 => "number",
        EnumBase::IntegerOrString => "number | string",
    };
    if def.values.is_empty() || def.base == EnumBase::IntegerOrString {
        return base.to_owned();
    }
    let mut branches: Vec<String> = def.values.iter().map(|value| literal(&value.wire)).collect();
    if !closed {
        branches.push(format!("({base} & {{}})"));
    }
    branches.join(" | ")
}

fn literal(value: &WireValue) -> String {
    match value {
        WireValue::Text(text) => quoted(text),
        WireValue::Integer(number) => number.to_string(),
    }
}

/// A text as a literal, which JSON's form is in TypeScript too.
pub(super) fn quoted(text: &str) -> String {
    crate::json::compact(&text)
}

/// The name of a member: bare where that is allowed.
pub(super) fn member_name(name: &str) -> String {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_' || c == '$');
    let bare = starts && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$');
    if bare { name.to_owned() } else { quoted(name) }
}

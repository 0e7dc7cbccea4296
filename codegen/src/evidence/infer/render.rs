//! Inferred events and types as schema files.

use super::{Inferred, InferredEvent, InferredField, InferredType};
use crate::adopt::yaml;
use crate::model::{Shape, TypeRef};

const DOC_OF_HEADER: &str = "TODO Say in one sentence what every event carries.";
const DOC_OF_EVENT: &str = "TODO Say in one sentence what happened.";
const DOC_OF_TYPE: &str = "TODO Say in one sentence what it is.";
const DOC_OF_FIELD: &str = "TODO Say in one sentence what it holds.";

/// The text to add to `vendor.yaml`, and other files of the vendor by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Files {
    pub(crate) header: String,
    pub(crate) files: Vec<(&'static str, String)>,
}

/// Writes what was inferred as text.
pub(crate) fn render(inferred: &Inferred) -> Files {
    let mut files = Vec::new();
    if !inferred.events.is_empty() {
        files.push(("events.yaml", list("events", inferred.events.iter().map(event))));
    }
    if !inferred.types.is_empty() {
        files.push(("types.yaml", list("types", inferred.types.iter().map(ty))));
    }
    let header = match inferred.header.as_slice() {
        [] => String::new(),
        fields => format!("\nheader:\n  doc: {DOC_OF_HEADER}\n{}", self::fields(fields, "  ")),
    };
    Files { header, files }
}

fn list(key: &str, entries: impl Iterator<Item = String>) -> String {
    format!("{key}:\n{}", entries.collect::<Vec<_>>().join("\n"))
}

fn event(event: &InferredEvent) -> String {
    let name = event.preferred_name.as_ref().map_or(String::new(), |name| format!("    name: {}\n", yaml::text(name)));
    let (wire, fields) = (yaml::text(&event.name), fields(&event.fields, "    "));
    let below = if event.at_root { "    below: \"\"\n" } else { "" };
    format!("  {wire}:\n    doc: {DOC_OF_EVENT}\n{name}{below}{fields}")
}

fn ty(ty: &InferredType) -> String {
    let comment = ty.comment.as_ref().map_or(String::new(), |text| comment(text, "  "));
    format!("{comment}  {}:\n    doc: {DOC_OF_TYPE}\n{}", ty.name, fields(&ty.fields, "    "))
}

fn fields(fields: &[InferredField], indent: &str) -> String {
    if fields.is_empty() {
        return format!("{indent}fields: []\n");
    }
    let fields: String = fields.iter().map(|it| field(it, &format!("{indent}  "))).collect();
    format!("{indent}fields:\n{fields}")
}

fn field(field: &InferredField, indent: &str) -> String {
    let null = if field.nullable { "?" } else { "" };
    let mut text = field.comment.as_ref().map_or(String::new(), |text| comment(text, indent));
    text += &format!("{indent}- {}:\n", yaml::text(&field.name));
    let mut key = |name: &str, value: &str| text += &format!("{indent}    {name}: {value}\n");
    key("type", &format!("{}{null}", expression(&field.ty)));
    key("doc", DOC_OF_FIELD);
    if field.optional {
        key("optional", "true");
    }
    if let Some(name) = &field.preferred_name {
        key("name", &yaml::text(name));
    }
    if let Some(example) = &field.example {
        key("example", &yaml::value(example));
    }
    text
}

/// Text that came from payloads stays on the line of its comment.
fn comment(text: &str, indent: &str) -> String {
    format!("{indent}# {}\n", crate::text::visible(text))
}

pub(super) fn expression(ty: &TypeRef<String>) -> String {
    let null = if ty.nullable { "?" } else { "" };
    match &ty.shape {
        Shape::Scalar(scalar) => format!("{}{null}", scalar.name()),
        Shape::Named(name) => format!("{name}{null}"),
        Shape::List(inner) => format!("list<{}>{null}", expression(inner)),
        Shape::Map(inner) => format!("map<{}>{null}", expression(inner)),
    }
}

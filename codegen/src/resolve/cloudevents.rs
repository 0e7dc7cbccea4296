//! What every CloudEvent carries, by version 1.0 of the specification.

use std::sync::Arc;

use crate::model::{Bounds, Docs, Field, Header, Scalar, Shape, TypeRef};

/// The attribute that names the event.
pub(super) const TYPE: &str = "type";
/// The member that has what the event is about.
pub(super) const DATA: &str = "data";

/// The attributes besides the type: name, type, whether they are always there, what they say, and a
/// value.
const ATTRIBUTES: [(&str, Scalar, bool, &str, &str); 7] = [
    ("specversion", Scalar::String, true, "Version of the specification that the event follows.", "1.0"),
    ("id", Scalar::String, true, "Id that no other event of the source has.", "A234-1234-1234"),
    ("source", Scalar::String, true, "What the event comes from: a URI, or a part of one.", "/mycontext"),
    ("time", Scalar::DateTime, false, "When it happened.", "2026-03-14T17:31:00Z"),
    ("subject", Scalar::String, false, "What the event is about, within its source.", "123"),
    ("datacontenttype", Scalar::String, false, "Media type of the data.", "application/json"),
    ("dataschema", Scalar::Uri, false, "The schema of the data.", "https://example.com/schema"),
];

/// The header with the attributes in front, unless it has them already.
pub(super) fn with_attributes(header: Option<Header>) -> Header {
    let text = "What every event carries beside its data.".to_owned();
    let mut header = header.unwrap_or(Header { docs: Docs { text, ..Docs::default() }, fields: Vec::new() });
    let is_new = |name: &str| !header.fields.iter().any(|field| field.name == name);
    let attributes = ATTRIBUTES.into_iter().filter(|(name, ..)| is_new(name));
    let attributes: Vec<Field> = attributes
        .map(|(name, ty, required, doc, example)| Field {
            name: name.to_owned(),
            preferred_name: None,
            docs: Docs { text: doc.to_owned(), ..Docs::default() },
            ty: TypeRef { shape: Shape::Scalar(ty), nullable: false },
            nullable: false,
            optional: !required,
            required,
            aliases: Vec::new(),
            unit: None,
            bounds: Bounds::default(),
            read_only: false,
            constant: None,
            example: Some(Arc::new(example.into())),
        })
        .collect();
    header.fields.splice(0..0, attributes);
    header
}

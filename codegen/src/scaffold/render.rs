//! Drafts as YAML.

use super::fields::{Body, EventDraft, FieldDraft, TypeDraft};
use super::known::Known;
use super::yaml;
use crate::model::{Shape, TypeRef};

/// What stands in place of a description that a person has to write.
pub(super) const DOC_OF_EVENT: &str = "TODO Say in one sentence what happened.";
const DOC_OF_TYPE: &str = "TODO Say in one sentence what it is.";
const DOC_OF_FIELD: &str = "TODO Say in one sentence what it holds.";

/// Writes drafts as entries of a mapping, indented by two.
pub(super) struct Renderer<'k, 'a> {
    pub(super) known: &'k Known<'a>,
    /// How many descriptions are to be written by people.
    pub(super) docs: usize,
}

impl Renderer<'_, '_> {
    pub(super) fn event(&mut self, event: &EventDraft) -> String {
        let mut lines = vec![format!("  {}:", yaml::text(&event.name)), format!("    doc: {DOC_OF_EVENT}")];
        self.docs += 1;
        lines.extend(event.given.iter().map(|name| format!("    name: {}", yaml::text(name))));
        match &event.body {
            Body::Shared(payload) => lines.push(format!("    payload: {}", yaml::text(payload))),
            Body::Own(fields) => self.fields(fields, &mut lines),
        }
        lines.join("\n") + "\n"
    }

    pub(super) fn ty(&mut self, ty: &TypeDraft) -> String {
        let mut lines = vec![format!("  {}:", ty.name), format!("    doc: {DOC_OF_TYPE}")];
        self.docs += 1;
        self.fields(&ty.fields, &mut lines);
        lines.join("\n") + "\n"
    }

    fn fields(&mut self, fields: &[FieldDraft], lines: &mut Vec<String>) {
        if fields.is_empty() {
            lines.push("    fields: []".to_owned());
            return;
        }
        lines.push("    fields:".to_owned());
        for field in fields {
            self.field(field, lines);
        }
    }

    fn field(&mut self, field: &FieldDraft, lines: &mut Vec<String>) {
        let name = yaml::text(&field.name);
        let keys = self.keys(field);
        if keys.is_empty() {
            lines.push(format!("      - {name}"));
        } else if field.ty.is_none() {
            lines.push(format!("      - {name}: {{{}}}", keys.join(", ")));
        } else {
            lines.push(format!("      - {name}:"));
            lines.extend(keys.into_iter().map(|key| format!("          {key}")));
        }
    }

    fn keys(&mut self, field: &FieldDraft) -> Vec<String> {
        let mut keys = Vec::new();
        if let Some(ty) = &field.ty {
            keys.push(format!("type: {}{}", self.expression(ty), if field.nullable { "?" } else { "" }));
            keys.push(format!("doc: {DOC_OF_FIELD}"));
            self.docs += 1;
        } else if field.nullable {
            keys.push("nullable: true".to_owned());
        }
        if field.optional {
            keys.push("optional: true".to_owned());
        }
        if field.not_required {
            keys.push("required: false".to_owned());
        }
        keys.extend(field.given.iter().map(|name| format!("name: {}", yaml::text(name))));
        keys.extend(field.example.iter().map(|example| format!("example: {}", yaml::value(example))));
        keys
    }

    fn expression(&self, ty: &TypeRef<String>) -> String {
        match &ty.shape {
            Shape::Scalar(scalar) => scalar.name().to_owned(),
            Shape::Named(name) => name.clone(),
            Shape::List(item) => format!("list<{}>", self.inner(item)),
            Shape::Map(value) => format!("map<{}>", self.inner(value)),
        }
    }

    fn inner(&self, ty: &TypeRef<String>) -> String {
        let mark = if ty.nullable && !self.known.nullable_by_policy(ty) { "?" } else { "" };
        format!("{}{mark}", self.expression(ty))
    }
}

//! The JSON object that a form says.

use std::collections::HashSet;

use super::pairs::{NotUtf8, pairs};
use crate::runtime::encode::Output;
use crate::runtime::json::number;
use crate::runtime::json::writer::JsonWriter;

/// A field of a form whose value is more than text.
#[derive(Clone, Copy, Debug)]
pub struct FormField {
    /// The name on the wire.
    pub name: &'static str,
    /// What its value is.
    pub value: FormValue,
    /// Whether an empty value is null: of numbers and booleans it always is.
    pub nullable: bool,
    /// Whether it is a list: each time that it comes is an item.
    pub list: bool,
}

/// The fields of a type that are more than text: those that all events have, and its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct FormFields {
    /// Those of the header.
    pub header: &'static [FormField],
    /// Its own.
    pub own: &'static [FormField],
}

impl FormFields {
    fn find(&self, name: &str) -> Option<&'static FormField> {
        self.header.iter().chain(self.own).find(|field| field.name == name)
    }
}

/// What the text of a value stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormValue {
    /// The text itself.
    Text,
    /// A number, written as in JSON.
    Number,
    /// `true` or `false`.
    Bool,
}

/// The object, and the pairs that have no place in it.
#[derive(Debug)]
pub(super) struct FormObject {
    /// As JSON.
    pub(super) json: String,
    /// Of documented fields that come several times all but the first, as members of an object.
    pub(super) repeated: Vec<String>,
}

/// The first value of a name.
pub(super) fn first(form: &[u8], name: &str) -> Result<Option<String>, NotUtf8> {
    Ok(pairs(form)?.find(|(found, _)| found == name).map(|(_, value)| value.into_owned()))
}

impl FormObject {
    /// Reads a form whose type has these fields, and those names. Of a type that is not known nothing is
    /// known, so that everything stays where it is.
    pub(super) fn read(form: &[u8], fields: FormFields, is_documented: impl Fn(&str) -> bool) -> Result<Self, NotUtf8> {
        let (mut json, mut repeated, mut seen) =
            (JsonWriter::with_capacity(form.len() * 2), Vec::new(), HashSet::new());
        json.raw("{");
        for (name, value) in pairs(form)? {
            let field = fields.find(&name);
            let is_first = !is_documented(&name) || seen.insert(name.to_string());
            match (field, is_first) {
                (Some(FormField { list: true, .. }), false) => {}
                (_, false) => repeated.push(member(&name, &value)),
                (Some(field), true) if field.list => {
                    let items = pairs(form)?.filter(|(other, _)| *other == name);
                    write_key(&mut json, &name);
                    json.raw("[");
                    for (_, item) in items {
                        json.separate();
                        write_value(&mut json, Some(field), &item);
                    }
                    json.raw("]");
                }
                (field, true) => {
                    write_key(&mut json, &name);
                    write_value(&mut json, field, &value);
                }
            }
        }
        json.raw("}");
        // What was written is text.
        let json = String::from_utf8(json.into_bytes()).unwrap_or_default();
        Ok(FormObject { json, repeated })
    }
}

fn write_key(json: &mut JsonWriter, name: &str) {
    json.separate();
    // Writing into memory does not fail.
    let _ = json.string(name);
    json.raw(":");
}

/// What is not of its field's type stays text, and the decoder says what is wrong with it.
fn write_value(json: &mut JsonWriter, field: Option<&FormField>, value: &str) {
    let kind = field.map_or(FormValue::Text, |field| field.value);
    let is_null = value.is_empty() && field.is_some_and(|field| field.nullable || kind != FormValue::Text);
    let is_plain = match kind {
        FormValue::Text => false,
        FormValue::Number => number::end(value.as_bytes(), 0).is_ok_and(|end| end == value.len()),
        FormValue::Bool => matches!(value, "true" | "false"),
    };
    match (is_null, is_plain) {
        (true, _) => json.raw("null"),
        (_, true) => json.raw(value),
        _ => drop(json.string(value)),
    }
}

fn member(name: &str, value: &str) -> String {
    let mut json = JsonWriter::with_capacity(name.len() + value.len() + 8);
    write_key(&mut json, name);
    write_value(&mut json, None, value);
    String::from_utf8(json.into_bytes()).unwrap_or_default()
}

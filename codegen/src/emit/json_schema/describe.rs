//! Descriptions: what the vendor says, and what JSON Schema cannot say otherwise.

use crate::model::{Bounds, Deprecation, Docs, EnumDef, EnumValue, Field, Object, WireValue};

/// A field: its sentence, unit, range and deprecation.
pub(in crate::emit) fn field(field: &Field) -> String {
    let unit = field.unit.as_ref().map(|unit| format!("In {unit}."));
    let parts = [Some(field.docs.text.clone()), unit, range(&field.bounds), deprecation(&field.docs)];
    sentences(parts)
}

/// A field under another spelling.
pub(in crate::emit) fn alias(field_name: &str) -> String {
    format!("Another spelling of `{field_name}`.")
}

/// An item with no more than its docs.
pub(in crate::emit) fn docs(docs: &Docs) -> String {
    sentences([Some(docs.text.clone()), deprecation(docs)])
}

/// A type with a range of its own.
pub(in crate::emit) fn ranged(docs: &Docs, bounds: &Bounds) -> String {
    sentences([Some(docs.text.clone()), range(bounds), deprecation(docs)])
}

/// An object: its docs, and what holds between its fields.
pub(in crate::emit) fn object(docs: &Docs, object: &Object) -> String {
    let together = object.together.iter().map(|group| format!("{} come together or not at all.", listed(group)));
    let one_of = object.one_of.iter().map(|group| format!("Exactly one of {} is there.", listed(group)));
    let rules: Vec<String> = together.chain(one_of).collect();
    let rules = (!rules.is_empty()).then(|| rules.join(" "));
    sentences([Some(docs.text.clone()), rules, deprecation(docs)])
}

/// An enum: its docs, and each value with its meaning.
pub(in crate::emit) fn enumeration(docs: &Docs, def: &EnumDef, closed: bool) -> String {
    let mut text = self::docs(docs);
    if def.values.is_empty() {
        return text;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(if closed { "Values:" } else { "Known values:" });
    for value in &def.values {
        text.push_str("\n- ");
        text.push_str(&enum_value(value));
    }
    text
}

fn enum_value(value: &EnumValue) -> String {
    let name = match &value.wire {
        WireValue::Text(text) => format!("`{text}`"),
        // A number says nothing by itself, so its name comes along.
        WireValue::Integer(number) => format!("`{number}` ({})", value.rust),
    };
    let variables = (!value.variables.is_empty()).then(|| format!("With {}.", listed(&value.variables)));
    let parts = [Some(value.docs.text.clone()), variables, deprecation(&value.docs)];
    let meaning = sentences(parts);
    if meaning.is_empty() { name } else { format!("{name}: {meaning}") }
}

fn deprecation(docs: &Docs) -> Option<String> {
    let Deprecation { successor, doc } = docs.deprecated.as_ref()?;
    let advice = match successor {
        Some(successor) => format!("Deprecated: use `{successor}`."),
        None => "Deprecated.".to_owned(),
    };
    Some(sentences([Some(advice), doc.clone()]))
}

fn range(bounds: &Bounds) -> Option<String> {
    let number = span(bounds.min.as_ref(), bounds.max.as_ref()).map(|span| format!("{span}."));
    let bytes = bounds.max_bytes.map(|max| format!("At most {max} bytes of UTF-8."));
    let items = span(bounds.min_items.as_ref(), bounds.max_items.as_ref()).map(|span| format!("{span} items."));
    let text = sentences([number, bytes, items]);
    (!text.is_empty()).then_some(text)
}

fn span<T: std::fmt::Display>(min: Option<&T>, max: Option<&T>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) => Some(format!("From {min} to {max}")),
        (Some(min), None) => Some(format!("At least {min}")),
        (None, Some(max)) => Some(format!("At most {max}")),
        (None, None) => None,
    }
}

/// "`a`, `b` and `c`".
fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{} and {last}", rest.join(", "))
        }
        _ => quoted.concat(),
    }
}

fn sentences<const N: usize>(parts: [Option<String>; N]) -> String {
    let present: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    present.join(" ")
}

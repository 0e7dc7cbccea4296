//! Sentences about items, worded once for every output. In a pair of backticks is code, as in the
//! prose of schemas; each output writes them as it writes that prose.

use std::fmt::Display;

use crate::model::{Bounds, Docs, EnumDef, EnumValue, Field, Named, Object, Variable, WireValue};

/// A field: its sentences, unit, bounds and deprecation.
pub(in crate::emit) fn field(field: &Field) -> String {
    joined([said(&field.docs), unit(field), bounds(&field.bounds), deprecation(&field.docs)])
}

/// A field under another name.
pub(in crate::emit) fn alias(field_name: &str) -> String {
    format!("Alias of `{field_name}`.")
}

/// An item with no more than its docs.
pub(in crate::emit) fn docs(docs: &Docs) -> String {
    joined([said(docs), deprecation(docs)])
}

/// A type with bounds of its own.
pub(in crate::emit) fn ranged(docs: &Docs, range: &Bounds) -> String {
    joined([said(docs), bounds(range), deprecation(docs)])
}

/// An object: its docs, and what holds between its fields.
pub(in crate::emit) fn object(docs: &Docs, object: &Object) -> String {
    joined([said(docs), Some(relations(object).join(" ")), deprecation(docs)])
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
        WireValue::Integer(number) => format!("`{number}` ({})", value.identifier()),
    };
    let meaning = joined([said(&value.docs), Some(value_facts(value).join(" ")), deprecation(&value.docs)]);
    if meaning.is_empty() { name } else { format!("{name}: {meaning}") }
}

/// What is known of a value of an enum besides its docs.
pub(in crate::emit) fn value_facts(value: &EnumValue) -> Vec<String> {
    let text = value.text.as_ref().map(|text| format!("Text: `{text}`."));
    let unpublished = (!value.published).then(|| "Not in the vendor's published list.".to_owned());
    [text, variables(&value.variables), unpublished].into_iter().flatten().collect()
}

/// The variables that come with a value, each with its unit.
fn variables(variables: &[Variable]) -> Option<String> {
    let unit = |unit: &String| format!("in {unit}");
    let named = variables.iter().map(|variable| {
        let doc = variable.doc.as_ref().map(|doc| doc.trim_end_matches('.').to_owned());
        let known: Vec<String> = variable.unit.as_ref().map(unit).into_iter().chain(doc).collect();
        let name = format!("`{}`", variable.name);
        if known.is_empty() { name } else { format!("{name} ({})", known.join("; ")) }
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| format!("With {}.", enumerated(named)))
}

/// What holds between the fields of an object.
pub(in crate::emit) fn relations(object: &Object) -> Vec<String> {
    let together = object.together.iter().map(|group| format!("{} are all present or all absent.", codes(group)));
    let one_of = object.one_of.iter().map(|group| format!("Exactly one of {} is present.", codes(group)));
    together.chain(one_of).collect()
}

/// That the vendor advises against further use, and what to use instead.
pub(in crate::emit) fn deprecation(docs: &Docs) -> Option<String> {
    let deprecation = docs.deprecated.as_ref()?;
    let advice = match &deprecation.successor {
        Some(successor) => format!("Deprecated: use `{successor}`."),
        None => "Deprecated.".to_owned(),
    };
    Some(joined([Some(advice), deprecation.doc.clone()]))
}

/// The unit of a field's numbers.
pub(in crate::emit) fn unit(field: &Field) -> Option<String> {
    field.unit.as_ref().map(|unit| format!("In {unit}."))
}

/// The documented bounds.
pub(in crate::emit) fn bounds(bounds: &Bounds) -> Option<String> {
    let number = span(bounds.min.as_ref(), bounds.max.as_ref()).map(|span| format!("{span}."));
    let bytes = bounds.max_bytes.map(|max| format!("At most {max} bytes of UTF-8."));
    let items = span(bounds.min_items.as_ref(), bounds.max_items.as_ref()).map(|span| format!("{span} items."));
    Some(joined([number, bytes, items])).filter(|text| !text.is_empty())
}

fn span<T: Display>(min: Option<&T>, max: Option<&T>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) => Some(format!("From {min} to {max}")),
        (Some(min), None) => Some(format!("At least {min}")),
        (None, Some(max)) => Some(format!("At most {max}")),
        (None, None) => None,
    }
}

/// What an item says of itself: its sentence and the further ones.
fn said(docs: &Docs) -> Option<String> {
    let all = std::iter::once(&docs.text).chain(&docs.details);
    let present: Vec<&str> = all.map(String::as_str).filter(|sentence| !sentence.is_empty()).collect();
    Some(present.join(" "))
}

/// Names as code: "`a`, `b` and `c`".
pub(in crate::emit) fn codes(names: &[String]) -> String {
    enumerated(names.iter().map(|name| format!("`{name}`")).collect())
}

fn enumerated(parts: Vec<String>) -> String {
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{} and {last}", rest.join(", "))
        }
        _ => parts.concat(),
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let present: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    present.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TypeKind;
    use crate::testing;

    #[test]
    fn details_follow_the_summary() {
        let field = "{type: int32, doc: Id of the call., details: [It never changes., Keep it.], unit: seconds}";
        let schema = format!("types:\n  Call: {{doc: A call., fields: [{{Id: {field}}}]}}\n")
            + "events:\n  Called: {doc: A call., fields: [{call: {type: Call, optional: true, doc: The call.}}]}\n";
        let vendor = testing::vendor(testing::VENDOR, &schema.replace("unit: seconds", "unit: seconds, example: 1"));
        let TypeKind::Object(call) = &vendor.type_def("Call").unwrap().kind else { panic!("an object") };
        assert_eq!(super::field(&call.fields[0]), "Id of the call. It never changes. Keep it. In seconds.");
    }

    #[test]
    fn a_value_comes_with_its_text_and_the_units_of_its_variables() {
        let schema = "types:
  Leave:
    doc: A message.
    enum: string
    values:
      left:
        doc: Somebody left.
        published: false
        text: \"%who% left after %time% minutes\"
        variables: [who: {doc: Who left.}, time: {unit: minutes}]
";
        let vendor = testing::vendor(testing::VENDOR, schema);
        let TypeKind::Enum(leave) = &vendor.type_def("Leave").unwrap().kind else { panic!("an enum") };
        assert_eq!(
            enum_value(&leave.values[0]),
            "`left`: Somebody left. Text: `%who% left after %time% minutes`. With `who` (Who left) and `time` (in \
             minutes). Not in the vendor's published list."
        );
    }
}

//! Small checks that several stages of resolving share.

use serde_json::Number;

use super::context::texts;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{Bounds, Field, Scalar, Shape};
use crate::syntax::Spanned;

/// A wire name that nothing can be generated under.
pub(super) fn wire_name(name: &Spanned<String>, what: &str, diagnostics: &mut Diagnostics) {
    let wrong = if name.value.is_empty() {
        "is empty"
    } else if name.value.len() > 200 {
        "is longer than 200 bytes"
    } else {
        return;
    };
    let message = format!("the name of this {what} {wrong}");
    diagnostics.push(Diagnostic::new(&rules::BAD_WIRE_NAME, name.span, message));
}

/// A name that no HTTP header can have.
pub(super) fn header_name(name: &Spanned<String>, diagnostics: &mut Diagnostics) {
    wire_name(name, "HTTP header", diagnostics);
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if let Some(wrong) = name.value.chars().find(|c| !is_token(*c)) {
        let message = format!("the name of an HTTP header cannot have `{wrong}`");
        let help = "HTTP allows ASCII letters, digits, and `` !#$%&'*+-.^_`|~ ``";
        diagnostics.push(Diagnostic::new(&rules::BAD_WIRE_NAME, name.span, message).help(help));
    }
}

/// Groups of field names, each of which must be there.
pub(super) fn groups(
    groups: &[Vec<Spanned<String>>],
    fields: &[Field],
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<String>> {
    for name in groups.iter().flatten() {
        member(name, fields, diagnostics);
    }
    groups.iter().map(|group| texts(group)).collect()
}

/// A name that must be one of these fields'.
pub(super) fn member(name: &Spanned<String>, fields: &[Field], diagnostics: &mut Diagnostics) {
    if !fields.iter().any(|field| field.name == name.value) {
        let message = format!("there is no field `{}` here", name.value.escape_debug());
        let known = fields.iter().map(|field| field.name.as_str());
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_MEMBER, name.span, message);
        diagnostics.push_unknown(diagnostic, &name.value, known, "fields");
    }
}

/// Bounds that do not fit the type, or that no value can meet.
pub(super) fn bounds(bounds: &Bounds, shape: &Shape, at: crate::source::Span, diagnostics: &mut Diagnostics) {
    let number = match shape {
        Shape::Scalar(scalar) => Some(*scalar).filter(|scalar| scalar.is_number()),
        _ => None,
    };
    let text = matches!(shape, Shape::Scalar(Scalar::String | Scalar::Uri | Scalar::Text(_)));
    let list = matches!(shape, Shape::List(_));
    let mut wrong = Vec::new();
    if let Some((least, greatest)) = number.and_then(Scalar::integers) {
        let range = i128::from(least)..=i128::from(greatest);
        let fits = |bound: &Number| number_as_integer(bound).is_some_and(|bound| range.contains(&bound));
        if let Some(bound) = [&bounds.min, &bounds.max].into_iter().flatten().find(|bound| !fits(bound)) {
            let message =
                format!("`{bound}` is no bound of this type: its values are integers from {least} to {greatest}");
            diagnostics.push(Diagnostic::new(&rules::BAD_BOUNDS, at, message));
        }
    }
    if number.is_none() && (bounds.min.is_some() || bounds.max.is_some()) {
        wrong.push("`min` and `max` are for numbers");
    }
    if !text && bounds.max_bytes.is_some() {
        wrong.push("`max_bytes` is for strings");
    }
    if !list && (bounds.min_items.is_some() || bounds.max_items.is_some()) {
        wrong.push("`min_items` and `max_items` are for lists");
    }
    if let (Some(min), Some(max)) = (&bounds.min, &bounds.max)
        && is_above(min, max)
    {
        wrong.push("`min` is above `max`");
    }
    if let (Some(min), Some(max)) = (bounds.min_items, bounds.max_items)
        && min > max
    {
        wrong.push("`min_items` is above `max_items`");
    }
    for message in wrong {
        diagnostics.push(Diagnostic::new(&rules::BAD_BOUNDS, at, message));
    }
}

fn number_as_integer(number: &Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

/// Large integers differ where the same numbers as floats do not.
fn is_above(left: &Number, right: &Number) -> bool {
    match (number_as_integer(left), number_as_integer(right)) {
        (Some(left), Some(right)) => left > right,
        _ => left.as_f64() > right.as_f64(),
    }
}

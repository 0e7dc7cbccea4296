//! Small checks that several stages of resolving share.

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{Bounds, Field, Scalar, Shape};
use crate::syntax::{List, Spanned};

/// A wire name that nothing can be generated under.
pub(super) fn wire_name(name: &Spanned<String>, what: &str, diagnostics: &mut Diagnostics) {
    let wrong = if name.value.is_empty() {
        "is empty"
    } else if name.value.chars().any(char::is_control) {
        "has a control character"
    } else if name.value.len() > 200 {
        "is longer than 200 bytes"
    } else {
        return;
    };
    let message = format!("the name of this {what} {wrong}");
    diagnostics.push(Diagnostic::new(&rules::BAD_WIRE_NAME, name.span, message));
}

/// Groups of field names, each of which must be there.
pub(super) fn groups(
    groups: &List<List<Spanned<String>>>,
    fields: &[Field],
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<String>> {
    for name in groups.0.iter().flat_map(|group| &group.0) {
        member(name, fields, diagnostics);
    }
    groups.0.iter().map(|group| group.0.iter().map(|name| name.value.clone()).collect()).collect()
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
    let number = matches!(
        shape,
        Shape::Scalar(Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::Float64 | Scalar::UnixSeconds)
    );
    let text = matches!(shape, Shape::Scalar(Scalar::String | Scalar::Uri));
    let list = matches!(shape, Shape::List(_));
    let mut wrong = Vec::new();
    if !number && (bounds.min.is_some() || bounds.max.is_some()) {
        wrong.push("`min` and `max` are for numbers");
    }
    if !text && bounds.max_bytes.is_some() {
        wrong.push("`max_bytes` is for texts");
    }
    if !list && (bounds.min_items.is_some() || bounds.max_items.is_some()) {
        wrong.push("`min_items` and `max_items` are for lists");
    }
    let as_f64 = |number: &Option<serde_json::Number>| number.as_ref().and_then(serde_json::Number::as_f64);
    if let (Some(min), Some(max)) = (as_f64(&bounds.min), as_f64(&bounds.max))
        && min > max
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

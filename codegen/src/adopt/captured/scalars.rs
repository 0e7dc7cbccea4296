//! Types of values that are neither objects nor lists.

use crate::evidence::captured::{Form, Kind, Strings, Values};
use crate::model::Scalar;

/// How many different strings must agree before their form is their type.
const AGREE: usize = 3;

/// The type of values, of which none is an object or a list.
pub(super) fn ty(values: &Values) -> Scalar {
    let kinds: Vec<Kind> =
        Kind::ALL.into_iter().filter(|kind| *kind != Kind::Null && values.of(*kind).count > 0).collect();
    let exact =
        values.integers.as_ref().is_none_or(|it| [it.min, it.max].iter().all(|it| i64::try_from(it.value.0).is_ok()));
    match kinds.as_slice() {
        [Kind::Bool] => Scalar::Bool,
        [Kind::Integer] if exact => Scalar::Int64,
        [Kind::Number] | [Kind::Integer, Kind::Number] => Scalar::Float64,
        [Kind::Integer, Kind::String] if exact => Scalar::IntegerOrString,
        [Kind::String] => values.strings.as_ref().map_or(Scalar::String, |strings| string(strings, values)),
        _ => Scalar::Any,
    }
}

fn string(strings: &Strings, values: &Values) -> Scalar {
    let distinct = &values.distinct;
    if !distinct.more && distinct.entries().len() < AGREE {
        return Scalar::String;
    }
    let all = |forms: &[Form]| strings.other_than(forms).is_never();
    match () {
        () if all(&[Form::Guid]) => Scalar::Guid,
        () if all(&[Form::Date]) => Scalar::Date,
        () if all(&[Form::DateTime]) => Scalar::DateTime,
        () if all(&[Form::DateTime, Form::LocalDateTime]) => Scalar::DateTimeOptionalOffset,
        () if all(&[Form::Uri]) => Scalar::Uri,
        () => Scalar::String,
    }
}

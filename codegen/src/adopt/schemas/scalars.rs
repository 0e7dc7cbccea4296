//! Scalars and bounds from what JSON Schema says of values.

use serde_json::Number;

use crate::evidence::BoundsEvidence;
use crate::evidence::json_schema::{View, scalar_of_pattern};
use crate::model::{Scalar, Shape};

/// The narrowest integer that the bounds or the format name; `int64` if they name none.
pub(super) fn integer(view: &View<'_>) -> Scalar {
    let limits = (view.min.and_then(Number::as_i64), view.max.and_then(Number::as_i64));
    let range = |scalar: Scalar| scalar.integers().is_some_and(|(least, most)| limits == (Some(least), Some(most)));
    match view.format {
        Some("int32") => Scalar::Int32,
        _ => [Scalar::Int16, Scalar::Int32].into_iter().find(|scalar| range(*scalar)).unwrap_or(Scalar::Int64),
    }
}

pub(super) fn text(view: &View<'_>) -> Scalar {
    match view.format {
        Some("uuid") => Scalar::Guid,
        Some("date") => Scalar::Date,
        Some("date-time") => Scalar::DateTime,
        Some("uri" | "iri") => Scalar::Uri,
        _ => view.pattern.and_then(scalar_of_pattern).unwrap_or(Scalar::String),
    }
}

/// The bounds that are said, but for the range of an integer's type.
pub(super) fn bounds(view: &View<'_>, shape: &Shape<String>) -> BoundsEvidence {
    let range = match shape {
        Shape::Scalar(scalar) => scalar.integers(),
        _ => None,
    };
    let (least, most) = range.unzip();
    let limit = |number: Option<&Number>, default: Option<i64>| {
        let limit = number.and_then(Number::as_f64);
        limit.filter(|limit| default.map(|default| default as f64) != Some(*limit))
    };
    let is_number = matches!(shape, Shape::Scalar(scalar) if scalar.integers().is_some() || *scalar == Scalar::Float64);
    let is_list = matches!(shape, Shape::List(_));
    BoundsEvidence {
        min: limit(view.min, least).filter(|_| is_number),
        max: limit(view.max, most).filter(|_| is_number),
        max_bytes: None,
        min_items: view.min_items.and_then(Number::as_u64).filter(|_| is_list),
        max_items: view.max_items.and_then(Number::as_u64).filter(|_| is_list),
    }
}

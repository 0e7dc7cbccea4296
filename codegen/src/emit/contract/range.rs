//! The range of numbers.

use serde_json::Number;

use crate::model::{Bounds, Scalar};

/// The least and the greatest number that is allowed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::emit) struct Range {
    /// The least number.
    pub(in crate::emit) min: Option<Number>,
    /// The greatest number.
    pub(in crate::emit) max: Option<Number>,
}

impl Range {
    /// What the documents and the width of the type say, the tighter of the two.
    pub(in crate::emit) fn of(scalar: Scalar, bounds: &Bounds) -> Range {
        let width = width(scalar);
        let looser_min = |number: f64, least: f64| number < least;
        let looser_max = |number: f64, greatest: f64| number > greatest;
        Range {
            min: tighter(bounds.min.as_ref(), width.map(|(least, _)| least), looser_min),
            max: tighter(bounds.max.as_ref(), width.map(|(_, greatest)| greatest), looser_max),
        }
    }
}

/// The least and the greatest integer of a type, where the schemas state them.
fn width(scalar: Scalar) -> Option<(i32, i32)> {
    match scalar {
        Scalar::Int16 => Some((i16::MIN.into(), i16::MAX.into())),
        Scalar::Int32 => Some((i32::MIN, i32::MAX)),
        _ => None,
    }
}

fn tighter(documented: Option<&Number>, width: Option<i32>, is_looser: impl Fn(f64, f64) -> bool) -> Option<Number> {
    let Some(number) = documented else {
        return width.map(Number::from);
    };
    match (number.as_f64(), width) {
        (Some(float), Some(width)) if is_looser(float, width.into()) => Some(Number::from(width)),
        _ => Some(number.clone()),
    }
}

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
    /// What the enforced bounds and the width of the type say, the tighter of the two.
    pub(in crate::emit) fn of(scalar: Scalar, bounds: &Bounds) -> Range {
        let width = scalar.integers();
        let looser_min = |number: f64, least: i64| number < least as f64;
        let looser_max = |number: f64, greatest: i64| number > greatest as f64;
        Range {
            min: tighter(bounds.min.as_ref(), width.map(|(least, _)| least), looser_min),
            max: tighter(bounds.max.as_ref(), width.map(|(_, greatest)| greatest), looser_max),
        }
    }
}

fn tighter(documented: Option<&Number>, width: Option<i64>, is_looser: impl Fn(f64, i64) -> bool) -> Option<Number> {
    let Some(number) = documented else {
        return width.map(Number::from);
    };
    match (number.as_f64(), width) {
        (Some(float), Some(width)) if is_looser(float, width) => Some(Number::from(width)),
        _ => Some(number.clone()),
    }
}

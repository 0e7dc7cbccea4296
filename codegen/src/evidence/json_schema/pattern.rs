//! Patterns that say what a format could say.

use regex::Regex;

use crate::model::Scalar;

/// Texts that a pattern of GUIDs and times takes or not.
const GUID: &str = "9cae633f-68d0-4315-8b9a-b83c7673d8dc";
const OFFSET: &str = "2026-03-14T09:26:53Z";
const LOCAL: &str = "2026-03-14T09:26:53";
const DAY: &str = "2026-03-14";
/// What no pattern of these takes.
const OTHERS: [&str; 4] = ["", "text", "2026", "9cae633f"];

/// The type of the texts that a pattern takes, if it is one of GUIDs, dates or times; found out by
/// trying.
pub(crate) fn scalar_of_pattern(pattern: &str) -> Option<Scalar> {
    let pattern = Regex::new(pattern).ok().filter(|pattern| !OTHERS.iter().any(|text| pattern.is_match(text)))?;
    let [guid, offset, local, day] = [GUID, OFFSET, LOCAL, DAY].map(|text| pattern.is_match(text));
    match (guid, offset, local, day) {
        (true, false, false, false) => Some(Scalar::Guid),
        (false, true, false, false) => Some(Scalar::DateTime),
        (false, true, true, false) => Some(Scalar::DateTimeOptionalOffset),
        (false, false, false, true) => Some(Scalar::Date),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_known_by_what_it_takes() {
        for (pattern, scalar) in [
            ("^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$", Some(Scalar::Guid)),
            ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", Some(Scalar::DateTime)),
            ("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(Z|[+-][0-9:]{5})?$", Some(Scalar::DateTimeOptionalOffset)),
            ("^\\d{4}-\\d{2}-\\d{2}$", Some(Scalar::Date)),
            ("^\\d{4}-\\d{2}-\\d{2}", None),
            ("^.{20,40}$", None),
            ("", None),
            ("(?=x)", None),
        ] {
            assert_eq!(scalar_of_pattern(pattern), scalar, "{pattern}");
        }
    }
}

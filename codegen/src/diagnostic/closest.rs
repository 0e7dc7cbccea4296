//! "Did you mean": the known name that is closest to a wrong one.

/// The longest name that is looked at, in bytes.
const MAX_LENGTH: usize = 256;

/// The known name that is closest to a wrong one, if it is close enough to propose.
pub fn closest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The time that a comparison takes grows with the length, and a name that long is not mistyped.
    if wrong.len() > MAX_LENGTH {
        return None;
    }
    let folded = fold(wrong);
    let length = folded.chars().count();
    let allowed = (length / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|name| (fold(name), name))
        // Each character more or less is a change: most names need no comparison.
        .filter(|(known, _)| known.chars().count().abs_diff(length) <= allowed)
        .map(|(known, name)| (strsim::damerau_levenshtein(&folded, &known), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by(|a, b| a.cmp(b))
        .map(|(_, name)| name)
}

/// Letters and digits in lower case: `MaxBytes`, `max-bytes` and `max_bytes` are one.
fn fold(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn proposes_what_is_close_and_nothing_else() {
        assert_eq!(closest("guidd", ["guid", "string"]), Some("guid"));
        assert_eq!(closest("date_time", ["date", "date-time"]), Some("date-time"));
        assert_eq!(closest("zebra", ["guid", "string"]), None);
        // Two characters less, or more, and one that is another.
        assert_eq!(closest("abcdefgh", ["xbcdef", "string"]), None);
        assert_eq!(closest("abcdefgh", ["abcdef", "string"]), Some("abcdef"));
        assert_eq!(closest("abcdef", ["abcdefgh", "string"]), Some("abcdefgh"));
    }
}

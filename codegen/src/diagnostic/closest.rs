//! "Did you mean": the known name that is closest to a wrong one.

/// The longest name that is looked at, in bytes.
const MAX_LENGTH: usize = 256;

/// The known name that is closest to a wrong one, if it is close enough to propose.
pub fn closest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The time that a comparison takes grows with the length, and nobody mistypes that much.
    if wrong.len() > MAX_LENGTH {
        return None;
    }
    let folded = fold(wrong);
    let allowed = (folded.chars().count() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&folded, &fold(name)), name))
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
    }
}

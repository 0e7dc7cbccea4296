//! What the lints of texts share.

/// Whether a text was left for later.
pub(super) fn is_todo(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix("TODO");
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The words of a text or a name in small letters: `UserName`, `user_name` and `user name` have
/// the same two.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut last = ' ';
    for c in text.chars() {
        let starts = c.is_uppercase() && last.is_lowercase();
        if starts || !(c.is_alphanumeric() || c == '\'') {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric() || c == '\'') {
            word.extend(c.to_lowercase());
        }
        last = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_fall_into_words() {
        assert_eq!(words("UserName"), ["user", "name"]);
        assert_eq!(words("user_name-2"), ["user", "name", "2"]);
        assert_eq!(words("The queue's name."), ["the", "queue's", "name"]);
        assert_eq!(words("CLI"), ["cli"]);
    }

    #[test]
    fn a_todo_is_a_word_of_its_own() {
        assert!(is_todo("TODO: say what it is") && is_todo("TODO"));
        assert!(!is_todo("TODOs of the user.") && !is_todo("The user's TODO."));
    }
}

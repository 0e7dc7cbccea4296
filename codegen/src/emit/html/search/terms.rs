//! Terms: what a text is found by.

use std::collections::BTreeSet;

/// Longest term.
const LONGEST: usize = 48;

/// How many words of a name are joined, at most.
const MOST_JOINED: usize = 8;

/// The words of a text, in lower case. A name in it is found by its words, too.
pub(super) fn text_terms(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).flat_map(|piece| joined(&words(piece))).collect()
}

/// The words of a name, whatever separates them, and what they make together from each on:
/// `UserWrapUp` is found by `wrap`, by `wrapup` and by `userwrapup`.
pub(super) fn identifier_terms(name: &str) -> BTreeSet<String> {
    let words: Vec<String> = name.split(|c: char| !c.is_alphanumeric()).flat_map(words).collect();
    joined(&words)
}

fn joined(words: &[String]) -> BTreeSet<String> {
    let from = |start: usize| words.iter().skip(start).take(MOST_JOINED).map(String::as_str).collect::<String>();
    let cut = |term: String| term.chars().take(LONGEST).collect::<String>();
    let joined = (0..words.len()).map(|start| cut(from(start)));
    words.iter().cloned().map(cut).chain(joined).filter(|term| !term.is_empty()).collect()
}

/// `userID2` is `user`, `id2`: a word begins at an upper-case letter after a lower-case one, and
/// at the last of several before a lower-case one.
fn words(piece: &str) -> Vec<String> {
    let chars: Vec<char> = piece.chars().collect();
    let mut words = vec![String::new()];
    for (index, c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| chars.get(before));
        let after = chars.get(index + 1);
        let begins = c.is_uppercase()
            && before.is_some_and(|before| !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase()));
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{identifier_terms, text_terms, words};

    #[test]
    fn names_are_split_into_words() {
        for (name, expected) in [
            ("UserWrapUp", &["user", "wrap", "up"][..]),
            ("MessageTTLSeconds", &["message", "ttl", "seconds"]),
            ("userID2", &["user", "id2"]),
            ("already", &["already"]),
            ("", &[]),
        ] {
            assert_eq!(words(name), expected, "{name}");
        }
    }

    #[test]
    fn a_name_is_found_from_each_word_on() {
        let terms: Vec<String> = identifier_terms("task.wrap_up").into_iter().collect();
        assert_eq!(terms, ["task", "taskwrapup", "up", "wrap", "wrapup"]);
        let terms: Vec<String> = text_terms("The `CallId`, of it.").into_iter().collect();
        assert_eq!(terms, ["call", "callid", "id", "it", "of", "the"]);
    }
}

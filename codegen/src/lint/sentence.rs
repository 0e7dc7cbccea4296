//! HW0102: a `doc` is one sentence, and so is each of its `details`.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};

use super::Linted;
use super::prose::is_todo;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0102",
    "A `doc` is one sentence, and so is each of its `details`.",
    "It starts the item's docs in Rust, in JSON Schema and in editors, which show only the first line. \
     A capital letter, one sentence, a full stop; further sentences go into `details`, and doubts about the \
     vendor's document into a `note`.",
    r#"
# bad: demo/events.yaml
events:
  ping: {doc: A sign of life. It comes every minute., fields: []}
# good: demo/events.yaml
events:
  ping: {doc: "A sign of life, which comes every minute.", fields: []}
"#,
);

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    for item in &linted.items {
        for (key, text, span) in item.sentences().filter(|(_, text, _)| !is_todo(text)) {
            if let Some((wrong, help)) = fault(text) {
                let part = if key == "`details`" { "a sentence in the `details`" } else { "the `doc`" };
                let message = format!("{part} of {} {wrong}", item.describe());
                diagnostics.push(Diagnostic::new(&RULE, span, message).help(help));
            }
        }
    }
}

/// In what way a text is not one sentence, and what to do about it.
fn fault(text: &str) -> Option<(&'static str, &'static str)> {
    if !text.ends_with(['.', '!', '?']) {
        return Some(("does not end with a full stop", "write one whole sentence"));
    }
    if text.starts_with(char::is_lowercase) {
        return Some(("starts with a lowercase letter", "start with a capital letter, or put a name in backticks"));
    }
    ends_within(text)
        .then_some(("is more than one sentence", "keep the first; the others are entries of `details`, or a `note`"))
}

/// Whether a sentence ends before the text does: at a full stop, a space and a capital letter,
/// unless the stop belongs to an abbreviation such as `e.g.` or to an initial.
fn ends_within(text: &str) -> bool {
    text.match_indices(['.', '!', '?']).any(|(at, stop)| {
        let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + stop.len()..).unwrap_or_default());
        let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let abbreviation = stop == "." && (word.contains('.') || word.chars().count() == 1);
        let next = behind.trim_start();
        !abbreviation && next.len() < behind.len() && next.starts_with(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn one_sentence_is_right() {
        for text in ["A user.", "When it happened, e.g. Monday.", "Version 1.2 of it.", "`id` of the call.", "7 days."]
        {
            assert!(fault(text).is_none(), "{text}");
        }
    }

    #[test]
    fn all_else_is_not() {
        for (text, wrong) in [
            ("A user", "does not end with a full stop"),
            ("a user.", "starts with a lowercase letter"),
            ("A user. An agent.", "is more than one sentence"),
            ("Who? Nobody.", "is more than one sentence"),
        ] {
            assert_eq!(fault(text).map(|(wrong, _)| wrong), Some(wrong), "{text}");
        }
    }
}

//! HW0103: a `doc` says more than the name.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};

use super::Linted;
use super::prose::words;

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0103",
    "A `doc` says more than the name.",
    "Readers of the docs have read the name already.",
    r#"
# bad: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields:
      - UserName: {type: string, doc: The user name., example: ann}
# good: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields:
      - UserName: {type: string, doc: What the user signs in with., example: ann}
"#,
);

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    for item in &linted.items {
        let Some((text, span)) = item.text().filter(|(text, _)| repeats(text, &item.name.value)) else { continue };
        let message = format!("`{text}` says no more than the name of {}", item.describe());
        let diagnostic = Diagnostic::new(&RULE, span, message);
        diagnostics.push(diagnostic.help("say whose it is, what it is for, or when it is there"));
    }
}

/// Whether a text has just the words of a name. How they hang together (`The queue's name.`) is
/// worth saying.
fn repeats(text: &str, name: &str) -> bool {
    let is_filler = |word: &String| ["a", "an", "the", "this"].contains(&word.as_str());
    let said: Vec<String> = words(text).into_iter().filter(|word| !is_filler(word)).collect();
    said == words(name)
}

#[cfg(test)]
mod tests {
    use super::repeats;

    #[test]
    fn only_the_very_words_are_a_repetition() {
        assert!(repeats("The user name.", "UserName") && repeats("Value.", "value"));
        assert!(!repeats("The user's name.", "UserName") && !repeats("Name of the user.", "UserName"));
    }
}

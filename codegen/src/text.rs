//! Characters that change what a reader sees, or where a line ends: which they are, and how they
//! are shown.

use std::borrow::Cow;

/// Whether some reader takes the character for the end of a line. YAML, Rust, JavaScript and
/// terminals do not agree.
pub(crate) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether the character turns the direction of the text around it.
pub(crate) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether the character is none that a reader sees as it is.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control() || ends_line(c) || turns_direction(c)
}

/// The text with each hidden character as its number, so that what is there can be seen.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    shown(text, is_hidden)
}

/// The same for a text of several lines: line feeds stay.
pub(crate) fn visible_lines(text: &str) -> Cow<'_, str> {
    shown(text, |c| c != '\n' && is_hidden(c))
}

fn shown(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let show = |c: char| if hidden(c) { name(c) } else { c.to_string() };
    Cow::Owned(text.chars().map(show).collect())
}

/// A character by its number, such as `U+000A`.
pub(crate) fn name(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_lines};

    #[test]
    fn what_is_hidden_is_shown_and_nothing_else() {
        assert_eq!(visible("a\nb\r\u{0}\u{1b}\u{85}\u{2028}"), "aU+000AbU+000DU+0000U+001BU+0085U+2028");
        assert_eq!(visible("\u{202e}x\u{2066}\u{200f}\u{61c}"), "U+202ExU+2066U+200FU+061C");
        assert_eq!(visible("Zoë 日本 עברית 😀 `*/`"), "Zoë 日本 עברית 😀 `*/`");
        assert_eq!(visible_lines("a\nb\r\n"), "a\nbU+000D\n");
    }
}

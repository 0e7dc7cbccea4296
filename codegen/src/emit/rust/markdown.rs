//! What doc comments of Rust are written in: the one place that turns strings of schemas into
//! Markdown.
//!
//! Only our own words become Markdown as they are. Whatever comes from a schema, a path or a
//! setting goes through a function that escapes it; there is no other way to a [`Markdown`].

use percent_encoding::{AsciiSet, utf8_percent_encode};

use crate::text::visible;

/// What is escaped in a link: all but what an address is made of.
const NOT_IN_LINKS: &AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Markdown of a doc comment. It shows strings of schemas as they are written there, and nothing
/// else comes of them: no link, no tag, no block of code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Markdown(String);

impl Markdown {
    /// Prose of a schema. In a pair of backticks on one line is code; all else is text.
    pub(super) fn prose(text: &str) -> Markdown {
        Markdown(text.lines().map(escape_line).collect::<Vec<_>>().join("\n"))
    }

    /// A name or a value, as code.
    pub(super) fn code(name: &str) -> Markdown {
        Markdown(format!("`{}`", visible(&name.replace('`', "'"))))
    }

    /// An address, as a link.
    pub(super) fn link(address: &str) -> Markdown {
        Markdown(format!("<{}>", utf8_percent_encode(address, NOT_IN_LINKS)))
    }

    /// Several parts with our own words between each two.
    pub(super) fn joined(parts: impl IntoIterator<Item = Markdown>, between: &'static str) -> Markdown {
        Markdown(parts.into_iter().map(|part| part.0).collect::<Vec<_>>().join(between))
    }

    /// Whether there is nothing to read.
    pub(super) fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The lines as they stand in a comment: without blank ones, and without what no reader sees.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let lines = self.0.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| format!(" {}", visible(line)))
    }
}

/// Our own words.
impl From<&'static str> for Markdown {
    fn from(words: &'static str) -> Self {
        Markdown(words.to_owned())
    }
}

impl<T: Into<Markdown>> std::ops::Add<T> for Markdown {
    type Output = Markdown;

    fn add(self, more: T) -> Markdown {
        Markdown(self.0 + &more.into().0)
    }
}

/// Begins Markdown with our own words.
pub(super) fn md(words: &'static str) -> Markdown {
    Markdown::from(words)
}

fn escape_line(line: &str) -> String {
    let balanced = line.matches('`').count().is_multiple_of(2) && !line.contains("``");
    let mut escaped = String::new();
    let mut in_code = false;
    for c in line.chars() {
        match c {
            '`' if balanced => in_code = !in_code,
            '`' | '<' | '>' | '[' | ']' | '*' | '#' | '~' | '\\' if !in_code => escaped.push('\\'),
            '_' if !in_code => escaped.push('\\'),
            _ => {}
        }
        escaped.push(if c == '\t' { ' ' } else { c });
    }
    // A bare address would be taken for one that wants angle brackets.
    escaped.replace("://", ":\\//")
}

#[cfg(test)]
mod tests {
    use super::{Markdown, md};

    #[test]
    fn strings_show_as_they_are_written() {
        let shown = |markdown: Markdown| markdown.lines().collect::<Vec<_>>();
        assert_eq!(shown(Markdown::prose("A `b*` [c] *d*\r\n\n  `e")), [" A `b*` \\[c\\] \\*d\\*", " \\`e"]);
        assert_eq!(shown(Markdown::prose("# a ~b~ <c> > \\ _d_")), [" \\# a \\~b\\~ \\<c\\> \\> \\\\ \\_d\\_"]);
        assert_eq!(shown(Markdown::prose("a\rb\u{2028}c\u{202e}d\te")), [" aU+000DbU+2028cU+202Ed e"]);
        assert_eq!(shown(Markdown::code("a`b\nc")), [" `a'bU+000Ac`"]);
        assert_eq!(shown(Markdown::link("https://x/>\n<")), [" <https://x/%3E%0A%3C>"]);
        let names = Markdown::joined(["a", "b"].map(Markdown::code), ", ");
        assert_eq!(shown(md("Of ") + names + "."), [" Of `a`, `b`."]);
    }
}

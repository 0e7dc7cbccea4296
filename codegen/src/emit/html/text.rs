//! Texts of schemas in HTML: the one place that writes them. What no reader sees, such as marks
//! that turn the direction of text, is shown by its number.

use maud::{Markup, Render, html};

use crate::text::{visible, visible_lines};

/// A name, a value, or a short text of ours or of the schemas, on one line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'a>(pub(super) &'a str);

impl Render for Text<'_> {
    fn render_to(&self, buffer: &mut String) {
        visible(self.0).as_ref().render_to(buffer);
    }
}

/// A text of several lines, such as JSON.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'a>(pub(super) &'a str);

impl Render for Lines<'_> {
    fn render_to(&self, buffer: &mut String) {
        visible_lines(self.0).as_ref().render_to(buffer);
    }
}

/// A name or a value, as code.
pub(super) fn code(text: &str) -> Markup {
    html! { code { (Text(text)) } }
}

/// Prose of a schema: in a pair of backticks on one line is code, all else is text.
pub(super) fn prose(text: &str) -> Markup {
    html! {
        @for (index, line) in text.lines().enumerate() {
            @if index > 0 { " " }
            (prose_line(line))
        }
    }
}

fn prose_line(line: &str) -> Markup {
    let balanced = line.matches('`').count().is_multiple_of(2) && !line.contains("``");
    if !balanced {
        return html! { (Text(line)) };
    }
    html! {
        @for (index, piece) in line.split('`').enumerate() {
            @if index % 2 == 0 { (Text(piece)) } @else { (code(piece)) }
        }
    }
}

/// Several sentences, one an item of a list.
pub(super) fn list(sentences: &[String]) -> Markup {
    html! {
        @if !sentences.is_empty() {
            ul { @for sentence in sentences { li { (prose(sentence)) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{code, prose};

    #[test]
    fn texts_show_as_they_are_written() {
        assert_eq!(prose("A `b<` & <i>c</i>").into_string(), "A <code>b&lt;</code> &amp; &lt;i&gt;c&lt;/i&gt;");
        assert_eq!(prose("one ` tick\nnext").into_string(), "one ` tick next");
        assert_eq!(code("a\u{202e}\"b").into_string(), "<code>aU+202E&quot;b</code>");
    }
}

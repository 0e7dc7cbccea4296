//! Texts of schemas and settings in the files of packages.

use crate::text::visible;

/// A text in Markdown, which shows it as it is: no link, no tag, no code comes of it.
pub(super) fn markdown(text: &str) -> String {
    let escaped = |c: char| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() };
    visible(text).chars().map(escaped).collect()
}

/// A text as a cell of a table.
pub(super) fn cell(text: &str) -> String {
    markdown(text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn markdown_shows_a_text_as_it_is() {
        assert_eq!(markdown("<b>a</b> [x](y) `z` | *"), r"\<b\>a\<\/b\> \[x\]\(y\) \`z\` \| \*");
        assert_eq!(markdown("a\n# b\u{202e}"), r"aU\+000A\# bU\+202E");
    }
}

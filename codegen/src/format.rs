//! The canonical form of a schema file: indentation, spaces, line breaks and quotes. The order of
//! keys is the author's, and so is every comment.

use pretty_yaml::config::{FormatOptions, LanguageOptions, LayoutOptions};
use pretty_yaml::format_text;
use yaml_parser::SyntaxKind;

use crate::yaml::is_document;

/// The width of a line, in characters.
const WIDTH: usize = 100;

/// A YAML text in its canonical form. None comes back if the text cannot be parsed, if anything but
/// its form would change, or if the loader would not take the result.
pub(crate) fn formatted(text: &str) -> Option<String> {
    let options = FormatOptions {
        layout: LayoutOptions { print_width: WIDTH, ..LayoutOptions::default() },
        language: LanguageOptions { trailing_comma: false, brace_spacing: false, ..LanguageOptions::default() },
    };
    let formatted = format_text(text, &options).ok()?;
    // What the formatter promises is checked: the same data, the same comments, and no second change.
    // The loader must take the result: it refuses a `]` that is not indented more than its key.
    let same = data(text)? == data(&formatted)? && comments(text)? == comments(&formatted)? && is_document(&formatted);
    (same && format_text(&formatted, &options).ok()? == formatted).then_some(formatted)
}

/// All data of a text, in its order.
fn data(text: &str) -> Option<String> {
    serde_yaml::to_string(&serde_yaml::from_str::<serde_yaml::Value>(text).ok()?).ok()
}

/// All comments of a text, in their order.
fn comments(text: &str) -> Option<Vec<String>> {
    let tokens = yaml_parser::parse(text).ok()?.descendants_with_tokens().filter_map(|part| part.into_token());
    Some(tokens.filter(|token| token.kind() == SyntaxKind::COMMENT).map(|it| it.text().trim_end().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::formatted;

    #[test]
    fn form_changes_and_nothing_else() {
        let text =
            "# above\nevents:   # beside\n    ping: { doc: 'A sign of life.' , fields: [ id,text ] }\n    # below\n";
        let expected = "# above\nevents: # beside\n  ping: {doc: \"A sign of life.\", fields: [id, text]}\n  # below\n";
        assert_eq!(formatted(text).as_deref(), Some(expected));
        assert_eq!(formatted(expected).as_deref(), Some(expected));
    }

    #[test]
    fn keys_and_comments_keep_their_order_and_texts_their_lines() {
        let text = "b: 1 # one\na: >-\n  folded\n  text\n\n# two\nc: |\n  kept\n    as it is\n";
        assert_eq!(formatted(text).as_deref(), Some(text));
    }

    #[test]
    fn a_form_that_the_loader_refuses_is_not_written() {
        let list = format!("events:\n  ping:\n    details: [\"{}\"]\n", "word ".repeat(19));
        assert!(crate::yaml::is_document(&list));
        assert_eq!(formatted(&list), None);
        let block = list.replace("[", "\n      - ").replace(']', "").replace(" \n", "\n");
        assert_eq!(formatted(&block).as_deref(), Some(block.as_str()));
    }

    #[test]
    fn what_is_no_yaml_stays_as_it_is() {
        assert_eq!(formatted("a: [b\n"), None);
    }
}

//! JSON as it is written everywhere: what a reader does not see is escaped.

use serde::Serialize;

use crate::internal::Checked;
use crate::text::is_hidden;

const UNWRITTEN: &str = "a value cannot be written as JSON";

/// JSON for people: two spaces, and a line feed at the end.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    // Writing to memory fails only for maps whose keys are not strings, and there are none.
    escaped(serde_json::to_string_pretty(value).checked(UNWRITTEN)) + "\n"
}

/// JSON on one line, without an end of line.
pub(crate) fn compact(value: &impl Serialize) -> String {
    escaped(serde_json::to_string(value).checked(UNWRITTEN))
}

/// Escapes the hidden characters that JSON allows in strings as they are. Outside of strings there
/// are none but line feeds.
fn escaped(json: String) -> String {
    let hidden = |c: char| c != '\n' && is_hidden(c);
    if !json.contains(hidden) {
        return json;
    }
    // All hidden characters are of the basic plane, so that one escape is enough.
    let escape = |c: char| if hidden(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    json.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{compact, pretty};

    #[test]
    fn hidden_characters_are_escaped_and_read_back() {
        let hidden = "a\u{202e}\u{2028}\u{85}\u{7f}\u{0}\n\u{200f}é😀";
        let value = json!({ hidden: [hidden] });
        for text in [pretty(&value), compact(&value)] {
            assert!(!text.trim_end().replace('\n', "").contains(crate::text::is_hidden), "{text:?}");
            assert!(text.contains("\\u202e\\u2028\\u0085\\u007f\\u0000\\n\\u200fé😀"), "{text}");
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        }
    }
}

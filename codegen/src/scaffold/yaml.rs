//! Values as YAML, on one line.

use serde_json::Value;

use crate::text::is_hidden;

/// A value: a text as plain as it can be, lists and objects in the form that is JSON too.
pub(crate) fn value(value: &Value) -> String {
    match value {
        Value::String(text) => self::text(text),
        Value::Array(items) => format!("[{}]", joined(items.iter().map(nested))),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{}: {}", quoted(key), nested(value)));
            format!("{{{}}}", joined(entries))
        }
        other => other.to_string(),
    }
}

/// A text, quoted only if it must be.
pub(crate) fn text(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

fn nested(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        other => self::value(other),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// Whether a text means itself without quotes, to every YAML parser.
fn is_plain(text: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || "_./-".contains(c);
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic()) || uuid::Uuid::parse_str(text).is_ok();
    starts
        && text.len() <= 100
        && text.split(' ').all(|part| !part.is_empty() && part.chars().all(word))
        && !reserved.contains(&text.to_ascii_lowercase().as_str())
}

/// A text in double quotes.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // What YAML does not call printable, and what a reader does not see.
            c if is_hidden(c) || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    #[test]
    fn a_parser_reads_back_what_was_meant() {
        let texts = [
            "",
            " ",
            "a b",
            "a  b",
            " a",
            "a ",
            "yes",
            "No",
            "null",
            "~",
            "1e3",
            "0x1f",
            "-",
            "- a",
            "a: b",
            "a #b",
            "#",
            "'",
            "\"",
            "\\",
            "a\nb",
            "\r\n",
            "\t",
            "\u{0}",
            "\u{7f}",
            "\u{85}",
            "\u{2028}",
            "\u{202e}",
            "\u{feff}",
            "😀",
            "ä",
            "+358405550177",
            "2026-03-14",
            "[a]",
            "{a}",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a",
            "|",
            ">",
            "?",
            "a?",
            "<<",
            "9cae633f-68d0-4315-8b9a-b83c7673d8dc",
            "12345678-1234-1234-1234-123456789012",
            "true",
            "a/b.c_d-e",
        ];
        for text in texts {
            let nested = json!({ text: [text, {"b": text}], "n": [1, -2.5, null, true, {}] });
            for value in [Value::from(text), nested] {
                let yaml = format!("k: {}\n", super::value(&value));
                let read: Value = serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{yaml}{error}"));
                assert_eq!(read["k"], value, "{yaml}");
            }
        }
    }
}

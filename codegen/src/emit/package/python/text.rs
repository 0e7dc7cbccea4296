//! Names and texts in Python.

use crate::json::compact;
use crate::text::{visible, visible_lines};

/// The words of Python that are no names.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// A name that Python takes, made of another.
pub(super) fn name(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' };
    let name: String = text.chars().map(plain).collect();
    let digit = if name.starts_with(|c: char| c.is_ascii_digit()) { "_" } else { "" };
    let end = if KEYWORDS.contains(&name.as_str()) { "_" } else { "" };
    format!("{digit}{name}{end}")
}

/// Whether a name can be that of a variable as it is. Names in classes that begin with `_` may be
/// changed.
pub(super) fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && name(text) == text
}

/// A string literal, which JSON's form is in Python too.
pub(super) fn quoted(text: &str) -> String {
    compact(&text)
}

/// A docstring, indented; nothing at all for an empty text.
pub(super) fn docstring(text: &str, indent: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = visible_lines(&text.replace('\t', " ")).replace('\\', "\\\\").replace('"', "\\\"");
    let lines: Vec<&str> = text.lines().collect();
    match lines.as_slice() {
        [line] => format!("{indent}\"\"\"{line}\"\"\"\n"),
        lines => {
            let lines =
                lines.iter().map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") });
            format!("{indent}\"\"\"\n{}\n{indent}\"\"\"\n", lines.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// Comments; nothing at all for an empty text.
pub(super) fn comment(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{indent}# {}\n", visible(line).trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_end_where_they_should() {
        assert_eq!(docstring("", "  "), "");
        assert_eq!(docstring("A \"\"\" b \\", "  "), "  \"\"\"A \\\"\\\"\\\" b \\\\\"\"\"\n");
        assert_eq!(docstring("A\n\nb", ""), "\"\"\"\nA\n\nb\n\"\"\"\n");
        assert_eq!(comment("a\nb\r\u{202e}", " "), " # a\n # bU+000DU+202E\n");
        assert_eq!(quoted("a\"\\\n\u{2028}"), r#""a\"\\\n\u2028""#);
    }

    #[test]
    fn names_are_those_of_python() {
        assert_eq!(["flat-one", "class", "3com", "ok"].map(name), ["flat_one", "class_", "_3com", "ok"]);
        assert!(is_plain("Type") && !is_plain("_x") && !is_plain("from") && !is_plain("a b"));
    }
}

//! Quoting what a body says in messages.

use crate::runtime::json::string;

/// The most characters of a string or number that is quoted.
const LONGEST: usize = 40;
/// The most characters of a quotation, with its escapes.
const LONGEST_ESCAPED: usize = 80;

/// A value of a body as messages call it, from its JSON text: its kind, and itself where it is
/// short. Whatever it holds, it is one line, which quotes at most 80 printable characters.
pub(crate) fn describe(text: &str) -> String {
    match text.as_bytes().first() {
        Some(b'{') => "an object".to_owned(),
        Some(b'[') => "a list".to_owned(),
        Some(b'"') => describe_string(text),
        Some(b't' | b'f') => format!("`{text}`"),
        Some(b'n') => text.to_owned(),
        _ if text.len() <= LONGEST => format!("the number `{text}`"),
        _ => format!("a number of {} characters", text.len()),
    }
}

fn describe_string(text: &str) -> String {
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    // An escape takes at most twelve bytes for a character.
    let quoted = (inner.len() <= LONGEST * 12).then(|| match string::unescape(inner) {
        Some(string) => quoted(&string),
        None => (inner.len() <= LONGEST_ESCAPED).then(|| format!("\"{inner}\"")),
    });
    match quoted.flatten() {
        Some(quoted) => format!("the string {quoted}"),
        None => format!("a string of {} bytes", string::unescape_lossy(inner).len()),
    }
}

/// A string in quotes, with escapes for what does not print; `None` if that is too long.
pub(crate) fn quoted(string: &str) -> Option<String> {
    let text = format!("{:?}", string.get(..LONGEST * 4).unwrap_or(string));
    (string.chars().count() <= LONGEST && text.chars().count() <= LONGEST_ESCAPED + 2).then_some(text)
}

/// The most characters of a name in a path.
const LONGEST_NAME: usize = 40;

/// A name from a body as it is shown in a path: escaped, and cut if it is long.
pub(crate) fn name(name: &str) -> String {
    let mut text = String::new();
    for (count, char) in name.chars().enumerate() {
        if count == LONGEST_NAME {
            text.push('…');
            break;
        }
        match char {
            '"' | '\'' | '\\' => text.push(char),
            _ => text.extend(char.escape_debug()),
        }
    }
    text
}

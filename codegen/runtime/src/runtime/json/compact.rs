//! Dropping white space between tokens.

use std::borrow::Cow;

use crate::runtime::json::string;

/// JSON text without white space outside of strings. The text was checked.
pub(crate) fn compact(text: &str) -> Cow<'_, str> {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r');
    let mut result: Option<String> = None;
    let (mut kept, mut at) = (0, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        if is_space(byte) {
            let result = result.get_or_insert_with(|| String::with_capacity(text.len()));
            result.push_str(text.get(kept..at).unwrap_or_default());
            at += text.as_bytes().get(at..).unwrap_or_default().iter().take_while(|byte| is_space(byte)).count();
            kept = at;
        } else if *byte == b'"' {
            at = string::end(text.as_bytes(), at + 1).unwrap_or(text.len());
        } else {
            at += 1;
        }
    }
    match result {
        Some(mut result) => {
            result.push_str(text.get(kept..).unwrap_or_default());
            Cow::Owned(result)
        }
        None => Cow::Borrowed(text),
    }
}

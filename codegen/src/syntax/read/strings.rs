//! What strings of the dialect may hold. Data, such as examples, may hold anything that JSON can.

use crate::diagnostic::{Diagnostic, rules};
use crate::source::Span;
use crate::text::{ends_line, is_hidden, name, turns_direction};
use crate::yaml::Entry;

/// How many lines a string may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    One,
    Several,
}

impl Lines {
    /// Of a string below a key of an item.
    pub(super) fn below(key: &str) -> Lines {
        if ["doc", "note"].contains(&key) { Lines::Several } else { Lines::One }
    }
}

/// What is wrong with a string that stands at a place, if anything is.
pub(super) fn check(text: &str, span: Span, lines: Lines) -> Option<Diagnostic> {
    let several = lines == Lines::Several;
    let mut rest = text.chars().peekable();
    let mut next = move || {
        let c = rest.next()?;
        let allowed = several && (matches!(c, '\n' | '\t') || (c == '\r' && rest.peek() == Some(&'\n')));
        Some((c, allowed))
    };
    let wrong = std::iter::from_fn(&mut next).find(|(c, allowed)| !allowed && is_hidden(*c))?.0;
    let (fault, help) = match wrong {
        _ if turns_direction(wrong) => ("which turns the direction of text", "remove it: readers do not see it"),
        _ if ends_line(wrong) && lines == Lines::One => {
            ("which breaks the line", "write one line; `>-` in front of a string joins its lines")
        }
        _ if ends_line(wrong) => ("which breaks the line for some programs only", "break the line with `\\n`"),
        '\t' => ("which is a tab", "write a space"),
        _ => ("which is a control character", "remove it"),
    };
    let message = format!("this string has the character {}, {fault}", name(wrong));
    Some(Diagnostic::new(&rules::HIDDEN_CHARACTER, span, message).help(help))
}

/// What is wrong with the name of a file or a directory at a path, if anything is.
pub(crate) fn check_file_name(file: &str, path: &str) -> Option<Diagnostic> {
    let wrong = file.chars().find(|c| is_hidden(*c))?;
    let message = format!("the name of `{path}` has the character {}", name(wrong));
    let help = "rename it: no name of a schema file or directory has line breaks or other hidden characters";
    Some(Diagnostic::without_place(&rules::HIDDEN_CHARACTER, message).help(help))
}

/// A key of data that is no string: JSON has no other.
pub(super) fn no_json_key(entry: &Entry) -> Diagnostic {
    let message = "a key of a JSON object is a string, and this one is not";
    Diagnostic::new(&rules::WRONG_VALUE, entry.key_span, message).help("put it in quotes")
}

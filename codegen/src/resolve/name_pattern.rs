//! Names that one event covers: `star.*`, and patterns such as `v2.users.{id:guid}.presence`.

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::LoadedFile;
use crate::model::{NamePattern, NamePiece};
use crate::source::Span;
use crate::syntax::{EventSyntax, Spanned};

/// What ends the name of an event that covers all values of the last part.
const ANY: &str = "*";

/// What separates the values of a name.
const SEPARATORS: [char; 3] = ['.', '/', ':'];

/// The names that an event covers, where these are several. What is wrong with its `match` is reported
/// by [`check`].
pub(super) fn of_event(name: &str, event: &EventSyntax, join: &str) -> Option<NamePattern> {
    match &event.pattern {
        Some(pattern) => parse(&pattern.value).ok(),
        None => {
            let before = name.strip_suffix(ANY).filter(|it| it.len() > join.len() && it.ends_with(join))?;
            Some(NamePattern { pieces: vec![NamePiece::Text(before.to_owned()), NamePiece::Rest] })
        }
    }
}

/// Checks the patterns of a vendor: each can be read, and no name has two.
pub(super) fn check(files: &[LoadedFile], diagnostics: &mut Diagnostics) {
    let events = files.iter().flat_map(|file| file.schema.events.iter());
    let mut known: Vec<(Vec<Segment<'_>>, &Spanned<String>)> = Vec::new();
    for pattern in events.filter_map(|(_, event)| event.pattern.as_ref()) {
        if let Err(why) = parse(&pattern.value) {
            let help = "values are whole parts of a name: `{string}`, `{id:guid}` or `{number:integer}`";
            diagnostics.push(Diagnostic::new(&rules::BAD_PATTERN, pattern.span, why).help(help));
            continue;
        }
        let segments = segments(&pattern.value);
        if let Some((_, other)) = known.iter().find(|(other, _)| overlap(other, &segments)) {
            report_overlap(pattern.span, other, diagnostics);
        }
        known.push((segments, pattern));
    }
}

fn report_overlap(at: Span, other: &Spanned<String>, diagnostics: &mut Diagnostics) {
    let message = format!("some name is covered by this and by `{}`", other.value.escape_debug());
    let diagnostic = Diagnostic::new(&rules::BAD_PATTERN, at, message).related(other.span, "the other pattern");
    diagnostics.push(diagnostic.help("make one of the two narrower"));
}

/// What stands between two separators.
#[derive(Clone, Copy, PartialEq)]
enum Segment<'a> {
    Text(&'a str),
    Value(&'a str),
    Separator(char),
}

/// The segments of a pattern: values in braces may have `:`, which separates nothing there.
fn segments(pattern: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut rest = pattern;
    loop {
        let value = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let end = match value {
            Some((value, behind)) if behind.is_empty() || behind.starts_with(SEPARATORS) => value.len() + 2,
            _ => rest.find(SEPARATORS).unwrap_or(rest.len()),
        };
        let (segment, behind) = rest.split_at(end);
        segments.push(match segment.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) {
            Some(value) => Segment::Value(value),
            None => Segment::Text(segment),
        });
        let mut chars = behind.chars();
        let Some(separator) = chars.next() else { return segments };
        segments.push(Segment::Separator(separator));
        rest = chars.as_str();
    }
}

/// The pieces of a pattern, or why it is none.
fn parse(pattern: &str) -> Result<NamePattern, String> {
    let mut pieces: Vec<NamePiece> = Vec::new();
    for segment in segments(pattern) {
        let text = match segment {
            Segment::Value(value) => {
                pieces.push(kind(value)?);
                continue;
            }
            Segment::Text(text) => text.to_owned(),
            Segment::Separator(separator) => separator.to_string(),
        };
        if text.contains(['{', '}']) {
            return Err(format!("`{}` is a brace within a text", text.escape_debug()));
        }
        match pieces.last_mut() {
            Some(NamePiece::Text(before)) => before.push_str(&text),
            _ => pieces.push(NamePiece::Text(text)),
        }
    }
    pieces.retain(|piece| *piece != NamePiece::Text(String::new()));
    match pieces.iter().any(|piece| !matches!(piece, NamePiece::Text(_))) {
        true => Ok(NamePattern { pieces }),
        false => Err("a pattern has some value in braces".to_owned()),
    }
}

/// The kind of a value, which may have a name.
fn kind(value: &str) -> Result<NamePiece, String> {
    let kind = value.rsplit(':').next().unwrap_or(value);
    match (kind.trim(), value.contains(':')) {
        ("guid", _) => Ok(NamePiece::Guid),
        ("integer", _) => Ok(NamePiece::Integer),
        ("string", _) => Ok(NamePiece::String),
        (name, false) if !name.is_empty() => Ok(NamePiece::String),
        (kind, _) => Err(format!("`{}` is no kind of value", kind.escape_debug())),
    }
}

/// Whether some name is covered by both.
fn overlap(one: &[Segment<'_>], other: &[Segment<'_>]) -> bool {
    let meet = |pair: (&Segment<'_>, &Segment<'_>)| match pair {
        (Segment::Value(one), Segment::Value(other)) => {
            let (one, other) = (kind(one), kind(other));
            one == other || one == Ok(NamePiece::String) || other == Ok(NamePiece::String)
        }
        (Segment::Value(value), Segment::Text(text)) | (Segment::Text(text), Segment::Value(value)) => {
            kind(value).is_ok_and(|kind| kind.takes(text))
        }
        (one, other) => one == other,
    };
    one.len() == other.len() && one.iter().zip(other).all(meet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_covers_names_with_values_of_its_kinds() {
        let guid = "4b1f7ad6-0b5c-4f3e-9b0e-0f6a3a1f2c11";
        for (pattern, name, covers) in [
            ("v2.users.{id:guid}.presence", &*format!("v2.users.{guid}.presence"), true),
            ("v2.users.{id:guid}.presence", &format!("v2.users.{guid}.presence.x"), false),
            ("v2.users.{id:guid}.presence", "v2.users.me.presence", false),
            ("{string}/{integer}", "a/-12", true),
            ("{string}/{integer}", "a/12b", false),
            ("{string}/{integer}", "/12", false),
            ("x:{name}", "x:a b", true),
            ("x:{name}", "x:", false),
        ] {
            assert_eq!(parse(pattern).unwrap().covers(name), covers, "{pattern} {name}");
        }
    }

    #[test]
    fn what_is_no_pattern_says_why() {
        for (pattern, expected) in [
            ("v2.users", "some value in braces"),
            ("v2.{id:uuid}", "`uuid` is no kind"),
            ("v2.{}", "`` is no kind"),
            ("v2.x{id}", "a brace within a text"),
            ("v2.{id}x", "a brace within a text"),
            ("v2.{id", "a brace within a text"),
        ] {
            let why = parse(pattern).unwrap_err();
            assert!(why.contains(expected), "{pattern}: {why}");
        }
    }

    #[test]
    fn patterns_overlap_if_a_name_has_both() {
        for (one, other, expected) in [
            ("a.{guid}", "a.{string}", true),
            ("a.{guid}", "a.{integer}", false),
            ("a.{integer}", "a.5.{string}", false),
            ("a.{integer}.{string}", "a.5.{string}", true),
            ("a.{string}", "{string}.b", true),
            ("a/{string}", "a.{string}", false),
        ] {
            assert_eq!(overlap(&segments(one), &segments(other)), expected, "{one} {other}");
        }
    }
}

//! What a string looks like.

use fluent_uri::Uri;
use hookwright_runtime::{Date, DateTime};

/// What a string looks like; each has exactly one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// No character.
    Empty,
    /// A GUID, 8-4-4-4-12.
    Guid,
    /// A calendar date.
    Date,
    /// A date-time with an offset.
    DateTime,
    /// A date-time without an offset.
    LocalDateTime,
    /// A URI, by RFC 3986.
    Uri,
    /// Anything else.
    Other,
}

impl Form {
    /// The form of a string.
    pub(crate) fn of(text: &str) -> Form {
        let bytes = text.as_bytes();
        match (bytes.get(4), bytes.get(8), bytes.len()) {
            (_, _, 0) => Form::Empty,
            (_, Some(b'-'), 36) if is_guid(bytes) => Form::Guid,
            (Some(b'-'), _, 10) if text.parse::<Date>().is_ok() => Form::Date,
            (Some(b'-'), _, 11..) => date_time(text).unwrap_or_else(|| uri(text)),
            _ => uri(text),
        }
    }
}

fn is_guid(bytes: &[u8]) -> bool {
    let hyphens = [8, 13, 18, 23].iter().all(|at| bytes.get(*at) == Some(&b'-'));
    // Without branches, because most strings of this length are GUIDs.
    let digits = bytes.iter().map(|byte| u8::from(byte.is_ascii_hexdigit())).sum::<u8>();
    hyphens && digits == 32
}

fn date_time(text: &str) -> Option<Form> {
    let at: DateTime = text.parse().ok()?;
    Some(if at.offset_seconds().is_some() { Form::DateTime } else { Form::LocalDateTime })
}

fn uri(text: &str) -> Form {
    // Most strings are told apart here.
    let Some((scheme, rest)) = memchr::memchr(b':', text.as_bytes()).and_then(|at| text.split_at_checked(at)) else {
        return Form::Other;
    };
    let is_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let named = scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(is_scheme);
    if named && rest.len() > 1 && Uri::parse(text).is_ok() { Form::Uri } else { Form::Other }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn each_string_has_one_form() {
        for (text, form) in [
            ("", Form::Empty),
            ("9cae633f-68d0-4315-8b9a-b83c7673d8dc", Form::Guid),
            ("9CAE633F-68D0-4315-8B9A-B83C7673D8DC", Form::Guid),
            ("9cae633f-68d0-4315-8b9a-b83c7673d8dx", Form::Other),
            ("2026-03-14", Form::Date),
            ("2026-02-30", Form::Other),
            ("2026-03-14T09:26:53Z", Form::DateTime),
            ("2026-03-14T09:26:53.1234567+01:00", Form::DateTime),
            ("2026-03-14T09:26:53", Form::LocalDateTime),
            ("https://example.com/a?b=c#d", Form::Uri),
            ("mailto:a@example.com", Form::Uri),
            ("tcp-1:x", Form::Uri),
            ("https://example.com/users{/name}", Form::Other),
            ("https:", Form::Other),
            ("a b: c", Form::Other),
            ("12:30", Form::Other),
            ("text", Form::Other),
            ("日本", Form::Other),
        ] {
            assert_eq!(Form::of(text), form, "{text}");
        }
    }
}

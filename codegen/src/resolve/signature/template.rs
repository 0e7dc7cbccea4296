//! Text with placeholders in braces.

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{SignatureEncoding, SignatureFormat};
use crate::syntax::Spanned;

/// A piece of such a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    Placeholder(&'t str),
}

/// The pieces of a text, none of them empty text; a brace without its other half is reported.
pub(super) fn pieces<'t>(text: &'t Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Vec<Piece<'t>>> {
    let pieces = parse(&text.value);
    if pieces.is_none() {
        let message = format!("`{}` has a brace without its other half", text.value.escape_debug());
        let help = "braces are for placeholders, such as `{body}`";
        diagnostics.push(Diagnostic::new(&rules::BAD_SIGNATURE, text.span, message).help(help));
    }
    pieces
}

fn parse(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['{', '}']).unwrap_or(rest.len());
        let (before, behind) = rest.split_at_checked(end)?;
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        rest = behind;
        if !behind.is_empty() {
            let (name, after) = behind.strip_prefix('{')?.split_once('}')?;
            if name.contains('{') {
                return None;
            }
            pieces.push(Piece::Placeholder(name));
            rest = after;
        }
    }
    Some(pieces)
}

/// How one signature is written: one encoding, with text around it.
pub(super) fn format(
    text: &Spanned<String>,
    separator: Option<char>,
    diagnostics: &mut Diagnostics,
) -> Option<SignatureFormat> {
    let (before, placeholder, after) = match pieces(text, diagnostics)?.as_slice() {
        [Piece::Placeholder(name)] => ("", *name, ""),
        [Piece::Text(before), Piece::Placeholder(name)] => (*before, *name, ""),
        [Piece::Placeholder(name), Piece::Text(after)] => ("", *name, *after),
        [Piece::Text(before), Piece::Placeholder(name), Piece::Text(after)] => (*before, *name, *after),
        _ => ("", "", ""),
    };
    let of_name = |encoding: &SignatureEncoding| encoding.placeholder().trim_matches(['{', '}']) == placeholder;
    let encoding = SignatureEncoding::ALL.into_iter().find(of_name);
    let separator = separator.filter(|separator| before.contains(*separator) || after.contains(*separator));
    let fault = match (encoding, separator) {
        (Some(encoding), None) => {
            return Some(SignatureFormat { prefix: before.to_owned(), encoding, suffix: after.to_owned() });
        }
        (Some(_), Some(separator)) => format!("has the separator `{separator}`, so no part of the header is one"),
        (None, _) => "is not the format of a signature".to_owned(),
    };
    let message = format!("`{}` {fault}", text.value.escape_debug());
    let help = "it is one of `{hex}`, `{HEX}` and `{base64}`, with text around it, such as `sha256={hex}`";
    diagnostics.push(Diagnostic::new(&rules::BAD_SIGNATURE, text.span, message).help(help));
    None
}

#[cfg(test)]
mod tests {
    use super::{Piece, parse};

    #[test]
    fn a_text_is_read_in_pieces() {
        use Piece::{Placeholder, Text};
        assert_eq!(
            parse("v0:{a}:{b}{c}"),
            Some(vec![Text("v0:"), Placeholder("a"), Text(":"), Placeholder("b"), Placeholder("c")])
        );
        assert_eq!(parse("é"), Some(vec![Text("é")]));
        assert_eq!(parse(""), Some(vec![]));
        assert_eq!(parse("{}"), Some(vec![Placeholder("")]));
    }

    #[test]
    fn a_brace_needs_its_other_half() {
        for text in ["{", "}", "a{b", "a}b", "{a{b}}", "{a}}"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

//! What is signed.

use super::super::checks::header_name;
use super::template::{Piece, pieces};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{SignatureTime, SignedPart, TimePlace};
use crate::source::Span;
use crate::syntax::{SignatureSyntax, Spanned};

const PLACEHOLDERS: [&str; 6] = ["body", "form", "url", "timestamp", "id", "header:NAME"];

/// Resolves what is signed: the body, if nothing is said of it.
pub(super) fn resolve(
    syntax: &SignatureSyntax,
    time: Option<&SignatureTime>,
    at: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<SignedPart>> {
    let parts = match &syntax.signed {
        None => vec![SignedPart::Body],
        Some(text) => parts(text, syntax, time, diagnostics)?,
    };
    let span = syntax.signed.as_ref().map_or(at, |signed| signed.span);
    if !parts.iter().any(|part| matches!(part, SignedPart::Body | SignedPart::Form)) {
        let message = "the signature does not cover the body, so anybody could change it";
        let help = "add `{body}` to `signed`, or `{form}` where the parameters of a form are signed";
        diagnostics.push(Diagnostic::new(&rules::BAD_SIGNATURE, span, message).help(help));
    }
    if let (Some(time), Some(timestamp)) = (time, &syntax.timestamp)
        && !parts.iter().any(|part| is_time(part, &time.place))
    {
        let message = "the signature does not cover the timestamp, so anybody could change it";
        let help = "add `{timestamp}` to `signed`, or remove `timestamp`";
        diagnostics.push(Diagnostic::new(&rules::BAD_SIGNATURE, timestamp.span, message).help(help));
    }
    Some(parts)
}

fn is_time(part: &SignedPart, place: &TimePlace) -> bool {
    match (part, place) {
        (SignedPart::Time, _) => true,
        (SignedPart::Header(name), TimePlace::Header(time)) => name.eq_ignore_ascii_case(time),
        _ => false,
    }
}

fn parts(
    text: &Spanned<String>,
    syntax: &SignatureSyntax,
    time: Option<&SignatureTime>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<SignedPart>> {
    let pieces = pieces(text, diagnostics)?;
    let part = |piece: &Piece<'_>| match *piece {
        Piece::Text(text) => Some(SignedPart::Text(text.to_owned())),
        Piece::Placeholder(name) => placeholder(name, syntax, time).or_else(|| {
            unknown(name, text.span, syntax, diagnostics);
            None
        }),
    };
    // All of them, so that each unknown one is reported.
    let parts: Vec<Option<SignedPart>> = pieces.iter().map(part).collect();
    let parts: Vec<SignedPart> = parts.into_iter().collect::<Option<_>>()?;
    for part in &parts {
        if let SignedPart::Header(name) = part {
            header_name(&Spanned { value: name.clone(), span: text.span }, diagnostics);
        }
    }
    Some(parts)
}

fn placeholder(name: &str, syntax: &SignatureSyntax, time: Option<&SignatureTime>) -> Option<SignedPart> {
    match name {
        "body" => Some(SignedPart::Body),
        "form" => Some(SignedPart::Form),
        "url" => Some(SignedPart::Url),
        "timestamp" => match &time?.place {
            TimePlace::Header(name) => Some(SignedPart::Header(name.clone())),
            TimePlace::Part(_) => Some(SignedPart::Time),
        },
        "id" => Some(SignedPart::Header(syntax.id.as_ref()?.header.value.clone())),
        _ => name.strip_prefix("header:").map(|name| SignedPart::Header(name.to_owned())),
    }
}

fn unknown(name: &str, span: Span, syntax: &SignatureSyntax, diagnostics: &mut Diagnostics) {
    let (message, help) = match name {
        // What is wrong with it has been reported.
        "timestamp" if syntax.timestamp.is_some() => return,
        "timestamp" | "id" => (
            format!("`{{{name}}}` is signed, and `{name}` does not say where it is"),
            Some(format!("add `{name}: {{header: NAME}}`")),
        ),
        _ => (format!("there is no placeholder `{{{}}}`", name.escape_debug()), None),
    };
    let diagnostic = Diagnostic::new(&rules::BAD_SIGNATURE, span, message);
    diagnostics.push(match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic.did_you_mean(name, PLACEHOLDERS, "placeholders"),
    });
}

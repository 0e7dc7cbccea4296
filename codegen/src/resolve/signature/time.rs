//! Where a signed request says its time.

use super::super::checks::header_name;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{SignatureTime, TimeFormat, TimePlace};
use crate::syntax::{SignatureSyntax, Spanned, TimestampSyntax};

/// How many seconds a request's time may differ from now where nothing is said of it: what the
/// specifications that name a figure name.
const TOLERANCE_SECONDS: u32 = 300;

/// Resolves the time of a request, if it has one.
pub(super) fn resolve(
    syntax: &SignatureSyntax,
    separator: Option<char>,
    diagnostics: &mut Diagnostics,
) -> Option<SignatureTime> {
    let tolerance = syntax.tolerance_seconds.as_ref();
    let Some(timestamp) = &syntax.timestamp else {
        if let Some(tolerance) = tolerance {
            let message = "there is no `timestamp` that could be too old";
            let help = "add `timestamp`, or remove `tolerance_seconds`";
            diagnostics.push(Diagnostic::new(&rules::BAD_SIGNATURE, tolerance.span, message).help(help));
        }
        return None;
    };
    // That what is given cannot be a separator has been reported.
    if timestamp.part.is_some() && separator.is_none() && syntax.separator.is_some() {
        return None;
    }
    Some(SignatureTime {
        place: place(timestamp, separator, diagnostics)?,
        format: timestamp.format.as_ref().map_or(TimeFormat::UnixSeconds, |format| format.value),
        tolerance_seconds: tolerance.map_or(TOLERANCE_SECONDS, |tolerance| tolerance.value),
    })
}

fn place(
    timestamp: &Spanned<TimestampSyntax>,
    separator: Option<char>,
    diagnostics: &mut Diagnostics,
) -> Option<TimePlace> {
    let (rule, span, message) = match (&timestamp.header, &timestamp.part) {
        (Some(header), None) => {
            header_name(header, diagnostics);
            return Some(TimePlace::Header(header.value.clone()));
        }
        (None, Some(part)) => match separator {
            Some(separator) if !part.value.is_empty() && !part.value.contains(separator) => {
                return Some(TimePlace::Part(part.value.clone()));
            }
            Some(_) => (&rules::BAD_SIGNATURE, part.span, "a part begins with something, and has no separator"),
            None => (&rules::BAD_SIGNATURE, part.span, "without a `separator` the signature's header has no parts"),
        },
        (None, None) => (&rules::MISSING_KEY, timestamp.span, "a timestamp has `header` or `part`"),
        (Some(_), Some(_)) => {
            (&rules::CONFLICTING_KEYS, timestamp.span, "a timestamp has `header` or `part`, not both")
        }
    };
    let help =
        "`header` is a header of its own; `part` is what one part of the signature's header begins with, such as `t=`";
    diagnostics.push(Diagnostic::new(rule, span, message).help(help));
    None
}

//! The header that carries signatures: one, or several with a separator between them.

use constant_time_eq::constant_time_eq;

use super::{Fault, Hmac, VerifyError, token};

/// The parts of the header.
fn parts(separator: Option<char>, value: &str) -> impl Iterator<Item = &str> {
    let separated = separator.map(|separator| value.split(separator).map(str::trim));
    separated.into_iter().flatten().chain(separator.is_none().then_some(value))
}

/// The time, in the one part that begins with the prefix.
pub(super) fn time<'h>(hmac: &Hmac, value: &'h str, prefix: &str) -> Result<&'h str, VerifyError> {
    let mut times = parts(hmac.separator, value).filter_map(|part| part.strip_prefix(prefix));
    let fault = match (times.next(), times.next()) {
        (Some(time), None) => return Ok(time),
        (Some(_), Some(_)) => Fault::RepeatedTime,
        (None, _) => Fault::NoTime,
    };
    Err(VerifyError::Malformed { name: hmac.header, fault })
}

/// Which of the expected signatures the header has. All are compared with all, so that the time that
/// it takes tells nothing about them.
pub(super) fn matching(hmac: &Hmac, value: &str, expected: &[String]) -> Result<usize, VerifyError> {
    let (mut found, mut well_formed, mut first_fault) = (None, false, None);
    for signature in signatures(hmac, value) {
        let fault = fault(hmac, signature, expected);
        well_formed |= fault.is_none();
        first_fault = first_fault.or(fault);
        let equal = expected.iter().map(|expected| constant_time_eq(expected.as_bytes(), signature.as_bytes()));
        found = token::matching(equal).or(found);
    }
    found.ok_or_else(|| match well_formed {
        true => VerifyError::NoMatch,
        false => VerifyError::Malformed { name: hmac.header, fault: first_fault.unwrap_or(Fault::NoSignature) },
    })
}

/// What has the text of a signature around it. Other parts may be of a newer scheme.
fn signatures<'h>(hmac: &Hmac, value: &'h str) -> impl Iterator<Item = &'h str> {
    let format = hmac.format;
    let inner = move |part: &'h str| part.strip_prefix(format.prefix)?.strip_suffix(format.suffix);
    parts(hmac.separator, value).filter_map(inner)
}

/// What is wrong with the form of a signature.
fn fault(hmac: &Hmac, signature: &str, expected: &[String]) -> Option<Fault> {
    let length = expected.first().map_or(0, String::len);
    if signature.len() != length {
        return Some(Fault::WrongLength { expected: length, found: signature.chars().count() });
    }
    let encoding = hmac.format.encoding;
    (!encoding.has_all(signature)).then(|| Fault::NotEncoded { expected: encoding.name() })
}

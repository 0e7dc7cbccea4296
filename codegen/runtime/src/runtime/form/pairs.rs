//! Names and values.

use std::borrow::Cow;

use percent_encoding::percent_decode;

/// What stands behind the `%` of a form is not UTF-8, or the form itself is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotUtf8;

/// The names and values of a form, in their order. A `%` without two hexadecimal digits behind it is a
/// character like others, as the URL standard has it.
pub(crate) fn pairs(form: &[u8]) -> Result<impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)>, NotUtf8> {
    // The parser would put U+FFFD in place of what is not UTF-8, and so lose it. What separates pairs is
    // ASCII, so what is wrong with one of them is wrong with the whole too.
    percent_decode(form).decode_utf8().map_err(|_| NotUtf8)?;
    Ok(form_urlencoded::parse(form))
}

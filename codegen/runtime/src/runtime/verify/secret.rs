//! Secrets.

use std::borrow::Cow;
use std::fmt;

use super::{SecretForm, VerifyError, encoding};

/// A secret that the vendor and the receiver share, as the vendor shows it. Nothing prints it.
///
/// ```ignore
/// let secret = Secret::from("whsec_plJ3nmyCDGBKInavdOK15jsl");
/// assert_eq!(format!("{secret:?}"), "Secret(..)");
/// ```
#[derive(Clone)]
pub struct Secret(Box<[u8]>);

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

impl From<&[u8]> for Secret {
    fn from(bytes: &[u8]) -> Self {
        Secret(bytes.into())
    }
}

impl From<Vec<u8>> for Secret {
    fn from(bytes: Vec<u8>) -> Self {
        Secret(bytes.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// The keys that secrets stand for. One that cannot be used is an error even where another would
/// match: it is a mistake in the receiver's settings, and an empty one would let everybody in.
pub(super) fn keys(secrets: &[Secret], form: SecretForm) -> Result<Vec<Cow<'_, [u8]>>, VerifyError> {
    if secrets.is_empty() {
        return Err(VerifyError::NoSecret);
    }
    let key = |(index, secret)| key(secret, form).ok_or(VerifyError::UnusableSecret { index });
    secrets.iter().enumerate().map(key).collect()
}

fn key(Secret(bytes): &Secret, form: SecretForm) -> Option<Cow<'_, [u8]>> {
    let key = match form {
        SecretForm::Raw => Cow::Borrowed(&**bytes),
        SecretForm::Base64 { prefix } => {
            let text = std::str::from_utf8(bytes).ok()?;
            Cow::Owned(encoding::from_base64(text.strip_prefix(prefix).unwrap_or(text))?)
        }
    };
    (!key.is_empty()).then_some(key)
}

//! Verifying requests. What other implementations sign is in `tests/fixtures/signatures`.

mod headers;
mod messages;
mod seen;
mod validation;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::verify::*;

/// Signatures like those of Stripe.
const SCHEME: Scheme = Scheme::Hmac(Hmac {
    header: "x-signature",
    algorithm: Algorithm::Sha256,
    separator: Some(','),
    format: Format { prefix: "v1=", encoding: Encoding::HexLower, suffix: "" },
    signed: &[Part::Time, Part::Text("."), Part::Body],
    time: Some(Time { place: TimePlace::Part("t="), form: TimeForm::UnixSeconds, tolerance: 300 }),
    id: Some("x-id"),
    secret: SecretForm::Raw,
});

/// The one that Python's hmac makes of `1000.{}` by the secret `geheim`.
const RIGHT: &str = "v1=202e53d687002d8deb0f9fa8564ad5daf13843ba457f20dbb003b8d69516a3b8";

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Verifies a request with the body `{}` by the secret `geheim`, at a time.
fn verify_at(header: &[u8], now: SystemTime) -> Result<Verified, VerifyError> {
    let request = Request::new(|name| (name == "x-signature").then_some(header), b"{}");
    SCHEME.verify(&["geheim".into()], &request, now)
}

/// The same, at the time that is signed.
fn verify(header: impl AsRef<[u8]>) -> Result<Verified, VerifyError> {
    verify_at(header.as_ref(), at(1000))
}

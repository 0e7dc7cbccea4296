//! How requests prove that they come from the vendor.

use super::Spanned;
use super::read::macros::{read_words, syntax};
use crate::model::{HmacAlgorithm, SecretEncoding, SignaturePreset, TimeFormat};

syntax! {
    /// How requests prove that they come from the vendor: a `token`, which is the secret itself, or a
    /// signature, of a `preset` or by its own `header`, `algorithm` and `format`.
    #[derive(Default)]
    pub struct SignatureSyntax where {
        "anyOf": [{"required": ["token"]}, {"required": ["preset"]}, {"required": ["header", "algorithm", "format"]}],
    } {
        /// A known scheme; keys beside it take the place of its own.
        preset: Option<Spanned<SignaturePreset>>,
        /// Where the secret itself is.
        token: Option<Spanned<TokenSyntax>>,
        /// The HTTP header that carries the signature.
        header: Option<Spanned<String>>,
        /// The hash function.
        algorithm: Option<Spanned<HmacAlgorithm>>,
        /// The one character between several signatures in the header, if there may be several.
        separator: Option<Spanned<String>>,
        /// How one signature is written: `{hex}`, `{HEX}` or `{base64}` with text around it.
        format: Option<Spanned<String>>,
        /// What is signed: text with `{body}`, `{form}`, `{url}`, `{timestamp}`, `{id}` and
        /// `{header:NAME}`; `{body}` alone by default.
        signed: Option<Spanned<String>>,
        /// The time of the request, which must be signed.
        timestamp: Option<Spanned<TimestampSyntax>>,
        /// How many seconds the time may differ from now: 300 by default.
        tolerance_seconds: Option<Spanned<u32>>,
        /// The id of the request, which stays the same when it is sent again.
        id: Option<RequestIdSyntax>,
        /// How the vendor shows the secret, if not as it is used.
        secret: Option<Spanned<SecretSyntax>>,
    }

    /// Where the secret itself is: in a header or in a field of the body.
    pub struct TokenSyntax where {"oneOf": [{"required": ["header"]}, {"required": ["field"]}]} {
        /// The HTTP header.
        header: Option<Spanned<String>>,
        /// The field of the body.
        field: Option<Spanned<String>>,
    }

    /// Where the time of a request is: in a header or in a part of the signature's header.
    pub struct TimestampSyntax where {"oneOf": [{"required": ["header"]}, {"required": ["part"]}]} {
        /// The HTTP header.
        header: Option<Spanned<String>>,
        /// What the part of the signature's header begins with, such as `t=`.
        part: Option<Spanned<String>>,
        /// How it is written: `unix-seconds` by default.
        format: Option<Spanned<TimeFormat>>,
    }

    /// Where the id of a request is.
    pub struct RequestIdSyntax {
        /// The HTTP header.
        header: Spanned<String>,
    }

    /// How the vendor shows the secret.
    pub struct SecretSyntax {
        /// The encoding.
        encoding: SecretEncoding,
        /// What stands in front of it, such as `whsec_`.
        prefix: Option<Spanned<String>>,
    }
}

read_words!(HmacAlgorithm, SecretEncoding, SignaturePreset, TimeFormat);

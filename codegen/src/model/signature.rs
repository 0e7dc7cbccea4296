//! How a vendor's requests prove that they come from the vendor.

use serde::Serialize;

use crate::words::words;

/// How a request proves that it comes from the vendor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum Signature {
    /// It carries the secret itself.
    Token(TokenPlace),
    /// It carries a signature that only someone with the secret can make.
    Hmac(Box<HmacSignature>),
}

/// Where a request carries the secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum TokenPlace {
    /// In this HTTP header.
    Header(String),
    /// In this field of the body.
    Field(String),
}

/// A signature of the kind HMAC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct HmacSignature {
    /// The HTTP header that carries it.
    pub header: String,
    /// The hash function.
    pub algorithm: HmacAlgorithm,
    /// What stands between several signatures in the header, if there may be several.
    pub separator: Option<char>,
    /// How one signature is written.
    pub format: SignatureFormat,
    /// What is signed: the parts one after the other.
    pub signed: Vec<SignedPart>,
    /// The time of the request, if it is signed.
    pub time: Option<SignatureTime>,
    /// The HTTP header that carries the request's id, if there is one.
    pub id: Option<String>,
    /// How the secret is written.
    pub secret: SecretForm,
}

impl HmacSignature {
    /// Whether the signature covers the request's id.
    pub fn covers_id(&self) -> bool {
        let is_id = |part: &SignedPart| match (part, &self.id) {
            (SignedPart::Header(name), Some(id)) => name.eq_ignore_ascii_case(id),
            _ => false,
        };
        self.signed.iter().any(is_id)
    }

    /// Whether the URL of a request is signed.
    pub fn covers_url(&self) -> bool {
        self.signed.iter().any(|part| matches!(part, SignedPart::Url | SignedPart::Form))
    }
}

/// How one signature is written: in an encoding, with constant text around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct SignatureFormat {
    /// The text in front.
    pub prefix: String,
    /// The encoding.
    pub encoding: SignatureEncoding,
    /// The text behind.
    pub suffix: String,
}

/// How the bytes of a signature are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum SignatureEncoding {
    /// Hexadecimal, in lower case.
    HexLower,
    /// Hexadecimal, in upper case.
    HexUpper,
    /// Base64, with padding.
    Base64,
}

impl SignatureEncoding {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::HexLower, Self::HexUpper, Self::Base64];

    /// What stands for it in the format of a signature.
    pub fn placeholder(self) -> &'static str {
        match self {
            SignatureEncoding::HexLower => "{hex}",
            SignatureEncoding::HexUpper => "{HEX}",
            SignatureEncoding::Base64 => "{base64}",
        }
    }
}

/// A part of what is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum SignedPart {
    /// Constant text.
    Text(String),
    /// The value of an HTTP header.
    Header(String),
    /// The time, as the signature's header has it.
    Time,
    /// The body.
    Body,
    /// The URL that the request was sent to.
    Url,
    /// The parameters of a body that is a form, sorted, names and values one after the other.
    Form,
}

/// The time of a signed request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct SignatureTime {
    /// Where it is.
    pub place: TimePlace,
    /// How it is written.
    pub format: TimeFormat,
    /// How many seconds it may differ from now.
    pub tolerance_seconds: u32,
}

/// Where the time of a request is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum TimePlace {
    /// In this HTTP header.
    Header(String),
    /// In the signature's header: the part that begins with this.
    Part(String),
}

/// How a secret is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum SecretForm {
    /// As it is used.
    Raw,
    /// In Base64, behind a prefix that may be empty.
    Base64 {
        /// The prefix, such as `whsec_`.
        prefix: String,
    },
}

words! {
    /// The hash function of a signature.
    pub enum HmacAlgorithm {
        /// HMAC with SHA-1.
        Sha1 = "hmac-sha1",
        /// HMAC with SHA-256.
        Sha256 = "hmac-sha256",
        /// HMAC with SHA-512.
        Sha512 = "hmac-sha512",
    }

    /// How a time is written.
    pub enum TimeFormat {
        /// Seconds since 1970.
        UnixSeconds = "unix-seconds",
        /// Milliseconds since 1970.
        UnixMilliseconds = "unix-milliseconds",
        /// RFC 3339.
        DateTime = "date-time",
    }

    /// How a secret is written.
    pub enum SecretEncoding {
        /// As it is used.
        Raw = "raw",
        /// Base64.
        Base64 = "base64",
    }

    /// A scheme that several vendors have, or one that is well known.
    pub enum SignaturePreset {
        /// The Standard Webhooks specification.
        StandardWebhooks = "standard-webhooks",
        /// GitHub's.
        GitHub = "github",
        /// Stripe's.
        Stripe = "stripe",
        /// Slack's.
        Slack = "slack",
        /// Shopify's.
        Shopify = "shopify",
        /// Twilio's, which signs the URL and the parameters of a form.
        Twilio = "twilio",
    }
}

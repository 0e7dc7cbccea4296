//! Texts that are documented to have a form, and that receivers take in any.

use std::sync::OnceLock;

use regex::Regex;
use serde::Serialize;

use crate::internal::Checked;

/// What a text is documented to be. A receiver keeps every text as it comes; the strict contract
/// alone asks for the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
#[serde(rename_all = "kebab-case")]
pub enum TextForm {
    /// An e-mail address.
    Email,
    /// An IP address of either version.
    Ip,
    /// A language tag by BCP 47.
    Language,
    /// A currency by the three letters of ISO 4217.
    Currency,
    /// A duration by ISO 8601, as RFC 3339 has it.
    Duration,
    /// A decimal number, exact because it is text.
    Decimal,
    /// Bytes in Base64.
    Base64,
}

/// How many forms there are.
const COUNT: usize = TextForm::Base64 as usize + 1;

/// The forms of IP addresses in JSON Schema.
const IP_FORMATS: &[&str] = &["ipv4", "ipv6"];

impl TextForm {
    /// The formats of JSON Schema of which such a text has one; none where a pattern says it.
    pub fn formats(self) -> &'static [&'static str] {
        match self {
            TextForm::Email => &["email"],
            TextForm::Ip => IP_FORMATS,
            TextForm::Duration => &["duration"],
            TextForm::Language | TextForm::Currency | TextForm::Decimal | TextForm::Base64 => &[],
        }
    }

    /// A pattern that such a text matches: all that the strict contract says where there is no
    /// format, and what examples are held against. That of IP addresses is looser than they are.
    pub fn pattern(self) -> &'static str {
        match self {
            TextForm::Email => "^[^@\\s]+@[^@\\s]+$",
            TextForm::Ip => "^[0-9A-Fa-f.:]+$",
            TextForm::Language => "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
            TextForm::Currency => "^[A-Za-z]{3}$",
            TextForm::Duration => DURATION,
            TextForm::Decimal => "^-?[0-9]+([.][0-9]+)?$",
            TextForm::Base64 => "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        }
    }

    /// Whether a text matches the pattern, which is compiled once for all examples.
    pub(crate) fn is_match(self, text: &str) -> bool {
        static PATTERNS: [OnceLock<Option<Regex>>; COUNT] = [const { OnceLock::new() }; COUNT];
        let compiled =
            PATTERNS.get(self as usize).map(|pattern| pattern.get_or_init(|| Regex::new(self.pattern()).ok()));
        compiled.and_then(Option::as_ref).checked("the pattern of a form is one").is_match(text)
    }

    /// One such text.
    pub fn example(self) -> &'static str {
        match self {
            TextForm::Email => "ada@example.com",
            TextForm::Ip => "192.0.2.1",
            TextForm::Language => "en-GB",
            TextForm::Currency => "EUR",
            TextForm::Duration => "PT90S",
            TextForm::Decimal => "12.50",
            TextForm::Base64 => "aGVsbG8=",
        }
    }
}

/// Days, weeks or parts of a day, without gaps between the units.
const DURATION: &str = "^P((([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)\
    (T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?)\
    |T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S)|[0-9]+W)$";

/// What the strict contract asks of the text of an id of 64 bits.
pub(crate) const ID_PATTERN: &str = "^-?[0-9]{1,20}$";

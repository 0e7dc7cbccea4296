//! Bytes as text.

use base64ct::{Base64, Base64Unpadded, Encoding as _};

use super::Encoding;

impl Encoding {
    pub(super) fn encode(self, bytes: &[u8]) -> String {
        match self {
            Encoding::HexLower => base16ct::lower::encode_string(bytes),
            Encoding::HexUpper => base16ct::upper::encode_string(bytes),
            Encoding::Base64 => Base64::encode_string(bytes),
        }
    }

    /// Whether a text has only characters of this encoding.
    pub(super) fn has_all(self, text: &str) -> bool {
        text.bytes().all(|byte| match self {
            Encoding::HexLower => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            Encoding::HexUpper => matches!(byte, b'0'..=b'9' | b'A'..=b'F'),
            Encoding::Base64 => byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='),
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Encoding::HexLower => "hexadecimal in lower case",
            Encoding::HexUpper => "hexadecimal in upper case",
            Encoding::Base64 => "Base64",
        }
    }
}

/// The bytes of a text in Base64, with or without padding.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    Base64Unpadded::decode_vec(text.trim_end_matches('=')).ok()
}

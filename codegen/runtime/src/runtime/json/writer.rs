//! The writer of JSON text.

use std::io::Write as _;

use crate::runtime::encode::Encode;
use crate::runtime::json::{compact, scan};
use crate::runtime::{CodecError, Fields, Items, JsonRef, Key, Member, Output};

/// Writes JSON text without white space.
pub(crate) struct JsonWriter {
    bytes: Vec<u8>,
}

impl JsonWriter {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        JsonWriter { bytes: Vec::with_capacity(capacity) }
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes text as it is.
    pub(crate) fn raw(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Writes a comma between entries.
    pub(crate) fn separate(&mut self) {
        if !matches!(self.bytes.last(), Some(b'{' | b'[') | None) {
            self.bytes.push(b',');
        }
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' => b'"',
            b'\\' => b'\\',
            0x08 => b'b',
            0x0c => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                // Writing to memory does not fail.
                let _ = write!(self.bytes, "\\u{byte:04x}");
                return;
            }
        };
        self.bytes.extend([b'\\', short]);
    }
}

impl Output for JsonWriter {
    fn null(&mut self) -> Result<(), CodecError> {
        self.bytes.extend_from_slice(b"null");
        Ok(())
    }

    fn bool(&mut self, value: bool) -> Result<(), CodecError> {
        self.bytes.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn integer(&mut self, value: i64) -> Result<(), CodecError> {
        let _ = write!(self.bytes, "{value}");
        Ok(())
    }

    fn float(&mut self, value: f64) -> Result<(), CodecError> {
        // JSON has none but finite ones; serde_json writes `null` for others.
        let _ = serde_json::to_writer(&mut self.bytes, &value);
        Ok(())
    }

    fn string(&mut self, value: &str) -> Result<(), CodecError> {
        self.bytes.push(b'"');
        let mut rest = value.as_bytes();
        loop {
            let (plain, special) = rest.split_at(scan::plain_prefix(rest));
            self.bytes.extend_from_slice(plain);
            let Some((byte, behind)) = special.split_first() else { break };
            self.escape(*byte);
            rest = behind;
        }
        self.bytes.push(b'"');
        Ok(())
    }

    fn plain_string(&mut self, value: &str) -> Result<(), CodecError> {
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(value.as_bytes());
        self.bytes.push(b'"');
        Ok(())
    }

    fn json(&mut self, value: JsonRef<'_>) -> Result<(), CodecError> {
        self.bytes.extend_from_slice(compact::compact(value.text()).as_bytes());
        Ok(())
    }

    fn object(&mut self, write: &mut dyn FnMut(&mut dyn Fields) -> Result<(), CodecError>) -> Result<(), CodecError> {
        self.bytes.push(b'{');
        write(self)?;
        self.bytes.push(b'}');
        Ok(())
    }

    fn list(&mut self, write: &mut dyn FnMut(&mut dyn Items) -> Result<(), CodecError>) -> Result<(), CodecError> {
        self.bytes.push(b'[');
        write(self)?;
        self.bytes.push(b']');
        Ok(())
    }
}

impl Fields for JsonWriter {
    fn field(&mut self, key: &str, value: &dyn Encode) -> Result<(), CodecError> {
        self.separate();
        self.string(key)?;
        self.bytes.push(b':');
        value.encode(self)
    }

    fn known(&mut self, key: &'static Key, value: &dyn Encode) -> Result<(), CodecError> {
        let Some(text) = key.quoted() else { return self.field(key.name, value) };
        self.separate();
        self.bytes.extend_from_slice(text.as_bytes());
        value.encode(self)
    }

    fn member(&mut self, member: Member<'_>) -> Result<(), CodecError> {
        self.separate();
        self.bytes.extend_from_slice(member.text.as_bytes());
        Ok(())
    }
}

impl Items for JsonWriter {
    fn item(&mut self, value: &dyn Encode) -> Result<(), CodecError> {
        self.separate();
        value.encode(self)
    }
}

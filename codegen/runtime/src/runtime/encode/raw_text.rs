//! JSON text for serde_json's serializers, which write it as it is: the other side of
//! `decode::raw_value`.

use std::any::type_name;
use std::sync::OnceLock;

use serde::ser::{Error, Serialize, SerializeStruct, Serializer};

use crate::runtime::decode::raw_value;

/// The text of a value, for a serializer that takes it.
pub(crate) struct RawText<'a> {
    name: &'static str,
    text: &'a str,
}

impl<'a> RawText<'a> {
    /// Text that was checked, if a serializer is one of serde_json's.
    pub(crate) fn new<S: Serializer>(text: &'a str) -> Option<Self> {
        let name = serializer_name::<S>();
        let takes_text =
            name.starts_with("serde_json::ser::Serializer<") || name.starts_with("serde_json::value::ser::Serializer");
        let name = raw_name().filter(|_| takes_text)?;
        Some(RawText { name, text })
    }
}

/// Whether a serializer writes text without white space, as we do, so that it can be given a whole
/// object. The name of one that does has a formatter only if defaults are spelled out.
pub(crate) fn is_compact<S: Serializer>() -> bool {
    let name = serializer_name::<S>();
    name.starts_with("serde_json::ser::Serializer<")
        && (!name.contains(',') || name.ends_with(", serde_json::ser::CompactFormatter>"))
        && raw_name().is_some()
}

/// No serializer tells what it is but by its name. Should serde_json change that of its own, values
/// are written piece by piece, numbers as the nearest of 64 bits, and a test fails.
fn serializer_name<S: Serializer>() -> &'static str {
    let name = type_name::<S>();
    name.strip_prefix("&mut ").unwrap_or(name)
}

/// The name of the struct by which serde_json knows that it is given raw text. It is that of the
/// newtype by which it knows that it is asked for some, which we observe and try out.
fn raw_name() -> Option<&'static str> {
    static NAME: OnceLock<Option<&'static str>> = OnceLock::new();
    *NAME.get_or_init(|| {
        const TEXT: &str = "[ 1.0 ]";
        let written = |name: &&'static str| serde_json::to_string(&RawText { name, text: TEXT });
        raw_value::raw_name().filter(|name| written(name).is_ok_and(|text| text == TEXT))
    })
}

impl Serialize for RawText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct(self.name, 1)?;
        object.serialize_field(self.name, self.text)?;
        object.end()
    }
}

/// Gives text that was written to memory to a serializer that takes it.
pub(crate) fn serialize_written<S: Serializer>(text: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    let text = simdutf8::basic::from_utf8(text).map_err(S::Error::custom)?;
    match RawText::new::<S>(text) {
        Some(text) => text.serialize(serializer),
        None => Err(S::Error::custom("this serializer takes no JSON text")),
    }
}

//! Numbers under serde_json's feature `arbitrary_precision`.

use std::fmt;
use std::sync::OnceLock;

use serde::de::{self, Deserializer, MapAccess, Visitor};

/// The key of the map with one entry that serde_json makes of a number, if any crate of the program
/// has switched on its feature `arbitrary_precision`. The key is private, so we observe what a number
/// is made of.
pub(super) fn number_name() -> Option<&'static str> {
    static NAME: OnceLock<Option<String>> = OnceLock::new();
    NAME.get_or_init(|| serde_json::Deserializer::from_str("0.1000").deserialize_any(NameProbe).ok().flatten())
        .as_deref()
}

struct NameProbe;

impl<'de> Visitor<'de> for NameProbe {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let name = map.next_key()?;
        map.next_value::<de::IgnoredAny>()?;
        Ok(name)
    }
}

//! Objects of an unknown type.

use serde_json::{Map, Value};

/// An object whose discriminator names a type that this crate does not know. It is kept whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    name: String,
    object: Map<String, Value>,
}

impl Unknown {
    /// A value to decode into.
    #[allow(dead_code)] // Generated code calls it.
    pub(crate) fn placeholder() -> Self {
        Unknown { name: String::new(), object: Map::new() }
    }

    /// An object of an unknown type.
    pub(crate) fn new(name: String, object: Map<String, Value>) -> Self {
        Unknown { name, object }
    }

    /// The value of the discriminator.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole object, including the discriminator.
    pub fn object(&self) -> &Map<String, Value> {
        &self.object
    }

    /// The whole object, including the discriminator.
    pub fn into_object(self) -> Map<String, Value> {
        self.object
    }
}

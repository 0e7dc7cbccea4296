//! Objects of a type that is not known.

use serde_json::{Map, Value};

/// An object whose discriminator names a type that this crate does not know, kept whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    name: String,
    object: Map<String, Value>,
}

impl Unknown {
    /// Nothing yet.
    #[allow(dead_code)] // Generated code calls it.
    pub(crate) fn blank() -> Self {
        Unknown { name: String::new(), object: Map::new() }
    }

    /// The object of a type that is not known.
    pub(crate) fn new(name: String, object: Map<String, Value>) -> Self {
        Unknown { name, object }
    }

    /// What the discriminator says.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole object, the discriminator too.
    pub fn object(&self) -> &Map<String, Value> {
        &self.object
    }

    /// The whole object, the discriminator too.
    pub fn into_object(self) -> Map<String, Value> {
        self.object
    }
}

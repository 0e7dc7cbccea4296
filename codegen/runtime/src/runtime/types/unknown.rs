//! Objects of an unknown type.

use crate::runtime::types::labelled::Labelled;
use crate::runtime::{Json, JsonRef};

/// An object whose discriminator names a type that this crate does not know. It is kept whole, as
/// its text.
#[derive(Clone, PartialEq)]
pub struct Unknown(
    /// With the name of the type as its label.
    Labelled,
);

impl Unknown {
    /// A value to decode into.
    #[allow(dead_code)] // Generated code calls it.
    pub(crate) fn placeholder() -> Self {
        Unknown(Labelled::default())
    }

    /// An object of an unknown type, from its text, which was checked.
    pub(crate) fn new(name: &str, object: &str) -> Self {
        Unknown(Labelled::new(name, object))
    }

    /// The value of the discriminator.
    pub fn name(&self) -> &str {
        self.0.label()
    }

    /// The whole object, including the discriminator.
    pub fn object(&self) -> JsonRef<'_> {
        self.0.json()
    }

    /// The whole object, including the discriminator.
    pub fn into_object(self) -> Json {
        self.object().to_json()
    }
}

/// Shows an unknown object without the value of one field: a secret.
#[allow(dead_code)] // Generated code calls it.
pub fn debug_unknown_without(hidden: &str, unknown: &Unknown, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    let mut map = f.debug_map();
    for member in unknown.object().members() {
        match member.is(hidden) {
            true => map.entry(&member.name(), &format_args!("..")),
            false => map.entry(&member.name(), &member.value),
        };
    }
    map.finish()
}

/// Shows the JSON.
impl std::fmt::Debug for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.object(), f)
    }
}

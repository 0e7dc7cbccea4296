//! JSON with a label.

use std::fmt::Write;

use crate::runtime::JsonRef;

/// JSON text and a label, in one allocation: the length of the label, a colon, the label, the text.
#[derive(Clone, Default)]
pub(crate) struct Labelled(Box<str>);

impl Labelled {
    /// With text that was checked.
    pub(crate) fn new(label: &str, text: &str) -> Self {
        let mut whole = String::with_capacity(label.len().max(1).ilog10() as usize + 2 + label.len() + text.len());
        // Writing into memory does not fail.
        let _ = write!(whole, "{}:{label}{text}", label.len());
        Labelled(whole.into())
    }

    fn parts(&self) -> (&str, &str) {
        let split = || {
            let (len, rest) = self.0.split_once(':')?;
            rest.split_at_checked(len.parse().ok()?)
        };
        // Only a placeholder has no label.
        split().unwrap_or(("", "null"))
    }

    pub(crate) fn label(&self) -> &str {
        self.parts().0
    }

    pub(crate) fn json(&self) -> JsonRef<'_> {
        JsonRef::of_checked(self.parts().1)
    }

    /// How many bytes it takes.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl PartialEq for Labelled {
    fn eq(&self, other: &Self) -> bool {
        self.label() == other.label() && self.json() == other.json()
    }
}

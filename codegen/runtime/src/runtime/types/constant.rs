//! Fields with one value.

use crate::runtime::json::quote;
use crate::runtime::{CodecError, Cursor, Decode, Encode, Output};

/// The slot of a field that has one value, a part of the name of its event.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Constant(pub &'static str);

/// Shows the value.
impl std::fmt::Debug for Constant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Encode for Constant {
    fn encode(&self, output: &mut dyn Output) -> Result<(), CodecError> {
        output.string(self.0)
    }
}

impl Decode for Constant {
    fn placeholder() -> Self {
        Constant("")
    }

    fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
        input.peek();
        let start = input.offset();
        match input.borrowed_string("a string")? {
            Some(found) if found == self.0 => Ok(true),
            Some(found) => Err(other(self.0, &found).at(start)),
            None => Ok(false),
        }
    }
}

#[cold]
fn other(expected: &str, found: &str) -> CodecError {
    let shown = |text: &str| quote::quoted(text).unwrap_or_else(|| format!("a string of {} bytes", text.len()));
    CodecError::data(format!("{}, as the name of the event says", shown(expected)), shown(found))
}

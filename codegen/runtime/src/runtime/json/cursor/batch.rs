//! Events of a batch, of which a malformed one costs no other.

use super::Cursor;
use crate::runtime::{BatchDescriptor, CodecError, Malformed, Tagged};

impl Cursor<'_> {
    /// Decodes an event of a batch. If it is malformed, it is returned as such, and decoding goes on
    /// after it.
    pub fn event(
        &mut self,
        event: &mut dyn Tagged,
        batch: &'static BatchDescriptor,
    ) -> Result<Option<Malformed>, CodecError> {
        self.peek();
        let (start, depth, memory, item) = (self.at, self.depth, self.memory, self.item);
        match self.whole_event(event) {
            Ok(()) => return Ok(None),
            Err(error) if error.is_data() => {}
            Err(error) => return Err(error),
        }
        (self.at, self.depth, self.memory, self.odd_form) = (start, depth, memory, false);
        let text = self.skip()?;
        let position = self.lines.as_mut().and_then(|lines| lines.position(start));
        let malformed = Malformed::new(batch, text, item, position);
        self.charge(malformed.overhead())?;
        Ok(Some(malformed))
    }

    fn whole_event(&mut self, event: &mut dyn Tagged) -> Result<(), CodecError> {
        if !self.tagged(event)? {
            return Err(CodecError::null());
        }
        // It is in a box of its own.
        self.charge(event.object_mut().map_or(0, |object| size_of_val(object)))
    }
}

//! Lists and maps.

use super::Cursor;
use crate::runtime::CodecError;
use crate::runtime::json::check;

/// Decodes an item of a list.
pub(crate) type DecodeItem<'f, 'a> = &'f mut dyn FnMut(&mut Cursor<'a>) -> Result<(), CodecError>;

/// Decodes the value of a key of a map.
pub(crate) type DecodeEntry<'f, 'a> = &'f mut dyn FnMut(&str, &mut Cursor<'a>) -> Result<(), CodecError>;

impl<'a> Cursor<'a> {
    /// A list, item by item; `false` for `null`.
    pub(crate) fn list(&mut self, item: DecodeItem<'_, 'a>) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'[') => self.enter()?,
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("a list")),
        }
        let mut first = true;
        let mut index = 0;
        while self.another(b']', &mut first)? {
            let start = self.at;
            self.item = index;
            item(self).map_err(|error| error.at(start))?;
            index += 1;
        }
        Ok(true)
    }

    /// A map, entry by entry; `false` for `null`.
    pub(crate) fn map(&mut self, entry: DecodeEntry<'_, 'a>) -> Result<bool, CodecError> {
        match self.peek() {
            Some(b'{') => self.enter()?,
            Some(b'n') => return self.word("null").map(|()| false),
            _ => return Err(self.unexpected("an object")),
        }
        let mut first = true;
        while self.another(b'}', &mut first)? {
            let key = self.key()?;
            self.peek();
            let start = self.at;
            entry(&key, self).map_err(|error| error.at(start))?;
        }
        Ok(true)
    }

    /// How many items are left in the list, from the item here on. It stops at what is not JSON.
    pub(crate) fn count_items(&self) -> usize {
        let text = self.text.as_bytes();
        let (mut at, mut count) = (self.at, 0);
        loop {
            let start = check::skip_space(text, at);
            let Ok(checked) = check::value(text, start) else { return count };
            count += 1;
            at = check::skip_space(text, checked.end);
            match text.get(at) {
                Some(b',') => at += 1,
                _ => return count,
            }
        }
    }
}

//! Untyped values, and errors about values of the wrong type.

use serde_json::{Map, Value};

use super::Cursor;
use crate::runtime::{CodecError, Source};

impl Cursor<'_> {
    pub(super) fn any(&mut self) -> Result<Value, CodecError> {
        Ok(match self.peek() {
            Some(b'{') => Value::Object(self.any_object()?),
            Some(b'[') => Value::Array(self.any_list()?),
            _ => self.scalar("a value")?.into(),
        })
    }

    fn any_object(&mut self) -> Result<Map<String, Value>, CodecError> {
        self.enter()?;
        let mut object = Map::new();
        let mut first = true;
        while self.another(b'}', &mut first)? {
            let key = self.key()?.into_owned();
            object.insert(key, self.any()?);
        }
        Ok(object)
    }

    fn any_list(&mut self) -> Result<Vec<Value>, CodecError> {
        self.enter()?;
        let mut items = Vec::new();
        let mut first = true;
        while self.another(b']', &mut first)? {
            items.push(self.any()?);
        }
        Ok(items)
    }

    /// The error that the value here is not the expected one.
    #[cold]
    pub(super) fn unexpected(&mut self, expected: &'static str) -> CodecError {
        match self.peek() {
            Some(b'{') => CodecError::data(expected, "an object").at(self.at),
            Some(b'[') => CodecError::data(expected, "a list").at(self.at),
            _ => {
                let at = self.at;
                match self.scalar(expected) {
                    Ok(token) => CodecError::data(expected, token).at(at),
                    Err(error) => error,
                }
            }
        }
    }
}

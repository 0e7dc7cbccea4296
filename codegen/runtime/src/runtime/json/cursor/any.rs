//! Values of any kind, and what is said of one that is of the wrong kind.

use serde_json::{Map, Value};

use super::Cursor;
use crate::runtime::{Fault, Source};

impl Cursor<'_> {
    pub(super) fn any(&mut self) -> Result<Value, Fault> {
        Ok(match self.peek() {
            Some(b'{') => Value::Object(self.any_object()?),
            Some(b'[') => Value::Array(self.any_list()?),
            _ => self.token("a value")?.into(),
        })
    }

    fn any_object(&mut self) -> Result<Map<String, Value>, Fault> {
        self.enter()?;
        let mut object = Map::new();
        let mut first = true;
        while self.another(b'}', &mut first)? {
            let key = self.key()?.into_owned();
            object.insert(key, self.any()?);
        }
        Ok(object)
    }

    fn any_list(&mut self) -> Result<Vec<Value>, Fault> {
        self.enter()?;
        let mut items = Vec::new();
        let mut first = true;
        while self.another(b']', &mut first)? {
            items.push(self.any()?);
        }
        Ok(items)
    }

    /// What is here in place of something else.
    #[cold]
    pub(super) fn unexpected(&mut self, expected: &'static str) -> Fault {
        match self.peek() {
            Some(b'{') => Fault::data(expected, "an object").at(self.at),
            Some(b'[') => Fault::data(expected, "a list").at(self.at),
            _ => {
                let at = self.at;
                match self.token(expected) {
                    Ok(token) => Fault::data(expected, token).at(at),
                    Err(fault) => fault,
                }
            }
        }
    }
}

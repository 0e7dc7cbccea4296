//! Passing over what is looked at later, or not at all.

use super::lexer::too_deep;
use super::{Cursor, MAX_DEPTH};
use crate::runtime::Fault;
use crate::runtime::json::scan;

impl<'a> Cursor<'a> {
    /// Passes over a value, looking only for its end: whoever wants the value parses it then.
    pub(super) fn skip(&mut self) -> Result<&'a str, Fault> {
        let first = self.peek();
        let start = self.at;
        match first {
            Some(b'"') => self.skip_string()?,
            Some(b'{' | b'[') => self.skip_nested()?,
            Some(_) => {
                let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\t' | b'\r');
                self.at += self.rest().iter().take_while(|byte| !ends(byte)).count();
            }
            None => return Err(Fault::syntax("a value", self.at)),
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn skip_string(&mut self) -> Result<(), Fault> {
        self.at += 1;
        loop {
            self.at += scan::plain_prefix(self.rest());
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => return Err(Fault::syntax("the end of the text", self.text.len())),
            }
        }
    }

    fn skip_nested(&mut self) -> Result<(), Fault> {
        let mut depth = self.depth;
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.skip_string()?;
                    continue;
                }
                Some(b'{' | b'[') => {
                    depth += 1;
                    if depth >= MAX_DEPTH {
                        return Err(too_deep(self.at));
                    }
                }
                Some(b'}' | b']') => depth -= 1,
                Some(_) => {}
                None => return Err(Fault::syntax("the end of the object or list", self.at)),
            }
            self.at += 1;
            if depth == self.depth {
                return Ok(());
            }
        }
    }

    /// Parses a value that was passed over.
    pub(super) fn parse<T: serde::de::Deserialize<'a>>(&self, span: &'a str) -> Result<T, Fault> {
        serde_json::from_str(span).map_err(|error| {
            let behind: usize = span.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            Fault::syntax("JSON", self.at - span.len() + behind + error.column().saturating_sub(1))
        })
    }
}

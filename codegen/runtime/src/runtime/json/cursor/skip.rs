//! Skipping values.

use super::lexer::too_deep;
use super::{Cursor, MAX_DEPTH};
use crate::runtime::CodecError;
use crate::runtime::json::scan;

impl<'a> Cursor<'a> {
    /// Skips a value, looking only for its end: it is parsed later, if needed.
    pub(super) fn skip(&mut self) -> Result<&'a str, CodecError> {
        let first = self.peek();
        let start = self.at;
        match first {
            Some(b'"') => self.skip_string()?,
            Some(b'{' | b'[') => self.skip_nested()?,
            Some(_) => {
                let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\t' | b'\r');
                self.at += self.rest().iter().take_while(|byte| !ends(byte)).count();
            }
            None => return Err(CodecError::syntax("a value", self.at)),
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn skip_string(&mut self) -> Result<(), CodecError> {
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
                None => return Err(CodecError::syntax("the end of the string", self.text.len())),
            }
        }
    }

    fn skip_nested(&mut self) -> Result<(), CodecError> {
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
                None => return Err(CodecError::syntax("the end of the object or list", self.at)),
            }
            self.at += 1;
            if depth == self.depth {
                return Ok(());
            }
        }
    }

    /// Parses a value that was skipped.
    pub(super) fn parse<T: serde::de::Deserialize<'a>>(&self, span: &'a str) -> Result<T, CodecError> {
        serde_json::from_str(span).map_err(|error| {
            let behind: usize = span.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            CodecError::syntax("a valid value", self.at - span.len() + behind + error.column().saturating_sub(1))
        })
    }
}

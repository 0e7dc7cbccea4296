//! Reads JSON text of which nothing is known, value by value, without building anything.
//!
//! Generated crates have no use for it: they know their fields. It is for programs that look at
//! payloads to find out which fields there are.

use std::borrow::Cow;

use crate::runtime::CodecError;
use crate::runtime::json::{check, number, scan, string};

/// A position in JSON text that was checked, before a value, a key, or what separates them.
///
/// ```
/// use hookwright_runtime::Pull;
///
/// let mut json = Pull::new(r#"{"a": [1, "x"]}"#).unwrap();
/// json.enter();
/// assert!(json.another(true));
/// assert_eq!(json.key(), "a");
/// json.enter();
/// assert!(json.another(true));
/// assert_eq!(json.number(), "1");
/// assert!(json.another(false));
/// assert_eq!(json.string(), "x");
/// assert!(!json.another(false) && !json.another(false));
/// ```
#[derive(Clone, Debug)]
pub struct Pull<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pull<'a> {
    /// Before the value that a text is. All of the text is checked, and that strings in it have no
    /// half of a surrogate pair, so that reading cannot fail.
    pub fn new(text: &'a str) -> Result<Self, CodecError> {
        check::whole(text.as_bytes())?;
        let pull = Pull { text, at: 0 };
        // Escapes stand in strings alone, and no pair goes on behind the end of its string.
        match text.contains("\\u") && string::unescape(text).is_none() {
            true => Err(CodecError::data("a string", "half of a surrogate pair").at(pull.at)),
            false => Ok(pull),
        }
    }

    /// The first byte of what comes next, which tells its kind; 0 at the end.
    #[inline]
    pub fn peek(&mut self) -> u8 {
        self.at = check::skip_space(self.text.as_bytes(), self.at);
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// The offset in the text.
    #[inline]
    pub fn offset(&self) -> usize {
        self.at
    }

    /// The text from an offset to here.
    pub fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Enters an object or a list.
    #[inline]
    pub fn enter(&mut self) {
        self.peek();
        self.at += 1;
    }

    /// Whether another entry follows in an object or a list, or the first one. At its end, leaves it.
    #[inline]
    pub fn another(&mut self, first: bool) -> bool {
        match self.peek() {
            b'}' | b']' | 0 => {
                self.at += 1;
                false
            }
            _ => {
                self.at += usize::from(!first);
                true
            }
        }
    }

    /// Reads a key, if it is this one: quoted, and with its colon.
    #[inline]
    pub fn key_is(&mut self, quoted: &str) -> bool {
        self.peek();
        let is = self.rest().starts_with(quoted.as_bytes());
        if is {
            self.at += quoted.len();
        }
        is
    }

    /// The next key, after which its value comes.
    #[inline]
    pub fn key(&mut self) -> Cow<'a, str> {
        let key = self.string();
        self.peek();
        self.at += 1;
        key
    }

    /// The string that comes next.
    #[inline]
    pub fn string(&mut self) -> Cow<'a, str> {
        self.peek();
        self.at += 1;
        let rest = self.rest();
        let len = scan::plain_prefix(rest);
        let text = self.text.get(self.at..self.at + len).unwrap_or_default();
        if rest.get(len) == Some(&b'"') {
            self.at += len + 1;
            return Cow::Borrowed(text);
        }
        self.escaped()
    }

    #[cold]
    fn escaped(&mut self) -> Cow<'a, str> {
        let start = self.at;
        self.at = string::end(self.text.as_bytes(), start).unwrap_or(self.text.len());
        string::unescape_lossy(self.text.get(start..self.at.saturating_sub(1)).unwrap_or_default())
    }

    /// The number that comes next, as its text.
    #[inline]
    pub fn number(&mut self) -> &'a str {
        self.peek();
        let start = self.at;
        self.at = number::end(self.text.as_bytes(), start).unwrap_or(self.text.len());
        self.since(start)
    }

    /// Passes over the value that comes next.
    pub fn skip(&mut self) {
        self.peek();
        let checked = check::value(self.text.as_bytes(), self.at);
        self.at = checked.map_or(self.text.len(), |checked| checked.end);
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }
}

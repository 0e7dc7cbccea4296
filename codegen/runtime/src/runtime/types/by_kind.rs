//! Values of one of several types, told apart by the kind of JSON value.

use crate::runtime::{CodecError, Cursor, Decode, Json};

/// What kind of JSON value a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A text.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A list.
    List,
    /// An object.
    Object,
}

/// One of several types, told apart by the kind of JSON value.
pub trait ByKind {
    /// Becomes a value of the type of this kind, to be decoded; none if the kind is not documented.
    fn select(&mut self, kind: ValueKind) -> Option<&mut dyn Decode>;

    /// Becomes a value of an undocumented kind.
    fn set_unknown(&mut self, value: Json);
}

impl Cursor<'_> {
    /// Decodes a value by its kind; `false` if it was `null`.
    pub fn by_kind(&mut self, value: &mut dyn ByKind) -> Result<bool, CodecError> {
        let kind = match self.peek() {
            Some(b'"') => ValueKind::String,
            Some(b'{') => ValueKind::Object,
            Some(b'[') => ValueKind::List,
            Some(b't' | b'f') => ValueKind::Bool,
            Some(b'-' | b'0'..=b'9') => ValueKind::Number,
            _ => return self.null("a value"),
        };
        if let Some(known) = value.select(kind) {
            return known.decode(self);
        }
        self.any(&mut |text| value.set_unknown(Json::of_checked(text))).map(|()| true)
    }
}

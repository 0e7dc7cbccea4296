//! What items are called: facts of the wire and of the documents, from which every target makes
//! its own names.

use std::borrow::Cow;
use std::fmt;

use heck::ToUpperCamelCase;

use super::{EnumValue, Envelope, Event, Field, HttpHeader, Payload, TypeDef, UnionVariant, Vendor};

/// The kinds of items that have a name in a target. A target chooses the form of a name by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// A vendor.
    Vendor,
    /// The object around a list of events.
    Envelope,
    /// The field with an envelope's list of events.
    EventList,
    /// An HTTP header.
    HttpHeader,
    /// A named type.
    Type,
    /// A payload that several events share.
    Payload,
    /// An event type.
    Event,
    /// A field of an object.
    Field,
    /// A documented value of an enum.
    Value,
    /// A variant of a union.
    Variant,
}

impl fmt::Display for ItemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ItemKind::Vendor => "vendor",
            ItemKind::Envelope => "envelope",
            ItemKind::EventList => "list of events",
            ItemKind::HttpHeader => "HTTP header",
            ItemKind::Type => "type",
            ItemKind::Payload => "payload",
            ItemKind::Event => "event",
            ItemKind::Field => "field",
            ItemKind::Value => "value",
            ItemKind::Variant => "variant",
        })
    }
}

/// What a target makes an item's name from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSource<'a> {
    /// What kind of item it is.
    pub kind: ItemKind,
    /// The name on the wire or, of what the wire does not name, in the schemas.
    pub wire: Cow<'a, str>,
    /// The `name` that the schemas prefer, where the wire's makes a bad one.
    pub preferred: Option<&'a str>,
}

impl NameSource<'_> {
    /// What the name is made from.
    pub fn base(&self) -> &str {
        self.preferred.unwrap_or(&self.wire)
    }

    /// The neutral name, for targets without rules of their own, such as JSON Schema: words in
    /// `UpperCamelCase`, of ASCII letters and digits. It may begin with a digit, and be empty if
    /// there is nothing to make a name from.
    pub fn identifier(&self) -> String {
        ascii_words(self.base()).to_upper_camel_case()
    }
}

/// A string with `_` for all that is not an ASCII letter or digit, to be split into words.
pub(crate) fn ascii_words(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// An item that targets have a name for.
pub trait Named {
    /// What its names are made from.
    fn name_source(&self) -> NameSource<'_>;

    /// Its neutral name, see [`NameSource::identifier`].
    fn identifier(&self) -> String {
        self.name_source().identifier()
    }
}

/// Implements [`Named`]: the kind, the name on the wire, and the preferred name.
macro_rules! named {
    ($($item:ident($this:ident): $kind:expr, $wire:expr, $preferred:expr;)*) => {$(
        impl Named for $item {
            fn name_source(&self) -> NameSource<'_> {
                let $this = self;
                NameSource { kind: $kind, wire: Cow::from($wire), preferred: $preferred }
            }
        }
    )*};
}

named! {
    Vendor(it): ItemKind::Vendor, &*it.name, None;
    Envelope(it): ItemKind::Envelope, &*it.name, None;
    HttpHeader(it): ItemKind::HttpHeader, &*it.name, None;
    TypeDef(it): ItemKind::Type, &*it.name, it.preferred_name.as_deref();
    Payload(it): if it.shared { ItemKind::Payload } else { ItemKind::Event }, &*it.name, it.preferred_name.as_deref();
    Event(it): ItemKind::Event, &*it.name, it.preferred_name.as_deref();
    Field(it): ItemKind::Field, &*it.name, it.preferred_name.as_deref();
    EnumValue(it): ItemKind::Value, it.wire.text(), it.preferred_name.as_deref();
    UnionVariant(it): ItemKind::Variant, &*it.name, it.preferred_name.as_deref();
}

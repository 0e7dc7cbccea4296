//! A value with the place it was written at.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use crate::source::{FileId, Span};

/// The struct name by which [`Spanned`] asks our deserializer for the place.
pub(crate) const SPANNED: &str = "$hookwright::Spanned";
/// The fields that come with [`SPANNED`].
pub(crate) const SPANNED_FIELDS: &[&str] = &["file", "start", "end", "kind", "value"];

/// What a value is in the YAML, as [`Spanned`] learns it before the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    Null = 0,
    Scalar = 1,
    List = 2,
    Mapping = 3,
}

/// A value with the place it was written at.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(SPANNED, SPANNED_FIELDS, SpannedVisitor(PhantomData))
    }
}

struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Spanned<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its place")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let (span, _kind) = place(&mut seq)?;
        Ok(Spanned { value: next(&mut seq)?, span })
    }
}

fn place<'de, A: SeqAccess<'de>>(seq: &mut A) -> Result<(Span, u8), A::Error> {
    let span = Span { file: FileId(next(seq)?), start: next(seq)?, end: next(seq)? };
    Ok((span, next(seq)?))
}

fn next<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(seq: &mut A) -> Result<T, A::Error> {
    seq.next_element()?.ok_or_else(|| serde::de::Error::custom("a place is missing"))
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Either a text, as a short form, or an item written out.
#[derive(Clone, Debug)]
pub enum TextOr<T> {
    /// Nothing at all: the key stands alone.
    Nothing(Span),
    /// The short form.
    Text(Spanned<String>),
    /// Written out.
    Item(Spanned<T>),
}

impl<T> TextOr<T> {
    /// Where it was written.
    pub fn span(&self) -> Span {
        match self {
            TextOr::Nothing(span) => *span,
            TextOr::Text(text) => text.span,
            TextOr::Item(item) => item.span,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(SPANNED, SPANNED_FIELDS, TextOrVisitor(PhantomData))
    }
}

struct TextOrVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrVisitor<T> {
    type Value = TextOr<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a mapping")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let (span, kind) = place(&mut seq)?;
        if kind == NodeKind::Null as u8 {
            return Ok(TextOr::Nothing(span));
        }
        if kind == NodeKind::Scalar as u8 {
            return Ok(TextOr::Text(Spanned { value: next(&mut seq)?, span }));
        }
        Ok(TextOr::Item(Spanned { value: next(&mut seq)?, span }))
    }
}

impl<T: JsonSchema> JsonSchema for TextOr<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("TextOr_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        schemars::json_schema!({"anyOf": [{"type": "string"}, {"type": "null"}, item]})
    }
}

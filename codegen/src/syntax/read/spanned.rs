//! A value with the place it was written at.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{Read, Slot};
use crate::diagnostic::Diagnostics;
use crate::source::Span;
use crate::yaml::Node;

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

impl<T: Read> Read for Spanned<T> {
    const TAKES_NULL: bool = T::TAKES_NULL;

    fn read(node: &Node, slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        Some(Spanned { value: T::read(node, slot, diagnostics)?, span: node.span })
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

//! What callers see of fields and types, as text: for those who compare two crates.

use proc_macro2::TokenStream;

use super::context::Context;
use super::naming::{Symbols, event_list_ident};
use super::object::field_type;
use super::tokens;
use crate::model::{Field, Payload, Shape, TypeId, TypeRef, Vendor};

/// The Rust types of a vendor's items, as text.
pub struct Signatures<'a> {
    context: Context<'a>,
}

impl<'a> Signatures<'a> {
    /// Those of a vendor.
    pub fn of(vendor: &'a Vendor) -> Self {
        Signatures { context: Context::new(vendor) }
    }

    /// The names that are referred to by id.
    pub fn symbols(&self) -> &Symbols<'a> {
        &self.context.symbols
    }

    /// The type of a field, without other names for types; of a field of a named object, that is the
    /// owner.
    pub fn field(&self, field: &Field, owner: Option<&TypeId>) -> String {
        let field = Field { ty: self.resolved(&field.ty), ..field.clone() };
        text(field_type(&field, owner, &self.context))
    }

    /// The type of a value, without other names for types.
    pub fn value(&self, ty: &TypeRef) -> String {
        text(tokens::ty(&self.resolved(ty), &self.context))
    }

    fn resolved(&self, ty: &TypeRef) -> TypeRef {
        let shape = match self.context.resolved(&ty.shape) {
            Shape::List(inner) => Shape::List(Box::new(self.resolved(inner))),
            Shape::Map(key, inner) => Shape::Map(key.clone(), Box::new(self.resolved(inner))),
            shape @ (Shape::Scalar(_) | Shape::Named(_)) => shape.clone(),
        };
        TypeRef { shape, nullable: ty.nullable }
    }

    /// Whether every event has a field with a header.
    pub fn has_header(&self) -> bool {
        self.context.header().is_some()
    }

    /// The field of the envelope with its list of events.
    pub fn event_list(&self) -> Option<String> {
        self.context.vendor.envelope.as_ref().map(|envelope| event_list_ident(envelope).to_string())
    }

    /// Whether an event uses the payload, so that it has a struct.
    pub fn has_struct(&self, payload: &Payload) -> bool {
        self.context.vendor.events.iter().any(|event| event.payload == payload.id)
    }

    /// The public module of what comes from a schema file.
    pub fn module(&self, file: &str) -> Option<&str> {
        self.symbols().sections().iter().find(|(_, path)| *path == file).map(|(name, _)| name.as_str())
    }
}

/// Tokens without the spaces between them, which types do not need.
fn text(tokens: TokenStream) -> String {
    tokens.to_string().replace(' ', "")
}

//! What is to be written, before it is text.

use serde_json::Value;

use crate::model::TypeRef;

/// An event to write.
#[derive(Debug)]
pub(super) struct EventDraft {
    pub(super) name: String,
    /// The base of the Rust name, where the derived one is no good.
    pub(super) given: Option<String>,
    pub(super) body: Body,
}

/// The payload of an event to write.
#[derive(Debug)]
pub(super) enum Body {
    /// A shared payload by its name.
    Shared(String),
    /// Fields of its own.
    Own(Vec<FieldDraft>),
}

/// A type to write.
#[derive(Debug)]
pub(super) struct TypeDraft {
    pub(super) name: String,
    pub(super) fields: Vec<FieldDraft>,
}

/// A field to write.
#[derive(Debug)]
pub(super) struct FieldDraft {
    pub(super) name: String,
    /// The base of the Rust name, where the derived one is no good.
    pub(super) given: Option<String>,
    /// The type; none for what the dictionary has.
    pub(super) ty: Option<TypeRef<String>>,
    pub(super) nullable: bool,
    pub(super) optional: bool,
    /// That the strict contract does not require it, where the vendor's policy says otherwise.
    pub(super) not_required: bool,
    pub(super) example: Option<Value>,
}

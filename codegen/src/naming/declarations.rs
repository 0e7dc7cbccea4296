//! The names that schema files give to items, with their places.

use std::borrow::Cow;

use crate::model::{ItemKind, NameSource};
use crate::source::Span;
use crate::syntax::Spanned;

/// What the names of a scope are for: within one scope, each must be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    /// The vendors.
    Vendors,
    /// The types of a vendor: its named types and envelope, and a type for each payload.
    Types,
    /// The event types of a vendor.
    Events,
    /// The HTTP headers of a vendor.
    HttpHeaders,
    /// The fields of a vendor's header.
    Header,
    /// The fields of an object, the envelope's among them.
    Fields,
    /// The values of an enum.
    Values,
    /// The variants of a union.
    Variants,
}

/// The name of an item, as a schema file gives it.
#[derive(Clone, Debug)]
pub(crate) struct Declaration {
    kind: ItemKind,
    wire: String,
    preferred: Option<String>,
    /// Where the preferred name is, or else the other.
    pub(super) span: Span,
}

impl Declaration {
    /// What targets make the item's name from.
    pub(super) fn source(&self) -> NameSource<'_> {
        NameSource { kind: self.kind, wire: Cow::from(&self.wire), preferred: self.preferred.as_deref() }
    }

    /// Whether this is another's item: an item that is defined twice is reported as such.
    pub(super) fn is_same_item(&self, other: &Declaration) -> bool {
        (self.kind, &self.wire) == (other.kind, &other.wire)
    }

    /// Whether the item has no name at all, which is reported where wire names are checked.
    pub(super) fn is_nameless(&self) -> bool {
        let checked = match self.kind {
            ItemKind::Event
            | ItemKind::EventList
            | ItemKind::Field
            | ItemKind::HttpHeader
            | ItemKind::Payload
            | ItemKind::Type => true,
            // The wire may have an empty value; the others have no other check.
            ItemKind::Value | ItemKind::Variant | ItemKind::Vendor | ItemKind::Envelope => false,
        };
        checked && self.wire.is_empty()
    }
}

/// Names that must differ.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) names: Vec<Declaration>,
}

impl Scope {
    /// A scope without names.
    pub(crate) fn new(kind: ScopeKind) -> Self {
        Scope { kind, names: Vec::new() }
    }

    /// Adds the name of an item, with the `name` that the schemas prefer.
    pub(crate) fn declare(&mut self, kind: ItemKind, wire: &Spanned<String>, preferred: Option<&Spanned<String>>) {
        self.names.push(Declaration {
            kind,
            wire: wire.value.clone(),
            preferred: preferred.map(|name| name.value.clone()),
            span: preferred.unwrap_or(wire).span,
        });
    }
}

/// All names that the schema files of a run give, scope by scope.
#[derive(Clone, Debug, Default)]
pub(crate) struct Declarations {
    pub(super) scopes: Vec<Scope>,
}

impl Declarations {
    /// Adds the names of a scope.
    pub(crate) fn add(&mut self, scope: Scope) {
        self.scopes.push(scope);
    }

    /// Adds those of a part of the run.
    pub(crate) fn append(&mut self, part: Declarations) {
        self.scopes.extend(part.scopes);
    }
}

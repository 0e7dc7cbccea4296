//! Names in Rust: how one is made, which are taken, and those that a vendor's items get.

mod identifier;
mod reserved;
mod sections;
mod symbols;

pub(super) use reserved::METHODS;
pub(super) use symbols::event_list_ident;
pub use symbols::{Symbols, ident_of};

use self::identifier::{Case, identifier};
use crate::model::{ItemKind, NameSource};
use crate::naming::{NameError, NameRules, ScopeKind};

/// Rust's rules for names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RustNames;

impl NameRules for RustNames {
    fn language(&self) -> &'static str {
        "Rust"
    }

    fn name(&self, source: &NameSource<'_>) -> Result<String, NameError> {
        let base = source.base();
        match source.kind {
            ItemKind::Vendor => module(base),
            ItemKind::HttpHeader => identifier(base, Case::Shouty).map(|name| format!("{name}_HEADER")),
            ItemKind::Field => identifier(base, Case::Snake),
            ItemKind::EventList => Ok(event_list(base)),
            ItemKind::Envelope
            | ItemKind::Type
            | ItemKind::Payload
            | ItemKind::Event
            | ItemKind::Value
            | ItemKind::Variant => identifier(base, Case::Camel),
        }
    }

    fn is_reserved(&self, scope: ScopeKind, name: &str) -> bool {
        reserved::names(scope).contains(&name)
    }
}

/// A vendor's module, which is its Cargo feature too.
fn module(vendor: &str) -> Result<String, NameError> {
    match reserved::PATHS.iter().find(|(path, _)| *path == vendor) {
        Some((_, why)) => Err(NameError::NotAllowed(why)),
        None => identifier(vendor, Case::Snake),
    }
}

/// The field with an envelope's list of events. The schemas have no `name` for it, so there is
/// always one.
fn event_list(wire: &str) -> String {
    match identifier(wire, Case::Snake) {
        Ok(name) if reserved::names(ScopeKind::Fields).contains(&name.as_str()) => format!("{name}_"),
        Ok(name) => name,
        Err(_) => "events".to_owned(),
    }
}

#[cfg(test)]
mod tests;

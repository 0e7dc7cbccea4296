//! The names that a vendor's items have in Rust.

use proc_macro2::Ident;

use super::super::tokens::ident;
use super::RustNames;
use super::sections::section_modules;
use crate::internal::Checked;
use crate::model::{
    Envelope, Event, EventId, ItemKind, NameSource, Named, Payload, PayloadId, Table, TypeDef, TypeId, Vendor,
};
use crate::naming::NameRules;

/// The symbol table of a vendor: the names of what is referred to by id, and of modules. Those of
/// fields, values and variants are asked for where these are, by [`ident_of`].
#[derive(Debug)]
pub struct Symbols<'a> {
    module: String,
    types: Table<TypeDef, String>,
    payloads: Table<Payload, String>,
    events: Table<Event, String>,
    sections: Vec<(String, &'a str)>,
}

impl<'a> Symbols<'a> {
    /// The names of a vendor's items.
    pub fn of(vendor: &'a Vendor) -> Self {
        Symbols {
            module: name_of(vendor),
            types: vendor.types.table(name_of),
            payloads: vendor.payloads.table(name_of),
            events: vendor.events.table(name_of),
            sections: section_modules(vendor),
        }
    }

    /// The vendor's module.
    pub fn module(&self) -> Ident {
        ident(&self.module)
    }

    /// The vendor's module as a directory, and as a Cargo feature.
    pub fn feature(&self) -> &str {
        unraw(&self.module)
    }

    /// The type of a named type.
    pub fn ty(&self, id: &TypeId) -> Ident {
        ident(self.types.get(id))
    }

    /// The struct of a payload.
    pub fn payload(&self, id: &PayloadId) -> Ident {
        ident(self.payloads.get(id))
    }

    /// The variant of an event type.
    pub fn event(&self, id: &EventId) -> Ident {
        ident(self.events.get(id))
    }

    /// The module of each schema file, with the file's path.
    pub(in crate::emit::rust) fn sections(&self) -> &[(String, &'a str)] {
        &self.sections
    }
}

/// The identifier of an item: a field, a value of an enum, a variant of a union, the constant of
/// an HTTP header, an envelope, or what [`Symbols`] has too.
pub fn ident_of(item: &impl Named) -> Ident {
    ident(&name_of(item))
}

/// The field with an envelope's list of events.
pub(in crate::emit::rust) fn event_list_ident(envelope: &Envelope) -> Ident {
    let source = NameSource { kind: ItemKind::EventList, wire: (&*envelope.events_field).into(), preferred: None };
    ident(&name(&source))
}

fn name_of(item: &impl Named) -> String {
    name(&item.name_source())
}

fn name(source: &NameSource<'_>) -> String {
    let name = RustNames.name(source);
    name.map_err(|error| format!("{error:?}")).checked("an item has no name in Rust, and no error says so")
}

/// A name without the mark of a raw identifier.
pub(super) fn unraw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

//! The lists of fields of a vendor, each with what it belongs to.

use std::collections::HashMap;

use crate::load::LoadedVendor;
use crate::model::{Field, Payload, TypeKind, Vendor};
use crate::source::Span;
use crate::syntax::{FieldEntry, KindSyntax};

/// What a list of fields belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Owner<'a> {
    Header,
    Envelope,
    Type(&'a str),
    Payload(&'a str),
    Event(&'a str),
}

impl<'a> Owner<'a> {
    /// What the fields of a payload belong to.
    pub(super) fn of_payload(payload: &'a Payload) -> Self {
        if payload.shared { Owner::Payload(&payload.name) } else { Owner::Event(&payload.name) }
    }
}

/// All lists of fields, as they are written.
pub(crate) fn lists(loaded: &LoadedVendor) -> Vec<(Owner<'_>, &[FieldEntry])> {
    let vendor = &loaded.vendor;
    let mut lists = Vec::new();
    lists.extend(vendor.header.as_ref().map(|header| (Owner::Header, header.fields.as_slice())));
    lists.extend(vendor.envelope.as_ref().map(|envelope| (Owner::Envelope, envelope.fields.as_slice())));
    for file in loaded.files.iter().map(|file| &file.schema) {
        let types = file.types.iter().map(|(name, ty)| match &ty.kind {
            KindSyntax::Object(object) => (Owner::Type(&name.value), Some(&object.fields)),
            _ => (Owner::Type(&name.value), None),
        });
        let payloads = file.payloads.iter().map(|(name, it)| (Owner::Payload(&name.value), it.fields.as_ref()));
        let events = file.events.iter().map(|(name, event)| (Owner::Event(&name.value), event.fields.as_ref()));
        let all = types.chain(payloads).chain(events);
        lists.extend(all.filter_map(|(owner, fields)| Some((owner, fields?.as_slice()))));
    }
    lists
}

/// All lists of fields, as they are understood.
pub(super) fn understood(vendor: &Vendor) -> Vec<(Owner<'_>, &[Field])> {
    let header = vendor.header.iter().map(|header| (Owner::Header, header.fields.as_slice()));
    let envelope = vendor.envelope.iter().map(|envelope| (Owner::Envelope, envelope.object.fields.as_slice()));
    let types = vendor.types.iter().filter_map(|def| match &def.kind {
        TypeKind::Object(object) => Some((Owner::Type(&def.name), object.fields.as_slice())),
        _ => None,
    });
    let payloads = vendor.payloads.iter().map(|it| (Owner::of_payload(it), it.object.fields.as_slice()));
    header.chain(envelope).chain(types).chain(payloads).collect()
}

/// Where each field's name stands in the list that it belongs to.
pub(super) struct Places<'a>(HashMap<(Owner<'a>, &'a str), Span>);

impl<'a> Places<'a> {
    pub(super) fn new(lists: &[(Owner<'a>, &'a [FieldEntry])]) -> Self {
        let all = lists.iter().flat_map(|(owner, entries)| entries.iter().map(move |entry| (*owner, &entry.name)));
        Places(all.map(|(owner, name)| ((owner, name.value.as_str()), name.span)).collect())
    }

    pub(super) fn of(&self, owner: Owner<'a>, field: &'a str) -> Option<Span> {
        self.0.get(&(owner, field)).copied()
    }
}

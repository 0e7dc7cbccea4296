//! What schema files say that the model does not keep: where each item stands, and which
//! differences from the documents are known.

use std::collections::HashMap;

use super::allow::{Allowance, Scope, read_id};
use super::items::Item;
use crate::lint::{FieldsOf, lists};
use crate::load::LoadedVendor;
use crate::source::{FileId, Span};
use crate::syntax::{FieldEntry, Items, Spanned};

/// The places of a vendor's items, and its allowances.
#[derive(Debug)]
pub(crate) struct Declared {
    spans: HashMap<Item, Span>,
    pub(crate) allowances: Vec<Allowance>,
}

type Allow = Items<Spanned<String>>;

impl Declared {
    /// Collects them.
    pub(crate) fn new(loaded: &LoadedVendor) -> Self {
        let mut declared = Declared { spans: HashMap::new(), allowances: Vec::new() };
        declared.allow(&loaded.vendor.allow, &Scope::Vendor);
        for file in loaded.files.iter().map(|file| &file.schema) {
            if let Some((id, _)) = file.allow.iter().next() {
                declared.allow(&file.allow, &Scope::File(id.span.file));
            }
            for (name, field) in file.fields.iter() {
                declared.item(Item::Dictionary(name.value.clone()), name.span, Some(&field.allow));
            }
            for (name, ty) in file.types.iter() {
                declared.item(Item::Type(name.value.clone()), name.span, Some(&ty.allow));
            }
            for (name, payload) in file.payloads.iter() {
                declared.item(Item::Payload(name.value.clone()), name.span, Some(&payload.allow));
            }
            for (name, event) in file.events.iter() {
                declared.item(Item::Event(name.value.clone()), name.span, Some(&event.allow));
            }
        }
        for (owner, entries) in lists(loaded) {
            let holder = holder(owner);
            for FieldEntry { name, keys } in entries {
                let allow = keys.as_ref().map(|keys| &keys.allow);
                declared.item(Item::Field(Box::new(holder.clone()), name.value.clone()), name.span, allow);
            }
        }
        declared
    }

    /// Where the first of some items stands that stands anywhere.
    pub(crate) fn place(&self, items: &[Item]) -> Option<Span> {
        items.iter().find_map(|item| self.spans.get(item)).copied()
    }

    /// The file that an item stands in.
    pub(crate) fn file(&self, item: &Item) -> Option<FileId> {
        self.spans.get(item).map(|span| span.file)
    }

    fn item(&mut self, item: Item, span: Span, allow: Option<&Allow>) {
        self.spans.insert(item.clone(), span);
        allow.into_iter().for_each(|allow| self.allow(allow, &Scope::Item(item.clone())));
    }

    fn allow(&mut self, allow: &Allow, scope: &Scope) {
        for (id, _) in allow.iter() {
            if let Some((rule, subjects)) = read_id(&id.value) {
                self.allowances.push(Allowance { rule, subjects, at: id.span, scope: scope.clone() });
            }
        }
    }
}

fn holder(owner: FieldsOf<'_>) -> Item {
    match owner {
        FieldsOf::Header => Item::Header,
        FieldsOf::Envelope => Item::Envelope,
        FieldsOf::Type(name) => Item::Type(name.to_owned()),
        FieldsOf::Payload(name) => Item::Payload(name.to_owned()),
        FieldsOf::Event(name) => Item::Event(name.to_owned()),
    }
}

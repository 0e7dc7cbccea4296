//! All items of a vendor that have, or could have, a `doc`.

use crate::load::LoadedVendor;
use crate::source::Span;
use crate::syntax::{
    DeprecatedSyntax, EnumValueSyntax, FieldSyntax, SchemaFile, Spanned, TextOr, TypeSyntax, VendorFile,
};

use super::fields::{lists, parts};

/// An item with what it says of itself.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    /// What it is, for a message.
    pub(super) what: &'static str,
    /// Its name; that of a vendor is the title.
    pub(super) name: &'a Spanned<String>,
    pub(super) doc: Option<&'a Spanned<String>>,
    pub(super) deprecated: Option<&'a DeprecatedSyntax>,
}

impl<'a> Item<'a> {
    fn new(what: &'static str, name: &'a Spanned<String>, doc: Option<&'a Spanned<String>>) -> Self {
        Item { what, name, doc, deprecated: None }
    }

    fn deprecated(self, deprecated: Option<&'a DeprecatedSyntax>) -> Self {
        Item { deprecated, ..self }
    }

    /// What it is and what it is called.
    pub(super) fn describe(&self) -> String {
        format!("the {} `{}`", self.what, self.name.value.escape_debug())
    }

    /// The text of its `doc` and where it stands, unless it is empty.
    pub(super) fn text(&self) -> Option<(&'a str, Span)> {
        self.doc.map(|doc| (doc.value.trim(), doc.span)).filter(|(text, _)| !text.is_empty())
    }
}

/// All items, in the order of the files.
pub(super) fn items(loaded: &LoadedVendor) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    of_vendor(&loaded.vendor, &mut items);
    loaded.files.iter().for_each(|file| of_file(&file.schema, &mut items));
    for entry in lists(loaded).into_iter().flat_map(|(_, entries)| &entries.0) {
        if let Some((name, Some(own))) = parts(entry) {
            of_field(name, own, &mut items);
        }
    }
    items
}

fn of_vendor<'a>(file: &'a VendorFile, items: &mut Vec<Item<'a>>) {
    items.push(Item::new("vendor", &file.title, Some(&file.doc)));
    items.push(Item::new("field", &file.discriminator.field, Some(&file.discriminator.doc)));
    if let Some(envelope) = &file.envelope {
        items.push(Item::new("envelope", &envelope.name, envelope.doc.as_ref()));
        items.push(Item::new("field", &envelope.events.field, Some(&envelope.events.doc)));
    }
    items.extend(file.http_headers.iter().map(|(name, header)| Item::new("HTTP header", name, Some(&header.doc))));
}

fn of_file<'a>(file: &'a SchemaFile, items: &mut Vec<Item<'a>>) {
    file.fields.iter().for_each(|(name, field)| of_field(name, field, items));
    file.types.iter().for_each(|(name, ty)| of_type(name, ty, items));
    items.extend(file.payloads.iter().map(|(name, it)| Item::new("payload", name, it.value.doc.as_ref())));
    items.extend(file.events.iter().map(|(name, event)| {
        Item::new("event", name, event.value.doc.as_ref()).deprecated(event.value.deprecated.as_ref())
    }));
}

/// What takes its `doc` from the dictionary says nothing by itself.
fn of_field<'a>(name: &'a Spanned<String>, field: &'a TextOr<FieldSyntax>, items: &mut Vec<Item<'a>>) {
    if let TextOr::Item(field) = field
        && (field.value.doc.is_some() || field.value.deprecated.is_some())
    {
        let item = Item::new("field", name, field.value.doc.as_ref());
        items.push(item.deprecated(field.value.deprecated.as_ref()));
    }
}

fn of_type<'a>(name: &'a Spanned<String>, ty: &'a TypeSyntax, items: &mut Vec<Item<'a>>) {
    items.push(Item::new("type", name, ty.doc.as_ref()).deprecated(ty.deprecated.as_ref()));
    items.extend(ty.discriminator.as_ref().map(|it| Item::new("field", &it.field, Some(&it.doc))));
    for (wire, value) in ty.values.iter().flat_map(|values| values.value.iter()) {
        items.push(of_value(wire, value));
    }
    for (wire, variant) in ty.variants.iter().flat_map(|variants| variants.value.iter()) {
        items.push(Item::new("variant", wire, variant.doc.as_ref()).deprecated(variant.deprecated.as_ref()));
    }
}

fn of_value<'a>(wire: &'a Spanned<String>, value: &'a TextOr<EnumValueSyntax>) -> Item<'a> {
    match value {
        TextOr::Nothing(_) => Item::new("value", wire, None),
        TextOr::Text(doc) => Item::new("value", wire, Some(doc)),
        TextOr::Item(it) => Item::new("value", wire, it.value.doc.as_ref()).deprecated(it.value.deprecated.as_ref()),
    }
}

//! All items of a vendor that have, or could have, a `doc`.

use crate::load::LoadedVendor;
use crate::source::Span;
use crate::syntax::{
    DeliverySyntax, DeprecatedSyntax, EnumValueSyntax, FieldSyntax, List, SchemaFile, Spanned, TextOr, TypeSyntax,
    VendorFile,
};

use super::fields::lists;

/// An item with what it says of itself.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    /// What it is, for a message.
    pub(super) what: &'static str,
    /// Its name; that of a vendor is the title.
    pub(super) name: &'a Spanned<String>,
    pub(super) doc: Option<&'a Spanned<String>>,
    /// The sentences behind `doc`.
    pub(super) details: &'a [Spanned<String>],
    pub(super) deprecated: Option<&'a DeprecatedSyntax>,
}

impl<'a> Item<'a> {
    fn new(what: &'static str, name: &'a Spanned<String>, doc: Option<&'a Spanned<String>>) -> Self {
        Item { what, name, doc, details: &[], deprecated: None }
    }

    fn details(self, details: &'a List<Spanned<String>>) -> Self {
        Item { details: &details.0, ..self }
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

    /// Each text, with the key it is in and its place.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (&'static str, &'a str, Span)> + use<'a> {
        let doc = self.text().map(|(text, span)| ("`doc`", text, span));
        doc.into_iter().chain(self.details.iter().map(|text| ("`details`", text.value.trim(), text.span)))
    }
}

/// All items, in the order of the files.
pub(super) fn items(loaded: &LoadedVendor) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    of_vendor(&loaded.vendor, &mut items);
    loaded.files.iter().for_each(|file| of_file(&file.schema, &mut items));
    for entry in lists(loaded).into_iter().flat_map(|(_, entries)| &entries.0) {
        if let Some((name, Some(own))) = entry.parts() {
            of_field(name, own, &mut items);
        }
    }
    items
}

fn of_vendor<'a>(file: &'a VendorFile, items: &mut Vec<Item<'a>>) {
    items.push(Item::new("vendor", &file.title, Some(&file.doc)).details(&file.details));
    items.push(Item::new("field", &file.discriminator.field, Some(&file.discriminator.doc)));
    if let Some(envelope) = &file.envelope {
        items.push(Item::new("envelope", &envelope.name, envelope.doc.as_ref()).details(&envelope.details));
        items.push(Item::new("field", &envelope.events.field, Some(&envelope.events.doc)));
    }
    items.extend(
        file.http_headers
            .iter()
            .map(|(name, header)| Item::new("HTTP header", name, Some(&header.doc)).details(&header.details)),
    );
    if let Some(delivery) = &file.delivery {
        of_delivery(delivery, items);
    }
}

fn of_delivery<'a>(delivery: &'a DeliverySyntax, items: &mut Vec<Item<'a>>) {
    let method = &delivery.method;
    items.push(Item::new("delivery", method, Some(&delivery.doc)).details(&delivery.details));
    items.extend(
        delivery.retries.as_ref().map(|retries| Item::new("retries of the delivery", method, Some(&retries.doc))),
    );
    let roles = [&delivery.deduplicate_by, &delivery.order_by].into_iter().flatten();
    items.extend(roles.map(|role| Item::new("field", &role.field, Some(&role.doc))));
    items.extend(
        delivery
            .endpoint
            .as_ref()
            .map(|endpoint| Item::new("endpoint of the delivery", method, None).details(&endpoint.details)),
    );
}

fn of_file<'a>(file: &'a SchemaFile, items: &mut Vec<Item<'a>>) {
    file.fields.iter().for_each(|(name, field)| of_field(name, field, items));
    file.types.iter().for_each(|(name, ty)| of_type(name, ty, items));
    items.extend(
        file.payloads.iter().map(|(name, payload)| {
            Item::new("payload", name, payload.value.doc.as_ref()).details(&payload.value.details)
        }),
    );
    items.extend(file.events.iter().map(|(name, event)| {
        let item = Item::new("event", name, event.value.doc.as_ref()).details(&event.value.details);
        item.deprecated(event.value.deprecated.as_ref())
    }));
}

/// What takes its `doc` from the dictionary says nothing by itself.
fn of_field<'a>(name: &'a Spanned<String>, field: &'a TextOr<FieldSyntax>, items: &mut Vec<Item<'a>>) {
    if let TextOr::Item(field) = field
        && (field.value.doc.is_some() || !field.value.details.0.is_empty() || field.value.deprecated.is_some())
    {
        let item = Item::new("field", name, field.value.doc.as_ref()).details(&field.value.details);
        items.push(item.deprecated(field.value.deprecated.as_ref()));
    }
}

fn of_type<'a>(name: &'a Spanned<String>, ty: &'a TypeSyntax, items: &mut Vec<Item<'a>>) {
    items.push(Item::new("type", name, ty.doc.as_ref()).details(&ty.details).deprecated(ty.deprecated.as_ref()));
    items.extend(ty.discriminator.as_ref().map(|it| Item::new("field", &it.field, Some(&it.doc))));
    for (wire, value) in ty.values.iter().flat_map(|values| values.value.iter()) {
        items.push(of_value(wire, value));
    }
    for (wire, variant) in ty.variants.iter().flat_map(|variants| variants.value.iter()) {
        let item = Item::new("variant", wire, variant.doc.as_ref()).details(&variant.details);
        items.push(item.deprecated(variant.deprecated.as_ref()));
    }
}

fn of_value<'a>(wire: &'a Spanned<String>, value: &'a TextOr<EnumValueSyntax>) -> Item<'a> {
    match value {
        TextOr::Nothing(_) => Item::new("value", wire, None),
        TextOr::Text(doc) => Item::new("value", wire, Some(doc)),
        TextOr::Item(value) => {
            let item = Item::new("value", wire, value.value.doc.as_ref()).details(&value.value.details);
            item.deprecated(value.value.deprecated.as_ref())
        }
    }
}

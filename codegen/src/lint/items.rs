//! All items of a vendor that have, or could have, a `doc`.

use crate::load::LoadedVendor;
use crate::source::Span;
use crate::syntax::{
    AboutSyntax, DeliverySyntax, DeprecatedSyntax, FieldEntry, FieldSyntax, Items, KindSyntax, SchemaFile, Spanned,
    TypeSyntax, VendorFile,
};

use super::fields::Owner;

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

    fn about(what: &'static str, name: &'a Spanned<String>, about: &'a AboutSyntax) -> Self {
        Item { details: &about.details, ..Item::new(what, name, about.doc.as_ref()) }
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
pub(super) fn items<'a>(loaded: &'a LoadedVendor, lists: &[(Owner<'a>, &'a [FieldEntry])]) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    of_vendor(&loaded.vendor, &mut items);
    loaded.files.iter().for_each(|file| of_file(&file.schema, &mut items));
    for entry in lists.iter().flat_map(|(_, entries)| *entries) {
        entry.keys.iter().for_each(|keys| of_field(&entry.name, keys, &mut items));
    }
    items
}

fn of_vendor<'a>(file: &'a VendorFile, items: &mut Vec<Item<'a>>) {
    items.push(Item::about("vendor", &file.title, &file.about));
    let named = [&file.discriminator.field, &file.discriminator.header];
    items.extend(named.into_iter().flatten().map(|name| Item::new("field", name, file.discriminator.doc.as_ref())));
    if let Some(envelope) = &file.envelope {
        items.push(Item::about("envelope", &envelope.name, &envelope.about));
        items.push(Item::new("field", &envelope.events.field, Some(&envelope.events.doc)));
    }
    items.extend(file.http_headers.iter().map(|(name, header)| Item::about("HTTP header", name, &header.about)));
    file.delivery.iter().for_each(|delivery| of_delivery(delivery, items));
}

fn of_delivery<'a>(delivery: &'a DeliverySyntax, items: &mut Vec<Item<'a>>) {
    let method = &delivery.method;
    items.push(Item::about("delivery", method, &delivery.about));
    let retries = delivery.retries.as_ref();
    items.extend(retries.map(|retries| Item::new("retries of the delivery", method, Some(&retries.doc))));
    let roles = [&delivery.deduplicate_by, &delivery.order_by].into_iter().flatten();
    items.extend(roles.map(|role| Item::new("field", &role.field, Some(&role.doc))));
    let validation = delivery.validation.as_ref();
    items.extend(validation.map(|it| Item::about("validation of the delivery", &it.value.answer, &it.value.about)));
    let endpoint = delivery.endpoint.as_ref();
    items.extend(endpoint.map(|endpoint| {
        let item = Item::new("endpoint of the delivery", method, None);
        Item { details: &endpoint.details, ..item }
    }));
}

fn of_file<'a>(file: &'a SchemaFile, items: &mut Vec<Item<'a>>) {
    file.fields.iter().for_each(|(name, field)| of_field(name, field, items));
    file.types.iter().for_each(|(name, ty)| of_type(name, ty, items));
    items.extend(file.payloads.iter().map(|(name, payload)| Item::about("payload", name, &payload.about)));
    items.extend(
        file.events
            .iter()
            .map(|(name, event)| Item::about("event", name, &event.about).deprecated(event.deprecated.as_ref())),
    );
}

/// What takes its `doc` from the dictionary says nothing by itself.
fn of_field<'a>(name: &'a Spanned<String>, field: &'a FieldSyntax, items: &mut Vec<Item<'a>>) {
    if field.about.doc.is_some() || !field.about.details.is_empty() || field.deprecated.is_some() {
        items.push(Item::about("field", name, &field.about).deprecated(field.deprecated.as_ref()));
    }
}

fn of_type<'a>(name: &'a Spanned<String>, ty: &'a TypeSyntax, items: &mut Vec<Item<'a>>) {
    items.push(Item::about("type", name, &ty.about).deprecated(ty.deprecated.as_ref()));
    match &ty.kind {
        KindSyntax::Enum(syntax) => {
            items.extend(
                syntax.values.iter().flat_map(Items::iter).map(|(wire, value)| {
                    Item::about("value", wire, &value.about).deprecated(value.deprecated.as_ref())
                }),
            );
        }
        KindSyntax::Union(syntax) => {
            items.extend(syntax.discriminator.as_ref().map(|it| Item::new("field", &it.field, Some(&it.doc))));
            items.extend(syntax.variants.iter().map(|(wire, variant)| {
                Item::about("variant", wire, &variant.about).deprecated(variant.deprecated.as_ref())
            }));
            items.extend(syntax.absent.iter().map(|variant| {
                Item::about("variant", &variant.ty, &variant.about).deprecated(variant.deprecated.as_ref())
            }));
        }
        KindSyntax::Object(_) | KindSyntax::Alias(_) | KindSyntax::Unclear => {}
    }
}

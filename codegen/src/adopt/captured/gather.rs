//! The objects that were seen of each item that the schemas have, from all places together.

use std::collections::BTreeMap;

use crate::drift::Item;
use crate::evidence::captured::{Objects, Summary, Values};
use crate::model::{Shape, TypeKind, TypeRef, Vendor};

/// The objects of each item.
#[derive(Debug, Default)]
pub(super) struct Gathered(BTreeMap<Item, Objects>);

impl Gathered {
    /// Gathers all objects of a summary. Those of a union are left out: a summary does not tell which
    /// variant they are of.
    pub(super) fn new(summary: &Summary, vendor: &Vendor) -> Self {
        let mut gathered = Gathered::default();
        if let (Some(values), Some(envelope)) = (&summary.envelope, &vendor.envelope) {
            gathered.add(vendor, &Item::Envelope, &envelope.object.fields, values);
        }
        for (name, values) in &summary.events {
            let Some(event) = vendor.events.find(name) else { continue };
            let header = vendor.header.as_ref().map_or(&[][..], |header| &header.fields);
            gathered.add(vendor, &Item::Header, header, values);
            let payload = vendor.payload(event);
            gathered.add(vendor, &Item::of_payload(payload), &payload.object.fields, values);
        }
        gathered
    }

    /// The objects of an item.
    pub(super) fn objects(&self, item: &Item) -> Option<&Objects> {
        self.0.get(item)
    }

    /// The names of an item's fields, in order of first sight.
    pub(super) fn names(&self, item: &Item) -> impl Iterator<Item = &str> {
        self.0.get(item).into_iter().flat_map(|objects| objects.fields.keys()).map(|name| &**name)
    }

    fn add(&mut self, vendor: &Vendor, item: &Item, fields: &[crate::model::Field], values: &Values) {
        let Some(objects) = &values.objects else { return };
        self.0.entry(item.clone()).or_default().merge(objects);
        for field in fields {
            let names = std::iter::once(&field.name).chain(&field.aliases);
            for seen in names.filter_map(|name| objects.fields.get(name.as_str())) {
                self.descend(vendor, &field.ty, &seen.values);
            }
        }
    }

    fn descend(&mut self, vendor: &Vendor, ty: &TypeRef, values: &Values) {
        match vendor.types.canonical(&ty.shape) {
            Shape::Scalar(_) => {}
            Shape::List(inner) => {
                if let Some(items) = values.lists.as_ref().and_then(|lists| lists.items.as_deref()) {
                    self.descend(vendor, inner, items);
                }
            }
            Shape::Map(_, inner) => {
                if let Some(objects) = &values.objects {
                    self.descend(vendor, inner, &objects.all_values());
                }
            }
            Shape::Named(id) => {
                if let TypeKind::Object(object) = &vendor.types.get(id).kind {
                    self.add(vendor, &Item::Type(id.to_string()), &object.fields, values);
                }
            }
        }
    }
}

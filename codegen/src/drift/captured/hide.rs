//! Takes values that the schemas do not list out of a summary.

use crate::drift::lookup::{Holder, below, envelope_of, header_of, payload_of};
use crate::evidence::captured::{Summary, Value, Values};
use crate::model::{EnumDef, KindUnion, Shape, TypeKind, TypeRef, Vendor, WireValue};

/// Takes all values out of a summary but those that the schemas list.
pub(crate) fn hide_values(summary: &mut Summary, vendor: &Vendor) {
    let hiding = Hiding { vendor };
    let envelope: Vec<Holder<'_>> = envelope_of(vendor).into_iter().collect();
    summary.envelope.iter_mut().for_each(|values| hiding.object(&envelope, values));
    for (name, values) in &mut summary.events {
        let own = vendor.event_named(name).map(|event| payload_of(vendor, event));
        let holders: Vec<Holder<'_>> = std::iter::once(header_of(vendor)).chain(own).collect();
        hiding.object(&holders, values);
    }
    summary.shows_values = false;
}

/// Whether an enum lists a value.
pub(super) fn lists(def: &EnumDef, value: &Value) -> bool {
    def.values.iter().any(|known| match (&known.wire, value) {
        (WireValue::Text(known), Value::Text(text)) => **known == **text,
        (WireValue::Integer(known), Value::Integer(number)) => known == number,
        _ => false,
    })
}

struct Hiding<'a> {
    vendor: &'a Vendor,
}

impl<'a> Hiding<'a> {
    fn object(&self, holders: &[Holder<'a>], values: &mut Values) {
        values.distinct.clear();
        self.all(&mut values.lists.iter_mut().filter_map(|lists| lists.items.as_deref_mut()));
        let Some(objects) = &mut values.objects else { return };
        self.all(&mut objects.map.as_deref_mut().into_iter());
        for (name, field) in &mut objects.fields {
            let known = holders.iter().find_map(|holder| holder.field(name));
            let is_tag = holders.iter().any(|holder| holder.is_told_by(name));
            match known {
                Some(known) => self.value(&known.ty, &mut field.values),
                // The names of variants are listed one by one.
                None if is_tag => self.variants(name, holders, &mut field.values),
                None => self.all(&mut std::iter::once(&mut field.values)),
            }
        }
    }

    fn value(&self, ty: &TypeRef, values: &mut Values) {
        match self.vendor.types.canonical(&ty.shape) {
            Shape::Named(id) => match &self.vendor.types.get(id).kind {
                TypeKind::Enum(def) => {
                    values.distinct.hide(|value| lists(def, value));
                    self.below(&[], values);
                }
                TypeKind::KindUnion(union) => self.kind_union(union, values),
                TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Alias { .. } => {
                    self.object(&below(self.vendor, ty).unwrap_or_default(), values);
                }
            },
            Shape::List(inner) => {
                values.distinct.clear();
                values
                    .lists
                    .iter_mut()
                    .filter_map(|lists| lists.items.as_deref_mut())
                    .for_each(|items| self.value(inner, items));
                self.all(&mut values.objects.iter_mut().flat_map(|objects| objects.all_values_mut()));
            }
            Shape::Map(_, inner) => {
                values.distinct.clear();
                values
                    .objects
                    .iter_mut()
                    .flat_map(|objects| objects.all_values_mut())
                    .for_each(|it| self.value(inner, it));
                self.all(&mut values.lists.iter_mut().filter_map(|lists| lists.items.as_deref_mut()));
            }
            Shape::Scalar(_) => self.object(&[], values),
        }
    }

    /// Values of each kind are those of its type.
    fn kind_union(&self, union: &KindUnion, values: &mut Values) {
        for member in &union.members {
            self.value(&member.ty, values);
        }
    }

    fn variants(&self, field: &str, holders: &[Holder<'a>], values: &mut Values) {
        let unions = self.vendor.types.iter().filter_map(|def| match &def.kind {
            TypeKind::Union(union) if union.discriminator.field == field => Some(union),
            _ => None,
        });
        let of_event = |text: &str| {
            holders.iter().any(|it| it.item == crate::drift::Item::Header) && self.vendor.event_named(text).is_some()
        };
        let names: Vec<&str> = unions.flat_map(|union| &union.variants).map(|variant| variant.name.as_str()).collect();
        values.distinct.hide(|value| match value {
            Value::Text(text) => names.contains(&&**text) || of_event(text),
            Value::Integer(_) => false,
        });
        self.below(&[], values);
    }

    /// Hides all values in objects and lists.
    fn below(&self, holders: &[Holder<'a>], values: &mut Values) {
        let kept = std::mem::take(&mut values.distinct);
        self.object(holders, values);
        values.distinct = kept;
    }

    fn all(&self, values: &mut dyn Iterator<Item = &mut Values>) {
        values.for_each(|values| self.object(&[], values));
    }
}

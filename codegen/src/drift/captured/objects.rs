//! Objects: fields that are new, absent or null.

use super::fields::About;
use super::{Comparison, Spot};
use crate::drift::lookup::Holder;
use crate::drift::{Change, Item, Rule};
use crate::evidence::captured::{Kind, Objects, Seen, Values};
use crate::model::{Field, Scalar, Shape};

impl<'a> Comparison<'a> {
    /// Compares objects that have the fields of all holders.
    pub(super) fn objects(&mut self, spot: &Spot<'_>, holders: &[Holder<'a>], values: &Values) {
        let Some(objects) = &values.objects else { return };
        if self.is_whole(spot, holders, objects) {
            self.observed(spot, holders, objects);
            for holder in holders {
                holder.fields.iter().for_each(|field| self.absences(spot, holder, field, objects));
            }
        }
    }

    /// Compares objects each of which has the fields of one of the holders. Which, they do not tell,
    /// so nothing can be said of absences.
    pub(super) fn variants(&mut self, spot: &Spot<'_>, holders: &[Holder<'a>], values: &Values) {
        let Some(objects) = &values.objects else { return };
        if self.is_whole(spot, holders, objects) {
            self.observed(spot, holders, objects);
        }
    }

    /// Whether all fields were looked at.
    fn is_whole(&mut self, spot: &Spot<'_>, holders: &[Holder<'a>], objects: &Objects) -> bool {
        if objects.cut {
            let at = self.place(objects.seen.first);
            let text = format!("objects {} are nested too deep to be looked into", spot.text());
            self.drift.not_understood.push(crate::evidence::NotUnderstood { at, text });
            return false;
        }
        if objects.map.is_some() {
            let items: Vec<Item> = holders.iter().map(|holder| holder.item.clone()).collect();
            let name = spot.path.last().cloned().unwrap_or_default();
            let text = format!("objects {} have too many different fields: they are maps", spot.text());
            let change = Change::new(Rule::FieldTypeChanged, None, items, text).of(spot.owner.clone()).field(&name);
            self.push(change, objects.seen, objects.seen.count, false);
            return false;
        }
        true
    }

    fn observed(&mut self, spot: &Spot<'_>, holders: &[Holder<'a>], objects: &Objects) {
        for (name, field) in &objects.fields {
            self.fields += 1;
            let found: Vec<(&Holder<'a>, &'a Field)> =
                holders.iter().rev().filter_map(|holder| Some((holder, holder.field(name)?))).collect();
            match found.as_slice() {
                [(holder, known), others @ ..] if others.iter().all(|(_, other)| other.ty == known.ty) => {
                    self.field(&spot.at(name), &holder.item, known, &field.values);
                }
                [_, ..] => self.one_of(&spot.at(name), &found, &field.values),
                [] if holders.iter().any(|holder| holder.is_told_by(name)) => {}
                [] => {
                    let seen = Seen { count: field.present, first: field.values.seen().first };
                    self.field_added(&spot.at(name), holders, name, (seen, objects.seen.count));
                }
            }
        }
    }

    /// Compares values that are of one of several fields, in different variants of a union. A
    /// summary does not tell which, so only kinds that none of them takes are found.
    fn one_of(&mut self, spot: &Spot<'_>, fields: &[(&Holder<'a>, &'a Field)], values: &Values) {
        let taken: Vec<Kind> = fields.iter().flat_map(|(_, field)| self.kinds_of(&field.ty)).collect();
        if let Some((holder, field)) = fields.first() {
            self.kinds(&About { spot, holder: &holder.item, field }, &taken, values);
        }
    }

    /// Reports a field that was seen so often, of so many times that it could have been.
    fn field_added(&mut self, spot: &Spot<'_>, holders: &[Holder<'a>], name: &str, (seen, of): (Seen, u64)) {
        // The last holder is the closest: the event's own, after the header.
        let items: Vec<Item> = holders.iter().rev().map(|holder| holder.item.clone()).collect();
        let owner = items.first().map_or_else(|| spot.owner.clone(), |item| self.name_of(item));
        let text = format!("the schemas have no field `{name}` in `{owner}`, which is {}", spot.text());
        self.push(Change::new(Rule::FieldAdded, None, items, text).of(owner).field(name), seen, of, false);
    }

    /// Counts absences of a field, and reports those that the model excludes.
    fn absences(&mut self, spot: &Spot<'_>, holder: &Holder<'a>, field: &'a Field, objects: &Objects) {
        let names = std::iter::once(&field.name).chain(&field.aliases);
        let found: Vec<_> = names.filter_map(|name| objects.fields.get(name.as_str())).collect();
        let present: u64 = found.iter().map(|field| field.present).sum();
        if field.optional {
            let tally = self.tally.entry((holder.item.clone(), &field.name)).or_default();
            *tally = (tally.0.and(objects.seen), tally.1.saturating_add(present));
            return;
        }
        let lacking = match found.as_slice() {
            [one] => objects.lacking(one),
            _ => Seen { count: objects.seen.count.saturating_sub(present), first: objects.seen.first },
        };
        if lacking.count > 0 {
            let spot = spot.at(&field.name);
            let text = format!("`{}` is absent {}, and always there in the schemas", field.name, spot.text());
            let change = self.of_field(Rule::PresenceChanged, &holder.item, field, text).value("absent");
            self.push(change, lacking, objects.seen.count, false);
        }
    }

    fn field(&mut self, spot: &Spot<'_>, holder: &Item, field: &'a Field, values: &Values) {
        let is_any = matches!(self.vendor.types.canonical(&field.ty.shape), Shape::Scalar(Scalar::Any));
        let nulls = values.of(Kind::Null);
        if nulls.count > 0 && !field.nullable && !is_any {
            let text = format!("`{}` is null {}, and never in the schemas", field.name, spot.text());
            let change = self.of_field(Rule::PresenceChanged, holder, field, text).value("null");
            self.push(change, nulls, values.seen().count, false);
        }
        let about = About { spot, holder, field };
        self.value(&about, &field.ty, values);
        self.bounds(&about, &field.bounds, values);
    }

    /// The change of a rule that concerns a field.
    pub(super) fn of_field(&self, rule: Rule, holder: &Item, field: &Field, text: String) -> Change {
        let mut items = Item::of_field(holder, &field.name);
        items.extend(field.ty.named().map(|ty| Item::Type(ty.to_string())));
        Change::new(rule, None, items, text).of(self.name_of(holder)).field(&field.name)
    }
}

//! Fields that are new, gone, required or null otherwise.

use super::Comparison;
use crate::drift::lookup::Holder;
use crate::drift::{Change, Item, Rule};
use crate::evidence::json_schema::View;
use crate::model::{Field, Scalar, Shape, Vendor};

/// A field that is compared.
pub(super) struct About<'s, 'a> {
    pub(super) holder: &'s Item,
    pub(super) field: &'a Field,
    pub(super) line: usize,
}

impl<'a> Comparison<'a, '_> {
    /// Compares an object that has the fields of all holders.
    pub(super) fn object(&mut self, owner: &str, holders: &[Holder<'a>], view: &View<'a>) {
        self.fields_of(owner, holders, view);
        for holder in holders {
            let vendor = self.vendor;
            let is_compared =
                |field: &&Field| view.property(&field.name).is_some() && !is_name(vendor, holders, &field.name);
            for field in holder.fields.iter().filter(is_compared) {
                let together = holder.together.iter().any(|group| group.contains(&field.name));
                if field.required != view.required.contains(field.name.as_str()) && !together {
                    self.required(holder, field, view);
                }
            }
        }
    }

    fn required(&mut self, holder: &Holder<'a>, field: &'a Field, view: &View<'a>) {
        let word = |required: bool| if required { "required" } else { "optional" };
        let (document, model) = (word(!field.required), word(field.required));
        let text = format!("`{}` is {document} in the document, and {model} in the schemas", field.name);
        let line = view.property(&field.name).and_then(|all| all.first()).map_or(view.line, |schema| schema.line);
        self.changed(Rule::PresenceChanged, &About { holder: &holder.item, field, line }, text, "required");
    }

    /// Compares the fields of an object that has those of all holders, or of one of them.
    pub(super) fn fields_of(&mut self, owner: &str, holders: &[Holder<'a>], view: &View<'a>) {
        // Types may have themselves as fields.
        if let Some(last) = holders.last()
            && !self.visited.insert((last.item.clone(), view.line))
        {
            return;
        }
        for (name, schemas) in view.properties() {
            self.fields += 1;
            let found: Vec<(&Holder<'a>, &'a Field)> =
                holders.iter().rev().filter_map(|holder| Some((holder, holder.field(name)?))).collect();
            match found.as_slice() {
                _ if is_name(self.vendor, holders, name) => {}
                [(holder, field), others @ ..] if others.iter().all(|(_, other)| other.ty == field.ty) => {
                    let view = self.schemas.view(schemas);
                    self.field(&About { holder: &holder.item, field, line: view.line }, &view);
                }
                // Variants of a union that have different types for it.
                [_, ..] => {}
                [] if holders.iter().any(|holder| holder.is_told_by(name)) => {}
                [] => self.field_added(owner, holders, name, schemas.first().map_or(view.line, |schema| schema.line)),
            }
        }
        if view.properties().next().is_some() {
            holders.iter().for_each(|holder| self.removed(holder, view));
        }
    }

    fn field_added(&mut self, owner: &str, holders: &[Holder<'a>], name: &str, line: usize) {
        let items: Vec<Item> = holders.iter().rev().map(|holder| holder.item.clone()).collect();
        let owner = items.first().map_or_else(|| owner.to_owned(), |item| self.name_of(item));
        let text = format!("the schemas have no field `{name}` in `{owner}`");
        let at = Some(self.schemas.place(line));
        self.push(Change::new(Rule::FieldAdded, at, items, text).of(owner).field(name));
    }

    fn removed(&mut self, holder: &Holder<'a>, view: &View<'a>) {
        // What is deprecated may be gone.
        for field in holder.fields.iter().filter(|field| field.docs.deprecated.is_none()) {
            let names = std::iter::once(&field.name).chain(&field.aliases);
            if names.into_iter().all(|name| view.property(name).is_none()) {
                let text = format!("the document has no field `{}`", field.name);
                let about = About { holder: &holder.item, field, line: view.line };
                self.changed(Rule::FieldRemoved, &about, text, "");
            }
        }
    }

    fn field(&mut self, about: &About<'_, 'a>, view: &View<'a>) {
        let field = about.field;
        let is_any = matches!(self.vendor.types.canonical(&field.ty.shape), Shape::Scalar(Scalar::Any));
        // What says nothing leaves it open.
        let says = view.nullable || !view.kinds.is_empty();
        if says && !is_any && view.nullable != field.nullable {
            let word = |nullable: bool| if nullable { "may be null" } else { "is never null" };
            let (document, model) = (word(view.nullable), word(field.nullable));
            let text = format!("`{}` {document} in the document, and {model} in the schemas", field.name);
            self.changed(Rule::PresenceChanged, about, text, "null");
        }
        self.value(about, &field.ty, view);
        self.bounds(about, &field.bounds, view);
    }

    /// Reports the change of a rule that concerns a field.
    pub(super) fn changed(&mut self, rule: Rule, about: &About<'_, 'a>, text: String, value: &str) {
        let About { holder, field, line } = about;
        let mut items = Item::of_field(holder, &field.name);
        items.extend(field.ty.named().map(|ty| Item::Type(ty.to_string())));
        let at = Some(self.schemas.place(*line));
        let change = Change::new(rule, at, items, text).of(self.name_of(holder)).field(&field.name);
        self.push(if value.is_empty() { change } else { change.value(value) });
    }
}

/// Whether a field of an event is its name or a part of it, which tells events apart and is not compared.
fn is_name(vendor: &Vendor, holders: &[Holder<'_>], field: &str) -> bool {
    holders.iter().any(|holder| holder.item == Item::Header) && vendor.discriminator.is_part(field)
}

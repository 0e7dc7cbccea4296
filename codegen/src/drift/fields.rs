//! Fields that are new, and what has changed about those that are known.

use super::items::Item;
use super::lookup::Found;
use super::types::{Difference, difference};
use super::{Change, Comparison, Rule};
use crate::evidence::{FieldEvidence, Owner};
use crate::model::Field;

impl Comparison<'_> {
    pub(super) fn fields(&mut self) {
        let evidence = self.evidence;
        for field in &evidence.fields {
            let of_new_type = matches!(field.owner, Owner::Type(_));
            if !self.is_known(&field.owner) && !of_new_type {
                self.unknown_word(field);
                continue;
            }
            match self.find(&field.owner, &field.path) {
                Found::Nothing => self.field_added(field),
                Found::Anything => {}
                Found::Field { holder, field: known } => {
                    self.compare_type(field, &holder, known);
                    self.compare_presence(field, &holder, known);
                    self.compare_values(field, &holder, known);
                    self.compare_bounds(field, &holder, known);
                }
            }
        }
    }

    /// Reports a type of a new event's field that nobody knows.
    fn unknown_word(&mut self, field: &FieldEvidence) {
        let Some(ty) = field.ty.as_ref().filter(|ty| ty.expression.is_none()) else { return };
        let evidence = self.evidence;
        let word = ty.word.trim_end_matches('?');
        // What looks like the name of a type may be one that is described elsewhere.
        if word.starts_with(|c: char| c.is_ascii_uppercase()) && word.chars().all(|c| c.is_ascii_alphanumeric()) {
            return;
        }
        let is_type = |owner: &Owner| matches!(owner, Owner::Type(name) if name == word);
        let is_described = evidence.tables.iter().any(|table| is_type(&table.owner))
            || evidence.examples.iter().any(|example| is_type(&example.owner))
            || evidence.values.iter().any(|value| value.ty == word);
        if !is_described && self.vendor.type_def(word).is_none() {
            self.not_understood(field.at, unknown_type(&ty.word));
        }
    }

    /// The change of a rule that concerns a known field.
    pub(super) fn of_known(
        &self,
        rule: Rule,
        field: &FieldEvidence,
        (holder, known): (&Item, &Field),
        text: String,
    ) -> Change {
        let mut items = Item::of_field(holder, &known.name);
        items.extend(known.ty.named().map(|ty| Item::Type(ty.to_string())));
        let change = Change::new(rule, Some(field.at), items, text).about(&field.owner, &field.path);
        change.of(field.title.clone()).field(&field.name)
    }

    fn field_added(&mut self, field: &FieldEvidence) {
        let items = self.items_around(&field.owner, &field.path);
        let text = format!("the schemas have no field `{}` in `{}`", field.name, field.title);
        let change = Change::new(Rule::FieldAdded, Some(field.at), items, text);
        self.push(change.about(&field.owner, &field.path).of(field.title.clone()).field(&field.name));
    }

    /// What a new field would be written under, the closest first.
    pub(super) fn items_around(&self, owner: &Owner, path: &[String]) -> Vec<Item> {
        let mut items = Vec::new();
        let around = path.split_last().map_or(&[][..], |(_, around)| around);
        if let Found::Field { holder, field } = self.find(owner, around) {
            items.extend(self.below(&field.ty).into_iter().flatten().map(|below| below.item));
            items.extend(Item::of_field(&holder, &field.name));
        }
        for event in self.known_events(owner).into_iter().filter(|_| *owner != Owner::Header) {
            items.extend(Item::of_event(self.vendor, event));
        }
        items.extend(match owner {
            Owner::Type(name) => Some(Item::Type(name.clone())),
            Owner::Header => Some(Item::Header),
            Owner::Envelope => Some(Item::Envelope),
            Owner::Event(_) | Owner::Group { .. } => None,
        });
        items
    }

    fn compare_type(&mut self, field: &FieldEvidence, holder: &Item, known: &Field) {
        let Some(ty) = &field.ty else { return };
        match difference(ty, known, self.layout, self.vendor) {
            Difference::None => {}
            Difference::UnknownWord => {
                self.not_understood(field.at, unknown_type(&ty.word));
            }
            Difference::Type { document, model } => {
                let text = format!("`{}` is {document} in the document, and {model} in the schemas", field.name);
                let change = self.of_known(Rule::FieldTypeChanged, field, (holder, known), text);
                self.push(change);
            }
        }
    }

    fn compare_presence(&mut self, field: &FieldEvidence, holder: &Item, known: &Field) {
        // Fields that come together are required only together, which no word of a table says.
        let together = self.holders_of(&field.owner, &field.path).iter().any(|group| group.contains(&known.name));
        let Some(required) = field.required.filter(|required| *required != known.required && !together) else { return };
        let word = |required: bool| if required { "required" } else { "optional" };
        let (document, model) = (word(required), word(known.required));
        let text = format!("`{}` is {document} in the document, and {model} in the schemas", field.name);
        let change = self.of_known(Rule::PresenceChanged, field, (holder, known), text);
        self.push(change);
    }

    /// The groups of fields that come together in the objects around a field.
    fn holders_of(&self, owner: &Owner, path: &[String]) -> Vec<Vec<String>> {
        let around = path.split_last().map_or(&[][..], |(_, around)| around);
        let holders = match self.find(owner, around) {
            Found::Field { field, .. } => self.below(&field.ty).unwrap_or_default(),
            Found::Nothing | Found::Anything => self.holders(owner),
        };
        holders.iter().flat_map(|holder| holder.together.iter().cloned()).collect()
    }
}

fn unknown_type(word: &str) -> String {
    format!("the type `{word}` is not in `document.types`, and no type of the schemas")
}

//! Values of enums.

use super::{Action, Decider, prefix_of};
use crate::adopt::names::TakenNames;
use crate::adopt::{render, yaml};
use crate::drift::{Change, Item};
use crate::model::{EnumBase, TypeKind};
use crate::naming::ScopeKind;

impl<'a, 'e> Decider<'_, '_, 'a, 'e> {
    pub(super) fn value_added(&mut self, change: &Change) {
        let Some(value) = &change.value else { return };
        let ty = type_of_values(change);
        let Some(TypeKind::Enum(def)) =
            ty.as_ref().and_then(|ty| self.standing.vendor.type_def(ty)).map(|def| &def.kind)
        else {
            return self.values_of_field(change);
        };
        let Some(ty) = ty else { return };
        if def.base != EnumBase::String && def.base != EnumBase::IntegerOrString && value.parse::<i64>().is_err() {
            return;
        }
        let mut taken = TakenNames::new(&[ScopeKind::Values]);
        taken.extend(&def.values);
        let published = self.row(change).is_some() || self.evidence.values.iter().any(|row| row.value == *value);
        let names = self.row(change).map(|row| row.value_names.clone()).unwrap_or_default();
        let listed = crate::evidence::Listed { values: Vec::new(), names, open: false };
        let value_draft = crate::adopt::enums::named_value(value.clone(), published, &listed, change.at, &mut taken);
        let after = self.value_before(change, value);
        let after = after.into_iter().find(|before| {
            def.values.iter().any(|known| known.wire.text() == before.as_str()) || self.adds_value(&ty, before)
        });
        if !self.adds_value(&ty, value) {
            self.actions.push(Action::AddValue { ty, after, value: value_draft, base: def.base });
        }
    }

    pub(super) fn adds_value(&self, name: &str, value: &str) -> bool {
        self.actions.iter().any(
            |action| matches!(action, Action::AddValue { ty, value: known, .. } if ty == name && known.wire == value),
        )
    }

    /// The values before one in the document, the closest first.
    pub(super) fn value_before(&self, change: &Change, value: &str) -> Vec<String> {
        let mut listed: Vec<String> = match self.row(change) {
            Some(row) => row.values.clone(),
            None => {
                let ty = self.evidence.values.iter().find(|row| row.value == value).map(|row| &row.ty);
                let rows = self.evidence.values.iter().filter(|row| Some(&row.ty) == ty);
                rows.map(|row| row.value.clone()).collect()
            }
        };
        let end = listed.iter().position(|known| known == value).unwrap_or(listed.len());
        listed.truncate(end);
        listed.reverse();
        listed
    }

    /// A field that has got a list of values becomes an enum.
    pub(super) fn values_of_field(&mut self, change: &Change) {
        let done = |action: &Action| matches!((action, change.items.first()), (Action::Set { item, key: "type", .. }, Some(known)) if item == known);
        if self.actions.iter().any(done) {
            return;
        }
        let Some((owner, path)) = &change.subject else { return };
        let Some((name, around)) = path.split_last() else { return };
        let Some((item, _)) = self.standing.free(change.items.first()) else { return };
        let node = self.node(owner, around);
        let mut taken = TakenNames::new(&[ScopeKind::Fields]);
        if let Item::Field(holder, _) = &item {
            self.inference.prefix = prefix_of(holder);
        }
        let before = self.inference.types.len();
        let draft = self.inference.field(name, &node, &mut taken);
        let is_enum = self.inference.types.len() > before;
        let Some(ty) = draft.ty.filter(|_| is_enum) else { return };
        let mark = if draft.nullable == Some(true) { "?" } else { "" };
        self.set(&item, "type", format!("{}{mark}", render::expression(&ty)));
        if let Some(example) = draft.example {
            self.set(&item, "example", yaml::value(&example));
        }
    }
}

/// The type whose values a change is about: what the field is in comes before it.
pub(super) fn type_of_values(change: &Change) -> Option<String> {
    change.items.iter().rev().find_map(|item| match item {
        Item::Type(name) => Some(name.clone()),
        _ => None,
    })
}

//! What JSON Schema says otherwise of what the schemas have.

use super::located::{Located, Property};
use super::scalars::bounds;
use super::types::Drafter;
use crate::adopt::changes::{Action, Standing, scope};
use crate::adopt::draft::FieldDraft;
use crate::adopt::enums::named_value;
use crate::adopt::names::TakenNames;
use crate::adopt::{render, yaml};
use crate::drift::{Change, Item, Rule};
use crate::evidence::Listed;
use crate::model::{EnumBase, Field, TypeKind};
use crate::naming::ScopeKind;
use crate::syntax::{FieldSyntax, RequiredPolicy};

/// Adds what is done about a change. What may be null or absent is never taken back.
pub(super) fn set(
    change: &Change,
    standing: Standing<'_>,
    located: &Located<'_>,
    drafter: &mut Drafter<'_, '_>,
    actions: &mut Vec<Action>,
) {
    if change.rule == Rule::EnumValueAdded
        && let Some(added) = value_added(change, standing, actions)
    {
        actions.extend(added);
        return;
    }
    let Some((item, field)) = standing.free(change.items.first()) else { return };
    let Item::Field(holder, name) = &item else { return };
    let Some(found) = located.property(holder, name) else { return };
    let has_type =
        actions.iter().any(|action| matches!(action, Action::Set { item: known, key: "type", .. } if *known == item));
    let about = About { keys: standing.keys(&item), field, found };
    let keys = match (change.rule, change.value.as_deref()) {
        (Rule::FieldTypeChanged | Rule::EnumValueAdded, _) if !has_type => {
            let mut taken = TakenNames::new(scope(holder));
            let draft = drafter.field(found.schemas, (name, &found.all), found.required, &mut taken);
            retyped(field, &draft, about.keys.and_then(|keys| keys.nullable), drafter)
        }
        (Rule::PresenceChanged, Some("null")) if !has_type => about.null().into_iter().collect(),
        (Rule::PresenceChanged, Some("required")) => vec![about.required(drafter.known.required)],
        (Rule::BoundChanged, Some(bound)) => about.bound(bound).into_iter().collect(),
        _ => Vec::new(),
    };
    actions.extend(keys.into_iter().map(|(key, value)| Action::Set { item: item.clone(), key, value }));
}

/// A key and its value.
type Set = (&'static str, String);

/// A field of the schemas, and what a document says of it.
struct About<'a, 's> {
    keys: Option<&'a FieldSyntax>,
    field: &'a Field,
    found: &'a Property<'s>,
}

impl About<'_, '_> {
    /// That it may be null, if the schemas say that it may not.
    fn null(&self) -> Option<Set> {
        if self.field.nullable {
            return None;
        }
        let own = self.keys.filter(|keys| keys.nullable.is_none() && keys.ty.is_some());
        Some(match own {
            Some(_) => ("type", format!("{}?", self.field.ty)),
            None => ("nullable", "true".to_owned()),
        })
    }

    /// Whether it is required.
    fn required(&self, policy: RequiredPolicy) -> Set {
        let says = self.keys.and_then(|keys| keys.required).is_some();
        match self.found.required || says || policy == RequiredPolicy::Always {
            true => ("required", self.found.required.to_string()),
            false => ("optional", "true".to_owned()),
        }
    }

    /// A bound that the document has; one that it lacks is left.
    fn bound(&self, bound: &str) -> Option<Set> {
        let view = self.found.schemas.view(&self.found.all);
        let said = bounds(&view, &self.field.ty.shape.renamed(|id| id.to_string()));
        said.named().find(|(name, _)| *name == bound).map(|(name, limit)| (name, limit.to_string()))
    }
}

/// The keys of a field that has another type.
fn retyped(field: &Field, draft: &FieldDraft, nullable: Option<bool>, drafter: &Drafter<'_, '_>) -> Vec<Set> {
    let Some(ty) = &draft.ty else { return Vec::new() };
    let is_null = draft.nullable == Some(true) || field.nullable;
    let mark = if is_null && nullable.is_none() { "?" } else { "" };
    let mut keys = vec![("type", format!("{}{mark}", render::expression(ty)))];
    if nullable == Some(false) && is_null {
        keys.push(("nullable", "true".to_owned()));
    }
    let stale = field.example.as_ref().is_none_or(|example| !drafter.fits(&ty.shape, example));
    keys.extend(draft.example.as_ref().filter(|_| stale).map(|example| ("example", yaml::value(example))));
    keys
}

/// A value that an enum of the schemas lacks. None if the change is about no enum.
fn value_added(change: &Change, standing: Standing<'_>, actions: &[Action]) -> Option<Vec<Action>> {
    let value = change.value.as_deref()?;
    let ty = change.items.iter().rev().find_map(|item| match item {
        Item::Type(name) => Some(name),
        _ => None,
    })?;
    let TypeKind::Enum(def) = &standing.vendor.type_def(ty)?.kind else { return None };
    let is_number = def.base != EnumBase::String && def.base != EnumBase::IntegerOrString;
    if is_number && value.parse::<i64>().is_err() {
        return Some(Vec::new());
    }
    let mut taken = TakenNames::new(&[ScopeKind::Values]);
    taken.extend(&def.values);
    let mut last = def.values.last().map(|value| value.wire.text().into_owned());
    for action in actions {
        if let Action::AddValue { ty: known, value: added, .. } = action
            && known == ty
        {
            if added.wire == value {
                return Some(Vec::new());
            }
            let _again = named_value(added.wire.clone(), true, &Listed::default(), None, &mut taken);
            last = Some(added.wire.clone());
        }
    }
    let draft = named_value(value.to_owned(), true, &Listed::default(), change.at, &mut taken);
    Some(vec![Action::AddValue { ty: ty.clone(), after: last, value: draft, base: def.base }])
}

//! What the schemas have is widened where it stands, so that it takes what was seen. Nothing is made
//! narrower, and what a person has decided is left to people.

use super::gather::Gathered;
use crate::adopt::changes::{Action, Standing};
use crate::adopt::draft::ValueDraft;
use crate::adopt::enums::named_value;
use crate::adopt::known::Known;
use crate::adopt::names::TakenNames;
use crate::adopt::render;
use crate::adopt::types::is_wider;
use crate::drift::{Change, Item, Rule, takes_scalar};
use crate::evidence::Listed;
use crate::evidence::captured::{Kind, Values};
use crate::model::{EnumDef, Field, Scalar, Shape, TypeKind, TypeRef};
use crate::naming::ScopeKind;
use crate::syntax::RequiredPolicy;

/// How many new values an enum takes: if there are more, it may be none.
const MOST_VALUES: usize = 12;

/// What is done about changes of what the schemas have.
pub(super) fn actions(
    changes: &[&Change],
    standing: Standing<'_>,
    known: &Known<'_>,
    gathered: &Gathered,
) -> Vec<Action> {
    let mut widening = Widening { standing, known, gathered, actions: Vec::new() };
    for change in changes {
        match (change.rule, change.value.as_deref()) {
            (Rule::PresenceChanged, Some("null")) => widening.nullable(change),
            (Rule::PresenceChanged, _) => widening.optional(change),
            (Rule::FieldTypeChanged, _) => widening.ty(change),
            (Rule::EnumValueAdded, Some(value)) if !value.is_empty() => widening.value(change, value, changes),
            _ => {}
        }
    }
    widening.actions
}

struct Widening<'w> {
    standing: Standing<'w>,
    known: &'w Known<'w>,
    gathered: &'w Gathered,
    actions: Vec<Action>,
}

impl<'w> Widening<'w> {
    fn set(&mut self, item: &Item, key: &'static str, value: &str) {
        self.actions.push(Action::Set { item: item.clone(), key, value: value.to_owned() });
    }

    fn free(&self, change: &Change) -> Option<(Item, &'w Field)> {
        self.standing.free(change.items.first())
    }

    fn optional(&mut self, change: &Change) {
        let Some((item, field)) = self.free(change) else { return };
        self.set(&item, "optional", "true");
        // The strict contract excludes no payload that was seen.
        let says = self.standing.keys(&item).and_then(|keys| keys.required).is_some();
        if field.required && (says || self.known.required == RequiredPolicy::Always) {
            self.set(&item, "required", "false");
        }
    }

    fn nullable(&mut self, change: &Change) {
        let Some((item, field)) = self.free(change) else { return };
        if self.sets_type(&item) {
            // What it has become may be null.
            return;
        }
        let keys = self.standing.keys(&item);
        match keys.filter(|keys| keys.nullable.is_none() && keys.ty.is_some()) {
            Some(_) => self.set(&item, "type", &format!("{}?", field.ty)),
            None => self.set(&item, "nullable", "true"),
        }
    }

    fn ty(&mut self, change: &Change) {
        let Some((item, field)) = self.free(change) else { return };
        let Item::Field(holder, name) = &item else { return };
        let Some(values) = self.gathered.objects(holder).and_then(|it| it.fields.get(name.as_str())) else { return };
        let known = TypeRef { shape: field.ty.shape.renamed(|id| id.to_string()), nullable: false };
        let Some(ty) = wider(&known, &values.values) else { return };
        let keys = self.standing.keys(&item);
        let marked = match keys.and_then(|keys| keys.ty.as_ref()) {
            Some(own) => own.value.ends_with('?'),
            None => field.nullable,
        };
        let nulls = values.values.of(Kind::Null).count > 0 && !field.nullable;
        let by_key = keys.is_some_and(|keys| keys.nullable.is_some());
        if by_key && nulls {
            self.set(&item, "nullable", "true");
        }
        let mark = if (marked || nulls) && !by_key { "?" } else { "" };
        self.actions.retain(|action| !matches!(action, Action::Set { item: known, key: "type", .. } if *known == item));
        self.set(&item, "type", &format!("{}{mark}", render::expression(&ty)));
    }

    fn sets_type(&self, item: &Item) -> bool {
        self.actions
            .iter()
            .any(|action| matches!(action, Action::Set { item: known, key: "type", .. } if known == item))
    }

    /// A value goes to the end of its enum.
    fn value(&mut self, change: &Change, value: &str, changes: &[&Change]) {
        let Some(Item::Type(ty)) = change.items.last() else { return };
        let Some(TypeKind::Enum(def)) = self.standing.vendor.type_def(ty).map(|def| &def.kind) else { return };
        let is_of_type =
            |other: &&&Change| other.rule == Rule::EnumValueAdded && other.items.last() == change.items.last();
        if changes.iter().filter(is_of_type).count() > MOST_VALUES {
            return;
        }
        let pending: Vec<&ValueDraft> = self.pending(ty).collect();
        if pending.iter().any(|known| known.wire == value) {
            return;
        }
        let draft = draft_of(value, def, &pending);
        let last = pending.last().map(|last| last.wire.clone());
        let after = last.or_else(|| def.values.last().map(|value| value.wire.text().into_owned()));
        self.actions.push(Action::AddValue { ty: ty.clone(), after, value: draft, base: def.base });
    }

    fn pending(&self, of: &str) -> impl Iterator<Item = &ValueDraft> {
        self.actions.iter().filter_map(move |action| match action {
            Action::AddValue { ty, value, .. } if ty == of => Some(value),
            _ => None,
        })
    }
}

fn draft_of(value: &str, def: &EnumDef, pending: &[&ValueDraft]) -> ValueDraft {
    let mut taken = TakenNames::new(&[ScopeKind::Values]);
    taken.extend(&def.values);
    for known in pending {
        let _again = named_value(known.wire.clone(), false, &Listed::default(), None, &mut taken);
    }
    named_value(value.to_owned(), false, &Listed::default(), None, &mut taken)
}

/// The narrowest type that takes all that a type takes, and what was seen. None if people must decide:
/// objects and enums do not become something else by themselves.
fn wider(ty: &TypeRef<String>, values: &Values) -> Option<TypeRef<String>> {
    let shape = match &ty.shape {
        Shape::Scalar(scalar) => Shape::Scalar(wider_scalar(*scalar, values)),
        Shape::List(inner) => Shape::List(Box::new(wider_inner(inner, values.lists.as_ref()?.items.as_deref()?)?)),
        Shape::Map(key, inner) => {
            Shape::Map(key.clone(), Box::new(wider_inner(inner, &values.objects.as_ref()?.all_values())?))
        }
        Shape::Named(_) => return None,
    };
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Null && values.of(*kind).count > 0).count();
    let of_one_kind = kinds == 1 || matches!(shape, Shape::Scalar(_));
    of_one_kind.then_some(TypeRef { shape, nullable: ty.nullable })
}

fn wider_inner(inner: &TypeRef<String>, values: &Values) -> Option<TypeRef<String>> {
    let nulls = values.of(Kind::Null).count > 0;
    let ty = match &inner.shape {
        Shape::Named(_) => inner.clone(),
        _ => wider(inner, values)?,
    };
    Some(TypeRef { nullable: inner.nullable || nulls && ty.shape != Shape::Scalar(Scalar::Any), ..ty })
}

fn wider_scalar(scalar: Scalar, values: &Values) -> Scalar {
    let candidates = [
        scalar,
        Scalar::DateTimeOptionalOffset,
        Scalar::Int64,
        Scalar::Float64,
        Scalar::String,
        Scalar::IntegerOrString,
    ];
    let fits = |wide: &Scalar| (*wide == scalar || is_wider(*wide, scalar)) && takes_scalar(*wide, values);
    candidates.into_iter().find(fits).unwrap_or(Scalar::Any)
}

//! Enums: where a field's values are listed, and which enum they make.

use std::borrow::Cow;

use serde_json::Value;

use super::draft::{KindDraft, TypeDraft, ValueDraft};
use super::infer::{About, Inference};
use super::names::{TakenNames, camel_or};
use super::node::Sample;
use super::registry::singular;
use super::sample::value_of;
use super::types::list;
use crate::evidence::{Listed, Place, listed_values};
use crate::model::{EnumBase, ItemKind, NameSource, Scalar, Shape, TypeRef};
use crate::naming::ScopeKind;

impl<'e> Inference<'_, '_, 'e> {
    /// The enum, or the list of it, of a field whose values are listed.
    pub(super) fn enum_of(
        &mut self,
        about: &About<'_, 'e>,
        documented: Option<&TypeRef<String>>,
    ) -> Option<TypeRef<String>> {
        let (scalar, listed_in) = match documented.map(|ty| &ty.shape) {
            None => (None, about.seen.first().is_some_and(|sample| sample.items().is_some())),
            Some(Shape::Scalar(scalar)) => (Some(*scalar), false),
            Some(Shape::List(inner)) => match &inner.shape {
                Shape::Scalar(scalar) => (Some(*scalar), true),
                _ => return None,
            },
            Some(_) => return None,
        };
        let seen: Vec<Sample<'e>> = match listed_in {
            true => about.seen.iter().filter_map(|sample| sample.items()).flatten().collect(),
            false => about.seen.clone(),
        };
        let seen: Vec<Value> = seen.into_iter().map(value_of).collect();
        let listed = self.listed(about, scalar, &seen)?;
        let base = base(scalar, &listed.values, &seen)?;
        let shape = self.add_enum(about, base, &listed, &seen);
        let shape = if listed_in { list(shape) } else { shape };
        Some(TypeRef { shape, nullable: documented.is_some_and(|ty| ty.nullable) })
    }

    /// The values that are listed for a field: by its rows, by a comment in an example, or nowhere,
    /// though the layout says that there are some.
    fn listed(&self, about: &About<'_, 'e>, scalar: Option<Scalar>, seen: &[Value]) -> Option<Listed> {
        let own = about.own.iter().find(|row| !row.values.is_empty());
        if let Some(row) = own {
            let (values, names) = (row.values.clone(), row.value_names.clone());
            return Some(Listed { values, names, open: row.open });
        }
        let comments = about.seen.iter().filter_map(|sample| sample.comment());
        let mut commented = comments.map(|comment| listed_values(comment, self.sources.layout));
        if let Some(listed) = commented.find(|listed| !listed.values.is_empty()) {
            return Some(listed);
        }
        let words = self.sources.layout.words.as_ref()?;
        let is_text = scalar.is_none_or(|scalar| scalar == Scalar::String) && seen.iter().all(Value::is_string);
        let known = is_text && (scalar.is_some() || !seen.is_empty()) && words.is_match(&about.below.path.join("."));
        known.then(|| Listed { open: true, ..Listed::default() })
    }

    /// The enum of a field, with the values of its examples: one that is there, or a new one.
    pub(super) fn add_enum(
        &mut self,
        about: &About<'_, 'e>,
        base: EnumBase,
        listed: &Listed,
        seen: &[Value],
    ) -> Shape<String> {
        let at = about.own.first().map(|row| row.at).or_else(|| about.seen.first().and_then(|it| it.at()));
        let mut values: Vec<(String, bool)> = Vec::new();
        let shown = seen.iter().map(|value| (value.as_str().map_or_else(|| value.to_string(), str::to_owned), false));
        for (value, published) in listed.values.iter().map(|value| (value.clone(), true)).chain(shown) {
            if !values.iter().any(|(known, _)| *known == value) {
                values.push((value, published || listed.values.is_empty()));
            }
        }
        if let Some(name) = self.known.enum_with(about.name, base, listed.values.as_slice()) {
            return Shape::Named(name);
        }
        let mut taken = TakenNames::new(&[ScopeKind::Values]);
        let values: Vec<ValueDraft> =
            values.into_iter().map(|(wire, published)| named_value(wire, published, listed, at, &mut taken)).collect();
        let candidates = self.enum_names(about);
        if let Some(name) = self.same_enum(&candidates, base, listed, &values) {
            return Shape::Named(name);
        }
        let name = self.take_name(candidates);
        // Examples and comments are no list.
        let in_list = about.own.is_empty() || about.own.iter().any(|row| !row.values.is_empty());
        let kind = KindDraft::Enum { base, open: listed.open, values, in_list };
        self.types.push(TypeDraft { name: name.clone(), kind, described: true, at, comments: Vec::new() });
        Shape::Named(name)
    }

    /// Names for the enum of a field: its own, behind that of the object where it says little.
    fn enum_names(&self, about: &About<'_, 'e>) -> Vec<String> {
        let own = camel_or(ItemKind::Field, about.name, "Kind");
        let around = about.below.path.iter().rev().nth(1).map(|name| singular(&camel_or(ItemKind::Field, name, "")));
        let says_little = ["Type", "Kind", "Status", "State", "Name", "Action"].contains(&own.as_str());
        match around.filter(|_| says_little) {
            Some(around) => vec![format!("{around}{own}"), format!("{}{around}{own}", self.prefix)],
            None if says_little || self.prefixed => vec![format!("{}{own}", self.prefix), own],
            None => vec![own.clone(), format!("{}{own}", self.prefix)],
        }
    }

    /// A new enum that is the same but for values that only examples have; those are added.
    fn same_enum(
        &mut self,
        names: &[String],
        base: EnumBase,
        listed: &Listed,
        wanted: &[ValueDraft],
    ) -> Option<String> {
        let listed_values = |values: &[ValueDraft]| -> Vec<String> {
            values.iter().filter(|value| value.published).map(|value| value.wire.clone()).collect()
        };
        let found = self.types.iter_mut().find(|ty| match &ty.kind {
            KindDraft::Enum { base: known, open, values, .. } => {
                let same = listed.values.is_empty() || listed_values(values) == listed_values(wanted);
                names.contains(&ty.name) && *known == base && *open == listed.open && same
            }
            _ => false,
        })?;
        if let KindDraft::Enum { values, .. } = &mut found.kind {
            for value in wanted {
                if !values.iter().any(|known| known.wire == value.wire) {
                    values.push(value.clone());
                }
            }
        }
        Some(found.name.clone())
    }

    /// The rows about the values of a type.
    pub(super) fn value_rows(&self, name: &str) -> Vec<ValueDraft> {
        let rows = self.sources.evidence.values.iter();
        let mut taken = TakenNames::new(&[ScopeKind::Values]);
        let rows = rows.filter(|row| row.ty == name && row.variant_of.is_none());
        rows.map(|row| named_value(row.value.clone(), true, &Listed::default(), Some(row.at), &mut taken)).collect()
    }
}

fn base(scalar: Option<Scalar>, values: &[String], seen: &[Value]) -> Option<EnumBase> {
    let whole = |value: &String| value.parse::<i64>().is_ok();
    let numbers = !values.is_empty() && values.iter().all(whole) && seen.iter().all(Value::is_i64);
    match scalar {
        Some(Scalar::String) => Some(EnumBase::String),
        Some(Scalar::Int16) if numbers => Some(EnumBase::Int16),
        Some(Scalar::Int32) if numbers => Some(EnumBase::Int32),
        Some(Scalar::Int64) if numbers => Some(EnumBase::Int64),
        Some(Scalar::IntegerOrString) => Some(EnumBase::IntegerOrString),
        Some(Scalar::Any) | None if numbers => Some(EnumBase::Int64),
        Some(Scalar::Any) | None if seen.iter().all(Value::is_string) => Some(EnumBase::String),
        _ => None,
    }
}

pub(super) fn named_value(
    wire: String,
    published: bool,
    listed: &Listed,
    at: Option<Place>,
    taken: &mut TakenNames,
) -> ValueDraft {
    let wanted = listed.names.get(&wire).map(|name| camel_or(ItemKind::Value, name, "Value"));
    let free = |name: &String, taken: &mut TakenNames| {
        taken.take(&NameSource { kind: ItemKind::Value, wire: Cow::from(&*wire), preferred: Some(name) })
    };
    let given = match wanted.filter(|name| free(name, taken)) {
        Some(name) => Some(name),
        None if wire.parse::<i64>().is_ok() => {
            let name = format!("Value{}", wire.replace('-', "Minus"));
            free(&name, taken).then_some(name)
        }
        None => taken.take_or_rename(ItemKind::Value, &wire),
    };
    ValueDraft { wire, given, published, at }
}

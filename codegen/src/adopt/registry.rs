//! The types that are being written: their names, and which of them are used again.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;

use super::draft::{FieldDraft, KindDraft, TypeDraft, ValueDraft, VariantDraft};
use super::infer::{About, Inference};
use super::names::{TakenNames, camel_or};
use super::node::{Node, Sample};
use crate::evidence::{Listed, Owner, Place};
use crate::model::{EnumBase, ItemKind, NameSource, Shape, TypeKind, TypeRef, WireValue};
use crate::naming::ScopeKind;
use crate::resolve::scalar_fits;

impl<'e> Inference<'_, '_, 'e> {
    // -- Enums ---------------------------------------------------------------------------------

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
        let rows = self.sources.evidence.iter().flat_map(|evidence| &evidence.values);
        let mut taken = TakenNames::new(&[ScopeKind::Values]);
        let rows = rows.filter(|row| row.ty == name && row.variant_of.is_none());
        rows.map(|row| named_value(row.value.clone(), true, &Listed::default(), Some(row.at), &mut taken)).collect()
    }

    // -- Unions --------------------------------------------------------------------------------

    /// The union whose variants are rows of a field's table.
    pub(super) fn union_of(&mut self, about: &About<'_, 'e>) -> Option<Shape<String>> {
        let evidence = self.sources.evidence?;
        let rows = evidence.values.iter().filter(|row| {
            let of = row.variant_of.as_ref();
            of.is_some_and(|(owner, path)| about.below.owners.contains(&owner) && *path == about.below.path)
        });
        let rows: Vec<_> = rows.collect();
        let name = rows.first()?.ty.clone();
        let is_list = about.seen.first().is_some_and(|sample| sample.items().is_some());
        let shape = Shape::Named(name.clone());
        let shape = match is_list {
            true => Shape::List(Box::new(TypeRef { shape, nullable: false })),
            false => shape,
        };
        if self.types.iter().any(|ty| ty.name == name) || self.known.has_type(&name, self.sources.missing) {
            return Some(shape);
        }
        let items = about.seen.iter().flat_map(|sample| sample.items().unwrap_or_else(|| vec![*sample]));
        let items: Vec<Sample<'e>> = items.collect();
        let names: Vec<&str> = rows.iter().map(|row| row.value.as_str()).collect();
        let discriminator = discriminator(&items, &names)?;
        let mut groups: BTreeMap<Place, Vec<&str>> = BTreeMap::new();
        rows.iter().for_each(|row| groups.entry(row.at).or_default().push(&row.value));
        let place = self.types.len();
        let mut variants = Vec::new();
        for (at, values) in groups {
            let ty = self.variant_type(about, &items, &discriminator, &values);
            let drafts =
                values.into_iter().map(|wire| VariantDraft { wire: wire.to_owned(), ty: ty.clone(), at: Some(at) });
            variants.extend(drafts);
        }
        let at = rows.first().map(|row| row.at);
        let kind = KindDraft::Union { discriminator, variants };
        self.types.insert(place, TypeDraft { name, kind, described: true, at, comments: Vec::new() });
        Some(shape)
    }

    /// The object type of some variants.
    fn variant_type(&mut self, about: &About<'_, 'e>, items: &[Sample<'e>], field: &str, values: &[&str]) -> String {
        let tag = |sample: &Sample<'e>| sample.json.get(field).and_then(crate::evidence::Json::as_str);
        let samples = items.iter().copied().filter(|item| tag(item).is_some_and(|tag| values.contains(&tag)));
        let node = about.below.clone().with(samples.collect());
        let first = values.first().copied().unwrap_or_default();
        let hint = format!("{first}_{}", singular(about.name));
        self.add_object_without(&hint, &node, Some(field))
    }

    // -- Objects -------------------------------------------------------------------------------

    /// An object type for a field: one that the document names, one that is the same, or a new one.
    pub(super) fn add_object(&mut self, field: &str, node: &Node<'e>, item: bool) -> String {
        let base = camel_or(ItemKind::Field, field, "Part");
        let base = if item { singular(&base) } else { base };
        if self.is_documented(&base) {
            self.need(&base, &node.samples);
            return base;
        }
        let names: Vec<&str> = node.rows.iter().filter_map(|row| row.path.first()).map(String::as_str).collect();
        if let Some(name) = self.known.object_of_namesakes(field, &names) {
            return name;
        }
        self.add_object_without(&base, node, None)
    }

    fn add_object_without(&mut self, hint: &str, node: &Node<'e>, discriminator: Option<&str>) -> String {
        let base = camel_or(ItemKind::Field, hint, "Part");
        let (place, taken) = (self.types.len(), self.taken.clone());
        // Its name stands before those that its fields need.
        let candidates = match self.prefixed {
            true => vec![format!("{}{base}", self.prefix), base],
            false => vec![base.clone(), format!("{}{base}", self.prefix)],
        };
        let name = self.take_name(candidates);
        let mut fields = self.fields(node);
        fields.retain(|field| discriminator != Some(field.name.as_str()));
        if let Some(same) = self.same_object(&fields, node) {
            self.taken = taken;
            return same;
        }
        let at = fields.first().and_then(|field| field.at);
        let kind = KindDraft::Object { fields, presence: node.presence };
        self.types.insert(
            place.min(self.types.len()),
            TypeDraft { name: name.clone(), kind, described: !node.rows.is_empty(), at, comments: Vec::new() },
        );
        name
    }

    /// A new type with the same fields, which takes the wider presence of both.
    fn same_object(&mut self, wanted: &[FieldDraft], node: &Node<'e>) -> Option<String> {
        if wanted.is_empty() || self.prefixed {
            return None;
        }
        for ty in &mut self.types {
            let KindDraft::Object { fields, presence: None } = &mut ty.kind else { continue };
            let is_same = |(a, b): (&FieldDraft, &FieldDraft)| a.name == b.name && a.ty == b.ty;
            if fields.len() == wanted.len() && fields.iter().zip(wanted).all(is_same) {
                // What rows say of presence counts more than what values do.
                let widens = !ty.described || !node.rows.is_empty();
                for (known, other) in fields.iter_mut().zip(wanted).filter(|_| widens) {
                    known.nullable = known.nullable.max(other.nullable);
                    known.optional = known.optional.max(other.optional);
                }
                return Some(ty.name.clone());
            }
        }
        None
    }

    // -- Names and lookups ---------------------------------------------------------------------

    /// The first name that is free, or one with a number.
    pub(super) fn take_name(&mut self, candidates: Vec<String>) -> String {
        let last = candidates.last().cloned().unwrap_or_default();
        let numbered = (2..).map(|number| format!("{last}{number}"));
        let drafted: Vec<String> = self.types.iter().map(|ty| ty.name.clone()).collect();
        let missing = self.sources.missing;
        let taken = &mut self.taken;
        let mut is_free = |name: &String| {
            let source = NameSource { kind: ItemKind::Type, wire: Cow::from(name), preferred: None };
            !drafted.contains(name) && !missing.contains(name) && taken.take(&source)
        };
        candidates.into_iter().chain(numbered).find(|name| is_free(name)).unwrap_or(last)
    }

    /// Whether a document describes a type of that name.
    pub(super) fn is_documented(&self, name: &str) -> bool {
        self.sources.evidence.is_some_and(|evidence| {
            let is_type = |owner: &Owner| matches!(owner, Owner::Type(ty) if ty == name);
            evidence.tables.iter().any(|table| is_type(&table.owner))
                || evidence.examples.iter().any(|example| is_type(&example.owner))
                || evidence.values.iter().any(|value| value.ty == name)
        })
    }

    /// Whether examples of a named type come from its fields.
    pub(super) fn is_object(&self, name: &str) -> bool {
        match self.types.iter().find(|ty| ty.name == name) {
            Some(ty) => matches!(ty.kind, KindDraft::Object { .. } | KindDraft::Union { .. }),
            None => self
                .known
                .vendor
                .type_def(name)
                .is_some_and(|def| matches!(def.kind, TypeKind::Object(_) | TypeKind::Union(_))),
        }
    }

    /// The first value of an enum, or a value of what another name stands for.
    pub(super) fn first_value(&self, name: &str) -> Option<Value> {
        if let Some(ty) = self.types.iter().find(|ty| ty.name == name) {
            return match &ty.kind {
                KindDraft::Enum { base, values, .. } => {
                    Some(value_of_enum(*base, values.first().map(|it| it.wire.as_str())))
                }
                _ => None,
            };
        }
        match &self.known.vendor.type_def(name)?.kind {
            TypeKind::Enum(def) => {
                let first = def.values.first().map(|value| match &value.wire {
                    WireValue::Text(text) => text.clone(),
                    WireValue::Integer(number) => number.to_string(),
                });
                Some(value_of_enum(def.base, first.as_deref()))
            }
            _ => None,
        }
    }

    /// Whether a value can be the example of a shape; what cannot be told yet fits.
    pub(super) fn fits(&self, shape: &Shape<String>, value: &Value) -> bool {
        match (shape, value) {
            (Shape::Scalar(scalar), _) => scalar_fits(*scalar, value).is_ok(),
            (Shape::List(inner), Value::Array(items)) => items.iter().all(|item| self.fits(&inner.shape, item)),
            (Shape::Map(inner), Value::Object(entries)) => entries.values().all(|value| self.fits(&inner.shape, value)),
            (Shape::Named(name), _) => match self.types.iter().find(|ty| ty.name == *name).map(|ty| &ty.kind) {
                Some(KindDraft::Enum { values, open, base, .. }) => {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    let fits_base = *base == EnumBase::IntegerOrString || scalar_fits(base.scalar(), value).is_ok();
                    values.iter().any(|known| known.wire == text) || *open && fits_base
                }
                Some(KindDraft::Alias(_)) => true,
                Some(KindDraft::Object { .. } | KindDraft::Union { .. }) => false,
                None => self.known.fits_named(name, value),
            },
            _ => false,
        }
    }

    /// Whether values of a type are references in the sense of `presence`.
    pub(crate) fn is_reference(&self, ty: &TypeRef<String>) -> bool {
        match &ty.shape {
            Shape::List(_) | Shape::Map(_) => true,
            Shape::Scalar(scalar) => scalar.is_reference(),
            Shape::Named(name) => match self.types.iter().find(|ty| ty.name == *name).map(|ty| &ty.kind) {
                Some(KindDraft::Enum { base, .. }) => *base == EnumBase::String,
                Some(KindDraft::Alias(ty)) => self.is_reference(ty),
                Some(KindDraft::Object { .. } | KindDraft::Union { .. }) => true,
                None => self.known.is_reference(name),
            },
        }
    }
}

fn value_of_enum(base: EnumBase, first: Option<&str>) -> Value {
    match (base, first) {
        (EnumBase::String, first) => Value::from(first.unwrap_or("text")),
        (_, first) => first.map_or(Value::from(0), |text| text.parse::<i64>().map_or(Value::from(text), Value::from)),
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

/// The field by which objects are told apart: all have it, and its values are among the variants.
fn discriminator(items: &[Sample<'_>], variants: &[&str]) -> Option<String> {
    let first = items.first()?;
    let is_tag = |name: &str| {
        let tag = |item: &Sample<'_>| item.json.get(name).and_then(crate::evidence::Json::as_str).map(str::to_owned);
        items.iter().all(|item| tag(item).is_some_and(|tag| variants.contains(&tag.as_str())))
    };
    let mut fields = first.fields()?;
    fields.find(|(name, _)| is_tag(name)).map(|(name, _)| name.to_owned())
}

/// The name of one, from the name of several.
pub(super) fn singular(name: &str) -> String {
    match name.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => return format!("{stem}y"),
        _ => {}
    }
    match name.strip_suffix('s') {
        Some(one) if one.len() > 1 && !one.ends_with('s') && !one.ends_with('u') => one.to_owned(),
        _ => name.to_owned(),
    }
}

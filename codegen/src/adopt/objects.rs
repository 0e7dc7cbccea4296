//! Objects and unions of them: the types that fields need.

use std::collections::BTreeMap;

use serde_json::Value;

use super::draft::{FieldDraft, KindDraft, TypeDraft, ValueDraft, VariantDraft};
use super::infer::{About, Inference};
use super::names::camel_or;
use super::node::{Node, Sample};
use super::registry::singular;
use super::sample::value_of;
use crate::evidence::{Json, Owner, Place};
use crate::model::{EnumBase, ItemKind, Scalar, Shape, TypeRef};

impl<'e> Inference<'_, '_, 'e> {
    pub(super) fn object(&mut self, about: &About<'_, 'e>, seen: &[Sample<'e>], item: bool) -> Shape<String> {
        let node = about.below.clone().with(seen.to_vec());
        let is_empty = seen.iter().all(|sample| sample.fields().is_none_or(|mut fields| fields.next().is_none()));
        if node.rows.is_empty() && is_empty {
            return Shape::Scalar(Scalar::Object);
        }
        let values: Vec<Value> = seen.iter().map(|sample| value_of(*sample)).collect();
        let values: Vec<&Value> = values.iter().collect();
        if node.rows.is_empty() {
            if let Some(ty) = self.known.type_of_objects(&values) {
                return Self::by_name(&ty.shape);
            }
            if is_map(&values) {
                return self.map_of(about, seen);
            }
        }
        Shape::Named(self.add_object(about.name, &node, item))
    }

    pub(super) fn map_of(&mut self, about: &About<'_, 'e>, seen: &[Sample<'e>]) -> Shape<String> {
        let all: Vec<Sample<'e>> = seen.iter().filter_map(|it| it.fields()).flatten().map(|(_, value)| value).collect();
        let some: Vec<Sample<'e>> = all.iter().copied().filter(|value| !value.is_null()).collect();
        let below = Node { rows: Vec::new(), ..about.below.clone() };
        let inner = About { name: about.name, own: Vec::new(), below, seen: some.clone() };
        let shape = match some.is_empty() {
            true => Shape::Scalar(Scalar::Any),
            false => self.inferred(&inner, &some, 1),
        };
        Shape::Map(None, Box::new(TypeRef { shape, nullable: some.len() < all.len() }))
    }

    /// A type that a row names: it is written if the schemas lack it.
    pub(crate) fn need(&mut self, name: &str, seen: &[Sample<'e>]) {
        let is_missing = self.sources.missing.contains(name) || self.known.vendor.type_def(name).is_none();
        if !is_missing || self.types.iter().any(|ty| ty.name == name) {
            return;
        }
        let evidence = self.sources.evidence;
        let is_owner = |owner: &Owner| matches!(owner, Owner::Type(ty) if ty == name);
        let node = Node::of(evidence, is_owner);
        let at = evidence.tables.iter().find(|table| is_owner(&table.owner)).map(|table| table.at);
        let values: Vec<ValueDraft> = self.value_rows(name);
        let place = self.types.len();
        let mut comments = Vec::new();
        let kind = if !values.is_empty() {
            KindDraft::Enum { base: EnumBase::String, open: false, values, in_list: true }
        } else if !node.rows.is_empty() || !node.samples.is_empty() {
            // Its name stands before those that its fields need.
            let draft = TypeDraft { name: name.to_owned(), kind: empty(), described: true, at, comments: Vec::new() };
            self.types.push(draft);
            let fields = self.fields(&node);
            self.types.remove(place);
            KindDraft::Object { fields, presence: node.presence }
        } else {
            comments.push("the document names this type, and does not describe it".to_owned());
            let is_scalar = |sample: &&Sample<'_>| !value_of(**sample).is_object() && sample.items().is_none();
            match seen.iter().find(is_scalar) {
                Some(_) => {
                    KindDraft::Enum { base: EnumBase::IntegerOrString, open: true, values: Vec::new(), in_list: true }
                }
                None => KindDraft::Alias(TypeRef { shape: Shape::Scalar(Scalar::Any), nullable: false }),
            }
        };
        let at = at.or_else(|| seen.first().and_then(|sample| sample.at()));
        self.types.insert(place, TypeDraft { name: name.to_owned(), kind, described: true, at, comments });
    }

    /// The union whose variants are rows of a field's table.
    pub(super) fn union_of(&mut self, about: &About<'_, 'e>) -> Option<Shape<String>> {
        let evidence = self.sources.evidence;
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
        let tag = |sample: &Sample<'e>| sample.json.get(field).and_then(Json::as_str);
        let samples = items.iter().copied().filter(|item| tag(item).is_some_and(|tag| values.contains(&tag)));
        let node = about.below.clone().with(samples.collect());
        let first = values.first().copied().unwrap_or_default();
        let hint = format!("{first}_{}", singular(about.name));
        self.add_object_without(&hint, &node, Some(field))
    }

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
}

fn empty() -> KindDraft {
    KindDraft::Object { fields: Vec::new(), presence: None }
}

/// Whether objects are maps: their keys are no names of fields, and their values are all alike.
fn is_map(objects: &[&Value]) -> bool {
    let is_name = |key: &String| {
        key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
            && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
    };
    let entries = || objects.iter().filter_map(|value| value.as_object()).flatten();
    let kinds = entries().filter(|(_, value)| !value.is_null()).map(|(_, value)| std::mem::discriminant(value));
    let kinds: Vec<_> = kinds.collect();
    let alike = kinds.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
    alike && !entries().all(|(key, _)| is_name(key))
}

/// The field by which objects are told apart: all have it, and its values are among the variants.
fn discriminator(items: &[Sample<'_>], variants: &[&str]) -> Option<String> {
    let first = items.first()?;
    let is_tag = |name: &str| {
        let tag = |item: &Sample<'_>| item.json.get(name).and_then(Json::as_str).map(str::to_owned);
        items.iter().all(|item| tag(item).is_some_and(|tag| variants.contains(&tag.as_str())))
    };
    let mut fields = first.fields()?;
    fields.find(|(name, _)| is_tag(name)).map(|(name, _)| name.to_owned())
}

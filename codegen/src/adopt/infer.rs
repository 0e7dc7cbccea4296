//! Fields from what documents say of an object: rows and examples.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::Value;

use super::draft::{FieldDraft, TypeDraft};
use super::known::Known;
use super::names::TakenNames;
use super::node::{Node, Sample};
use super::sample::{self, value_of};
use crate::drift::difference;
use crate::evidence::{Evidence, FieldEvidence, Layout, NotUnderstood, Owner};
use crate::model::{ItemKind, NameSource, Shape, TypeRef};
use crate::naming::ScopeKind;
use crate::syntax::{Policy, RequiredPolicy};

/// What fields are inferred from.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'e> {
    /// What documents say.
    pub(crate) evidence: &'e Evidence,
    pub(crate) layout: &'e Layout,
    /// Types that the schemas name and lack.
    pub(crate) missing: &'e BTreeSet<String>,
}

/// Infers fields, and collects the types that they need.
pub(crate) struct Inference<'k, 'a, 'e> {
    pub(crate) known: &'k Known<'a>,
    pub(crate) sources: Sources<'e>,
    /// What the fields belong to, for types whose own name is taken.
    pub(crate) prefix: String,
    /// Whether types are named by it always: several owners have such a type each.
    pub(crate) prefixed: bool,
    pub(super) taken: TakenNames,
    pub(crate) types: Vec<TypeDraft>,
    /// The fields so far, with their types.
    pub(super) drafted: Vec<(String, TypeRef<String>)>,
    pub(crate) unclear: Vec<NotUnderstood>,
}

/// What rows say of a field's presence.
struct Says<'s> {
    own: &'s [&'s FieldEvidence],
    /// Whether no row is about it, or about what it holds.
    in_no_row: bool,
    /// Whether something that it holds is required.
    needed: bool,
}

/// What is known of one field.
pub(super) struct About<'n, 'e> {
    pub(super) name: &'n str,
    pub(super) own: Vec<&'e FieldEvidence>,
    /// What is known of the object that it holds, but for values.
    pub(super) below: Node<'e>,
    /// The values that were seen: neither null, nor strings that only hold the place of a value.
    pub(super) seen: Vec<Sample<'e>>,
}

impl<'k, 'a, 'e> Inference<'k, 'a, 'e> {
    pub(crate) fn new(known: &'k Known<'a>, sources: Sources<'e>) -> Self {
        let taken = known.taken_types();
        let (prefix, types, drafted, unclear) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        Inference { known, sources, prefix, prefixed: false, taken, types, drafted, unclear }
    }

    /// Sees to it that no type gets the name of a new event.
    pub(crate) fn take_event(&mut self, name: &str) {
        self.taken.take(&NameSource { kind: ItemKind::Event, wire: Cow::from(name), preferred: None });
    }

    /// The fields of an object.
    pub(crate) fn fields(&mut self, node: &Node<'e>) -> Vec<FieldDraft> {
        let mut taken = TakenNames::new(&[ScopeKind::Fields]);
        node.names().into_iter().map(|name| self.field(name, node, &mut taken)).collect()
    }

    /// One field of an object.
    pub(crate) fn field(&mut self, name: &str, node: &Node<'e>, taken: &mut TakenNames) -> FieldDraft {
        let (own, all) = (node.own(name), node.seen(name));
        let mut draft = FieldDraft {
            name: name.to_owned(),
            given: taken.take_or_rename(ItemKind::Field, name),
            at: own.first().map(|row| row.at).or_else(|| all.first().and_then(|sample| sample.at())),
            bounds: own.iter().map(|row| row.bounds.clone()).find(|it| it.named().next().is_some()).unwrap_or_default(),
            ..FieldDraft::default()
        };
        let in_no_row = own.is_empty() && node.below(name, None).rows.is_empty();
        draft.allow = (in_no_row && !node.rows.is_empty()).then_some(("field-removed", "In an example only."));
        let says = Says { own: &own, in_no_row, needed: node.needs(name) };
        self.presence(&mut draft, &says, &all, node);
        let seen: Vec<Sample<'e>> = all.into_iter().filter(|sample| !sample.is_null()).collect();
        if self.take_dictionary(&mut draft, &own, &seen) {
            return draft;
        }
        let seen = seen.into_iter().chain(self.seen_elsewhere(&own, node, name));
        let seen: Vec<Sample<'e>> = seen.filter(|it| !self.holds_place(it)).collect();
        let examples = self.examples(&own, &seen);
        let about = About { name, own, below: node.below(name, Some(self.sources.evidence)), seen };
        let ty = self.type_of(&about, &mut draft);
        draft.nullable = draft.nullable.or(ty.nullable.then_some(true)).filter(|_| !self.is_null_anyway(&ty));
        draft.example = self.example(&ty, examples, &draft.bounds);
        let ty = TypeRef { nullable: false, ..ty };
        self.drafted.push((name.to_owned(), ty.clone()));
        draft.ty = Some(ty);
        draft
    }

    /// What a row says of every event, every example tells about.
    fn seen_elsewhere(&self, own: &[&FieldEvidence], node: &Node<'e>, name: &str) -> Vec<Sample<'e>> {
        let of_all = own.iter().any(|row| row.owner == Owner::Header);
        if !of_all {
            return Vec::new();
        }
        let mut all = Node::of(self.sources.evidence, |owner| matches!(owner, Owner::Event(_)));
        for name in &node.path {
            let samples = all.seen(name);
            all = Node::default().with(samples);
        }
        let known = node.seen(name);
        let is_new = |sample: &Sample<'e>| {
            !known.iter().any(|known| std::ptr::eq(known.json, sample.json))
                && !sample::holds_object(&value_of(*sample))
        };
        all.seen(name).into_iter().filter(|sample| !sample.is_null() && is_new(sample)).collect()
    }

    fn is_null_anyway(&self, ty: &TypeRef<String>) -> bool {
        self.known.nullable_by_policy(ty)
    }

    /// What is known of whether a field may be null or absent. Never more than was seen or said.
    fn presence(&self, draft: &mut FieldDraft, says: &Says<'_>, all: &[Sample<'e>], node: &Node<'e>) {
        let absent = all.len() < node.samples.len();
        let word = says.own.iter().find_map(|row| row.required);
        let open = says.own.iter().any(|row| row.has_requirement && row.required.is_none());
        let presence = node.presence.unwrap_or_default();
        let policy = presence.optional.is_some() || self.known.optional != Policy::Never;
        draft.nullable = all.iter().any(|sample| sample.is_null()).then_some(true);
        // An example alone has it, or nothing at all says whether it is there.
        let of_example = says.in_no_row && node.described;
        let unsaid = of_example || !says.in_no_row && !says.needed && !policy && all.is_empty();
        draft.optional = match word {
            Some(true) => absent.then_some(true),
            Some(false) => Some(true),
            None => (open || unsaid || absent).then_some(true),
        };
        let by_default = self.known.required == RequiredPolicy::Always && presence.required.is_none();
        draft.required = word.or(((of_example || absent) && by_default).then_some(false));
    }

    /// Whether the dictionary has the field; then only what differs from it is said.
    fn take_dictionary(&self, draft: &mut FieldDraft, own: &[&FieldEvidence], seen: &[Sample<'e>]) -> bool {
        let values: Vec<Value> = seen.iter().filter(|it| !self.holds_place(it)).map(|it| value_of(*it)).collect();
        let values: Vec<&Value> = values.iter().collect();
        let Some(entry) = self.known.in_dictionary(&draft.name, &values) else { return false };
        let is_of_type = |row: &&FieldEvidence| {
            let ty = row.ty.as_ref();
            ty.is_none_or(|ty| difference(ty, entry, self.sources.layout, self.known.vendor).is_none())
        };
        let has_values = |row: &&FieldEvidence| {
            row.values.is_empty() || self.known.enum_values(&entry.ty).is_some_and(|known| known == row.values)
        };
        if !own.iter().all(is_of_type) || !own.iter().all(has_values) {
            return false;
        }
        draft.nullable = draft.nullable.filter(|nullable| *nullable && !entry.nullable);
        draft.optional = draft.optional.filter(|optional| *optional != entry.optional);
        draft.required = draft.required.filter(|required| *required != entry.required);
        draft.bounds = Default::default();
        draft.given = None;
        true
    }

    /// Whether a string only holds the place of a value.
    fn holds_place(&self, sample: &Sample<'_>) -> bool {
        let placeholder = self.sources.layout.examples.placeholder.as_ref();
        let text = sample.json.as_str();
        placeholder.zip(text).is_some_and(|(pattern, text)| pattern.is_match(text))
    }

    /// The values that can serve as examples, best first.
    fn examples(&self, own: &[&FieldEvidence], seen: &[Sample<'e>]) -> Vec<Value> {
        let shown = own.iter().filter_map(|row| row.example.as_deref()).map(sample::from_text);
        seen.iter().map(|it| value_of(*it)).chain(shown).collect()
    }

    /// A realistic value; none where the types' fields make one.
    fn example(
        &self,
        ty: &TypeRef<String>,
        seen: Vec<Value>,
        bounds: &crate::evidence::BoundsEvidence,
    ) -> Option<Value> {
        if !sample::needs_example(&ty.shape, &|name| self.is_object(name)) {
            let whole = |value: &&Value| !sample::holds_object(value);
            return seen.iter().find(whole).filter(|value| self.fits(&ty.shape, value)).cloned();
        }
        let fitting = seen.into_iter().find(|value| self.fits(&ty.shape, value) && sample::is_within(value, bounds));
        fitting.or_else(|| Some(sample::made(&ty.shape, bounds, &|name| self.first_value(name))))
    }

    /// A shape that the schemas have, as they write it.
    pub(super) fn by_name(shape: &Shape) -> Shape<String> {
        shape.renamed(|id| id.to_string())
    }
}

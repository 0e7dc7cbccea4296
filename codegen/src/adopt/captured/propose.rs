//! Drafts of what the schemas lack: events, fields, and the types that they need.

use std::collections::BTreeSet;

use super::existing::Existing;
use super::gather::Gathered;
use super::names::TypeNames;
use super::shapes::{Root, ShapeId, Shapes};
use super::{again, comments, examples, header, taken};
use crate::adopt::changes::Standing;
use crate::adopt::draft::{Body, EventDraft, FieldDraft, KindDraft, TypeDraft};
use crate::adopt::known::Known;
use crate::adopt::sample::with_small_guids;
use crate::drift::Item;
use crate::evidence::captured::{Field, Kind, Objects, Values};
use crate::model::{Shape, TypeRef, Vendor};
use crate::syntax::RequiredPolicy;

/// In how many requests a field must have been to be taken for one that is always there, and never
/// null: by the rule of three fewer than one in 300 lacks it then, at 95 % confidence.
const ENOUGH: u64 = 1_000;

/// What is to be drafted.
#[derive(Debug, Default)]
pub(super) struct Wanted<'w> {
    /// Events by name, with their objects.
    pub(super) events: Vec<(&'w str, &'w Objects)>,
    pub(super) fields: Vec<NewField<'w>>,
}

/// A field that something of the schemas lacks. It is optional, because what was seen before lacks it.
#[derive(Debug)]
pub(super) struct NewField<'w> {
    pub(super) holder: &'w Item,
    pub(super) name: &'w str,
    values: &'w Values,
}

impl<'w> NewField<'w> {
    pub(super) fn new(holder: &'w Item, name: &'w str, gathered: &'w Gathered) -> Option<Self> {
        let field = gathered.objects(holder)?.fields.get(name)?;
        Some(NewField { holder, name, values: &field.values })
    }
}

/// What is drafted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proposal {
    /// Fields of most events, if the vendor has no event yet, and no header.
    pub(super) header: Vec<FieldDraft>,
    pub(super) events: Vec<EventDraft>,
    /// The types that all of these refer to, by name.
    pub(super) types: Vec<TypeDraft>,
    /// New fields of what the schemas have, one for each that is wanted.
    pub(super) fields: Vec<FieldDraft>,
}

/// Drafts what is wanted.
pub(super) fn propose(wanted: &Wanted<'_>, known: &Known<'_>, standing: Standing<'_>) -> Proposal {
    let vendor = known.vendor;
    let on_the_way = vendor.below.first().map(String::as_str);
    let is_beside = |name: &str| !known.is_in_every_event(name);
    let is_own = |name: &str| is_beside(name) && Some(name) != on_the_way;
    let common = match vendor.header.is_none() && vendor.events.is_empty() {
        true => header::common(&wanted.events, &is_own),
        false => Vec::new(),
    };
    let of_events = wanted.events.iter().flat_map(|(event, root)| {
        root.fields.iter().map(move |(name, field)| Root { event, name, values: &field.values })
    });
    let of_header = common.iter().map(|field| Root { event: "", name: field.name, values: &field.values });
    let of_fields = wanted.fields.iter().map(|field| Root { event: "", name: field.name, values: field.values });
    let all: Vec<Root<'_>> = of_events.chain(of_header).chain(of_fields).collect();
    let shapes = Shapes::of(&all);
    let drafter = Drafter { shapes: &shapes, known, standing };
    let is_common = |name: &str| common.iter().any(|field| *field.name == *name);
    let event = |(name, root): &(&str, &Objects)| {
        let inner = below(root, &vendor.below);
        let is_own = |name: &str| match inner {
            Some(_) if !vendor.below.is_empty() => !is_part_below(vendor, name),
            _ => is_beside(name) && !is_common(name),
        };
        let holder = inner.unwrap_or(root);
        let own = holder.fields.iter().filter(|(name, _)| is_own(name));
        let body = match again::payload(known, root) {
            Some(payload) => UnnamedBody::Shared(payload),
            None => {
                UnnamedBody::Own(own.map(|(name, field)| drafter.field(name, field, holder, root.seen.count)).collect())
            }
        };
        ((*name).to_owned(), inner.is_none(), body)
    };
    let unnamed = Unnamed {
        events: wanted.events.iter().map(event).collect(),
        header: common
            .iter()
            .map(|field| drafter.field_of(field.name, &field.values, field.optional, seen(&field.values)))
            .collect(),
        fields: wanted.fields.iter().map(|it| drafter.field_of(it.name, it.values, true, seen(it.values))).collect(),
    };
    drafter.finish(unnamed, wanted)
}

/// Whether a field of the object with an event's own fields is a part of its name.
fn is_part_below(vendor: &Vendor, name: &str) -> bool {
    let path: Vec<&str> = vendor.below.iter().map(String::as_str).chain([name]).collect();
    let places = vendor.discriminator.parts.iter().flat_map(|part| part.places());
    places.filter_map(|place| place.path()).any(|place| place == path)
}

/// The objects at the end of a path, if there are any.
fn below<'o>(root: &'o Objects, path: &[String]) -> Option<&'o Objects> {
    path.iter().try_fold(root, |objects, name| objects.fields.get(name.as_str())?.values.objects.as_deref())
}

fn seen(values: &Values) -> u64 {
    values.seen().count
}

/// A field, and a type that may not be named yet.
pub(super) struct UnnamedField {
    pub(super) draft: FieldDraft,
    /// The shape that is its type; none if its draft has it.
    pub(super) ty: Option<TypeRef<ShapeId>>,
}

enum UnnamedBody {
    Shared(String),
    Own(Vec<UnnamedField>),
}

struct Unnamed {
    header: Vec<UnnamedField>,
    /// By name, each with whether its fields are those of the body, though other events have theirs below
    /// a path.
    events: Vec<(String, bool, UnnamedBody)>,
    fields: Vec<UnnamedField>,
}

impl Unnamed {
    fn all_fields(&self) -> impl Iterator<Item = &UnnamedField> {
        let of_events = self.events.iter().filter_map(|(_, _, body)| match body {
            UnnamedBody::Own(fields) => Some(fields),
            UnnamedBody::Shared(_) => None,
        });
        self.header.iter().chain(of_events.flatten()).chain(&self.fields)
    }
}

struct Drafter<'s, 'k> {
    shapes: &'s Shapes,
    known: &'s Known<'k>,
    standing: Standing<'s>,
}

impl Drafter<'_, '_> {
    fn field(&self, name: &str, field: &Field, of: &Objects, requests: u64) -> UnnamedField {
        self.field_of(name, &field.values, of.lacking(field).count > 0, requests)
    }

    /// A field that was, or could have been, in so many requests. What it never was is not known before
    /// these are enough.
    fn field_of(&self, name: &str, values: &Values, optional: bool, requests: u64) -> UnnamedField {
        let nullable = values.of(Kind::Null).count > 0;
        let known = |seen: bool| (seen || requests >= ENOUGH).then_some(seen);
        let by_default = self.known.required == RequiredPolicy::Always;
        let mut draft = FieldDraft {
            name: name.to_owned(),
            nullable: known(nullable),
            optional: known(optional),
            required: (optional && by_default).then_some(false),
            ..FieldDraft::default()
        };
        if let Some(entry) = again::entry(self.known, name, values) {
            draft.nullable = draft.nullable.filter(|seen| *seen && !entry.nullable);
            draft.optional = draft.optional.filter(|seen| *seen && !entry.optional);
            draft.required = draft.required.filter(|required| *required != entry.required);
            return UnnamedField { draft, ty: None };
        }
        let may_lack = optional || nullable;
        if let Some(ty) = again::type_of_namesakes(self.known, name, values)
            && let Some(example) = examples::of_known(&ty, values, may_lack, self.known)
        {
            return UnnamedField { draft: FieldDraft { ty: Some(ty), example, ..draft }, ty: None };
        }
        let ty = self.shapes.type_of_field(name, values, requests);
        draft.example = examples::of(self.shapes, &ty, values, may_lack);
        draft.example.iter_mut().for_each(with_small_guids);
        draft.comments.extend(comments::of_field(&ty, values));
        UnnamedField { draft, ty: Some(ty) }
    }

    /// Names the types that are referred to, directly or by others.
    fn finish(&self, unnamed: Unnamed, wanted: &Wanted<'_>) -> Proposal {
        let mut types: Vec<(ShapeId, Vec<UnnamedField>)> = Vec::new();
        let mut open: Vec<ShapeId> = unnamed.all_fields().filter_map(named).collect();
        let mut reached = BTreeSet::new();
        let mut existing = Existing::default();
        while let Some(id) = open.pop() {
            let objects = self.shapes.objects(id);
            if reached.insert(id) && !existing.find(self.known.vendor, id, objects) {
                let (fields, requests) = (objects.fields.iter(), self.shapes.requests(id));
                let fields: Vec<UnnamedField> =
                    fields.map(|(name, field)| self.field(name, field, objects, requests)).collect();
                open.extend(fields.iter().filter_map(named));
                types.push((id, fields));
            }
        }
        let events = unnamed.events.iter().map(|(name, _, _)| name.as_str());
        let names = TypeNames::new(self.shapes, &reached, &existing, events, self.known.vendor);
        let ty = |(id, fields): (ShapeId, Vec<UnnamedField>)| TypeDraft {
            name: names.of(id),
            kind: KindDraft::Object { fields: names.fields(fields), presence: None },
            described: true,
            at: None,
            comments: comments::of_type(self.shapes.objects(id)).into_iter().collect(),
        };
        let mut types: Vec<TypeDraft> = types.into_iter().map(ty).collect();
        types.sort_by(|a, b| a.name.cmp(&b.name));
        let event = |(name, is_at_root, body): (String, bool, UnnamedBody)| {
            let given = names.of_event(&name);
            let body = match body {
                UnnamedBody::Shared(payload) => Body::Shared(payload),
                UnnamedBody::Own(fields) => Body::Own(names.fields(fields)),
            };
            EventDraft { name, given, body, is_at_root, varying: None, comments: Vec::new(), allow: None, at: None }
        };
        let fields = wanted.fields.iter().zip(unnamed.fields);
        let fields = fields.map(|(new, field)| names.field(&mut taken(new.holder, self.standing), field));
        Proposal {
            fields: fields.collect(),
            header: names.fields(unnamed.header),
            events: unnamed.events.into_iter().map(event).collect(),
            types,
        }
    }
}

/// The shape that a field refers to.
fn named(field: &UnnamedField) -> Option<ShapeId> {
    fn within(ty: &TypeRef<ShapeId>) -> Option<ShapeId> {
        match &ty.shape {
            Shape::Named(id) => Some(*id),
            Shape::List(inner) | Shape::Map(_, inner) => within(inner),
            Shape::Scalar(_) => None,
        }
    }
    within(field.ty.as_ref()?)
}

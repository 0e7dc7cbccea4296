//! Fields and types from what JSON Schema says of values.

use std::collections::BTreeMap;

use serde_json::{Number, Value};

use super::unions;
use crate::adopt::draft::{FieldDraft, KindDraft, TypeDraft};
use crate::adopt::enums::named_value;
use crate::adopt::known::Known;
use crate::adopt::missing::Missing;
use crate::adopt::names::{TakenNames, camel_or};
use crate::adopt::registry::singular;
use crate::adopt::sample::{made, needs_example, with_small_guids};
use crate::evidence::json_schema::{JsonKind, Schemas, View, scalar_of_pattern};
use crate::evidence::relaxed_json::Json;
use crate::evidence::{BoundsEvidence, Listed};
use crate::model::{EnumBase, ItemKind, NameSource, Scalar, Shape, TypeKind, TypeRef};
use crate::naming::ScopeKind;
use crate::resolve::scalar_fits;

/// Drafts fields, and collects the types that they need.
pub(super) struct Drafter<'d, 'k> {
    pub(super) known: &'d Known<'k>,
    missing: &'d Missing,
    pub(super) types: Vec<TypeDraft>,
    /// What names of types begin with, where their own is taken.
    pub(super) around: String,
    taken: TakenNames,
    events: TakenNames,
    /// The types of schemas, by the document and the line and place in it.
    by_schema: BTreeMap<usize, String>,
}

impl<'d, 'k> Drafter<'d, 'k> {
    pub(super) fn new(known: &'d Known<'k>, missing: &'d Missing) -> Self {
        let (taken, events) = (known.taken_types(), known.taken_events());
        let (types, around, by_schema) = (Vec::new(), String::new(), BTreeMap::new());
        Drafter { known, missing, types, around, taken, events, by_schema }
    }

    /// Takes the name of a new event, and returns the one that it needs in code, if it needs one.
    pub(super) fn take_event(&mut self, name: &str) -> Option<String> {
        self.taken.take(&NameSource { kind: ItemKind::Event, wire: name.into(), preferred: None });
        self.around = camel_or(ItemKind::Event, name, "Event");
        self.events.take_or_rename(ItemKind::Event, name)
    }

    /// A type of that name for values.
    pub(super) fn add_named(&mut self, schemas: &Schemas, name: &str, all: &[&Json]) {
        if self.draft(name).is_some() {
            return;
        }
        let view = schemas.view(all);
        let shape = self.shape(schemas, name, all, &view);
        // What is drafted under another name gets a second one.
        if shape != Shape::Named(name.to_owned()) {
            let kind = KindDraft::Alias(TypeRef { shape, nullable: false });
            let at = Some(schemas.place(view.line));
            self.types.push(TypeDraft { name: name.to_owned(), kind, described: true, at, comments: Vec::new() });
        }
    }

    /// A type of which no document says anything.
    pub(super) fn add_undescribed(&mut self, name: &str) {
        if self.draft(name).is_none() {
            let kind = KindDraft::Alias(TypeRef { shape: Shape::Scalar(Scalar::Any), nullable: false });
            let comments = vec!["no document describes this type".to_owned()];
            self.types.push(TypeDraft { name: name.to_owned(), kind, described: true, at: None, comments });
        }
    }

    /// The fields of an event, but for those of every event.
    pub(super) fn fields_of_event(&mut self, schemas: &Schemas, view: &View<'_>) -> Vec<FieldDraft> {
        let known = self.known;
        self.fields(schemas, view, |name| !known.is_in_every_event(name))
    }

    pub(super) fn fields(
        &mut self,
        schemas: &Schemas,
        view: &View<'_>,
        is_own: impl Fn(&str) -> bool,
    ) -> Vec<FieldDraft> {
        let mut taken = TakenNames::new(&[ScopeKind::Fields]);
        let mut fields = Vec::new();
        for (name, all) in view.properties().filter(|(name, _)| is_own(name)) {
            // Of several alternatives, each may lack what another has.
            let required = view.required.contains(name) && view.variants < 2;
            fields.push(self.field(schemas, (name, all), required, &mut taken));
        }
        fields
    }

    /// A field, by its name and all schemas of it.
    pub(super) fn field(
        &mut self,
        schemas: &Schemas,
        (name, all): (&str, &[&Json]),
        required: bool,
        taken: &mut TakenNames,
    ) -> FieldDraft {
        let view = schemas.view(all);
        let shape = self.shape(schemas, name, all, &view);
        let bounds = bounds(&view, &shape);
        let is_any = shape == Shape::Scalar(Scalar::Any);
        let says = view.nullable || !view.kinds.is_empty();
        let mut draft = FieldDraft {
            name: name.to_owned(),
            given: taken.take_or_rename(ItemKind::Field, name),
            nullable: (says && !is_any).then_some(view.nullable),
            optional: (!required).then_some(true),
            required: Some(required),
            is_deprecated: view.is_deprecated,
            at: Some(schemas.place(view.line)),
            ..FieldDraft::default()
        };
        let is_union = |name: &str| matches!(self.draft(name), Some(TypeDraft { kind: KindDraft::Union { .. }, .. }));
        let has_union = super::super::types::name_in(&shape).is_some_and(|name| is_union(name));
        if is_any && !view.kinds.is_empty() {
            let kinds: Vec<&str> = view.kinds.iter().map(|kind| kind.text()).collect();
            draft.comments.push(format!("it is {}, for which there is no type but `any`", kinds.join(" or ")));
        }
        if view.variants > 1 && !is_any && !has_union {
            draft.comments.push(format!("it is one of {} alternatives, which may be a union", view.variants));
        }
        draft.example = self.example(all, &shape, &bounds);
        draft.bounds = bounds;
        draft.ty = Some(TypeRef { shape, nullable: false });
        draft
    }

    fn example(&self, all: &[&Json], shape: &Shape<String>, bounds: &BoundsEvidence) -> Option<Value> {
        let is_object = |name: &str| self.is_object(name);
        if !needs_example(shape, &is_object) {
            return None;
        }
        let shown = all.iter().flat_map(|schema| {
            let listed = schema.get("examples").into_iter().flat_map(|list| list.items());
            listed.chain(schema.get("example")).chain(schema.get("default"))
        });
        let mut fitting = shown.map(Json::data).filter(|value| self.fits(shape, value));
        let mut example = fitting.next().unwrap_or_else(|| made(shape, bounds, &|name| self.first_value(name)));
        with_small_guids(&mut example);
        Some(example)
    }

    fn is_object(&self, name: &str) -> bool {
        match self.draft(name) {
            Some(draft) => matches!(draft.kind, KindDraft::Object { .. } | KindDraft::Union { .. }),
            None => self.known.is_object(name),
        }
    }

    fn draft(&self, name: &str) -> Option<&TypeDraft> {
        self.types.iter().find(|ty| ty.name == name)
    }

    /// Whether a value can be the example of a shape.
    pub(super) fn fits(&self, shape: &Shape<String>, value: &Value) -> bool {
        match (shape, value) {
            (Shape::Scalar(scalar), _) => scalar_fits(*scalar, value).is_ok(),
            (Shape::List(inner), Value::Array(items)) => items.iter().all(|item| self.fits(&inner.shape, item)),
            (Shape::Map(_, inner), Value::Object(entries)) => entries.values().all(|it| self.fits(&inner.shape, it)),
            (Shape::Named(name), _) => match self.draft(name).map(|draft| &draft.kind) {
                Some(KindDraft::Enum { values, .. }) => {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    values.iter().any(|known| known.wire == text)
                }
                Some(_) => false,
                None => self.known.fits_named(name, value),
            },
            _ => false,
        }
    }

    fn first_value(&self, name: &str) -> Option<Value> {
        match self.draft(name).map(|draft| &draft.kind) {
            Some(KindDraft::Enum { base, values, .. }) => {
                let first = &values.first()?.wire;
                let number = first.parse::<i64>().ok().filter(|_| *base != EnumBase::String);
                Some(number.map_or_else(|| Value::from(first.as_str()), Value::from))
            }
            Some(_) => None,
            None => self.known.first_value(name),
        }
    }

    /// The type of values under a key.
    pub(super) fn shape(&mut self, schemas: &Schemas, key: &str, all: &[&Json], view: &View<'_>) -> Shape<String> {
        let kinds: Vec<JsonKind> = view.kinds.iter().copied().collect();
        if let Some(values) = view.values.as_deref().filter(|values| !values.is_empty())
            && let Some(base) = base_of(values)
        {
            return self.enum_of(schemas, (key, all), base, values);
        }
        match kinds.as_slice() {
            [JsonKind::Bool] => Shape::Scalar(Scalar::Bool),
            [JsonKind::Integer] => Shape::Scalar(integer(view)),
            [JsonKind::Number] | [JsonKind::Integer, JsonKind::Number] => Shape::Scalar(Scalar::Float64),
            [JsonKind::Integer, JsonKind::String] => Shape::Scalar(Scalar::IntegerOrString),
            [JsonKind::String] => Shape::Scalar(text(view)),
            [JsonKind::List] => {
                let any = TypeRef { shape: Shape::Scalar(Scalar::Any), nullable: false };
                let item = view.items.map_or(any, |items| self.inner(schemas, &singular(key), items));
                Shape::List(Box::new(item))
            }
            [JsonKind::Object] if view.variants > 1 && unions::find(schemas, named(schemas, all).0).is_some() => {
                Shape::Named(self.union_of(schemas, key, all, view))
            }
            [JsonKind::Object] if view.properties().next().is_some() => {
                Shape::Named(self.object_of(schemas, key, all, view))
            }
            [JsonKind::Object] => match view.additional {
                Some(values) => Shape::Map(None, Box::new(self.inner(schemas, &singular(key), values))),
                None => Shape::Scalar(Scalar::Object),
            },
            _ => Shape::Scalar(Scalar::Any),
        }
    }

    fn inner(&mut self, schemas: &Schemas, key: &str, schema: &Json) -> TypeRef<String> {
        let view = schemas.view(&[schema]);
        let shape = self.shape(schemas, key, &[schema], &view);
        let nullable = view.nullable && shape != Shape::Scalar(Scalar::Any);
        TypeRef { shape, nullable }
    }

    fn enum_of(
        &mut self,
        schemas: &Schemas,
        (key, all): (&str, &[&Json]),
        base: EnumBase,
        of: &[&Json],
    ) -> Shape<String> {
        let (target, own) = named(schemas, all);
        if let Some(name) = self.by_schema.get(&address(target)) {
            return Shape::Named(name.clone());
        }
        let texts: Vec<String> = of.iter().filter_map(|value| text_of(value)).collect();
        if let Some(name) = self.known.enum_with(key, base, &texts) {
            return Shape::Named(name);
        }
        let mut taken = TakenNames::new(&[ScopeKind::Values]);
        let at = Some(schemas.place(target.map_or(1, |it| it.line)));
        let value = |wire: &String| named_value(wire.clone(), true, &Listed::default(), at, &mut taken);
        let values: Vec<_> = texts.iter().map(value).collect();
        let (name, is_new) = self.name(own.as_deref(), key, target);
        if is_new {
            let kind = KindDraft::Enum { base, open: false, values, in_list: true };
            self.types.push(TypeDraft { name: name.clone(), kind, described: true, at, comments: Vec::new() });
        }
        Shape::Named(name)
    }

    fn union_of(&mut self, schemas: &Schemas, key: &str, all: &[&Json], view: &View<'_>) -> String {
        let (target, own) = named(schemas, all);
        if let Some(name) = self.by_schema.get(&address(target)) {
            return name.clone();
        }
        let (name, is_new) = self.name(own.as_deref(), key, target);
        if is_new && let Some(union) = unions::find(schemas, target) {
            self.add_union(schemas, &name, view.line, &union);
        }
        name
    }

    fn object_of(&mut self, schemas: &Schemas, key: &str, all: &[&Json], view: &View<'_>) -> String {
        let (target, own) = named(schemas, all);
        if let Some(name) = self.by_schema.get(&address(target)) {
            return name.clone();
        }
        let names: Vec<&str> = view.properties().map(|(name, _)| name).collect();
        if own.is_none()
            && let Some(name) = self.known.object_of_namesakes(key, &names)
        {
            return name;
        }
        let (name, is_new) = self.name(own.as_deref(), key, target);
        if is_new {
            // Its name stands before those that its fields need.
            let (place, at) = (self.types.len(), Some(schemas.place(view.line)));
            let kind = KindDraft::Object { fields: Vec::new(), presence: None };
            self.types.push(TypeDraft { name: name.clone(), kind, described: true, at, comments: Vec::new() });
            let around = std::mem::replace(&mut self.around, name.clone());
            let fields = self.fields(schemas, view, |_| true);
            self.around = around;
            if let Some(draft) = self.types.get_mut(place) {
                draft.kind = KindDraft::Object { fields, presence: None };
            }
        }
        name
    }

    /// The name of the type of a schema, and whether it is a new one: its own, that of the key, or that
    /// with what is around it.
    fn name(&mut self, own: Option<&str>, key: &str, target: Option<&Json>) -> (String, bool) {
        let base = camel_or(ItemKind::Field, own.unwrap_or(key), "Part");
        let is_known =
            |name: &str| self.known.vendor.type_def(name).is_some() && !self.missing.names.contains_key(name);
        if own.is_some() && is_known(&base) {
            self.by_schema.insert(address(target), base.clone());
            return (base, false);
        }
        let name = self.free_name(own, key);
        self.by_schema.insert(address(target), name.clone());
        (name, true)
    }

    /// A name for a new type: its own, that of the key, or that with what is around it.
    pub(super) fn free_name(&mut self, own: Option<&str>, key: &str) -> String {
        let base = camel_or(ItemKind::Field, own.unwrap_or(key), "Part");
        let last = format!("{}{base}", self.around);
        let numbered = (2..).map(|number| format!("{last}{number}"));
        let says_little = ["Type", "Kind", "Status", "State", "Name", "Action", "Level"].contains(&base.as_str());
        let both = if says_little { [last.clone(), base.clone()] } else { [base.clone(), last.clone()] };
        let mut candidates = both.into_iter().chain(numbered);
        let types = &self.types;
        let taken = &mut self.taken;
        let missing = self.missing;
        let name = candidates.find(|name| {
            let is_drafted = types.iter().any(|ty| ty.name == *name);
            let source = NameSource { kind: ItemKind::Type, wire: name.as_str().into(), preferred: None };
            !is_drafted && (missing.names.contains_key(name) || taken.take(&source))
        });
        name.unwrap_or(base)
    }
}

/// The schema that others refer to, and its own name: that of the definition, or its title.
pub(super) fn named<'s>(schemas: &'s Schemas, all: &[&'s Json]) -> (Option<&'s Json>, Option<String>) {
    let Some(mut schema) = all.first().copied().filter(|_| all.len() == 1) else {
        return (all.first().copied(), None);
    };
    let mut own = None;
    while let Some((name, target)) = schemas.target(schema) {
        own = name.or(own);
        schema = target;
    }
    let title = schema.get("title").and_then(Json::as_str).map(str::to_owned);
    (Some(schema), own.or(title))
}

/// What tells schemas apart that live as long as the draft.
fn address(schema: Option<&Json>) -> usize {
    schema.map_or(0, |schema| std::ptr::from_ref(schema).addr())
}

fn base_of(values: &[&Json]) -> Option<EnumBase> {
    let data: Vec<Value> = values.iter().map(|value| value.data()).collect();
    match () {
        () if data.iter().all(Value::is_string) => Some(EnumBase::String),
        () if data.iter().all(Value::is_i64) => Some(EnumBase::Int64),
        () if data.iter().all(|value| value.is_string() || value.is_i64()) => Some(EnumBase::IntegerOrString),
        () => None,
    }
}

pub(super) fn text_of(value: &Json) -> Option<String> {
    match value.data() {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The narrowest integer that the bounds or the format name; `int64` if they name none.
fn integer(view: &View<'_>) -> Scalar {
    let limits = (view.min.and_then(Number::as_i64), view.max.and_then(Number::as_i64));
    let range = |scalar: Scalar| scalar.integers().is_some_and(|(least, most)| limits == (Some(least), Some(most)));
    match view.format {
        Some("int32") => Scalar::Int32,
        _ => [Scalar::Int16, Scalar::Int32].into_iter().find(|scalar| range(*scalar)).unwrap_or(Scalar::Int64),
    }
}

fn text(view: &View<'_>) -> Scalar {
    match view.format {
        Some("uuid") => Scalar::Guid,
        Some("date") => Scalar::Date,
        Some("date-time") => Scalar::DateTime,
        Some("uri" | "iri") => Scalar::Uri,
        _ => view.pattern.and_then(scalar_of_pattern).unwrap_or(Scalar::String),
    }
}

/// The bounds that are said, but for the range of an integer's type.
pub(super) fn bounds(view: &View<'_>, shape: &Shape<String>) -> BoundsEvidence {
    let range = match shape {
        Shape::Scalar(scalar) => scalar.integers(),
        _ => None,
    };
    let (least, most) = range.unzip();
    let limit = |number: Option<&Number>, default: Option<i64>| {
        let limit = number.and_then(Number::as_f64);
        limit.filter(|limit| default.map(|default| default as f64) != Some(*limit))
    };
    let is_number = matches!(shape, Shape::Scalar(scalar) if scalar.integers().is_some() || *scalar == Scalar::Float64);
    let is_list = matches!(shape, Shape::List(_));
    BoundsEvidence {
        min: limit(view.min, least).filter(|_| is_number),
        max: limit(view.max, most).filter(|_| is_number),
        max_bytes: None,
        min_items: view.min_items.and_then(Number::as_u64).filter(|_| is_list),
        max_items: view.max_items.and_then(Number::as_u64).filter(|_| is_list),
    }
}

impl Known<'_> {
    /// The first value of an enum that the schemas have.
    fn first_value(&self, name: &str) -> Option<Value> {
        match &self.vendor.type_def(name)?.kind {
            TypeKind::Enum(def) => {
                let text = def.values.first()?.wire.text().into_owned();
                let number = text.parse::<i64>().ok().filter(|_| def.base != EnumBase::String);
                Some(number.map_or_else(|| Value::from(text), Value::from))
            }
            _ => None,
        }
    }
}

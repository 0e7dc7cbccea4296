//! Example payloads: each field's example, overlaid by what the file and the event say.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::budget::Budget;
use super::events::Draft;
use super::fields::place_in;
use super::fit::{Fit, fits};
use super::type_place;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::LoadedVendor;
use crate::model::{
    Arena, Envelope, Event, EventMember, EventName, Field, Header, Object, Payload, Scalar, Shape, TypeDef, TypeId,
    TypeKind, TypeRef, WireValue, members,
};
use crate::source::Span;
use crate::syntax::{KindSyntax, Spanned, TypeSyntax};

/// What examples are made from: a vendor before it has any.
pub(super) struct Facts {
    pub(super) discriminator: EventName,
    pub(super) header: Option<Header>,
    pub(super) wire_order: Vec<Option<String>>,
    pub(super) envelope: Option<Envelope>,
    pub(super) types: Arena<TypeDef>,
    pub(super) payloads: Arena<Payload>,
}

/// All examples of a vendor.
pub(super) struct Examples {
    /// The events, each with its example.
    pub(super) events: Vec<Event>,
    /// That of the envelope, without the list of events.
    pub(super) envelope: Map<String, Value>,
    /// That of each type, in the order of the types.
    pub(super) types: Vec<Option<Value>>,
}

/// The values that types give to fields in their own examples, by the type's name.
type Overlays<'a> = HashMap<&'a str, &'a Map<String, Value>>;

/// Makes all examples; none if one of them is too large.
pub(super) fn make(
    facts: &Facts,
    drafts: Vec<Draft<'_>>,
    loaded: &LoadedVendor,
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) -> Option<Examples> {
    // Reported with the vendor that used up the last of it.
    if budget.is_exhausted() {
        return None;
    }
    budget.grow(drafts.len() + facts.types.len());
    let of_types = loaded.files.iter().flat_map(|file| file.schema.types.iter());
    let said: Vec<(String, Map<String, Value>)> = drafts.iter().filter_map(said_below).collect();
    let said = said.iter().map(|(name, map)| (name.as_str(), map));
    let overlays: Overlays<'_> = of_types.filter_map(|(name, ty)| overlay(name, ty)).chain(said).collect();
    let mut maker = Maker {
        types: &facts.types,
        overlays: &overlays,
        budget,
        event: None,
        made: 0,
        open: Vec::new(),
        missing: Vec::new(),
    };
    let mut events = Vec::new();
    for draft in drafts {
        // One that is too large is enough to know: each takes its time.
        let example = event_example(facts, &draft, &mut maker, diagnostics)?;
        events.push(Event { example, ..draft.event });
    }
    // Of a vendor without events, whose schemas are only begun, nothing is known of one.
    let event = events.first().map(|event: &Event| event.example.clone()).unwrap_or_default();
    maker.event = Some(Value::Object(event));
    let envelope = envelope_example(facts, events.len(), loaded, &mut maker, diagnostics);
    let types = type_examples(facts, loaded, &mut maker, diagnostics)?;
    Some(Examples { events, envelope, types })
}

/// What an event says of the type that has its fields, where they are below a path.
fn said_below(draft: &Draft<'_>) -> Option<(String, Map<String, Value>)> {
    let maps = [draft.shared, draft.own].into_iter().flatten();
    let said = maps.flat_map(|map| map.value.iter().map(|(key, value)| (key.clone(), value.clone()))).collect();
    Some((draft.inner.clone()?, said))
}

fn overlay<'a>(name: &'a Spanned<String>, ty: &'a Spanned<TypeSyntax>) -> Option<(&'a str, &'a Map<String, Value>)> {
    let KindSyntax::Object(object) = &ty.kind else { return None };
    object.example.as_ref().map(|example| (name.value.as_str(), &example.value))
}

fn event_example<'a>(
    facts: &'a Facts,
    draft: &Draft<'_>,
    maker: &mut Maker<'a>,
    diagnostics: &mut Diagnostics,
) -> Option<Map<String, Value>> {
    let own = &facts.payloads.get(&draft.event.payload).object.fields;
    let header: Vec<&Field> = facts.header.iter().flat_map(|header| &header.fields).collect();
    let inner = draft.inner.as_ref().and_then(|name| facts.types.find(name)).and_then(object_of);
    let inner = inner.map_or(&[][..], |object| &object.fields);
    check_keys(draft, &[own, inner], &header, diagnostics);

    maker.start();
    let mut example = Map::new();
    let parts = facts.discriminator.parts_of(&draft.event);
    for member in members(&facts.wire_order, &facts.discriminator, facts.header.as_ref(), own) {
        match member {
            EventMember::Discriminator(tag) => {
                example.insert(tag.to_owned(), Value::from(draft.event.name.as_str()));
            }
            EventMember::Header(field) => place(field, draft, &mut example, maker),
            EventMember::Own(field) => match parts.iter().find(|(name, _)| *name == field.name) {
                Some((name, value)) if field.constant.is_none() => {
                    example.extend(value.map(|value| ((*name).to_owned(), Value::from(value))));
                }
                _ => place(field, draft, &mut example, maker),
            },
        }
    }
    set_parts(facts, draft, &mut example);
    check_pattern(facts, draft, &example, diagnostics);
    report_missing(maker, &format!("the event `{}`", draft.event.name), draft.name_span, diagnostics);
    if maker.is_too_large() {
        return None;
    }
    let written =
        |field: &Field| draft.own.and_then(|own| own.value.get(&field.name)).filter(|_| field.constant.is_some());
    let outer = own.iter().chain(header).map(|field| (field, written(field).or_else(|| example.get(&field.name))));
    for (field, value) in outer.chain(inner.iter().map(|field| (field, written(field)))) {
        if let Some(value) = value
            && let Err(misfit) = fits(&facts.types, field, value)
        {
            let said = |map: &Option<&Spanned<Map<String, Value>>>| {
                map.filter(|map| map.value.contains_key(&field.name)).map(|map| map.span)
            };
            let listed = || place_in(draft.fields?, &field.name).map(|(name, example)| example.unwrap_or(name));
            let at = said(&draft.own).or_else(|| said(&draft.shared)).or_else(listed).unwrap_or(draft.name_span);
            report_misfit(&misfit, &format!("the event `{}`", draft.event.name), at, diagnostics);
        }
    }
    Some(example)
}

/// The example of an event with several names has one of them.
fn check_pattern(facts: &Facts, draft: &Draft<'_>, example: &Map<String, Value>, diagnostics: &mut Diagnostics) {
    let (Some(pattern), Ok(name)) = (&draft.event.pattern, facts.discriminator.of_body(example)) else { return };
    if !pattern.covers(&name) {
        let message = format!(
            "the example of the event `{}` is called `{}`, which the event does not cover",
            draft.event.name,
            name.escape_debug()
        );
        let at = draft.own.map_or(draft.name_span, |own| own.span);
        diagnostics.push(Diagnostic::new(&rules::BAD_EXAMPLE, at, message));
    }
}

/// Within objects that several events share, the parts of the name are those of another event.
fn set_parts(facts: &Facts, draft: &Draft<'_>, example: &mut Map<String, Value>) {
    for (path, part) in facts.discriminator.paths_of(&draft.event) {
        let Some((first, rest)) = path.split_first() else { continue };
        let found = rest.iter().try_fold(example.get_mut(first), |value, name| Some(value?.get_mut(name)));
        if let Some(Some(value @ Value::String(_))) = found {
            *value = Value::from(part);
        }
    }
}

/// The value of a field: the event's, the file's, or its own example.
fn place<'a>(field: &'a Field, draft: &Draft<'_>, example: &mut Map<String, Value>, maker: &mut Maker<'a>) {
    let said = [draft.own, draft.shared].into_iter().flatten().find_map(|map| map.value.get(&field.name));
    let value = maker.said_or_made(said, field);
    example.extend(value.map(|value| (field.name.clone(), value)));
}

fn object_of(def: &TypeDef) -> Option<&Object> {
    match &def.kind {
        TypeKind::Object(object) => Some(object),
        TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => None,
    }
}

fn check_keys(draft: &Draft<'_>, own: &[&[Field]], header: &[&Field], diagnostics: &mut Diagnostics) {
    let Some(example) = draft.own else { return };
    for key in example.value.keys() {
        let own = own.iter().copied().flatten();
        let names = own.chain(header.iter().copied()).map(|field| field.name.as_str());
        if !names.clone().any(|name| name == key) {
            let message =
                format!("the example has `{}`, which is no field of `{}`", key.escape_debug(), draft.event.name);
            let diagnostic = Diagnostic::new(&rules::BAD_EXAMPLE, example.span, message);
            diagnostics.push_unknown(diagnostic, key, names, "fields");
        }
    }
}

fn report_missing(maker: &Maker<'_>, of: &str, at: Span, diagnostics: &mut Diagnostics) {
    if maker.budget.is_exhausted() {
        let help = "shorten the examples that many events or types share";
        diagnostics.push(Diagnostic::new(&rules::BAD_EXAMPLE, at, maker.budget.message(of)).help(help));
    } else if maker.is_too_large() {
        let message = format!("the example of {of} has more than {MAX_VALUES} values");
        let help = "give the fields that lead to so many an `example` of their own";
        diagnostics.push(Diagnostic::new(&rules::BAD_EXAMPLE, at, message).help(help));
    } else if !maker.missing.is_empty() {
        let message = format!("{of} has no example for `{}`", maker.missing.join("`, `"));
        let help = "add an `example` to the field, or the value to the `example` of the event or type";
        diagnostics.push(Diagnostic::new(&rules::MISSING_EXAMPLE, at, message).help(help));
    }
}

fn report_misfit(misfit: &Fit, of: &str, at: Span, diagnostics: &mut Diagnostics) {
    let message = format!("the example of {of} does not fit: `{}` {}", misfit.path, misfit.wrong);
    diagnostics.push(Diagnostic::new(&rules::BAD_EXAMPLE, at, message));
}

fn envelope_example<'a>(
    facts: &'a Facts,
    events: usize,
    loaded: &LoadedVendor,
    maker: &mut Maker<'a>,
    diagnostics: &mut Diagnostics,
) -> Map<String, Value> {
    let (Some(envelope), Some(syntax)) = (&facts.envelope, &loaded.vendor.envelope) else { return Map::new() };
    let at = syntax.name.span;
    maker.start();
    let example = maker.object(&envelope.object, syntax.example.as_ref().map(|example| &example.value));
    // API documents show it around each event.
    let _all_fit = (0..events).all(|_| maker.budget.take_entries(&example));
    report_missing(maker, "the envelope", at, diagnostics);
    for field in &envelope.object.fields {
        if let Some(Err(misfit)) = example.get(&field.name).map(|value| fits(&facts.types, field, value)) {
            report_misfit(&misfit, "the envelope", at, diagnostics);
        }
    }
    example
}

/// Types are checked by themselves too, so that an unused example is right too.
fn type_examples<'a>(
    facts: &'a Facts,
    loaded: &LoadedVendor,
    maker: &mut Maker<'a>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Option<Value>>> {
    let mut examples = Vec::new();
    for def in &facts.types {
        maker.start();
        let example = maker.named(&def.name);
        // Looked up only for a report: a vendor may have thousands of types.
        let at = || type_place(loaded, &def.name);
        if maker.is_too_large() {
            report_missing(maker, &format!("the type `{}`", def.name), at(), diagnostics);
            return None;
        }
        if let (TypeKind::Object(object), Some(Value::Object(example))) = (&def.kind, &example) {
            if !maker.missing.is_empty() {
                report_missing(maker, &format!("the type `{}`", def.name), at(), diagnostics);
            }
            for field in &object.fields {
                if let Some(Err(misfit)) = example.get(&field.name).map(|value| fits(&facts.types, field, value)) {
                    report_misfit(&misfit, &format!("the type `{}`", def.name), at(), diagnostics);
                }
            }
        }
        examples.push(example);
    }
    Some(examples)
}

/// Makes values from fields' and types' examples.
struct Maker<'a> {
    types: &'a Arena<TypeDef>,
    overlays: &'a Overlays<'a>,
    /// The types around the value that is made, so that a recursive type ends.
    open: Vec<&'a TypeId>,
    /// Fields that must have a value and have none.
    missing: Vec<String>,
    /// How many values have been made.
    made: usize,
    /// The first event's, for the wrapper around it.
    event: Option<Value>,
    /// What all examples together may still take.
    budget: &'a mut Budget,
}

/// How many values an example may have: types that name others twice, which do so again, would
/// have more than there is memory for.
const MAX_VALUES: usize = 10_000;

impl<'a> Maker<'a> {
    /// Starts a new example.
    fn start(&mut self) {
        self.missing.clear();
        self.made = 0;
    }

    fn is_too_large(&self) -> bool {
        self.made > MAX_VALUES || self.budget.is_exhausted()
    }

    /// A copy of a value, if there is room for one.
    fn copy(&mut self, value: &Value) -> Option<Value> {
        self.budget.take(value).then(|| value.clone())
    }

    /// The value that an example around this one gives to a field, or else the field's own.
    fn said_or_made(&mut self, said: Option<&Value>, field: &'a Field) -> Option<Value> {
        match said.filter(|_| field.constant.is_none()) {
            Some(value) => self.copy(value),
            None => self.field(field),
        }
    }

    fn field(&mut self, field: &'a Field) -> Option<Value> {
        self.made += 1;
        self.budget.take_one();
        if self.is_too_large() {
            return None;
        }
        let had = self.missing.len();
        let made = match &field.example {
            Some(example) => self.copy(example),
            None => self.value(&field.ty),
        };
        let may_lack = field.optional || field.nullable || !field.required;
        match made {
            Some(value) => Some(value),
            None if may_lack => {
                self.missing.truncate(had);
                (!field.optional && field.nullable).then_some(Value::Null)
            }
            None => {
                self.missing.push(field.name.clone());
                None
            }
        }
    }

    fn object(&mut self, object: &'a Object, overlay: Option<&Map<String, Value>>) -> Map<String, Value> {
        let mut example = Map::new();
        for field in &object.fields {
            let said = overlay.and_then(|overlay| overlay.get(&field.name));
            let value = self.said_or_made(said, field);
            example.extend(value.map(|value| (field.name.clone(), value)));
        }
        example
    }

    fn value(&mut self, ty: &'a TypeRef) -> Option<Value> {
        match &ty.shape {
            Shape::Named(id) => self.named(id),
            Shape::List(item) => Some(Value::Array(self.value(item).into_iter().collect())),
            Shape::Scalar(Scalar::Object) => Some(Value::Object(Map::new())),
            Shape::Scalar(Scalar::Event) => self.event.clone().and_then(|event| self.copy(&event)),
            Shape::Map(..) | Shape::Scalar(_) => None,
        }
    }

    fn named(&mut self, id: &'a TypeId) -> Option<Value> {
        if self.open.contains(&id) {
            return None;
        }
        self.open.push(id);
        let value = self.of_type(self.types.get(id));
        self.open.pop();
        value
    }

    fn of_type(&mut self, def: &'a TypeDef) -> Option<Value> {
        match &def.kind {
            TypeKind::Object(object) => {
                let overlay = self.overlays.get(def.name.as_str()).copied();
                Some(Value::Object(self.object(object, overlay)))
            }
            TypeKind::Union(union) => {
                let (tag, variant) = union.all_variants().next()?;
                let tag = tag.map(|tag| (union.discriminator.field.clone(), Value::from(tag)));
                let mut example = Map::from_iter(tag);
                if let Value::Object(fields) = self.named(&variant.ty)? {
                    example.extend(fields);
                }
                Some(Value::Object(example))
            }
            TypeKind::Enum(values) => values.values.first().map(|value| match &value.wire {
                WireValue::Text(text) => Value::String(text.clone()),
                WireValue::Integer(number) => Value::from(*number),
            }),
            TypeKind::KindUnion(union) => union.members.iter().find_map(|member| self.value(&member.ty)),
            TypeKind::Alias { ty, .. } => self.value(ty),
        }
    }
}

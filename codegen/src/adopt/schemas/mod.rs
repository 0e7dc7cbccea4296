//! JSON Schema as a source of what is adopted: its objects become types, its lists of values enums.

mod located;
mod names;
mod scalars;
mod set;
mod types;
mod unions;

use std::cell::RefCell;

use super::changes::{Action, Standing, removed, scope};
use super::draft::{Body, EventDraft, FieldDraft};
use super::known::Known;
use super::missing::Missing;
use super::names::TakenNames;
use super::source::{Drafts, NewItems, Source};
use crate::drift::{Change, Drift, Item, Rule, compare_json_schema};
use crate::evidence::json_schema::Schemas;
use crate::evidence::{EventEvidence, TextHash, Wire};
use crate::model::{ItemKind, NamePart, Vendor};
use located::Located;
use types::Drafter;

/// How many events there must be before their fields are compared.
const EVENTS: usize = 3;

/// What JSON Schema documents say.
pub(crate) struct JsonSchemas<'s> {
    pub(crate) documents: &'s [Schemas],
    pub(crate) wire: &'s Wire,
    /// The names of all documents, as `TODO` marks have them.
    pub(crate) names: &'s [String],
    order: Vec<EventEvidence>,
}

impl<'s> JsonSchemas<'s> {
    pub(crate) fn new(documents: &'s [Schemas], wire: &'s Wire, names: &'s [String]) -> Self {
        let events = documents.iter().flat_map(|schemas| {
            let of = |name: String, line: usize| EventEvidence {
                name,
                at: schemas.place(line),
                section: false,
                under: String::new(),
                text: TextHash::default(),
                has_unread: false,
            };
            schemas.events(wire).into_iter().map(move |event| of(event.name, event.schema.line))
        });
        JsonSchemas { documents, wire, names, order: events.collect() }
    }

    fn place(&self, change: &Change) -> String {
        let place = change.at.and_then(|at| Some(format!(" ({}:{})", self.names.get(at.document)?, at.line)));
        place.unwrap_or_default()
    }
}

impl Source for JsonSchemas<'_> {
    fn drift(&self, vendor: &Vendor) -> Drift {
        compare_json_schema(self.documents, vendor, self.wire).0
    }

    fn drafts(&self, known: &Known<'_>, standing: Standing<'_>, missing: &Missing, changes: &[&Change]) -> Drafts {
        let located = Located::new(self.documents, self.wire, standing);
        let drafter = RefCell::new(Drafter::new(known, missing));
        let added = changes.iter().filter(|change| change.rule == Rule::EventAdded);
        let mut events: Vec<EventDraft> =
            added.filter_map(|change| self.event(change, &mut drafter.borrow_mut())).collect();
        let is_first = standing.vendor.header.is_none() && standing.vendor.events.is_empty();
        let header = if is_first { common(&mut events) } else { Vec::new() };
        let mut actions = Vec::new();
        for change in changes {
            let mut drafter = drafter.borrow_mut();
            match change.rule {
                Rule::FieldAdded => actions.extend(field_added(change, standing, &located, &mut drafter)),
                rule if rule.is_removal() => actions.extend(removed(change, standing, &self.place(change))),
                _ => set::set(change, standing, &located, &mut drafter, &mut actions),
            }
        }
        let mut drafter = drafter.into_inner();
        missing.names.iter().for_each(|(name, field)| self.add_missing(name, field, &mut drafter));
        let events = events.into_iter().map(|event| (String::new(), event)).collect();
        let new = NewItems { events, header, ..NewItems::default() };
        Drafts { new, types: drafter.types, actions, ..Drafts::default() }
    }

    fn order(&self) -> &[EventEvidence] {
        &self.order
    }
}

impl JsonSchemas<'_> {
    fn event(&self, change: &Change, drafter: &mut Drafter<'_, '_>) -> Option<EventDraft> {
        let name = change.event.as_deref()?;
        let all = self.documents.iter().flat_map(|it| it.events(self.wire).into_iter().map(move |event| (it, event)));
        let (schemas, event) = all.into_iter().find(|(_, event)| event.name == name)?;
        let given = drafter.take_event(name);
        let view = schemas.view(&[event.schema]);
        let body = Body::Own(drafter.fields_of_event(schemas, &view));
        let last = self.wire.name.parts.last().and_then(NamePart::field).filter(|_| name.ends_with('*'));
        let varying = last.map(|field| (field.to_owned(), "text".to_owned()));
        let (name, comments) = (name.to_owned(), Vec::new());
        Some(EventDraft { name, given, body, is_at_root: false, varying, comments, allow: None, at: change.at })
    }
}

impl JsonSchemas<'_> {
    /// A type that the schemas name for a field, and lack.
    fn add_missing(&self, name: &str, field: &str, drafter: &mut Drafter<'_, '_>) {
        let of_events = self.documents.iter().flat_map(|it| {
            let roots = it.events(self.wire).into_iter().map(|event| event.schema).chain(it.envelope(self.wire));
            roots.map(move |root| (it, root))
        });
        let found = of_events.into_iter().find_map(|(schemas, root)| {
            let all = schemas.view(&[root]).property(field)?.to_vec();
            Some((schemas, all))
        });
        match found {
            Some((schemas, all)) => drafter.add_named(schemas, name, &all),
            None => drafter.add_undescribed(name),
        }
    }
}

/// Takes the fields out of events that are the same in all of them.
fn common(events: &mut [EventDraft]) -> Vec<FieldDraft> {
    if events.len() < EVENTS {
        return Vec::new();
    }
    let mut lists: Vec<&mut Vec<FieldDraft>> = events
        .iter_mut()
        .filter_map(|event| match &mut event.body {
            Body::Own(fields) => Some(fields),
            Body::Shared(_) => None,
        })
        .collect();
    let first: Vec<FieldDraft> = lists.first().map(|fields| fields.to_vec()).unwrap_or_default();
    let in_all = |field: &FieldDraft| lists.iter().all(|list| list.iter().any(|other| other.is_same(field)));
    let common: Vec<FieldDraft> = first.into_iter().filter(in_all).collect();
    lists.iter_mut().for_each(|list| list.retain(|field| !common.iter().any(|known| known.is_same(field))));
    common
}

fn field_added(
    change: &Change,
    standing: Standing<'_>,
    located: &Located<'_>,
    drafter: &mut Drafter<'_, '_>,
) -> Option<Action> {
    let (holder, name) = (change.items.first()?, change.field.as_deref()?);
    let variants = change.items.iter().filter(|item| matches!(item, Item::Type(_))).count();
    let known = standing.fields_of(holder).filter(|_| variants < 2)?;
    let found = located.property(holder, name)?;
    let mut taken = TakenNames::new(scope(holder));
    taken.extend(known);
    drafter.around = super::names::camel_or(ItemKind::Event, change.owner.as_deref().unwrap_or_default(), "Part");
    let field = drafter.field(found.schemas, (name, &found.all), found.required, &mut taken);
    let before = located.names(holder).take_while(|known| *known != name);
    let after = before.filter(|before| known.iter().any(|field| field.name == **before)).last().map(str::to_owned);
    Some(Action::AddField { holder: holder.clone(), after, field: Box::new(field), presence: None })
}

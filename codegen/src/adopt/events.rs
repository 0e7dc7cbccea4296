//! New events, with the payloads and types that they need.

use std::collections::BTreeMap;

use super::draft::{Body, EventDraft, FieldDraft, KindDraft, PayloadDraft, TypeDraft};
use super::infer::{About, Inference};
use super::names::{TakenNames, camel_or};
use super::node::{Node, Row};
use super::registry::singular;
use super::sample::value_of;
use super::source::NewItems;
use crate::evidence::{EventEvidence, Evidence, FieldEvidence, Owner};
use crate::model::{EnumBase, ItemKind, Scalar, Shape, TypeRef, Vendor};
use crate::naming::ScopeKind;

/// Drafts events one after the other.
pub(crate) struct Drafter<'i, 'k, 'a, 'e> {
    pub(crate) inference: &'i mut Inference<'k, 'a, 'e>,
    pub(crate) evidence: &'e Evidence,
    pub(crate) vendor: &'a Vendor,
    taken: TakenNames,
    groups: BTreeMap<String, Group>,
    new: NewItems,
}

/// Events that are listed under one heading, and what they share.
#[derive(Clone, Debug)]
struct Group {
    prefix: String,
    fields: Vec<FieldDraft>,
    /// The payload that they share, once one needs it.
    payload: Option<String>,
}

impl<'i, 'k, 'a, 'e> Drafter<'i, 'k, 'a, 'e> {
    pub(crate) fn new(inference: &'i mut Inference<'k, 'a, 'e>, evidence: &'e Evidence, vendor: &'a Vendor) -> Self {
        let taken = inference.known.taken_events();
        Drafter { inference, evidence, vendor, taken, groups: BTreeMap::new(), new: NewItems::default() }
    }

    /// Drafts the events of these names.
    pub(crate) fn events(mut self, names: &[&str]) -> NewItems {
        names.iter().for_each(|name| self.inference.take_event(name));
        let documented: Vec<&'e EventEvidence> = self.evidence.events.iter().collect();
        for name in names {
            let event = documented.iter().find(|event| event.name == *name);
            let (under, at) = event.map_or((String::new(), None), |event| (event.under.clone(), Some(event.at)));
            let given = self.taken.take_or_rename(ItemKind::Event, name);
            let body = self.body(name, &under);
            let allow = self.lacks_commas(name).then_some(("example-refused", "Commas are missing in its example."));
            self.new.events.push((
                under,
                EventDraft {
                    name: (*name).to_owned(),
                    given,
                    body,
                    is_at_root: false,
                    varying: None,
                    comments: Vec::new(),
                    allow,
                    at,
                },
            ));
        }
        self.new
    }

    fn lacks_commas(&self, name: &str) -> bool {
        let is_event = |owner: &Owner| matches!(owner, Owner::Event(event) if event == name);
        self.evidence.examples.iter().any(|example| is_event(&example.owner) && !example.missing_commas.is_empty())
    }

    fn body(&mut self, name: &str, under: &str) -> Body {
        let own = |field: &FieldEvidence| matches!(&field.owner, Owner::Event(event) if event == name);
        let has_own = self.evidence.fields.iter().any(own);
        let group = self.evidence.fields.iter().find_map(|field| match &field.owner {
            Owner::Group { title, events } if events.iter().any(|event| event == name) => Some((title, events)),
            _ => None,
        });
        let extra: Vec<&'e FieldEvidence> =
            self.evidence.fields.iter().filter(|field| is_only(field) && field.only.as_deref() == Some(name)).collect();
        match group {
            Some((title, events)) if !has_own => self.in_group(title, events, under, &extra),
            _ => {
                self.inference.prefix = camel_or(ItemKind::Event, name, "Event");
                self.inference.prefixed = false;
                let is_owner = |owner: &Owner| match owner {
                    Owner::Event(event) => event == name,
                    Owner::Group { events, .. } => events.iter().any(|event| event == name),
                    _ => false,
                };
                let node = self.node(is_owner, &extra);
                Body::Own(self.fields(&node))
            }
        }
    }

    /// The body of an event whose fields are described for all of its group.
    fn in_group(&mut self, title: &str, events: &[String], under: &str, extra: &[&'e FieldEvidence]) -> Body {
        if let Some(payload) = self.known_payload(events).filter(|_| extra.is_empty()) {
            return Body::Shared(payload);
        }
        let group = match self.groups.get(title) {
            Some(group) => group.clone(),
            None => self.group(title, events),
        };
        if !extra.is_empty() || events.len() == 1 {
            self.inference.prefix = group.prefix.clone();
            let mut fields = group.fields;
            let node =
                Node { rows: extra.iter().map(|field| Row { path: &field.path, field }).collect(), ..Node::default() };
            fields.extend(self.inference.fields(&node));
            return Body::Own(fields);
        }
        let name = match group.payload {
            Some(name) => name,
            None => self.add_payload(title, under, group),
        };
        Body::Shared(name)
    }

    fn group(&mut self, title: &str, events: &[String]) -> Group {
        let prefix = prefix(title, events);
        self.inference.prefix = prefix.clone();
        let is_owner = |owner: &Owner| match owner {
            Owner::Event(event) => events.contains(event),
            Owner::Group { events: others, .. } => others == events,
            _ => false,
        };
        let node = self.node(is_owner, &[]);
        // Each group has such an object of its own.
        self.inference.prefixed = node.rows.iter().any(|row| row.path.len() > 1);
        let fields = self.fields(&node);
        self.inference.prefixed = false;
        let group = Group { prefix, fields, payload: None };
        self.groups.insert(title.to_owned(), group.clone());
        group
    }

    fn add_payload(&mut self, title: &str, under: &str, group: Group) -> String {
        let Group { prefix, fields, .. } = group;
        let name = self.inference.take_name(vec![format!("{prefix}Event"), format!("{prefix}Payload")]);
        let at = fields.first().and_then(|field| field.at);
        self.new.payloads.push((under.to_owned(), PayloadDraft { name: name.clone(), fields, at }));
        self.groups.entry(title.to_owned()).and_modify(|group| group.payload = Some(name.clone()));
        name
    }

    /// The payload that known events of a group share.
    fn known_payload(&self, events: &[String]) -> Option<String> {
        let known = events.iter().filter_map(|event| self.vendor.events.find(event));
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for payload in known.map(|event| self.vendor.payload(event)).filter(|payload| payload.shared) {
            *uses.entry(&payload.name).or_default() += 1;
        }
        uses.into_iter().max_by_key(|(_, uses)| *uses).map(|(name, _)| name.to_owned())
    }

    /// What is known of a payload: rows about every event that belong to payloads, and its own.
    fn node(&self, is_owner: impl Fn(&Owner) -> bool, extra: &[&'e FieldEvidence]) -> Node<'e> {
        let mut node = Node::of(self.evidence, is_owner);
        let of_all = self.evidence.fields.iter().filter(|field| field.owner == Owner::Header && !is_only(field));
        let of_all = of_all.filter(|field| self.is_in_payloads(field)).chain(extra.iter().copied());
        let own = std::mem::take(&mut node.rows);
        node.rows = of_all.map(|field| Row { path: &field.path, field }).chain(own).collect();
        let header = self.evidence.tables.iter().find(|table| table.owner == Owner::Header);
        node.owners.extend(header.map(|table| &table.owner));
        node
    }

    fn is_in_payloads(&self, field: &FieldEvidence) -> bool {
        is_in_payloads(self.evidence, field) && !field.path.first().is_some_and(|name| self.is_in_every_event(name))
    }

    fn is_in_every_event(&self, name: &str) -> bool {
        self.inference.known.is_in_every_event(name)
    }

    fn fields(&mut self, node: &Node<'e>) -> Vec<FieldDraft> {
        let mut taken = TakenNames::new(&[ScopeKind::Fields]);
        let names: Vec<&str> = node.names().into_iter().filter(|name| !self.is_in_every_event(name)).collect();
        names.into_iter().map(|name| self.inference.field(name, node, &mut taken)).collect()
    }
}

/// Whether a field belongs to one event alone.
fn is_only(field: &FieldEvidence) -> bool {
    field.only.is_some() && field.path.len() == 1 && field.owner == Owner::Header
}

/// Whether a row about every event is about an object that tables of some events go on with.
pub(crate) fn is_in_payloads(evidence: &Evidence, field: &FieldEvidence) -> bool {
    let first = field.path.first();
    let goes_on = |other: &FieldEvidence| {
        matches!(other.owner, Owner::Event(_) | Owner::Group { .. })
            && other.path.len() > 1
            && other.path.first() == first
    };
    is_only(field) || evidence.fields.iter().any(goes_on)
}

/// What the events of a group have in common: the words that their names begin with, or else what
/// their heading says.
fn prefix(title: &str, events: &[String]) -> String {
    let mut common: Option<Vec<&str>> = None;
    for event in events {
        let words: Vec<&str> = event.split(['.', '/', ':']).collect();
        let words = words.split_last().map_or(&[][..], |(_, words)| words);
        common = Some(match common {
            None => words.to_vec(),
            Some(common) => common.into_iter().zip(words).take_while(|(a, b)| a == *b).map(|(a, _)| a).collect(),
        });
    }
    match common.filter(|words| !words.is_empty()) {
        Some(words) => camel_or(ItemKind::Type, &words.join("_"), "Group"),
        None => singular(&camel_or(ItemKind::Type, title, "Group")),
    }
}

impl<'e> Inference<'_, '_, 'e> {
    /// A type that the schemas name for a field, and lack.
    pub(crate) fn add_missing(&mut self, name: &str, field: &str) {
        let evidence = self.sources.evidence;
        if self.is_documented(name) {
            return self.need(name, &[]);
        }
        let all = Node::of(evidence, |owner| !matches!(owner, Owner::Type(_)));
        let below = Node { path: vec![field.to_owned()], ..Node::default() };
        let seen = all.seen(field).into_iter().filter(|sample| !sample.is_null()).collect();
        let about = About { name: field, own: all.own(field), below, seen };
        let before = self.types.len();
        let found = self.type_of(&about, &mut FieldDraft::default());
        let at = about.own.first().map(|row| row.at);
        match self.types.get_mut(before) {
            Some(ty) => ty.name = name.to_owned(),
            None => {
                let values: Vec<_> = about.seen.iter().map(|sample| value_of(*sample)).collect();
                let kind = match &found.shape {
                    Shape::Scalar(Scalar::String | Scalar::IntegerOrString) if !values.is_empty() => {
                        KindDraft::Enum { base: EnumBase::String, open: true, values: Vec::new(), in_list: true }
                    }
                    _ => KindDraft::Alias(TypeRef { shape: found.shape, nullable: false }),
                };
                let comments = vec!["no document describes this type".to_owned()];
                self.types.push(TypeDraft { name: name.to_owned(), kind, described: true, at, comments });
            }
        }
    }
}

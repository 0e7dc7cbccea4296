//! New fields, and where they go.

use super::{Action, Decider, prefix_of, scope};
use crate::adopt::events::is_in_payloads;
use crate::adopt::names::TakenNames;
use crate::adopt::node::Node;
use crate::drift::{Change, Item};
use crate::evidence::Owner;

impl<'a, 'e> Decider<'_, '_, 'a, 'e> {
    pub(super) fn field_added(&mut self, change: &Change) {
        let Some((owner, path)) = &change.subject else { return };
        let known = self.known_length(owner, path);
        let (around, rest) = path.split_at(known);
        let Some(name) = rest.first() else { return };
        if *owner == Owner::Header && around.is_empty() && self.is_in_new_payloads(path) {
            return;
        }
        let node = self.node(owner, around);
        for holder in self.holders(owner, around) {
            let same = |action: &Action| matches!(action, Action::AddField { holder: known, field, .. } if *known == holder && field.name == *name);
            if self.actions.iter().any(same) {
                continue;
            }
            let Some(known) = self.standing.fields_of(&holder) else {
                continue;
            };
            let mut taken = TakenNames::new(scope(&holder));
            taken.extend(known);
            self.inference.prefix = prefix_of(&holder);
            let field = self.inference.field(name, &node, &mut taken);
            let names = node.names();
            let before = names.iter().take_while(|known| *known != name);
            let there = known;
            let is_there = |known: &&&str| there.iter().any(|field| field.name == **known);
            let pending = |known: &&&str| {
                self.actions.iter().any(|action| {
                    matches!(action, Action::AddField { holder: other, field, .. } if *other == holder && field.name == ***known)
                })
            };
            let after =
                before.filter(|known| is_there(known) || pending(known)).last().map(|known| (*known).to_owned());
            let presence = node.presence;
            self.actions.push(Action::AddField { holder, after, field: Box::new(field), presence });
        }
    }

    /// Whether new events bring a field, because it is in every payload and of another type in each.
    pub(super) fn is_in_new_payloads(&self, path: &[String]) -> bool {
        let mut rows = self.evidence.fields.iter().filter(|field| field.owner == Owner::Header && field.path == path);
        rows.any(|field| is_in_payloads(self.evidence, field))
    }

    /// How many of the names lead to something that the schemas have.
    pub(super) fn known_length(&self, owner: &Owner, path: &[String]) -> usize {
        let known = |length: &usize| {
            let path = path.get(..*length).unwrap_or_default();
            !self.holders(owner, path).is_empty()
        };
        (1..path.len()).take_while(known).last().unwrap_or_default()
    }

    /// The objects that a path leads to from an owner, each once.
    pub(super) fn holders(&self, owner: &Owner, path: &[String]) -> Vec<Item> {
        let mut items: Vec<Item> = match owner {
            Owner::Event(name) => self.standing.payload_item(name).into_iter().collect(),
            Owner::Group { events, .. } => events.iter().filter_map(|name| self.standing.payload_item(name)).collect(),
            Owner::Header if path.is_empty() => vec![Item::Header],
            Owner::Header => {
                let events =
                    self.standing.vendor.events.iter().filter_map(|event| self.standing.payload_item(&event.name));
                [Item::Header].into_iter().chain(events).collect()
            }
            Owner::Type(name) => {
                self.standing.vendor.type_def(name).map(|_| Item::Type(name.clone())).into_iter().collect()
            }
            Owner::Envelope => vec![Item::Envelope],
        };
        if matches!(owner, Owner::Event(_) | Owner::Group { .. }) && !path.is_empty() {
            items.push(Item::Header);
        }
        for name in path {
            let below = items.iter().flat_map(|item| self.standing.fields_of(item).into_iter().flatten());
            let below = below.filter(|field| field.name == *name).flat_map(|field| self.standing.below(&field.ty));
            items = below.collect();
        }
        let mut unique: Vec<Item> = Vec::new();
        for item in items {
            if !unique.contains(&item) {
                unique.push(item);
            }
        }
        unique
    }

    /// What documents say of the object at a path.
    pub(super) fn node(&self, owner: &Owner, path: &[String]) -> Node<'e> {
        let events: Vec<&String> = match owner {
            Owner::Event(name) => vec![name],
            Owner::Group { events, .. } => events.iter().collect(),
            _ => Vec::new(),
        };
        let is_owner = |other: &Owner| match other {
            Owner::Event(name) => events.contains(&name),
            Owner::Group { events: others, .. } => {
                !events.is_empty() && events.iter().all(|event| others.contains(event))
            }
            _ => other == owner,
        };
        let mut node = Node::of(self.evidence, is_owner);
        if *owner == Owner::Header {
            node.samples = Node::of(self.evidence, |other| matches!(other, Owner::Event(_))).samples;
        }
        for name in path {
            let seen = node.seen(name).into_iter().flat_map(|sample| sample.items().unwrap_or_else(|| vec![sample]));
            let seen = seen.filter(|sample| sample.fields().is_some()).collect();
            node = node.below(name, Some(self.evidence)).with(seen);
        }
        node
    }
}

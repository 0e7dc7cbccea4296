//! Fields that no table has any more.

use std::collections::BTreeSet;

use super::items::Item;
use super::lookup::{Found, Holder};
use super::{Change, Comparison, Rule};
use crate::evidence::{Holds, Owner, TableEvidence};
use crate::model::Field;

impl<'a> Comparison<'a> {
    /// Looks for the fields of each object that a table describes.
    pub(super) fn removed_fields(&mut self) {
        let evidence = self.evidence;
        for table in &evidence.tables {
            if !self.is_known(&table.owner) || !table.whole {
                continue;
            }
            let described = self.described(table);
            for holder in self.described_holders(table) {
                for field in holder.fields {
                    if !has(&described, &table.base, field) {
                        self.removed(table, &holder.item, &table.base, field);
                    }
                }
            }
            self.removed_below(table, &described);
        }
    }

    /// The paths that the rows of a table, and of others about the same, name.
    fn described(&self, table: &TableEvidence) -> BTreeSet<Vec<String>> {
        // What every event has may be described once for all.
        let of_events = matches!(table.owner, Owner::Event(_) | Owner::Group { .. });
        let is_about = |owner: &Owner| *owner == table.owner || (of_events && *owner == Owner::Header);
        let rows = self.evidence.fields.iter().filter(|field| is_about(&field.owner));
        rows.map(|field| field.path.clone()).collect()
    }

    /// The objects that a table describes.
    fn described_holders(&self, table: &TableEvidence) -> Vec<Holder<'a>> {
        if !table.base.is_empty() {
            return self.objects_at(&table.owner, &table.base);
        }
        let header_apart = self.has_header_table();
        let events = self.known_events(&table.owner).into_iter();
        match &table.owner {
            Owner::Event(_) | Owner::Group { .. } => {
                let header = self.header().filter(|_| !header_apart);
                header.into_iter().chain(unique(events.map(|event| self.payload(event)))).collect()
            }
            // What no other table describes, this one does.
            Owner::Header => {
                let own = events.filter(|event| !self.has_own_table(&event.name)).map(|event| self.payload(event));
                let own: Vec<Holder<'a>> = if self.has_event_tables() { Vec::new() } else { unique(own) };
                self.header().into_iter().chain(own).collect()
            }
            Owner::Type(_) | Owner::Envelope => self.holders(&table.owner),
        }
    }

    fn has_header_table(&self) -> bool {
        self.layout.sections.iter().any(|rule| rule.holds == Holds::Header && rule.at.is_empty())
    }

    fn has_event_tables(&self) -> bool {
        self.evidence.tables.iter().any(|table| matches!(table.owner, Owner::Event(_)) && table.base.is_empty())
    }

    fn has_own_table(&self, event: &str) -> bool {
        self.evidence.tables.iter().filter(|table| table.base.is_empty()).any(|table| match &table.owner {
            Owner::Event(name) => name == event,
            Owner::Group { events, .. } => events.iter().any(|name| name == event),
            Owner::Type(_) | Owner::Header | Owner::Envelope => false,
        })
    }

    /// The objects that a path leads to, in any of the owner's events.
    fn objects_at(&self, owner: &Owner, path: &[String]) -> Vec<Holder<'a>> {
        let mut found = Vec::new();
        let single = |name: &str| Owner::Event(name.to_owned());
        let owners: Vec<Owner> = match owner {
            Owner::Event(_) | Owner::Type(_) | Owner::Envelope => vec![owner.clone()],
            Owner::Group { .. } | Owner::Header => {
                self.known_events(owner).into_iter().map(|event| single(&event.name)).collect()
            }
        };
        for owner in owners {
            if let Found::Field { field, .. } = self.find(&owner, path) {
                found.extend(self.below(&field.ty).unwrap_or_default());
            }
        }
        unique(found)
    }

    /// An object within another is described as soon as a row names one of its fields.
    fn removed_below(&mut self, table: &TableEvidence, described: &BTreeSet<Vec<String>>) {
        let depth = table.base.len() + 1;
        let around = described.iter().filter(|path| path.len() > depth && path.starts_with(&table.base));
        let objects: BTreeSet<Vec<String>> =
            around.filter_map(|path| path.split_last().map(|(_, around)| around.to_vec())).collect();
        for path in objects {
            // A table of its own has been looked at, or will be.
            if self.evidence.tables.iter().any(|other| other.owner == table.owner && other.base == path) {
                continue;
            }
            for holder in self.objects_at(&table.owner, &path) {
                for field in holder.fields {
                    if !has(described, &path, field) {
                        self.removed(table, &holder.item, &path, field);
                    }
                }
            }
        }
    }

    fn removed(&mut self, table: &TableEvidence, holder: &Item, base: &[String], field: &Field) {
        // What is deprecated may be gone.
        if field.docs.deprecated.is_some() {
            return;
        }
        let path = path_of(base, &field.name);
        let name = path.get(table.base.len()..).unwrap_or_default().join(".");
        let text = format!("no table has the field `{name}` of `{}`", table.title);
        let mut items = Item::of_field(holder, &field.name);
        items.extend(self.items_around(&table.owner, &path));
        let mut change =
            Change::new(Rule::FieldRemoved, Some(table.at), items, text).of(table.title.clone()).field(&name);
        change.subject = Some((table.owner.clone(), path.clone()));
        change.in_example = self.is_in_example(&table.owner, &path);
        self.push(change);
    }

    /// Whether an example of the owner has a field.
    fn is_in_example(&self, owner: &Owner, path: &[String]) -> bool {
        let events: Vec<&str> = self.known_events(owner).into_iter().map(|event| event.name.as_str()).collect();
        let mut examples = self.evidence.examples.iter().filter(|example| match &example.owner {
            Owner::Event(name) => events.contains(&name.as_str()),
            other => other == owner,
        });
        examples.any(|example| example.json.has(path))
    }
}

fn path_of(base: &[String], name: &str) -> Vec<String> {
    base.iter().cloned().chain([name.to_owned()]).collect()
}

/// Whether a field is described, under any of its names; what is within it describes it too.
fn has(described: &BTreeSet<Vec<String>>, base: &[String], field: &Field) -> bool {
    let names = std::iter::once(&field.name).chain(&field.aliases);
    let mut paths = names.map(|name| path_of(base, name));
    paths.any(|path| described.iter().any(|known| known.starts_with(&path)))
}

/// Each object once: several events can share one.
fn unique<'a>(holders: impl IntoIterator<Item = Holder<'a>>) -> Vec<Holder<'a>> {
    let mut kept: Vec<Holder<'a>> = Vec::new();
    for holder in holders {
        if !kept.iter().any(|known| known.item == holder.item) {
            kept.push(holder);
        }
    }
    kept
}

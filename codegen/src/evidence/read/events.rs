//! Which events a document has: those with a section of their own, and those that are listed.

use super::reader::{Reader, named_by};
use super::roles::Role;
use crate::evidence::layout::{Holds, NameFrom};
use crate::evidence::page::{Block, BlockKind, Section, SectionId, Table};
use crate::evidence::{EventEvidence, TextHash};

impl<'a> Reader<'a> {
    pub(super) fn events(&mut self, id: SectionId, section: &Section) {
        for role in self.roles_of(id).iter().filter(|role| role.section == id) {
            if role.rule.holds == Holds::Event {
                self.event_section(id, section, *role);
                break;
            }
        }
        let mut intro = "";
        for block in &section.blocks {
            match (&block.kind, self.role_of_block(id, intro)) {
                (BlockKind::Paragraph(text), _) => intro = text,
                (BlockKind::Table(table), Some(role)) if role.rule.holds == Holds::Events => {
                    self.event_table(id, block, table, role);
                }
                (BlockKind::Table(table), Some(role)) if names_events(role) => {
                    self.events_of_fields(id, block, table, role)
                }
                (BlockKind::Item(cell), Some(role)) if role.rule.holds == Holds::Events => {
                    self.event_item(id, block, cell, role);
                }
                _ => {}
            }
        }
    }

    /// Takes the events that a table of their fields names.
    fn events_of_fields(&mut self, id: SectionId, block: &Block, table: &Table, role: Role<'_>) {
        let (rows, whole) = self.rows(block, table, role);
        self.evidence.may_miss_events |= !whole;
        let under = self.heading(id);
        for (line, row) in rows {
            if let Some(name) = row.event.filter(|name| !name.is_empty()) {
                // What its rows say is that of fields.
                let (at, text) = (self.place(line), TextHash::default());
                self.event(EventEvidence { name, at, section: false, under: under.clone(), text, has_unread: false });
            }
        }
    }

    fn event_section(&mut self, id: SectionId, section: &Section, role: Role<'_>) {
        let name = match role.rule.name {
            NameFrom::Heading => Some(named_by(role.rule, &section.title)),
            NameFrom::Example => self.named_by_example(id),
        };
        match name {
            Some(name) => {
                self.mark(role);
                self.named.insert(id, name.clone());
                let under = self.around(id);
                let (at, text) = (self.place(section.line), self.words(id));
                let has_unread = self.has_unread(id);
                self.event(EventEvidence { name, at, section: true, under, text, has_unread });
            }
            None if self.says_something(id) => {
                let text = format!("no example under `{}` names the event", section.title);
                self.evidence.may_miss_events = true;
                self.report(section.line, text);
            }
            None => {}
        }
    }

    /// What a section says in words, down to its last table or example: behind that of the last section,
    /// the rest of the page may follow.
    pub(super) fn words(&self, id: SectionId) -> TextHash {
        let blocks: Vec<&Block> = self.sections.blocks_within(id).collect();
        let is_end = |block: &&Block| matches!(block.kind, BlockKind::Table(_) | BlockKind::Code { .. });
        let end = blocks.iter().rposition(is_end).unwrap_or(blocks.len());
        let words = blocks.iter().take(end).filter_map(|block| match &block.kind {
            BlockKind::Paragraph(text) => Some(text.as_str()),
            BlockKind::Item(cell) => Some(cell.text.as_str()),
            _ => None,
        });
        TextHash::of(words)
    }

    pub(super) fn event(&mut self, event: EventEvidence) {
        if self.evidence.events.iter().all(|known| known.name != event.name) {
            self.evidence.events.push(event);
        }
    }

    /// The heading around a section, or else its own.
    pub(super) fn heading(&self, id: SectionId) -> String {
        match self.around(id) {
            under if under.is_empty() => self.sections.get(id).map(|section| section.title.clone()).unwrap_or_default(),
            under => under,
        }
    }

    /// The heading around a section; empty if there is none.
    pub(super) fn around(&self, id: SectionId) -> String {
        let around = self.sections.ancestors(id).nth(1).filter(|(_, around)| around.level > 0);
        around.map(|(_, around)| around.title.clone()).unwrap_or_default()
    }

    fn named_by_example(&self, id: SectionId) -> Option<String> {
        self.sections.blocks_within(id).find_map(|block| match &block.kind {
            BlockKind::Code { text, .. } => self.event_type(text),
            _ => None,
        })
    }

    /// Whether a section has more than a sentence or two besides tables and code.
    fn has_unread(&self, id: SectionId) -> bool {
        let of = |is: &dyn Fn(&BlockKind) -> bool| self.sections.blocks_within(id).filter(|it| is(&it.kind)).count();
        of(&|kind| matches!(kind, BlockKind::Item(_))) > 0 || of(&|kind| matches!(kind, BlockKind::Paragraph(_))) > 1
    }

    fn says_something(&self, id: SectionId) -> bool {
        self.sections.blocks_within(id).any(|block| match &block.kind {
            BlockKind::Table(_) => true,
            BlockKind::Code { text, language, .. } => self.is_example(text, language),
            _ => false,
        })
    }
}

/// Whether a column of fields' tables names the event.
fn names_events(role: Role<'_>) -> bool {
    role.rule.holds == Holds::Fields && role.rule.columns.as_ref().is_some_and(|columns| columns.event.is_some())
}

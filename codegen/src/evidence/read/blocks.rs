//! What the blocks of a section say, by the rule that the section comes under.

use super::reader::{Next, Reader, named_by};
use super::roles::Role;
use crate::evidence::ValueEvidence;
use crate::evidence::layout::Holds;
use crate::evidence::page::{Block, BlockKind, Cell, Section, SectionId, Table};

impl<'a> Reader<'a> {
    pub(super) fn blocks(&mut self, id: SectionId, section: &Section) {
        self.without_table(id, section);
        self.value_section(id, section);
        let mut intro = "";
        let mut next = Next::Go;
        let mut items: Vec<(&Block, &Cell)> = Vec::new();
        for block in &section.blocks {
            if next == Next::Stop {
                return;
            }
            if matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::Table(_)) {
                self.items(id, std::mem::take(&mut items), intro);
            }
            let role = self.role_of_block(id, intro);
            match &block.kind {
                BlockKind::Paragraph(text) => intro = text,
                BlockKind::Table(table) => self.table(id, block, table, role),
                BlockKind::Item(cell) => items.push((block, cell)),
                BlockKind::Code { language, text, first_line } => {
                    next = self.example(id, language, text, *first_line);
                }
                BlockKind::Unreadable(text) => {
                    self.evidence.may_miss_events = true;
                    self.report(block.line, text.clone());
                }
                // Both have become sections or paragraphs.
                BlockKind::Heading { .. } | BlockKind::Bold(_) => {}
            }
        }
        self.items(id, items, intro);
    }

    fn without_table(&mut self, id: SectionId, section: &Section) {
        let Some(role) = self.roles_of(id).iter().find(|role| role.section == id && role.rule.intro.is_none()) else {
            return;
        };
        let wants_rows =
            matches!(role.rule.holds, Holds::Events | Holds::Fields | Holds::Header | Holds::Envelope | Holds::Values);
        let has_rows = section.blocks.iter().any(|block| match block.kind {
            BlockKind::Table(_) => true,
            BlockKind::Item(_) => role.rule.items.is_some(),
            _ => false,
        });
        if wants_rows && !has_rows {
            self.mark(*role);
            self.evidence.may_miss_events |= role.rule.holds == Holds::Events;
            self.report(section.line, format!("there is no table under `{}`", section.title));
        }
    }

    fn value_section(&mut self, id: SectionId, section: &Section) {
        let role = self.roles_of(id).iter().find(|role| role.section == id && role.rule.holds == Holds::Value);
        if let Some(role) = role {
            self.mark(*role);
            let ty = role.rule.of.clone().unwrap_or_default();
            let (value, at) = (named_by(role.rule, &section.title), self.place(section.line));
            let text = self.words(id);
            self.evidence.values.push(ValueEvidence { ty, value, at, text, variant_of: None });
        }
    }

    fn table(&mut self, id: SectionId, block: &Block, table: &Table, role: Option<Role<'a>>) {
        let Some(role) = role else {
            if self.near_events.contains(&id) || !self.roles_of(id).is_empty() {
                self.evidence.may_miss_events = true;
                self.report(block.line, "no rule of `document.sections` is about this table");
            } else {
                let at = self.place(block.line);
                self.evidence.skipped_tables.push(at);
            }
            return;
        };
        match role.rule.holds {
            // Events were read before; a value is its heading.
            Holds::Events | Holds::Nothing | Holds::Value => self.mark(role),
            Holds::Values => self.value_table(block, table, role),
            Holds::Fields if role.rule.columns.as_ref().is_some_and(|columns| columns.event.is_some()) => {
                self.mark(role);
                self.field_table(block, table, role, None);
            }
            Holds::Event | Holds::Fields | Holds::Header | Holds::Envelope | Holds::Type => {
                if let Some(owner) = self.owner(id, role, block.line) {
                    self.field_table(block, table, role, Some(owner));
                }
            }
        }
    }

    /// Takes the items of lists, which code may part.
    fn items(&mut self, id: SectionId, items: Vec<(&Block, &Cell)>, intro: &str) {
        let role = self.role_of_block(id, intro).filter(|role| role.rule.items.is_some());
        let (Some(role), Some((first, _))) = (role, items.first()) else { return };
        match role.rule.holds {
            Holds::Events | Holds::Nothing | Holds::Value => {}
            Holds::Values => items.iter().for_each(|(block, cell)| self.value_item(block, cell, role)),
            Holds::Event | Holds::Fields | Holds::Header | Holds::Envelope | Holds::Type => {
                if let Some(owner) = self.owner(id, role, first.line) {
                    self.field_items(&items, role, owner);
                }
            }
        }
    }
}

//! What the rows of tables and the items of lists say.

use super::cells::{self, RowText};
use super::reader::{Reader, named_by};
use super::roles::Role;
use crate::evidence::page::{Block, Cell, SectionId, Table};
use crate::evidence::{FieldEvidence, Owner, TableEvidence, ValueEvidence};

impl Reader<'_> {
    /// The rows of a table, each with its line, and whether there are no others.
    fn rows(&mut self, block: &Block, table: &Table, role: Role<'_>) -> (Vec<(usize, RowText)>, bool) {
        let columns = role.rule.columns.as_ref().unwrap_or(&self.layout.columns);
        let (places, wrong) = cells::places(table, columns);
        wrong.into_iter().for_each(|text| self.report(block.line, text));
        let Some(places) = places else { return (Vec::new(), false) };
        let mut rows = Vec::new();
        for row in &table.rows {
            match cells::row(row, table, places, columns) {
                Ok(text) => rows.push((row.line, text)),
                Err(text) => self.report(row.line, text),
            }
        }
        let whole = rows.len() == table.rows.len();
        (rows, whole)
    }

    fn item_text(&mut self, block: &Block, cell: &Cell, role: Role<'_>) -> Option<RowText> {
        let pattern = role.rule.items.as_ref()?;
        match cells::item(cell, pattern) {
            Ok(text) => Some(text),
            Err(text) => {
                self.report(block.line, text);
                None
            }
        }
    }

    // -- Events --------------------------------------------------------------------------------

    pub(super) fn event_table(&mut self, id: SectionId, block: &Block, table: &Table, role: Role<'_>) {
        let (rows, whole) = self.rows(block, table, role);
        self.evidence.may_miss_events |= !whole;
        rows.into_iter().for_each(|(line, row)| self.listed_events(id, row, line));
    }

    pub(super) fn event_item(&mut self, id: SectionId, block: &Block, cell: &Cell, role: Role<'_>) {
        self.mark(role);
        match self.item_text(block, cell, role) {
            Some(row) => self.listed_events(id, row, block.line),
            None => self.evidence.may_miss_events = true,
        }
    }

    fn listed_events(&mut self, id: SectionId, row: RowText, line: usize) {
        let around = self.sections.get(id).and_then(|section| section.parent);
        for name in row.names {
            self.listed.entry(around).or_default().push(name.clone());
            self.event(name, line, false);
        }
    }

    // -- Values --------------------------------------------------------------------------------

    pub(super) fn value_table(&mut self, block: &Block, table: &Table, role: Role<'_>) {
        self.mark(role);
        let (rows, whole) = self.rows(block, table, role);
        if !whole {
            let ty = self.type_of(role);
            self.evidence.may_miss_values.insert(ty);
        }
        rows.into_iter().for_each(|(line, row)| self.values_of(role, row, line));
    }

    pub(super) fn value_item(&mut self, block: &Block, cell: &Cell, role: Role<'_>) {
        if let Some(row) = self.item_text(block, cell, role) {
            self.mark(role);
            self.values_of(role, row, block.line);
        }
    }

    fn values_of(&mut self, role: Role<'_>, row: RowText, line: usize) {
        let ty = self.type_of(role);
        row.names.into_iter().for_each(|value| self.value(ty.clone(), value, line));
    }

    /// The type that a section is about.
    pub(super) fn type_of(&self, role: Role<'_>) -> String {
        let title = self.sections.get(role.section).map_or("", |section| section.title.as_str());
        role.rule.of.clone().unwrap_or_else(|| named_by(role.rule, title))
    }

    pub(super) fn value(&mut self, ty: String, value: String, line: usize) {
        let at = self.place(line);
        self.evidence.values.push(ValueEvidence { ty, value, at });
    }

    // -- Fields --------------------------------------------------------------------------------

    pub(super) fn field_table(&mut self, block: &Block, table: &Table, role: Role<'_>, owner: Owner) {
        let (rows, whole) = self.rows(block, table, role);
        self.described(role, &owner, block.line, whole);
        rows.into_iter().for_each(|(line, row)| self.fields(role, &owner, row, line));
    }

    pub(super) fn field_item(&mut self, block: &Block, cell: &Cell, role: Role<'_>, owner: Owner) {
        let row = self.item_text(block, cell, role);
        self.described(role, &owner, block.line, row.is_some());
        row.into_iter().for_each(|row| self.fields(role, &owner, row, block.line));
    }

    /// Notes that the fields of an owner are described.
    fn described(&mut self, role: Role<'_>, owner: &Owner, line: usize, whole: bool) {
        let (at, base, title) = (self.place(line), &role.rule.at, self.title(role, owner));
        let described = &mut self.evidence.tables;
        match described.iter_mut().find(|table| table.owner == *owner && table.base == *base) {
            Some(table) => table.whole &= whole,
            None => described.push(TableEvidence { owner: owner.clone(), title, base: base.clone(), at, whole }),
        }
    }

    /// What the document calls an owner: the event or the type, or else the heading.
    fn title(&self, role: Role<'_>, owner: &Owner) -> String {
        match owner {
            Owner::Event(name) | Owner::Type(name) => name.clone(),
            Owner::Group { title, .. } => title.clone(),
            Owner::Header | Owner::Envelope => {
                self.sections.get(role.section).map(|section| section.title.clone()).unwrap_or_default()
            }
        }
    }

    fn fields(&mut self, role: Role<'_>, owner: &Owner, row: RowText, line: usize) {
        let words = &self.layout.requirement;
        let requirement = row.requirement.as_deref().map(|text| cells::requirement(text, words));
        let required = match requirement.transpose() {
            Ok(required) => required.flatten(),
            Err(text) => {
                self.report(line, text);
                None
            }
        };
        let ty = row.ty.as_deref().filter(|word| !word.is_empty()).map(|word| cells::type_of(word, self.layout));
        let values = cells::values(&row.description, self.layout);
        let bounds = cells::bounds(&row.description, self.layout);
        let title = self.title(role, owner);
        for name in &row.names {
            let names: Vec<String> = name.split('.').map(|name| name.trim_end_matches("[]").to_owned()).collect();
            let field = FieldEvidence {
                owner: owner.clone(),
                title: title.clone(),
                name: names.join("."),
                path: role.rule.at.iter().cloned().chain(names).collect(),
                at: self.place(line),
                ty: ty.clone(),
                required,
                values: values.clone(),
                bounds: bounds.clone(),
            };
            self.evidence.fields.push(field);
        }
    }
}

//! What the rows of tables and the items of lists say.

use super::cells::{self, Listed, Member, RowText};
use super::reader::{Reader, named_by};
use super::roles::Role;
use crate::evidence::page::{Block, Cell, SectionId, Table};
use crate::evidence::{
    BoundsEvidence, EventEvidence, FieldEvidence, Owner, TableEvidence, TypeEvidence, ValueEvidence,
};

/// A row that was not understood: what is within it has no place.
#[derive(Default)]
struct Unread {
    indent: Option<usize>,
}

impl Unread {
    /// Takes a row that is indented so far, as it was read.
    fn take(&mut self, indent: usize, row: Result<RowText, String>) -> Result<RowText, String> {
        if self.indent.is_some_and(|unread| indent > unread) {
            return Err("this is within what was not understood".to_owned());
        }
        self.indent = row.is_err().then_some(indent);
        row
    }
}

impl Reader<'_> {
    /// The rows of a table, each with its line, and whether there are no others.
    pub(super) fn rows(&mut self, block: &Block, table: &Table, role: Role<'_>) -> (Vec<(usize, RowText)>, bool) {
        let columns = role.rule.columns.as_ref().unwrap_or(&self.layout.columns);
        let (places, wrong) = cells::places(table, columns);
        wrong.into_iter().for_each(|text| self.report(block.line, text));
        let Some(places) = places else { return (Vec::new(), false) };
        let mut rows = Vec::new();
        let mut unread = Unread::default();
        for row in &table.rows {
            let read = cells::row(row, table, places, columns);
            let indent = cells::indent(row, places, columns);
            match unread.take(indent, read) {
                Ok(text) => rows.push((row.line, text)),
                Err(text) => self.report(row.line, text),
            }
        }
        let whole = rows.len() == table.rows.len();
        (rows, whole)
    }

    /// What an item says, if that is understood.
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
        let parent = self.sections.get(id).and_then(|section| section.parent);
        let under = self.heading(id);
        for name in row.names {
            self.listed.entry(parent).or_default().push(name.clone());
            let (at, text) = (self.place(line), row.text);
            self.event(EventEvidence { name, at, section: false, under: under.clone(), text, has_unread: false });
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
        for value in row.names {
            let at = self.place(line);
            let (ty, text) = (ty.clone(), row.text);
            self.evidence.values.push(ValueEvidence { ty, value, at, text, variant_of: None });
        }
    }

    /// The type that a section is about.
    pub(super) fn type_of(&self, role: Role<'_>) -> String {
        let title = self.sections.get(role.section).map_or("", |section| section.title.as_str());
        role.rule.of.clone().unwrap_or_else(|| named_by(role.rule, title))
    }

    // -- Fields --------------------------------------------------------------------------------

    pub(super) fn field_table(&mut self, block: &Block, table: &Table, role: Role<'_>, owner: Option<Owner>) {
        let (rows, whole) = self.rows(block, table, role);
        for (owner, rows) in by_owner(rows, owner) {
            self.described(role, &owner, block.line, whole);
            self.nested_fields(role, &owner, rows);
        }
    }

    /// Takes the fields of rows, of which some can be within the one above.
    fn nested_fields(&mut self, role: Role<'_>, owner: &Owner, rows: Vec<(usize, RowText)>) {
        let is_indented = rows.iter().any(|(_, row)| row.indent > 0);
        let mut around: Vec<(usize, String)> = Vec::new();
        for (line, row) in rows {
            if is_indented {
                // What is indented less, or as much, is not within the one above.
                around.retain(|(indent, _)| *indent < row.indent);
            }
            let nested = self.layout.nested.as_ref().is_some_and(|pattern| pattern.is_match(&row.description));
            let opened = row.names.first().cloned().map(|name| (row.indent, name));
            let names: Vec<String> = around.iter().map(|(_, name)| name.clone()).collect();
            self.fields(role, owner, &names, (line, row));
            around.extend(opened.filter(|_| is_indented || nested));
        }
    }

    pub(super) fn field_items(&mut self, items: &[(&Block, &Cell)], role: Role<'_>, owner: Owner) {
        let Some(pattern) = role.rule.items.as_ref() else { return };
        let mut rows = Vec::new();
        let mut unread = Unread::default();
        for (block, cell) in items {
            let row = unread.take(cell.indent, cells::item(cell, pattern));
            self.described(role, &owner, block.line, row.is_ok());
            match row {
                Ok(row) => rows.push((block.line, row)),
                Err(text) => self.report(block.line, text),
            }
        }
        self.nested_fields(role, &owner, rows);
    }

    /// Notes that the fields of an owner are described.
    fn described(&mut self, role: Role<'_>, owner: &Owner, line: usize, whole: bool) {
        let (at, base, title) = (self.place(line), &role.rule.at, self.title(role, owner));
        let described = &mut self.evidence.tables;
        match described.iter_mut().find(|table| table.owner == *owner && table.base == *base) {
            Some(table) => table.whole &= whole,
            None => {
                let (owner, base, presence) = (owner.clone(), base.clone(), role.rule.presence);
                described.push(TableEvidence { owner, title, base, at, presence, whole });
            }
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

    /// Takes what a row says of its fields, which are below some others.
    fn fields(&mut self, role: Role<'_>, owner: &Owner, around: &[String], (line, row): (usize, RowText)) {
        self.evidence.names += row.names.len();
        if let Some(rows) = role.rule.variants.as_ref().filter(|rows| rows.description.is_match(&row.description)) {
            let variant_of = (owner.clone(), rows.at.clone());
            for value in row.names {
                let (ty, at, text) = (rows.of.clone(), self.place(line), row.text);
                let variant_of = Some(variant_of.clone());
                self.evidence.values.push(ValueEvidence { ty, value, at, text, variant_of });
            }
            return;
        }
        let template = self.template(role, owner, &row, line);
        let mut members = cells::members(&row.marked, self.layout);
        for name in &row.names {
            let names = name.split('.').map(|name| name.trim_end_matches("[]").to_owned());
            let names: Vec<String> = around.iter().cloned().chain(names).collect();
            let field = at_path(template.clone(), role, &names);
            self.evidence.fields.push(field);
            for Member { path, ty } in std::mem::take(&mut members) {
                let names: Vec<String> = names.iter().cloned().chain(path).collect();
                let ty = ty.map(|expression| TypeEvidence { word: expression.clone(), expression: Some(expression) });
                let bare = FieldEvidence {
                    ty,
                    required: None,
                    values: Vec::new(),
                    bounds: BoundsEvidence::default(),
                    example: None,
                    ..template.clone()
                };
                self.evidence.fields.push(at_path(bare, role, &names));
            }
        }
    }

    /// What a row says of each of its fields, without their names.
    fn template(&mut self, role: Role<'_>, owner: &Owner, row: &RowText, line: usize) -> FieldEvidence {
        let Listed { values, names: value_names, open } = cells::values(&row.description, self.layout);
        let only = self.layout.only.as_ref().and_then(|pattern| pattern.captures(&row.description));
        FieldEvidence {
            owner: owner.clone(),
            title: self.title(role, owner),
            name: String::new(),
            path: Vec::new(),
            at: self.place(line),
            ty: row.ty.as_deref().filter(|word| !word.is_empty()).map(|word| cells::type_of(word, self.layout)),
            required: self.required(row, line),
            has_requirement: row.requirement.is_some(),
            values,
            value_names,
            open,
            bounds: cells::bounds(&row.description, self.layout),
            example: row.example.clone(),
            only: only.and_then(|found| Some(found.get(1)?.as_str().to_owned())),
            text: row.text,
        }
    }

    /// Whether a field is required, as its row says.
    fn required(&mut self, row: &RowText, line: usize) -> Option<bool> {
        let words = &self.layout.requirement;
        if words.described
            && let Ok(required) = cells::requirement(&row.description, words)
        {
            return required;
        }
        let text = row.requirement.as_deref()?;
        match cells::requirement(text, words) {
            Ok(required) => required,
            Err(text) => {
                self.report(line, text);
                None
            }
        }
    }
}

/// The rows of each owner: that of all, or the event that a row, or one above, names.
fn by_owner(rows: Vec<(usize, RowText)>, owner: Option<Owner>) -> Vec<(Owner, Vec<(usize, RowText)>)> {
    let mut groups: Vec<(Owner, Vec<(usize, RowText)>)> = owner.into_iter().map(|owner| (owner, Vec::new())).collect();
    for (line, row) in rows {
        if let Some(event) = row.event.clone().filter(|event| !event.is_empty()) {
            let owner = Owner::Event(event);
            if groups.last().is_none_or(|(last, _)| *last != owner) {
                groups.push((owner, Vec::new()));
            }
        }
        groups.last_mut().into_iter().for_each(|(_, rows)| rows.push((line, row.clone())));
    }
    groups
}

fn at_path(field: FieldEvidence, role: Role<'_>, names: &[String]) -> FieldEvidence {
    FieldEvidence { name: names.join("."), path: role.rule.at.iter().chain(names).cloned().collect(), ..field }
}

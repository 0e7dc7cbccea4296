//! What the cells of a row say.

use std::collections::BTreeMap;

use regex::{Captures, Regex};

use crate::evidence::layout::{Columns, Layout, RequirementWords};
use crate::evidence::page::{Cell, Row, Table};
use crate::evidence::{BoundsEvidence, TextHash, TypeEvidence};

/// Which column of a table is which.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Places {
    name: usize,
    ty: Option<usize>,
    requirement: Option<usize>,
    description: Option<usize>,
    example: Option<usize>,
    event: Option<usize>,
}

/// What a row says, as text.
#[derive(Clone, Debug, Default)]
pub(super) struct RowText {
    pub(super) names: Vec<String>,
    /// The event that the field belongs to, where a column names it.
    pub(super) event: Option<String>,
    /// How far the name is indented.
    pub(super) indent: usize,
    pub(super) ty: Option<String>,
    pub(super) requirement: Option<String>,
    pub(super) description: String,
    /// The description, with what is set as code in backticks.
    pub(super) marked: String,
    pub(super) example: Option<String>,
    /// All that it says, in words.
    pub(super) text: TextHash,
}

/// The values that a description lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listed {
    pub(crate) values: Vec<String>,
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) open: bool,
}

/// A field that a description names.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) path: Vec<String>,
    pub(super) ty: Option<String>,
}

/// Finds the columns of a table, and returns what is wrong with each.
pub(super) fn places(table: &Table, columns: &Columns) -> (Option<Places>, Vec<String>) {
    let mut wrong = Vec::new();
    let mut find = |what: &str, pattern: &Option<Regex>| {
        let pattern = pattern.as_ref()?;
        let found = table.header.iter().position(|cell| pattern.is_match(&cell.text));
        if found.is_none() {
            wrong.push(format!("no column of this table matches `{what}: {pattern}`"));
        }
        found
    };
    let name = find("name", &columns.name);
    let (ty, requirement) = (find("type", &columns.ty), find("requirement", &columns.requirement));
    let description = find("description", &columns.description);
    let (example, event) = (find("example", &columns.example), find("event", &columns.event));
    let known = [name, ty, requirement, description, example, event];
    let is_other = |text: &str| columns.other.as_ref().is_some_and(|pattern| pattern.is_match(text));
    for (index, cell) in table.header.iter().enumerate() {
        if !known.contains(&Some(index)) && !is_other(&cell.text) {
            wrong.push(format!("`{}` is an unknown column", cell.text));
        }
    }
    (name.map(|name| Places { name, ty, requirement, description, example, event }), wrong)
}

/// Reads a row of a table.
pub(super) fn row(row: &Row, table: &Table, places: Places, columns: &Columns) -> Result<RowText, String> {
    if row.cells.len() != table.header.len() {
        let (cells, all) = (row.cells.len(), table.header.len());
        return Err(format!("this row has {cells} of {all} cells"));
    }
    let cell = |index: usize| row.cells.get(index).cloned().unwrap_or_default();
    let text = |index: Option<usize>| index.map(|index| cell(index).text);
    let mut name = cell(places.name);
    let indent = indent(row, places, columns);
    name.text = name.text.get(sign(&name, columns).len()..).unwrap_or_default().trim_start().to_owned();
    let mut read = RowText {
        indent,
        event: text(places.event),
        ty: text(places.ty),
        requirement: text(places.requirement),
        description: text(places.description).unwrap_or_default(),
        marked: places.description.map(|index| marked(&cell(index))).unwrap_or_default(),
        example: text(places.example).filter(|text| !text.is_empty()),
        text: TextHash::of(row.cells.iter().map(|cell| cell.text.as_str())),
        ..RowText::default()
    };
    match &columns.cell {
        Some(pattern) => {
            let Some(found) = pattern.captures(&name.text) else {
                return Err(format!("`{}` does not look like `cell: {pattern}`", name.text));
            };
            read.take(&found);
        }
        None => read.names = names(&name)?,
    }
    Ok(read)
}

/// How far the name of a row is indented.
pub(super) fn indent(row: &Row, places: Places, columns: &Columns) -> usize {
    let name = row.cells.get(places.name);
    name.map_or(0, |name| name.indent + sign(name, columns).chars().count())
}

/// What stands in front of the name of a field that is within the one above.
fn sign<'c>(name: &'c Cell, columns: &Columns) -> &'c str {
    let found = columns.indent.as_ref().and_then(|pattern| pattern.find(&name.text));
    found.filter(|sign| sign.start() == 0).map_or("", |sign| sign.as_str())
}

/// Reads an item of a list.
pub(super) fn item(cell: &Cell, pattern: &Regex) -> Result<RowText, String> {
    let mut read = RowText { text: TextHash::of([cell.text.as_str()]), indent: cell.indent, ..RowText::default() };
    let Some(found) = pattern.captures(&cell.text) else {
        return Err(format!("`{}` does not look like `items: {pattern}`", shortened(&cell.text)));
    };
    read.take(&found);
    Ok(read)
}

impl RowText {
    /// Takes what the groups of a pattern have found.
    fn take(&mut self, found: &Captures<'_>) {
        let group = |name: &str| found.name(name).map(|found| found.as_str().trim().to_owned());
        self.names.extend(group("name").or_else(|| found.get(1).map(|found| found.as_str().to_owned())));
        self.ty = group("type").or(self.ty.take());
        self.requirement = group("requirement").or(self.requirement.take());
        if let Some(description) = group("description") {
            self.description = description;
        }
    }
}

/// The names in a cell: what is set as code, or else what stands between commas.
fn names(cell: &Cell) -> Result<Vec<String>, String> {
    let parts: Vec<String> = match cell.code.is_empty() {
        true => cell.text.split(',').map(|part| part.trim().to_owned()).collect(),
        false => cell.code.clone(),
    };
    // A sign behind a name says something, such as that the field may be absent.
    let is_odd = |c: char| c.is_whitespace() || "?*(){}<>\"'=^&;!`†‡".contains(c);
    match parts.iter().find(|part| part.is_empty() || part.contains(is_odd)) {
        Some(_) if cell.text.is_empty() => Err("this row has no name".to_owned()),
        Some(part) => Err(format!("`{}` is not a name", shortened(part))),
        None => Ok(parts),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The type that a word stands for.
pub(super) fn type_of(word: &str, layout: &Layout) -> TypeEvidence {
    let expression = layout.types.iter().find_map(|(pattern, expression)| {
        let found = pattern.captures(word)?;
        let mut text = String::new();
        found.expand(expression, &mut text);
        Some(text)
    });
    TypeEvidence { word: word.to_owned(), expression }
}

/// Whether a field is required, as the words for it say. None if it is unclear.
pub(super) fn requirement(text: &str, words: &RequirementWords) -> Result<Option<bool>, String> {
    let is = |pattern: &Option<Regex>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(text));
    match () {
        () if is(&words.unclear) => Ok(None),
        () if is(&words.optional) => Ok(Some(false)),
        () if is(&words.required) => Ok(Some(true)),
        () => Err(format!("`{}` does not say whether the field is required", shortened(text))),
    }
}

/// The values that a description lists.
pub(crate) fn values(description: &str, layout: &Layout) -> Listed {
    for pattern in &layout.values {
        let Some(found) = pattern.list.captures(description) else { continue };
        let list = found.get(1).or(found.get(0)).map_or("", |found| found.as_str());
        let mut listed = Listed { open: pattern.open, ..Listed::default() };
        match &pattern.item {
            Some(item) => item.captures_iter(list).for_each(|found| listed.take(&found)),
            None => {
                let words = list.replace(" or ", ",").replace(" and ", ",");
                let words = words.split([',', ';']).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
                listed.values = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
            }
        }
        return listed;
    }
    Listed::default()
}

impl Listed {
    /// Takes the value that a pattern has found, and what it is called.
    fn take(&mut self, found: &Captures<'_>) {
        let value = found.name("value").or_else(|| found.get(1)).or_else(|| found.get(0));
        let Some(value) = value.map(|value| value.as_str().to_owned()) else { return };
        if let Some(name) = found.name("name") {
            self.names.insert(value.clone(), name.as_str().to_owned());
        }
        self.values.push(value);
    }
}

/// The fields that a description names, below the field that it describes.
pub(super) fn members(marked: &str, layout: &Layout) -> Vec<Member> {
    let mut members = Vec::new();
    for pattern in &layout.members {
        let Some(found) = pattern.list.captures(marked) else { continue };
        let list = found.name("list").or_else(|| found.get(1)).or_else(|| found.get(0));
        let list = list.map_or("", |list| list.as_str());
        let of = found.name("of").map(|of| of.as_str().to_owned());
        let names: Vec<String> = match &pattern.item {
            Some(item) => {
                let items = item.captures_iter(list);
                items.filter_map(|found| Some(found.get(1).or(found.get(0))?.as_str().to_owned())).collect()
            }
            None => list.split('`').skip(1).step_by(2).map(str::to_owned).collect(),
        };
        let path = |name: String| of.iter().cloned().chain([name]).collect();
        members.extend(names.into_iter().map(|name| Member { path: path(name), ty: pattern.ty.clone() }));
    }
    members
}

/// The text of a cell, with what is set as code in backticks.
fn marked(cell: &Cell) -> String {
    let (mut text, mut rest) = (String::new(), cell.text.as_str());
    for code in &cell.code {
        let Some((before, behind)) = rest.split_once(code.as_str()) else { continue };
        text.extend([before, "`", code, "`"]);
        rest = behind;
    }
    text + rest
}

/// The bounds that a description gives.
pub(super) fn bounds(description: &str, layout: &Layout) -> BoundsEvidence {
    let mut bounds = BoundsEvidence::default();
    for found in layout.bounds.iter().filter_map(|pattern| pattern.captures(description)) {
        let number = |name: &str| found.name(name).and_then(|found| number(found.as_str()));
        let count = |name: &str| number(name).map(|number| number as u64);
        bounds.min = number("min").or(bounds.min);
        bounds.max = number("max").or(bounds.max);
        bounds.max_bytes = count("max_bytes").or(bounds.max_bytes);
        bounds.min_items = count("min_items").or(bounds.min_items);
        bounds.max_items = count("max_items").or(bounds.max_items);
    }
    bounds
}

/// A number as people write it: `10,000`, `10k`, `16 KB`.
fn number(text: &str) -> Option<f64> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || ".,_-".contains(c))).unwrap_or(text.len());
    let (digits, unit) = text.split_at_checked(end)?;
    let digits: f64 = digits.replace([',', '_'], "").parse().ok()?;
    let factor = match unit.trim() {
        "k" => 1000.0,
        "K" | "KB" | "kB" | "KiB" => 1024.0,
        "M" | "MB" | "MiB" => 1024.0 * 1024.0,
        _ => 1.0,
    };
    Some(digits * factor)
}

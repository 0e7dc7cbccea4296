//! What is known of one object: the rows that describe its fields, and the values that were seen.

use std::collections::BTreeMap;

use crate::evidence::relaxed_json::Value as Seen;
use crate::evidence::{Evidence, FieldEvidence, Json, Owner, Place};
use crate::syntax::PresenceSyntax;

/// A value that was seen, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample<'e> {
    pub(crate) json: &'e Json,
    /// The document; none for captured payloads.
    pub(crate) document: Option<usize>,
    /// The comments beside it, by line.
    pub(crate) comments: Option<&'e BTreeMap<usize, String>>,
}

impl<'e> Sample<'e> {
    /// The same place with another value.
    fn with(self, json: &'e Json) -> Self {
        Sample { json, ..self }
    }

    pub(crate) fn at(self) -> Option<Place> {
        Some(Place { document: self.document?, line: self.json.line })
    }

    /// What a comment on its line says.
    pub(crate) fn comment(self) -> Option<&'e str> {
        self.comments?.get(&self.json.line).map(String::as_str)
    }

    pub(crate) fn is_null(self) -> bool {
        self.json.value == Seen::Null
    }

    /// The items of a list; none if it is no list.
    pub(crate) fn items(self) -> Option<Vec<Sample<'e>>> {
        match &self.json.value {
            Seen::List(items) => Some(items.iter().map(|item| self.with(item)).collect()),
            _ => None,
        }
    }

    /// The fields of an object; none if it is no object.
    pub(crate) fn fields(self) -> Option<impl Iterator<Item = (&'e str, Sample<'e>)>> {
        match &self.json.value {
            Seen::Object(fields) => Some(fields.iter().map(move |(name, value)| (name.as_str(), self.with(value)))),
            _ => None,
        }
    }

    fn get(self, name: &str) -> Option<Sample<'e>> {
        self.json.get(name).map(|json| self.with(json))
    }
}

/// A row, with the names that lead to its field from the object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'e> {
    pub(crate) path: &'e [String],
    pub(crate) field: &'e FieldEvidence,
}

/// What is known of one object.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node<'e> {
    pub(crate) rows: Vec<Row<'e>>,
    pub(crate) samples: Vec<Sample<'e>>,
    /// What holds for its fields.
    pub(crate) presence: Option<PresenceSyntax>,
    /// Whether a table describes it, or what is around it.
    pub(crate) described: bool,
    /// What it belongs to, and where it is in that.
    pub(crate) owners: Vec<&'e Owner>,
    pub(crate) path: Vec<String>,
}

impl<'e> Node<'e> {
    /// All that is said of some owners, as of one object.
    pub(crate) fn of(evidence: &'e Evidence, is_owner: impl Fn(&Owner) -> bool) -> Self {
        let rows = evidence.fields.iter().filter(|field| is_owner(&field.owner));
        let tables = || evidence.tables.iter().filter(|table| is_owner(&table.owner));
        let examples = || evidence.examples.iter().filter(|example| is_owner(&example.owner));
        Node {
            rows: rows.map(|field| Row { path: &field.path, field }).collect(),
            samples: examples()
                .map(|it| Sample { json: &it.json, document: Some(it.at.document), comments: Some(&it.comments) })
                .collect(),
            presence: tables()
                .filter(|table| table.base.is_empty())
                .find_map(|table| table.presence)
                .or_else(|| examples().find_map(|example| example.presence)),
            described: tables().next().is_some(),
            owners: tables().map(|table| &table.owner).collect(),
            path: Vec::new(),
        }
    }

    /// The names of its fields: in the order of the values that were seen, and of the rows.
    pub(crate) fn names(&self) -> Vec<&'e str> {
        let mut names: Vec<&str> = Vec::new();
        for fields in self.samples.iter().filter_map(|sample| sample.fields()) {
            merge(&mut names, fields.map(|(name, _)| name));
        }
        let rows = || self.rows.iter().filter_map(|row| row.path.first()).map(String::as_str);
        // A table in another order, such as by name, tells nothing about where a field belongs.
        let places: Vec<usize> = rows().filter_map(|name| names.iter().position(|known| *known == name)).collect();
        if places.is_sorted() {
            merge(&mut names, rows());
        } else {
            for name in rows() {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// The rows about a field itself.
    pub(crate) fn own(&self, name: &str) -> Vec<&'e FieldEvidence> {
        let own = self.rows.iter().filter(|row| matches!(row.path, [only] if only == name));
        own.map(|row| row.field).collect()
    }

    /// Whether something that a field holds is required.
    pub(crate) fn needs(&self, name: &str) -> bool {
        let below = |row: &&Row<'_>| row.path.len() > 1 && row.path.first().is_some_and(|first| first == name);
        self.rows.iter().filter(below).any(|row| row.field.required == Some(true))
    }

    /// The values of a field that were seen.
    pub(crate) fn seen(&self, name: &str) -> Vec<Sample<'e>> {
        self.samples.iter().filter_map(|sample| sample.get(name)).collect()
    }

    /// What is known of the object that a field holds, but for values.
    pub(crate) fn below(&self, name: &str, evidence: Option<&'e Evidence>) -> Node<'e> {
        let path: Vec<String> = self.path.iter().cloned().chain([name.to_owned()]).collect();
        let rows = self.rows.iter().filter_map(|row| match row.path.split_first() {
            Some((first, rest)) if first == name && !rest.is_empty() => Some(Row { path: rest, field: row.field }),
            _ => None,
        });
        let tables = evidence.iter().flat_map(|evidence| &evidence.tables);
        let mut tables = tables.filter(|table| self.owners.contains(&&table.owner) && table.base == path);
        Node {
            rows: rows.collect(),
            presence: tables.find_map(|table| table.presence).or(self.presence),
            samples: Vec::new(),
            described: self.described,
            owners: self.owners.clone(),
            path,
        }
    }

    pub(crate) fn with(self, samples: Vec<Sample<'e>>) -> Self {
        Node { samples, ..self }
    }
}

/// Puts names among those that are there, each in front of the one that follows it.
fn merge<'n>(names: &mut Vec<&'n str>, more: impl Iterator<Item = &'n str>) {
    let more: Vec<&str> = more.collect();
    for (index, name) in more.iter().enumerate() {
        if names.contains(name) {
            continue;
        }
        let mut behind = more.iter().skip(index + 1);
        let next = behind.find_map(|next| names.iter().position(|known| known == next));
        names.insert(next.unwrap_or(names.len()), name);
    }
}

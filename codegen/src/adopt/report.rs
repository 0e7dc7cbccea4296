//! What `hookwright adopt` reports, as text and as JSON.

use std::fmt::Write;

use serde::Serialize;

use super::Adoption;
use crate::drift::Change;
use crate::evidence::Place;
use crate::text::visible_lines;

/// A report on what was written, or would be.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    vendor: String,
    documents: Vec<String>,
    /// Whether the files were written.
    written: bool,
    files: Vec<FileReport>,
    adopted: Vec<Shown>,
    /// What is left to people; comments in the files say where.
    left: Vec<Shown>,
    not_understood: Vec<Unclear>,
    /// How many descriptions are marked `TODO`.
    todo: usize,
}

#[derive(Debug, Serialize)]
struct FileReport {
    file: String,
    new: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    document: String,
    line: usize,
}

#[derive(Debug, Serialize)]
struct Shown {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Line>,
    text: String,
}

#[derive(Debug, Serialize)]
struct Unclear {
    #[serde(flatten)]
    at: Line,
    text: String,
}

impl Report {
    pub(crate) fn new(vendor: &str, documents: &[String], adoption: &Adoption, written: bool) -> Self {
        let line =
            |at: Place| Line { document: documents.get(at.document).cloned().unwrap_or_default(), line: at.line };
        let shown = |change: &Change| Shown {
            rule: change.rule.id(),
            event: change.event.clone(),
            owner: change.owner.clone(),
            field: change.field.clone(),
            value: change.value.clone(),
            at: change.at.map(line),
            text: change.text.clone(),
        };
        let unclear = adoption.not_understood.iter();
        let files = adoption.files.iter();
        Report {
            vendor: vendor.to_owned(),
            documents: documents.to_vec(),
            written,
            files: files.map(|file| FileReport { file: file.path.clone(), new: file.old.is_none() }).collect(),
            adopted: adoption.adopted.iter().map(shown).collect(),
            left: adoption.left.iter().map(shown).collect(),
            not_understood: unclear.map(|it| Unclear { at: line(it.at), text: it.text.clone() }).collect(),
            todo: adoption.docs,
        }
    }

    /// The report as one object.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The report for people.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        for file in &self.files {
            let _ = writeln!(text, "{}: {}", if file.new { "new" } else { "changed" }, file.file);
        }
        for left in &self.left {
            let _ = writeln!(text, "left to you: {}: {}{}", left.rule, left.text, place(left.at.as_ref()));
        }
        for unclear in &self.not_understood {
            let _ = writeln!(text, "not understood: {}{}", unclear.text, place(Some(&unclear.at)));
        }
        visible_lines(&(text + &self.summary())).into_owned()
    }

    fn summary(&self) -> String {
        let Report { vendor, adopted, left, not_understood, todo, .. } = self;
        let done = match (adopted.len(), self.written) {
            (0, _) if left.is_empty() => "nothing to adopt".to_owned(),
            (number, true) => format!("adopted {}", counted(number, "change")),
            (number, false) => format!("would adopt {}", counted(number, "change")),
        };
        let left = if left.is_empty() { String::new() } else { format!(", {} left to you", left.len()) };
        let unclear = match not_understood.len() {
            0 => String::new(),
            number => format!(", {number} not understood"),
        };
        let todo = if *todo == 0 {
            String::new()
        } else {
            format!("; write the {} marked TODO", counted(*todo, "description"))
        };
        format!("{vendor}: {done}{left}{unclear}{todo}\n")
    }
}

fn place(at: Option<&Line>) -> String {
    at.map(|at| format!("\n    {}:{}", at.document, at.line)).unwrap_or_default()
}

fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

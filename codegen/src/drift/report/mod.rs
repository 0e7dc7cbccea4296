//! What `hookwright drift` reports, as text and as JSON.

mod text;

use serde::Serialize;

use super::{Change, Declared, Drift, Unused};
use crate::evidence::{Evidence, Place};
use crate::model::{TypeKind, Vendor};
use crate::source::{Sources, Span};

/// A report on a vendor.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    vendor: String,
    documents: Vec<String>,
    read: Counts,
    /// What the schemas have, to compare with what was read.
    schemas: ModelCounts,
    not_understood: Vec<Unclear>,
    changes: Vec<Shown>,
    /// Tables that no section of `document` is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skipped_tables: Vec<Line>,
    /// Allowances of differences that there are not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unused_allowances: Vec<Idle>,
}

#[derive(Debug, Serialize)]
struct Counts {
    events: usize,
    fields: usize,
    examples: usize,
}

#[derive(Debug, Serialize)]
struct ModelCounts {
    events: usize,
    fields: usize,
}

#[derive(Debug, Serialize)]
struct Line {
    document: String,
    line: usize,
}

#[derive(Debug, Serialize)]
struct Unclear {
    #[serde(flatten)]
    at: Line,
    text: String,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<SchemaLine>,
    text: String,
}

#[derive(Debug, Serialize)]
struct SchemaLine {
    file: String,
    line: usize,
}

#[derive(Debug, Serialize)]
struct Idle {
    #[serde(flatten)]
    at: SchemaLine,
    text: String,
}

/// What a report is about.
pub(crate) struct Subject<'a> {
    pub(crate) vendor: &'a Vendor,
    pub(crate) documents: &'a [String],
    pub(crate) sources: &'a Sources,
    pub(crate) declared: &'a Declared,
}

impl Report {
    /// Makes the report of what was read and found.
    pub(crate) fn new(subject: &Subject<'_>, evidence: &Evidence, drift: Drift, unused: Vec<Unused>) -> Self {
        let events = evidence.events.len();
        let read = Counts { events, fields: evidence.names, examples: evidence.example_blocks };
        let unclear = drift.not_understood.into_iter();
        let unclear = unclear.map(|it| Unclear { at: subject.line(it.at), text: it.text }).collect();
        Report {
            vendor: subject.vendor.name.clone(),
            documents: subject.documents.to_vec(),
            read,
            schemas: counts(subject.vendor),
            not_understood: unclear,
            changes: drift.changes.into_iter().map(|change| subject.shown(change)).collect(),
            skipped_tables: evidence.skipped_tables.iter().map(|at| subject.line(*at)).collect(),
            unused_allowances: unused.into_iter().map(|it| Idle { at: subject.schema(it.at), text: it.text }).collect(),
        }
    }

    /// Whether all was understood.
    pub(crate) fn is_understood(&self) -> bool {
        self.not_understood.is_empty()
    }

    /// Whether documents and schemas differ.
    pub(crate) fn has_drift(&self) -> bool {
        !self.changes.is_empty()
    }

    /// The report as one object.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl Subject<'_> {
    fn line(&self, at: Place) -> Line {
        Line { document: self.documents.get(at.document).cloned().unwrap_or_default(), line: at.line }
    }

    fn schema(&self, span: Span) -> SchemaLine {
        let file = self.sources.get(span.file).map(|file| file.path.clone()).unwrap_or_default();
        SchemaLine { file, line: self.sources.line_column(span).0 }
    }

    fn shown(&self, change: Change) -> Shown {
        let schema = self.declared.place(&change.items).map(|span| self.schema(span));
        let Change { rule, event, owner, field, value, at, text, .. } = change;
        let at = at.map(|at| self.line(at));
        Shown { rule: rule.id(), event, owner, field, value, at, schema, text }
    }
}

/// How many events and fields the schemas have.
fn counts(vendor: &Vendor) -> ModelCounts {
    let header = vendor.header.as_ref().map_or(0, |header| header.fields.len());
    // The list of events is a field too.
    let envelope = vendor.envelope.as_ref().map_or(0, |envelope| envelope.object.fields.len() + 1);
    let payloads: usize = vendor.payloads.iter().map(|payload| payload.object.fields.len()).sum();
    let types = vendor.types.iter().map(|def| match &def.kind {
        TypeKind::Object(object) => object.fields.len(),
        TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => 0,
    });
    // So is the discriminator.
    ModelCounts { events: vendor.events.len(), fields: header + 1 + envelope + payloads + types.sum::<usize>() }
}

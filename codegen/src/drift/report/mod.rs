//! What `hookwright drift` reports, as text and as JSON.

mod text;

use serde::Serialize;

use super::{Change, Declared, Drift, Rate, SchemasRead, Traffic, Unused};
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
    /// What was read of captured traffic, and what it never had.
    #[serde(skip_serializing_if = "Option::is_none")]
    captured: Option<Captured>,
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
struct Captured {
    requests: u64,
    events: u64,
    unseen_events: Vec<String>,
    unseen_fields: Vec<Unseen>,
}

#[derive(Debug, Serialize)]
struct Unseen {
    owner: String,
    field: String,
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
    /// How often it was seen in captured traffic, of how many times that it could have been.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<f64>,
    /// The count is of what is known, and may be higher.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    at_least: bool,
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

/// What was read.
#[derive(Default)]
pub(crate) struct ReadParts {
    pub(crate) evidence: Evidence,
    pub(crate) traffic: Option<Traffic>,
    pub(crate) schemas: SchemasRead,
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
    pub(crate) fn new(subject: &Subject<'_>, read: &ReadParts, drift: Drift, unused: Vec<Unused>) -> Self {
        let ReadParts { evidence, traffic, schemas } = read;
        let seen = |number: fn(&Traffic) -> usize| traffic.as_ref().map_or(0, number);
        let read = Counts {
            events: evidence.events.len() + seen(|traffic| traffic.event_types) + schemas.events,
            fields: evidence.names + seen(|traffic| traffic.fields) + schemas.fields,
            examples: evidence.example_blocks,
        };
        let unclear = drift.not_understood.into_iter();
        let unclear = unclear.map(|it| Unclear { at: subject.line(it.at), text: it.text }).collect();
        Report {
            vendor: subject.vendor.name.clone(),
            documents: subject.documents.to_vec(),
            read,
            schemas: counts(subject.vendor),
            captured: traffic.as_ref().map(Captured::new),
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
        let Change { rule, event, owner, field, value, at, rate, text, .. } = change;
        let at = at.map(|at| self.line(at));
        let (count, of) = (rate.map(|rate| rate.count), rate.map(|rate| rate.of));
        let at_least = rate.is_some_and(|rate| rate.at_least);
        let rate = rate.and_then(Rate::share);
        Shown { rule: rule.id(), event, owner, field, value, at, schema, count, of, rate, at_least, text }
    }
}

impl Captured {
    fn new(traffic: &Traffic) -> Self {
        let fields = traffic.unseen_fields.iter().cloned();
        Captured {
            requests: traffic.requests,
            events: traffic.events,
            unseen_events: traffic.unseen_events.clone(),
            unseen_fields: fields.map(|(owner, field)| Unseen { owner, field }).collect(),
        }
    }
}

impl Rate {
    /// The share, rounded to a millionth.
    fn share(self) -> Option<f64> {
        (self.of > 0).then(|| (self.count as f64 / self.of as f64 * 1e6).round() / 1e6)
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
        TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => 0,
    });
    // So is the discriminator.
    ModelCounts { events: vendor.events.len(), fields: header + 1 + envelope + payloads + types.sum::<usize>() }
}

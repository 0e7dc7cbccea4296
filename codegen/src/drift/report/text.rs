//! The report as text.

use std::fmt::Write;

use super::{Captured, Counts, ModelCounts, Report, Shown, Unseen};
use crate::text::visible_lines;

impl Report {
    /// The report for people: what differs, by event; then what was not understood; then how much
    /// was read.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let mut groups: Vec<(&str, Vec<&Shown>)> = Vec::new();
        for change in &self.changes {
            let name = change.event.as_deref().or(change.owner.as_deref()).unwrap_or_default();
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, changes)) => changes.push(change),
                None => groups.push((name, vec![change])),
            }
        }
        // Writing to a string does not fail.
        for (name, changes) in groups {
            let _ = writeln!(text, "{name}");
            for change in changes {
                let _ = writeln!(text, "  {}: {}", change.rule, change.text);
                let _ = writeln!(text, "    {}{}", change.frequency(), change.places());
            }
        }
        for unclear in &self.not_understood {
            let _ = writeln!(text, "not understood: {}\n    {}:{}", unclear.text, unclear.at.document, unclear.at.line);
        }
        for idle in &self.unused_allowances {
            let _ = writeln!(text, "unused: {}\n    {}:{}", idle.text, idle.at.file, idle.at.line);
        }
        for table in &self.skipped_tables {
            let _ = writeln!(
                text,
                "skipped: a table that no section of `document` is about\n    {}:{}",
                table.document, table.line
            );
        }
        self.captured.iter().for_each(|captured| captured.write(&mut text));
        // Names come from the document, and may have characters that a terminal obeys.
        visible_lines(&(text + &self.summary())).into_owned()
    }

    fn summary(&self) -> String {
        let Counts { events, fields, examples } = self.read;
        let ModelCounts { events: all, fields: known } = self.schemas;
        let changes = match self.changes.len() {
            0 if self.is_understood() => "no drift".to_owned(),
            0 => "no drift in what was understood".to_owned(),
            number => counted(number, "change"),
        };
        let unclear = match self.not_understood.len() {
            0 => String::new(),
            number => format!(", {number} not understood"),
        };
        let (events, fields) = (counted(events, "event"), counted(fields, "field"));
        let (examples, vendor) = (counted(examples, "example"), &self.vendor);
        let requests = self
            .captured
            .as_ref()
            .map(|it| format!("{} with {}: ", many(it.requests, "request"), many(it.events, "event")));
        let requests = requests.unwrap_or_default();
        format!(
            "{vendor}: read {requests}{events} (the schemas have {all}), {fields} ({known}), {examples}; {changes}{unclear}\n"
        )
    }
}

impl Captured {
    /// What was never seen, which is no drift.
    fn write(&self, text: &mut String) {
        if !self.unseen_events.is_empty() {
            let _ = writeln!(text, "never seen: the events `{}`", self.unseen_events.join("`, `"));
        }
        let mut owners: Vec<(&str, Vec<&str>)> = Vec::new();
        for Unseen { owner, field } in &self.unseen_fields {
            match owners.iter_mut().find(|(known, _)| known == owner) {
                Some((_, fields)) => fields.push(field),
                None => owners.push((owner, vec![field])),
            }
        }
        for (owner, fields) in owners {
            let _ = writeln!(text, "never seen: `{}` in `{owner}`", fields.join("`, `"));
        }
    }
}

impl Shown {
    /// How often it was seen.
    fn frequency(&self) -> String {
        let (Some(count), Some(of)) = (self.count, self.of) else { return String::new() };
        let at_least = if self.at_least { "at least " } else { "" };
        let share = self.rate.map_or(String::new(), |rate| format!(" ({:.2} %)", rate * 100.0));
        format!("{at_least}{count} of {of}{share}, first at ")
    }

    fn places(&self) -> String {
        let document = self.at.as_ref().map(|at| format!("{}:{}", at.document, at.line));
        let schema = self.schema.as_ref().map(|schema| format!("{}:{}", schema.file, schema.line));
        document.into_iter().chain(schema).collect::<Vec<_>>().join(", ")
    }
}

fn many(number: u64, noun: &str) -> String {
    counted(usize::try_from(number).unwrap_or(usize::MAX), noun)
}

/// A number of things.
fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

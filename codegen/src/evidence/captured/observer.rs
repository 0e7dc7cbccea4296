//! Reads requests line by line into a summary.

use std::io::BufRead;

use hookwright_runtime::Pull;

use super::input::explained;
use super::lines::{LONGEST_LINE, Line, Lines};
use super::name::{Headers, Naming, seek};
use super::objects::Slot;
use super::place::At;
use super::summary::Summary;
use super::values::Values;
use super::walk::{Stop, Walk, explain};
use crate::evidence::Wire;

/// How many different fields a summary has at most, over all events. Real vendors have some
/// thousands; more come of keys that are data at many levels.
const MOST_FIELDS: usize = 500_000;
/// The longest name of an event.
const LONGEST_NAME: usize = 256;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineForm {
    /// An object with `headers` and `body`.
    Request,
    /// The body itself.
    Body,
}

/// Reads requests into a summary.
pub(crate) struct Observer<'a> {
    wire: &'a Wire,
    form: LineForm,
    summary: Summary,
    fields_left: usize,
}

impl<'a> Observer<'a> {
    /// An observer of one file of a vendor's requests.
    pub(crate) fn new(vendor: &str, file: &str, wire: &'a Wire, form: LineForm) -> Self {
        let summary = Summary { files: vec![file.to_owned()], ..Summary::new(vendor) };
        Observer { wire, form, summary, fields_left: MOST_FIELDS }
    }

    /// The same with another limit of different fields.
    #[cfg(test)]
    pub(super) fn with_fields(self, most: usize) -> Self {
        Observer { fields_left: most, ..self }
    }

    /// What was seen.
    pub(crate) fn finish(mut self) -> Summary {
        self.summary.sort();
        self.summary
    }

    /// Reads all lines. The error says why that is not possible.
    pub(crate) fn read(&mut self, reader: impl BufRead) -> Result<(), String> {
        let mut lines = Lines::new(reader);
        let mut number = 0;
        loop {
            number += 1;
            let at = At { file: 0, line: number, offset: 0 };
            match lines.next() {
                Ok(None) => return Ok(()),
                Ok(Some(Line::Text(line))) => self.line(at, line)?,
                Ok(Some(Line::TooLong)) => {
                    self.summary.lines += 1;
                    let limit = LONGEST_LINE / 1024 / 1024;
                    self.summary.not_understood.note(at, format!("this line is longer than {limit} MiB"));
                }
                Err(error) => return Err(format!("line {number}: {}", explained(error))),
            }
        }
    }

    /// Reads a line, unless it is blank.
    pub(super) fn line(&mut self, at: At, line: &[u8]) -> Result<(), String> {
        let line = line.trim_ascii();
        if line.is_empty() {
            return Ok(());
        }
        self.summary.lines += 1;
        let read = match simdutf8::basic::from_utf8(line) {
            Ok(line) => self.request(at, line),
            Err(_) => Err(Stop::Unclear("it is not UTF-8 text".to_owned())),
        };
        match read {
            Ok(()) => Ok(()),
            Err(Stop::Unclear(text)) => {
                self.summary.not_understood.note(at, text);
                Ok(())
            }
            Err(Stop::TooManyFields) => Err(format!(
                "there are too many different fields by line {}: their names are data at many levels",
                at.line
            )),
        }
    }

    /// Reads a request. What is no JSON leaves no trace, because all of it is checked first.
    fn request(&mut self, at: At, line: &str) -> Result<(), Stop> {
        let mut json = Pull::new(line)?;
        if self.form == LineForm::Body {
            return self.body(at, json, &Headers::default());
        }
        let headers = Headers::read(&json, &self.wire.name);
        seek(&mut json, "body").map_err(|_| Stop::Unclear(NO_BODY.to_owned()))?;
        if json.peek() != b'"' {
            return self.body(at, json, &headers);
        }
        let text = json.string();
        match Pull::new(&text) {
            Ok(json) => self.body(at, json, &headers),
            Err(error) => Err(Stop::Unclear(format!("the text in `body`: {}", explain(&error)))),
        }
    }

    fn body(&mut self, at: At, json: Pull<'_>, headers: &Headers) -> Result<(), Stop> {
        let mut walk = Walk { json, line: at, fields_left: &mut self.fields_left };
        match &self.wire.events {
            None => event(&mut walk, &Naming { wire: self.wire, headers }, &mut self.summary).and_then(understood),
            Some(events) => envelope(&mut walk, &Naming { wire: self.wire, headers }, events, &mut self.summary),
        }
    }
}

const NO_BODY: &str = "it is no object with a `body` (with `--bodies` each line is a body itself)";

fn understood(unclear: Option<String>) -> Result<(), Stop> {
    unclear.map_or(Ok(()), |text| Err(Stop::Unclear(text)))
}

/// Reads an object with a list of events.
fn envelope(walk: &mut Walk<'_, '_>, naming: &Naming<'_>, events: &str, summary: &mut Summary) -> Result<(), Stop> {
    if walk.json.peek() != b'{' {
        return Err(Stop::Unclear("the body is no object".to_owned()));
    }
    let has = |name: &str| seek(&mut walk.json.clone(), name).is_ok();
    if !has(events) {
        // Some who capture requests keep each event for itself.
        // The events of a list are named by one field.
        let tag = naming.wire.name.tag().unwrap_or_default();
        let text = || format!("it has neither `{events}`, the list of events, nor `{tag}`");
        return if has(tag) { event(walk, naming, summary).and_then(understood) } else { Err(Stop::Unclear(text())) };
    }
    let at = walk.at();
    let mut values = summary.envelope.take().unwrap_or_default();
    let objects = values.objects.get_or_insert_default();
    objects.begin(at);
    walk.json.enter();
    let (mut guess, mut present, mut first, mut unclear) = (0, 0, true, None);
    while walk.json.another(first) {
        first = false;
        let slot = objects.next_slot(&mut walk.json, guess, walk.fields_left)?;
        let is_events = objects.is(&slot, events);
        if let Slot::Field(index) = slot {
            guess = index + 1;
        }
        let (values, is_first) = objects.values(&slot);
        present += usize::from(is_first);
        if is_events && walk.json.peek() == b'[' {
            unclear = list_of_events(walk, naming, values, summary)?.or(unclear);
        } else {
            walk.value(values, 1)?;
        }
    }
    objects.end(present, at);
    summary.envelope = Some(values);
    understood(unclear)
}

/// Reads the events of a list. What is wrong with one of them costs no other.
fn list_of_events(
    walk: &mut Walk<'_, '_>,
    naming: &Naming<'_>,
    into: &mut Values,
    summary: &mut Summary,
) -> Result<Option<String>, Stop> {
    let at = walk.at();
    let lists = into.lists.get_or_insert_default();
    lists.seen.note(at);
    walk.json.enter();
    let (mut length, mut unclear) = (0, None);
    while walk.json.another(length == 0) {
        length += 1;
        if let Some(text) = event(walk, naming, summary)? {
            unclear.get_or_insert(format!("event {length}: {text}"));
            walk.json.skip();
        }
    }
    lists.note_length(length, at);
    Ok(unclear)
}

/// Reads an event. If it is none, this says why, and the walk stays where it is.
fn event(walk: &mut Walk<'_, '_>, naming: &Naming<'_>, summary: &mut Summary) -> Result<Option<String>, Stop> {
    walk.json.peek();
    let name = match naming.name(&walk.json) {
        Ok(name) => name,
        Err(unclear) => return Ok(Some(unclear)),
    };
    if let Some(values) = summary.events.get_mut(&*name) {
        walk.object(values, 0)?;
        return Ok(None);
    }
    if name.len() > LONGEST_NAME {
        return Ok(Some(format!("{} is longer than any name of an event", naming.places())));
    }
    *walk.fields_left = walk.fields_left.checked_sub(1).ok_or(Stop::TooManyFields)?;
    walk.object(summary.events.entry(name.into()).or_default(), 0)?;
    Ok(None)
}

//! From the parser's events to the tree.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::anchors::{Anchors, EMPTY_SIZE, scalar_size};
use super::offsets::{Offsets, byte};
use super::{Entry, Kind, Node, characters, scalar};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::source::{FileId, Span};

/// How deep a document may nest. Schema files nest about eight levels.
const MAX_DEPTH: usize = 64;

/// Why a text cannot be read.
pub(super) struct Fault {
    pub(super) at: u32,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Fault {
    pub(super) fn new(at: u32, message: impl Into<String>) -> Fault {
        Fault { at, message: message.into(), help: None }
    }
}

/// Reads a file of one document. Duplicate keys are reported, and the first of them is kept. What
/// cannot be read at all is reported, and there is no tree.
pub(crate) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    characters::check(text)
        .and_then(|()| compose(file, text, diagnostics))
        .map_err(|fault| {
            // What is missing at the end is shown at the last character, where there is something to see.
            let last = text.trim_end().char_indices().next_back().map_or(0, |(at, _)| byte(at));
            let start = fault.at.min(last);
            let span = Span { file, start, end: start.saturating_add(1) };
            let diagnostic = Diagnostic::new(&rules::SYNTAX, span, fault.message);
            diagnostics.push(Diagnostic { help: fault.help, ..diagnostic });
        })
        .ok()
}

fn compose(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Result<Node, Fault> {
    let offsets = Offsets::new(text);
    let root = Open { start: 0, end: 0, ..Open::default() };
    let mut composer = Composer { file, open: vec![root], anchors: Anchors::default(), documents: 0, diagnostics };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            Fault::new(offsets.byte(error.marker().index()), format!("this is not YAML: {}", error.info()))
        })?;
        let (start, end) = (offsets.byte(span.start.index()), offsets.byte(span.end.index()));
        composer.event(event, start, end)?;
    }
    let document = composer.open.pop().and_then(|mut root| root.parts.pop());
    Ok(document.unwrap_or(Node { span: Span::start_of(file), kind: Kind::Null }))
}

/// A list or a mapping whose end has not come yet: its items, or its keys and values in turn.
#[derive(Default)]
struct Open {
    anchor: usize,
    start: u32,
    end: u32,
    size: usize,
    parts: Vec<Node>,
}

struct Composer<'d> {
    file: FileId,
    /// What is open, from the outermost: first the document itself.
    open: Vec<Open>,
    anchors: Anchors,
    documents: usize,
    diagnostics: &'d mut Diagnostics,
}

impl Composer<'_> {
    fn event(&mut self, event: Event<'_>, start: u32, end: u32) -> Result<(), Fault> {
        match event {
            Event::DocumentStart(_) => self.document(start),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                refuse_tag(tag.as_deref(), start)?;
                self.start(anchor, start, end)
            }
            Event::SequenceEnd => self.end(end, |parts, _| Kind::Sequence(parts)),
            Event::MappingEnd => self.end(end, |parts, diagnostics| Kind::Mapping(entries(parts, diagnostics))),
            Event::Scalar(text, style, anchor, tag) => {
                refuse_tag(tag.as_deref(), start)?;
                let kind = match style {
                    ScalarStyle::Plain => scalar::resolve(&text).map_err(|message| Fault::new(start, message))?,
                    _ => Kind::String(text.as_ref().to_owned()),
                };
                self.add(anchor, Node { span: self.span(start, end), kind }, scalar_size(&text))
            }
            Event::Alias(anchor) => {
                let (node, size) = self.anchors.copy(anchor).map_err(|message| Fault::new(start, message))?;
                self.add(0, node.at(self.span(start, end)), size)
            }
            _ => Ok(()),
        }
    }

    fn span(&self, start: u32, end: u32) -> Span {
        Span { file: self.file, start, end }
    }

    fn document(&mut self, start: u32) -> Result<(), Fault> {
        self.documents += 1;
        match self.documents {
            1 => Ok(()),
            _ => Err(Fault::new(start, "a second document starts here, and a schema file is one")),
        }
    }

    fn start(&mut self, anchor: usize, start: u32, end: u32) -> Result<(), Fault> {
        if self.open.len() > MAX_DEPTH {
            return Err(Fault::new(start, format!("nested more than {MAX_DEPTH} levels deep")));
        }
        self.open.push(Open { anchor, start, end, size: EMPTY_SIZE, parts: Vec::new() });
        Ok(())
    }

    fn end(&mut self, end: u32, kind: impl FnOnce(Vec<Node>, &mut Diagnostics) -> Kind) -> Result<(), Fault> {
        let Some(done) = self.open.pop() else { return Ok(()) };
        // A block ends where the next item starts, and is shown as far as there is something in it.
        let end = done.parts.last().map_or(end, |last| last.span.end).max(done.end);
        let node = Node { span: self.span(done.start, end), kind: kind(done.parts, self.diagnostics) };
        self.add(done.anchor, node, done.size)
    }

    fn add(&mut self, anchor: usize, node: Node, size: usize) -> Result<(), Fault> {
        let start = node.span.start;
        self.anchors.define(anchor, &node, size).map_err(|message| Fault::new(start, message))?;
        if let Some(around) = self.open.last_mut() {
            around.size = around.size.saturating_add(size);
            around.parts.push(node);
        }
        Ok(())
    }
}

fn refuse_tag(tag: Option<&Tag>, at: u32) -> Result<(), Fault> {
    match tag {
        None => Ok(()),
        Some(_) => {
            let help = Some("remove the tag; a string that looks like something else is put in quotes".to_owned());
            Err(Fault { help, ..Fault::new(at, "YAML tags (`!name`) are not part of the dialect") })
        }
    }
}

/// Keys and values in turn as entries, each key once.
fn entries(parts: Vec<Node>, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let mut parts = parts.into_iter();
    let mut entries: Vec<Entry> = Vec::with_capacity(parts.len() / 2);
    while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
        entries.push(Entry::new(key, value));
    }
    let mut first: HashMap<&str, Span> = HashMap::with_capacity(entries.len());
    let is_first: Vec<bool> = entries
        .iter()
        .map(|entry| match first.get(entry.key.as_str()) {
            None => first.insert(&entry.key, entry.key_span).is_none(),
            Some(span) => {
                report_duplicate(entry, *span, diagnostics);
                false
            }
        })
        .collect();
    let mut is_first = is_first.into_iter();
    entries.retain(|_| is_first.next().unwrap_or(true));
    entries
}

fn report_duplicate(entry: &Entry, first: Span, diagnostics: &mut Diagnostics) {
    diagnostics.push_with(entry.key_span.file, || {
        let message = format!("duplicate key `{}`", entry.key.escape_debug());
        let diagnostic = Diagnostic::new(&rules::DUPLICATE_KEY, entry.key_span, message);
        diagnostic.label("again here").related(first, "first here").help("remove one of the two")
    });
}

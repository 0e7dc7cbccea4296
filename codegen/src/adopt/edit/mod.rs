//! Edits of a schema file's text at the places of its nodes. All that is not edited stays as it is,
//! comments and order among it.

mod find;
mod flow;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::diagnostic::Diagnostics;
use crate::source::FileId;
use crate::yaml::{self, Kind, Node};
use find::{Found, end_of, find, is_flow};

/// A step to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// The value of a key.
    Key(&'a str),
    /// Of a list of fields: what an entry of that name says, or the name if it says nothing.
    Item(&'a str),
}

/// Where in a collection something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At<'a> {
    First,
    After(&'a str),
    Last,
}

/// Why a text cannot be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EditError {
    /// It is not YAML.
    NotYaml,
    /// There is no such node.
    Missing(String),
    /// The node is an alias, or is of a kind that has no entries.
    NoEntries(String),
    /// Comments stand within brackets, and could get lost.
    Comment,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EditError::NotYaml => f.write_str("it is not YAML"),
            EditError::Missing(what) => write!(f, "there is no `{}` in it", what.escape_debug()),
            EditError::NoEntries(what) => write!(f, "its `{}` has no entries", what.escape_debug()),
            EditError::Comment => f.write_str("a comment stands within brackets"),
        }
    }
}

impl std::error::Error for EditError {}

/// The text of a schema file while it is edited.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    text: String,
    windows: bool,
}

impl Text {
    pub(crate) fn new(text: &str) -> Self {
        let windows = text.contains("\r\n") && !text.replace("\r\n", "").contains('\n');
        Text { text: if windows { text.replace("\r\n", "\n") } else { text.to_owned() }, windows }
    }

    /// The text with all edits.
    pub(crate) fn finish(mut self) -> String {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        if self.windows { self.text.replace('\n', "\r\n") } else { self.text }
    }

    fn root(&self) -> Result<Node, EditError> {
        yaml::parse(FileId(0), &self.text, &mut Diagnostics::default()).ok_or(EditError::NotYaml)
    }

    /// Whether a path leads to something.
    pub(crate) fn has(&self, path: &[Step<'_>]) -> bool {
        self.root().is_ok_and(|root| find(&root, path, &self.text).is_some())
    }

    /// Adds an entry to a mapping or a list; one that is not there is made, at the end of what is
    /// around it.
    pub(crate) fn add(&mut self, path: &[Step<'_>], at: At<'_>, entry: &[String]) -> Result<(), EditError> {
        self.add_entry(path, at, entry, false)
    }

    /// The same with a blank line in between, unless the entries that are there have none.
    pub(crate) fn add_apart(&mut self, path: &[Step<'_>], at: At<'_>, entry: &[String]) -> Result<(), EditError> {
        self.add_entry(path, at, entry, true)
    }

    fn add_entry(&mut self, path: &[Step<'_>], at: At<'_>, entry: &[String], apart: bool) -> Result<(), EditError> {
        let root = self.root()?;
        if find(&root, path, &self.text).is_none() {
            return self.add_collection(path, entry);
        }
        self.expand(path)?;
        let root = self.root()?;
        let found = find(&root, path, &self.text).ok_or(EditError::NotYaml)?;
        let Some(mut spot) = self.spot(&found, at) else { return self.fill(&found, path, entry) };
        spot.apart |= apart && spot.entries < 2;
        let mut lines = String::new();
        if spot.apart && !spot.first {
            lines.push('\n');
        }
        for line in entry {
            lines.push_str(&format!("{}{line}\n", " ".repeat(spot.indent)));
        }
        if spot.apart && spot.first {
            lines.push('\n');
        }
        if !self.text.is_empty() && spot.at == self.text.len() && !self.text.ends_with('\n') {
            lines.insert(0, '\n');
        }
        self.text.insert_str(spot.at, &lines);
        Ok(())
    }

    /// Adds the first entry to a collection that is empty.
    fn fill(&mut self, found: &Found<'_>, path: &[Step<'_>], entry: &[String]) -> Result<(), EditError> {
        let start = offset(found.node.span.start);
        let is_empty = match &found.node.kind {
            Kind::Mapping(entries) => entries.is_empty(),
            Kind::Sequence(items) => items.is_empty(),
            Kind::Null => true,
            _ => false,
        };
        if !is_empty || path.is_empty() {
            return Err(EditError::NoEntries(shown(path)));
        }
        let key = offset(found.key_start);
        let indent = key - self.line_start(key) + 2;
        let lines = entry.iter().map(|line| format!("\n{}{line}", " ".repeat(indent))).collect::<String>();
        let end = end_of(found.node, &self.text).max(start);
        let begin = self.text.get(..start).unwrap_or_default().trim_end().len();
        self.text.replace_range(begin..end, &lines);
        Ok(())
    }

    fn add_collection(&mut self, path: &[Step<'_>], entry: &[String]) -> Result<(), EditError> {
        let Some((Step::Key(key), around)) = path.split_last() else { return Err(EditError::Missing(shown(path))) };
        let mut lines = vec![format!("{key}:")];
        let indented = |line: &String| if line.is_empty() { String::new() } else { format!("  {line}") };
        lines.extend(entry.iter().map(indented));
        if around.is_empty() {
            if !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push('\n');
            }
            let gap = if self.text.trim().is_empty() || self.is_only_comment() { "" } else { "\n" };
            self.text.push_str(&format!("{gap}{}\n", lines.join("\n")));
            return Ok(());
        }
        self.add(around, At::Last, &lines)
    }

    fn is_only_comment(&self) -> bool {
        self.text.lines().all(|line| line.starts_with('#'))
    }

    /// Where a new entry of a collection goes. None if it takes none.
    fn spot(&self, found: &Found<'_>, at: At<'_>) -> Option<Spot> {
        let starts = found.entries()?;
        let first = *starts.first()?;
        let index = match at {
            At::First => None,
            At::Last => Some(starts.len() - 1),
            At::After(name) => Some(found.position(name).unwrap_or(starts.len() - 1)),
        };
        let begin = self.entry_start(first);
        let indent = begin - self.line_start(begin);
        let last = *found.ends(&self.text)?.last()?;
        let apart = self.text.get(begin..last)?.lines().any(|line| line.trim().is_empty());
        let place = match index {
            None => self.line_start(begin),
            Some(index) => self.line_end(*found.ends(&self.text)?.get(index)?),
        };
        Some(Spot { at: place, indent, apart, first: index.is_none(), entries: starts.len() })
    }

    /// Where an entry begins: at its key, or at the dash in front of it.
    fn entry_start(&self, start: usize) -> usize {
        let line = self.text.get(self.line_start(start)..start).unwrap_or_default();
        let dash = line.trim_end().ends_with('-') && line.trim_end().trim_start() == "-";
        if dash { self.line_start(start) + line.len() - line.trim_start().len() } else { start }
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
    }

    /// Behind the end of a line.
    fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |end| at + end + 1)
    }

    /// Sets a key of a mapping. `short` is the key that a value of another kind stands for.
    pub(crate) fn set(&mut self, path: &[Step<'_>], key: &str, value: &str, short: &str) -> Result<(), EditError> {
        let root = self.root()?;
        let found = find(&root, path, &self.text).ok_or_else(|| EditError::Missing(shown(path)))?;
        let (start, end) = (offset(found.node.span.start), end_of(found.node, &self.text));
        match &found.node.kind {
            Kind::Mapping(entries) => {
                if let Some(entry) = entries.iter().find(|entry| entry.key == key) {
                    let range = offset(entry.value.span.start)..end_of(&entry.value, &self.text);
                    self.text.replace_range(range, value);
                    return Ok(());
                }
                let Some(last) = entries.last() else { return Err(EditError::NoEntries(shown(path))) };
                let behind = end_of(&last.value, &self.text);
                if is_flow(found.node, &self.text) {
                    self.text.insert_str(behind, &format!(", {key}: {value}"));
                    return Ok(());
                }
                self.add(path, At::Last, &[format!("{key}: {value}")])
            }
            Kind::Sequence(_) => Err(EditError::NoEntries(shown(path))),
            _ => {
                let old = self.text.get(start..end).unwrap_or_default().to_owned();
                let is_name = matches!(path.last(), Some(Step::Item(_))) && found.is_bare_item;
                let new = match (is_name, key == short) {
                    (true, _) => format!("{old}: {{{key}: {value}}}"),
                    (false, true) => value.to_owned(),
                    (false, false) => format!("{{{short}: {}, {key}: {value}}}", flow::quoted_in_flow(&old)),
                };
                self.text.replace_range(start..end, &new);
                Ok(())
            }
        }
    }

    /// Puts a comment above an entry, unless it is there.
    pub(crate) fn comment(&mut self, path: &[Step<'_>], comment: &str) -> Result<(), EditError> {
        let line = format!("# TODO {}", super::yaml::comment(comment));
        // The same with another place in the document is from an earlier run.
        let known = self.text.lines().map(str::trim).find(|known| without_place(known) == without_place(&line));
        if let Some(known) = known.map(str::to_owned) {
            self.text = self.text.replacen(&known, &line, 1);
            return Ok(());
        }
        let root = self.root()?;
        let found = find(&root, path, &self.text).ok_or_else(|| EditError::Missing(shown(path)))?;
        // Within brackets a comment would take what follows on the line with it.
        let at = offset(found.outermost_flow.unwrap_or(found.key_start));
        let start = self.line_start(at);
        let indent = self.text.get(start..).map_or(0, |text| text.len() - text.trim_start_matches(' ').len());
        self.text.insert_str(start, &format!("{}{line}\n", " ".repeat(indent)));
        Ok(())
    }
}

struct Spot {
    at: usize,
    indent: usize,
    /// Whether blank lines part the entries.
    apart: bool,
    /// Whether it is in front of all others.
    first: bool,
    /// How many entries are there.
    entries: usize,
}

fn offset(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// A comment without what stands in brackets at its end.
fn without_place(comment: &str) -> &str {
    comment.rsplit_once(" (").map_or(comment, |(text, _)| text)
}

fn shown(path: &[Step<'_>]) -> String {
    let names = path.iter().map(|step| match step {
        Step::Key(name) | Step::Item(name) => *name,
    });
    names.collect::<Vec<_>>().join(".")
}

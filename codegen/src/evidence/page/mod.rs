//! A page as a tree of sections, whatever it was written in.
//!
//! Documents differ in how they look, not in kind: headings, tables, lists, code blocks and
//! paragraphs. Each reader turns one format into the same blocks, each with its line.

mod html;
mod markdown;
mod mdx;
mod outline;
mod plain;
#[cfg(test)]
mod tests;

pub(crate) use outline::{Section, SectionId, Sections};

use super::layout::{Format, Layout};

/// One block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Where it begins, counted from one.
    pub(crate) line: usize,
    pub(crate) kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// A heading, the outermost of level 1.
    Heading { level: u16, text: String },
    /// A table.
    Table(Table),
    /// An item of a list.
    Item(Cell),
    /// Code, with the word that names its language.
    Code { language: String, text: String, first_line: usize },
    /// A paragraph.
    Paragraph(String),
    /// A paragraph that is all bold, which some pages have for a heading.
    Bold(String),
    /// What the reader could not make sense of.
    Unreadable(String),
}

/// A table: its first row names the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) header: Vec<Cell>,
    pub(crate) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) line: usize,
    pub(crate) cells: Vec<Cell>,
}

/// The text of a cell, on one line and without markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) text: String,
    /// The parts of it that are set as code.
    pub(crate) code: Vec<String>,
    /// How many spaces that do not break are in front of it, or how deep it is in lists: how a page shows
    /// that a field is within the one above.
    pub(crate) indent: usize,
}

impl Cell {
    /// Puts text behind what is there, as it is.
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The same with single spaces, and none around it.
    fn tidy(mut self) -> Self {
        let wide = |c: &char| !c.is_ascii();
        self.indent = self.text.chars().take_while(|c| c.is_whitespace()).filter(wide).count();
        self.text = tidy(&self.text);
        self.code.iter_mut().for_each(|code| *code = tidy(code));
        self.code.retain(|code| !code.is_empty());
        self
    }
}

/// A text on one line, with single spaces, none around it, and without marks that take no room, which
/// pages have to break long names.
fn tidy(text: &str) -> String {
    let takes_room = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}');
    let text: String = text.chars().filter(takes_room).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading without the sign that a renderer puts behind it, to link to it.
fn tidy_heading(text: &str) -> String {
    tidy(text).trim_end_matches(|c: char| "¶#§🔗\u{200b}".contains(c)).trim_end().to_owned()
}

/// Reads a page into its sections.
pub(crate) fn read(text: &str, format: Format, layout: &Layout) -> Sections {
    let blocks = match format {
        Format::Markdown => markdown::blocks(text, 1),
        Format::Html => html::blocks(text, 1),
        Format::Text => plain::blocks(text, &layout.headings),
    };
    Sections::new(blocks.into_iter().map(|block| Block { kind: promoted(block.kind, layout), ..block }).collect())
}

/// The level of what is a heading by its looks alone: within all others.
const LOOKS_ALONE: u16 = 7;

/// What is all bold is a heading if the layout knows such a heading, or else a paragraph.
fn promoted(kind: BlockKind, layout: &Layout) -> BlockKind {
    let BlockKind::Bold(text) = kind else { return kind };
    let is_heading = layout.sections.iter().any(|rule| {
        let known = rule.heading.as_ref().is_some_and(|pattern| pattern.is_match(&text));
        known && rule.level.is_none_or(|level| level == LOOKS_ALONE)
    });
    match is_heading {
        true => BlockKind::Heading { level: LOOKS_ALONE, text },
        false => BlockKind::Paragraph(text),
    }
}

/// What seems to be a table, and is none in its format: its first line stands for the header, so that
/// no column is found.
fn no_table(first: &str) -> BlockKind {
    let cell = Cell { text: tidy(first), ..Cell::default() };
    BlockKind::Table(Table { header: vec![cell], rows: Vec::new() })
}

/// Whether the lines of a paragraph are those of a table that is not written as its format wants it:
/// drawn with `+---+`, or without a line below its header.
fn seems_table(lines: &str) -> bool {
    let drawn = lines.lines().next().is_some_and(|line| line.trim().starts_with("+-") || line.trim().starts_with("+="));
    let cells = |line: &str| line.matches('|').count() > 1;
    drawn || lines.lines().filter(|line| cells(line)).count() > 1
}

//! Tables: a cell ends where the next one begins, with a tag for its end or without.

use std::collections::BTreeMap;

use html5ever::tokenizer::Tag;

use super::super::{Block, BlockKind, Cell, Row, Table, tidy};
use super::attribute;
use super::inline::Inline;

/// A table while it is read.
#[derive(Default)]
pub(super) struct TableReader {
    line: usize,
    table: Table,
    row: Option<Row>,
    cell: Option<Inline>,
    /// How many columns the cell covers besides its own; they are there, and empty.
    covered: usize,
    /// How many rows the cell covers besides its own.
    below: usize,
    /// The cells of rows above that cover a column, and of how many rows.
    spans: BTreeMap<usize, (usize, Cell)>,
    /// The code blocks in it.
    codes: Vec<Block>,
    /// How many tables are open within this one. They are not read.
    pub(super) inner: usize,
}

impl TableReader {
    pub(super) fn new(line: usize) -> Self {
        TableReader { line, ..TableReader::default() }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.inner == 0 {
            self.cell.iter_mut().for_each(|cell| cell.push(text));
        }
    }

    /// Takes a code block in a cell.
    pub(super) fn code_block(&mut self, text: &str, block: Block) {
        self.text(&format!(" {text} "));
        if self.inner == 0 {
            self.codes.push(block);
        }
    }

    pub(super) fn tag(&mut self, tag: &Tag, start: bool, line: usize) {
        if self.inner > 0 {
            return;
        }
        match (&*tag.name, start) {
            ("tr", true) => {
                self.end_row();
                self.row = Some(Row { line, cells: Vec::new() });
            }
            ("thead" | "tbody" | "tfoot", _) => {
                self.end_row();
                self.spans.clear();
            }
            ("tr", _) => self.end_row(),
            ("td" | "th", true) => {
                self.end_cell();
                self.row.get_or_insert(Row { line, cells: Vec::new() });
                self.cell = Some(Inline::default());
                (self.covered, self.below) = (covered(tag, "colspan"), covered(tag, "rowspan"));
            }
            ("td" | "th", false) => self.end_cell(),
            ("code", _) => self.cell.iter_mut().for_each(|cell| cell.code(start)),
            ("sup", _) => self.cell.iter_mut().for_each(|cell| cell.raised(start)),
            ("br" | "p" | "div" | "li" | "ul" | "ol" | "dl" | "dd" | "dt", _) => self.text(" "),
            _ => {}
        }
    }

    /// The table as a block, if it has anything; or the code in it, if that is all it has: so some pages
    /// put numbers beside the lines.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_row();
        if self.is_code() {
            let is_numbers = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
            self.codes.retain(|block| !matches!(&block.kind, BlockKind::Code { text, .. } if is_numbers(text)));
            return self.codes;
        }
        let is_empty = self.table.header.is_empty();
        Vec::from_iter((!is_empty).then_some(Block { line: self.line, kind: BlockKind::Table(self.table) }))
    }

    /// Whether each cell of the only row is code.
    fn is_code(&self) -> bool {
        let is_code = |cell: &Cell| {
            self.codes.iter().any(|block| match &block.kind {
                BlockKind::Code { text, .. } => tidy(text) == cell.text,
                _ => false,
            })
        };
        !self.codes.is_empty() && self.table.rows.is_empty() && self.table.header.iter().all(is_code)
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.fill();
        let Some(row) = self.row.take().filter(|row| !row.cells.is_empty()) else { return };
        if self.table.header.is_empty() { self.table.header = row.cells } else { self.table.rows.push(row) }
    }

    fn end_cell(&mut self) {
        let Some(mut cell) = self.cell.take() else { return };
        self.fill();
        let (covered, below) = (std::mem::take(&mut self.covered), std::mem::take(&mut self.below));
        let Some(row) = &mut self.row else { return };
        let cells = [cell.take()].into_iter().chain(vec![Cell::default(); covered]);
        for cell in cells {
            if below > 0 {
                self.spans.insert(row.cells.len(), (below, cell.clone()));
            }
            row.cells.push(cell);
        }
    }

    /// Puts the cells of rows above where they cover the next columns.
    fn fill(&mut self) {
        let Some(row) = &mut self.row else { return };
        while let Some((rows, cell)) = self.spans.remove(&row.cells.len()) {
            if rows > 1 {
                self.spans.insert(row.cells.len(), (rows - 1, cell.clone()));
            }
            row.cells.push(cell);
        }
    }
}

/// How many columns or rows a cell covers besides its own.
fn covered(tag: &Tag, name: &str) -> usize {
    let span = attribute(tag, name).and_then(|span| span.parse::<usize>().ok()).unwrap_or(1);
    span.clamp(1, 100) - 1
}

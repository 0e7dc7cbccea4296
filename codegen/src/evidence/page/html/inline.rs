//! Text with the parts that are set as code.

use super::super::{Cell, tidy};

/// The text of a cell, an item or a paragraph while it is read.
#[derive(Default)]
pub(super) struct Inline {
    cell: Cell,
    /// Where the text of the `code` element that is open begins.
    code: Option<usize>,
}

impl Inline {
    pub(super) fn push(&mut self, text: &str) {
        self.cell.push(text);
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cell.text.trim().is_empty()
    }

    /// Takes a tag of `code`: what is between two of them is remembered.
    pub(super) fn code(&mut self, start: bool) {
        if start {
            self.code = Some(self.cell.text.len());
        } else if let Some(text) = self.code.take().and_then(|from| self.cell.text.get(from..)) {
            let text = tidy(text);
            self.cell.code.push(text);
        }
    }

    /// The text so far; what follows is another's.
    pub(super) fn take(&mut self) -> Cell {
        self.code = None;
        std::mem::take(&mut self.cell).tidy()
    }
}

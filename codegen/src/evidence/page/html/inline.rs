//! Text with the parts that are set as code.

use super::super::{Cell, tidy};

/// The text of a cell, an item or a paragraph while it is read.
#[derive(Default)]
pub(super) struct Inline {
    cell: Cell,
    /// Where the text of the `code` element that is open begins.
    code: Option<usize>,
    /// Where the text of the `sup` element that is open begins.
    raised: Option<usize>,
}

impl Inline {
    pub(super) fn push(&mut self, text: &str) {
        self.cell.push(text);
    }

    /// Parts a term from what is said of it.
    pub(super) fn define(&mut self) {
        let end = self.cell.text.trim_end().len();
        self.cell.text.truncate(end);
        let is_parted = self.cell.text.ends_with(':') || self.is_blank();
        self.push(if is_parted { " " } else { ": " });
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

    /// Takes a tag of `sup`: a number or a sign behind a word leads to a footnote, and is no part of it.
    pub(super) fn raised(&mut self, start: bool) {
        if start {
            self.raised = Some(self.cell.text.len());
            return;
        }
        let Some(from) = self.raised.take() else { return };
        let is_mark = |text: &str| {
            let text = text.trim().trim_matches(['[', ']', '(', ')']);
            text.len() < 4 && text.chars().all(|c| c.is_ascii_digit() || "*†‡§".contains(c))
        };
        let before = self.cell.text.get(..from).and_then(|text| text.trim_end().chars().next_back());
        let behind_word = before.is_none_or(|c| c.is_alphabetic() || "_).`".contains(c));
        if behind_word && self.cell.text.get(from..).is_some_and(is_mark) {
            self.cell.text.truncate(from);
        }
    }

    /// The text so far; what follows is another's.
    pub(super) fn take(&mut self) -> Cell {
        (self.code, self.raised) = (None, None);
        std::mem::take(&mut self.cell).tidy()
    }
}

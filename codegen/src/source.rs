//! Source files in memory, and places in them.

use std::sync::Arc;

/// A source file of this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

/// A range of bytes in a source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Span {
    /// The place before the first byte of a file.
    pub fn start_of(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }
}

/// One source file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as shown in messages.
    pub path: String,
    /// The whole text.
    pub text: Arc<str>,
    /// Where each line starts.
    lines: Vec<u32>,
}

impl SourceFile {
    /// Zero-based line of a byte offset, and the offset where that line starts.
    fn line(&self, offset: u32) -> (usize, usize) {
        let index = self.lines.partition_point(|start| *start <= offset).saturating_sub(1);
        (index, self.line_start(index))
    }

    /// Where a line starts; behind the last one, where the text ends.
    fn line_start(&self, index: usize) -> usize {
        self.lines.get(index).and_then(|start| usize::try_from(*start).ok()).unwrap_or(self.text.len())
    }

    /// The lines from one byte to another, with the number of the first counted from one, and
    /// where it starts.
    pub(crate) fn lines_between(&self, first: u32, last: u32) -> (usize, usize, &str) {
        let ((index, start), (end, _)) = (self.line(first), self.line(last.max(first)));
        (index + 1, start, self.text.get(start..self.line_start(end + 1)).unwrap_or_default())
    }
}

/// All source files of a run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file.
    pub fn add(&mut self, path: String, text: Arc<str>) -> FileId {
        let id = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).filter_map(|at| u32::try_from(at).ok()).collect();
        self.files.push(SourceFile { path, text, lines });
        FileId(id)
    }

    /// All files.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// The file of that id.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(usize::try_from(id.0).ok()?)
    }

    /// Line and column, each counted from one, the column in characters.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let Some(file) = self.get(span.file) else { return (1, 1) };
        let (line, start) = file.line(span.start);
        let offset = usize::try_from(span.start).unwrap_or(usize::MAX);
        let before = file.text.get(start..offset).or(file.text.get(start..)).unwrap_or_default();
        (line + 1, before.chars().count() + 1)
    }
}

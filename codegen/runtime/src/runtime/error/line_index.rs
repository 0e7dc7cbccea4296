//! Lines and columns of a body.

/// Finds line and column of an offset in a body. It continues from the last offset, so that
/// ascending offsets together cost one pass over the body.
pub struct LineIndex<'a> {
    body: &'a [u8],
    at: usize,
    line: usize,
    line_start: usize,
}

impl<'a> LineIndex<'a> {
    /// At the start of a body.
    pub fn new(body: &'a [u8]) -> Self {
        LineIndex { body, at: 0, line: 1, line_start: 0 }
    }

    /// Line and column, from one, of an offset in bytes; none if the body is not that long.
    pub fn position(&mut self, offset: usize) -> Option<(usize, usize)> {
        if offset < self.at {
            *self = LineIndex::new(self.body);
        }
        for (index, byte) in self.body.get(self.at..offset)?.iter().enumerate() {
            if *byte == b'\n' {
                self.line += 1;
                self.line_start = self.at + index + 1;
            }
        }
        self.at = offset;
        Some((self.line, offset - self.line_start + 1))
    }
}

//! Lines and columns of a body.

/// Tells line and column of places in a body. It goes on from the last place that was asked for,
/// so that all places together cost one reading of the body.
pub struct Places<'a> {
    body: &'a [u8],
    at: usize,
    line: usize,
    line_start: usize,
}

impl<'a> Places<'a> {
    /// At the start of a body.
    pub fn new(body: &'a [u8]) -> Self {
        Places { body, at: 0, line: 1, line_start: 0 }
    }

    /// Line and column, from one, of an offset in bytes; none if the body is not that long.
    pub fn find(&mut self, offset: usize) -> Option<(usize, usize)> {
        if offset < self.at {
            *self = Places::new(self.body);
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

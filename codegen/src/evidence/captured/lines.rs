//! Lines of a reader, in a limited amount of memory.

use std::io::{self, BufRead, ErrorKind};

/// The longest line that is read, in bytes.
pub(crate) const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// The lines of a reader.
pub(crate) struct Lines<R> {
    reader: R,
    /// A line that did not fit in the reader's buffer.
    long: Vec<u8>,
    /// How much of the reader's buffer the last line has taken.
    taken: usize,
    longest: usize,
}

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    Text(&'a [u8]),
    /// It is longer than what is read.
    TooLong,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Lines::with_longest(reader, LONGEST_LINE)
    }

    pub(super) fn with_longest(reader: R, longest: usize) -> Self {
        Lines { reader, long: Vec::new(), taken: 0, longest }
    }

    /// The next line.
    pub(crate) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.reader.consume(std::mem::take(&mut self.taken));
        self.long.clear();
        let filled = fill(&mut self.reader)?;
        if filled == 0 {
            return Ok(None);
        }
        if let Some(end) = memchr::memchr(b'\n', self.reader.fill_buf()?) {
            self.taken = end + 1;
            let line = self.reader.fill_buf()?.get(..end).unwrap_or_default();
            return Ok(Some(Line::Text(line)));
        }
        self.long_line()
    }

    /// A line that goes on behind the reader's buffer.
    fn long_line(&mut self) -> io::Result<Option<Line<'_>>> {
        let mut too_long = false;
        loop {
            fill(&mut self.reader)?;
            let buffer = self.reader.fill_buf()?;
            let end = memchr::memchr(b'\n', buffer);
            let part = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or_default();
            too_long |= self.long.len() + part.len() > self.longest;
            if too_long {
                self.long.clear();
            } else {
                self.long.extend_from_slice(part);
            }
            let (length, is_last) = (part.len(), buffer.is_empty());
            self.reader.consume(length + usize::from(end.is_some()));
            if end.is_some() || is_last {
                return Ok(Some(if too_long { Line::TooLong } else { Line::Text(&self.long) }));
            }
        }
    }
}

/// Fills the reader's buffer if it is empty, and tells how much is in it.
fn fill(reader: &mut impl BufRead) -> io::Result<usize> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            filled => return filled.map(<[u8]>::len),
        }
    }
}

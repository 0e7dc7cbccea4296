//! Where the values of a YAML document stand, as a marked parser sees them.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use super::aliased::Aliased;
use super::numbers;

/// How deep a document may nest. Schema files nest about eight levels.
const MAX_DEPTH: usize = 64;

/// The place of a value, in bytes, and those of its parts: of a list its items, of a mapping its
/// keys and values in turn, of an alias none.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) parts: Vec<Places>,
}

/// Why a text has no places.
pub(super) struct Unplaced {
    /// The whole message.
    pub(super) message: String,
    pub(super) at: u32,
}

/// The places of the only document of a text.
pub(super) fn places(text: &str) -> Result<Places, Unplaced> {
    let offsets = Offsets::new(text);
    let mut open: Vec<Places> = vec![Places { start: 0, end: 0, parts: Vec::new() }];
    let mut aliased = Aliased::default();
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| scan_error(&error, &offsets))?;
        let (start, end) = (offsets.byte(span.start.index()), offsets.byte(span.end.index()));
        aliased.see(&event, end.saturating_sub(start)).map_err(|message| Unplaced { message, at: start })?;
        if let Event::Scalar(value, ScalarStyle::Plain, _, None) = &event
            && let Some(message) = numbers::fault(value)
        {
            return Err(Unplaced { message, at: start });
        }
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    let message = "a second document starts here, and a schema file is one".to_owned();
                    return Err(Unplaced { message, at: start });
                }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if open.len() > MAX_DEPTH {
                    let message = format!("nested more than {MAX_DEPTH} levels deep");
                    return Err(Unplaced { message, at: start });
                }
                open.push(Places { start, end, parts: Vec::new() });
            }
            Event::Scalar(..) | Event::Alias(..) => add(&mut open, Places { start, end, parts: Vec::new() }),
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(mut done) = open.pop() {
                    done.end = done.parts.last().map_or(end, |last| last.end).max(done.end);
                    add(&mut open, done);
                }
            }
            _ => {}
        }
    }
    let document = open.pop().and_then(|mut outer| outer.parts.pop());
    Ok(document.unwrap_or(Places { start: 0, end: 0, parts: Vec::new() }))
}

fn add(open: &mut [Places], part: Places) {
    if let Some(parent) = open.last_mut() {
        parent.parts.push(part);
    }
}

fn scan_error(error: &ScanError, offsets: &Offsets) -> Unplaced {
    Unplaced { message: format!("this is not YAML: {}", error.info()), at: offsets.byte(error.marker().index()) }
}

/// From an index in characters, which is what the parser counts, to one in bytes.
enum Offsets {
    /// Each character is one byte.
    Ascii(usize),
    /// The byte at which each character starts.
    Mixed(Vec<u32>, usize),
}

impl Offsets {
    fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Offsets::Ascii(text.len());
        }
        let starts = text.char_indices().map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX)).collect();
        Offsets::Mixed(starts, text.len())
    }

    fn byte(&self, index: usize) -> u32 {
        let end = |len: &usize| u32::try_from(*len).unwrap_or(u32::MAX);
        match self {
            Offsets::Ascii(len) => u32::try_from(index).unwrap_or(u32::MAX).min(end(len)),
            Offsets::Mixed(starts, len) => starts.get(index).copied().unwrap_or_else(|| end(len)),
        }
    }
}

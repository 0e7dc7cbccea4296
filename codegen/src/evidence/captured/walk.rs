//! Reads JSON text once, value by value, and notes what it sees.

use hookwright_runtime::{CodecError, Pull};

use super::objects::Slot;
use super::place::At;
use super::values::Values;

/// How deep values are looked into.
pub(crate) const DEEPEST: usize = 24;

/// Why reading stops.
#[derive(Debug, PartialEq)]
pub(super) enum Stop {
    /// It is no JSON, or not of the form that is expected.
    Unclear(String),
    /// There are too many different fields.
    TooManyFields,
}

impl From<CodecError> for Stop {
    fn from(error: CodecError) -> Self {
        Stop::Unclear(explain(&error))
    }
}

/// Why a text is not JSON, with the place.
pub(super) fn explain(error: &CodecError) -> String {
    let at = error.offset().map_or(String::new(), |offset| format!(" at byte {}", offset + 1));
    let problem = error.problem();
    format!("it is not JSON: {}{at}", problem.strip_prefix("invalid JSON: ").unwrap_or(&problem))
}

/// A place in JSON text.
pub(super) struct Walk<'j, 'n> {
    pub(super) json: Pull<'j>,
    /// The start of the line.
    pub(super) line: At,
    /// How many more fields may be new.
    pub(super) fields_left: &'n mut usize,
}

impl Walk<'_, '_> {
    /// Where the walk is.
    #[inline]
    pub(super) fn at(&self) -> At {
        At { offset: u32::try_from(self.json.offset()).unwrap_or(u32::MAX), ..self.line }
    }

    /// Reads a value.
    pub(super) fn value(&mut self, into: &mut Values, depth: usize) -> Result<(), Stop> {
        let kind = self.json.peek();
        let at = self.at();
        match kind {
            b'"' => into.note_string(&self.json.string(), at),
            b'{' => self.object(into, depth)?,
            b'[' => self.list(into, depth)?,
            b'n' => {
                self.json.skip();
                into.nulls.note(at);
            }
            b't' | b'f' => {
                self.json.skip();
                into.bools.note(at);
            }
            _ => into.note_number(self.json.number(), at),
        }
        Ok(())
    }

    /// Reads an object.
    pub(super) fn object(&mut self, into: &mut Values, depth: usize) -> Result<(), Stop> {
        let at = self.at();
        let objects = into.objects.get_or_insert_default();
        objects.begin(at);
        if depth == DEEPEST {
            objects.cut = true;
            self.json.skip();
            return Ok(());
        }
        self.json.enter();
        let (mut guess, mut present, mut first) = (0, 0, true);
        while self.json.another(first) {
            first = false;
            let slot = objects.next_slot(&mut self.json, guess, self.fields_left)?;
            if let Slot::Field(index) = slot {
                guess = index + 1;
            }
            let (values, is_first) = objects.values(&slot);
            present += usize::from(is_first);
            self.value(values, depth + 1)?;
        }
        objects.end(present, at);
        Ok(())
    }

    fn list(&mut self, into: &mut Values, depth: usize) -> Result<(), Stop> {
        let at = self.at();
        let lists = into.lists.get_or_insert_default();
        lists.seen.note(at);
        if depth == DEEPEST {
            lists.cut = true;
            self.json.skip();
            return Ok(());
        }
        self.json.enter();
        let mut length = 0;
        while self.json.another(length == 0) {
            length += 1;
            self.value(lists.items.get_or_insert_default(), depth + 1)?;
        }
        lists.note_length(length, at);
        Ok(())
    }
}

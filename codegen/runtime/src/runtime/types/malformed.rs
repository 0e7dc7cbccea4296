//! Malformed events of a batch.

use std::fmt;

use crate::runtime::json::cursor::{Cursor, replay};
use crate::runtime::types::labelled::Labelled;
use crate::runtime::{CodecError, DecodeError, Json, JsonRef, Key};

/// How the events of a batch are decoded, to find out again what is wrong with one.
#[derive(Debug)]
pub struct BatchDescriptor {
    /// The name of the list of events.
    pub list: &'static str,
    /// The discriminator of the events.
    pub discriminator: &'static Key,
    /// Decodes an event; `false` if it is `null`.
    pub decode: fn(&mut Cursor<'_>) -> Result<bool, CodecError>,
}

/// An event of a batch that is not as the schema says. It is kept whole, as its text, and the other
/// events are decoded. It takes at most 64 bytes more than its text, so that a body of nothing else
/// costs little: what is wrong with it is found out again when it is asked for.
#[derive(Clone)]
pub struct Malformed {
    batch: &'static BatchDescriptor,
    /// With its index, and its line and column in the body, as the label.
    event: Labelled,
}

impl Malformed {
    /// A value, which was checked to be JSON, with its index and its line and column in the body.
    pub(crate) fn new(
        batch: &'static BatchDescriptor,
        text: &str,
        index: usize,
        position: Option<(usize, usize)>,
    ) -> Self {
        let label = match position {
            Some((line, column)) => format!("{index},{line},{column}"),
            None => index.to_string(),
        };
        Malformed { batch, event: Labelled::new(&label, text) }
    }

    /// How much memory it takes beside its text.
    pub(crate) fn overhead(&self) -> usize {
        self.event.len().saturating_sub(self.raw().text().len())
    }

    /// The type of the event, if its discriminator is a string, written without escapes.
    pub fn event_type(&self) -> Option<&str> {
        let discriminator = self.raw().members().find(|member| member.is(self.batch.discriminator.name))?;
        match discriminator.value.as_str()? {
            std::borrow::Cow::Borrowed(name) => Some(name),
            std::borrow::Cow::Owned(_) => None,
        }
    }

    /// The whole value, as it came.
    pub fn raw(&self) -> JsonRef<'_> {
        self.event.json()
    }

    /// The whole value.
    pub fn into_raw(self) -> Json {
        self.raw().to_json()
    }

    /// Why it could not be decoded.
    pub fn error(&self) -> DecodeError {
        let read = replay(self.raw(), |input| (self.batch.decode)(input));
        let error = match read {
            Err(error) => error,
            Ok(false) => CodecError::null(),
            // It was malformed only beside so many others.
            Ok(true) => CodecError::too_large(),
        };
        let mut place = self.event.label().split(',').map_while(|number| number.parse().ok());
        let index: usize = place.next().unwrap_or_default();
        let start = place.next().zip(place.next());
        DecodeError::of_item(&error.at(0), &format!("{}[{index}]", self.batch.list), self.raw().text(), start)
    }
}

impl PartialEq for Malformed {
    fn eq(&self, other: &Self) -> bool {
        self.event == other.event
    }
}

impl fmt::Debug for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Malformed").field("raw", &self.raw()).field("error", &self.error()).finish()
    }
}

//! Names of events that are made of several parts, or stand in headers.

use compact_str::CompactString;

use crate::runtime::error::http_header;
use crate::runtime::{CodecError, Cursor, DecodeError, Key, OneOf, from_slice};

/// How a request names the type of its event.
#[derive(Debug)]
pub struct EventName {
    /// What stands between two parts.
    pub join: &'static str,
    /// The parts, at most [`MOST_PARTS`].
    pub parts: &'static [NamePart],
}

/// How many parts a name has at most.
const MOST_PARTS: usize = 8;

/// A part of the name of an event.
#[derive(Debug)]
pub struct NamePart {
    /// Where it is.
    pub place: NamePlace,
    /// Whether it may be absent.
    pub optional: bool,
}

/// Where a part of the name of an event is.
#[derive(Debug)]
pub enum NamePlace {
    /// In a header, whose name is in lower case.
    Header(&'static str),
    /// In a string of the body, at the end of a path of fields.
    Field(&'static [&'static Key]),
}

/// The parts of a name that headers have, each at the place of the part.
type HeaderParts<'h> = [Option<&'h str>; MOST_PARTS];

/// Gives a header of a request, by its name in lower case.
type Headers<'f, 'h> = &'f dyn Fn(&str) -> Option<&'h [u8]>;

impl EventName {
    /// Decodes an event from the headers of its request and its body.
    pub fn from_parts(
        &'static self,
        headers: Headers<'_, '_>,
        body: &[u8],
        event: &mut dyn OneOf,
    ) -> Result<(), DecodeError> {
        let mut found: HeaderParts<'_> = [None; MOST_PARTS];
        for (found, part) in found.iter_mut().zip(self.parts) {
            if let NamePlace::Header(name) = part.place {
                *found = http_header::part_of_name(name, headers(name), part.optional)?;
            }
        }
        from_slice(body, &mut |input| self.decode(input, &found, event))
    }

    /// Decodes an event whose body has its whole name; `false` for `null`.
    pub fn from_body(&'static self, input: &mut Cursor<'_>, event: &mut dyn OneOf) -> Result<bool, CodecError> {
        self.decode(input, &[None; MOST_PARTS], event)
    }

    fn decode(
        &'static self,
        input: &mut Cursor<'_>,
        headers: &HeaderParts<'_>,
        event: &mut dyn OneOf,
    ) -> Result<bool, CodecError> {
        if !input.at_object()? {
            return Ok(false);
        }
        if let ([part], [Some(name), ..]) = (self.parts, headers)
            && let NamePlace::Header(_) = part.place
        {
            return input.named(event, None, name);
        }
        let name = self.compose(input, headers)?;
        input.named(event, None, &name)
    }

    /// The parts that are there, joined.
    fn compose(&'static self, input: &mut Cursor<'_>, headers: &HeaderParts<'_>) -> Result<CompactString, CodecError> {
        let mut name = CompactString::default();
        let mut any = false;
        for (part, header) in self.parts.iter().zip(headers) {
            let mut add = |value: &str| {
                if any {
                    name.push_str(self.join);
                }
                name.push_str(value);
                any = true;
            };
            match part.place {
                NamePlace::Header(_) => header.iter().for_each(|value| add(value)),
                NamePlace::Field(path) => match input.name_part(path)? {
                    Some(value) => add(&value),
                    None if part.optional => {}
                    None => return Err(input.missing_part(path)),
                },
            }
        }
        if any { Ok(name) } else { Err(input.missing_part(self.first_path())) }
    }

    fn first_path(&self) -> &'static [&'static Key] {
        let path = |part: &NamePart| match part.place {
            NamePlace::Field(path) => Some(path),
            NamePlace::Header(_) => None,
        };
        self.parts.iter().find_map(path).unwrap_or_default()
    }
}

/// Decodes the body of an event whose type is known by name. The field that names the type, if there is
/// one, must not name another.
#[allow(dead_code)] // Generated code calls it.
pub fn from_named(
    name: &str,
    key: Option<&'static Key>,
    body: &[u8],
    event: &mut dyn OneOf,
) -> Result<(), DecodeError> {
    from_slice(body, &mut |input| Ok(input.at_object()? && input.named(event, key, name)?))
}

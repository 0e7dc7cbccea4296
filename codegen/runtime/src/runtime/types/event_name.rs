//! Names of events that are made of several parts, or stand in headers.

use std::borrow::Cow;

use compact_str::CompactString;

use crate::runtime::error::http_header;
use crate::runtime::{CodecError, Cursor, DecodeError, Key, OneOf, from_slice};

/// How a request names the type of its event.
#[derive(Debug)]
pub struct EventName {
    /// What stands between two parts.
    pub join: &'static str,
    /// The parts, at most eight.
    pub parts: &'static [NamePart],
}

/// How many parts a name has at most.
const MOST_PARTS: usize = 8;

/// A part of the name of an event.
#[derive(Debug)]
pub struct NamePart {
    /// Where it may be; the first place with something counts.
    pub places: &'static [NamePlace],
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

impl NamePart {
    /// The header that may have it.
    fn header(&self) -> Option<&'static str> {
        self.places.iter().find_map(|place| match place {
            NamePlace::Header(name) => Some(*name),
            NamePlace::Field(_) => None,
        })
    }

    /// The path of the first field that may have it; empty if there is none.
    fn path(&self) -> &'static [&'static Key] {
        let path = self.places.iter().find_map(|place| match place {
            NamePlace::Field(path) => Some(*path),
            NamePlace::Header(_) => None,
        });
        path.unwrap_or_default()
    }

    /// Whether it may be absent, and is a field of the body itself.
    fn is_optional_field(&self) -> bool {
        self.optional && matches!(self.places, [NamePlace::Field([_])])
    }

    /// Whether it is only there if the header is.
    fn needs_header(&self) -> bool {
        !self.optional && matches!(self.places, [NamePlace::Header(_)])
    }
}

/// Whether an event has one of the fields that are parts of names among those that are not its own.
fn has_any(event: &mut dyn OneOf, parts: &[NamePart]) -> bool {
    let Some(object) = event.object_mut() else { return false };
    let mut found = false;
    let visited = object.visit_fields(&mut |_, extra| {
        let has = |part: &NamePart| part.path().iter().any(|key| extra.get(key.name).is_some());
        found = parts.iter().any(has);
        Ok(())
    });
    found || visited.is_err()
}

/// Gives a header of a request, by its name in lower case.
type Headers<'f, 'h> = &'f dyn Fn(&str) -> Option<&'h [u8]>;

impl EventName {
    /// Decodes an event from the headers of its request and its body.
    pub fn decode_parts(
        &'static self,
        headers: Headers<'_, '_>,
        body: &[u8],
        event: &mut dyn OneOf,
    ) -> Result<(), DecodeError> {
        let mut found: HeaderParts<'_> = [None; MOST_PARTS];
        for (found, part) in found.iter_mut().zip(self.parts) {
            if let Some(name) = part.header() {
                *found = http_header::part_of_name(name, headers(name), !part.needs_header())?;
            }
        }
        from_slice(body, &mut |input| self.decode(input, &found, event))
    }

    /// Decodes an event whose body has its whole name; `false` for `null`.
    pub fn decode_body(&'static self, input: &mut Cursor<'_>, event: &mut dyn OneOf) -> Result<bool, CodecError> {
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
            && let [NamePlace::Header(_), ..] = part.places
        {
            return input.named(event, None, name);
        }
        if self.decode_short(input, headers, event) {
            return Ok(true);
        }
        let name = self.compose(input, headers)?;
        input.named(event, None, &name)
    }

    /// Decodes an event of which headers say the name, if no known name goes on behind that: to look for
    /// the parts that may be in the body, and are not, would take a pass over all of it. `false` if there
    /// is one after all, or something else is wrong, with the cursor where it was.
    fn decode_short(&'static self, input: &mut Cursor<'_>, headers: &HeaderParts<'_>, event: &mut dyn OneOf) -> bool {
        let in_headers = self.parts.iter().take_while(|part| part.path().is_empty()).count();
        let rest = self.parts.get(in_headers..).unwrap_or_default();
        let mut found = headers.iter().take(in_headers).flatten();
        let (Some(name), None) = (found.next(), found.next()) else { return false };
        if !rest.iter().all(NamePart::is_optional_field) || event.continues(name) || !event.select(name) {
            return false;
        }
        input.attempt(&mut |input| {
            let is_decoded = input.content(event, None).is_ok();
            is_decoded && !(input.met_unknown_field() && has_any(event, rest))
        })
    }

    /// The parts that are there, joined.
    fn compose(&'static self, input: &mut Cursor<'_>, headers: &HeaderParts<'_>) -> Result<CompactString, CodecError> {
        let mut name = CompactString::default();
        let mut any = false;
        for (part, header) in self.parts.iter().zip(headers) {
            let value = part_of(part, input, *header)?;
            match &value {
                Some(value) => {
                    if any {
                        name.push_str(self.join);
                    }
                    name.push_str(value);
                    any = true;
                }
                None if part.optional => {}
                None => return Err(input.missing_part(part.path())),
            }
        }
        if any { Ok(name) } else { Err(input.missing_part(self.first_path())) }
    }

    fn first_path(&self) -> &'static [&'static Key] {
        self.parts.iter().map(NamePart::path).find(|path| !path.is_empty()).unwrap_or_default()
    }
}

/// The first thing that is at one of the places of a part.
fn part_of<'r, 'a: 'r>(
    part: &'static NamePart,
    input: &mut Cursor<'a>,
    header: Option<&'r str>,
) -> Result<Option<Cow<'r, str>>, CodecError> {
    for place in part.places {
        let found = match place {
            NamePlace::Header(_) => header.map(Cow::Borrowed),
            NamePlace::Field(path) => input.name_part(path)?,
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
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

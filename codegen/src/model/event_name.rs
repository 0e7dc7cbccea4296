//! How a request names the type of an event: by one field of the body, or by parts from headers
//! and fields.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Event;
use crate::words::words;

/// How the type of an event is named.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct EventName {
    /// What the name is made of, in order; never empty.
    pub parts: Vec<NamePart>,
    /// What stands between two parts.
    pub join: String,
    /// One sentence about the name.
    pub doc: String,
    /// Whether there is an event that covers several names.
    pub open: bool,
    /// The convention that the requests follow, if there is one.
    pub preset: Option<NamePreset>,
}

words! {
    /// A convention for the requests that carry events.
    pub enum NamePreset {
        /// CloudEvents 1.0: attributes and `data` in the body, one event or a list of them, or attributes in
        /// headers.
        CloudEvents = "cloudevents",
    }
}

/// A part of the name of an event.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct NamePart {
    /// Where it is.
    pub place: NamePlace,
    /// Where it is if there is nothing at that place.
    pub otherwise: Option<NamePlace>,
    /// It may be absent, and the name is shorter then.
    pub optional: bool,
    /// One sentence about it, if there is more to say than of the name as a whole.
    pub doc: Option<String>,
}

/// What an event has at a part of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartValue<'e> {
    /// Nothing: the part is absent.
    None,
    /// This value.
    One(&'e str),
    /// Several values, as the event has several names.
    Any,
}

impl<'e> PartValue<'e> {
    /// The one value, or that there is none; nothing if there are several.
    fn one(self) -> Option<Option<&'e str>> {
        match self {
            PartValue::None => Some(None),
            PartValue::One(value) => Some(Some(value)),
            PartValue::Any => None,
        }
    }
}

/// Where a part of the name of an event is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum NamePlace {
    /// In an HTTP header, as documented.
    Header(String),
    /// In a string of the body, at the end of a path of fields.
    Field(Vec<String>),
}

impl NamePlace {
    /// The header's name.
    pub fn header(&self) -> Option<&str> {
        match self {
            NamePlace::Header(name) => Some(name),
            NamePlace::Field(_) => None,
        }
    }

    /// The field, if it is one of the body itself.
    pub fn field(&self) -> Option<&str> {
        match self {
            NamePlace::Field(path) => match path.as_slice() {
                [name] => Some(name),
                _ => None,
            },
            NamePlace::Header(_) => None,
        }
    }

    /// The names of the fields on the way.
    pub fn path(&self) -> Option<&[String]> {
        match self {
            NamePlace::Header(_) => None,
            NamePlace::Field(path) => Some(path),
        }
    }
}

/// In the words of messages: "the header `X-Event`", "`event.type`".
impl std::fmt::Display for NamePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NamePlace::Header(name) => write!(f, "the header `{name}`"),
            NamePlace::Field(path) => write!(f, "`{}`", path.join(".")),
        }
    }
}

impl NamePart {
    /// The places where it may be, in order.
    pub fn places(&self) -> impl Iterator<Item = &NamePlace> {
        std::iter::once(&self.place).chain(&self.otherwise)
    }

    /// The field that has it, if that is one of the body itself.
    pub fn field(&self) -> Option<&str> {
        self.place.field()
    }

    /// Where an event has it whose fields are below a path: the first place that is there, or else the
    /// first of all.
    pub fn place_below(&self, below: &[String]) -> &NamePlace {
        let is_there = |place: &&NamePlace| match place.path() {
            Some([before @ .., _]) => before == below,
            _ => false,
        };
        self.places().find(is_there).unwrap_or(&self.place)
    }
}

impl EventName {
    /// A name that one field of the body has.
    #[cfg(test)]
    pub(crate) fn of_field(field: &str) -> Self {
        let place = NamePlace::Field(vec![field.to_owned()]);
        let part = NamePart { place, otherwise: None, optional: false, doc: None };
        EventName { parts: vec![part], join: ".".to_owned(), doc: String::new(), open: false, preset: None }
    }

    /// The field that is the whole name, where that is a field of the body itself and each event
    /// has one name. It is no field of an event then: its value follows from the event's type.
    pub fn tag(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [part] if !part.optional && !self.open && part.otherwise.is_none() => part.field(),
            _ => None,
        }
    }

    /// The headers that have a part of the name.
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(NamePart::places).filter_map(NamePlace::header)
    }

    /// Whether the name is in the body, whole.
    pub fn is_in_body(&self) -> bool {
        self.headers().next().is_none()
    }

    /// Whether a field of the body itself is the name, or a part of it.
    pub fn is_part(&self, field: &str) -> bool {
        self.fields().any(|name| name == field)
    }

    /// The fields of the body itself that are the name or parts of it.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(NamePart::places).filter_map(NamePlace::field)
    }

    /// The values of the parts in a name; none if it has too few of them. Where parts are absent
    /// these are the last optional ones. What is left over belongs to the last part.
    pub fn split<'n>(&self, name: &'n str) -> Option<Vec<Option<&'n str>>> {
        let values: Vec<&str> = match self.join.as_str() {
            "" => vec![name],
            join => name.splitn(self.parts.len(), join).collect(),
        };
        let mut absent = self.parts.len() - values.len();
        let mut present = vec![true; self.parts.len()];
        for (present, part) in present.iter_mut().zip(&self.parts).rev() {
            if absent > 0 && part.optional {
                *present = false;
                absent -= 1;
            }
        }
        let mut values = values.into_iter();
        let split = present.into_iter().map(|present| if present { values.next() } else { None });
        (absent == 0).then(|| split.collect())
    }

    /// The fields of the body itself that are parts of the name of an event, with their values; none
    /// where the event has no such part. What an event with several names has several values of is left
    /// out.
    pub fn parts_of<'e>(&'e self, event: &'e Event) -> Vec<(&'e str, Option<&'e str>)> {
        let values = if self.tag().is_some() { Vec::new() } else { self.values_of(event) };
        let parts = self.parts.iter().zip(values);
        parts.filter_map(|(part, value)| Some((part.field()?, value.one()?))).collect()
    }

    /// The value of each part of the name of an event.
    pub(crate) fn values_of<'e>(&self, event: &'e Event) -> Vec<PartValue<'e>> {
        if event.pattern.as_ref().is_some_and(|pattern| !pattern.is_open()) {
            return vec![PartValue::Any; self.parts.len()];
        }
        let values = self.split(&event.name).unwrap_or_default();
        let varies = event.pattern.as_ref().and_then(|_| values.iter().rposition(Option::is_some));
        let value = |(index, value): (usize, Option<&'e str>)| match value {
            _ if Some(index) == varies => PartValue::Any,
            Some(value) => PartValue::One(value),
            None => PartValue::None,
        };
        values.into_iter().enumerate().map(value).collect()
    }

    /// The paths of fields within objects that have parts of the name of an event, with their values.
    pub fn paths_of<'e>(&'e self, event: &'e Event) -> Vec<(&'e [String], &'e str)> {
        let parts = self.parts.iter().zip(self.values_of(event));
        let part = |(part, value): (&'e NamePart, PartValue<'e>)| {
            let path = part.place.path().filter(|path| path.len() > 1)?;
            Some((path, value.one()??))
        };
        parts.filter_map(part).collect()
    }

    /// The part of the name that a header has, if it has one, with its value in an event.
    pub fn in_header<'e>(&self, header: &str, event: &'e Event) -> Option<(&NamePart, PartValue<'e>)> {
        let is_it = |part: &NamePart| part.place.header().is_some_and(|name| name.eq_ignore_ascii_case(header));
        self.parts.iter().zip(self.values_of(event)).find(|(part, _)| is_it(part))
    }

    /// The name of an event from its body, which is all that there is of a request. The error is the
    /// place of the part that is missing.
    pub fn of_body(&self, body: &Map<String, Value>) -> Result<String, &NamePlace> {
        self.compose(|place| string_at(body, place.path()?).map(str::to_owned))
    }

    /// Whether a body can be that of an event of this name: what it has of the name agrees.
    pub fn agrees(&self, name: &str, body: &Map<String, Value>) -> bool {
        let values = self.split(name).unwrap_or_default();
        let agrees = |(part, value): (&NamePart, Option<&str>)| match part.place.path() {
            Some(path) => string_at(body, path) == value,
            None => true,
        };
        values.len() == self.parts.len() && self.parts.iter().zip(values).all(agrees)
    }

    /// The name that the parts make. The error is the place of the part that is missing.
    pub fn compose(&self, value: impl Fn(&NamePlace) -> Option<String> + Copy) -> Result<String, &NamePlace> {
        let mut values = Vec::new();
        for part in &self.parts {
            match part.places().find_map(&value) {
                Some(value) => values.push(value),
                None if part.optional => {}
                None => return Err(&part.place),
            }
        }
        match (values.is_empty(), self.parts.first()) {
            (true, Some(first)) => Err(&first.place),
            _ => Ok(values.join(&self.join)),
        }
    }
}

/// The string at the end of a path of fields.
fn string_at<'v>(body: &'v Map<String, Value>, path: &[String]) -> Option<&'v str> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(body.get(first)?, |value, name| value.get(name))?.as_str()
}

/// The names that an event covers, where these are several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct NamePattern {
    /// What a name is made of, in order.
    pub pieces: Vec<NamePiece>,
}

/// A piece of a pattern of names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum NamePiece {
    /// This text.
    Text(String),
    /// All that is left of the name, which is something.
    Rest,
    /// Anything but nothing, up to the next separator.
    String,
    /// A GUID.
    Guid,
    /// An integer.
    Integer,
}

impl NamePattern {
    /// Whether it covers a name.
    pub fn covers(&self, name: &str) -> bool {
        let pieces: Vec<hookwright_runtime::NamePiece<'_>> = self.pieces.iter().map(NamePiece::of_runtime).collect();
        hookwright_runtime::covers(&pieces, name)
    }

    /// Whether it covers all values of the last part.
    pub fn is_open(&self) -> bool {
        self.pieces.contains(&NamePiece::Rest)
    }

    /// A regular expression for the whole of a name, as JavaScript, Python, Go, Java and Rust read it.
    pub(crate) fn expression(&self) -> String {
        let piece = |piece: &NamePiece| match piece {
            NamePiece::Text(text) => escaped(text),
            NamePiece::Rest => "[\\s\\S]+".to_owned(),
            NamePiece::String => "[^./:]+".to_owned(),
            NamePiece::Guid => "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}".to_owned(),
            NamePiece::Integer => "-?[0-9]+".to_owned(),
        };
        format!("^{}$", self.pieces.iter().map(piece).collect::<String>())
    }

    /// The place among patterns in which a name is looked for: those that end with anything are the
    /// last, and of them those that say more of the name come first.
    pub(crate) fn rank(&self) -> (bool, std::cmp::Reverse<usize>) {
        let length = |piece: &NamePiece| match piece {
            NamePiece::Text(text) => text.len(),
            NamePiece::Rest | NamePiece::String | NamePiece::Guid | NamePiece::Integer => 0,
        };
        (self.is_open(), std::cmp::Reverse(self.pieces.iter().map(length).sum()))
    }
}

/// A text that stands for itself in a regular expression. No more is escaped than every engine takes.
fn escaped(text: &str) -> String {
    let special = |c: char| r"\.+*?()|[]{}^$/".contains(c);
    text.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}

impl NamePiece {
    fn of_runtime(&self) -> hookwright_runtime::NamePiece<'_> {
        match self {
            NamePiece::Text(text) => hookwright_runtime::NamePiece::Text(text),
            NamePiece::Rest => hookwright_runtime::NamePiece::Rest,
            NamePiece::String => hookwright_runtime::NamePiece::String,
            NamePiece::Guid => hookwright_runtime::NamePiece::Guid,
            NamePiece::Integer => hookwright_runtime::NamePiece::Integer,
        }
    }

    /// Whether a value is of its kind.
    pub(crate) fn takes(&self, value: &str) -> bool {
        self.of_runtime().takes(value)
    }
}

#[cfg(test)]
mod tests {
    use super::{EventName, NamePart, NamePattern, NamePiece, NamePlace};

    fn name(parts: &[(&str, bool)], join: &str) -> EventName {
        let part = |(field, optional): &(&str, bool)| NamePart {
            place: NamePlace::Field(vec![(*field).to_owned()]),
            otherwise: None,
            optional: *optional,
            doc: None,
        };
        EventName {
            parts: parts.iter().map(part).collect(),
            join: join.to_owned(),
            doc: String::new(),
            open: false,
            preset: None,
        }
    }

    #[test]
    fn a_name_is_split_as_it_is_joined() {
        let both = [("event", false), ("action", true)];
        let first = [("area", true), ("event", false)];
        for (parts, join, text, expected) in [
            (&both, ".", "issues.opened", Some(vec![Some("issues"), Some("opened")])),
            (&both, ".", "push", Some(vec![Some("push"), None])),
            (&both, ".", "a.b.c", Some(vec![Some("a"), Some("b.c")])),
            (&both, "/", "a.b", Some(vec![Some("a.b"), None])),
            (&first, ".", "ping", Some(vec![None, Some("ping")])),
            (&[("a", false), ("b", false)], ".", "ping", None),
        ] {
            assert_eq!(name(parts, join).split(text), expected, "{text}");
        }
        assert_eq!(name(&[("type", false)], ".").split("a.b"), Some(vec![Some("a.b")]));
    }

    #[test]
    fn an_expression_takes_what_its_pattern_covers() {
        let text = |text: &str| NamePiece::Text(text.to_owned());
        for (pieces, good, bad) in [
            (vec![text("star/a.b-c."), NamePiece::Rest], vec!["star/a.b-c.x", "star/a.b-c.x\ny"], vec!["star/a.b-c."]),
            (vec![text("v"), NamePiece::Integer], vec!["v1", "v-20"], vec!["v", "v1.0", "xv1"]),
            (vec![NamePiece::String, text(".ok")], vec!["a.ok"], vec![".ok", "a.b.ok", "aXok"]),
            (vec![NamePiece::Guid], vec!["9cae633f-68d0-4315-8b9a-b83c7673d8dc"], vec!["9cae633f"]),
        ] {
            let pattern = NamePattern { pieces };
            let expression = regex::Regex::new(&pattern.expression()).unwrap();
            for (names, expected) in [(good, true), (bad, false)] {
                for name in names {
                    let taken = (expression.is_match(name), pattern.covers(name));
                    assert_eq!(taken, (expected, expected), "{expression} {name:?}");
                }
            }
        }
    }
}

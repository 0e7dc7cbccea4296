//! From nodes to syntax trees, through serde: every unknown key, duplicate key and wrong value is
//! reported at its place, and reading goes on.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;

use serde::de::value::{StrDeserializer, StringDeserializer, U8Deserializer, U32Deserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::node::{Entry, Kind, Node};
use super::texts::{self, Lines};
use crate::diagnostic::{Diagnostic, Diagnostics, MAX_ERRORS, Rule, rules};
use crate::source::Span;
use crate::syntax::{NodeKind, SPANNED};

/// Reads a syntax tree from a node. What is wrong is added to the diagnostics; none comes back if
/// nothing can be made of the node as a whole.
pub(super) fn read<'de, T: Deserialize<'de>>(node: &'de Node, diagnostics: &mut Diagnostics) -> Option<T> {
    let reader = Reader::default();
    let syntax = T::deserialize(NodeDeserializer::new(node, &reader)).ok();
    // serde stops at the first error; deserialize again, skipping that value, to collect the rest.
    for _ in 0..MAX_READINGS {
        if !reader.found_more.take() {
            break;
        }
        drop(T::deserialize(NodeDeserializer::new(node, &reader)));
    }
    reader.found.into_inner().into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    syntax
}

/// How often a document is read at most: more often than any item has keys.
const MAX_READINGS: usize = 32;

/// What readings of one document have found.
#[derive(Default)]
struct Reader {
    found: RefCell<Vec<Diagnostic>>,
    /// Where each diagnostic was, so that a second reading does not repeat it.
    known: RefCell<HashSet<(&'static str, Span, String)>>,
    /// The values, by address, that are wrong and have been reported.
    skipped: RefCell<HashSet<*const Node>>,
    /// Whether there is a reason to read again.
    found_more: Cell<bool>,
}

impl Reader {
    /// Do not format diagnostics beyond the display limit.
    fn report(&self, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.found.borrow().len() > MAX_ERRORS + 1 {
            return;
        }
        let diagnostic = diagnostic();
        let place = diagnostic.span.map(|span| (diagnostic.rule.id, span, diagnostic.message.clone()));
        if place.is_none_or(|place| self.known.borrow_mut().insert(place)) {
            self.found.borrow_mut().push(diagnostic);
        }
    }

    fn check_text(&self, text: &str, span: Span, lines: Lines) {
        if let Some(diagnostic) = texts::check(text, span, lines) {
            self.report(|| diagnostic);
        }
    }

    fn skip(&self, node: &Node) {
        if self.skipped.borrow_mut().insert(std::ptr::from_ref(node)) {
            self.found_more.set(true);
        }
    }

    fn skips(&self, node: &Node) -> bool {
        self.skipped.borrow().contains(&std::ptr::from_ref(node))
    }
}

/// What serde expects, in the words of our messages.
fn in_our_words(expected: &dyn Expected) -> String {
    match expected.to_string().as_str() {
        "u64" => "an integer from 0".to_owned(),
        "u32" => format!("an integer from 0 to {}", u32::MAX),
        "a boolean" => "`true` or `false`".to_owned(),
        "a JSON number" => "a number".to_owned(),
        "a map" => "a mapping".to_owned(),
        other => other.to_owned(),
    }
}

/// An error of serde's, until it is reported at a place.
#[derive(Debug)]
pub(super) struct Fault {
    rule: &'static Rule,
    message: String,
    /// In place of a message: what was expected, where something else was found.
    expected: Option<String>,
    help: Option<Help>,
    reported: bool,
    /// Whether the value concerned is among those that are passed over.
    skipped: bool,
}

#[derive(Debug)]
struct Help {
    wrong: String,
    known: &'static [&'static str],
}

impl Fault {
    fn new(rule: &'static Rule, message: String) -> Self {
        Fault { rule, message, expected: None, help: None, reported: false, skipped: false }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Fault::new(&rules::WRONG_VALUE, message.to_string())
    }

    fn invalid_type(_unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Fault { expected: Some(in_our_words(expected)), ..Fault::new(&rules::WRONG_VALUE, String::new()) }
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let help = Some(Help { wrong: variant.to_owned(), known: expected });
        Fault { help, ..Fault::new(&rules::WRONG_VALUE, format!("`{variant}` is not one of the values known here")) }
    }

    fn missing_field(field: &'static str) -> Self {
        Fault::new(&rules::MISSING_KEY, format!("the key `{field}` is missing"))
    }
}

#[derive(Clone, Copy)]
struct NodeDeserializer<'de, 'd> {
    node: &'de Node,
    reader: &'d Reader,
    /// How many lines a string may have here.
    lines: Lines,
}

impl<'de, 'd> NodeDeserializer<'de, 'd> {
    fn new(node: &'de Node, reader: &'d Reader) -> Self {
        NodeDeserializer { node, reader, lines: Lines::One }
    }

    /// Reports an error at this node, unless a node within has done so.
    fn report<T>(self, result: Result<T, Fault>) -> Result<T, Fault> {
        result.map_err(|mut fault| {
            if !fault.reported {
                fault.reported = true;
                self.reader.report(|| self.diagnostic(&fault));
            }
            fault
        })
    }

    fn diagnostic(self, fault: &Fault) -> Diagnostic {
        let message = match &fault.expected {
            Some(expected) => format!("expected {expected}, found {}", self.node.describe()),
            None => fault.message.clone(),
        };
        let diagnostic = Diagnostic::new(fault.rule, self.node.span, message);
        match &fault.help {
            Some(help) => diagnostic.did_you_mean(&help.wrong, help.known.iter().copied(), "known values"),
            None => diagnostic,
        }
    }

    fn wrong_type<V: Visitor<'de>>(self, visitor: &V) -> Fault {
        let (expected, found) = (in_our_words(visitor as &dyn Expected), self.node.describe());
        Fault::custom(format_args!("expected {expected}, found {found}"))
    }

    fn entries(self, entries: &'de [Entry]) -> EntryAccess<'de, 'd> {
        EntryAccess { rest: entries.iter(), value: None, keys: None, reader: self.reader }
    }

    fn any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Bool(value) => visitor.visit_bool(*value),
            Kind::Number(value) => match (value.as_u64(), value.as_i64(), value.as_f64()) {
                (Some(value), _, _) => visitor.visit_u64(value),
                (None, Some(value), _) => visitor.visit_i64(value),
                (None, None, value) => visitor.visit_f64(value.unwrap_or_default()),
            },
            Kind::Text(value) => visitor.visit_borrowed_str(value),
            Kind::List(items) => visitor.visit_seq(ItemAccess { rest: items.iter(), reader: self.reader }),
            Kind::Mapping(entries) => visitor.visit_map(self.entries(entries)),
        }
    }
}

impl<'de> Deserializer<'de> for NodeDeserializer<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.report(self.any(visitor))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            Kind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Text(value) => {
                // What is read as a string is of the dialect; data is read as any value.
                self.reader.check_text(value, self.node.span, self.lines);
                self.report(visitor.visit_borrowed_str(value))
            }
            Kind::Number(_) | Kind::Bool(_) => {
                let fault = self.wrong_type(&visitor);
                self.report(Err(Fault { message: format!("{}; quote it to make it a string", fault.message), ..fault }))
            }
            _ => self.report(Err(self.wrong_type(&visitor))),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Mapping(entries) => self.report(visitor.visit_map(self.entries(entries))),
            _ => self.report(Err(self.wrong_type(&visitor))),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::List(_) => self.deserialize_any(visitor),
            _ => self.report(Err(self.wrong_type(&visitor))),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name == SPANNED {
            return visitor.visit_seq(PlaceAccess { step: 0, inner: self });
        }
        match &self.node.kind {
            Kind::Mapping(entries) => {
                let access = EntryAccess { keys: Some(fields), ..self.entries(entries) };
                let passed_over = entries.iter().any(|entry| self.reader.skips(&entry.value));
                let read = visitor.visit_map(access);
                // A key that is missing because it was passed over is not missing.
                self.report(read.map_err(|fault| Fault { reported: fault.reported || passed_over, ..fault }))
            }
            _ => {
                let found = self.node.describe();
                let known = fields.join("`, `");
                self.report(Err(Fault::custom(format_args!("expected a mapping, found {found}; its keys: `{known}`"))))
            }
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match &self.node.kind {
            Kind::Text(value) => {
                let variant: StrDeserializer<'_, Fault> = value.as_str().into_deserializer();
                self.report(visitor.visit_enum(variant))
            }
            _ => self.report(Err(self.wrong_type(&visitor))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct identifier ignored_any
    }
}

/// The items of a list.
struct ItemAccess<'de, 'd> {
    rest: std::slice::Iter<'de, Node>,
    reader: &'d Reader,
}

impl<'de> SeqAccess<'de> for ItemAccess<'de, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(node) = self.rest.next() else { return Ok(None) };
        seed.deserialize(NodeDeserializer::new(node, self.reader)).map(Some)
    }
}

/// The entries of a mapping. Keys that a struct does not know are reported and passed over.
struct EntryAccess<'de, 'd> {
    rest: std::slice::Iter<'de, Entry>,
    /// The value of the key that was given last, and how many lines it may have.
    value: Option<(&'de Node, Lines)>,
    keys: Option<&'static [&'static str]>,
    reader: &'d Reader,
}

impl EntryAccess<'_, '_> {
    fn is_known(&self, entry: &Entry) -> bool {
        let Some(keys) = self.keys else { return true };
        if keys.contains(&entry.key.as_str()) {
            return true;
        }
        self.reader.report(|| {
            let message = format!("unknown key `{}`", entry.key.escape_debug());
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_KEY, entry.key_span, message);
            diagnostic.did_you_mean(&entry.key, keys.iter().copied(), "known keys")
        });
        false
    }
}

impl<'de> MapAccess<'de> for EntryAccess<'de, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        loop {
            let Some(entry) = self.rest.next() else { return Ok(None) };
            if !self.is_known(entry) || self.reader.skips(&entry.value) {
                continue;
            }
            let lines = Lines::below(&entry.key, self.keys.is_none());
            self.value = Some((&entry.value, lines));
            return seed.deserialize(KeyDeserializer { entry, reader: self.reader }).map(Some);
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (node, lines) = self.value.take().ok_or_else(|| Fault::custom("a value before its key"))?;
        seed.deserialize(NodeDeserializer { node, reader: self.reader, lines }).map_err(|mut fault| {
            // The innermost value is the wrong one; those around it have other parts to look at.
            if !fault.skipped {
                fault.skipped = true;
                self.reader.skip(node);
            }
            fault
        })
    }
}

/// A key: of an item, of data, or, with its place, of a map of items.
struct KeyDeserializer<'de, 'd> {
    entry: &'de Entry,
    reader: &'d Reader,
}

impl<'de> Deserializer<'de> for KeyDeserializer<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(&self.entry.key)
    }

    /// A key of data, which is JSON.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.entry.key_is_text {
            self.reader.report(|| texts::no_json_key(self.entry));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.reader.check_text(&self.entry.key, self.entry.key_span, Lines::One);
        visitor.visit_seq(KeyPlaceAccess { step: 0, entry: self.entry })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct KeyPlaceAccess<'de> {
    step: u8,
    entry: &'de Entry,
}

impl<'de> SeqAccess<'de> for KeyPlaceAccess<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.step += 1;
        if let Some(place) = place_step(self.step, self.entry.key_span, NodeKind::Scalar) {
            return place.seed(seed).map(Some);
        }
        let key: StringDeserializer<Fault> = self.entry.key.clone().into_deserializer();
        seed.deserialize(key).map(Some)
    }
}

/// The place of a node, its kind, and then the node.
struct PlaceAccess<'de, 'd> {
    step: u8,
    inner: NodeDeserializer<'de, 'd>,
}

impl<'de> SeqAccess<'de> for PlaceAccess<'de, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.step += 1;
        let kind = match self.inner.node.kind {
            Kind::Null => NodeKind::Null,
            Kind::List(_) => NodeKind::List,
            Kind::Mapping(_) => NodeKind::Mapping,
            _ => NodeKind::Scalar,
        };
        if let Some(place) = place_step(self.step, self.inner.node.span, kind) {
            return place.seed(seed).map(Some);
        }
        seed.deserialize(self.inner).map(Some)
    }
}

enum PlacePart {
    Number(u32),
    Kind(u8),
}

impl PlacePart {
    fn seed<'de, T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        match self {
            PlacePart::Number(number) => {
                let number: U32Deserializer<Fault> = number.into_deserializer();
                seed.deserialize(number)
            }
            PlacePart::Kind(kind) => {
                let kind: U8Deserializer<Fault> = kind.into_deserializer();
                seed.deserialize(kind)
            }
        }
    }
}

fn place_step(step: u8, span: Span, kind: NodeKind) -> Option<PlacePart> {
    match step {
        1 => Some(PlacePart::Number(span.file.0)),
        2 => Some(PlacePart::Number(span.start)),
        3 => Some(PlacePart::Number(span.end)),
        4 => Some(PlacePart::Kind(kind as u8)),
        _ => None,
    }
}

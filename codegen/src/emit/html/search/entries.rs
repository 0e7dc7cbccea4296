//! What can be found: events, types, fields and values.

use serde_json::{Value, json};

use crate::emit::contract::{Part, Section};
use crate::emit::html::links::{Pages, anchor, within};
use crate::emit::html::values::{other_anchor, unknown_value};
use crate::model::{Docs, Event, Field, Object, TypeDef, TypeKind};

/// How many characters of a description are shown.
const SHOWN: usize = 240;

/// Something that can be found.
pub(super) struct Entry<'a> {
    kind: Kind,
    pub(super) label: String,
    /// What it belongs to, from the vendor down.
    pub(super) context: Vec<&'a str>,
    pub(super) text: String,
    page: String,
    anchor: String,
}

/// What kind of thing it is, in the order of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Event,
    Type,
    Field,
    Value,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Event => "event",
            Kind::Type => "type",
            Kind::Field => "field",
            Kind::Value => "value",
        }
    }
}

impl Entry<'_> {
    /// What the page shows of it: kind, label, what it belongs to, description, page, anchor.
    pub(super) fn shown(&self) -> Value {
        let text: String = self.text.chars().take(SHOWN).collect();
        json!([self.kind.name(), self.label, self.context.join(" › "), text, self.page, self.anchor])
    }
}

/// All that can be found, events first.
pub(super) fn entries<'a>(parts: &[Part<'a>]) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = parts.iter().flat_map(|part| Finder::of(part).all()).collect();
    entries.sort_by_key(|entry| entry.kind);
    entries
}

struct Finder<'a> {
    part: Part<'a>,
    title: &'a str,
    pages: Pages<'a>,
}

impl<'a> Finder<'a> {
    fn of(part: &Part<'a>) -> Self {
        Finder { part: part.clone(), title: &part.vendor.title, pages: Pages::of(part.vendor) }
    }

    fn all(&self) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'a>> = self.part.events.iter().flat_map(|event| self.event(event)).collect();
        entries.extend(self.part.types.iter().flat_map(|def| self.named_type(def)));
        let overview = self.pages.overview();
        if let Some(header) = &self.part.vendor.header {
            entries.extend(header.fields.iter().map(|field| self.field(field, "every event", &overview, "")));
        }
        if let Some(envelope) = &self.part.vendor.envelope {
            entries.extend(self.fields(&envelope.object, &envelope.name, &overview, &anchor(&envelope.name)));
        }
        entries
    }

    fn event(&self, event: &'a Event) -> Vec<Entry<'a>> {
        let page = self.pages.event(&event.name);
        let own = Entry {
            kind: Kind::Event,
            label: event.name.to_string(),
            context: vec![self.title, Section::of(self.part.vendor, event).title],
            text: described(&event.docs),
            page: page.clone(),
            anchor: String::new(),
        };
        let object = &self.part.vendor.payload(event).object;
        [own].into_iter().chain(self.fields(object, &event.name, &page, "")).collect()
    }

    fn fields(&self, object: &'a Object, owner: &'a str, page: &str, outer: &str) -> Vec<Entry<'a>> {
        object.fields.iter().map(|field| self.field(field, owner, page, outer)).collect()
    }

    fn field(&self, field: &'a Field, owner: &'a str, page: &str, outer: &str) -> Entry<'a> {
        Entry {
            kind: Kind::Field,
            label: field.name.clone(),
            context: vec![self.title, owner],
            text: described(&field.docs),
            page: page.to_owned(),
            anchor: within(outer, &field.name),
        }
    }

    fn named_type(&self, def: &'a TypeDef) -> Vec<Entry<'a>> {
        let (page, outer) = (self.pages.types(), anchor(&def.name));
        let entry = |kind, label: String, context: Vec<&'a str>, text, anchor| Entry {
            kind,
            label,
            context,
            text,
            page: page.clone(),
            anchor,
        };
        let mut entries =
            vec![entry(Kind::Type, def.name.to_string(), vec![self.title], described(&def.docs), outer.clone())];
        let inside = vec![self.title, def.name.as_str()];
        match &def.kind {
            TypeKind::Object(object) => entries.extend(self.fields(object, &def.name, &page, &outer)),
            TypeKind::Enum(values) => {
                for value in &values.values {
                    let wire = value.wire.text().into_owned();
                    let text = format!("{} {}", described(&value.docs), value.text.as_deref().unwrap_or_default());
                    let anchor = within(&outer, &wire);
                    entries.push(entry(Kind::Value, wire, inside.clone(), text.trim().to_owned(), anchor));
                }
                if !values.values.is_empty() {
                    entries.push(entry(
                        Kind::Value,
                        "any other value".to_owned(),
                        inside,
                        unknown_value(values),
                        other_anchor(&outer),
                    ));
                }
            }
            TypeKind::Union(union) => {
                for variant in &union.variants {
                    let anchor = format!("{outer}:{}", anchor(&variant.name));
                    entries.push(entry(
                        Kind::Value,
                        variant.name.clone(),
                        inside.clone(),
                        described(&variant.docs),
                        anchor,
                    ));
                }
            }
            TypeKind::KindUnion(_) | TypeKind::Alias { .. } => {}
        }
        entries
    }
}

/// All that is said of an item, on one line.
fn described(docs: &Docs) -> String {
    let all = std::iter::once(&docs.text).chain(&docs.details).chain(&docs.note);
    all.map(|text| text.replace('\n', " ")).collect::<Vec<_>>().join(" ").replace('`', "")
}

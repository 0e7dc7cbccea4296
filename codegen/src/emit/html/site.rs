//! A vendor's part of the site: what all of its pages look up.

use std::collections::BTreeMap;

use super::history::History;
use super::links::{Links, Pages};
use crate::emit::contract::{Part, Profile, Section};
use crate::emit::export::Options;
use crate::emit::json_schema::VendorSchemas;
use crate::emit::rust::Symbols;
use crate::model::{Docs, Event, TypeId, Vendor};

/// A vendor's part of the site.
pub(super) struct VendorSite<'a> {
    pub(super) part: &'a Part<'a>,
    pub(super) vendor: &'a Vendor,
    pub(super) pages: Pages<'a>,
    /// The names of items in the Rust crate.
    pub(super) symbols: Symbols<'a>,
    /// The library of that crate.
    pub(super) library: &'a str,
    pub(super) schemas: Schemas<'a>,
    pub(super) history: History<'a>,
    /// The sections that have events, in the order of the schema files.
    pub(super) sections: Vec<SectionEvents<'a>>,
    /// The events that have a field of a type, by type.
    used_by: BTreeMap<&'a TypeId, Vec<(&'a Event, &'a str)>>,
    single: bool,
}

/// The schemas of a vendor in both profiles.
pub(super) struct Schemas<'a> {
    pub(super) receiver: VendorSchemas<'a>,
    pub(super) strict: VendorSchemas<'a>,
}

/// The options in which the site has its schemas: the defaults, in both profiles.
pub(super) struct SchemaOptions {
    receiver: Options,
    strict: Options,
}

impl SchemaOptions {
    pub(super) fn of(options: &Options) -> Self {
        let of =
            |profile| Options { base_url: Options::new(options.draft, profile).base_url, profile, ..options.clone() };
        SchemaOptions { receiver: of(Profile::Receiver), strict: of(Profile::Strict) }
    }
}

/// A section of the vendor's document with its events. Several schema files may be about one.
pub(super) struct SectionEvents<'a> {
    pub(super) title: &'a str,
    /// The events of each schema file, with what it says of the section.
    pub(super) groups: Vec<Group<'a>>,
}

/// The events of a section in one schema file.
pub(super) struct Group<'a> {
    file: &'a str,
    /// What the file says of the section; nothing where the events alone name the section.
    pub(super) docs: Option<&'a Docs>,
    pub(super) events: Vec<&'a Event>,
}

impl<'a> SectionEvents<'a> {
    /// All events of the section.
    pub(super) fn events(&self) -> Vec<&'a Event> {
        self.groups.iter().flat_map(|group| &group.events).copied().collect()
    }

    fn add(&mut self, docs: Option<&'a Docs>, event: &'a Event) {
        match self.groups.iter_mut().find(|group| group.file == event.file) {
            Some(group) => group.events.push(event),
            None => self.groups.push(Group { file: &event.file, docs, events: vec![event] }),
        }
    }
}

impl<'a> VendorSite<'a> {
    pub(super) fn new(part: &'a Part<'a>, schemas: &'a SchemaOptions, options: &'a Options) -> Self {
        let vendor = part.vendor;
        VendorSite {
            part,
            vendor,
            pages: Pages::of(vendor),
            symbols: Symbols::of(vendor),
            library: &options.site.library,
            schemas: Schemas {
                receiver: VendorSchemas::new(vendor, &schemas.receiver).with_about(part.about),
                strict: VendorSchemas::new(vendor, &schemas.strict).with_about(part.about),
            },
            history: History::of(&vendor.name, options.site.since.as_deref()),
            sections: sections(part),
            used_by: used_by(part),
            single: options.site.single_file,
        }
    }

    /// The links of a page.
    pub(super) fn links(&self, page: &str) -> Links {
        Links::of(page, self.single)
    }

    /// All events, each with its section.
    pub(super) fn events<'s>(&'s self) -> impl Iterator<Item = (&'s SectionEvents<'a>, &'a Event)> {
        self.sections.iter().flat_map(|section| section.events().into_iter().map(move |event| (section, event)))
    }

    /// The events that have a field of a type, each with the field.
    pub(super) fn used_by(&self, id: &TypeId) -> &[(&'a Event, &'a str)] {
        self.used_by.get(id).map_or(&[], Vec::as_slice)
    }
}

fn used_by<'a>(part: &Part<'a>) -> BTreeMap<&'a TypeId, Vec<(&'a Event, &'a str)>> {
    let mut used: BTreeMap<&TypeId, Vec<(&Event, &str)>> = BTreeMap::new();
    for event in part.events.iter().copied() {
        for field in &part.vendor.payload(event).object.fields {
            for id in field.ty.names() {
                used.entry(id).or_default().push((event, &field.name));
            }
        }
    }
    used
}

fn sections<'a>(part: &Part<'a>) -> Vec<SectionEvents<'a>> {
    let mut sections: Vec<SectionEvents<'a>> = Vec::new();
    for event in part.events.iter().copied() {
        let Section { title, docs } = Section::of(part.vendor, event);
        match sections.iter_mut().find(|section| section.title == title) {
            Some(section) => section.add(docs, event),
            None => {
                let group = Group { file: &event.file, docs, events: vec![event] };
                sections.push(SectionEvents { title, groups: vec![group] });
            }
        }
    }
    sections
}

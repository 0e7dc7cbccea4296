//! The sections of the vendor's document that events are in.

use super::sentences;
use crate::model::{Docs, Event, Vendor};

/// A section of the vendor's document.
#[derive(Clone, Debug)]
pub(in crate::emit) struct Section<'a> {
    /// Its title.
    pub(in crate::emit) title: &'a str,
    /// What the schema file says about it; none where an event alone names it.
    pub(in crate::emit) docs: Option<&'a Docs>,
}

impl<'a> Section<'a> {
    /// The section that an event is in: the one that it names, or else that of its schema file.
    pub(in crate::emit) fn of(vendor: &'a Vendor, event: &'a Event) -> Section<'a> {
        let file = vendor.sections.iter().find(|section| section.file == event.file);
        let titled = file.map(|section| section.title.as_str());
        let title = event.docs.source.as_deref().or(titled).unwrap_or_else(|| stem(&event.file));
        Section { title, docs: file.filter(|section| section.title == title).map(|section| &section.docs) }
    }

    /// The sections of events, in the order of their first events, each once.
    pub(in crate::emit) fn all(vendor: &'a Vendor, events: &[&'a Event]) -> Vec<Section<'a>> {
        let mut sections: Vec<Section<'a>> = Vec::new();
        for section in events.iter().map(|event| Section::of(vendor, event)) {
            match sections.iter_mut().find(|known| known.title == section.title) {
                Some(known) if known.description().is_empty() => *known = section,
                Some(_) => {}
                None => sections.push(section),
            }
        }
        sections
    }

    /// What is said about it, and never nothing.
    pub(in crate::emit) fn about(&self) -> String {
        let description = self.description();
        if description.is_empty() { format!("The events of \"{}\".", self.title) } else { description }
    }

    fn description(&self) -> String {
        self.docs.map(sentences::docs).unwrap_or_default()
    }
}

/// The name of a file, without its directory and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::contract::fixture::SECTIONS;
    use crate::testing;

    #[test]
    fn sections_are_those_of_the_document_or_the_files() {
        let of = |schema: &str| {
            let vendor = testing::vendor(testing::VENDOR, schema);
            let events: Vec<_> = vendor.events.iter().collect();
            let sections = Section::all(&vendor, &events);
            sections.iter().map(|it| (it.title.to_owned(), it.about())).collect::<Vec<_>>()
        };
        let section = |title: &str, description: &str| (title.to_owned(), description.to_owned());
        assert_eq!(of(SECTIONS), [section("Bells", "What bells do."), section("Clocks", "The events of \"Clocks\".")]);
        let [(title, description)] = of("events:\n  rang: {doc: It happened., fields: []}\n").try_into().unwrap();
        assert_eq!(description, format!("The events of \"{title}\"."));
    }
}

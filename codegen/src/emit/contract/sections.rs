//! The sections of the vendor's document, by which people look for events.

use super::{Part, sentences};
use crate::model::{Event, Vendor};

/// A section with what is in it.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::emit) struct Section<'a> {
    /// Its title in the vendor's document, or else the name of the schema file.
    pub(in crate::emit) title: &'a str,
    /// What is in it.
    pub(in crate::emit) description: String,
}

/// The sections of the events that are covered, in their order.
pub(in crate::emit) fn sections<'a>(part: &Part<'a>) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    for &event in &part.events {
        let title = section_of(event);
        if sections.iter().all(|section| section.title != title) {
            sections.push(Section { title, description: about(part.vendor, title) });
        }
    }
    sections
}

/// The title of the section that an event is in.
pub(in crate::emit) fn section_of(event: &Event) -> &str {
    event.docs.source.as_deref().unwrap_or_else(|| {
        let file = event.file.rsplit('/').next().unwrap_or(&event.file);
        file.strip_suffix(".yaml").unwrap_or(file)
    })
}

/// What is said of a section in the files that are about it.
fn about(vendor: &Vendor, title: &str) -> String {
    let said = vendor.sections.iter().filter(|section| section.title == title);
    let said: Vec<String> = said.map(|section| sentences::docs(&section.docs)).collect();
    match said.is_empty() {
        true => format!("The events of \"{title}\"."),
        false => said.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn sections_are_those_of_the_document_or_the_files() {
        let event = |name: &str, source: &str| format!("  {name}: {{doc: It happened., fields: []{source}}}\n");
        let schema = "source: Bells\ndoc: What bells do.\nevents:\n".to_owned()
            + &event("rang", "")
            + &event("struck", ", source: Clocks")
            + &event("tolled", "");
        let of = |schema: &str| {
            let vendor = testing::vendor(testing::VENDOR, schema);
            let sections = sections(&Part::all(&vendor));
            sections.into_iter().map(|it| (it.title.to_owned(), it.description)).collect::<Vec<_>>()
        };
        let section = |title: &str, description: &str| (title.to_owned(), description.to_owned());
        assert_eq!(of(&schema), [section("Bells", "What bells do."), section("Clocks", "The events of \"Clocks\".")]);
        let [(title, description)] = of(&format!("events:\n{}", event("rang", ""))).try_into().unwrap();
        assert_eq!(description, format!("The events of \"{title}\"."));
    }
}

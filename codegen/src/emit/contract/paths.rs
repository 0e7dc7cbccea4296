//! Where the files of a vendor go, relative to the export directory; their `$id`s end the same.

use super::file_names::FileNames;
use crate::model::Vendor;

/// The paths of a vendor's files, with `/` between parts.
#[derive(Clone, Debug)]
pub(in crate::emit) struct Paths<'a> {
    folder: String,
    events: FileNames<'a>,
    documents: FileNames<'a>,
}

impl<'a> Paths<'a> {
    /// The paths of a vendor.
    pub(in crate::emit) fn of(vendor: &'a Vendor) -> Paths<'a> {
        // The index and its schema are beside the vendors' directories.
        let folders = FileNames::assign(["index.json", "index.schema.json", &vendor.name]);
        let documents = vendor.types.iter().filter(|def| def.document);
        Paths {
            folder: folders.get(&vendor.name),
            events: FileNames::assign(vendor.events.iter().map(|event| event.name.as_str())),
            documents: FileNames::assign(documents.map(|def| def.name.as_str())),
        }
    }

    /// The schema of a whole request body.
    pub(in crate::emit) fn bundle(&self) -> String {
        format!("{}/bundle.schema.json", self.folder)
    }

    /// A file about the whole vendor.
    pub(in crate::emit) fn beside_bundle(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    /// The schema of the event of that wire name.
    pub(in crate::emit) fn event_schema(&self, name: &str) -> String {
        format!("{}/events/{}.schema.json", self.folder, self.events.get(name))
    }

    /// The example of the event of that wire name.
    pub(in crate::emit) fn event_example(&self, name: &str) -> String {
        format!("{}/examples/{}.json", self.folder, self.events.get(name))
    }

    /// All examples of the event of that wire name.
    pub(in crate::emit) fn event_examples(&self, name: &str) -> String {
        format!("{}/all-examples/{}.json", self.folder, self.events.get(name))
    }

    /// The schema of the document of that name.
    pub(in crate::emit) fn document_schema(&self, name: &str) -> String {
        format!("{}/documents/{}.schema.json", self.folder, self.documents.get(name))
    }

    /// The example of the document of that name.
    pub(in crate::emit) fn document_example(&self, name: &str) -> String {
        format!("{}/documents/{}.example.json", self.folder, self.documents.get(name))
    }
}

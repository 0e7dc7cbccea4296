//! The schemas of one vendor, each a whole file.

use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::emit::contract::{About, Contract, Part, Paths, Target};
use crate::emit::downgrade::draft04;
use crate::emit::export::Options;
use crate::emit::schema_object::{self, Draft};
use crate::model::{Event, TypeDef, Vendor};

/// All schemas of one vendor; names and paths are worked out once.
pub struct VendorSchemas<'a> {
    contract: Contract<'a>,
    options: &'a Options,
    paths: Paths<'a>,
}

impl<'a> VendorSchemas<'a> {
    /// Prepares the schemas of a vendor.
    pub fn new(vendor: &'a Vendor, options: &'a Options) -> Self {
        let contract = Contract::new(Part::all(vendor), options.profile);
        VendorSchemas { contract, options, paths: Paths::of(vendor) }
    }

    /// The same with what documents say about themselves, of which `$id`s have the version.
    pub fn with_about(mut self, about: About<'a>) -> Self {
        self.contract.part.about = about;
        self
    }

    /// The `title` of an event's schema, which is its key in the bundle and the name that
    /// generators give to its type.
    pub fn event_title(&self, event: &Event) -> &str {
        self.contract.keys.event(&event.name)
    }

    /// The `title` of a type's schema, which is its key in other files.
    pub fn type_title(&self, def: &TypeDef) -> &str {
        self.contract.keys.named(&def.name)
    }

    /// The schema of one event, complete in itself.
    pub fn event<'s>(&'s self, event: &'s Event) -> Schema {
        // The example is in the event's own file alone: a bundle with all of them would be twice as long.
        self.file(&self.paths.event_schema(&event.name), Target::Event(event), Some(&event.example))
    }

    /// The schema of a whole request body: one of the vendor's events, or the envelope around them.
    pub fn bundle(&self) -> Schema {
        self.file(&self.paths.bundle(), Target::Body, None)
    }

    /// The schema of a type that is a document of its own.
    pub fn document<'s>(&'s self, document: &'s TypeDef) -> Schema {
        self.file(&self.paths.document_schema(&document.name), Target::Type(document), None)
    }

    /// A file: what a target is, between what identifies the file and what it refers to.
    fn file<'s>(&'s self, path: &str, target: Target<'s>, example: Option<&Map<String, Value>>) -> Schema {
        let draft = self.options.draft;
        let (root, definitions) = schema_object::root(&self.contract, draft.written(), target);
        let mut file = Map::new();
        file.insert("$schema".to_owned(), Value::from(draft.meta_schema()));
        file.insert("$id".to_owned(), Value::from(self.options.id(self.contract.part.about.version(), path)));
        file.extend(root);
        file.extend(example.map(|example| ("examples".to_owned(), json!([example]))));
        if !definitions.is_empty() {
            file.insert(draft.definitions_keyword().to_owned(), Value::Object(definitions));
        }
        Schema::from(if draft == Draft::Draft04 { draft04(file) } else { file })
    }
}

//! JSON Schema for one event, for a whole request body, and for a document.
//!
//! The shapes are those that ajv (strict), python jsonschema, json-schema-to-typescript,
//! datamodel-code-generator, quicktype and typify were all seen to read correctly:
//!
//! - **The described object is the root of the file**, with a `title` that is its name everywhere
//!   else: typify and json-schema-to-typescript name the root type by it. A root that is only a
//!   `$ref` would need `$schema` and `$id` beside it, which draft-07 says to ignore.
//! - **A type's key is the same in all files of a vendor**, so that code generated from several
//!   files agrees, and every `title` equals its key.
//! - **A reference with something to say is `{description, anyOf: [{$ref}]}`**: draft-07 ignores
//!   what stands beside `$ref`. All of the generators read an `anyOf` of one as the type itself,
//!   with the field's own description; it is also the form that nullable references have anyway.
//! - **Any value is `{}`, with a description `{description, anyOf: [{}]}`**: without the `anyOf`,
//!   json-schema-to-typescript reads a lone description as an object; with `true` in place of
//!   `{}`, typify panics.
//! - **Nullable** is `type: [T, "null"]`, and `anyOf: [{$ref}, {type: null}]` for references.
//! - **The discriminator is an `enum` of one**: with `const`, typify chooses wrong variants.

pub(in crate::emit) mod describe;
pub(in crate::emit) mod event;
mod file_names;
pub(in crate::emit) mod keys;
pub(in crate::emit) mod named;
pub(in crate::emit) mod objects;
mod options;
mod paths;
mod scalars;
mod unnamed;
mod writer;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use file_names::FileNames;
pub use options::{Draft, InvalidBaseUrl, Options, Profile, UnknownWord};
pub use paths::Paths;

use std::collections::BTreeMap;

use schemars::Schema;
use serde_json::{Map, Value};

use crate::emit::Part;
use crate::model::{Event, TypeDef, Vendor};
use keys::Keys;
use writer::{Home, Target, Writer, titled};

/// The schema of one event of a vendor, complete in itself.
pub fn event_schema(vendor: &Vendor, event: &Event, options: &Options) -> Schema {
    VendorSchemas::new(vendor, options).event(event)
}

/// The schema of a whole request body: one of the vendor's events, or the envelope around them.
pub fn bundle_schema(vendor: &Vendor, options: &Options) -> Schema {
    VendorSchemas::new(vendor, options).bundle()
}

/// The schema of a type that is a document of its own.
pub fn document_schema(vendor: &Vendor, document: &TypeDef, options: &Options) -> Schema {
    VendorSchemas::new(vendor, options).document(document)
}

/// All schemas of one vendor; names and paths are worked out once.
pub struct VendorSchemas<'a> {
    part: Part<'a>,
    options: &'a Options,
    keys: Keys,
    paths: Paths<'a>,
}

impl<'a> VendorSchemas<'a> {
    /// Prepares the schemas of a vendor.
    pub fn new(vendor: &'a Vendor, options: &'a Options) -> Self {
        VendorSchemas::of(Part::all(vendor), options)
    }

    /// Prepares the schemas of a part of a vendor.
    pub fn of(part: Part<'a>, options: &'a Options) -> Self {
        let (keys, paths) = (Keys::of(part.vendor()), Paths::of(part.vendor()));
        VendorSchemas { part, options, keys, paths }
    }

    /// Where the files of this vendor go, relative to the export directory.
    pub fn paths(&self) -> &Paths<'a> {
        &self.paths
    }

    /// The `title` of an event's schema, which is its key in the bundle and the name that
    /// generators give to its type.
    pub fn event_title(&self, event: &Event) -> &str {
        self.keys.event(&event.name)
    }

    /// The `title` of a type's schema, which is its key in other files.
    pub fn type_title(&self, def: &TypeDef) -> &str {
        self.keys.named(&def.name)
    }

    /// The schema of one event, complete in itself.
    pub fn event(&self, event: &'a Event) -> Schema {
        let mut writer = Writer::new(&self.part, self.options, &self.keys);
        let body = writer.event(event);
        self.file(&self.paths.event_schema(&event.name), body, writer)
    }

    /// The schema of a whole request body.
    pub fn bundle(&self) -> Schema {
        let mut writer = Writer::new(&self.part, self.options, &self.keys);
        let body = writer.bundle();
        self.file(&self.paths.bundle(), body, writer)
    }

    /// The schema of a type that is a document of its own.
    pub fn document(&self, document: &'a TypeDef) -> Schema {
        let mut writer = Writer::with_root(&self.part, self.options, &self.keys, &document.name);
        let body = writer.named_type(document);
        self.file(&self.paths.document_schema(&document.name), body, writer)
    }

    /// What is covered.
    pub(in crate::emit) fn part(&self) -> &Part<'a> {
        &self.part
    }

    /// The keys of the vendor's definitions.
    pub(in crate::emit) fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The schema of a whole request body with all that it refers to, as the components of an
    /// API document; their names are those of the definitions in the files.
    pub(in crate::emit) fn components(&self, discriminators: bool) -> Map<String, Value> {
        let home = Home::Components { discriminators };
        let mut writer = Writer::with_home(&self.part, self.options, &self.keys, home);
        let body = writer.bundle();
        let mut schemas = Map::from_iter([(self.keys.body().to_owned(), Value::Object(body))]);
        schemas.extend(writer.into_definitions());
        schemas
    }

    /// Every schema of the vendor by its key, sorted, each referring to the others by theirs: the
    /// request body, any one of its events, each event, and all named types, used or not.
    pub(in crate::emit) fn definitions(&self) -> Map<String, Value> {
        let mut writer = Writer::new(&self.part, self.options, &self.keys);
        let body = (self.keys.body().to_owned(), Value::Object(writer.bundle()));
        let mut any_event = titled(self.keys.any_event(), describe::docs(&self.part.vendor().docs));
        any_event.extend(writer.any_event());
        for def in self.part.types() {
            writer.reference(Target::Type(def));
        }
        // Where a body is one event, both have one key, and are the same.
        let mut all = BTreeMap::from([(self.keys.any_event().to_owned(), Value::Object(any_event)), body]);
        all.extend(writer.into_definitions());
        all.into_iter().collect()
    }

    /// A file: what the body says, between what identifies it and what it refers to.
    fn file(&self, path: &str, body: Map<String, Value>, writer: Writer<'_>) -> Schema {
        let mut file = Map::new();
        let draft = self.options.draft;
        file.insert("$schema".to_owned(), Value::from(draft.meta_schema()));
        file.insert("$id".to_owned(), Value::from(self.options.id(path)));
        file.extend(body);
        let definitions = writer.into_definitions();
        if !definitions.is_empty() {
            file.insert(draft.definitions_keyword().to_owned(), Value::Object(definitions));
        }
        Schema::from(file)
    }
}

//! JSON Schema files: one for each event, one for a whole request body, and one for each document.

mod vendor;

#[cfg(test)]
mod tests;

pub use vendor::VendorSchemas;

use rayon::prelude::*;

use super::contract::{Part, Paths};
use super::export::{Contents, ExportOption, Format, Options, Rendered, SchemaEntry};
use crate::json::pretty;
use crate::model::{Event, TypeDef};
use crate::output::Files;

/// JSON Schema files.
#[derive(Debug)]
pub struct JsonSchema;

impl Format for JsonSchema {
    fn name(&self) -> &'static str {
        "json-schema"
    }

    fn about(&self) -> &'static str {
        "JSON Schema: a file for each event, and a bundle for each vendor, of every event even with `--event`"
    }

    fn refuses(&self, _: ExportOption) -> Option<&'static str> {
        None
    }

    fn render(&self, part: Part<'_>, options: &Options) -> Rendered {
        let mut files = Files::new();
        let paths = Paths::of(part.vendor());
        let schemas = VendorSchemas::new(part.vendor(), options);
        let mut add = |(entry, written): (SchemaEntry, Vec<(String, String)>)| {
            files.extend(written.into_iter().map(|(path, text)| (path, text.into_bytes())));
            entry
        };
        let events: Vec<_> = part.events().par_iter().map(|event| of_event(&schemas, &paths, event)).collect();
        let events = events.into_iter().map(&mut add).collect();
        let documents = part.documents().map(|def| of_document(&schemas, &paths, def)).map(&mut add).collect();
        let bundle = paths.bundle();
        files.insert(bundle.clone(), pretty(schemas.bundle().as_value()).into_bytes());
        Rendered { contents: Contents::Schemas { bundle, events, documents }, files }
    }
}

/// What the index says of an event, and its files.
fn of_event(schemas: &VendorSchemas<'_>, paths: &Paths<'_>, event: &Event) -> (SchemaEntry, Vec<(String, String)>) {
    let (schema, example) = (paths.event_schema(&event.name), paths.event_example(&event.name));
    let files =
        vec![(schema.clone(), pretty(schemas.event(event).as_value())), (example.clone(), pretty(&event.example))];
    let title = schemas.event_title(event).to_owned();
    (SchemaEntry { name: event.name.to_string(), title, schema, example: Some(example) }, files)
}

/// What the index says of a document, and its files.
fn of_document(schemas: &VendorSchemas<'_>, paths: &Paths<'_>, def: &TypeDef) -> (SchemaEntry, Vec<(String, String)>) {
    let schema = paths.document_schema(&def.name);
    let mut files = vec![(schema.clone(), pretty(schemas.document(def).as_value()))];
    let example = def.example.as_ref().map(|example| {
        let path = paths.document_example(&def.name);
        files.push((path.clone(), pretty(example)));
        path
    });
    let title = schemas.type_title(def).to_owned();
    (SchemaEntry { name: def.name.to_string(), title, schema, example }, files)
}

//! JSON Schema files: one for each event, one for a whole request body, and one for each document.

mod vendor;

#[cfg(test)]
mod tests;

pub use vendor::VendorSchemas;

use rayon::prelude::*;
use schemars::Schema;

use super::contract::{self, Part, Paths};
use super::export::{
    Contents, EventEntry, ExportOption, Format, NO_OPERATIONS, NO_SITE, Options, Rendered, SchemaEntry, Sums,
};
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

    fn refuses(&self, option: ExportOption) -> Option<&'static str> {
        match option {
            ExportOption::Operations => Some(NO_OPERATIONS),
            ExportOption::SingleFile | ExportOption::Since => Some(NO_SITE),
            ExportOption::Draft
            | ExportOption::Profile
            | ExportOption::Event
            | ExportOption::BaseUrl
            | ExportOption::Stdout => None,
        }
    }

    fn render(&self, part: Part<'_>, options: &Options) -> Rendered {
        let (paths, schemas) =
            (Paths::of(part.vendor), VendorSchemas::new(part.vendor, options).with_about(part.about));
        let of_event = |event: &&Event| {
            let (name, example) = (&event.name, (paths.event_example(&event.name), pretty(&event.example)));
            let (entry, mut files) =
                file(name, schemas.event_title(event), paths.event_schema(name), schemas.event(event), Some(example));
            let examples = paths.event_examples(name);
            files.push((examples.clone(), pretty(&contract::examples(part.vendor, event)).into_bytes()));
            (EventEntry::new(part.vendor, event, entry, examples), files)
        };
        let of_document = |def: &TypeDef| {
            let example = def.example.as_ref().map(|example| (paths.document_example(&def.name), pretty(example)));
            file(&def.name, schemas.type_title(def), paths.document_schema(&def.name), schemas.document(def), example)
        };
        let (events, of_events): (Vec<_>, Vec<_>) = part.events.par_iter().map(of_event).unzip();
        let (documents, of_documents): (Vec<_>, Vec<_>) = part.documents().map(of_document).unzip();
        let bundle = paths.bundle();
        let mut files: Files = of_events.into_iter().chain(of_documents).flatten().collect();
        files.insert(bundle.clone(), pretty(schemas.bundle().as_value()).into_bytes());
        Rendered { contents: Contents::Schemas { bundle, events, documents }, files }
    }
}

/// What the index says of a schema and its example, and both files.
fn file(
    name: &str,
    title: &str,
    path: String,
    schema: Schema,
    example: Option<(String, String)>,
) -> (SchemaEntry, Vec<(String, Vec<u8>)>) {
    let schema = pretty(schema.as_value());
    let entry = SchemaEntry {
        name: name.to_owned(),
        title: title.to_owned(),
        schema: path.clone(),
        example: example.as_ref().map(|(path, _)| path.clone()),
        sha256: Sums::of(schema.as_bytes(), example.as_ref().map(|(_, text)| text.as_bytes())),
    };
    let files = std::iter::once((path, schema)).chain(example);
    (entry, files.map(|(path, text)| (path, text.into_bytes())).collect())
}

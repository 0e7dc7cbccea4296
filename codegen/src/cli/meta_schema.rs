//! `hookwright meta-schema`: the JSON Schema of the dialect, so that editors complete and check.

use std::path::PathBuf;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::console::count;
use super::generate::{Target, report_differences, write_files};
use super::{Console, SchemaKind, Status};
use crate::output::Files;
use crate::syntax::{SchemaFile, SettingsFile, VendorFile};

/// Prints the JSON Schema of schema files, in draft 7, which editors read.
pub fn meta_schema(console: &mut Console<'_>, kind: SchemaKind) -> Status {
    console.result(&text_of(kind));
    Status::Done
}

/// The directory in which editors find the schemas of schema files.
#[derive(Clone, Debug)]
pub struct MetaSchemas {
    /// The directory: `.meta` of the schema directory, which the loader passes over.
    pub out: PathBuf,
    /// Write nothing, and report what is not current.
    pub check: bool,
    /// The command that brings the directory up to date, as users type it.
    pub fix_command: String,
}

/// Writes the schemas of schema files, or reports how they are not current. Where all is
/// current, nothing is said.
pub fn meta_schemas(console: &mut Console<'_>, request: &MetaSchemas) -> Status {
    let files = meta_schema_files();
    let target = Target { writer: "meta-schema", directory: &request.out, fix_command: &request.fix_command };
    if request.check {
        return match report_differences(console, &target, files) {
            Some(_current) => Status::Done,
            None => Status::Failed,
        };
    }
    let Some(written) = write_files(console, &target, files) else { return Status::Failed };
    if written.written > 0 {
        let (files, directory) = (count(written.written, "file"), request.out.display());
        console.message(&format!("hookwright: wrote {files} of `{directory}`\n"));
    }
    Status::Done
}

/// The JSON Schemas of schema files, by name.
pub(super) fn meta_schema_files() -> Files {
    let kinds = [("events", SchemaKind::Events), ("vendor", SchemaKind::Vendor), ("settings", SchemaKind::Settings)];
    kinds.map(|(name, kind)| (format!("{name}.schema.json"), text_of(kind).into_bytes())).into()
}

fn text_of(kind: SchemaKind) -> String {
    crate::json::pretty(&schema_of(kind))
}

pub(super) fn schema_of(kind: SchemaKind) -> Schema {
    let generator = || SchemaSettings::draft07().into_generator();
    match kind {
        SchemaKind::Vendor => titled(generator().into_root_schema_for::<VendorFile>(), "vendor.yaml"),
        SchemaKind::Events => titled(generator().into_root_schema_for::<SchemaFile>(), "Schema file"),
        SchemaKind::Settings => titled(generator().into_root_schema_for::<SettingsFile>(), "hookwright.yaml"),
        SchemaKind::Any => titled(generator().into_root_schema_for::<AnyFile>(), "hookwright"),
    }
}

fn titled(mut schema: Schema, title: &str) -> Schema {
    schema.insert("title".to_owned(), Value::from(title));
    schema
}

/// Any file of a schema directory.
struct AnyFile;

impl JsonSchema for AnyFile {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AnyFile".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (vendor, events) = (generator.subschema_for::<VendorFile>(), generator.subschema_for::<SchemaFile>());
        let settings = generator.subschema_for::<SettingsFile>();
        json_schema!({
            "description": "A file of a schema directory: `vendor.yaml`, any other of a vendor, or `hookwright.yaml`.",
            "anyOf": [vendor, events, settings],
        })
    }
}

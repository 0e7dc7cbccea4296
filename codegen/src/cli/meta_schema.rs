//! `hookwright meta-schema`: the JSON Schema of the dialect, so that editors complete and check.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::{Console, SchemaKind, Status};
use crate::syntax::{SchemaFile, VendorFile};

/// Prints the JSON Schema of schema files, in draft 7, which editors read.
pub fn meta_schema(console: &mut Console<'_>, kind: SchemaKind) -> Status {
    let text = serde_json::to_string_pretty(&schema_of(kind)).unwrap_or_default();
    console.result(&format!("{text}\n"));
    Status::Done
}

pub(super) fn schema_of(kind: SchemaKind) -> Schema {
    let generator = || SchemaSettings::draft07().into_generator();
    match kind {
        SchemaKind::Vendor => titled(generator().into_root_schema_for::<VendorFile>(), "vendor.yaml"),
        SchemaKind::Events => titled(generator().into_root_schema_for::<SchemaFile>(), "Schema file"),
        SchemaKind::Any => titled(generator().into_root_schema_for::<AnyFile>(), "hookwright"),
    }
}

fn titled(mut schema: Schema, title: &str) -> Schema {
    schema.insert("title".to_owned(), Value::from(title));
    schema
}

/// Any file of a vendor's folder.
struct AnyFile;

impl JsonSchema for AnyFile {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AnyFile".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (vendor, events) = (generator.subschema_for::<VendorFile>(), generator.subschema_for::<SchemaFile>());
        json_schema!({
            "description": "A file of a vendor's folder: `vendor.yaml`, or any other.",
            "anyOf": [vendor, events],
        })
    }
}

//! Payloads in, types out.

mod github;
mod rules;

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::*;
use crate::cli;
use crate::compile;
use crate::drift::compare_captured;
use crate::evidence::Wire;
use crate::evidence::captured::{LineForm, Observer};
use crate::model::EventName;

const VENDOR: &str = "\
title: Forge
doc: Events of a forge.
docs: https://forge.example/docs
discriminator: {field: event, doc: Names the event.}
";

/// A schema directory with nothing but a `vendor.yaml`, and a file with bodies.
fn directory(bodies: &[Value]) -> (TempDir, std::path::PathBuf, std::path::PathBuf) {
    let folder = TempDir::new().unwrap();
    let schemas = folder.path().join("schemas");
    fs::create_dir_all(schemas.join("forge")).unwrap();
    fs::write(schemas.join("forge/vendor.yaml"), VENDOR).unwrap();
    let file = folder.path().join("captured.ndjson");
    fs::write(&file, bodies.iter().map(|body| format!("{body}\n")).collect::<String>()).unwrap();
    (folder, schemas, file)
}

fn summary(bodies: &[Value]) -> Summary {
    let wire = Wire { name: EventName::of_field("event"), events: None };
    let mut observer = Observer::new("forge", "captured", &wire, LineForm::Body);
    let text: String = bodies.iter().map(|body| format!("{body}\n")).collect();
    observer.read(text.as_bytes()).unwrap();
    observer.finish()
}

fn inferred(bodies: &[Value]) -> Inferred {
    let (_folder, schemas, _) = directory(&[]);
    let model = compile(&schemas).model.unwrap();
    infer(&summary(bodies), &model.vendors[0])
}

/// Writes what is inferred, checks the schemas, and validates all bodies by the strict JSON Schema
/// of their events. Returns the text of the files.
fn written(bodies: &[Value]) -> String {
    let (folder, schemas, file) = directory(bodies);
    let files = write_inferred(&schemas, "forge", &[file], true).unwrap();
    let model = compile(&schemas).model.unwrap();
    let (drift, _) = compare_captured(&summary(bodies), &model.vendors[0], 0, true);
    assert_eq!(drift.changes, []);
    let out = folder.path().join("out");
    let args = [
        "hookwright",
        "export",
        "--profile",
        "strict",
        "--schemas",
        schemas.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ];
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let status = cli::run(args.map(Into::into), &mut stdout, &mut stderr);
    assert_eq!(status, cli::Status::Done, "{}", String::from_utf8_lossy(&stderr));
    validate(&out, bodies);
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect::<Vec<_>>().join("\n---\n")
}

fn validate(out: &std::path::Path, bodies: &[Value]) {
    let index: Value = serde_json::from_slice(&fs::read(out.join("index.json")).unwrap()).unwrap();
    let events = index["vendors"][0]["events"].as_array().unwrap();
    for event in events {
        let schema: Value =
            serde_json::from_slice(&fs::read(out.join(event["schema"].as_str().unwrap())).unwrap()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for body in bodies.iter().filter(|body| body["event"] == event["name"]) {
            let errors: Vec<String> =
                validator.iter_errors(body).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", event["name"]);
        }
    }
    let names: BTreeSet<&str> = events.iter().map(|event| event["name"].as_str().unwrap()).collect();
    assert!(bodies.iter().all(|body| names.contains(body["event"].as_str().unwrap())));
}

fn type_names(inferred: &Inferred) -> Vec<&str> {
    inferred.types.iter().map(|ty| ty.name.as_str()).collect()
}

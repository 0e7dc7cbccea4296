//! Payloads in, types out.

mod below;
mod github;
mod rules;
mod unseen;
mod widens;
mod wildcards;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
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
    let wire = Wire { name: EventName::of_field("event"), events: None, wrapped: Vec::new() };
    let mut observer = Observer::new("forge", "captured", &wire, LineForm::Body);
    let text: String = bodies.iter().map(|body| format!("{body}\n")).collect();
    observer.read(text.as_bytes()).unwrap();
    observer.finish()
}

/// What bodies propose to a vendor that has nothing.
fn inferred(bodies: &[Value]) -> Proposal {
    let (_folder, schemas, _) = directory(&[]);
    proposed(&schemas, &summary(bodies))
}

fn proposed(schemas: &Path, summary: &Summary) -> Proposal {
    let compilation = compile(schemas);
    let vendor = &compilation.model.as_ref().unwrap().vendors[0];
    let loaded = &compilation.loaded[0];
    let known = Known::new(vendor, loaded, None);
    let new = summary.events.iter().filter(|(name, _)| vendor.event_named(name).is_none());
    let events = new.map(|(name, values)| (&**name, values.objects.as_deref().unwrap()));
    let wanted = Wanted { events: events.collect(), fields: Vec::new() };
    propose(&wanted, &known, Standing { vendor, loaded })
}

fn hookwright(args: &[&str]) -> (cli::Status, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let args = std::iter::once("hookwright").chain(args.iter().copied());
    let status = cli::run(args.map(Into::into), &mut stdout, &mut stderr);
    (status, String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// Adopts bodies, and returns what the command said.
fn adopted(schemas: &Path, file: &Path) -> String {
    let (schemas, file) = (schemas.to_str().unwrap(), file.to_str().unwrap());
    let args = ["adopt", "--schemas", schemas, "--vendor", "forge", "--bodies", "--captured", file];
    let (status, out, err) = hookwright(&args);
    assert_eq!(status, cli::Status::Done, "{err}{out}");
    out
}

/// The schema files of the vendor, one after the other.
fn text_of(schemas: &Path) -> String {
    let files = fs::read_dir(schemas.join("forge")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect::<Vec<_>>().join("\n---\n")
}

/// Writes what is inferred, checks the schemas, and validates all bodies by the strict JSON Schema
/// of their events. Returns the text of the files.
fn written(bodies: &[Value]) -> String {
    let (folder, schemas, file) = directory(bodies);
    adopted(&schemas, &file);
    accepts(&schemas, folder.path(), bodies);
    text_of(&schemas)
}

/// Checks that the schemas say all that bodies have, and that their strict JSON Schema takes them.
fn accepts(schemas: &Path, folder: &Path, bodies: &[Value]) {
    let model = compile(schemas).model.unwrap();
    let (drift, _) = compare_captured(&summary(bodies), &model.vendors[0], 0, true);
    assert_eq!(drift.changes, []);
    let out = folder.join("out");
    let (schemas, to) = (schemas.to_str().unwrap(), out.to_str().unwrap());
    let (status, _, err) = hookwright(&["export", "--profile", "strict", "--schemas", schemas, "--out", to]);
    assert_eq!(status, cli::Status::Done, "{err}");
    validate(&out, bodies);
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

fn type_names(inferred: &Proposal) -> Vec<&str> {
    inferred.types.iter().map(|ty| ty.name.as_str()).collect()
}

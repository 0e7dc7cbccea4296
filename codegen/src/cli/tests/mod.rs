//! What each command prints where, and its exit status.

mod api;
mod captured;
mod check;
mod explain;
mod export;
mod fmt;
mod generate;
mod init;
mod json_schema;
mod links;
mod meta_schema;
mod new;
mod output;
mod patterns;
mod usage;

use std::fs;

use tempfile::TempDir;

use super::*;

const VENDOR: &str = "\
title: Acme
doc: Events of Acme.
docs: https://acme.example/docs
discriminator: {field: type, doc: Name of the event type.}
";
const EVENTS: &str = "\
events:
  Opened: {doc: A door was opened., fields: [{door: {type: string, doc: Which., example: front}}]}
  Closed: {doc: A door was closed., fields: [{door: {type: string, doc: Which., example: front}}]}
";

struct Ran {
    status: Status,
    out: String,
    err: String,
}

fn hookwright(args: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["hookwright"].iter().chain(args).map(OsString::from);
    let status = run(args, &mut out, &mut err);
    Ran { status, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// A directory with `schemas/acme` in it, and the paths of the schemas and of an output.
fn project() -> (TempDir, String, String) {
    let directory = TempDir::new().unwrap();
    let vendor = directory.path().join("schemas/acme");
    fs::create_dir_all(&vendor).unwrap();
    fs::write(vendor.join("vendor.yaml"), VENDOR).unwrap();
    fs::write(vendor.join("doors.yaml"), EVENTS).unwrap();
    let path = |name: &str| directory.path().join(name).display().to_string();
    let (schemas, out) = (path("schemas"), path("out"));
    (directory, schemas, out)
}

fn names(directory: &str) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

//! `hookwright export`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

use super::*;
use crate::released::Record;

#[test]
fn export_writes_what_is_selected() {
    let (_directory, schemas, out) = project();
    let export = |more: &[&str]| hookwright(&[&["export", "--schemas", &schemas], more].concat());
    let ran = export(&["--out", &out, "--draft", "2020-12", "--profile", "strict", "--vendor", "acme"]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Done, ""), "{}", ran.err);
    let index = || -> Value { serde_json::from_slice(&fs::read(format!("{out}/index.json")).unwrap()).unwrap() };
    assert_eq!((&index()["draft"], &index()["profile"]), (&"2020-12".into(), &"strict".into()));
    assert_eq!(names(&format!("{out}/acme/events")), ["Closed.schema.json", "Opened.schema.json"]);
    assert_eq!(names(&out), ["acme", "hookwright.manifest", "index.json", "index.schema.json"]);

    // Another selection takes the place of the first; an event's schema stays the same.
    export(&["--out", &out]);
    let before = fs::read_to_string(format!("{out}/acme/events/Opened.schema.json")).unwrap();
    let ran = export(&["--out", &out, "--event", "Opened"]);
    assert!(ran.err.ends_with("3 removed\n"), "{}", ran.err);
    assert_eq!(names(&format!("{out}/acme/examples")), ["Opened.json"]);
    assert_eq!(index()["vendors"][0]["events"].as_array().unwrap().len(), 1);

    let ran = export(&["--stdout", "--event", "Opened"]);
    assert_eq!((ran.status, ran.out), (Status::Done, before));
    let summary = "hookwright: read 2 events of 1 vendor from 2 files; json-schema, draft 07, receiver: \
                   printed `acme/events/Opened.schema.json`\n";
    assert_eq!(ran.err, summary);
    let bundle = export(&["--stdout", "--base-url", "https://x.example/y"]);
    assert_eq!(
        serde_json::from_str::<Value>(&bundle.out).unwrap()["$id"],
        "https://x.example/y/acme/bundle.schema.json"
    );
}

#[test]
fn export_writes_each_format_and_one_takes_the_place_of_another() {
    let (directory, schemas, out) = project();
    let export = |more: &[&str]| hookwright(&[&["export", "--schemas", &schemas], more].concat());
    fs::create_dir(&out).unwrap();
    fs::write(directory.path().join("out/notes.txt"), "mine\n").unwrap();
    // What is called the same is replaced and not removed, such as `catalog-info.yaml`.
    for (format, removed, files, event) in [
        ("openapi", 0, &["openapi.json"][..], "\"Closed\": {"),
        ("asyncapi", 1, &["asyncapi.json"], "\"Closed\": {"),
        ("typescript", 2, &["events.d.ts", "guards.ts"], "interface Closed {"),
    ] {
        let ran = export(&["--out", &out, "--format", format, "--profile", "strict"]);
        assert_eq!((ran.status, ran.out.as_str()), (Status::Done, ""), "{}", ran.err);
        let removed = format!("{removed} removed\n");
        assert!(ran.err.contains(&format!("; {format}, strict: wrote ")) && ran.err.ends_with(&removed), "{}", ran.err);
        assert_eq!(names(&format!("{out}/acme")), files);
        assert_eq!(fs::read_to_string(format!("{out}/notes.txt")).unwrap(), "mine\n");
        let index: Value = serde_json::from_slice(&fs::read(format!("{out}/index.json")).unwrap()).unwrap();
        let generator = format!("hookwright {}", env!("CARGO_PKG_VERSION"));
        assert_eq!((&index["generator"], &index["format"]), (&generator.as_str().into(), &format.into()));
        let read = || fs::read_to_string(format!("{out}/acme/{}", files[0])).unwrap();
        let whole = read();
        assert!(whole.contains(&generator) && whole.contains(event), "{whole}");

        assert_eq!(export(&["--out", &out, "--format", format, "--event", "Opened"]).status, Status::Done);
        let narrowed = read();
        assert!(!narrowed.contains("Closed") && narrowed.contains("Opened"), "{narrowed}");
    }
}

#[test]
fn export_prints_one_document() {
    let (directory, schemas, _) = project();
    let export = |more: &[&str]| hookwright(&[&["export", "--schemas", &schemas, "--stdout"], more].concat());
    for format in ["openapi", "asyncapi"] {
        let ran = export(&["--format", format]);
        assert_eq!(ran.status, Status::Done, "{}", ran.err);
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        assert!(document[format].as_str().unwrap().starts_with("3."), "{format}");
        assert!(ran.err.ends_with(&format!("; {format}, receiver: printed `acme/{format}.json`\n")), "{}", ran.err);
    }
    // With a second vendor it has to be said which one.
    let other = directory.path().join("schemas/other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("vendor.yaml"), VENDOR).unwrap();
    fs::write(other.join("bells.yaml"), "events:\n  Rang: {doc: A bell rang., fields: []}\n").unwrap();
    let ran = export(&["--format", "openapi"]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::WrongUsage, ""));
    assert!(ran.err.contains("prints one file, and 2 are selected"), "{}", ran.err);
    assert_eq!(export(&["--format", "openapi", "--vendor", "other"]).status, Status::Done);
    assert!(export(&["--format", "openapi", "--event", "Rang"]).err.ends_with("printed `other/openapi.json`\n"));
}

#[test]
fn export_refuses_options_that_the_format_has_no_use_for() {
    let (_directory, schemas, out) = project();
    let base = &["--base-url", "https://x.example"][..];
    for (format, option, why) in [
        ("openapi", &["--draft", "07"][..], "schemas of draft 2020-12"),
        ("asyncapi", &["--draft", "2020-12"], "schemas of draft 07"),
        ("typescript", &["--draft", "07"], "has no drafts"),
        ("openapi", base, "have an `$id`"),
        ("asyncapi", base, "have an `$id`"),
        ("typescript", base, "have an `$id`"),
        ("html", base, "have an `$id`"),
        ("html", &["--draft", "07"], "schemas of draft 07"),
        ("html", &["--profile", "strict"], "has both profiles"),
        ("json-schema", &["--single-file"], "only the catalogue"),
        ("openapi", &["--since", "released"], "only the catalogue"),
        ("json-schema", &["--as", "paths"], "only OpenAPI has operations"),
        ("asyncapi", &["--as", "paths"], "only OpenAPI has operations"),
        ("typescript", &["--as", "webhooks"], "only OpenAPI has operations"),
    ] {
        let args = ["export", "--schemas", &schemas, "--out", &out, "--format", format];
        let ran = hookwright(&[&args[..], option].concat());
        assert_eq!((ran.status, ran.out.as_str()), (Status::WrongUsage, ""), "{format}");
        let expected = format!("`{}` cannot be used with `--format {format}`", option[0]);
        assert!(ran.err.contains(&expected) && ran.err.contains(why), "{}", ran.err);
    }
    let ran = hookwright(&["export", "--schemas", &schemas, "--stdout", "--format", "typescript"]);
    assert!(ran.status == Status::WrongUsage && ran.err.contains("makes two files for each vendor"), "{}", ran.err);
    assert!(!Path::new(&out).exists());
}

#[test]
fn export_makes_an_archive_and_replaces_only_its_own() {
    let (directory, schemas, out) = project();
    let archive = directory.path().join("to/events.zip");
    let path = archive.to_str().unwrap();
    let export = |more: &[&str]| hookwright(&[&["export", "--schemas", &schemas], more].concat());
    let ran = export(&["--zip", path]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Done, ""), "{}", ran.err);
    let first = fs::read(&archive).unwrap();
    let summary = format!("wrote `{path}` of 9 files and {} bytes\n", first.len());
    assert!(ran.err.ends_with(&summary), "{}", ran.err);
    assert!(export(&["--zip", path]).err.ends_with("is current\n"));
    assert_eq!(export(&["--zip", path, "--format", "typescript"]).status, Status::Done);
    assert_ne!(fs::read(&archive).unwrap(), first);
    assert_eq!(export(&["--zip", path]).status, Status::Done);
    assert_eq!(fs::read(&archive).unwrap(), first, "the same schemas, the same bytes");

    // What is in it is what a directory would have.
    assert_eq!(export(&["--out", &out]).status, Status::Done);
    let mut read = zip::ZipArchive::new(io::Cursor::new(first)).unwrap();
    assert_eq!(read.len(), 9);
    for index in 0..read.len() {
        let mut file = read.by_index(index).unwrap();
        let mut bytes = Vec::new();
        io::copy(&mut file, &mut bytes).unwrap();
        assert_eq!(bytes, fs::read(format!("{out}/{}", file.name().unwrap())).unwrap());
    }

    fs::write(&archive, "mine").unwrap();
    let ran = export(&["--zip", path]);
    assert!(ran.status == Status::Failed && ran.err.contains("hookwright did not write it"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&archive).unwrap(), "mine");
}

#[test]
fn export_writes_a_catalogue_of_many_files_or_of_one() {
    let (_directory, schemas, out) = project();
    let export = |more: &[&str]| hookwright(&[&["export", "--schemas", &schemas, "--format", "html"], more].concat());
    let ran = export(&["--out", &out]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Done, ""), "{}", ran.err);
    assert_eq!(
        names(&out),
        ["_site", "acme", "check.html", "hookwright.manifest", "index.html", "index.json", "index.schema.json"]
    );
    assert_eq!(names(&format!("{out}/acme")), ["Closed.html", "Opened.html", "index.html", "schemas.js"]);
    let index: Value = serde_json::from_slice(&fs::read(format!("{out}/index.json")).unwrap()).unwrap();
    assert!(index["files"].as_array().unwrap().contains(&"index.html".into()), "{index}");
    let page = fs::read_to_string(format!("{out}/acme/Opened.html")).unwrap();
    assert!(page.contains("script-src 'self'") && !page.contains("Changes since"), "{page}");

    assert_eq!(export(&["--out", &out, "--single-file"]).status, Status::Done);
    assert_eq!(names(&out), ["catalogue.html", "hookwright.manifest", "index.json", "index.schema.json"]);
}

#[test]
fn the_catalogue_says_what_is_new_since_a_release() {
    let (directory, schemas, out) = project();
    let export = |more: &[&str]| {
        hookwright(&[&["export", "--schemas", &schemas, "--out", &out, "--format", "html"], more].concat())
    };
    let page = |event: &str| fs::read_to_string(format!("{out}/acme/{event}.html")).unwrap();
    // The record of a release with one event less.
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(format!("{schemas}/acme")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let (before, _) = text.split_once("  Closed:").unwrap_or((&text, ""));
        files.insert(format!("acme/{name}"), before.to_owned());
    }
    let record = Record::new("0.7.0", files);
    fs::write(format!("{schemas}/.released.json"), serde_json::to_string(&record).unwrap()).unwrap();
    assert_eq!(export(&[]).status, Status::Done);
    assert!(page("Closed").contains("New since release 0.7.0."), "{}", page("Closed"));
    assert!(page("Opened").contains("In release 0.7.0 already."), "{}", page("Opened"));

    let since = |path: &str| export(&["--since", path]);
    assert_eq!(since(&schemas).status, Status::Done, "a directory");
    assert!(page("Closed").contains("In release 0.1.0 already."), "{}", page("Closed"));
    let broken = directory.path().join("broken.json");
    for (text, why) in [("{}", "missing field `version`"), ("{\"version\": 9}", "it is of version 9")] {
        fs::write(&broken, text).unwrap();
        let ran = since(broken.to_str().unwrap());
        assert!(ran.status == Status::Failed && ran.err.contains(why), "{}", ran.err);
    }
    let gone = since("/nowhere.json");
    assert!(gone.status == Status::Failed && gone.err.contains("is no record of a release"), "{}", gone.err);
}

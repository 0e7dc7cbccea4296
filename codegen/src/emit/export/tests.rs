//! The contract with programs that read an export.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::*;
use crate::emit::FORMATS;
use crate::emit::contract::fixture::{model, model_with};

fn vendor(names: &[String]) -> Choice<'_> {
    Choice { vendors: names, events: &[] }
}

/// The files of an export of JSON Schema.
fn schemas(model: &Model, options: &Options, choice: Choice<'_>) -> Files {
    export(&Form::json_schema(options.clone()), model, choice).files
}

fn parse(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Value {
    serde_json::from_slice(files.get(path).unwrap()).unwrap()
}

/// An event of the vendor `ring` in the index, without the sums of its files.
fn ring_event(name: &str, title: &str, file: &str) -> Value {
    json!({
        "name": name, "title": title,
        "schema": format!("ring/events/{file}.schema.json"), "example": format!("ring/examples/{file}.json"),
        "examples": format!("ring/all-examples/{file}.json"),
        "description": format!("{name} happened."), "section": "events",
        "discriminator": [{"path": ["type"], "value": name}],
    })
}

#[test]
fn the_index_is_the_contract() {
    let options = Options::new(Draft::Draft2020_12, Profile::Strict);
    let files = schemas(&model(), &options, vendor(&["ring".to_owned()]));
    let expected = json!({
        "$schema": "index.schema.json",
        "generator": format!("hookwright {}", env!("CARGO_PKG_VERSION")),
        "version": env!("CARGO_PKG_VERSION"),
        "draft": "2020-12", "profile": "strict",
        "vendors": [{
            "name": "ring", "title": "ring webhooks", "docs": "https://vendor.example/docs",
            "discriminator":
                {"parts": [{"path": ["type"]}], "join": ".", "description": "The type of the event."},
            "body": "envelope", "events_in": ["events"],
            "sections": [{"title": "events", "description": "The events of \"events\"."}],
            "bundle": "ring/bundle.schema.json",
            "events": [
                ring_event("task.completed", "TaskCompleted", "task.completed"),
                ring_event("choice", "ChoiceEvent", "choice"),
                ring_event("CON", "Con", "~43ON"),
                ring_event("Ping", "Ping", "Ping"),
                ring_event("ping", "Pingged", "ping~~387de2f9"),
                ring_event("pong", "Pong", "pong"),
            ],
            "documents": [{"name": "Config", "title": "Config",
                           "schema": "ring/documents/Config.schema.json",
                           "example": "ring/documents/Config.example.json"}],
        }],
    });
    let mut index = parse(&files, INDEX);
    for list in ["/vendors/0/events", "/vendors/0/documents"] {
        for entry in index.pointer_mut(list).and_then(Value::as_array_mut).unwrap() {
            let sums = entry.as_object_mut().unwrap().shift_remove("sha256").unwrap();
            let file = |key| &files[entry.get(key).and_then(Value::as_str).unwrap()];
            let of = Sums::of(file("schema"), Some(file("example")));
            assert_eq!(sums, json!({"schema": of.schema, "example": of.example}));
        }
    }
    assert_eq!(index, expected);
    assert_eq!(index.to_string(), expected.to_string(), "the order of keys");
}

#[test]
fn a_sum_is_the_sha_256() {
    let sums = Sums::of(b"", Some(b"abc"));
    assert_eq!(sums.schema, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(sums.example.as_deref(), Some(abc));
}

#[test]
fn every_index_fits_its_schema() {
    for form in Form::all() {
        let files = export(&form, &model(), Choice::default()).files;
        let schema = jsonschema::validator_for(&parse(&files, INDEX_SCHEMA)).unwrap();
        let mut index = parse(&files, INDEX);
        let errors: Vec<String> = schema.iter_errors(&index).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{form}");
        index.pointer_mut("/vendors/0").and_then(Value::as_object_mut).unwrap().shift_remove("discriminator");
        assert!(!schema.is_valid(&index), "{form}");
    }
}

#[test]
fn a_vendor_without_documents_lists_none() {
    let files = schemas(&model(), &Options::default(), vendor(&["flat-one".to_owned()]));
    let index = parse(&files, INDEX);
    assert_eq!(index.pointer("/vendors/0/name"), Some(&json!("flat-one")));
    assert_eq!(index.pointer("/vendors/0/documents"), None);
}

#[test]
fn the_index_lists_every_file_and_no_other() {
    let files = schemas(&model(), &Options::default(), Choice::default());
    let index = parse(&files, INDEX);
    let mut listed = BTreeSet::from([INDEX.to_owned(), INDEX_SCHEMA.to_owned()]);
    for vendor in index.get("vendors").and_then(Value::as_array).unwrap() {
        let entries = ["events", "documents"].map(|list| vendor.get(list).and_then(Value::as_array));
        let entries = entries.into_iter().flatten().flatten();
        let paths = entries.flat_map(|entry| [entry.get("schema"), entry.get("example"), entry.get("examples")]);
        for path in paths.chain([vendor.get("bundle")]).flatten() {
            listed.insert(path.as_str().unwrap().to_owned());
        }
    }
    assert_eq!(listed, files.keys().cloned().collect());
}

#[test]
fn files_are_pretty_and_identified_by_their_path() {
    let options = Options::default();
    for (path, bytes) in schemas(&model(), &options, Choice::default()) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("{\n  \"") || text.starts_with("[\n  {\n"), "{path}");
        assert!(text.trim_end().ends_with(['}', ']']) && text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
        if path.ends_with(".schema.json") && path != INDEX_SCHEMA {
            let schema: Value = serde_json::from_str(&text).unwrap();
            let id = format!("https://hookwright.example/{}/draft-07/receiver/{path}", env!("CARGO_PKG_VERSION"));
            assert_eq!(schema.get("$id"), Some(&json!(id)));
        }
    }
}

#[test]
fn bytes_are_equal_from_run_to_run() {
    let options = Options::default();
    assert_eq!(schemas(&model(), &options, Choice::default()), schemas(&model(), &options, Choice::default()));
}

#[test]
fn an_unknown_vendor_gives_an_empty_index() {
    let files = schemas(&model(), &Options::default(), vendor(&["nobody".to_owned()]));
    assert_eq!(files.keys().collect::<Vec<_>>(), [INDEX, INDEX_SCHEMA]);
    assert_eq!(parse(&files, INDEX).get("vendors"), Some(&json!([])));
}

#[test]
fn every_format_lists_its_files() {
    for form in Form::all() {
        let Export { index, files } = export(&form, &model(), vendor(&["ring".to_owned()]));
        let [ring] = index.vendors.as_slice() else { panic!("{form}: {index:?}") };
        let listed: BTreeSet<&str> = match &ring.contents {
            Contents::Files { files } => files.iter().chain(&index.files).map(String::as_str).collect(),
            Contents::Schemas { .. } => continue,
        };
        assert_eq!(parse(&files, INDEX).get("format"), Some(&json!(form.format.name())));
        let listed: BTreeSet<&str> = listed.into_iter().chain(index.files.iter().map(String::as_str)).collect();
        let written = files.keys().map(String::as_str).filter(|path| ![INDEX, INDEX_SCHEMA].contains(path)).collect();
        assert_eq!(listed, written, "{form}");
    }
}

#[test]
fn formats_have_names_of_their_own_and_every_form_is_another() {
    let names: BTreeSet<&str> = FORMATS.iter().map(|format| format.name()).collect();
    assert_eq!(names.len(), FORMATS.len());
    let forms: BTreeSet<String> = Form::all().iter().map(Form::to_string).collect();
    assert_eq!(forms.len(), Form::all().len());
    assert!(forms.contains("json-schema, draft 2020-12, strict") && forms.contains("openapi, receiver"), "{forms:?}");
}

/// The formats are side by side: none imports another, so that each can be changed alone.
#[test]
fn no_format_imports_another() {
    let modules = ["asyncapi", "json_schema", "openapi", "rust", "typescript"];
    let emit = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit");
    let mut lower: Vec<&str> = vec!["contract", "schema_object"];
    lower.extend(modules);
    for module in lower {
        for entry in std::fs::read_dir(emit.join(module)).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            for other in modules.iter().filter(|other| **other != module) {
                for import in [format!("emit::{other}"), format!("super::{other}::"), format!("super::super::{other}")]
                {
                    assert!(!text.contains(&import), "{} imports {other}", path.display());
                }
            }
        }
    }
}

/// A vendor whose type is renamed because of an event: generators name a value in it `Answer`.
fn crowded() -> Model {
    let event = "events:
  ans:
    doc: An event.
    fields: [{wer: {type: integer-or-string, doc: A value., example: 1}}]
";
    model_with("ring/more.yaml", event)
}

#[test]
fn events_are_left_out_and_rename_no_other() {
    let model = crowded();
    let events = ["task.completed".to_owned(), "pong".to_owned()];
    let some = Choice { vendors: &[], events: &events };
    for &format in FORMATS {
        let form = Form { format, options: Options::default() };
        let whole = export(&form, &model, Choice::default()).files;
        let part = export(&form, &model, some).files;
        let index = parse(&part, INDEX);
        assert_eq!(index.pointer("/vendors/0/name"), Some(&json!("ring")), "{format:?}");
        assert_eq!(index.pointer("/vendors/1"), None, "{format:?}");
        match format.name() {
            "json-schema" => {
                assert!(part.iter().all(|(path, bytes)| path == INDEX || whole.get(path) == Some(bytes)));
                assert_eq!(part.len(), 2 + 1 + 2 * 3, "{:?}", part.keys());
                assert_eq!(index.pointer("/vendors/0/documents"), None);
            }
            "openapi" | "openapi-3.0" | "asyncapi" => {
                let path = format!("ring/{}.json", format.name().trim_end_matches("-3.0"));
                let schemas = |files| parse(files, &path).pointer("/components/schemas").cloned().unwrap();
                let (part, whole) = (schemas(&part), schemas(&whole));
                let part = part.as_object().unwrap();
                assert!(part.contains_key("AnswerType") && !part.contains_key("Answer"), "{:?}", part.keys());
                // Only the unions differ: fewer events are known.
                let differs = |key: &&String| part.get(*key) != whole.get(key.as_str());
                assert_eq!(part.keys().filter(differs).collect::<Vec<_>>(), ["KnownEvent", "UnknownEvent"]);
            }
            "typescript" => {
                let text = String::from_utf8(part["ring/events.d.ts"].clone()).unwrap();
                assert!(text.contains("AnswerType ") && !text.contains("interface ChoiceEvent "), "{text}");
                assert!(!text.contains("interface Config "), "a document is used by no event: {text}");
                let guards = String::from_utf8(part["ring/guards.ts"].clone()).unwrap();
                assert!(guards.contains("\"pong\"") && !guards.contains("\"Ping\""), "{guards}");
            }
            "npm" => {
                let text = String::from_utf8(part["lib/ring/index.js"].clone()).unwrap();
                assert!(text.contains("\"pong\"") && !text.contains("\"Ping\""), "{text}");
                assert!(!part.contains_key("schemas/ring/events/Ping.schema.json"));
            }
            "python" => {
                let text = String::from_utf8(part["src/hookwright_events/ring.py"].clone()).unwrap();
                assert!(text.contains("\"pong\"") && !text.contains("\"Ping\""), "{text}");
                assert!(!part.contains_key("src/hookwright_events/_schemas/ring/events/Ping.schema.json"));
            }
            "html" => {
                assert!(part.contains_key("ring/pong.html") && !part.contains_key("ring/choice.html"));
                let types = String::from_utf8(part["ring/types.html"].clone()).unwrap();
                assert!(!types.contains("id=\"Config\""), "a document is used by no event");
                assert!(!part["ring/schemas.js"].is_empty());
                let page = "ring/task.completed.html";
                assert!(part[page].len() < whole[page].len(), "fewer events beside it");
            }
            other => panic!("say here what `{other}` leaves out"),
        }
    }
}

#[test]
fn an_archive_has_all_files_and_the_same_bytes() {
    let files = schemas(&model(), &Options::default(), Choice::default());
    let bytes = zip(&files).unwrap();
    assert_eq!(bytes, zip(&files).unwrap());
    let mut archive = ::zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names = archive.file_names().map(|name| name.unwrap().into_owned());
    assert!(names.eq(files.keys().cloned()));
    for (path, expected) in &files {
        let mut read = Vec::new();
        std::io::copy(&mut archive.by_name(path).unwrap(), &mut read).unwrap();
        assert_eq!(&read, expected, "{path}");
    }
    let is_archive = |bytes: &[u8]| is_archive(&mut std::io::Cursor::new(bytes)).unwrap();
    let ours = zip(&files).unwrap();
    assert!(is_archive(&ours));
    assert!(!is_archive(&ours[..ours.len() - 1]) && !is_archive(&[&ours[..], b"."].concat()));
    let other = BTreeMap::from([("notes.txt".to_owned(), b"mine".to_vec())]);
    let mut writer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.set_comment("Mine.").unwrap();
    for (path, bytes) in &other {
        writer.start_file(path.as_str(), ::zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, bytes).unwrap();
    }
    let theirs = writer.finish().unwrap().into_inner();
    assert!(!is_archive(&theirs) && !is_archive(b"notes") && !is_archive(b""));
}

//! What each command prints where, and its exit status.

use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::meta_schema::schema_of;
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

/// A folder with `schemas/acme` in it, and the paths of the schemas and of an output.
fn project() -> (TempDir, String, String) {
    let folder = TempDir::new().unwrap();
    let vendor = folder.path().join("schemas/acme");
    fs::create_dir_all(&vendor).unwrap();
    fs::write(vendor.join("vendor.yaml"), VENDOR).unwrap();
    fs::write(vendor.join("doors.yaml"), EVENTS).unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (schemas, out) = (path("schemas"), path("out"));
    (folder, schemas, out)
}

fn names(folder: &str) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn wrong_usage_is_2_and_help_is_0() {
    let (_folder, schemas, out) = project();
    let wrong: &[&[&str]] = &[
        &[],
        &["regenerate"],
        &["check"],
        &["generate", "--schemas", &schemas],
        &["export", "--schemas", &schemas],
        &["export", "--schemas", &schemas, "--out", &out, "--stdout"],
        &["export", "--schemas", &schemas, "--out", &out, "--draft", "06"],
        &["export", "--schemas", &schemas, "--out", &out, "--profile", "lax"],
        &["export", "--schemas", &schemas, "--out", &out, "--base-url", "ftp://x"],
        &["export", "--schemas", &schemas, "--out", &out, "--vendor", "acne"],
        &["export", "--schemas", &schemas, "--out", &out, "--event", "Opene"],
        &["export", "--schemas", &schemas, "--out", &out, "--format", "yaml"],
        &["export", "--schemas", &schemas, "--out", &out, "--zip", &out],
        &["export", "--schemas", &schemas, "--zip", &out, "--stdout"],
        &["export", "--schemas", &schemas, "--stdout", "--event", "Opened", "--event", "Closed"],
        &["explain", "HW9999"],
    ];
    for args in wrong {
        let ran = hookwright(args);
        assert_eq!((ran.status, ran.out.as_str()), (Status::WrongUsage, ""), "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
    }
    assert!(!Path::new(&out).exists());
    for args in [&["--help"] as &[_], &["--version"], &["export", "--help"]] {
        let ran = hookwright(args);
        assert_eq!((ran.status, ran.err.as_str()), (Status::Done, ""), "{args:?}");
    }
    let ran = hookwright(&["export", "--schemas", &schemas, "--out", &out, "--vendor", "acne"]);
    assert!(ran.err.contains("there is no vendor `acne`") && ran.err.contains("did you mean `acme`?"), "{}", ran.err);
}

#[test]
fn check_tells_all_errors_as_text_or_as_json() {
    let (folder, schemas, _) = project();
    let ran = hookwright(&["check", "--schemas", &schemas]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    assert_eq!(ran.err, "hookwright: read 2 events of 1 vendor from 2 files; no errors\n");

    fs::write(folder.path().join("schemas/acme/more.yaml"), "events:\n  Rang: {fields: [bell: guidd], exmple: 1}\n")
        .unwrap();
    let ran = hookwright(&["check", "--schemas", &schemas]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Failed, ""));
    assert!(ran.err.contains("more.yaml:2:"), "{}", ran.err);
    let last = ran.err.lines().last().unwrap();
    assert!(last.starts_with("error: ") && last.ends_with(" errors in 1 file"), "{last}");

    let ran = hookwright(&["check", "--schemas", &schemas, "--message-format", "json"]);
    assert_eq!(ran.status, Status::Failed);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let typo = lines.iter().find(|line| line["rule"] == "HW0007").unwrap();
    assert_eq!((&typo["line"], &typo["severity"], &typo["reason"]), (&2.into(), &"error".into(), &"diagnostic".into()));
    assert!(typo["path"].as_str().unwrap().ends_with("acme/more.yaml"));
    assert!(typo["end_column"].as_u64() > typo["column"].as_u64());

    let ran = hookwright(&["check", "--schemas", "nowhere/at/all"]);
    assert!(ran.status == Status::Failed && ran.err.ends_with("error: 1 error\n"), "{}", ran.err);
}

#[test]
fn warnings_stop_nothing_unless_they_are_denied() {
    let (folder, schemas, out) = project();
    fs::write(folder.path().join("schemas/acme/more.yaml"), "events: {Rang: {doc: A bell rang, fields: []}}\n")
        .unwrap();
    let ran = hookwright(&["check", "--schemas", &schemas]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    assert!(ran.err.starts_with("warning[HW0102]: the `doc` of the event `Rang` "), "{}", ran.err);
    let end = "\n\nwarning: 1 warning in 1 file\n\
               hookwright: read 3 events of 1 vendor from 3 files; no errors\n";
    assert!(ran.err.ends_with(end), "{}", ran.err);

    let generate = ["generate", "--schemas", &schemas, "--out", &out];
    let export = ["export", "--schemas", &schemas, "--out", &out];
    for command in [&["check", "--schemas", &schemas][..], &generate, &export] {
        let ran = hookwright(&[command, &["--deny", "warnings"]].concat());
        assert_eq!(ran.status, Status::Failed, "{command:?}");
        let last = ran.err.lines().last().unwrap();
        assert!(last.starts_with("error: 1 warning in 1 file, denied by `--deny warnings`"), "{last}");
        assert!(!Path::new(&out).exists(), "{command:?}");
    }
    assert_eq!(hookwright(&generate).status, Status::Done);
    assert_eq!(hookwright(&["check", "--schemas", &schemas, "--deny", "errors"]).status, Status::WrongUsage);

    let ran = hookwright(&["check", "--schemas", &schemas, "--message-format", "json"]);
    let line: Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!((&line["rule"], &line["severity"]), (&"HW0102".into(), &"warning".into()));
}

#[test]
fn generate_writes_and_its_check_tells_what_is_not_current() {
    let (folder, schemas, out) = project();
    let generate = ["generate", "--schemas", schemas.as_str(), "--out", out.as_str()];
    let check = [&generate[..], &["--check"]].concat();
    let ran = hookwright(&check);
    assert_eq!(ran.status, Status::Failed);
    assert!(!Path::new(&out).exists() && ran.out.starts_with("missing: "), "{}", ran.out);

    let ran = hookwright(&generate);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Done, ""), "{}", ran.err);
    assert!(ran.err.starts_with("hookwright: read 2 events of 1 vendor from 2 files; wrote "), "{}", ran.err);
    assert!(ran.err.ends_with(" files, 0 unchanged, 0 removed\n"), "{}", ran.err);
    assert_eq!(hookwright(&check).status, Status::Done);

    fs::write(folder.path().join("out/notes.txt"), "mine\n").unwrap();
    fs::write(folder.path().join("out/Cargo.toml"), "# edited\n").unwrap();
    let ran = hookwright(&check);
    assert_eq!(ran.status, Status::Failed);
    assert!(ran.out.contains("stale: ") && ran.out.contains("\n-# edited\n"), "{}", ran.out);
    assert!(ran.out.contains("notes.txt (not written by hookwright)\n"), "{}", ran.out);
    assert!(ran.err.contains("is not current: 2 files (1 stale, 1 orphaned)"), "{}", ran.err);
    assert!(ran.err.contains(&format!("run `hookwright generate --schemas {schemas} --out {out}`")), "{}", ran.err);
    let ran = hookwright(&[&check[..], &["--message-format=json"]].concat());
    let states: Vec<Value> =
        ran.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["state"].take()).collect();
    assert_eq!(states, ["stale", "orphaned"]);

    let ran = hookwright(&generate);
    assert!(ran.status == Status::Done && ran.err.contains("did not write: `notes.txt`"), "{}", ran.err);
    // With broken schemas nothing is written, and the reason comes last.
    fs::write(folder.path().join("schemas/acme/doors.yaml"), "events: 1\n").unwrap();
    let ran = hookwright(&generate);
    assert!(
        ran.status == Status::Failed && ran.err.ends_with("error: 1 error in 1 file; nothing was written\n"),
        "{}",
        ran.err
    );
}

#[test]
fn export_writes_what_is_selected() {
    let (_folder, schemas, out) = project();
    let export = |more: &[&str]| hookwright(&[&["export", "--schemas", &schemas], more].concat());
    let ran = export(&["--out", &out, "--draft", "2020-12", "--profile", "strict", "--vendor", "acme"]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Done, ""), "{}", ran.err);
    let index = || -> Value { serde_json::from_slice(&fs::read(format!("{out}/index.json")).unwrap()).unwrap() };
    assert_eq!((&index()["draft"], &index()["profile"]), (&"2020-12".into(), &"strict".into()));
    assert_eq!(names(&format!("{out}/acme/events")), ["Closed.schema.json", "Opened.schema.json"]);
    assert_eq!(names(&out), ["acme", "hookwright.manifest", "index.json"]);

    // Another selection takes the place of the first; an event's schema stays the same.
    export(&["--out", &out]);
    let before = fs::read_to_string(format!("{out}/acme/events/Opened.schema.json")).unwrap();
    let ran = export(&["--out", &out, "--event", "Opened"]);
    assert!(ran.err.ends_with("2 removed\n"), "{}", ran.err);
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
fn fmt_brings_files_into_form_and_its_check_writes_nothing() {
    let (folder, schemas, _) = project();
    let fmt = ["fmt", "--schemas", schemas.as_str()];
    let check = [&fmt[..], &["--check"]].concat();
    let path = folder.path().join("schemas/acme/doors.yaml");
    assert_eq!(hookwright(&check).status, Status::Done);
    let before = format!("# Doors.\n{}", EVENTS.replace(": {", ":   { "));
    fs::write(&path, &before).unwrap();
    let ran = hookwright(&check);
    assert_eq!(ran.status, Status::Failed);
    assert!(ran.out.starts_with(&format!("not formatted: {}\n", path.display())), "{}", ran.out);
    let ran = hookwright(&[&check[..], &["--message-format=json"]].concat());
    let line: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&line["state"], line["path"].as_str()), (&"stale".into(), path.to_str()));
    assert!(ran.err.contains(&format!("run `hookwright fmt --schemas {schemas}`")), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), before);

    let ran = hookwright(&fmt);
    assert_eq!((ran.status, ran.err.as_str()), (Status::Done, "hookwright: formatted 1 file, 1 unchanged\n"));
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("# Doors.\n{EVENTS}"));
    assert_eq!(hookwright(&check).status, Status::Done);
    assert_eq!(names(&format!("{schemas}/acme")), ["doors.yaml", "vendor.yaml"]);
    assert_eq!(hookwright(&["check", "--schemas", &schemas]).status, Status::Done);

    // What is wrong, but is YAML, is formatted; what is not is left alone, and the rest is not.
    fs::write(&path, "evnts:   {}\n").unwrap();
    fs::write(folder.path().join("schemas/acme/broken.yaml"), "events:   {\n").unwrap();
    let ran = hookwright(&fmt);
    assert!(ran.status == Status::Failed && ran.err.contains("broken.yaml:"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "evnts: {}\n");
    assert_eq!(fs::read_to_string(folder.path().join("schemas/acme/broken.yaml")).unwrap(), "events:   {\n");
}

#[test]
fn export_writes_each_format_and_one_takes_the_place_of_another() {
    let (folder, schemas, out) = project();
    let export = |more: &[&str]| hookwright(&[&["export", "--schemas", &schemas], more].concat());
    fs::create_dir(&out).unwrap();
    fs::write(folder.path().join("out/notes.txt"), "mine\n").unwrap();
    let mut before = None;
    for (format, files, event) in [
        ("openapi", &["openapi.json"][..], "\"Closed\": {"),
        ("asyncapi", &["asyncapi.json"], "\"Closed\": {"),
        ("typescript", &["events.d.ts", "guards.ts"], "interface Closed {"),
    ] {
        let ran = export(&["--out", &out, "--format", format, "--profile", "strict"]);
        assert_eq!((ran.status, ran.out.as_str()), (Status::Done, ""), "{}", ran.err);
        let removed = format!("{} removed\n", before.map_or(0, |before: &[&str]| before.len()));
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
        before = Some(files);
    }
}

#[test]
fn export_prints_one_document() {
    let (folder, schemas, _) = project();
    let export = |more: &[&str]| hookwright(&[&["export", "--schemas", &schemas, "--stdout"], more].concat());
    for format in ["openapi", "asyncapi"] {
        let ran = export(&["--format", format]);
        assert_eq!(ran.status, Status::Done, "{}", ran.err);
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        assert!(document[format].as_str().unwrap().starts_with("3."), "{format}");
        assert!(ran.err.ends_with(&format!("; {format}, receiver: printed `acme/{format}.json`\n")), "{}", ran.err);
    }
    // With a second vendor it has to be said which one.
    let other = folder.path().join("schemas/other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("vendor.yaml"), VENDOR).unwrap();
    fs::write(other.join("bells.yaml"), "events:\n  Rang: {doc: A bell rang., fields: []}\n").unwrap();
    let ran = export(&["--format", "openapi"]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::WrongUsage, ""));
    assert!(ran.err.contains("prints one file, and 2 vendors are selected"), "{}", ran.err);
    assert_eq!(export(&["--format", "openapi", "--vendor", "other"]).status, Status::Done);
    assert!(export(&["--format", "openapi", "--event", "Rang"]).err.ends_with("printed `other/openapi.json`\n"));
}

#[test]
fn export_refuses_options_that_the_format_has_no_use_for() {
    let (_folder, schemas, out) = project();
    let base = &["--base-url", "https://x.example"][..];
    for (format, option, why) in [
        ("openapi", &["--draft", "07"][..], "schemas of draft 2020-12"),
        ("asyncapi", &["--draft", "2020-12"], "schemas of draft 07"),
        ("typescript", &["--draft", "07"], "has no drafts"),
        ("openapi", base, "have an `$id`"),
        ("asyncapi", base, "have an `$id`"),
        ("typescript", base, "have an `$id`"),
    ] {
        let args = ["export", "--schemas", &schemas, "--out", &out, "--format", format];
        let ran = hookwright(&[&args[..], option].concat());
        assert_eq!((ran.status, ran.out.as_str()), (Status::WrongUsage, ""), "{format}");
        let expected = format!("`{}` has no meaning with `--format {format}`", option[0]);
        assert!(ran.err.contains(&expected) && ran.err.contains(why), "{}", ran.err);
    }
    let ran = hookwright(&["export", "--schemas", &schemas, "--stdout", "--format", "typescript"]);
    assert!(ran.status == Status::WrongUsage && ran.err.contains("makes two for each vendor"), "{}", ran.err);
    assert!(!Path::new(&out).exists());
}

#[test]
fn export_makes_an_archive_and_replaces_only_its_own() {
    let (folder, schemas, out) = project();
    let archive = folder.path().join("to/events.zip");
    let path = archive.to_str().unwrap();
    let export = |more: &[&str]| hookwright(&[&["export", "--schemas", &schemas], more].concat());
    let ran = export(&["--zip", path]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Done, ""), "{}", ran.err);
    let first = fs::read(&archive).unwrap();
    let summary = format!("wrote `{path}` of 6 files and {} bytes\n", first.len());
    assert!(ran.err.ends_with(&summary), "{}", ran.err);
    assert!(export(&["--zip", path]).err.ends_with("is current\n"));
    assert_eq!(export(&["--zip", path, "--format", "typescript"]).status, Status::Done);
    assert_ne!(fs::read(&archive).unwrap(), first);
    assert_eq!(export(&["--zip", path]).status, Status::Done);
    assert_eq!(fs::read(&archive).unwrap(), first, "the same schemas, the same bytes");

    // What is in it is what a folder would have.
    assert_eq!(export(&["--out", &out]).status, Status::Done);
    let mut read = zip::ZipArchive::new(io::Cursor::new(first)).unwrap();
    assert_eq!(read.len(), 6);
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
fn new_makes_a_vendor_and_an_event_that_pass_check() {
    let (folder, schemas, _) = project();
    let ran = hookwright(&["new", "vendor", "bell", "--schemas", &schemas, "--title", "Bell: events"]);
    assert!(
        ran.status == Status::Done && ran.err.contains("bell/vendor.yaml`; write the 3 descriptions"),
        "{}",
        ran.err
    );
    let payload = |name: &str, text: &str| {
        let path = folder.path().join(name).display().to_string();
        fs::write(&path, text).unwrap();
        path
    };
    let (one, two) = (payload("1.json", r#"{"type": "Rang", "times": 1}"#), payload("2.json", r#"{"type": "Rang"}"#));
    let new = ["new", "event", "acme", "Rang", "--schemas", schemas.as_str(), "--from", &one, &two];
    let ran = hookwright(&[&new[..], &["--section", "doors.yaml"]].concat());
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    assert!(ran.out.contains("- times:\n          type: int32\n") && ran.out.contains("optional: true"), "{}", ran.out);
    assert!(ran.err.contains("replace what is personal or secret"), "{}", ran.err);
    let text = fs::read_to_string(folder.path().join("schemas/acme/doors.yaml")).unwrap();
    assert_eq!(text, format!("{EVENTS}{}", ran.out));
    assert!(hookwright(&["check", "--schemas", &schemas]).err.contains("read 3 events of 2 vendors from 3 files"));

    assert_eq!(hookwright(&new).status, Status::WrongUsage);
    let broken = payload("3.json", "{");
    let ran = hookwright(&["new", "event", "acme", "Sang", "--schemas", &schemas, "--from", &broken]);
    assert!(ran.status == Status::Failed && ran.err.contains("3.json` is not JSON"), "{}", ran.err);
}

#[test]
fn explain_tells_of_rules() {
    let ran = hookwright(&["explain", "hw0012"]);
    assert!(ran.status == Status::Done && ran.out.starts_with("HW0012: Rust names differ"), "{}", ran.out);
    assert!(ran.out.contains("\nWrong:\n\n```yaml\n") && ran.out.contains("\nRight:\n\n```yaml\n"), "{}", ran.out);
    assert!(crate::diagnostic::page().contains(&ran.out));
    assert!(hookwright(&["explain", "HW012"]).err.contains("did you mean `HW0012`?"));
    assert_eq!(hookwright(&["explain"]).out.lines().count(), crate::diagnostic::rules::ALL.len());
}

#[test]
fn the_meta_schema_accepts_our_own_schemas_and_refuses_typos() {
    let validator = |kind| jsonschema::validator_for(&schema_of(kind).to_value()).unwrap();
    let (any, vendor, events) =
        (validator(SchemaKind::Any), validator(SchemaKind::Vendor), validator(SchemaKind::Events));
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas")];
    let mut seen = 0;
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let file: Value = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let own = if path.ends_with("vendor.yaml") { &vendor } else { &events };
        for validator in [&any, own] {
            let errors: Vec<String> =
                validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
        }
        seen += 1;
    }
    assert!(seen > 10);
    let typo = serde_json::json!({"events": {"A": {"doc": "x", "fields": [], "exmple": {}}}});
    assert!(!any.is_valid(&typo) && !events.is_valid(&typo));
    let ran = hookwright(&["meta-schema"]);
    let schema: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
}

/// A reader that went away, or a full disk.
struct Closed(io::ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_result_that_nobody_reads_is_no_failure_and_one_that_is_lost_is() {
    for (kind, expected) in [(io::ErrorKind::BrokenPipe, Status::Done), (io::ErrorKind::StorageFull, Status::Failed)] {
        let mut err = Vec::new();
        let status = run(["hookwright", "meta-schema"].map(OsString::from), &mut Closed(kind), &mut err);
        assert_eq!((status, err.is_empty()), (expected, expected == Status::Done));
    }
}

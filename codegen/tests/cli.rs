//! The program `hookwright` as it is run: exit status, what it says, and what it leaves on disk.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use hookwright::model::Model;
use hookwright_test_support::{golden, root, snapshot};
use tempfile::TempDir;

/// The repository's own schemas.
fn model() -> Model {
    hookwright::compile(&root().join("schemas")).model.expect("the schemas are sound")
}

/// Runs the program in the directory `tests/`, whose fixtures have short paths from there.
fn hookwright(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hookwright"));
    command.args(arguments).current_dir(root().join("tests")).output().expect("the program can be run")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit status")
}

/// All that the program said, on both streams.
fn said(output: &Output) -> String {
    let text = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(text).expect("UTF-8 text")
}

fn cases() -> Vec<String> {
    let entries = fs::read_dir(root().join("tests/fixtures/broken")).expect("the fixtures are there");
    let mut cases: Vec<String> = entries
        .map(|entry| format!("fixtures/broken/{}", entry.expect("readable").file_name().to_string_lossy()))
        .collect();
    cases.sort();
    cases
}

#[test]
fn a_mistake_in_the_schemas_exits_1_in_the_expected_words_and_writes_nothing() {
    let folder = TempDir::new().unwrap();
    let kept = folder.path().join("kept");
    let new = folder.path().join("new");
    fs::create_dir_all(&kept).unwrap();
    fs::write(kept.join("Cargo.toml"), "# there before\n").unwrap();
    let before = snapshot(folder.path());
    let (kept, new) = (kept.to_str().unwrap(), new.to_str().unwrap());
    for case in cases() {
        let expected = golden(&root().join("tests").join(&case).join("expected.snap"));
        for arguments in [
            &["check", "--schemas", &case][..],
            &["generate", "--schemas", &case, "--out", kept],
            &["generate", "--schemas", &case, "--out", new],
            &["generate", "--schemas", &case, "--out", kept, "--check"],
            &["export", "--schemas", &case, "--out", new],
        ] {
            let output = hookwright(arguments);
            assert_eq!(code(&output), 1, "{arguments:?}: {}", said(&output));
            assert!(output.stdout.is_empty(), "{arguments:?}: {}", said(&output));
            assert!(
                said(&output).contains(expected.trim_end()),
                "{arguments:?}:\n{}\nexpected:\n{expected}",
                said(&output)
            );
        }
        assert!(!Path::new(new).exists(), "{case} makes a directory");
        assert_eq!(snapshot(folder.path()), before, "{case} writes something");
    }
}

#[test]
fn what_is_no_schema_folder_exits_1() {
    let folder = TempDir::new().unwrap();
    let schemas = folder.path().join("schemas");
    let path = schemas.to_str().unwrap();
    // No directory, an empty one, a file outside of a vendor's directory, text that is not UTF-8.
    assert_eq!(code(&hookwright(&["check", "--schemas", path])), 1);
    fs::create_dir(&schemas).unwrap();
    assert_eq!(code(&hookwright(&["check", "--schemas", path])), 1);
    fs::write(schemas.join("vendor.yaml"), "title: Nobody's\n").unwrap();
    let output = hookwright(&["check", "--schemas", path]);
    assert!(code(&output) == 1 && said(&output).contains("is not in a vendor's directory"), "{}", said(&output));
    fs::remove_file(schemas.join("vendor.yaml")).unwrap();
    fs::create_dir(schemas.join("acme")).unwrap();
    fs::write(schemas.join("acme/vendor.yaml"), b"title: Acm\xe9\n").unwrap();
    let output = hookwright(&["check", "--schemas", path]);
    assert!(
        code(&output) == 1 && said(&output).contains("acme/vendor.yaml` cannot be read: it is not UTF-8"),
        "{}",
        said(&output)
    );
}

#[test]
fn wrong_usage_exits_2() {
    for arguments in [&["generate"][..], &["check", "--schema", "x"], &["frobnicate"], &[]] {
        assert_eq!(code(&hookwright(arguments)), 2, "{arguments:?}");
    }
}

/// The repository's own schemas, generated into a directory of their own.
fn generated() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("a crate").to_str().unwrap().to_owned();
    let output = hookwright(&["generate", "--schemas", "../schemas", "--out", &out]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let (line, model) = (said(&output), model());
    let start = format!("hookwright: read {} events of {} vendors from ", model.event_count(), model.vendors.len());
    assert!(line.starts_with(&start) && line.lines().count() == 1, "{line}");
    (folder, out)
}

#[test]
fn check_names_each_file_with_its_difference_and_the_command_and_writes_nothing() {
    let (folder, out) = generated();
    let arguments = ["generate", "--schemas", "../schemas", "--out", &out];
    let check = [&arguments[..], &["--check"]].concat();
    assert_eq!(code(&hookwright(&check)), 0);

    let changed = Path::new(&out).join("src/ringcx/task.rs");
    let text = fs::read_to_string(&changed).unwrap();
    fs::write(&changed, text.replacen("pub struct TaskEvent", "pub struct TaskIncident", 1)).unwrap();
    fs::remove_file(Path::new(&out).join("src/livechat/file.rs")).unwrap();
    fs::write(Path::new(&out).join("src/extra.rs"), "// nobody tracks this\n").unwrap();
    fs::create_dir(Path::new(&out).join("json-schema/old")).unwrap();
    fs::write(Path::new(&out).join("json-schema/old/a.json"), "{}\n").unwrap();
    let before = snapshot(folder.path());

    let output = hookwright(&check);
    assert_eq!(code(&output), 1);
    let text = said(&output);
    for expected in [
        &format!("stale: {out}/src/ringcx/task.rs\n"),
        "\n-pub struct TaskIncident {",
        "\n+pub struct TaskEvent {",
        &format!("missing: {out}/src/livechat/file.rs\n"),
        &format!("orphaned: {out}/src/extra.rs"),
        "\n-// nobody tracks this",
        &format!("orphaned: {out}/json-schema/old/a.json"),
        "4 files",
        &format!("hookwright generate --schemas ../schemas --out '{out}'"),
    ] {
        assert!(text.contains(expected), "`{expected}` is not in:\n{text}");
    }
    assert_eq!(snapshot(folder.path()), before, "a check writes something");

    // The command mends what is ours, and keeps what is not.
    let output = hookwright(&arguments);
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(Path::new(&out).join("src/extra.rs").exists());
    fs::remove_file(Path::new(&out).join("src/extra.rs")).unwrap();
    fs::remove_dir_all(Path::new(&out).join("json-schema/old")).unwrap();
    assert_eq!(code(&hookwright(&check)), 0, "{}", said(&hookwright(&check)));
}

#[test]
fn a_check_of_nothing_tells_all_files_missing_and_makes_no_folder() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("none");
    let output = hookwright(&["generate", "--schemas", "../schemas", "--out", out.to_str().unwrap(), "--check"]);
    assert_eq!(code(&output), 1);
    assert!(said(&output).matches("missing: ").count() > 300);
    assert!(!out.exists());
}

#[test]
fn a_second_run_touches_no_file() {
    let (folder, out) = generated();
    let before = snapshot(folder.path());
    assert_eq!(code(&hookwright(&["generate", "--schemas", "../schemas", "--out", &out])), 0);
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_file_goes_when_its_schema_goes() {
    let folder = TempDir::new().unwrap();
    let schemas = folder.path().join("schemas");
    let out = folder.path().join("out");
    for (name, text) in [
        ("vendor.yaml", "title: T\ndoc: D.\ndocs: https://example.com\ndiscriminator: {field: t, doc: D.}\n"),
        ("one.yaml", "events: {one: {doc: One., fields: []}}\n"),
        ("two.yaml", "events: {two: {doc: Two., fields: []}}\n"),
    ] {
        fs::create_dir_all(schemas.join("acme")).unwrap();
        fs::write(schemas.join("acme").join(name), text).unwrap();
    }
    let arguments = ["generate", "--schemas", schemas.to_str().unwrap(), "--out", out.to_str().unwrap()];
    assert_eq!(code(&hookwright(&arguments)), 0);
    assert!(out.join("src/acme/two.rs").exists());
    fs::remove_file(schemas.join("acme/two.yaml")).unwrap();
    let output = hookwright(&[&arguments[..], &["--check"]].concat());
    assert!(code(&output) == 1 && said(&output).contains("src/acme/two.rs"), "{}", said(&output));
    assert_eq!(code(&hookwright(&arguments)), 0);
    assert!(!out.join("src/acme/two.rs").exists());
    assert!(out.join("src/acme/one.rs").exists());
}

#[test]
fn an_export_has_each_format() {
    let folder = TempDir::new().unwrap();
    for (format, file) in [
        ("json-schema", "bundle.schema.json"),
        ("openapi", "openapi.json"),
        ("asyncapi", "asyncapi.json"),
        ("typescript", "guards.ts"),
    ] {
        let out = folder.path().join(format);
        let path = out.to_str().unwrap();
        let output = hookwright(&["export", "--schemas", "../schemas", "--out", path, "--format", format]);
        assert_eq!(code(&output), 0, "{}", said(&output));
        let line = said(&output);
        assert!(line.lines().count() == 1 && line.contains(&format!("; {format}, ")), "{line}");
        for vendor in &model().vendors {
            assert!(out.join(&vendor.name).join(file).exists(), "{format} {}", vendor.name);
        }
    }
    let archive = folder.path().join("all.zip");
    let arguments = ["export", "--schemas", "../schemas", "--zip", archive.to_str().unwrap()];
    assert_eq!(code(&hookwright(&arguments)), 0);
    let first = fs::read(&archive).unwrap();
    fs::remove_file(&archive).unwrap();
    assert_eq!(code(&hookwright(&arguments)), 0);
    assert!(first.starts_with(b"PK") && fs::read(&archive).unwrap() == first);
    let output = hookwright(&["export", "--schemas", "../schemas", "--stdout", "--event", "task.taken"]);
    let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((code(&output), schema["title"].as_str()), (0, Some("TaskTaken")));
    let refused = ["export", "--schemas", "../schemas", "--stdout", "--format", "openapi"];
    assert_eq!(code(&hookwright(&refused)), 2);
}

#[test]
fn an_export_has_the_four_forms() {
    let folder = TempDir::new().unwrap();
    for (draft, profile, word) in [
        ("07", "receiver", "\"definitions\""),
        ("07", "strict", "\"definitions\""),
        ("2020-12", "receiver", "\"$defs\""),
        ("2020-12", "strict", "\"$defs\""),
    ] {
        let out = folder.path().join(format!("{draft}-{profile}"));
        let path = out.to_str().unwrap();
        let options = ["--draft", draft, "--profile", profile, "--vendor", "enreach", "--vendor", "ringcx"];
        let output = hookwright(&[&["export", "--schemas", "../schemas", "--out", path], &options[..]].concat());
        assert_eq!(code(&output), 0, "{}", said(&output));
        let index: serde_json::Value = serde_json::from_slice(&fs::read(out.join("index.json")).unwrap()).unwrap();
        assert_eq!((index["draft"].as_str(), index["profile"].as_str()), (Some(draft), Some(profile)));
        assert_eq!(index["vendors"].as_array().unwrap().len(), 2);
        assert!(fs::read_to_string(out.join("enreach/bundle.schema.json")).unwrap().contains(word));
        assert!(!out.join("livechat").exists());
    }
}

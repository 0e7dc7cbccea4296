//! `hookwright check`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::*;

#[test]
fn check_tells_all_errors_as_text_or_as_json() {
    let (directory, schemas, _) = project();
    let ran = hookwright(&["check", "--schemas", &schemas]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    assert_eq!(ran.err, "hookwright: read 2 events of 1 vendor from 2 files; no errors\n");

    fs::write(directory.path().join("schemas/acme/more.yaml"), "events:\n  Rang: {fields: [bell: guidd], exmple: 1}\n")
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
    let (directory, schemas, out) = project();
    fs::write(directory.path().join("schemas/acme/more.yaml"), "events: {Rang: {doc: A bell rang, fields: []}}\n")
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

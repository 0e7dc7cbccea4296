//! `hookwright fmt`.

use std::fs;

use serde_json::Value;

use super::*;

#[test]
fn fmt_brings_files_into_form_and_its_check_writes_nothing() {
    let (directory, schemas, _) = project();
    let fmt = ["fmt", "--schemas", schemas.as_str()];
    let check = [&fmt[..], &["--check"]].concat();
    let path = directory.path().join("schemas/acme/doors.yaml");
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
    fs::write(directory.path().join("schemas/acme/broken.yaml"), "events:   {\n").unwrap();
    let ran = hookwright(&fmt);
    assert!(ran.status == Status::Failed && ran.err.contains("broken.yaml:"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "evnts: {}\n");
    assert_eq!(fs::read_to_string(directory.path().join("schemas/acme/broken.yaml")).unwrap(), "events:   {\n");
}

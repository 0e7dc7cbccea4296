//! `hookwright generate`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::*;

#[test]
fn generate_writes_and_its_check_tells_what_is_not_current() {
    let (directory, schemas, out) = project();
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

    fs::write(directory.path().join("out/notes.txt"), "mine\n").unwrap();
    fs::write(directory.path().join("out/Cargo.toml"), "# edited\n").unwrap();
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
    fs::write(directory.path().join("schemas/acme/doors.yaml"), "events: 1\n").unwrap();
    let ran = hookwright(&generate);
    assert!(
        ran.status == Status::Failed && ran.err.ends_with("error: 1 error in 1 file; nothing was written\n"),
        "{}",
        ran.err
    );
}

#[test]
fn generate_names_what_it_removes() {
    let (_directory, schemas, out) = project();
    let generate = ["generate", "--schemas", schemas.as_str(), "--out", out.as_str()];
    assert_eq!(hookwright(&generate).status, Status::Done);
    fs::write(format!("{out}/old.rs"), "x").unwrap();
    let manifest = fs::read_to_string(format!("{out}/hookwright.manifest")).unwrap();
    fs::write(format!("{out}/hookwright.manifest"), format!("{manifest}old.rs\n")).unwrap();
    let ran = hookwright(&generate);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    let removed = format!("hookwright: removed `{out}/old.rs`\n");
    assert!(ran.err.contains(&removed) && ran.err.ends_with(", 1 removed\n"), "{}", ran.err);
}

#[test]
fn an_output_and_the_schemas_are_apart() {
    let (directory, schemas, out) = project();
    let inside = format!("{schemas}/acme/out");
    let around = directory.path().display().to_string();
    let roundabout = format!("{out}/../schemas/./new");
    fs::create_dir(&out).unwrap();
    for command in ["generate", "export"] {
        for (target, why) in [
            (&schemas, "is the schema directory"),
            (&inside, "is within the schema directory"),
            (&roundabout, "is within the schema directory"),
            (&around, "is within the output"),
        ] {
            let ran = hookwright(&[command, "--schemas", &schemas, "--out", target]);
            assert_eq!((ran.status, ran.out.as_str()), (Status::WrongUsage, ""), "{}", ran.err);
            assert!(ran.err.contains(why) && ran.err.contains("with `--out`"), "{}", ran.err);
        }
    }
    assert_eq!(names(&schemas), ["acme"]);
    assert_eq!(names(&format!("{schemas}/acme")), ["doors.yaml", "vendor.yaml"]);
    assert_eq!(names(&around), ["out", "schemas"]);
}

//! What `fmt` and `new` write goes through no link and no name that somebody could plant.
#![cfg(unix)]

use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use super::*;

/// A file outside of the schemas, which nobody may touch.
fn victim(directory: &TempDir) -> (String, impl Fn()) {
    let path = directory.path().join("victim.rc");
    fs::write(&path, "PRECIOUS").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let check = {
        let path = path.clone();
        move || {
            assert_eq!(fs::read_to_string(&path).unwrap(), "PRECIOUS");
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    };
    (path.display().to_string(), check)
}

fn unformatted() -> String {
    EVENTS.replace(": {", ":   { ")
}

#[test]
fn fmt_writes_through_no_link() {
    let (directory, schemas, _) = project();
    let (victim, untouched) = victim(&directory);
    let doors = format!("{schemas}/acme/doors.yaml");
    fs::write(&doors, unformatted()).unwrap();
    fs::set_permissions(&doors, fs::Permissions::from_mode(0o640)).unwrap();
    // Names that an earlier version wrote to, and that of a temporary file of another run.
    for planted in ["doors.yaml.hookwright-new", ".doors.yaml.1.tmp", ".hookwright-0123456789abcdef.tmp"] {
        symlink(&victim, format!("{schemas}/acme/{planted}")).unwrap();
    }
    let ran = hookwright(&["fmt", "--schemas", &schemas]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    untouched();
    let written = fs::symlink_metadata(&doors).unwrap();
    assert!(written.is_file() && written.permissions().mode() & 0o777 == 0o640);
    assert_eq!(fs::read_to_string(&doors).unwrap(), EVENTS);

    // A schema file that is a link itself is not followed, not even to be formatted.
    let outside = directory.path().join("outside.yaml");
    fs::write(&outside, unformatted()).unwrap();
    symlink(&outside, format!("{schemas}/acme/linked.yaml")).unwrap();
    let ran = hookwright(&["fmt", "--schemas", &schemas]);
    assert!(ran.status == Status::Failed && ran.err.contains("linked.yaml` is a link"), "{}", ran.err);
    assert_eq!(fs::read_to_string(outside).unwrap(), unformatted());
}

#[test]
fn new_writes_through_no_link() {
    let (directory, schemas, _) = project();
    let (victim, untouched) = victim(&directory);
    // In a container process ids are small, so whoever guesses planted a few.
    let ids = (1..50).chain([std::process::id()]);
    ids.for_each(|id| symlink(&victim, format!("{schemas}/acme/.doors.yaml.{id}.tmp")).unwrap());
    let payload = directory.path().join("1.json").display().to_string();
    fs::write(&payload, r#"{"type": "Rang", "times": 1}"#).unwrap();
    let new = ["new", "event", "acme", "Rang", "--schemas", &schemas, "--from", &payload, "--section"];
    let ran = hookwright(&[&new[..], &["doors.yaml"]].concat());
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    untouched();
    let doors = format!("{schemas}/acme/doors.yaml");
    assert!(fs::symlink_metadata(&doors).unwrap().is_file());
    assert!(fs::read_to_string(&doors).unwrap().contains("Rang"));

    let new = ["new", "event", "acme", "Sang", "--schemas", &schemas, "--from", &payload, "--section"];
    symlink(directory.path().join("not-there"), format!("{schemas}/acme/more")).unwrap();
    let ran = hookwright(&[&new[..], &["more/doors.yaml"]].concat());
    assert_ne!(ran.status, Status::Done);
    assert!(!directory.path().join("not-there").exists());
}

#[test]
fn several_runs_of_fmt_at_once_all_succeed() {
    let (_directory, schemas, _) = project();
    let doors = format!("{schemas}/acme/doors.yaml");
    for _ in 0..20 {
        fs::write(&doors, unformatted()).unwrap();
        let runs: Vec<_> = (0..4)
            .map(|_| {
                let schemas = schemas.clone();
                std::thread::spawn(move || hookwright(&["fmt", "--schemas", &schemas]))
            })
            .collect();
        for run in runs {
            let ran = run.join().unwrap();
            assert_eq!(ran.status, Status::Done, "{}", ran.err);
        }
        assert_eq!(fs::read_to_string(&doors).unwrap(), EVENTS);
        assert_eq!(names(&format!("{schemas}/acme")), ["doors.yaml", "vendor.yaml"]);
    }
}

#[test]
fn payloads_are_regular_files_of_a_bounded_size() {
    let (directory, schemas, _) = project();
    let pipe = directory.path().join("pipe").display().to_string();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let huge = directory.path().join("huge.json").display().to_string();
    fs::File::create(&huge).unwrap().set_len(1 << 40).unwrap();
    let link = directory.path().join("link.json").display().to_string();
    symlink("/dev/zero", &link).unwrap();
    for (from, why) in [
        ("/dev/zero", "it is not a regular file"),
        (&link, "it is not a regular file"),
        (&pipe, "it is not a regular file"),
        (&schemas, "it is a directory"),
        (&huge, "it is larger than 16 MiB"),
    ] {
        let ran = hookwright(&["new", "event", "acme", "Rang", "--schemas", &schemas, "--from", from]);
        assert_eq!(ran.status, Status::Failed, "{from}");
        assert!(ran.err.contains(&format!("cannot read `{from}`: {why}")), "{}", ran.err);
    }
    // The user has named the file, so a link to one is fine.
    fs::remove_file(&link).unwrap();
    fs::write(directory.path().join("1.json"), r#"{"type": "Rang", "times": 1}"#).unwrap();
    symlink("1.json", &link).unwrap();
    let ran = hookwright(&["new", "event", "acme", "Rang", "--schemas", &schemas, "--from", &link]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
}

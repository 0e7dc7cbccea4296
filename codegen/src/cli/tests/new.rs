//! `hookwright new`.

use std::fs;

use super::*;

#[test]
fn new_makes_a_vendor_and_an_event_that_pass_check() {
    let (directory, schemas, _) = project();
    let ran = hookwright(&["new", "vendor", "bell", "--schemas", &schemas, "--title", "Bell: events"]);
    assert!(
        ran.status == Status::Done && ran.err.contains("bell/vendor.yaml`; write the 3 descriptions"),
        "{}",
        ran.err
    );
    let payload = |name: &str, text: &str| {
        let path = directory.path().join(name).display().to_string();
        fs::write(&path, text).unwrap();
        path
    };
    let (one, two) = (payload("1.json", r#"{"type": "Rang", "times": 1}"#), payload("2.json", r#"{"type": "Rang"}"#));
    let new = ["new", "event", "acme", "Rang", "--schemas", schemas.as_str(), "--from", &one, &two];
    let ran = hookwright(&[&new[..], &["--section", "doors.yaml"]].concat());
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    assert!(ran.out.contains("- times:\n          type: int64\n") && ran.out.contains("optional: true"), "{}", ran.out);
    assert!(ran.err.contains("replace what is personal or secret"), "{}", ran.err);
    let text = fs::read_to_string(directory.path().join("schemas/acme/doors.yaml")).unwrap();
    assert_eq!(text, format!("{EVENTS}{}", ran.out));
    assert!(hookwright(&["check", "--schemas", &schemas]).err.contains("read 3 events of 2 vendors from 3 files"));

    assert_eq!(hookwright(&new).status, Status::WrongUsage);
    let broken = payload("3.json", "{");
    let ran = hookwright(&["new", "event", "acme", "Sang", "--schemas", &schemas, "--from", &broken]);
    assert!(ran.status == Status::Failed && ran.err.contains("3.json` is not JSON"), "{}", ran.err);
}

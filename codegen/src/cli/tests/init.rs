//! `hookwright init`, and the commands of the project that it makes.

use std::path::Path;

use super::*;

const PAYLOAD: &str = r#"{"type": "door.opened", "door": {"id": "front", "width": 81}}"#;

/// An empty directory, a payload beside it, and their paths.
fn empty(payload: &str) -> (TempDir, String, String) {
    let outside = TempDir::new().unwrap();
    let file = outside.path().join("payload.json");
    fs::write(&file, payload).unwrap();
    let root = outside.path().join("doors");
    fs::create_dir(&root).unwrap();
    let (root, file) = (root.display().to_string(), file.display().to_string());
    (outside, root, file)
}

fn hookwright_package() -> &'static str {
    env!("CARGO_MANIFEST_DIR")
}

#[test]
fn a_project_is_whole_after_one_command() {
    let (_outside, root, payload) = empty(PAYLOAD);
    let init = ["init", &root, "--vendor", "acme", "--from", &payload, "--xtask", "--hookwright", hookwright_package()];
    let ran = hookwright(&init);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    assert!(ran.err.contains("made `schemas/`, `doors-events/`, `xtask/`, with 1 event of `acme`"), "{}", ran.err);
    assert!(ran.err.contains("TODO in `schemas/acme`, then run `cargo xtask regen`"), "{}", ran.err);
    assert_eq!(names(&root), [".cargo", "Cargo.toml", "doors-events", "schemas", "xtask"]);
    let text = |path: &str| fs::read_to_string(Path::new(&root).join(path)).unwrap();
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"doors-events\", \"xtask\"]\n";
    assert_eq!(text("Cargo.toml"), manifest);
    assert!(text("schemas/acme/events.yaml").starts_with("# yaml-language-server: $schema=../.meta/events"));
    assert!(text("doors-events/Cargo.toml").contains("name = \"doors-events\""));

    // What `cargo xtask` does there, in the words of the package that was written.
    let call = r#"Project::above(env!("CARGO_MANIFEST_DIR"), "schemas", "doors-events").main(std::env::args_os())"#;
    assert!(text("xtask/src/main.rs").contains(call));
    let project = Project::above(Path::new(&root).join("xtask"), "schemas", "doors-events");
    let xtask = |args: &[&str]| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = project.run(["xtask"].iter().chain(args).map(OsString::from), &mut out, &mut err);
        (status, String::from_utf8([out, err].concat()).unwrap())
    };
    let (status, said) = xtask(&["regen", "--check"]);
    assert_eq!(status, Status::Done, "{said}");
    let events = Path::new(&root).join("schemas/acme/events.yaml");
    fs::write(&events, text("schemas/acme/events.yaml").replace("TODO", "Tells something")).unwrap();
    assert_eq!(xtask(&["regen", "--check"]).0, Status::Failed);
    assert_eq!(xtask(&["regen"]).0, Status::Done);
    assert_eq!(xtask(&["regen", "--check"]).0, Status::Done);
    assert_eq!(xtask(&["grow"]).0, Status::WrongUsage);
}

#[test]
fn each_event_of_the_payloads_is_made() {
    let (_outside, root, payload) = empty(r#"[{"kind": "a", "x": 1}, {"kind": "b"}, {"kind": "a"}]"#);
    let ran =
        hookwright(&["init", &root, "--name", "e", "--vendor", "v", "--discriminator", "kind", "--from", &payload]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    assert!(ran.err.contains("made `schemas/`, `e/`, with 2 events of `v`"), "{}", ran.err);
    assert!(ran.err.contains("then run `hookwright generate --schemas schemas --out e`"), "{}", ran.err);
    assert_eq!(names(&root), ["Cargo.toml", "e", "schemas"]);
    assert_eq!(hookwright(&["check", "--schemas", &format!("{root}/schemas")]).status, Status::Done);
}

#[test]
fn a_refusal_leaves_nothing_behind() {
    let cases: [(&str, &[&str], Status, &str); 6] = [
        (PAYLOAD, &["--vendor", "Acme!"], Status::WrongUsage, "cannot be a vendor's name"),
        (PAYLOAD, &["--vendor", "acme", "--name", "schemas"], Status::WrongUsage, "cannot be the crate's name"),
        (PAYLOAD, &["--vendor", "acme", "--name", "serde"], Status::Failed, "serde"),
        ("{", &["--vendor", "acme"], Status::Failed, "is not JSON"),
        (
            r#"{"event": "x", "n": 1}"#,
            &["--vendor", "acme"],
            Status::Failed,
            "with `--discriminator`; there are `event`",
        ),
        (PAYLOAD, &["--vendor", "acme", "--xtask", "--hookwright", "/gone"], Status::WrongUsage, "/gone/Cargo.toml"),
    ];
    for (json, args, status, why) in cases {
        let (_outside, root, payload) = empty(json);
        let ran = hookwright(&[&["init", &root, "--from", &payload], args].concat());
        assert!(ran.status == status && ran.err.contains(why), "{args:?}: {:?} {}", ran.status, ran.err);
        assert_eq!(names(&root), [""; 0], "{args:?}");
    }
}

#[test]
fn what_exists_is_not_replaced() {
    let (_outside, root, payload) = empty(PAYLOAD);
    let manifest = Path::new(&root).join("Cargo.toml");
    fs::write(&manifest, "[workspace]\nmembers = []\n").unwrap();
    fs::create_dir(Path::new(&root).join("schemas")).unwrap();
    let ran = hookwright(&["init", &root, "--vendor", "acme", "--from", &payload]);
    assert!(ran.status == Status::WrongUsage && ran.err.contains("schemas` exists already"), "{}", ran.err);
    assert!(ran.err.contains("`hookwright new` adds"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&manifest).unwrap(), "[workspace]\nmembers = []\n");
    assert_eq!(names(&root), ["Cargo.toml", "schemas"]);
}

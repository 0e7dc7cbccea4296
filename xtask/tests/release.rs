//! `cargo xtask diff`, `changelog`, `release --dry-run` and `drift` in a git repository with one vendor.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::Command;

use hookwright_test_support::{read_files, write_files};
use tempfile::TempDir;

const VENDOR: &str = "\
title: Demo
doc: A made-up vendor.
docs: https://example.com/demo
discriminator: {field: type, doc: Names the event type.}
";
const EVENTS: &str = "\
events:
  rang:
    doc: A bell rang.
    fields:
      - tone: {type: string, doc: How it sounded., example: deep}
";
const LOG: &str = "# Changelog\n\n## Unreleased\n\n- Written by hand.\n";

struct Repository {
    folder: TempDir,
}

/// What a run printed, and its exit status.
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Repository {
    /// A repository whose first commit has the tag `v0.1.0`.
    fn new() -> Repository {
        let repository = Repository { folder: TempDir::new().unwrap() };
        let files = [
            ("schemas/hookwright.yaml", "package: {version: 0.1.0}\n"),
            ("schemas/demo/vendor.yaml", VENDOR),
            ("schemas/demo/events.yaml", EVENTS),
            ("CHANGELOG.md", LOG),
            ("xtask/.keep", ""),
        ];
        write_files(repository.path(), files);
        repository.git(&["init", "--quiet"]);
        repository.commit();
        repository.git(&["tag", "v0.1.0"]);
        repository
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path().join(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    fn git(&self, args: &[&str]) {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]);
        let output = command.args(args).current_dir(self.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn commit(&self) {
        self.git(&["add", "."]);
        self.git(&["commit", "--quiet", "-m", "A commit"]);
    }

    fn xtask(&self, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(args).env("CARGO_MANIFEST_DIR", self.path().join("xtask")).current_dir(self.path());
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// The events with a field less and an event more.
fn changed() -> String {
    EVENTS
        .replace("    fields:\n      - tone: {type: string, doc: How it sounded., example: deep}\n", "    fields: []\n")
        + "  dusted: {doc: Somebody dusted it., fields: []}\n"
}

#[test]
fn diff_compares_the_schemas_with_those_of_a_commit() {
    let repository = Repository::new();
    assert_eq!(repository.xtask(&["diff", "--since", "v0.1.0"]).out, "no changes\n");
    repository.write("schemas/demo/events.yaml", &changed());
    let run = repository.xtask(&["diff", "--since", "HEAD", "--fail-on", "upgrade"]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.out.contains("field-removed: `tone` is gone") && run.out.contains("event-added: "), "{}", run.out);
    // The work tree is as it was.
    assert_eq!(repository.read("schemas/demo/events.yaml"), changed());
}

#[test]
fn what_git_does_not_know_is_wrong_usage() {
    let repository = Repository::new();
    let run = repository.xtask(&["diff", "--since", "v9"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("git knows no commit, branch or tag `v9`"), "{}", run.err);
    let run = repository.xtask(&["diff", "--since=--output=x"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("git knows no commit, branch or tag `--output=x`"), "{}", run.err);
    assert_eq!(repository.xtask(&["diff"]).status, 2);

    fs::remove_dir_all(repository.path().join(".git")).unwrap();
    let run = repository.xtask(&["diff", "--since", "v0.1.0"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("is in no git repository"), "{}", run.err);
}

#[test]
fn drift_takes_a_vendor_alone_for_one_whose_page_is_fetched() {
    let run = Repository::new().xtask(&["drift", "demo"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("`demo/vendor.yaml` does not say how the vendor's documents are laid out"), "{}", run.err);
}

#[test]
fn a_commit_without_schemas_is_told() {
    let repository = Repository::new();
    repository.git(&["rm", "-r", "--quiet", "schemas"]);
    repository.git(&["commit", "--quiet", "-m", "Without"]);
    let run = repository.xtask(&["diff", "--since", "HEAD"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("does that commit have a directory `schemas/`?"), "{}", run.err);
}

#[test]
fn the_changelog_has_what_has_changed_since_the_latest_tag_and_stays_when_written_again() {
    let repository = Repository::new();
    assert_eq!(repository.xtask(&["changelog"]).status, 0);
    assert_eq!(repository.read("CHANGELOG.md"), LOG);
    repository.write("schemas/demo/events.yaml", &changed());
    repository.write("schemas/hookwright.yaml", "package: {version: 0.2.0}\n");
    let run = repository.xtask(&["changelog"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("`CHANGELOG.md` is written: 4 changes since `v0.1.0`"), "{}", run.err);
    let entry = "\
# Changelog

## Unreleased

<!-- written by `cargo xtask changelog` -->
### hookwright-events 0.2.0

Since `v0.1.0`.

#### Breaking

- `demo` `rang`: `tone` is gone. Breaks Rust callers, TypeScript callers.

#### Compatible

- `demo` `dusted`: the event `dusted` is new.

Texts and examples: demo 1 change.

<!-- end of what `cargo xtask changelog` writes -->

- Written by hand.
";
    assert_eq!(repository.read("CHANGELOG.md"), entry);
    let again = repository.xtask(&["changelog"]);
    assert!(again.err.contains("is current"), "{}", again.err);
    assert_eq!(repository.read("CHANGELOG.md"), entry);
    // What is taken back is taken out.
    repository.write("schemas/demo/events.yaml", EVENTS);
    repository.xtask(&["changelog"]);
    assert_eq!(repository.read("CHANGELOG.md"), LOG);
}

#[test]
fn without_a_tag_it_is_the_first_release() {
    let repository = Repository::new();
    repository.git(&["tag", "-d", "v0.1.0"]);
    let run = repository.xtask(&["changelog"]);
    assert!(run.err.contains("there is neither a tag `v*` nor a record, so this is the first release"), "{}", run.err);
    assert!(repository.read("CHANGELOG.md").contains("The first release, with 1 event: 1 of `demo`."));
}

#[test]
fn a_release_is_checked_in_all_respects_at_once_and_writes_nothing() {
    let repository = Repository::new();
    repository.write("schemas/demo/events.yaml", &changed());
    let before = read_files(&repository.path().join("schemas"));
    let run = repository.xtask(&["release", "--dry-run"]);
    assert_eq!(run.status, 1);
    for part in [
        "the version is 0.1.0, and what has changed since `v0.1.0` (0.1.0) asks for 0.2.0 or later, a minor version",
        "it does not have the entry of this release",
        "run `cargo xtask changelog`",
        "run `cargo xtask regen`",
        "`cargo package` makes no package of `generated`",
        "hookwright-events 0.1.0 cannot be released: 4 problems",
    ] {
        assert!(run.err.contains(part), "`{part}` is not in\n{}", run.err);
    }
    assert_eq!(read_files(&repository.path().join("schemas")), before);
    assert!(!repository.path().join("generated").exists());

    repository.write("schemas/hookwright.yaml", "package: {version: 0.2.0}\n");
    assert_eq!(repository.xtask(&["regen"]).status, 0);
    assert_eq!(repository.xtask(&["changelog"]).status, 0);
    let run = repository.xtask(&["release", "--dry-run"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.err.contains("hookwright: hookwright-events 0.2.0 can be released"), "{}", run.err);
    assert!(!repository.path().join("generated/target").exists());
    // Nothing is published, so that has to be said.
    assert_eq!(repository.xtask(&["release"]).status, 2);
}

#[test]
fn a_version_that_is_released_already_is_not_released_again() {
    let repository = Repository::new();
    repository.xtask(&["regen"]);
    let run = repository.xtask(&["release", "--dry-run"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("the version is 0.1.0, which `v0.1.0` has already"), "{}", run.err);
    assert!(run.err.contains("1 problem"), "{}", run.err);
}

#[test]
fn what_is_recorded_stands_for_a_tag_where_there_is_none() {
    let repository = Repository::new();
    repository.git(&["tag", "-d", "v0.1.0"]);
    // Nothing is recorded while something holds the release back.
    assert_eq!(repository.xtask(&["release", "--record"]).status, 1);
    assert!(!repository.path().join("schemas/.released.json").exists());
    assert_eq!(repository.xtask(&["regen"]).status, 0);
    assert_eq!(repository.xtask(&["changelog"]).status, 0);
    let run = repository.xtask(&["release", "--record"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("recorded 0.1.0 in `schemas/.released.json`"), "{}", run.err);
    // Neither a tag nor a repository is needed from here.
    fs::remove_dir_all(repository.path().join(".git")).unwrap();
    repository.write("schemas/demo/events.yaml", &changed());
    repository.write("schemas/hookwright.yaml", "package: {version: 0.2.0}\n");
    let run = repository.xtask(&["changelog"]);
    assert!(run.err.contains("`CHANGELOG.md` is written: 4 changes since `0.1.0`"), "{}", run.err);
    assert!(repository.read("CHANGELOG.md").contains("- `demo` `rang`: `tone` is gone."));
    let by_name = repository.xtask(&["diff", "--since", "schemas/.released.json"]);
    assert!(by_name.out.contains("field-removed: `tone` is gone"), "{}{}", by_name.out, by_name.err);
    assert_eq!(repository.xtask(&["diff", "--since", "schemas"]).out, "no changes\n");
    assert_eq!(repository.xtask(&["regen"]).status, 0);
    assert_eq!(repository.xtask(&["release", "--dry-run"]).status, 0);
    for (text, message) in [
        ("{}", "missing field `version`"),
        ("{\"version\": 2}", "it is of version 2, and this is version 1"),
        ("{\"version\": 1, \"released\": \"1.0.0\", \"files\": {\"../x.yaml\": \"\"}}", "`../x.yaml` is no path"),
    ] {
        repository.write("schemas/.released.json", text);
        let run = repository.xtask(&["changelog"]);
        assert_eq!(run.status, 2, "{text}");
        assert!(run.err.contains(message) && run.err.contains("is no record of a release"), "{}", run.err);
    }
    assert_eq!(repository.xtask(&["release", "--record", "--dry-run"]).status, 2);
}

//! The command: its exit status, its forms, and what it accepts.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{VENDOR, write};

const OLD: &str = "events:\n  rang:\n    doc: A bell rang.\n    fields:\n\
                   \x20     - tone: {type: string, doc: How it sounded., example: deep}\n";
const NEW: &str =
    "events:\n  rang: {doc: A bell rang., fields: []}\n  dusted: {doc: Somebody dusted it., fields: []}\n";

/// What a run printed, and its exit status.
struct Run {
    status: i32,
    out: String,
    err: String,
}

/// Two schema directories, and files beside them.
struct Case {
    directory: TempDir,
}

impl Case {
    fn new(old: &str, new: &str) -> Case {
        let directory = TempDir::new().unwrap();
        for (side, text) in [("old", old), ("new", new)] {
            write(&directory.path().join(side), &[("demo/vendor.yaml", VENDOR), ("demo/events.yaml", text)]);
        }
        Case { directory }
    }

    fn path(&self, name: &str) -> String {
        self.directory.path().join(name).display().to_string()
    }

    fn run(&self, more: &[&str]) -> Run {
        diff(&self.path("old"), &self.path("new"), more, self.directory.path())
    }
}

fn diff(old: &str, new: &str, more: &[&str], directory: &Path) -> Run {
    let args = ["hookwright", "diff", old, new].into_iter().chain(more.iter().copied()).map(Into::into);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = hookwright::cli::run(args, &mut out, &mut err) as i32;
    let text = |bytes| String::from_utf8(bytes).unwrap().replace(&format!("{}/", directory.display()), "");
    Run { status, out: text(out), err: text(err) }
}

#[test]
fn the_report_is_grouped_by_vendor_and_item_and_ends_with_the_version() {
    let run = Case::new(OLD, NEW).run(&[]);
    let expected = "\
demo
  dusted
    event-added: the event `dusted` is new
      Rust callers compatible: The enums are `#[non_exhaustive]`.
      receivers compatible: Old decoders accept new payloads: such an event is `Unknown`, and kept whole. New decoders accept old payloads.
      validators breaking: Old strict schemas refuse new payloads: they have no event of that name.
      TypeScript callers compatible: A member of the union more: a `switch` with a `default` takes it.
  rang
    field-removed: `tone` is gone
      Rust callers breaking: The field `tone` is gone.
      receivers breaking: Old decoders refuse new payloads: `tone` is missing.
      validators breaking: Old schemas of both profiles refuse new payloads: `tone` is missing.
      TypeScript callers breaking: The property `tone` is gone.
  example-changed: the example of `rang` is another
3 changes, 2 breaking
version: Rust callers minor, receivers patch, validators patch, TypeScript callers minor; overall minor, so 0.2.0 or later after 0.1.0
";
    assert_eq!((run.status, run.err.as_str(), run.out.as_str()), (0, "", expected));
}

#[test]
fn json_is_one_object_with_the_verdict_of_each_view() {
    let run = Case::new(OLD, NEW).run(&["--format", "json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["bump"]["overall"], "minor");
    assert_eq!(report["version"], serde_json::json!({"old": "0.1.0", "new": "0.1.0", "needed": "0.2.0"}));
    let removed = &report["changes"][1];
    assert_eq!(
        (&removed["rule"], &removed["owner"], &removed["field"]),
        (&"field-removed".into(), &"rang".into(), &"tone".into())
    );
    let receivers = &removed["verdicts"]["receivers"];
    assert_eq!(receivers["verdict"], "breaking");
    assert_eq!(receivers["views"]["old_decoder_new_payloads"], "breaking");
    assert_eq!(receivers["views"]["new_decoder_old_payloads"], "compatible");
    assert_eq!(report["breaks_upgrade"], true);
}

#[test]
fn markdown_names_what_breaks_and_whom() {
    let run = Case::new(OLD, NEW).run(&["--format", "markdown"]);
    let starts = "| for | verdict | version |\n|---|---|---|\n| Rust callers | breaking | minor |\n";
    assert!(run.out.starts_with(starts), "{}", run.out);
    let line =
        "- `rang`: `tone` is gone ([field-removed](docs/changes.md#field-removed))\n  - **breaks Rust callers**: ";
    assert!(run.out.contains(line), "{}", run.out);
}

#[test]
fn equal_schemas_have_no_changes_in_any_form() {
    let case = Case::new(OLD, OLD);
    assert_eq!(case.run(&["--fail-on", "breaking"]).out, "no changes\n");
    assert_eq!(case.run(&["--format", "markdown"]).out, "No changes.\n");
    assert_eq!(case.run(&["--format", "json", "--fail-on", "breaking"]).status, 0);
}

#[test]
fn it_fails_on_what_is_asked_for_and_not_accepted() {
    let added = "\n  dusted: {doc: Somebody dusted it., fields: []}\n";
    let vendor_news = Case::new(OLD, &(OLD.to_owned() + added));
    assert_eq!(vendor_news.run(&["--fail-on", "breaking"]).status, 1);
    assert_eq!(vendor_news.run(&["--fail-on", "upgrade"]).status, 0);
    let case = Case::new(OLD, NEW);
    assert_eq!(case.run(&["--fail-on", "upgrade"]).status, 1);
    let accept = "accept:\n  - {rule: field-removed, vendor: demo, owner: rang, field: tone, reason: It was never sent.}\n\
                  \x20 - {rule: event-added, event: dusted, reason: Nobody validates.}\n\
                  \x20 - {rule: event-added, event: rung, reason: It was there once.}\n";
    write(case.directory.path(), &[("accept.yaml", accept)]);
    let run = case.run(&["--fail-on", "breaking", "--accept", &case.path("accept.yaml")]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("\n      accepted: It was never sent.\n"), "{}", run.out);
    assert!(run.out.contains("3 changes, 2 breaking (2 accepted)"), "{}", run.out);
    assert!(run.out.contains("accepted in vain: event-added `rung` (accept.yaml:4)"), "{}", run.out);
    assert!(run.err.contains("warning: accepted, but there is no such change: event-added `rung`"), "{}", run.err);
}

#[test]
fn a_wrong_list_of_accepted_changes_is_reported_with_its_places() {
    let case = Case::new(OLD, NEW);
    let accept = "accept:\n  - {rule: field-remvoed, reason: x}\n  - {rule: event-added}\n  - {rule: event-added, reason: ' ', when: now}\n";
    write(case.directory.path(), &[("accept.yaml", accept)]);
    let run = case.run(&["--accept", &case.path("accept.yaml")]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    for part in [
        "there is no rule of changes `field-remvoed`",
        "did you mean `field-removed`?",
        "accept.yaml:2:12",
        "`reason` is missing",
        "accept.yaml:4",
    ] {
        assert!(run.err.contains(part), "{part} is not in:\n{}", run.err);
    }
    let run = case.run(&["--accept", &case.path("nowhere.yaml")]);
    assert_eq!(run.status, 2, "{}", run.err);
}

#[test]
fn errors_are_told_with_their_side_and_nothing_is_compared() {
    let broken = "events:\n  rang: {doc: A bell rang., fields: [{tone: {type: strnig, doc: D.}}]}\n";
    let run = Case::new(OLD, broken).run(&[]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("new/demo/events.yaml:2"), "{}", run.err);
    assert!(run.err.contains("1 error in the new schemas `new`; nothing was compared"), "{}", run.err);
    let run = Case::new(broken, broken).run(&[]);
    assert!(
        run.err.contains("in the old schemas `old`") && run.err.contains("in the new schemas `new`"),
        "{}",
        run.err
    );
}

#[test]
fn a_side_that_is_no_directory_is_wrong_usage() {
    let case = Case::new(OLD, NEW);
    let run = diff(&case.path("older"), &case.path("newer"), &[], case.directory.path());
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("the old schemas `older` are no directory"), "{}", run.err);
    assert!(run.err.contains("the new schemas `newer` are no directory"), "{}", run.err);
    assert_eq!(case.run(&["--message-format", "sarif"]).status, 2);
    assert_eq!(case.run(&["--format", "xml"]).status, 2);
}

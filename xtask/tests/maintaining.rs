//! The walk of docs/maintaining.md from a newer page to a release: its commands are run in a repository,
//! and print what it shows.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hookwright_test_support::write_files;
use tempfile::TempDir;

const HEADING: &str = "## From a newer page to a release";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn git(directory: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]);
    let output = command.args(args).current_dir(directory).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A repository that has released a vendor as version 0.1.0, and has its newer page.
fn repository() -> TempDir {
    let folder = TempDir::new().unwrap();
    let fixtures = root().join("tests/fixtures/drift");
    let read = |path: &str| fs::read_to_string(fixtures.join(path)).unwrap();
    let page = read("pages/rows.md")
        .replace("`parcel.loaded` |", "`parcel.found` | It is back.\n`parcel.loaded` |")
        .replace("`tags` | Texts", "`depth` | Decimal | From 0 to 200.\n`tags` | Text")
        .replace("one of sorted, loaded.", "one of sorted, loaded, lost.")
        .replace("`number` | Text | On the label.\n", "");
    let (vendor, events) = (read("schemas/rows/vendor.yaml"), read("schemas/rows/events.yaml"));
    let files = [
        ("schemas/hookwright.yaml", "package: {version: 0.1.0}\n"),
        ("schemas/rows/vendor.yaml", vendor.as_str()),
        ("schemas/rows/events.yaml", events.as_str()),
        ("CHANGELOG.md", "# Changelog\n\n## Unreleased\n"),
        ("docs/.keep", ""),
        ("xtask/.keep", ""),
        ("page.md", page.as_str()),
    ];
    write_files(folder.path(), files);
    git(folder.path(), &["init", "--quiet"]);
    assert_eq!(xtask(folder.path(), &["regen"]).0, 0);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "-m", "0.1.0"]);
    git(folder.path(), &["tag", "v0.1.0"]);
    folder
}

fn xtask(directory: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(args).env("CARGO_MANIFEST_DIR", directory.join("xtask")).current_dir(directory);
    let output = command.output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code().unwrap(), text)
}

fn hookwright(directory: &Path, args: &[&str]) -> (i32, String) {
    let place = |word: &&str| match directory.join(word) {
        path if path.exists() => path.into_os_string(),
        _ => OsString::from(word),
    };
    let args = std::iter::once("hookwright".into()).chain(args.iter().map(place));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = hookwright::cli::run(args, &mut out, &mut err);
    let text = String::from_utf8([out, err].concat()).unwrap();
    (status as i32, text.replace(&format!("{}/", directory.display()), ""))
}

/// Runs a command, and returns what it printed.
fn run(directory: &Path, command: &str) -> (i32, String) {
    let words: Vec<&str> = command.split_whitespace().collect();
    match words.as_slice() {
        ["cargo", "xtask", args @ ..] => xtask(directory, args),
        ["hookwright", args @ ..] => hookwright(directory, args),
        ["echo", ..] => {
            let (text, file) = command.strip_prefix("echo ").unwrap().split_once(" > ").unwrap();
            fs::write(directory.join(file), format!("{}\n", text.trim_matches('\''))).unwrap();
            (0, String::new())
        }
        _ => panic!("`{command}` is no command of the walk"),
    }
}

#[test]
fn a_newer_page_leads_to_a_release() {
    let docs = fs::read_to_string(root().join("docs/maintaining.md")).unwrap();
    let (_, section) = docs.split_once(HEADING).expect("the page has the walk");
    let (section, _) = section.split_once("\n## ").expect("another section follows");
    let blocks = section.split("```console\n").skip(1).map(|block| block.split_once("```").unwrap().0);
    let commands: Vec<&str> = blocks.flat_map(|block| block.split("$ ").skip(1)).collect();
    let repository = repository();
    let mut said = Vec::new();
    for part in &commands {
        let (command, expected) = part.split_once('\n').unwrap();
        let (status, printed) = run(repository.path(), command);
        let mut rest = printed.as_str();
        for piece in expected.split("...\n") {
            let at = rest.find(piece).unwrap_or_else(|| panic!("`{command}` prints\n{printed}\nand not\n{piece}"));
            rest = &rest[at + piece.len()..];
        }
        assert!(rest.is_empty() || expected.ends_with("...\n"), "`{command}` prints\n{printed}");
        said.push((command.split_whitespace().find(|word| !["cargo", "xtask", "hookwright"].contains(word)), status));
    }
    let statuses: Vec<(&str, i32)> = said.iter().map(|(word, status)| (word.unwrap(), *status)).collect();
    let expected = [
        ("drift", 1),
        ("adopt", 0),
        ("check", 0),
        ("regen", 0),
        ("diff", 0),
        ("release", 1),
        ("echo", 0),
        ("regen", 0),
        ("changelog", 0),
        ("release", 0),
        ("drift", 0),
    ];
    assert_eq!(statuses, expected);
}

#[test]
fn the_commands_of_the_workflow_are_there_with_their_flags() {
    let workflow = fs::read_to_string(root().join("docs/workflows/drift.yml")).unwrap();
    let commands = workflow.lines().filter_map(|line| line.trim().strip_prefix("target/debug/xtask "));
    let mut seen = Vec::new();
    for command in commands {
        let command = command.split(" > ").next().unwrap().replace('"', "");
        let args: Vec<&str> = command.split_whitespace().collect();
        seen.push(args[0].to_owned());
        // An unknown flag is refused before help is given.
        let (status, printed) = xtask(&root(), &[&args[..], &["--help"]].concat());
        assert!(status == 0 && printed.contains("Usage: "), "{command}: {printed}");
        assert_eq!(xtask(&root(), &[&args[..], &["--no-such-flag", "--help"]].concat()).0, 2, "{command}");
    }
    assert_eq!(seen, ["drift", "adopt", "fmt", "regen", "diff", "changelog"]);
    assert!(workflow.contains("cargo build --package xtask"), "what runs is built before");
}

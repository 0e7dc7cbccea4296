//! `cargo xtask regen` in a copy of the repository's directories: what it keeps in order, and how it
//! watches.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use hookwright_test_support::{copy_directory, root};
use tempfile::TempDir;

/// The longest that a change may wait for its run.
const LIMIT: Duration = Duration::from_millis(200);
/// The longest that a test waits for anything: the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A repository with one vendor.
fn repository() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy_directory(&root().join("schemas/livechat"), &folder.path().join("schemas/livechat"));
    fs::create_dir(folder.path().join("xtask")).unwrap();
    folder
}

fn xtask(repository: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).env("CARGO_MANIFEST_DIR", repository.path().join("xtask"));
    command
}

fn regen(repository: &TempDir, arguments: &[&str]) -> Output {
    xtask(repository, &[&["regen"], arguments].concat()).output().unwrap()
}

#[test]
fn regen_keeps_the_schemas_of_schema_files_too_and_its_check_proves_it() {
    let repository = repository();
    let meta = repository.path().join("schemas/.meta/events.schema.json");
    assert_eq!(regen(&repository, &["--check"]).status.code(), Some(1));
    assert!(!meta.exists());
    assert!(regen(&repository, &[]).status.success());
    assert!(regen(&repository, &["--check"]).status.success());
    let whole = fs::read_to_string(&meta).unwrap();

    fs::write(&meta, whole.replacen("One short sentence", "One long sentence", 1)).unwrap();
    let checked = regen(&repository, &["--check"]);
    let said = String::from_utf8([checked.stdout, checked.stderr].concat()).unwrap();
    assert_eq!(checked.status.code(), Some(1), "{said}");
    for expected in ["stale: ", "/schemas/.meta/events.schema.json", "1 stale", "run `cargo xtask regen`"] {
        assert!(said.contains(expected), "`{expected}` is not in\n{said}");
    }
    assert!(regen(&repository, &[]).status.success());
    assert_eq!(fs::read_to_string(&meta).unwrap(), whole);
}

#[test]
fn regen_keeps_the_page_of_rules_and_its_check_proves_it() {
    let repository = repository();
    let page = repository.path().join("docs/rules.md");
    assert!(regen(&repository, &[]).status.success());
    let whole = fs::read_to_string(&page).unwrap();
    assert!(whole.starts_with("# Rules\n"));

    fs::write(&page, whole.replacen("Rules", "Laws", 1)).unwrap();
    let checked = regen(&repository, &["--check"]);
    let said = String::from_utf8(checked.stderr).unwrap();
    assert_eq!(checked.status.code(), Some(1), "{said}");
    assert!(said.contains("stale: ") && said.contains("docs/rules.md"), "{said}");
    assert!(regen(&repository, &[]).status.success());
    assert_eq!(fs::read_to_string(&page).unwrap(), whole);
}

/// A running watch, and what it says.
struct Watch {
    child: Child,
    lines: Receiver<(Instant, String)>,
    said: String,
}

impl Watch {
    fn start(repository: &TempDir) -> Watch {
        let mut child = xtask(repository, &["regen", "--watch"]).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            stderr.lines().map_while(Result::ok).try_for_each(|line| sender.send((Instant::now(), line)))
        });
        Watch { child, lines, said: String::new() }
    }

    /// When it says something; before that, what may be said besides is passed over.
    fn hears(&mut self, expected: &str) -> Instant {
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let Ok((at, line)) = line else { panic!("`{expected}` is not said:\n{}", self.said) };
            self.said += &line;
            self.said.push('\n');
            if line.contains(expected) {
                return at;
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _status = self.child.wait();
    }
}

#[test]
fn a_watch_runs_at_every_change_and_no_mistake_ends_it() {
    let repository = repository();
    let section: PathBuf = repository.path().join("schemas/livechat/events/custom.yaml");
    let generated = repository.path().join("generated/src/livechat/custom.rs");
    let text = fs::read_to_string(&section).unwrap();
    let mut watch = Watch::start(&repository);
    watch.hears("watching `");
    watch.hears("; wrote ");

    fs::write(&section, text.replacen("doc: ", "doc: Changed. ", 1)).unwrap();
    watch.hears("`livechat/events/custom.yaml` changed");
    watch.hears("; wrote ");

    // A mistake is shown, nothing is written, and the next change is seen.
    let before = fs::read(&generated).unwrap();
    fs::write(&section, text.replacen("doc: ", "dco: ", 1)).unwrap();
    watch.hears("error[HW0004]");
    watch.hears("nothing was written");
    assert_eq!(fs::read(&generated).unwrap(), before);
    fs::write(&section, "events: [\n").unwrap();
    watch.hears("error[HW0002]");
    watch.hears("nothing was written");
    // As many editors save: another file, renamed.
    let beside = section.with_file_name(".custom.yaml.swp");
    fs::write(&beside, &text).unwrap();
    fs::rename(&beside, &section).unwrap();
    watch.hears("; wrote ");

    // Files that come and go; a whole directory that goes and comes back.
    let more = section.with_file_name("more.yaml");
    fs::write(&more, "events: {rang: {doc: It rang., fields: []}}\n").unwrap();
    watch.hears("read 7 events");
    fs::remove_file(&more).unwrap();
    watch.hears("read 6 events");
    let (schemas, away) = (repository.path().join("schemas"), repository.path().join("away"));
    fs::rename(&schemas, &away).unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    fs::rename(&away, &schemas).unwrap();
    watch.hears("read 6 events");
    fs::write(&more, "events: {rang: {doc: It rang., fields: []}}\n").unwrap();
    watch.hears("read 7 events");
    assert!(watch.child.try_wait().unwrap().is_none(), "it has ended:\n{}", watch.said);
}

#[test]
#[ignore = "measures time: see tests/long"]
fn a_change_does_not_wait_for_its_run() {
    let repository = repository();
    let section = repository.path().join("schemas/livechat/events/custom.yaml");
    let text = fs::read_to_string(&section).unwrap();
    let mut watch = Watch::start(&repository);
    watch.hears("watching `");
    watch.hears("; wrote ");
    let mut waits: Vec<Duration> = Vec::new();
    for round in 0..5 {
        let changed = text.replacen("doc: ", &format!("doc: Round {round}. "), 1);
        let started = Instant::now();
        fs::write(&section, changed).unwrap();
        waits.push(watch.hears("`livechat/events/custom.yaml` changed") - started);
        watch.hears("; wrote ");
    }
    waits.sort();
    assert!(waits[2] <= LIMIT, "a change waits for {waits:?}");
}

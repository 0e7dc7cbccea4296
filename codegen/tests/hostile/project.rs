//! A project whose schemas are about to go wrong, and the limits within which every command runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

pub(crate) const VENDOR: &str = "\
title: Acme
doc: Events of Acme.
docs: https://acme.example/docs
discriminator: {field: type, doc: Names the event type.}
";
pub(crate) const EVENTS: &str = "\
events:
  Opened: {doc: A door was opened., fields: [{door: {type: string, doc: Which of them., example: front}}]}
";

/// How long one run may take. The machine may be busy with other tests.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// How much memory one run may have, in KiB.
pub(crate) const MEMORY: u32 = 1024 * 1024;

/// A directory `schemas/acme` that compiles, and an output that was written from it.
pub(crate) struct Project {
    pub(crate) folder: TempDir,
    /// Whether the program runs without root's right to read everything.
    pub(crate) powerless: bool,
}

impl Project {
    pub(crate) fn new() -> Self {
        let project = Project { folder: TempDir::new().unwrap(), powerless: false };
        fs::create_dir_all(project.schemas().join("acme")).unwrap();
        project.write("acme/vendor.yaml", VENDOR);
        project.write("acme/doors.yaml", EVENTS);
        let ran = project.run("generate");
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        fs::write(project.out().join("mine.txt"), "not ours\n").unwrap();
        project
    }

    pub(crate) fn schemas(&self) -> PathBuf {
        self.folder.path().join("schemas")
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        fs::write(self.schemas().join(path), text).unwrap();
    }

    /// Runs a command with little memory, and no longer than it may take.
    pub(crate) fn run(&self, command: &str) -> Ran {
        let said = self.folder.path().join("said");
        let file = fs::File::create(&said).unwrap();
        let mut arguments = vec![command.into(), "--schemas".into(), self.schemas().into_os_string()];
        if command != "check" {
            arguments.extend(["--out".into(), self.out().into_os_string()]);
        }
        let mut child = limited(&arguments, self.powerless)
            .stdout(Stdio::from(file.try_clone().unwrap()))
            .stderr(Stdio::from(file))
            .spawn()
            .expect("the program can be run");
        let started = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if started.elapsed() > PATIENCE {
                child.kill().unwrap();
                child.wait().unwrap();
                panic!("`{command}` takes longer than {PATIENCE:?}");
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        Ran { code: status.code(), said: String::from_utf8(fs::read(&said).unwrap()).expect("UTF-8") }
    }

    /// Every command refuses the schemas, saying all of `expected`, and leaves the output alone.
    pub(crate) fn refused(&self, expected: &[&str]) -> String {
        let before = snapshot(&self.out());
        let mut last = String::new();
        for command in ["check", "generate", "export"] {
            let ran = self.run(command);
            let start: String = ran.said.chars().take(3000).collect();
            assert_eq!(ran.code, Some(1), "{command}: {start}");
            for words in expected {
                assert!(ran.said.contains(words), "{command} does not say `{words}`: {start}");
            }
            assert!(!ran.said.contains("panicked"), "{start}");
            assert!(snapshot(&self.out()) == before, "{command} changes the output");
            last = ran.said;
        }
        last
    }

    pub(crate) fn accepted(&self) {
        let ran = self.run("check");
        assert_eq!(ran.code, Some(0), "{}", ran.said);
    }
}

pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) said: String,
}

/// The program with a limit on its memory, where the shell can set one.
pub(crate) fn limited(arguments: &[std::ffi::OsString], powerless: bool) -> Command {
    let program = env!("CARGO_BIN_EXE_hookwright");
    if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        let drop = if powerless { "setpriv --bounding-set=-dac_override,-dac_read_search" } else { "" };
        shell.args(["-c", &format!("ulimit -v {MEMORY}; exec {drop} \"$0\" \"$@\""), program]).args(arguments);
        return shell;
    }
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Every file below a directory, with what it holds and when it was written.
pub(crate) fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime)> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let written = path.metadata().unwrap().modified().unwrap();
                files.push((path.clone(), fs::read(&path).unwrap(), written));
            }
        }
    }
    files.sort();
    files
}

/// Schemas with one more file are refused.
pub(crate) fn file_is_refused(text: impl AsRef<[u8]>, expected: &[&str]) -> String {
    let project = Project::new();
    project.write("acme/more.yaml", text);
    project.refused(expected)
}

//! Runs that are killed, disks that are full, directories that cannot be written, runs that meet:
//! every file is whole at all times, and the next run mends the rest.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use hookwright_test_support::{Files, copy_directory, read_files, root, seed};
use tempfile::TempDir;

const MANIFEST: &str = "hookwright.manifest";

/// Two states of one vendor's schemas, and what is generated from each.
struct Versions {
    folder: TempDir,
    rendered: [Files; 2],
}

impl Versions {
    fn new() -> Versions {
        let folder = TempDir::new().unwrap();
        let schemas = root().join("schemas");
        for version in ["0", "1"] {
            copy_directory(&schemas.join("livechat"), &folder.path().join(version).join("livechat"));
        }
        // The second has another vendor too, and lacks a section: files come, change and go.
        copy_directory(&schemas.join("ringcx"), &folder.path().join("1/ringcx"));
        fs::remove_file(folder.path().join("1/ringcx/events/task.yaml")).unwrap();
        fs::remove_file(folder.path().join("1/livechat/events/custom.yaml")).unwrap();
        let rendered = [0, 1].map(|version| {
            let out = folder.path().join(format!("out{version}"));
            let ran = command(folder.path(), version, &out).output().unwrap();
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
            read_files(&out)
        });
        Versions { folder, rendered }
    }

    fn command(&self, version: usize, out: &Path) -> Command {
        command(self.folder.path(), version, out)
    }

    fn run(&self, version: usize, out: &Path) -> Output {
        self.command(version, out).output().unwrap()
    }

    /// A run that must succeed, and its result.
    fn clean(&self, version: usize, out: &Path) {
        let ran = self.run(version, out);
        assert!(ran.status.success(), "{}", said(&ran));
        assert!(!said(&ran).contains("warning"), "{}", said(&ran));
        assert!(read_files(out) == self.rendered[version], "a run leaves something else than it renders");
    }

    /// Each file is one of the two that it may be; temporary ones are known as such.
    fn assert_whole(&self, out: &Path) {
        for (path, bytes) in read_files(out) {
            let name = path.rsplit('/').next().unwrap();
            let temporary = name.starts_with(".hookwright-") && name.ends_with(".tmp");
            let rendered = self.rendered.iter().any(|files| files.get(&path) == Some(&bytes));
            // Of the manifest there is a third: it lists what either has.
            let both = path == MANIFEST && self.lists_both(&bytes);
            assert!(temporary || rendered || both, "{path} is not whole");
        }
    }

    fn lists_both(&self, manifest: &[u8]) -> bool {
        let mut paths: Vec<&String> = self.rendered.iter().flat_map(BTreeMap::keys).collect();
        paths.retain(|path| *path != MANIFEST);
        paths.sort();
        paths.dedup();
        let text = String::from_utf8_lossy(manifest);
        text.ends_with('\n') && text.lines().skip(1).eq(paths.into_iter().map(String::as_str))
    }
}

fn command(folder: &Path, version: usize, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hookwright"));
    command.args(["generate", "--schemas"]).arg(folder.join(version.to_string())).arg("--out").arg(out);
    command.stdin(Stdio::null());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn has_temporary(out: &Path) -> bool {
    let entries = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries(out.to_owned()).chain(entries(out.join("src"))).chain(entries(out.join("src/livechat")));
    names.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with(".hookwright-"))
}

#[test]
fn runs_killed_at_random_moments_leave_whole_files_and_the_next_run_is_clean() {
    kill_runs(20);
}

#[test]
#[ignore = "takes a minute: see tests/long"]
fn two_hundred_runs_killed_at_random_moments_leave_whole_files_and_the_next_run_is_clean() {
    kill_runs(200);
}

fn kill_runs(kills: usize) {
    let versions = Versions::new();
    let out = versions.folder.path().join("out");
    versions.clean(0, &out);
    let started = Instant::now();
    versions.clean(1, &out);
    let usual = started.elapsed();
    versions.clean(0, &out);
    let seed = seed();
    println!("HOOKWRIGHT_SEED={seed}; a run takes {usual:?}");
    let mut rng = fastrand::Rng::with_seed(seed);
    let (mut halfway, mut state) = (0, 0);
    for number in 0..kills {
        let target = 1 - state;
        let mut child = versions.command(target, &out).stderr(Stdio::null()).spawn().unwrap();
        if number % 4 < 2 {
            std::thread::sleep(usual.mul_f64(rng.f64() * 1.2));
        } else {
            // While files are written: most of a run is over by then.
            while !has_temporary(&out) && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(usual.mul_f64(rng.f64() * 0.4));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        versions.assert_whole(&out);
        let now = read_files(&out);
        halfway += usize::from(versions.rendered.iter().all(|rendered| *rendered != now));
        // Half of the next runs go on to the new state, the others back to the old one.
        state = if rng.bool() { target } else { 1 - target };
        versions.clean(state, &out);
    }
    assert!(halfway > kills / 20, "only {halfway} of {kills} runs were killed halfway");
}

/// A directory that a user without rights, if we are root, can reach: the program, and an output.
fn reachable() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = folder.path().join("hookwright");
    fs::copy(env!("CARGO_BIN_EXE_hookwright"), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, program)
}

#[test]
fn a_folder_that_cannot_be_written_keeps_its_files() {
    let versions = Versions::new();
    fs::set_permissions(versions.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let (folder, program) = reachable();
    let out = folder.path().join("out");
    versions.clean(0, &out);
    let folders = [out.clone(), out.join("src"), out.join("src/livechat"), out.join("json-schema")];
    let allow = |mode| folders.iter().for_each(|it| fs::set_permissions(it, fs::Permissions::from_mode(mode)).unwrap());
    allow(0o555);
    let mut command = Command::new(&program);
    command.args(["generate", "--schemas"]).arg(versions.folder.path().join("1")).arg("--out").arg(&out);
    if fs::metadata(&out).unwrap().uid() == 0 {
        command.uid(65534).gid(65534);
    }
    let ran = command.output().unwrap();
    assert_eq!(ran.status.code(), Some(1), "{}", said(&ran));
    assert!(said(&ran).contains("Permission denied"), "{}", said(&ran));
    assert!(read_files(&out) == versions.rendered[0], "something has changed");
    allow(0o755);
    versions.clean(1, &out);
}

#[test]
fn a_file_that_cannot_be_written_to_its_end_changes_nothing() {
    let versions = Versions::new();
    let out = versions.folder.path().join("out");
    versions.clean(0, &out);
    // No file may be longer than 16 blocks of 512 bytes; that is an error, and no signal.
    let script = "trap '' XFSZ; ulimit -f 16; exec \"$@\"";
    let whole = versions.command(1, &out);
    let mut limited = Command::new("sh");
    limited.args(["-c", script, "sh"]).arg(whole.get_program()).args(whole.get_args());
    let ran = limited.output().unwrap();
    assert_eq!(ran.status.code(), Some(1), "{}", said(&ran));
    assert!(said(&ran).contains("cannot write `"), "{}", said(&ran));
    assert!(read_files(&out) == versions.rendered[0], "something has changed, or was left behind");
    versions.clean(1, &out);
}

/// A disk in memory, which root can make.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn new(bytes: u64) -> Option<SmallDisk> {
        let folder = TempDir::new().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={bytes}"), "none"])
            .arg(folder.path())
            .output();
        mounted.is_ok_and(|mounted| mounted.status.success()).then(|| SmallDisk(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _busy = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_changes_nothing() {
    let versions = Versions::new();
    let pages = |files: &Files| files.values().map(|bytes| bytes.len().div_ceil(4096) as u64).sum::<u64>();
    // Room for the old files and half of the new ones; and at the end, for both.
    let (old, new) = (pages(&versions.rendered[0]), pages(&versions.rendered[1]));
    let Some(disk) = SmallDisk::new((old + new / 2) * 4096) else {
        // Past what captures the output of tests: nobody should think that it ran.
        let reason = b"a_full_disk_changes_nothing: SKIPPED, no disk can be mounted without root's rights\n";
        std::io::stderr().write_all(reason).unwrap();
        return;
    };
    let out = disk.0.path().join("out");
    versions.clean(0, &out);
    let ran = versions.run(1, &out);
    assert_eq!(ran.status.code(), Some(1), "{}", said(&ran));
    assert!(said(&ran).contains("No space left on device"), "{}", said(&ran));
    assert!(read_files(&out) == versions.rendered[0], "something has changed, or was left behind");
    let larger = format!("remount,size={}", (old + 2 * new + 100) * 4096);
    assert!(Command::new("mount").args(["-o", &larger]).arg(disk.0.path()).status().unwrap().success());
    versions.clean(1, &out);
}

#[test]
fn programs_at_once_do_not_mix() {
    let versions = Versions::new();
    let out = versions.folder.path().join("out");
    for _ in 0..10 {
        let start = |version| versions.command(version, &out).stderr(Stdio::piped()).spawn().unwrap();
        let running = [start(0), start(1), start(1), start(0)];
        for child in running {
            let ran = child.wait_with_output().unwrap();
            assert!(ran.status.success(), "{}", said(&ran));
        }
        let now = read_files(&out);
        assert!(versions.rendered.contains(&now), "what stands there is a mixture");
        std::thread::sleep(Duration::from_millis(1));
    }
}

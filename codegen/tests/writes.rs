//! Runs that are killed, disks that are full, directories that cannot be written, runs that meet:
//! every file is whole at all times, and the next run mends the rest.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const KILLS: usize = 200;
const MANIFEST: &str = "hookwright.manifest";

type Files = BTreeMap<String, Vec<u8>>;

/// Two states of one vendor's schemas, and what is generated from each.
struct Versions {
    folder: TempDir,
    rendered: [Files; 2],
}

impl Versions {
    fn new() -> Versions {
        let folder = TempDir::new().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for version in ["0", "1"] {
            copy(&root.join("schemas/livechat"), &folder.path().join(version).join("livechat"));
        }
        // The second has another vendor too, and lacks a section: files come, change and go.
        copy(&root.join("schemas/ringcx"), &folder.path().join("1/ringcx"));
        fs::remove_file(folder.path().join("1/ringcx/events/task.yaml")).unwrap();
        fs::remove_file(folder.path().join("1/livechat/events/custom.yaml")).unwrap();
        let rendered = [0, 1].map(|version| {
            let out = folder.path().join(format!("out{version}"));
            let ran = command(folder.path(), version, &out).output().unwrap();
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
            files(&out)
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
        assert!(files(out) == self.rendered[version], "a run leaves something else than it renders");
    }

    /// Each file is one of the two that it may be; temporary ones are known as such.
    fn assert_whole(&self, out: &Path) {
        for (path, bytes) in files(out) {
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

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let from = entry.unwrap().path();
        let to = to.join(from.file_name().unwrap());
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// All files below a directory with their bytes, by path relative to it.
fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files
}

fn has_temporary(out: &Path) -> bool {
    let entries = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries(out.to_owned()).chain(entries(out.join("src"))).chain(entries(out.join("src/livechat")));
    names.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with(".hookwright-"))
}

#[test]
fn two_hundred_runs_killed_at_random_moments_leave_whole_files_and_the_next_run_is_clean() {
    let versions = Versions::new();
    let out = versions.folder.path().join("out");
    versions.clean(0, &out);
    let started = Instant::now();
    versions.clean(1, &out);
    let usual = started.elapsed();
    versions.clean(0, &out);
    let seed = fastrand::u64(..);
    let mut rng = fastrand::Rng::with_seed(seed);
    let (mut halfway, mut state) = (0, 0);
    for number in 0..KILLS {
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
        let now = files(&out);
        halfway += usize::from(versions.rendered.iter().all(|rendered| *rendered != now));
        // Half of the next runs go on to the new state, the others back to the old one.
        state = if rng.bool() { target } else { 1 - target };
        versions.clean(state, &out);
    }
    println!("seed {seed}: {halfway} of {KILLS} runs were killed halfway; a run takes {usual:?}");
    assert!(halfway > KILLS / 20, "only {halfway} runs were killed halfway");
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
    assert!(files(&out) == versions.rendered[0], "something has changed");
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
    assert!(files(&out) == versions.rendered[0], "something has changed, or was left behind");
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
        println!("no disk can be mounted here; `a_file_that_cannot_be_written_to_its_end` stands in for this test");
        return;
    };
    let out = disk.0.path().join("out");
    versions.clean(0, &out);
    let ran = versions.run(1, &out);
    assert_eq!(ran.status.code(), Some(1), "{}", said(&ran));
    assert!(said(&ran).contains("No space left on device"), "{}", said(&ran));
    assert!(files(&out) == versions.rendered[0], "something has changed, or was left behind");
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
        let now = files(&out);
        assert!(versions.rendered.contains(&now), "what stands there is a mixture");
        std::thread::sleep(Duration::from_millis(1));
    }
}

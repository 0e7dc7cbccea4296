//! The output directory in all states that it can be found in.

mod compare;
mod faults;
mod ownership;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{FileKind, Files, OnDisk, Output, OutputError, State, Written};

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn output(directory: &Path, list: &[(&str, &str)]) -> Output {
    Output::new(directory, "generate", files(list)).unwrap()
}

fn write(directory: &Path, list: &[(&str, &str)]) -> Result<Written, OutputError> {
    // A process that another test starts has our locks for a moment, so there may be something to wait for.
    output(directory, list).write(&mut |_| {})
}

/// A directory that a run has written.
fn written(list: &[(&str, &str)]) -> TempDir {
    let directory = TempDir::new().unwrap();
    write(directory.path(), list).unwrap();
    directory
}

fn put(directory: &Path, path: &str, text: &str) {
    let path = directory.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn text(directory: &Path, path: &str) -> String {
    fs::read_to_string(directory.join(path)).unwrap()
}

/// Path, state and whether it is ours, of all that differs.
fn states(directory: &Path, list: &[(&str, &str)]) -> Vec<(String, State, bool)> {
    let output = output(directory, list);
    let comparison = output.compare(&mut |notice| panic!("{notice}")).unwrap();
    comparison.differences.into_iter().map(|found| (found.path, found.state, found.ours)).collect()
}

/// Every file below a directory, with its content; links and directories too.
fn snapshot(directory: &Path) -> Vec<(String, Option<Vec<u8>>)> {
    let mut all = Vec::new();
    let mut open = vec![directory.to_owned()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            let name = entry.path().strip_prefix(directory).unwrap().display().to_string();
            let kind = entry.file_type().unwrap();
            all.push((name, kind.is_file().then(|| fs::read(entry.path()).unwrap())));
            if kind.is_dir() {
                open.push(entry.path());
            }
        }
    }
    all.sort();
    all
}

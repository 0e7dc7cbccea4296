//! `hookwright generate`: writes the crate, or reports how it is not current.

use std::path::{Path, PathBuf};

use super::console::count;
use super::messages::file_line;
use super::read::{read, summarise};
use super::{Console, MessageFormat, Status};
use crate::emit;
use crate::model::Model;
use crate::output::{Comparison, Difference, Files, Output, State, Written, short_diff};
use crate::text::visible;

const REMOVED: &str = "\x1b[31m";
const ADDED: &str = "\x1b[32m";
const BOLD: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// How many files that hookwright did not write are named.
const KEPT_NAMED: usize = 8;

/// What to generate.
#[derive(Clone, Debug)]
pub struct Generate {
    /// The schema directory.
    pub schemas: PathBuf,
    /// The directory of the crate.
    pub out: PathBuf,
    /// Write nothing, and report what is not current.
    pub check: bool,
    /// The command that brings the directory up to date, as users type it.
    pub fix_command: String,
}

/// Writes the crate, or reports how it is not current.
pub fn generate(console: &mut Console<'_>, request: &Generate) -> Status {
    if let Some(status) = refuse_overlap(console, &request.schemas, &request.out) {
        return status;
    }
    let consequence = if request.check { "" } else { "; nothing was written" };
    let Some(model) = read(console, &request.schemas, consequence) else { return Status::Failed };
    let files = match emit::generate(&model) {
        Ok(files) => files,
        Err(error) => return console.internal_error(&error),
    };
    let target = Target { writer: "generate", directory: &request.out, fix_command: &request.fix_command };
    match request.check {
        true => compare(console, &target, &model, files),
        false => write(console, &target, &model, "", files),
    }
}

/// Refuses an output within the schema directory, whose files would be read as schemas, and one
/// around it, where the schemas would be in the way.
pub(super) fn refuse_overlap(console: &mut Console<'_>, schemas: &Path, out: &Path) -> Option<Status> {
    let (real_schemas, real_out) = (real(schemas)?, real(out)?);
    let (schemas, out) = (schemas.display(), out.display());
    let how = match (real_out.starts_with(&real_schemas), real_schemas.starts_with(&real_out)) {
        (true, true) => format!("the output `{out}` is the schema directory"),
        (true, false) => format!("the output `{out}` is within the schema directory `{schemas}`"),
        (false, true) => format!("the schema directory `{schemas}` is within the output `{out}`"),
        (false, false) => return None,
    };
    console.error(&how, &["choose an output that is apart from the schemas, with `--out`"]);
    Some(Status::WrongUsage)
}

/// The canonical form of a path, which need not exist.
fn real(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    path.ancestors().find_map(|there| Some(there.canonicalize().ok()?.join(path.strip_prefix(there).ok()?)))
}

/// A directory of files that are all written by one command.
pub(super) struct Target<'a> {
    /// The subcommand that writes it.
    pub(super) writer: &'a str,
    /// The directory.
    pub(super) directory: &'a Path,
    /// The command that brings it up to date, as users type it.
    pub(super) fix_command: &'a str,
}

/// Writes the files and prints a summary, prefixed with the selected options.
pub(super) fn write(
    console: &mut Console<'_>,
    target: &Target<'_>,
    model: &Model,
    chosen: &str,
    files: Files,
) -> Status {
    match write_files(console, target, files) {
        Some(written) => {
            summarise(console, model, &format!("{chosen}{}", outcome(&written)));
            Status::Done
        }
        None => Status::Failed,
    }
}

/// Writes the files to the directory. `None` on failure, which has already been reported.
pub(super) fn write_files(console: &mut Console<'_>, target: &Target<'_>, files: Files) -> Option<Written> {
    let output = Output::new(target.directory, target.writer, files);
    match output.and_then(|output| output.write(&mut |notice| console.warning(notice))) {
        Ok(written) => {
            report_kept(console, target.directory, &written.kept);
            for path in &written.removed {
                let path = target.directory.join(path).display().to_string();
                console.message(&format!("hookwright: removed `{}`\n", path.escape_debug()));
            }
            Some(written)
        }
        Err(error) => {
            failed(console, &error.to_string());
            None
        }
    }
}

pub(super) fn failed(console: &mut Console<'_>, why: &str) -> Status {
    console.error(why, &[]);
    Status::Failed
}

fn outcome(written: &Written) -> String {
    let Written { written, unchanged, removed, .. } = written;
    format!("wrote {}, {unchanged} unchanged, {} removed", count(*written, "file"), removed.len())
}

fn report_kept(console: &mut Console<'_>, directory: &Path, kept: &[String]) {
    if kept.is_empty() {
        return;
    }
    let named = kept.iter().take(KEPT_NAMED).map(|path| visible(path)).collect::<Vec<_>>().join("`, `");
    let more = match kept.len().saturating_sub(KEPT_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let files = count(kept.len(), "file");
    let directory = directory.display();
    console.warning(&format!("kept {files} of `{directory}` that hookwright did not write: `{named}`{more}"));
}

fn compare(console: &mut Console<'_>, target: &Target<'_>, model: &Model, files: Files) -> Status {
    match report_differences(console, target, files) {
        Some(current) => {
            summarise(console, model, &format!("{} current", count(current, "file")));
            Status::Done
        }
        None => Status::Failed,
    }
}

/// Reports how a directory is not current; if it is current, returns the number of its files.
pub(super) fn report_differences(console: &mut Console<'_>, target: &Target<'_>, files: Files) -> Option<usize> {
    let output = Output::new(target.directory, target.writer, files);
    let output = output.map_err(|error| failed(console, &error.to_string())).ok()?;
    let comparison = output.compare(&mut |notice| console.warning(notice));
    let comparison = comparison.map_err(|error| failed(console, &error.to_string())).ok()?;
    if comparison.differences.is_empty() {
        return Some(comparison.unchanged);
    }
    for difference in &comparison.differences {
        report(console, target, difference);
    }
    report_count(console, target, &comparison);
    None
}

/// Whether a person must resolve this difference, because the command will not.
fn needs_a_person(difference: &Difference<'_>) -> bool {
    difference.obstacle().is_some() || difference.state == State::Orphaned && !difference.ours
}

fn report(console: &mut Console<'_>, target: &Target<'_>, difference: &Difference<'_>) {
    let path = target.directory.join(&difference.path).display().to_string();
    let by_person = needs_a_person(difference);
    let by_hand = || difference.obstacle().unwrap_or_else(|| "move or remove it".to_owned());
    match console.format {
        MessageFormat::Json => {
            let help = if by_person { by_hand() } else { target.fix_command.to_owned() };
            console.result(&file_line(difference, &path, &help));
        }
        MessageFormat::Sarif => {
            let help = if by_person { by_hand() } else { format!("run `{}`", target.fix_command) };
            console.log().file(difference.state, &path, &help);
        }
        MessageFormat::Human => {
            let note = if by_person { " (not written by hookwright)" } else { "" };
            let diff = colored(&short_diff(difference));
            let path = visible(&path);
            console.result(&format!("{BOLD}{}: {path}{note}{PLAIN}\n{diff}\n", difference.state.name()));
        }
    }
}

fn colored(diff: &str) -> String {
    let line = |line: &str| match line.chars().next() {
        Some('-') => format!("{REMOVED}{line}{PLAIN}\n"),
        Some('+') => format!("{ADDED}{line}{PLAIN}\n"),
        _ => format!("{line}\n"),
    };
    diff.lines().map(line).collect()
}

fn report_count(console: &mut Console<'_>, target: &Target<'_>, comparison: &Comparison<'_>) {
    let differences = &comparison.differences;
    let states = [State::Stale, State::Missing, State::Orphaned].map(|state| {
        let number = differences.iter().filter(|difference| difference.state == state).count();
        (number > 0).then(|| format!("{number} {}", state.name()))
    });
    let states: Vec<String> = states.into_iter().flatten().collect();
    let (files, directory) = (count(differences.len(), "file"), target.directory.display());
    let run = format!("run `{}`", target.fix_command);
    let by_hand = "move or remove what hookwright did not write";
    let mut help = Vec::new();
    if differences.iter().any(|difference| !needs_a_person(difference)) {
        help.push(run.as_str());
    }
    if differences.iter().any(needs_a_person) {
        help.push(by_hand);
    }
    console.error(&format!("`{directory}` is not current: {files} ({})", states.join(", ")), &help);
}

//! `cargo xtask release`: whether the generated crate can be released as it is, and a record of it.

use std::env;
use std::path::Path;
use std::process::Command;

use hookwright::cli::{Console, Status};

use crate::changelog::{Next, read, with_entry};
use crate::released;

/// Checks the version, the changelog, the output and the package. Everything that is wrong is
/// reported; nothing is written, but for a record if one is asked for and nothing is wrong.
pub(crate) fn release(
    console: &mut Console<'_>,
    root: &Path,
    (since, keeps_record): (Option<&str>, bool),
    is_current: impl FnOnce(&mut Console<'_>) -> Status,
) -> Status {
    let next = match Next::read(console, root, since) {
        Ok(next) => next,
        Err(status) => return status,
    };
    let checks = [
        version(console, &next),
        changelog(console, root, &next),
        is_current(console) == Status::Done,
        package(console, &root.join("generated")),
    ];
    let package = &next.model.settings.package;
    match checks.iter().filter(|is_right| !**is_right).count() {
        0 => {
            console.message(&format!("hookwright: {} {} can be released\n", package.name, package.version));
            match keeps_record {
                true => released::record(console, root, &package.version.to_string()),
                false => Status::Done,
            }
        }
        wrong => {
            let plural = if wrong == 1 { "" } else { "s" };
            let text = format!("{} {} cannot be released: {wrong} problem{plural}", package.name, package.version);
            console.error(&text, &[]);
            Status::Failed
        }
    }
}

/// Whether the version is at least what the changes ask for.
fn version(console: &mut Console<'_>, next: &Next) -> bool {
    let Some((reference, report)) = &next.since else { return true };
    let (old, new, needed) = (report.old_version(), report.new_version(), report.needed_version());
    let text = match () {
        () if new < &needed => format!(
            "the version is {new}, and what has changed since `{reference}` ({old}) asks for {needed} or later, a {} \
             version",
            report.bump()
        ),
        () if new == old => format!("the version is {new}, which `{reference}` has already"),
        () => return true,
    };
    let diff = format!("`cargo xtask diff --since {reference}` shows what has changed");
    console.error(&text, &["set `version` below `package` in `schemas/hookwright.yaml`", &diff]);
    false
}

/// Whether the changelog has the entry, as it would be written now.
fn changelog(console: &mut Console<'_>, root: &Path, next: &Next) -> bool {
    let path = root.join("CHANGELOG.md");
    let text = read(&path).and_then(|text| Ok((with_entry(&text, &next.entry())?, text)));
    let why = match text {
        Ok((written, text)) if written == text => return true,
        Ok(_) => "it does not have the entry of this release".to_owned(),
        Err(why) => why,
    };
    console.error(&format!("`{}`: {why}", path.display()), &["run `cargo xtask changelog`"]);
    false
}

/// Whether Cargo can make a package of the crate.
fn package(console: &mut Console<'_>, generated: &Path) -> bool {
    let why = match tempfile::tempdir() {
        Err(error) => format!("no temporary directory: {error}"),
        Ok(target) => {
            // What is published is what is there, committed or not; that it builds is what tests show.
            let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
            command.args(["package", "--quiet", "--allow-dirty", "--no-verify", "--offline", "--manifest-path"]);
            command.arg(generated.join("Cargo.toml")).arg("--target-dir").arg(target.path());
            match command.output() {
                Ok(output) if output.status.success() => return true,
                Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
                Err(error) => error.to_string(),
            }
        }
    };
    console.error(&format!("`cargo package` makes no package of `{}`:\n{why}", generated.display()), &[]);
    false
}

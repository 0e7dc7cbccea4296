//! `hookwright diff`: what changed between two schema directories, and whom it breaks.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::messages::diagnostic_line;
use super::{Console, MessageFormat, Status};
use crate::compile;
use crate::diagnostic::{RenderOptions, Severity, render};
use crate::diff::{Acceptances, Accepted, Report, ReportFormat};
use crate::model::Model;

/// How to report changes, and which make the command fail.
#[derive(Args, Clone, Debug, Default)]
pub struct DiffArgs {
    /// The form of the report.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ReportFormat,
    /// Exit with 1 if there is such a change that is not accepted.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub fail_on: Option<FailOn>,
    /// A YAML file that lists accepted changes under `accept`: `rule`, and as needed `vendor`, `event`,
    /// `owner`, `field` and `value`, with the `reason`.
    #[arg(long, value_name = "FILE")]
    pub accept: Option<PathBuf>,
}

/// Which changes make `hookwright diff` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// What breaks anybody: whoever takes the new version, or whoever keeps the old one while the
    /// vendor moves on.
    Breaking,
    /// What breaks whoever takes the new version.
    Upgrade,
}

/// Compares two schema directories. Exit status: 0 whatever has changed; 1 the schemas have errors, or
/// there is a change that `--fail-on` asks for; 2 wrong usage.
pub fn diff(console: &mut Console<'_>, old: &Path, new: &Path, args: &DiffArgs) -> Status {
    if console.format == MessageFormat::Sarif {
        console.error("diff has no SARIF output", &["use `--format json`"]);
        return Status::WrongUsage;
    }
    if ![("old", old), ("new", new)].map(|(side, path)| is_directory(console, side, path)).contains(&true) {
        return Status::WrongUsage;
    }
    let accepted = match &args.accept {
        Some(path) => match accepted(console, path) {
            Ok(list) => list,
            Err(status) => return status,
        },
        None => Vec::new(),
    };
    let models = [("old", old), ("new", new)].map(|(side, path)| model(console, side, path));
    let [Some(old), Some(new)] = models else { return Status::Failed };
    let mut report = Report::new(&old, &new);
    report.accept(&accepted);
    for unused in report.unused() {
        console.warning(&format!("accepted, but there is no such change: {unused}"));
    }
    console.result(&report.render(args.format));
    let fails = match args.fail_on {
        None => false,
        Some(FailOn::Breaking) => report.is_breaking(),
        Some(FailOn::Upgrade) => report.breaks_upgrade(),
    };
    if fails { Status::Failed } else { Status::Done }
}

fn is_directory(console: &mut Console<'_>, side: &str, path: &Path) -> bool {
    let there = path.is_dir();
    if !there {
        console.error(&format!("the {side} schemas `{}` are no directory", path.display()), &[]);
    }
    there
}

/// The model of one side. Errors are shown; lints are for those who write the schemas.
pub fn model(console: &mut Console<'_>, side: &str, schemas: &Path) -> Option<Model> {
    let compilation = compile(schemas);
    if compilation.model.is_some() {
        return compilation.model;
    }
    let errors = compilation.diagnostics.iter().filter(|it| it.rule.severity == Severity::Error);
    let mut number = 0;
    for error in errors {
        number += 1;
        match console.format {
            MessageFormat::Json => console.result(&diagnostic_line(error, &compilation.sources)),
            _ => console.message(&(render(error, &compilation.sources, RenderOptions { color: true }) + "\n\n")),
        }
    }
    let errors = super::console::count(number, "error");
    console.error(&format!("{errors} in the {side} schemas `{}`; nothing was compared", schemas.display()), &[]);
    None
}

fn accepted(console: &mut Console<'_>, path: &Path) -> Result<Vec<Accepted>, Status> {
    let Acceptances { list, diagnostics, sources } = Acceptances::read(path).map_err(|why| {
        console.error(&format!("`{}` cannot be read: {why}", path.display()), &[]);
        Status::WrongUsage
    })?;
    if diagnostics.is_empty() {
        return Ok(list);
    }
    for diagnostic in &diagnostics {
        console.message(&(render(diagnostic, &sources, RenderOptions { color: true }) + "\n\n"));
    }
    let errors = super::console::count(diagnostics.len(), "error");
    console.error(&format!("{errors} in the accepted changes `{}`; nothing was compared", path.display()), &[]);
    Err(Status::Failed)
}

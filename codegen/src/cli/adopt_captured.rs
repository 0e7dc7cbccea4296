//! `hookwright adopt --captured`: writes the events of captured requests that a vendor does not have.

use std::path::Path;

use serde_json::json;

use super::adopt::write_all;
use super::observe::{read_captured, tell_unclear};
use super::{AdoptArgs, Console, MessageFormat, ReadingArgs, Status};
use crate::adopt::{self, Written};
use crate::evidence::infer::{NotInferred, Proposed, propose};
use crate::model::Vendor;

/// Writes the events, or prints a patch. Exit status: as of `adopt`.
pub(super) fn adopt_captured(console: &mut Console<'_>, schemas: &Path, vendor: &Vendor, args: &AdoptArgs) -> Status {
    let reading = ReadingArgs { bodies: args.traffic.bodies, show_values: false };
    let Ok(summary) = read_captured(console, vendor, &args.traffic.captured, reading) else {
        return Status::WrongUsage;
    };
    tell_unclear(console, &summary);
    let understood = summary.not_understood.count == 0;
    let proposed = match propose(schemas, vendor, &summary) {
        Ok(proposed) => proposed,
        Err(NotInferred::NothingNew) => Vec::new(),
        Err(error) => return failed(console, error),
    };
    let files: Vec<Written> =
        proposed.into_iter().map(|Proposed { path, old, new }| Written { path, old, new }).collect();
    let dry_run = args.options.dry_run;
    if !dry_run && !understood && !args.options.partial {
        console.error("something was not understood, so nothing was written", &["`--partial` writes the rest"]);
        return Status::WrongUsage;
    }
    if !dry_run && let Some(status) = write_all(console, schemas, &files) {
        return status;
    }
    report(console, schemas, vendor, &files, dry_run);
    if understood { Status::Done } else { Status::WrongUsage }
}

fn report(console: &mut Console<'_>, schemas: &Path, vendor: &Vendor, files: &[Written], dry_run: bool) {
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    if console.format == MessageFormat::Json {
        let report = json!({"vendor": vendor.name, "written": !dry_run, "files": paths});
        console.result(&format!("{report:#}\n"));
        return;
    }
    if dry_run {
        console.result(&adopt::patch(files, schemas));
        return;
    }
    let text = match paths.as_slice() {
        [] => "no event is new; `drift --captured` compares those that are known".to_owned(),
        paths => format!("wrote `{}`; say what TODO asks for", paths.join("`, `")),
    };
    console.result(&format!("{}: {text}\n", vendor.name));
}

fn failed(console: &mut Console<'_>, error: NotInferred) -> Status {
    let text = match error {
        NotInferred::BadSchemas(rendered) => {
            console.message(&rendered);
            "what would be written has errors, so nothing was".to_owned()
        }
        NotInferred::File(path, why) => format!("`{}`: {why}", path.display()),
        NotInferred::NotUnderstood(number, first) => format!("{number} lines are not understood; the first: {first}"),
        NotInferred::NoVendor | NotInferred::NothingNew => "there is nothing to write".to_owned(),
    };
    console.error(&text, &[]);
    Status::Failed
}

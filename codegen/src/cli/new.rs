//! `hookwright new`: a vendor's directory, or an event from captured payloads.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::console::count;
use super::read::read;
use super::{Console, Status};
use crate::scaffold::{self, NewEvent, NewVendor, ScaffoldError, ScaffoldErrorKind, Written};
use crate::staged;

/// The largest captured payload that is read, in bytes.
const MAX_PAYLOAD: u64 = 16 * 1024 * 1024;

/// What to make.
#[derive(Debug, Subcommand)]
pub enum NewArgs {
    /// Make a vendor's directory with its `vendor.yaml`.
    Vendor(NewVendor),
    /// Write an event from captured payloads: fields and types are inferred, what the vendor's
    /// schemas define is reused, and descriptions are marked `TODO`. An event that is there is
    /// widened, so that it takes the payloads.
    Event(NewEventArgs),
}

/// A new event.
#[derive(Args, Debug)]
pub struct NewEventArgs {
    /// What it is.
    #[command(flatten)]
    pub new: NewEvent,
    /// A captured body: an event, a list of events, or the vendor's envelope; can be repeated, or list
    /// several files.
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    pub from: Vec<PathBuf>,
}

/// Makes a vendor or an event.
pub fn new(console: &mut Console<'_>, schemas: &Path, args: &NewArgs) -> Status {
    let done = match args {
        NewArgs::Vendor(new) => scaffold::vendor(schemas, new),
        NewArgs::Event(args) => {
            if read(console, schemas, "; nothing was written").is_none() {
                return Status::Failed;
            }
            new_event(schemas, args)
        }
    };
    match done {
        Ok(written) => {
            report(console, args, &written);
            Status::Done
        }
        Err(error) => report_error(console, &error),
    }
}

/// Says why nothing was written.
pub(super) fn report_error(console: &mut Console<'_>, error: &ScaffoldError) -> Status {
    console.error(&error.message, &error.help.as_deref().into_iter().collect::<Vec<_>>());
    match error.kind {
        ScaffoldErrorKind::Request => Status::WrongUsage,
        ScaffoldErrorKind::Input => Status::Failed,
    }
}

fn new_event(schemas: &Path, args: &NewEventArgs) -> Result<Written, ScaffoldError> {
    let payloads = read_payloads(&args.from)?;
    scaffold::event(schemas, &NewEvent { payloads, ..args.new.clone() })
}

/// Reads captured payloads: a name for messages, and JSON.
pub(super) fn read_payloads(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, ScaffoldError> {
    let payload = |path: &PathBuf| {
        let shown = path.display().to_string();
        match read_payload(path) {
            Ok(bytes) => Ok((shown, bytes)),
            Err(error) => Err(ScaffoldError {
                kind: ScaffoldErrorKind::Input,
                message: format!("cannot read `{shown}`: {error}"),
                help: None,
            }),
        }
    };
    paths.iter().map(payload).collect()
}

/// Reads a captured payload. A link is followed: the user has named it.
fn read_payload(path: &Path) -> io::Result<Vec<u8>> {
    let path = path.canonicalize()?;
    staged::read(&path, MAX_PAYLOAD)
}

fn report(console: &mut Console<'_>, args: &NewArgs, written: &Written) {
    let docs = count(written.docs, "description");
    console.message(&format!("hookwright: wrote `{}`; write the {docs} marked TODO\n", written.path.display()));
    if matches!(args, NewArgs::Event(_)) {
        console.result(&written.text);
        for path in &written.others {
            console.message(&format!("hookwright: wrote `{}`\n", path.display()));
        }
        for left in &written.left {
            console.warning(&format!("left to you: {left}"));
        }
        console.warning("the examples are values from the payloads: replace what is personal or secret");
    }
}

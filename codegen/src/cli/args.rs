//! What can be said on the command line.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::{Console, Generate, NewArgs, NewEventArgs, Status};
use crate::emit::export::{
    Draft, ExportOption, Form, Format, InvalidBaseUrl, Operations, Options, Profile, SiteOptions,
};
use crate::scaffold::NewVendor;

/// Options of every command.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct GlobalArgs {
    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorWhen,
    /// The form of messages about the schemas and of stale files: text; JSON on stdout, one
    /// object per line; or SARIF on stdout, one log per run.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    pub message_format: MessageFormat,
    /// What counts as an error: `warnings` that the schemas do not allow.
    #[arg(long, global = true, value_enum, value_name = "WHAT")]
    pub deny: Option<Deny>,
}

/// What can be made to count as an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// All warnings.
    Warnings,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The form of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// Text for people, on stderr.
    #[default]
    Human,
    /// JSON on stdout, one object per line.
    Json,
    /// SARIF 2.1.0 on stdout, one log.
    Sarif,
}

/// Which schema files a meta-schema describes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// Any.
    #[default]
    Any,
    /// `vendor.yaml`.
    Vendor,
    /// All others of a vendor: events, payloads, types and fields.
    Events,
    /// `hookwright.yaml`.
    Settings,
}

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    /// The schema directory.
    #[arg(long, value_name = "DIR")]
    pub(super) schemas: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct FmtArgs {
    /// The schema directory.
    #[arg(long, value_name = "DIR")]
    pub(super) schemas: PathBuf,
    /// Write nothing; list every file that is not in its canonical form, and exit with 1 if there
    /// is one.
    #[arg(long)]
    pub(super) check: bool,
}

impl FmtArgs {
    pub(super) fn fix_command(&self) -> String {
        format!("hookwright fmt --schemas {}", quoted(&self.schemas))
    }
}

#[derive(Args, Debug)]
pub(super) struct GenerateArgs {
    /// The schema directory.
    #[arg(long, value_name = "DIR")]
    schemas: PathBuf,
    /// The directory of the crate.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write nothing; list every file that is stale, missing or orphaned, and exit with 1 if
    /// there is one.
    #[arg(long)]
    check: bool,
}

/// What to make, and in which schema directory.
#[derive(Debug, Subcommand)]
pub(super) enum NewCommand {
    /// Make a vendor's directory with its `vendor.yaml`.
    Vendor {
        /// The schema directory.
        #[arg(long, value_name = "DIR")]
        schemas: PathBuf,
        #[command(flatten)]
        new: NewVendor,
    },
    /// Write an event from captured payloads: fields and types are inferred, what the vendor's
    /// schemas define is reused, and descriptions are marked `TODO`.
    Event {
        /// The schema directory.
        #[arg(long, value_name = "DIR")]
        schemas: PathBuf,
        #[command(flatten)]
        new: NewEventArgs,
    },
}

impl NewCommand {
    pub(super) fn run(self, console: &mut Console<'_>) -> Status {
        match self {
            NewCommand::Vendor { schemas, new } => super::new(console, &schemas, &NewArgs::Vendor(new)),
            NewCommand::Event { schemas, new } => super::new(console, &schemas, &NewArgs::Event(new)),
        }
    }
}

impl GenerateArgs {
    pub(super) fn request(&self) -> Generate {
        let fix_command =
            format!("hookwright generate --schemas {} --out {}", quoted(&self.schemas), quoted(&self.out));
        Generate { schemas: self.schemas.clone(), out: self.out.clone(), check: self.check, fix_command }
    }
}

/// A path as a shell takes it. Only one with a NUL byte, which no system has, cannot be quoted.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    shlex::try_quote(&text).map(Cow::into_owned).unwrap_or(text)
}

/// What to export, and how.
#[derive(Args, Debug)]
pub struct ExportArgs {
    /// The directory to write to. It may exist: files of an earlier export are replaced or removed,
    /// all others kept.
    #[arg(long, value_name = "DIR", required_unless_present_any = ["zip", "stdout"])]
    pub out: Option<PathBuf>,
    /// The zip archive to write instead of a directory; the same schemas give the same bytes.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "stdout"])]
    pub zip: Option<PathBuf>,
    /// What to write.
    #[arg(long, value_enum, default_value = "json-schema")]
    pub format: &'static dyn Format,
    /// Only this vendor; can be repeated.
    #[arg(long, value_name = "NAME")]
    pub vendor: Vec<String>,
    /// Only this event, by its name on the wire; can be repeated.
    #[arg(long, value_name = "NAME")]
    pub event: Vec<String>,
    /// The version of JSON Schema [default: 07]; the other formats have one that fits.
    #[arg(long, value_enum)]
    pub draft: Option<Draft>,
    /// For whom [default: receiver].
    #[arg(long, value_enum)]
    pub profile: Option<Profile>,
    /// The URL before a file's path in its `$id`: an absolute https URL, which should name the version.
    /// Only JSON Schema files have an `$id`.
    #[arg(long, value_name = "URL", value_parser = checked_base_url)]
    pub base_url: Option<String>,
    /// Where an OpenAPI document has its operations [default: webhooks].
    #[arg(long = "as", value_enum, value_name = "PLACE")]
    pub operations: Option<Operations>,
    /// Print the one file that is selected: an event's schema, or else a vendor's bundle or
    /// document.
    #[arg(long, conflicts_with = "out")]
    pub stdout: bool,
    /// Write the catalogue as one file.
    #[arg(long)]
    pub single_file: bool,
    /// The schemas of the last release, a directory or a record, for the catalogue to say what has
    /// changed since.
    #[arg(long, value_name = "PATH")]
    pub since: Option<PathBuf>,
}

impl ExportArgs {
    /// The format with its options.
    pub(super) fn form(&self) -> Result<Form, InvalidBaseUrl> {
        let options = Options::new(self.draft.unwrap_or_default(), self.profile.unwrap_or_default());
        let options = Options { operations: self.operations.unwrap_or_default(), ..options };
        let options = match &self.base_url {
            Some(url) => options.with_base_url(url)?,
            None => options,
        };
        let site = SiteOptions { single_file: self.single_file, ..SiteOptions::default() };
        let options = Options { site, ..options };
        Ok(Form { format: self.format, options })
    }

    /// The options that are given, of those that not every format takes.
    pub(super) fn given(&self) -> impl Iterator<Item = ExportOption> {
        let given = [
            (self.draft.is_some(), ExportOption::Draft),
            (self.profile.is_some(), ExportOption::Profile),
            (!self.event.is_empty(), ExportOption::Event),
            (self.base_url.is_some(), ExportOption::BaseUrl),
            (self.operations.is_some(), ExportOption::Operations),
            (self.stdout, ExportOption::Stdout),
            (self.single_file, ExportOption::SingleFile),
            (self.since.is_some(), ExportOption::Since),
        ];
        given.into_iter().filter(|(is_given, _)| *is_given).map(|(_, option)| option)
    }
}

fn checked_base_url(url: &str) -> Result<String, InvalidBaseUrl> {
    Options::default().with_base_url(url).map(|_| url.to_owned())
}

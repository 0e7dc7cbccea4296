//! What can be said on the command line.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};

use super::{Console, Generate, NewArgs, NewEventArgs, NewVendorArgs, Status};
use crate::emit::export::Format;
use crate::emit::json_schema::{Draft, InvalidBaseUrl, Options, Profile};

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
    /// All others: events, payloads, types and fields.
    Events,
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
    Vendor(InFolder<NewVendorArgs>),
    /// Write an event from captured payloads: fields and types are inferred, what the vendor's
    /// schemas define is reused, and descriptions are marked `TODO`.
    Event(InFolder<NewEventArgs>),
}

/// Arguments that go with a schema directory.
#[derive(Args, Debug)]
pub(super) struct InFolder<T: Args> {
    /// The schema directory.
    #[arg(long, value_name = "DIR")]
    schemas: PathBuf,
    #[command(flatten)]
    args: T,
}

impl NewCommand {
    pub(super) fn run(self, console: &mut Console<'_>) -> Status {
        match self {
            NewCommand::Vendor(InFolder { schemas, args }) => super::new(console, &schemas, &NewArgs::Vendor(args)),
            NewCommand::Event(InFolder { schemas, args }) => super::new(console, &schemas, &NewArgs::Event(args)),
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

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@%,\\".contains(c);
    if !text.is_empty() && text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
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
    /// What to write: `json-schema` is a file for each event and a bundle for each vendor,
    /// `openapi` and `asyncapi` a document for each vendor, `typescript` declarations and guards.
    #[arg(long, default_value = "json-schema", value_parser = format_parser())]
    pub format: Format,
    /// Only this vendor; can be repeated.
    #[arg(long, value_name = "NAME")]
    pub vendor: Vec<String>,
    /// Only this event, by its name on the wire; can be repeated. The bundle of
    /// JSON Schema still describes every event of the vendor.
    #[arg(long, value_name = "NAME")]
    pub event: Vec<String>,
    /// The version of JSON Schema [default: 07]; the other formats have one that fits.
    #[arg(long, value_parser = draft_parser())]
    pub draft: Option<Draft>,
    /// `receiver` accepts what a vendor may send, now and later; `strict` only what is documented.
    #[arg(long, default_value = "receiver", value_parser = profile_parser())]
    pub profile: Profile,
    /// The URL before a file's path in its `$id`: an absolute https URL. Only JSON Schema files have
    /// an `$id`.
    #[arg(long, value_name = "URL", value_parser = checked_base_url)]
    pub base_url: Option<String>,
    /// Print the one file that is selected: an event's schema, or else a vendor's bundle or
    /// document.
    #[arg(long, conflicts_with = "out")]
    pub stdout: bool,
}

impl ExportArgs {
    pub(super) fn options(&self) -> Result<Options, InvalidBaseUrl> {
        let options = Options::new(self.draft.unwrap_or_default(), self.profile);
        match &self.base_url {
            Some(url) => options.with_base_url(url),
            None => Ok(options),
        }
    }
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name)).try_map(|word| word.parse::<Format>())
}

fn draft_parser() -> impl TypedValueParser<Value = Draft> {
    PossibleValuesParser::new(Draft::ALL.map(Draft::name)).try_map(|word| word.parse::<Draft>())
}

fn profile_parser() -> impl TypedValueParser<Value = Profile> {
    PossibleValuesParser::new(Profile::ALL.map(Profile::name)).try_map(|word| word.parse::<Profile>())
}

fn checked_base_url(url: &str) -> Result<String, InvalidBaseUrl> {
    Options::default().with_base_url(url).map(|options| options.base_url)
}

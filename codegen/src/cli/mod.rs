//! The command line: what each subcommand reads, writes and prints, and its exit status.
//!
//! `hookwright` and `cargo xtask` share it. Results go to stdout, messages to stderr.

mod adopt;
mod args;
mod check;
mod console;
mod diff;
mod drift;
mod evidence;
mod explain;
mod export;
mod fetch;
mod fmt;
mod generate;
mod init;
mod messages;
mod meta_schema;
mod new;
mod observe;
mod project;
mod read;
mod sarif;
#[cfg(test)]
mod tests;
mod texts;

use std::ffi::OsString;
use std::io::Write;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub use adopt::{AdoptArgs, AdoptOptions, adopt};
pub use args::{ColorWhen, Deny, ExportArgs, GlobalArgs, MessageFormat, SchemaKind};
pub use check::check;
pub use console::{Console, run_in_terminal};
pub use diff::{DiffArgs, FailOn, diff, model as model_of};
pub use drift::{DriftArgs, TrafficArgs, drift};
pub use evidence::EvidenceArgs;
pub use explain::explain;
pub use export::export;
pub use fmt::fmt;
pub use generate::{Generate, generate};
pub use init::{InitArgs, init};
pub use meta_schema::{MetaSchemas, meta_schema, meta_schemas};
pub use new::{NewArgs, NewEventArgs, new};
pub use observe::{ObserveArgs, ReadingArgs, observe};
pub use project::Project;
pub use texts::TextArgs;

use args::{CheckArgs, FmtArgs, GenerateArgs, NewCommand};

/// How a command ended; the number is the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is done, or everything is current.
    Done = 0,
    /// The input is wrong, or the output is stale or cannot be written.
    Failed = 1,
    /// The command line is wrong.
    WrongUsage = 2,
    /// The compiler found a bug of its own; `EX_SOFTWARE` of sysexits.h.
    Internal = 70,
}

impl From<Status> for std::process::ExitCode {
    fn from(status: Status) -> Self {
        std::process::ExitCode::from(status as u8)
    }
}

/// Compiles vendors' event tables, written as YAML, to Rust and JSON Schema.
///
/// Exit status: 0 done or current; 1 the input is wrong or the output stale; 2 wrong usage;
/// 70 an internal error.
#[derive(Debug, Parser)]
#[command(name = "hookwright", version, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    global: GlobalArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a project of your own: a schema directory, the crate, and `cargo xtask`.
    Init(InitArgs),
    /// Check a schema directory.
    Check(CheckArgs),
    /// Write the Rust crate and its JSON Schema files.
    Generate(GenerateArgs),
    /// Write JSON Schema files for other tools, with an index; or another format.
    Export {
        /// The schema directory.
        #[arg(long, value_name = "DIR")]
        schemas: std::path::PathBuf,
        #[command(flatten)]
        export: ExportArgs,
    },
    /// Compare a vendor's documents, and captured requests, with its schemas.
    ///
    /// Exit status: 0 no drift; 1 drift; 2 something was not understood, or the usage is wrong.
    Drift {
        /// The schema directory.
        #[arg(long, value_name = "DIR")]
        schemas: std::path::PathBuf,
        /// The vendor.
        #[arg(long, value_name = "NAME")]
        vendor: String,
        #[command(flatten)]
        drift: DriftArgs,
    },
    /// Read captured requests into a small summary, or add summaries up.
    ///
    /// A summary has counts of events, fields and kinds of values. It has no values of fields but
    /// those that the schemas list, unless they are asked for, the extremes of numbers, and the
    /// names of fields.
    ///
    /// Exit status: 0 done, whether or not all lines were understood; 1 a file cannot be read; 2
    /// wrong usage.
    Observe(ObserveArgs),
    /// Compare two schema directories: what has changed, whom it breaks, and which version is due.
    ///
    /// Exit status: 0 whatever has changed; 1 the schemas have errors, or there is a change that
    /// `--fail-on` asks for; 2 wrong usage.
    Diff {
        /// The old schema directory.
        #[arg(value_name = "OLD")]
        old: std::path::PathBuf,
        /// The new schema directory.
        #[arg(value_name = "NEW")]
        new: std::path::PathBuf,
        #[command(flatten)]
        diff: DiffArgs,
    },
    /// Write into the schemas what a vendor's documents have and they lack.
    ///
    /// Exit status: 0 written, or nothing to do; 1 what would be written has errors, or cannot be
    /// written; 2 something was not understood, or the usage is wrong.
    Adopt {
        /// The schema directory.
        #[arg(long, value_name = "DIR")]
        schemas: std::path::PathBuf,
        /// The vendor.
        #[arg(long, value_name = "NAME")]
        vendor: String,
        #[command(flatten)]
        adopt: AdoptArgs,
    },
    /// Write the schema files in their canonical form: indentation, spaces, line breaks, quotes.
    Fmt(FmtArgs),
    /// Make a vendor, or an event from captured payloads.
    #[command(subcommand)]
    New(NewCommand),
    /// Print the JSON Schema of the schema files themselves, for editors.
    MetaSchema {
        /// Which files it describes.
        #[arg(long, value_enum, default_value_t)]
        of: SchemaKind,
    },
    /// Explain a rule, such as HW0012; without one, list all.
    Explain {
        /// The rule's id, as in a message.
        rule: Option<String>,
    },
}

/// Runs `hookwright` in the terminal.
pub fn main(args: impl IntoIterator<Item = OsString>) -> Status {
    match parse::<Cli>(args) {
        Ok(cli) => run_in_terminal(&cli.global, |console| dispatch(console, cli.command)),
        Err(refused) => refused.show_in_terminal(),
    }
}

/// Runs `hookwright` with other writers in place of stdout and stderr, without colour.
pub fn run(args: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> Status {
    match parse::<Cli>(args) {
        Ok(cli) => Console::plain(out, err, &cli.global).run(|console| dispatch(console, cli.command)),
        Err(refused) => Console::plain(out, err, &GlobalArgs::default()).run(|console| refused.show(console)),
    }
}

fn dispatch(console: &mut Console<'_>, command: Command) -> Status {
    match command {
        Command::Init(args) => init(console, &args),
        Command::Check(args) => check(console, &args.schemas),
        Command::Generate(args) => generate(console, &args.request()),
        Command::Export { schemas, export: args } => export(console, &schemas, &args),
        Command::Drift { schemas, vendor, drift: args } => drift(console, &schemas, Some(&vendor), &args),
        Command::Observe(args) => observe(console, &args),
        Command::Diff { old, new, diff: args } => diff(console, &old, &new, &args),
        Command::Adopt { schemas, vendor, adopt: args } => adopt(console, &schemas, Some(&vendor), &args),
        Command::Fmt(args) => fmt(console, &args.schemas, args.check, &args.fix_command()),
        Command::New(command) => command.run(console),
        Command::MetaSchema { of } => meta_schema(console, of),
        Command::Explain { rule } => explain(console, rule.as_deref()),
    }
}

/// A command line that asks for no command: it is wrong, or asks for help.
#[derive(Debug)]
pub struct UsageError(clap::Error);

impl UsageError {
    /// Shows it on the terminal.
    pub fn show_in_terminal(&self) -> Status {
        // The stream is closed, so there is nowhere to report the error.
        let _closed = self.0.print();
        self.status()
    }

    fn show(&self, console: &mut Console<'_>) -> Status {
        let text = self.0.render().to_string();
        if self.0.use_stderr() {
            console.message(&text)
        } else {
            console.result(&text)
        }
        self.status()
    }

    fn status(&self) -> Status {
        if self.0.use_stderr() { Status::WrongUsage } else { Status::Done }
    }
}

/// Reads a command line, the program's name first.
pub fn parse<T: CommandFactory + FromArgMatches>(args: impl IntoIterator<Item = OsString>) -> Result<T, UsageError> {
    let mut matches = T::command().try_get_matches_from(args).map_err(UsageError)?;
    T::from_arg_matches_mut(&mut matches).map_err(UsageError)
}

//! Where results and messages go.

use std::io::{self, ErrorKind, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Group, Level, Renderer};
use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};

use super::sarif::Log;
use super::{ColorWhen, Deny, GlobalArgs, MessageFormat, Status};
use crate::internal::InternalError;

/// Stdout for results and stderr for messages. What is written has colours, which are taken out
/// again where they are not wanted.
pub struct Console<'a> {
    out: Box<dyn Write + 'a>,
    err: Box<dyn Write + 'a>,
    /// Whether the streams leave it to us to take colours out.
    plain: bool,
    /// The form of messages.
    pub format: MessageFormat,
    /// Whether a warning counts as an error.
    pub denies_warnings: bool,
    /// What has been found so far, for `MessageFormat::Sarif`.
    log: Option<Log>,
    out_failed: Option<io::Error>,
}

/// Runs a command with the terminal as its console.
pub fn run_in_terminal(args: &GlobalArgs, command: impl FnOnce(&mut Console<'_>) -> Status) -> Status {
    let choice = match args.color {
        ColorWhen::Auto => ColorChoice::Auto,
        ColorWhen::Always => ColorChoice::Always,
        ColorWhen::Never => ColorChoice::Never,
    };
    silence_internal_errors();
    let out = Box::new(AutoStream::new(io::stdout(), choice));
    let err = Box::new(AutoStream::new(io::stderr(), choice));
    Console::new(out, err, false, args).run(command)
}

/// Leaves it to [`Console::run`] to report internal errors. Any other panic is shown as ever.
fn silence_internal_errors() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !info.payload().is::<InternalError>() {
                default(info);
            }
        }));
    });
}

impl<'a> Console<'a> {
    fn new(out: Box<dyn Write + 'a>, err: Box<dyn Write + 'a>, plain: bool, args: &GlobalArgs) -> Self {
        let (format, denies_warnings) = (args.message_format, args.deny == Some(Deny::Warnings));
        Console { out, err, plain, format, denies_warnings, log: None, out_failed: None }
    }

    /// A console without colour.
    pub fn plain(out: &'a mut dyn Write, err: &'a mut dyn Write, args: &GlobalArgs) -> Self {
        Console::new(Box::new(out), Box::new(err), true, args)
    }

    /// The log of the run, which is written when the command has ended.
    pub(super) fn log(&mut self) -> &mut Log {
        self.log.get_or_insert_default()
    }

    /// Runs a command. If its result could not be written, it has failed, unless the reader has
    /// seen enough. An internal error is reported, and is a status of its own.
    pub fn run(mut self, command: impl FnOnce(&mut Console<'_>) -> Status) -> Status {
        // What the command was doing is not used again; the console only writes.
        let status = panic::catch_unwind(AssertUnwindSafe(|| command(&mut self)));
        let status = status.unwrap_or_else(|payload| self.internal_error(&InternalError::of_panic(payload)));
        if let Some(log) = self.log.take() {
            self.result(&log.finish(status));
        }
        if self.out_failed.is_none() {
            self.out_failed = self.out.flush().err();
        }
        match self.out_failed.take() {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.error(&format!("cannot write to stdout: {error}"), &[]);
                if status == Status::Done { Status::Failed } else { status }
            }
            _ => status,
        }
    }

    /// Writes a part of the result.
    pub fn result(&mut self, text: &str) {
        // After a failure nothing more is written, so that a result never has a gap.
        if self.out_failed.is_none() {
            self.out_failed = write(&mut self.out, text, self.plain).err();
        }
    }

    /// Writes a message as it is.
    pub fn message(&mut self, text: &str) {
        // There is nowhere left to report it.
        let _unheard = write(&mut self.err, text, self.plain);
    }

    /// Reports an error, and how to fix it.
    pub fn error(&mut self, text: &str, help: &[&str]) {
        if let Some(log) = &mut self.log {
            log.failure(text);
        }
        self.titled(Level::ERROR, text, help);
    }

    /// Reports a bug of the compiler.
    pub(super) fn internal_error(&mut self, error: &InternalError) -> Status {
        let help = "this is a bug in hookwright, not in the schemas: please report it with the schemas";
        self.error(&error.to_string(), &[help]);
        Status::Internal
    }

    /// Writes a notice.
    pub fn warning(&mut self, text: &str) {
        self.titled(Level::WARNING, text, &[]);
    }

    fn titled(&mut self, level: Level<'_>, text: &str, help: &[&str]) {
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
        let help = help.iter().map(|help| Level::HELP.primary_title(*help));
        // Each by itself: together they would be joined by lines that lead nowhere.
        for title in std::iter::once(level.primary_title(text)).chain(help) {
            self.message(&format!("{}\n", renderer.render(&[Group::with_title(title)])));
        }
    }
}

fn write(stream: &mut dyn Write, text: &str, plain: bool) -> io::Result<()> {
    if plain { write!(stream, "{}", strip_str(text)) } else { stream.write_all(text.as_bytes()) }
}

/// `1 file`, `2 files`.
pub(super) fn count(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

//! Where results and messages go.

use std::io::{self, ErrorKind, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Group, Level, Renderer};
use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};

use super::{ColorWhen, GlobalArgs, MessageFormat, Status};

/// Stdout for results and stderr for messages. What is written has colours, which are taken out
/// again where they are not wanted.
pub struct Console<'a> {
    out: Box<dyn Write + 'a>,
    err: Box<dyn Write + 'a>,
    /// Whether the streams leave it to us to take colours out.
    plain: bool,
    /// The form of messages.
    pub format: MessageFormat,
    out_failed: Option<io::Error>,
}

/// Runs a command with the terminal as its console.
pub fn run_in_terminal(args: &GlobalArgs, command: impl FnOnce(&mut Console<'_>) -> Status) -> Status {
    let choice = match args.color {
        ColorWhen::Auto => ColorChoice::Auto,
        ColorWhen::Always => ColorChoice::Always,
        ColorWhen::Never => ColorChoice::Never,
    };
    let out = Box::new(AutoStream::new(io::stdout(), choice));
    let err = Box::new(AutoStream::new(io::stderr(), choice));
    Console { out, err, plain: false, format: args.message_format, out_failed: None }.run(command)
}

impl<'a> Console<'a> {
    /// A console without colour.
    pub fn plain(out: &'a mut dyn Write, err: &'a mut dyn Write, format: MessageFormat) -> Self {
        Console { out: Box::new(out), err: Box::new(err), plain: true, format, out_failed: None }
    }

    /// Runs a command. If its result could not be written, it has failed, unless the reader has
    /// seen enough.
    pub fn run(mut self, command: impl FnOnce(&mut Console<'_>) -> Status) -> Status {
        let status = command(&mut self);
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
        // Behind a first failure nothing more is tried, so that a result never has a hole.
        if self.out_failed.is_none() {
            self.out_failed = write(&mut self.out, text, self.plain).err();
        }
    }

    /// Writes a message as it stands.
    pub fn message(&mut self, text: &str) {
        // There is nowhere left to tell of it.
        let _unheard = write(&mut self.err, text, self.plain);
    }

    /// Says what went wrong, and how to mend it.
    pub fn error(&mut self, text: &str, help: &[&str]) {
        self.titled(Level::ERROR, text, help);
    }

    /// Says what somebody should know.
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

//! `hookwright fmt`: schema files in their canonical form.

use std::io;
use std::path::Path;

use super::console::count;
use super::messages::file_line;
use super::{Console, MessageFormat, Status};
use crate::compile;
use crate::diagnostic::{Diagnostic, RenderOptions, render, rules};
use crate::format::formatted;
use crate::load::MAX_FILE;
use crate::output::{Difference, OnDisk, State, short_diff};
use crate::staged;
use crate::text::visible;

const HELP: &str = "if a list or mapping in brackets is longer than a line, write each of its items on a line of its own, \
    without brackets";

/// A file that is not in its canonical form.
struct Unformatted {
    path: String,
    before: String,
    text: String,
}

impl Unformatted {
    fn difference(&self) -> Difference<'_> {
        let on_disk = OnDisk::File(self.before.clone().into_bytes());
        Difference {
            path: self.path.clone(),
            state: State::Stale,
            ours: true,
            on_disk,
            rendered: Some(self.text.as_bytes()),
        }
    }
}

/// Writes all schema files in canonical form, or reports which are not in it. They need not
/// be right, only YAML.
pub fn fmt(console: &mut Console<'_>, schemas: &Path, check: bool, fix_command: &str) -> Status {
    if console.format == MessageFormat::Sarif {
        console.log();
    }
    let compilation = compile(schemas);
    let unreadable = |it: &&Diagnostic| [rules::UNREADABLE.id, rules::SYNTAX.id].contains(&it.rule.id);
    let unreadable: Vec<&Diagnostic> = compilation.diagnostics.iter().filter(unreadable).collect();
    for diagnostic in &unreadable {
        console.message(&format!("{}\n\n", render(diagnostic, &compilation.sources, RenderOptions { color: true })));
    }
    let mut failed = !unreadable.is_empty();
    let mut unformatted = Vec::new();
    let mut files = 0;
    for file in compilation.sources.iter() {
        if unreadable.iter().any(|it| it.span.is_some_and(|span| is_at(&compilation.sources, span, &file.path))) {
            continue;
        }
        files += 1;
        match (formatted(&file.text), read(&file.path)) {
            (Some(text), Ok(there)) if there == text => {}
            (Some(text), Ok(before)) => unformatted.push(Unformatted { path: file.path.clone(), before, text }),
            (None, _) => {
                let text = format!("`{}` cannot be formatted without changing more than its form", file.path);
                console.error(&text, &[HELP]);
                failed = true;
            }
            (_, Err(error)) => {
                console.error(&format!("`{}` cannot be read: {error}", file.path), &[]);
                failed = true;
            }
        }
    }
    if files == 0 {
        console.error(&format!("no schema files in `{}`", schemas.display()), &[]);
        return Status::Failed;
    }
    let done = if check { report(console, &unformatted, fix_command) } else { write_all(console, &unformatted, files) };
    if failed { Status::Failed } else { done }
}

/// The present text of a file, its byte order mark included.
fn read(path: &str) -> io::Result<String> {
    let bytes = staged::read(Path::new(path), MAX_FILE)?;
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8 text"))
}

fn is_at(sources: &crate::source::Sources, span: crate::source::Span, path: &str) -> bool {
    sources.get(span.file).is_some_and(|file| file.path == path)
}

fn report(console: &mut Console<'_>, unformatted: &[Unformatted], fix_command: &str) -> Status {
    for file in unformatted {
        match console.format {
            MessageFormat::Sarif => console.log().file(State::Stale, &file.path, &format!("run `{fix_command}`")),
            MessageFormat::Json => console.result(&file_line(&file.difference(), &file.path, fix_command)),
            MessageFormat::Human => {
                let (path, diff) = (visible(&file.path), short_diff(&file.difference()));
                console.result(&format!("not formatted: {path}\n{diff}\n"));
            }
        }
    }
    if unformatted.is_empty() {
        return Status::Done;
    }
    let files = count(unformatted.len(), "file");
    console.error(&format!("not in canonical form: {files}"), &[&format!("run `{fix_command}`")]);
    Status::Failed
}

fn write_all(console: &mut Console<'_>, unformatted: &[Unformatted], files: usize) -> Status {
    for file in unformatted {
        if let Err(error) = staged::replace(Path::new(&file.path), &file.before, &file.text) {
            console.error(&format!("`{}` cannot be written: {error}", file.path), &[]);
            return Status::Failed;
        }
    }
    let (formatted, unchanged) = (count(unformatted.len(), "file"), files - unformatted.len());
    console.message(&format!("hookwright: formatted {formatted}, {unchanged} unchanged\n"));
    Status::Done
}

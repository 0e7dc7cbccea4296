//! Opens documents: text of a reasonable size, in one of the formats that are known.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::layout::Format;
use crate::staged;

/// The largest document that is read, in bytes.
pub(crate) const MAX_DOCUMENT: u64 = 16 * 1024 * 1024;

/// A document as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    /// Its path, as it was given.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) format: Format,
}

/// Opens a document. Where neither its name nor its beginning tells the format, it is the given
/// one, or Markdown. The error says why it cannot be read.
pub(crate) fn open(path: &Path, format: Option<Format>) -> Result<Document, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let found = file.metadata().map_err(|error| error.to_string())?;
    if found.is_dir() {
        return Err("it is a directory".to_owned());
    }
    let bytes = staged::read_opened(file, MAX_DOCUMENT).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => format!("{error}, which no page is"),
        _ => error.to_string(),
    })?;
    let text = text_of(bytes)?;
    let format = named(path).or_else(|| begun(&text)).or(format).unwrap_or(Format::Markdown);
    Ok(Document { path: path.to_owned(), text, format })
}

/// The text of a file. Line ends are those of Unix afterwards, which keeps the numbers of lines.
fn text_of(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("it is UTF-16; convert it to UTF-8".to_owned());
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let even = bytes.iter().take(512).filter(|byte| **byte == 0).count() * 3 > bytes.len().min(512);
        return Err(match even {
            true => "it looks like UTF-16; convert it to UTF-8".to_owned(),
            false => format!("it is a binary file (byte {at} is 0)"),
        });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        format!("it is not UTF-8 text (line {line})")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn named(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "md" | "mdx" | "markdown" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        _ => None,
    }
}

fn begun(text: &str) -> Option<Format> {
    let start: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
    (start.starts_with("<!doctype html") || start.starts_with("<html")).then_some(Format::Html)
}

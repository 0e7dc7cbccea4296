//! Pages that were fetched before, each with what the server said of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::client::Page;
use crate::staged;

/// The longest description of a page that is read.
const MAX_ABOUT: u64 = 64 * 1024;

/// Where a vendor's page is kept.
pub(crate) struct Cache {
    directory: PathBuf,
    vendor: String,
}

/// A page that was fetched before.
pub(super) struct Known {
    pub(super) path: PathBuf,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

/// What is known of a page, in a file beside it.
#[derive(Deserialize, Serialize)]
struct About {
    address: String,
    file: String,
    etag: Option<String>,
    last_modified: Option<String>,
}

impl Cache {
    /// The place of a vendor's page in a directory.
    pub(crate) fn of(directory: &Path, vendor: &str) -> Cache {
        Cache { directory: directory.to_owned(), vendor: vendor.to_owned() }
    }

    /// The page that was fetched from an address before, if it is still there.
    pub(super) fn known(&self, address: &str) -> Option<Known> {
        let bytes = staged::read(&self.about(), MAX_ABOUT).ok()?;
        let about: About = serde_json::from_slice(&bytes).ok()?;
        let path = self.directory.join(&about.file);
        // The file is one of ours: what is written there leads nowhere else.
        let is_ours = FORMATS.iter().any(|(_, ending)| about.file == self.file(ending));
        (about.address == address && is_ours && path.is_file()).then_some(Known {
            path,
            etag: about.etag,
            last_modified: about.last_modified,
        })
    }

    /// Keeps a page in place of the one before.
    pub(super) fn keep(&self, address: &str, page: &Page) -> io::Result<PathBuf> {
        let file = self.file(ending(page.content_type.as_deref(), address));
        let about = About {
            address: address.to_owned(),
            file: file.clone(),
            etag: page.etag.clone(),
            last_modified: page.last_modified.clone(),
        };
        fs::create_dir_all(&self.directory)?;
        let path = self.directory.join(file);
        // What is known of the old page is not true of the new one.
        match fs::remove_file(self.about()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        staged::stage(&self.directory, &page.bytes)?.persist(&path)?;
        staged::stage(&self.directory, crate::json::pretty(&about).as_bytes())?.persist(self.about())?;
        Ok(path)
    }

    fn about(&self) -> PathBuf {
        self.directory.join(self.file("json"))
    }

    fn file(&self, ending: &str) -> String {
        format!("{}.{ending}", self.vendor)
    }
}

/// The kinds of content that tell the format of a page, and how a file of it ends.
const FORMATS: [(&str, &str); 4] =
    [("text/html", "html"), ("application/xhtml+xml", "xhtml"), ("text/markdown", "md"), ("", "txt")];

/// How the file of a page ends: by its content, or else by its address.
fn ending(content_type: Option<&str>, address: &str) -> &'static str {
    let content = content_type.and_then(|content| content.split(';').next()).unwrap_or_default().trim();
    let by_content = FORMATS.iter().find(|(known, _)| !known.is_empty() && content.eq_ignore_ascii_case(known));
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let by_address = FORMATS.iter().find(|(_, ending)| path.ends_with(&format!(".{ending}")));
    by_content.or(by_address).map_or("txt", |(_, ending)| *ending)
}

//! Summaries as files.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::summary::Summary;

/// The version of the format. One that differs is refused, because counts that are read wrongly
/// look like counts.
pub(crate) const VERSION: u64 = 1;
/// The largest summary that is read, in bytes.
const LARGEST: u64 = 1024 * 1024 * 1024;

#[derive(Deserialize)]
struct Versioned {
    version: Option<u64>,
}

#[derive(Serialize)]
struct Written<'a> {
    version: u64,
    #[serde(flatten)]
    summary: &'a Summary,
}

#[derive(Deserialize)]
struct Read {
    #[serde(flatten)]
    summary: Summary,
}

impl Summary {
    /// The summary as the text of a file.
    pub(crate) fn to_text(&self) -> String {
        let written = Written { version: VERSION, summary: self };
        // Neither a map's key nor a number in it can be what JSON has not.
        serde_json::to_string(&written).unwrap_or_default() + "\n"
    }

    /// Reads the text of a file. The error says why it is no summary.
    pub(crate) fn from_text(text: &str) -> Result<Summary, String> {
        match serde_json::from_str::<Versioned>(text) {
            Ok(Versioned { version: Some(VERSION) }) => {}
            Ok(Versioned { version: Some(other) }) => {
                return Err(format!(
                    "it is a summary of version {other}, and this is of version {VERSION}; make it again with `hookwright observe`"
                ));
            }
            Ok(Versioned { version: None }) => return Err("it is no summary of `hookwright observe`".to_owned()),
            Err(error) => return Err(format!("it is no summary of `hookwright observe`: {error}")),
        }
        let read: Read = serde_json::from_str(text).map_err(|error| format!("it is no summary: {error}"))?;
        let mut summary = read.summary;
        summary.sort();
        Ok(summary)
    }

    /// Reads a file.
    pub(crate) fn read(path: &Path) -> Result<Summary, String> {
        let file = std::fs::File::open(path).map_err(|error| error.to_string())?;
        let bytes = crate::staged::read_opened(file, LARGEST).map_err(|error| error.to_string())?;
        let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
        Summary::from_text(&text)
    }
}

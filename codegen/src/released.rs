//! The record of a release: the text of all schema files in one file, by which what has changed
//! since can be told without a tag.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The name of the record, in a schema directory.
pub const RECORD: &str = ".released.json";

/// The version of records.
const VERSION: u64 = 1;

/// The schemas of a release.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    version: u64,
    /// The version of the crate.
    pub released: String,
    /// The text of each schema file, by its path in the schema directory.
    pub files: BTreeMap<String, String>,
}

/// Only the version, whatever else there is.
#[derive(Deserialize)]
struct Version {
    version: u64,
}

impl Record {
    /// The record of a release.
    pub fn new(released: &str, files: BTreeMap<String, String>) -> Record {
        Record { version: VERSION, released: released.to_owned(), files }
    }

    /// Reads a record. The error is why it is none.
    pub fn read(text: &str) -> Result<Record, String> {
        let no_record = |error: serde_json::Error| error.to_string();
        let Version { version } = serde_json::from_str(text).map_err(no_record)?;
        if version != VERSION {
            return Err(format!("it is of version {version}, and this is version {VERSION}"));
        }
        let record: Record = serde_json::from_str(text).map_err(no_record)?;
        match record.files.keys().find(|name| !is_plain(name)) {
            Some(name) => Err(format!("`{}` is no path in a schema directory", name.escape_debug())),
            None => Ok(record),
        }
    }
}

/// Whether a path stays in the directory that it is relative to, on every system.
fn is_plain(path: &str) -> bool {
    path.split('/').all(|part| !part.is_empty() && part != ".." && !part.contains(['\\', ':']))
}

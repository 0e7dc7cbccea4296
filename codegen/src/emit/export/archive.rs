//! An export as one file.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use serde_json::Value;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::INDEX;

/// No index is longer, in bytes.
const LONGEST_INDEX: u64 = 1 << 28;

/// The files as a zip archive: the same files give the same bytes, on every day and machine.
pub fn zip(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, ZipError> {
    // The order is that of the map; the time is the earliest that the format knows; and the mode
    // of the files is said, because a reader on Unix would otherwise choose one.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Whether a file is an archive that [`zip()`] wrote, so that a new one may take its place.
pub fn is_archive(bytes: &[u8]) -> bool {
    let generator = || {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        // The index of every vendor there is would be far smaller.
        let mut index = archive.by_name(INDEX).ok()?.take(LONGEST_INDEX);
        let mut text = String::new();
        index.read_to_string(&mut text).ok()?;
        let index: Value = serde_json::from_str(&text).ok()?;
        Some(index.get("generator")?.as_str()?.starts_with("hookwright "))
    };
    generator().unwrap_or(false)
}

//! An export as one file.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The comment of our archives, by which they are known again.
const COMMENT: &str = "Written by hookwright; it may be replaced by another export.";

/// The end record of an archive: its mark, numbers that may be any, and the length of the comment.
const END: [Option<u8>; 22] = {
    let mut end = [None; 22];
    (end[0], end[1], end[2], end[3]) = (Some(b'P'), Some(b'K'), Some(5), Some(6));
    (end[20], end[21]) = (Some(COMMENT.len() as u8), Some(0));
    end
};

/// The files as a zip archive: the same files give the same bytes, on every day and machine.
pub fn zip(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, ZipError> {
    // The order is that of the map; the time is the earliest that the format knows; and the mode
    // of the files is said, because a reader on Unix would otherwise choose one.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.set_comment(COMMENT)?;
    for (path, bytes) in files {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Whether a file is an archive that [`zip()`] wrote, so that a new one may take its place.
///
/// Only the comment at its end is read: nothing is unpacked, however large the file says it is.
pub fn is_archive<F: Read + Seek>(file: &mut F) -> io::Result<bool> {
    let length = END.len() + COMMENT.len();
    if file.seek(SeekFrom::End(0))? < length as u64 {
        return Ok(false);
    }
    let mut bytes = [0; END.len() + COMMENT.len()];
    file.seek(SeekFrom::End(-(bytes.len() as i64)))?;
    file.read_exact(&mut bytes)?;
    let (end, comment) = bytes.split_at(END.len());
    let same = end.iter().zip(END).all(|(byte, expected)| expected.is_none_or(|expected| *byte == expected));
    Ok(same && comment == COMMENT.as_bytes())
}

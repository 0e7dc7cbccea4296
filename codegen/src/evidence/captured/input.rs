//! Opens captured traffic: a file or stdin, compressed or not, which its content tells.

use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

/// What stands for stdin.
pub(crate) const STDIN: &str = "-";
/// The size of a reader's buffer.
const BUFFER: usize = 256 * 1024;

/// A reader of text lines.
type Reader = Box<dyn BufRead>;

/// Opens a file, or stdin for `-`, and takes off its compression. The error says why it cannot be
/// read.
pub(crate) fn open(path: &Path) -> io::Result<Reader> {
    if path == Path::new(STDIN) {
        return of_reader(io::stdin());
    }
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a directory"));
    }
    of_reader(file)
}

/// The text of a reader, which may be compressed.
pub(super) fn of_reader(reader: impl Read + 'static) -> io::Result<Reader> {
    let mut reader = BufReader::with_capacity(BUFFER, reader);
    let reader: Reader = match start(&mut reader)? {
        [0x1f, 0x8b, ..] => Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(reader))),
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => {
            Box::new(BufReader::with_capacity(BUFFER, Zstd { source: Some(Source::Between(reader)) }))
        }
        _ => Box::new(reader),
    };
    checked(reader)
}

/// The first bytes.
fn start(reader: &mut impl BufRead) -> io::Result<&[u8]> {
    reader.fill_buf()
}

/// Refuses what is no text before anything is read.
fn checked(mut reader: Reader) -> io::Result<Reader> {
    let start = start(&mut reader).map_err(explained)?;
    let start = start.get(..512).unwrap_or(start);
    if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
        return Err(refused("it is UTF-16; convert it to UTF-8"));
    }
    let zeros = start.iter().filter(|byte| **byte == 0).count();
    if zeros * 3 > start.len() {
        return Err(refused("it looks like UTF-16; convert it to UTF-8"));
    }
    if zeros > 0 || start.starts_with(b"PK\x03\x04") || start.starts_with(b"BZh") {
        return Err(refused("it is a binary file, and neither gzip nor zstd"));
    }
    if start.starts_with(&[0xef, 0xbb, 0xbf]) {
        reader.consume(3);
    }
    Ok(reader)
}

fn refused(text: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, text)
}

/// An error of a compressed file in words that say what is wrong with it.
pub(crate) fn explained(error: io::Error) -> io::Error {
    match error.kind() {
        ErrorKind::UnexpectedEof => {
            io::Error::new(ErrorKind::UnexpectedEof, "it is cut off: its compressed data has no end")
        }
        ErrorKind::InvalidInput | ErrorKind::InvalidData
            if error.get_ref().is_some_and(|inner| inner.to_string().contains("deflate")) =>
        {
            refused("its compressed data is damaged")
        }
        _ => error,
    }
}

/// A zstd file, which may have several frames.
struct Zstd<R: BufRead> {
    /// None after an error.
    source: Option<Source<R>>,
}

enum Source<R: BufRead> {
    Between(R),
    Frame(Box<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>),
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.source.take() {
                None => return Ok(0),
                Some(Source::Between(mut reader)) => {
                    if skip_frame(&mut reader)? {
                        self.source = Some(Source::Between(reader));
                    } else if !reader.fill_buf()?.is_empty() {
                        let frame = StreamingDecoder::new(reader).map_err(damaged)?;
                        self.source = Some(Source::Frame(Box::new(frame)));
                    }
                }
                Some(Source::Frame(mut frame)) => match frame.read(buffer).map_err(damaged)? {
                    0 if !buffer.is_empty() => self.source = Some(Source::Between(frame.into_inner())),
                    number => {
                        self.source = Some(Source::Frame(frame));
                        return Ok(number);
                    }
                },
            }
        }
    }
}

/// Passes over a frame that has no data in it.
fn skip_frame(reader: &mut impl BufRead) -> io::Result<bool> {
    let [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] = reader.fill_buf()? else { return Ok(false) };
    let mut head = [0; 8];
    reader.read_exact(&mut head)?;
    let [_, _, _, _, length @ ..] = head;
    io::copy(&mut reader.take(u32::from_le_bytes(length).into()), &mut io::sink())?;
    Ok(true)
}

fn damaged(error: impl std::fmt::Display) -> io::Error {
    refused(&format!("its compressed data is damaged or cut off: {error}"))
}

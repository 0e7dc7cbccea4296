use std::io::{BufRead, Cursor, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::*;
use crate::evidence::captured::input::of_reader;

const TEXT: &str = "{\"type\":\"a\"}\n";

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn zstd(text: &[u8]) -> Vec<u8> {
    compress_to_vec(text, CompressionLevel::Fastest)
}

fn read(bytes: Vec<u8>) -> Result<String, String> {
    let mut text = String::new();
    let mut reader = of_reader(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    match reader.read_to_string(&mut text) {
        Ok(_) => Ok(text),
        Err(error) => Err(super::super::input::explained(error).to_string()),
    }
}

#[test]
fn compression_is_told_by_content() {
    let text = TEXT.repeat(50_000);
    let (half, rest) = text.split_at(400_000);
    let skippable = [&[0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
    for (what, bytes) in [
        ("plain", text.clone().into_bytes()),
        ("with a mark", ["\u{feff}", &text].concat().into_bytes()),
        ("gzip", gzip(text.as_bytes())),
        ("two of gzip", [gzip(half.as_bytes()), gzip(rest.as_bytes())].concat()),
        ("zstd", zstd(text.as_bytes())),
        ("two of zstd", [zstd(half.as_bytes()), zstd(rest.as_bytes())].concat()),
        ("skipped", [skippable.clone(), zstd(half.as_bytes()), skippable, zstd(rest.as_bytes())].concat()),
    ] {
        assert!(read(bytes) == Ok(text.clone()), "{what}");
    }
    assert_eq!(read(Vec::new()), Ok(String::new()));
}

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let gzip_file = gzip(TEXT.repeat(50_000).as_bytes());
    let zstd_file = zstd(TEXT.repeat(50_000).as_bytes());
    let mut damaged = gzip_file.clone();
    damaged[200] ^= 0xff;
    for (bytes, expected) in [
        (gzip_file[..gzip_file.len() - 20].to_vec(), "it is cut off"),
        (gzip_file[..12].to_vec(), "it is cut off"),
        (zstd_file[..zstd_file.len() - 20].to_vec(), "its compressed data is damaged or cut off"),
        (damaged, "its compressed data is damaged"),
        ([vec![0xff, 0xfe], utf16(TEXT)].concat(), "it is UTF-16; convert it to UTF-8"),
        (utf16(TEXT), "it looks like UTF-16; convert it to UTF-8"),
        (gzip(&utf16(TEXT)), "it looks like UTF-16; convert it to UTF-8"),
        (b"PK\x03\x04...".to_vec(), "it is a binary file, and neither gzip nor zstd"),
        ([&b"\x7fELF"[..], &[1, 1, 1, 0, 7, 7, 7, 7]].concat(), "it is a binary file, and neither gzip nor zstd"),
    ] {
        let error = read(bytes).unwrap_err();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn a_file_that_is_cut_off_gives_no_summary() {
    let file = gzip(TEXT.repeat(50_000).as_bytes());
    let reader = of_reader(Cursor::new(file[..file.len() - 20].to_vec())).unwrap();
    let wire = wire();
    let error = Observer::new("acme", "a", &wire, LineForm::Body).read(reader).unwrap_err();
    assert!(error.starts_with("line ") && error.contains("it is cut off"), "{error}");
}

#[test]
fn a_directory_is_refused() {
    let folder = tempfile::TempDir::new().unwrap();
    assert!(open(folder.path()).err().unwrap().to_string().contains("it is a directory"));
    std::fs::write(folder.path().join("a"), TEXT).unwrap();
    assert_eq!(open(&folder.path().join("a")).unwrap().lines().count(), 1);
}

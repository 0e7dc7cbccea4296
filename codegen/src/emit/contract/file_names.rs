//! From wire names to file names.
//!
//! A wire name may be any text; a file name has to work on every file system, in an address and
//! in a shell. Letters, digits, `.`, `_` and `-` stay; every other byte becomes `~` and two hex
//! digits (`%` would be decoded by web servers and would have to be escaped again in an `$id`).
//! What plain escaping cannot fix gets an ending of `~~` and more, which no escape can produce.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode_byte, utf8_percent_encode};

/// Longest file name, without the endings that follow: most file systems stop at 255 bytes.
const LONGEST: usize = 160;

/// Names that Windows keeps for devices, whatever follows the first dot.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// The file names of a set of wire names; no two differ by case only.
#[derive(Clone, Debug, Default)]
pub(in crate::emit) struct FileNames<'a> {
    by_wire_name: BTreeMap<&'a str, String>,
}

impl<'a> FileNames<'a> {
    /// Gives each wire name its file name. Where two would be the same to a file system that
    /// ignores case, the first in the given order keeps the plain one.
    pub(in crate::emit) fn assign(wire_names: impl IntoIterator<Item = &'a str>) -> FileNames<'a> {
        let mut by_wire_name = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for wire_name in wire_names {
            if by_wire_name.contains_key(wire_name) {
                continue;
            }
            let plain = file_name(wire_name);
            let mut name = plain.clone();
            let mut attempt = 0;
            while !taken.insert(name.to_ascii_lowercase()) {
                name = format!("{plain}~~{:08x}", hash(wire_name, attempt));
                attempt += 1;
            }
            by_wire_name.insert(wire_name, name);
        }
        FileNames { by_wire_name }
    }

    /// The file name of a wire name; plain escaping for one that was not among the given.
    pub(in crate::emit) fn get(&self, wire_name: &str) -> String {
        let known = self.by_wire_name.get(wire_name);
        known.cloned().unwrap_or_else(|| file_name(wire_name))
    }
}

/// What plain escaping changes: all but letters, digits, `.`, `_` and `-`.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'-');

/// The file name of one wire name, apart from collisions.
fn file_name(wire_name: &str) -> String {
    // The names of devices, and hidden files, differ by their first byte.
    let first = wire_name.bytes().next().filter(|first| *first == b'.' || is_device(wire_name));
    let (first, rest) = match first {
        Some(first) => (percent_encode_byte(first), wire_name.get(1..).unwrap_or_default()),
        None => ("", wire_name),
    };
    let mut name = format!("{first}{}", utf8_percent_encode(rest, ESCAPED)).replace('%', "~");
    if name.is_empty() {
        return "~~".to_owned();
    }
    if name.len() > LONGEST {
        // The name is ASCII by now. Its end may be half an escape, which the hash tells apart.
        name.truncate(LONGEST - 10);
        name = format!("{name}~~{:08x}", hash(wire_name, 0));
    }
    name
}

/// Whether Windows would take a file of that name for a device.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_number = |rest: &str| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit());
    DEVICES.contains(&stem.as_str()) || numbered.is_some_and(is_number)
}

/// FNV-1a in 32 bits: short, and the same in every build of the compiler.
fn hash(text: &str, attempt: u32) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let start = attempt.to_le_bytes().into_iter().fold(0x811c_9dc5, step);
    text.bytes().fold(start, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_stay() {
        for name in ["QueueStatus", "task.assigned", "a-b_c.1", "Console", "com10", "compact"] {
            assert_eq!(file_name(name), name);
        }
    }

    #[test]
    fn awkward_names_are_escaped() {
        let cases = [
            ("", "~~"),
            (".", "~2E"),
            ("..", "~2E."),
            ("../../etc/passwd", "~2E.~2F..~2Fetc~2Fpasswd"),
            (".hidden", "~2Ehidden"),
            ("CON", "~43ON"),
            ("con.started", "~63on.started"),
            ("Lpt1", "~4Cpt1"),
            ("a b", "a~20b"),
            ("a~20b", "a~7E20b"),
            ("100%", "100~25"),
            ("a\\b:c*", "a~5Cb~3Ac~2A"),
            ("é", "~C3~A9"),
            ("\n\0", "~0A~00"),
        ];
        for (wire_name, expected) in cases {
            assert_eq!(file_name(wire_name), expected, "{wire_name:?}");
        }
    }

    #[test]
    fn no_two_files_differ_by_case_only() {
        let names = ["Ping", "ping", "PING", "pinG~", "Ping"];
        let files = FileNames::assign(names);
        let distinct: BTreeSet<String> = names.iter().map(|name| files.get(name).to_lowercase()).collect();
        assert_eq!(distinct.len(), 4);
        assert_eq!(files.get("Ping"), "Ping");
        assert!(files.get("ping").starts_with("ping~~"));
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let [one, two] = ["é".repeat(300) + "1", "é".repeat(300) + "2"];
        let files = FileNames::assign([one.as_str(), two.as_str()]);
        assert_ne!(files.get(&one), files.get(&two));
        assert!(files.get(&one).len() <= LONGEST);
    }

    #[test]
    fn file_names_need_no_escaping_in_an_address() {
        let every_char: String = (0..0x250).filter_map(char::from_u32).collect();
        for c in every_char.chars() {
            let name = file_name(&format!("x{c}"));
            let plain = |c: char| c.is_ascii_alphanumeric() || "._~-".contains(c);
            assert!(name.chars().all(plain), "{name}");
        }
    }
}

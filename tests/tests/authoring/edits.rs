//! Random edits of a text, as a slip of the keyboard or of an editor makes them.

use fastrand::Rng;

/// What scalars are changed to.
const SCALARS: &[&str] = &[
    "",
    "~",
    "null",
    "true",
    "0",
    "-1",
    "1e400",
    ".nan",
    "99999999999999999999",
    "''",
    "\"",
    "[",
    "{",
    "}",
    "*a",
    "&a x",
    "!t x",
    "|",
    ">-",
    "guid",
    "guidd",
    "list<",
    "list<list<guid>>?",
    "map<any>",
    "Event",
    "Self",
    "self",
    "3d",
    "a\tb",
    "ä☎",
    "../../x",
    "2026-03-14",
    "string: x",
    "- x",
    "#",
    "?",
    "%",
    "@",
    "`",
    "always",
    "never",
    "int16",
    "\u{feff}",
];

/// A text after some edits, and what was done.
pub(crate) fn edited(text: &[u8], rng: &mut Rng) -> (Vec<u8>, Vec<&'static str>) {
    let mut lines: Vec<Vec<u8>> = text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let mut done = Vec::new();
    for _ in 0..rng.usize(1..=2) {
        done.push(edit(&mut lines, rng));
    }
    let mut text = lines.concat();
    if rng.u8(..) < 40 {
        done.push(random_bytes(&mut text, rng));
    }
    (text, done)
}

fn edit(lines: &mut Vec<Vec<u8>>, rng: &mut Rng) -> &'static str {
    if lines.len() < 2 {
        return "nothing";
    }
    let at = rng.usize(..lines.len());
    match rng.u8(..7) {
        0 => {
            lines.remove(at);
            "delete a line"
        }
        1 => {
            let other = rng.usize(..lines.len());
            lines.swap(at, other);
            "swap two lines"
        }
        2 => {
            let other = rng.usize(..lines.len());
            swap_keys(lines, at, other);
            "swap two keys"
        }
        3 => {
            let scalar = SCALARS[rng.usize(..SCALARS.len())];
            change_scalar(&mut lines[at], scalar);
            "change a scalar"
        }
        4 => {
            let block = lines[block(lines, at)].to_vec();
            let to = rng.usize(..=lines.len());
            lines.splice(to..to, block);
            "duplicate a block"
        }
        5 => {
            lines.drain(block(lines, at));
            "delete a block"
        }
        _ => {
            let spaces = vec![b' '; rng.usize(1..5)];
            lines[at].splice(0..0, spaces);
            "indent a line"
        }
    }
}

/// A line and those below it that are indented deeper.
fn block(lines: &[Vec<u8>], at: usize) -> std::ops::Range<usize> {
    let indent = |line: &Vec<u8>| line.iter().take_while(|byte| **byte == b' ').count();
    let own = indent(&lines[at]);
    let end = lines[at + 1..].iter().position(|line| indent(line) <= own).map_or(lines.len(), |more| at + 1 + more);
    at..end
}

/// Where the key of a line stands.
fn key(line: &[u8]) -> Option<std::ops::Range<usize>> {
    let start = line.iter().position(|byte| !b" -{".contains(byte))?;
    let end = start + line[start..].iter().position(|byte| *byte == b':')?;
    Some(start..end)
}

fn swap_keys(lines: &mut [Vec<u8>], one: usize, other: usize) {
    let (Some(first), Some(second)) = (key(&lines[one]), key(&lines[other])) else { return };
    if one != other {
        let (left, right) = (lines[one][first.clone()].to_vec(), lines[other][second.clone()].to_vec());
        lines[one].splice(first, right);
        lines[other].splice(second, left);
    }
}

fn change_scalar(line: &mut Vec<u8>, scalar: &str) {
    let start = key(line).map_or(0, |key| key.end + 1).min(line.len());
    let end = line.iter().position(|byte| *byte == b'\n').unwrap_or(line.len()).max(start);
    line.splice(start..end, format!(" {scalar}").into_bytes());
}

fn random_bytes(text: &mut Vec<u8>, rng: &mut Rng) -> &'static str {
    for _ in 0..rng.usize(1..8) {
        let at = rng.usize(..=text.len());
        match rng.bool() {
            true => text.insert(at, rng.u8(..)),
            false if at < text.len() => text[at] = rng.u8(..),
            false => {}
        }
    }
    "random bytes"
}

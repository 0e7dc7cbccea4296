//! A short diff of a file, for `--check`.

use std::fmt::Write as _;
use std::time::Duration;

use similar::TextDiff;

use super::plan::READ;
use super::{Difference, OnDisk, State};
use crate::text::is_hidden;

/// Unchanged lines that are shown around a change.
const CONTEXT: usize = 3;
/// Lines that are shown of a file that has changed.
const LINES: usize = 20;
/// Lines that are shown of a file that is all new or all old, which says less.
const LINES_OF_ONE_SIDE: usize = 5;
/// Characters that are shown of a line.
const WIDTH: usize = 160;
/// Files that are larger than this are not compared line by line.
const LARGE: usize = 512 * 1024;
/// Deadline for the minimal diff; after it, an approximate diff is used.
const PATIENCE: Duration = Duration::from_millis(500);

/// How a file differs, as a unified diff of a few lines, or a line that says why there is none.
pub fn short_diff(difference: &Difference<'_>) -> String {
    let old = match &difference.on_disk {
        OnDisk::Nothing => &[],
        OnDisk::File(bytes) => bytes.as_slice(),
        OnDisk::Unread => return "(not read)\n".to_owned(),
        OnDisk::Other(kind) => return format!("(it is {kind})\n"),
        OnDisk::Behind(part, kind) => return format!("(`{part}` is {kind})\n"),
    };
    let new = difference.rendered.unwrap_or_default();
    if old.len().max(new.len()) > LARGE {
        return format!("({}; too large for a diff)\n", sizes(difference, old, new));
    }
    let (Ok(old_text), Ok(new_text)) = (std::str::from_utf8(old), std::str::from_utf8(new)) else {
        return format!("({}; binary)\n", sizes(difference, old, new));
    };
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old_text, new_text);
    let path = &difference.path;
    let side = |state, suffix: &str| match difference.state == state {
        true => "/dev/null".to_owned(),
        false => format!("{path} ({suffix})"),
    };
    let (left, right) = (side(State::Missing, "on disk"), side(State::Orphaned, "as rendered"));
    let text = diff.unified_diff().context_radius(CONTEXT).header(&left, &right).to_string();
    let lines = if difference.state == State::Stale { LINES } else { LINES_OF_ONE_SIDE };
    shortened(&text, lines)
}

fn sizes(difference: &Difference<'_>, old: &[u8], new: &[u8]) -> String {
    let on_disk = match old.len() {
        READ.. => "more than 1 MiB on disk".to_owned(),
        bytes => format!("{bytes} bytes on disk"),
    };
    match difference.state {
        State::Stale => format!("{on_disk}, {} as rendered", new.len()),
        State::Missing => format!("{} bytes as rendered", new.len()),
        State::Orphaned => on_disk,
    }
}

/// The first lines behind the header, and how many there would be more.
fn shortened(diff: &str, lines: usize) -> String {
    let mut short = String::new();
    let mut all = diff.split_inclusive('\n');
    for line in all.by_ref().take(2 + lines) {
        let line = line.strip_suffix('\n').unwrap_or(line);
        for (count, c) in line.chars().enumerate() {
            match c {
                _ if count >= WIDTH => {
                    short.push('…');
                    break;
                }
                '\t' => short.push(c),
                // Also `\r`, which otherwise makes two lines look the same.
                _ if is_hidden(c) => short.extend(c.escape_debug()),
                _ => short.push(c),
            }
        }
        short.push('\n');
    }
    let rest = all.count();
    if rest > 0 {
        let _infallible = writeln!(short, "({rest} more lines)");
    }
    short
}

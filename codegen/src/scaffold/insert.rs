//! Entries put into the text of a schema file, of which nothing else changes.

/// A section file with more entries in one of its top-level mappings (`events`, `types`), behind
/// those that are there; a mapping that is not there yet goes to the end of the file. The entries
/// are indented by two. The error tells why there is no place for them.
pub(super) fn insert(text: &str, mapping: &str, entries: &[String]) -> Result<String, String> {
    if entries.is_empty() {
        return Ok(text.to_owned());
    }
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<&str> = text.lines().collect();
    let head = lines.iter().position(|line| line.strip_prefix(mapping).is_some_and(|rest| rest.starts_with(':')));
    let (before, after, added) = match head {
        None => (lines.as_slice(), &[][..], new_mapping(mapping, entries, !lines.is_empty())),
        Some(head) => {
            let (before, after) = lines.split_at(end_of_block(&lines, head));
            let block = before.get(head..).unwrap_or_default();
            (before, after, more_of(block, mapping, entries)?)
        }
    };
    let all = before.iter().copied().chain(added.lines()).chain(after.iter().copied());
    Ok(all.flat_map(|line| [line, ending]).collect())
}

fn new_mapping(mapping: &str, entries: &[String], apart: bool) -> String {
    let gap = if apart { "\n" } else { "" };
    format!("{gap}{mapping}:\n{}", entries.join("\n"))
}

/// Entries in the manner of those that are there: their indentation, and whether blank lines part
/// them.
fn more_of(block: &[&str], mapping: &str, entries: &[String]) -> Result<String, String> {
    let (head, body) = block.split_first().map_or(("", &[][..]), |(head, body)| (*head, body));
    let rest = head.get(mapping.len() + 1..).unwrap_or_default().trim_start();
    if !rest.is_empty() && !rest.starts_with('#') {
        return Err(format!("its `{mapping}` are not on lines of their own"));
    }
    let entry = body.iter().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let indent = entry.map_or(2, |line| line.len() - line.trim_start_matches(' ').len());
    if entry.is_some_and(|line| indent == 0 || line.trim_start().starts_with(['-', '{', '['])) {
        return Err(format!("its `{mapping}` are not indented as a mapping of names"));
    }
    let apart = entry.is_none() || body.iter().any(|line| line.trim().is_empty());
    let gap = if apart { "\n" } else { "" };
    let first_gap = if entry.is_none() { "" } else { gap };
    let shifted = |line: &str| match line.strip_prefix("  ") {
        Some(rest) => format!("{}{rest}\n", " ".repeat(indent)),
        None => format!("{line}\n"),
    };
    let entries: Vec<String> = entries.iter().map(|entry| entry.lines().map(shifted).collect()).collect();
    Ok(format!("{first_gap}{}", entries.join(gap)))
}

/// The line behind the last that belongs to a block: what is indented, with its comments. Blank
/// lines and comments in front of the next key belong to that.
fn end_of_block(lines: &[&str], head: usize) -> usize {
    let ends = |line: &&str| !line.is_empty() && !line.starts_with([' ', '\t', '#']);
    let rest = lines.get(head + 1..).unwrap_or_default();
    let end = rest.iter().position(ends).unwrap_or(rest.len());
    let indented = |line: &&str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
    let last = rest.get(..end).unwrap_or_default().iter().rposition(indented);
    head + 1 + last.map_or(0, |last| last + 1)
}

//! Plain text, as copied from a rendered page: the layout tells which lines are headings, tables
//! are those of Markdown, and JSON stands between lines of their own.

use regex::Regex;

use super::{Block, BlockKind, markdown, no_table, tidy};

/// The blocks of a text. A line that matches one of the patterns is a heading of its level.
pub(super) fn blocks(text: &str, headings: &[(u16, Regex)]) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        let (taken, kind) = block(rest, line, headings);
        match kind {
            Some(Part::Block(kind)) => blocks.push(Block { line: at + 1, kind }),
            Some(Part::Table) => {
                let rows: Vec<String> = rest.iter().take(taken).map(|row| escaped(row)).collect();
                blocks.extend(markdown::blocks(&rows.join("\n"), at + 1));
            }
            Some(Part::Code(text)) => {
                let kind = BlockKind::Code { language: String::new(), text, first_line: at + 1 };
                blocks.push(Block { line: at + 1, kind });
            }
            None => {}
        }
        at += taken.max(1);
    }
    blocks
}

enum Part {
    Block(BlockKind),
    Table,
    Code(String),
}

/// The block that begins with the first of some lines, and how many of them it has.
fn block(lines: &[&str], first: &str, headings: &[(u16, Regex)]) -> (usize, Option<Part>) {
    let text = first.trim();
    if text.is_empty() {
        return (1, None);
    }
    if let Some((level, _)) = headings.iter().find(|(_, pattern)| pattern.is_match(text)) {
        let level = *level;
        return (1, Some(Part::Block(BlockKind::Heading { level, text: text.to_owned() })));
    }
    if lines.get(1).is_some_and(|next| is_delimiter(next)) && first.contains('|') {
        let rows = lines.iter().take_while(|line| line.contains('|')).count();
        return (rows, Some(Part::Table));
    }
    let is_heading = |line: &str| headings.iter().any(|(_, pattern)| pattern.is_match(line.trim()));
    if text.starts_with('{') || text == "[" {
        let taken = code_lines(lines, is_heading);
        return (taken, Some(Part::Code(lines.iter().take(taken).copied().collect::<Vec<_>>().join("\n"))));
    }
    if text.starts_with("+-") || text.starts_with("+=") {
        let rows = lines.iter().take_while(|line| line.trim().starts_with(['+', '|'])).count();
        return (rows, Some(Part::Block(no_table(first))));
    }
    (1, Some(Part::Block(BlockKind::Paragraph(tidy(text)))))
}

/// A row of plain text as Markdown, in which only bars and backticks mean something.
fn escaped(row: &str) -> String {
    let mut text = String::with_capacity(row.len());
    for c in row.chars() {
        if "*_<[&~".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

fn is_delimiter(line: &str) -> bool {
    line.contains("---") && line.chars().all(|c| "|-: \t".contains(c))
}

/// How many lines JSON has: up to the line on which its last bracket closes. If none does, up to
/// the next heading or table.
fn code_lines(lines: &[&str], is_heading: impl Fn(&str) -> bool) -> usize {
    let mut depth = 0_i64;
    let mut in_string = false;
    for (index, line) in lines.iter().enumerate() {
        let table = lines.get(index + 1).is_some_and(|next| is_delimiter(next)) && line.contains('|');
        if index > 0 && (is_heading(line) || table) {
            return index;
        }
        let mut escaped = false;
        for c in line.chars() {
            match c {
                '"' if !escaped => in_string = !in_string,
                '{' | '[' if !in_string => depth += 1,
                '}' | ']' if !in_string => depth -= 1,
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
        // No string goes over the end of a line.
        in_string = false;
        if depth <= 0 {
            return index + 1;
        }
    }
    lines.len()
}

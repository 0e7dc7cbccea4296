//! Comments: the one place that writes what schemas say into comments of TypeScript.

use crate::text::{visible, visible_lines};

/// How wide a line of a comment may become.
const WIDTH: usize = 96;

/// A doc comment, indented, with a line for deprecation where there is something to say. Nothing
/// at all for an empty text.
pub(super) fn doc(text: &str, deprecated: bool, indent: &str) -> String {
    // The end of the comment may not stand inside it.
    let text = text.replace('\t', " ").replace("*/", "*\\/");
    let text = visible_lines(&text);
    let mut lines: Vec<String> = text.lines().flat_map(|line| wrapped(line, WIDTH - indent.len())).collect();
    if deprecated {
        lines.push("@deprecated".to_owned());
    }
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        _ => {
            let body: String =
                lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{indent}/**\n{body}{indent} */\n")
        }
    }
}

/// A comment of one line.
pub(super) fn line(text: &str) -> String {
    format!("// {}\n", visible(text))
}

/// A line broken between words. An empty one stays, and what follows the first line of an item of
/// a list stands below its text.
fn wrapped(line: &str, width: usize) -> Vec<String> {
    let hanging = if line.starts_with("- ") { "  " } else { "" };
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in line.split(' ') {
        if !current.trim().is_empty() && current.len() + 1 + word.len() > width {
            lines.push(std::mem::replace(&mut current, hanging.to_owned()));
        } else if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(current);
    lines
}

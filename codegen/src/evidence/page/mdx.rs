//! Tags of MDX in Markdown. Lines keep their numbers.
//!
//! A tag on a line of its own would hide the Markdown between it and its end, so it is left out. One
//! that describes a field, such as `<ResponseField name="id" type="string" required>`, becomes an item
//! of a list: `id (string, required): ` and what is said of it.

use super::tidy;

/// The attributes that hold the name of a field.
const NAMES: [&str; 5] = ["name", "path", "body", "query", "header"];

/// The text without tags of MDX, imports and exports.
pub(super) fn without_mdx(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut reader = Reader { kept: String::with_capacity(text.len()), open: Vec::new(), fence: None };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += reader.take(line, lines.get(at..).unwrap_or_default());
    }
    reader.kept
}

struct Reader {
    kept: String,
    /// The tags that are open and describe fields, by name.
    open: Vec<String>,
    fence: Option<&'static str>,
}

impl Reader {
    /// Takes a line, with those behind it, and returns how many of them are done.
    fn take(&mut self, line: &str, rest: &[&str]) -> usize {
        let trimmed = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (self.fence, mark) {
            (None, Some(_)) => self.fence = mark,
            (Some(open), Some(mark)) if open == mark && trimmed.chars().all(|c| mark.contains(c)) => self.fence = None,
            _ => {}
        }
        if self.fence.is_some() {
            self.kept.push_str(line);
            return 1;
        }
        if let Some(lines) = self.component(trimmed, rest) {
            return lines;
        }
        let import = line.starts_with("import ") && line.contains(" from ");
        if import || is_component(trimmed) && trimmed.ends_with('>') && trimmed.matches('<').count() == 1 {
            self.leave_out(&[line]);
            self.close(trimmed);
        } else {
            self.kept.push_str(line);
        }
        1
    }

    /// Writes a tag that describes a field as an item. None if the line does not begin with one.
    fn component(&mut self, trimmed: &str, rest: &[&str]) -> Option<usize> {
        if !is_component(trimmed) || trimmed.starts_with("</") {
            return None;
        }
        // A tag may go over some lines.
        let number = rest.iter().take(20).position(|line| line.contains('>'))? + 1;
        let lines = rest.get(..number)?;
        let text = lines.concat();
        let (tag, behind) = text.trim().split_once('>')?;
        let attributes = attributes(tag.trim_end_matches('/'));
        let value = |name: &str| attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let name = NAMES.iter().find_map(|name| value(name)).filter(|name| !name.is_empty())?;
        let ty = value("type")?;
        let required = value("required").filter(|value| *value != "false").map(|_| "required");
        let said: Vec<&str> = [ty].into_iter().chain(required).filter(|word| !word.is_empty()).collect();
        let element = element(tag).to_owned();
        let closing = format!("</{element}>");
        let (said_of_it, is_closed) = match behind.split_once(closing.as_str()) {
            Some((text, _)) => (text, true),
            None => (behind, tag.ends_with('/')),
        };
        let indent = "  ".repeat(self.open.len());
        self.kept.push_str(&format!("{indent}- `{name}` ({}): {}\n", said.join(", "), tidy(said_of_it)));
        self.leave_out(lines.get(1..).unwrap_or_default());
        if !is_closed {
            self.open.push(element);
        }
        Some(number)
    }

    fn close(&mut self, trimmed: &str) {
        if trimmed.starts_with("</") && self.open.last().is_some_and(|open| *open == element(trimmed)) {
            self.open.pop();
        }
    }

    fn leave_out(&mut self, lines: &[&str]) {
        self.kept.extend(lines.iter().flat_map(|line| line.chars()).filter(|c| *c == '\n'));
    }
}

/// Whether a line begins with a tag of a component, which begins with a capital letter.
fn is_component(line: &str) -> bool {
    line.starts_with('<') && line.trim_start_matches(['<', '/']).starts_with(|c: char| c.is_ascii_uppercase())
}

/// The name of a tag.
fn element(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(name.len());
    name.get(..end).unwrap_or_default()
}

/// The attributes of a tag: `name="value"`, `name='value'`, `name={value}`, or a name alone.
fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = tag.trim_start_matches('<').trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '.');
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (Some(name), Some(behind)) = (rest.get(..end).filter(|name| !name.is_empty()), rest.get(end..)) else {
            return attributes;
        };
        let value = behind.trim_start().strip_prefix('=').map(str::trim_start);
        let (text, behind) = match value {
            None => ("", behind),
            Some(value) => {
                let close = match value.chars().next() {
                    Some('{') => Some('}'),
                    Some(quote @ ('"' | '\'')) => Some(quote),
                    _ => None,
                };
                let inner = close.and_then(|close| value.get(1..)?.split_once(close));
                inner.unwrap_or_else(|| value.split_once(char::is_whitespace).unwrap_or((value, "")))
            }
        };
        attributes.push((name.to_owned(), text.trim_matches(['"', '\'']).to_owned()));
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::without_mdx;

    #[test]
    fn tags_that_describe_fields_are_items_and_others_are_left_out() {
        let text = "\
import A from 'a'
<Tabs>
<ResponseField name=\"id\" type=\"string\" required>
  The id.
  <Expandable title=\"more\">
    <ResponseField name='no' type={number}>One line.</ResponseField>
    <ResponseField
      name=\"at\"
      type=\"date\"
      required={false}
    >
      When.
    </ResponseField>
  </Expandable>
</ResponseField>
<ParamField query=\"q\" type=\"string\" />
</Tabs>
```
<ResponseField name=\"x\" type=\"y\">
```
";
        let expected = "

- `id` (string, required): 
  The id.

  - `no` (number): One line.
  - `at` (date): 




      When.



- `q` (string): 

```
<ResponseField name=\"x\" type=\"y\">
```
";
        assert_eq!(without_mdx(text), expected);
        assert_eq!(text.lines().count(), expected.lines().count());
    }
}

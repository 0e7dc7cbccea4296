//! Markdown, with the tables of GitHub and without the tags of MDX.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::{Block, BlockKind, Cell, Row, Table, html, mdx, no_table, seems_table, tidy, tidy_heading};

/// The blocks of a text whose first line has that number.
pub(super) fn blocks(text: &str, first_line: usize) -> Vec<Block> {
    let text = mdx::without_mdx(text);
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut reader = Reader { text: &text, starts, first_line, ..Reader::default() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_GFM;
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        reader.take(event, range);
    }
    reader.blocks
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    /// Where each line starts.
    starts: Vec<usize>,
    first_line: usize,
    blocks: Vec<Block>,
    table: Option<(usize, Table)>,
    row: Row,
    /// The text that is being read.
    cell: Cell,
    code: Option<(usize, String, usize)>,
    html: Option<(usize, String)>,
    /// How deep in items of lists, and in paragraphs or headings within them.
    items: usize,
    /// Where the item begins whose text is read.
    item_line: usize,
    /// How deep in bold text, and whether there is other text in the paragraph.
    bold: usize,
    is_mixed: bool,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1) + self.first_line
    }

    fn push(&mut self, line: usize, kind: BlockKind) {
        self.blocks.push(Block { line, kind });
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match &mut self.code {
                Some((_, code, _)) => code.push_str(&text),
                None => {
                    self.is_mixed |= self.bold == 0 && !text.trim().is_empty();
                    self.cell.push(&text);
                }
            },
            Event::Code(code) => {
                self.is_mixed |= self.bold == 0;
                self.cell.push(&code);
                self.cell.code.push(code.into_string());
            }
            Event::SoftBreak | Event::HardBreak => self.cell.push(" "),
            Event::Html(text) => match &mut self.html {
                Some((_, html)) => html.push_str(&text),
                None => self.html = Some((self.line(range.start), text.into_string())),
            },
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.cell.push(" "),
            // What looks like a tag may be a type, such as `List<Group>`.
            Event::InlineHtml(tag) if !is_html_tag(&tag) => self.cell.push(&tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let line = self.line(range.start);
        match tag {
            Tag::Table(_) => {
                self.finish_item();
                self.table = Some((line, Table::default()));
            }
            Tag::TableHead | Tag::TableRow => self.row = Row { line, cells: Vec::new() },
            Tag::Heading { .. } => self.finish_item(),
            Tag::TableCell => self.cell = Cell::default(),
            Tag::Paragraph if self.items == 0 => (self.cell, self.is_mixed) = (Cell::default(), false),
            Tag::Strong => self.bold += 1,
            Tag::Item => {
                self.finish_item();
                self.items += 1;
                self.item_line = line;
            }
            Tag::CodeBlock(kind) => {
                self.finish_item();
                let (language, skipped) = match kind {
                    CodeBlockKind::Fenced(info) => (info.split_whitespace().next().unwrap_or_default().to_owned(), 1),
                    CodeBlockKind::Indented => ("indented".to_owned(), 0),
                };
                if skipped == 1 && !self.is_closed(&range) {
                    self.push(line, BlockKind::Unreadable("this code block is not closed".to_owned()));
                }
                self.code = Some((line, String::new(), line + skipped));
                self.cell = Cell { text: language, ..Cell::default() };
            }
            Tag::HtmlBlock => self.html = Some((line, String::new())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        let line = self.line(range.start);
        match tag {
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.cell).tidy();
                self.row.cells.push(cell);
            }
            TagEnd::TableHead => {
                let row = std::mem::take(&mut self.row);
                self.table.iter_mut().for_each(|(_, table)| table.header.clone_from(&row.cells));
            }
            TagEnd::TableRow => self.end_row(&range),
            TagEnd::Table => {
                if let Some((line, table)) = self.table.take() {
                    self.push(line, BlockKind::Table(table));
                }
            }
            TagEnd::Heading(level) => {
                let text = tidy_heading(&std::mem::take(&mut self.cell).text);
                self.push(line, BlockKind::Heading { level: level as u16, text });
            }
            TagEnd::Paragraph if self.items == 0 => {
                let text = tidy(&std::mem::take(&mut self.cell).text);
                let written = self.text.get(range).unwrap_or_default();
                let kind = match () {
                    () if seems_table(written) => no_table(written.lines().next().unwrap_or_default()),
                    () if !self.is_mixed && !text.is_empty() => BlockKind::Bold(text),
                    () => BlockKind::Paragraph(text),
                };
                self.push(line, kind);
            }
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Item => {
                self.finish_item();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                let language = std::mem::take(&mut self.cell).text;
                if let Some((line, text, first_line)) = self.code.take() {
                    self.push(line, BlockKind::Code { language, text, first_line });
                }
            }
            TagEnd::HtmlBlock => {
                if let Some((line, text)) = self.html.take() {
                    self.blocks.extend(html::blocks(&text, line));
                }
            }
            _ => {}
        }
    }

    /// An item ends where the next one, or one within it, begins.
    fn finish_item(&mut self) {
        let mut cell = std::mem::take(&mut self.cell).tidy();
        // What is deeper in lists is within the item above.
        cell.indent = self.items.saturating_sub(1);
        if self.items > 0 && !cell.text.is_empty() {
            self.push(self.item_line, BlockKind::Item(cell));
        }
    }

    /// Markdown fills up a row that has too few cells, and drops what is too much: the row is
    /// shown as it is written.
    fn end_row(&mut self, range: &Range<usize>) {
        let mut row = std::mem::take(&mut self.row);
        let written = self.text.get(range.clone()).map_or(row.cells.len(), written_cells);
        row.cells.resize(written, Cell::default());
        self.table.iter_mut().for_each(|(_, table)| table.rows.push(row.clone()));
    }

    fn is_closed(&self, range: &Range<usize>) -> bool {
        let lines = self.text.get(range.clone()).unwrap_or_default().trim_end();
        let last = lines.lines().next_back().unwrap_or_default().trim();
        lines.lines().count() > 1 && (last.starts_with("```") || last.starts_with("~~~"))
    }
}

/// Whether this is a tag that stands within a line of HTML.
fn is_html_tag(tag: &str) -> bool {
    const TAGS: &[&str] = &[
        "a", "abbr", "b", "br", "code", "del", "div", "em", "font", "i", "img", "kbd", "li", "p", "s", "small", "span",
        "strong", "sub", "sup", "u", "ul", "ol", "!--",
    ];
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(name.len());
    name.starts_with("!--") || TAGS.contains(&name.get(..end).unwrap_or_default())
}

/// How many cells a row has as it is written.
fn written_cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut bars = 0;
    let mut last = 0;
    let mut escaped = false;
    for (at, c) in row.char_indices() {
        if c == '|' && !escaped {
            bars += 1;
            last = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    bars + usize::from(!row.get(last..).unwrap_or_default().trim().is_empty())
}

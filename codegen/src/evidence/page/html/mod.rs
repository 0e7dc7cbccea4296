//! HTML, through the tokenizer of html5ever, which knows the line of each tag.
//!
//! A tree of elements would not add anything: a page is read as a list of blocks, and browsers too
//! close a cell where the next one begins.

mod inline;
mod table;

use std::cell::RefCell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::{Block, BlockKind, tidy_heading};
use inline::Inline;
use table::TableReader;

/// Elements of which nothing is read.
const HIDDEN: &[&str] = &["nav", "template", "noscript", "svg", "button", "select", "iframe", "dialog"];

/// Elements that end a paragraph, and begin one.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "dd",
    "blockquote",
    "details",
    "summary",
    "figure",
    "hr",
    "body",
    "form",
    "figcaption",
];

/// The blocks of a text whose first line has that number.
pub(super) fn blocks(text: &str, first_line: usize) -> Vec<Block> {
    let reader = Reader { state: RefCell::default(), first_line };
    let tokenizer = Tokenizer::new(reader, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    // The reader never asks to run a script, so all of the input is taken.
    let _taken = tokenizer.feed(&input);
    tokenizer.end();
    let mut state = tokenizer.sink.state.into_inner();
    // What is not closed ends here.
    state.end_pre();
    state.table.iter_mut().for_each(|table| table.inner = 0);
    state.end_table();
    state.end_text();
    state.blocks
}

struct Reader {
    state: RefCell<State>,
    first_line: usize,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let line = usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1).saturating_add(self.first_line);
        let mut state = self.state.borrow_mut();
        match token {
            Token::TagToken(tag) => return state.tag(&tag, line),
            Token::CharacterTokens(text) => state.text(&text, line),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What the text that is being read belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Paragraph,
    Heading(u16),
    Item,
}

#[derive(Default)]
struct State {
    blocks: Vec<Block>,
    /// How many elements are open of which nothing is read.
    hidden: usize,
    within: Within,
    /// How many lists are open.
    lists: usize,
    text: Inline,
    /// How deep in bold text, and whether there is other text in the paragraph.
    bold: usize,
    is_mixed: bool,
    line: usize,
    pre: Option<Pre>,
    table: Option<TableReader>,
}

struct Pre {
    line: usize,
    language: String,
    text: String,
}

impl State {
    fn tag(&mut self, tag: &Tag, line: usize) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let start = tag.kind == TagKind::StartTag;
        match name {
            "script" | "style" | "textarea" | "title" | "xmp" if start && !tag.self_closing => {
                // Their text is not markup, and hidden until the end tag.
                self.hidden += 1;
                let kind = if name == "script" { RawKind::ScriptData } else { RawKind::Rawtext };
                return TokenSinkResult::RawData(kind);
            }
            "script" | "style" | "textarea" | "title" | "xmp" if !start => self.hidden = self.hidden.saturating_sub(1),
            _ if HIDDEN.contains(&name) => match start {
                true if !tag.self_closing => self.hidden += 1,
                true => {}
                false => self.hidden = self.hidden.saturating_sub(1),
            },
            _ if self.hidden > 0 => {}
            "pre" if start => self.start_pre(tag, line),
            "pre" => self.end_pre(),
            _ if self.pre.is_some() => self.in_pre(tag, start),
            "table" if start => self.start_table(line),
            "table" => self.end_table(),
            _ if self.table.is_some() => self.table.iter_mut().for_each(|table| table.tag(tag, start, line)),
            _ => self.in_text(tag, start, line),
        }
        TokenSinkResult::Continue
    }

    fn text(&mut self, text: &str, line: usize) {
        if self.hidden > 0 {
            return;
        }
        if let Some(pre) = &mut self.pre {
            pre.text.push_str(text);
        } else if let Some(table) = &mut self.table {
            table.text(text);
        } else {
            if self.text.is_blank() {
                let lead = text.len() - text.trim_start().len();
                let below = text.get(lead..).unwrap_or_default().matches('\n').count();
                self.line = line.saturating_sub(below).max(1);
            }
            self.is_mixed |= self.bold == 0 && !text.trim().is_empty();
            self.text.push(text);
        }
    }

    fn in_text(&mut self, tag: &Tag, start: bool, line: usize) {
        let name: &str = &tag.name;
        if let Some(level) = heading_level(name) {
            self.end_text();
            if start {
                (self.within, self.line) = (Within::Heading(level), line);
            }
            return;
        }
        match (name, start) {
            ("li", _) | ("dt", true) => {
                self.end_text();
                self.within = if start { Within::Item } else { Within::Paragraph };
            }
            // What a definition list says of a term belongs to the term.
            ("dt", false) => {}
            ("dd", true) if self.within == Within::Item => self.text.define(),
            ("dd", false) => self.end_text(),
            ("ul" | "ol" | "dl", _) => {
                self.end_text();
                self.lists = if start { self.lists + 1 } else { self.lists.saturating_sub(1) };
            }
            ("code", _) => self.text.code(start),
            ("sup", _) => self.text.raised(start),
            ("b" | "strong", true) => self.bold += 1,
            ("b" | "strong", false) => self.bold = self.bold.saturating_sub(1),
            ("br", _) => self.text.push(" "),
            // An item may have paragraphs; a heading has no blocks that matter.
            _ if BLOCKS.contains(&name) => match self.within {
                Within::Paragraph => self.end_text(),
                Within::Item | Within::Heading(_) => self.text.push(" "),
            },
            _ => {}
        }
    }

    fn start_pre(&mut self, tag: &Tag, line: usize) {
        if self.table.is_none() {
            self.end_text();
        }
        self.pre = Some(Pre { line, language: language(tag), text: String::new() });
    }

    fn in_pre(&mut self, tag: &Tag, start: bool) {
        let Some(pre) = &mut self.pre else { return };
        match &*tag.name {
            "code" if start && pre.language.is_empty() => pre.language = language(tag),
            "br" => pre.text.push('\n'),
            _ => {}
        }
    }

    fn end_pre(&mut self) {
        let Some(Pre { line, language, text }) = self.pre.take() else { return };
        if let Some(table) = &mut self.table {
            table.code_block(
                &text,
                Block { line, kind: BlockKind::Code { language, text: text.clone(), first_line: line } },
            );
            return;
        }
        self.blocks.push(Block { line, kind: BlockKind::Code { language, text, first_line: line } });
    }

    fn start_table(&mut self, line: usize) {
        if let Some(table) = &mut self.table {
            table.inner += 1;
            let text = "this table is within a table, and is not read".to_owned();
            self.blocks.push(Block { line, kind: BlockKind::Unreadable(text) });
            return;
        }
        self.end_text();
        self.table = Some(TableReader::new(line));
    }

    fn end_table(&mut self) {
        match &mut self.table {
            Some(table) if table.inner > 0 => table.inner -= 1,
            _ => self.blocks.extend(self.table.take().map(TableReader::finish).unwrap_or_default()),
        }
    }

    fn end_text(&mut self) {
        let within = std::mem::take(&mut self.within);
        let is_bold = !std::mem::take(&mut self.is_mixed);
        let mut cell = self.text.take();
        // What is deeper in lists is within the item above.
        cell.indent = self.lists.saturating_sub(1);
        let kind = match within {
            Within::Heading(level) => BlockKind::Heading { level, text: tidy_heading(&cell.text) },
            _ if cell.text.is_empty() => return,
            Within::Item => BlockKind::Item(cell),
            Within::Paragraph if is_bold => BlockKind::Bold(cell.text),
            Within::Paragraph => BlockKind::Paragraph(cell.text),
        };
        self.blocks.push(Block { line: self.line, kind });
    }
}

fn heading_level(name: &str) -> Option<u16> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

/// The language that a class such as `language-json` or `highlight-source-json` names.
fn language(tag: &Tag) -> String {
    let class = attribute(tag, "class").unwrap_or_default();
    let word = class.split_whitespace().find_map(|word| {
        ["language-", "lang-", "highlight-source-", "highlight-"].iter().find_map(|prefix| word.strip_prefix(prefix))
    });
    word.unwrap_or_default().to_owned()
}

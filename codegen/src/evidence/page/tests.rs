//! Readers of all formats find the same blocks, each on its line.

use super::{Block, BlockKind, html, markdown, plain};

/// Blocks as text: line, kind and content.
fn shown(blocks: &[Block]) -> Vec<String> {
    let cells = |cells: &[super::Cell]| cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|");
    let block = |block: &Block| match &block.kind {
        BlockKind::Heading { level, text } => format!("{} h{level} {text}", block.line),
        BlockKind::Table(table) => {
            let rows = table.rows.iter().map(|row| format!(" {}:{}", row.line, cells(&row.cells)));
            format!("{} table {}{}", block.line, cells(&table.header), rows.collect::<String>())
        }
        BlockKind::Item(cell) => format!("{} item {} {:?}", block.line, cell.text, cell.code),
        BlockKind::Code { language, text, first_line } => format!("{} {language} {first_line} {text:?}", block.line),
        BlockKind::Paragraph(text) => format!("{} {text}", block.line),
        BlockKind::Bold(text) => format!("{} bold {text}", block.line),
        BlockKind::Unreadable(why) => format!("{} ! {why}", block.line),
    };
    blocks.iter().map(block).collect()
}

#[test]
fn markdown_has_tables_items_code_and_html() {
    let text = "# A `b`\n\ntext\nmore\n\n- one `x`\n- two\n  - three\n\n| a | b |\n|---|---|\n| 1 | `List<T>` |\n| 2 |\n\
                | 3 | x \\| y | z |\n\n<Tabs>\n## C\n</Tabs>\n\n```js title\n{}\n```\n\n<div>\n<h3>D</h3></div>\n";
    assert_eq!(
        shown(&markdown::blocks(text, 1)),
        [
            "1 h1 A b",
            "3 text more",
            "6 item one x [\"x\"]",
            "7 item two []",
            "8 item three []",
            "10 table a|b 12:1|List<T> 13:2 14:3|x | y|",
            "17 h2 C",
            "20 js 21 \"{}\\n\"",
            "25 h3 D",
        ]
    );
}

#[test]
fn html_is_read_as_browsers_do() {
    let text = "<h2>A<a>¶</a></h2>\n<p>text <b>more</b><ul><li>one <code>x</code>\n<li>two</ul>\n<table><tr><th>a<th colspan=2>b\n\
                <tr><td>1<td>2<br>3<td>4</table>\n<pre><code class=\"hljs language-json\">{&quot;a&quot;:\n 1}</code></pre><nav>no</nav>\
                <script>if (a < b) '<p>no</p>'</script>\n<h7>end";
    assert_eq!(
        shown(&html::blocks(text, 1)),
        [
            "1 h2 A",
            "2 text more",
            "2 item one x [\"x\"]",
            "3 item two []",
            "4 table a|b| 5:1|2 3|4",
            "6 json 6 \"{\\\"a\\\":\\n 1}\"",
            "8 end",
        ]
    );
}

#[test]
fn plain_text_has_headings_where_the_layout_says() {
    let headings = [(1, regex::Regex::new("^Part").unwrap()), (2, regex::Regex::new("^Event: ").unwrap())];
    let text = "Part one\nwords\na | b |\n---|---|\n1 | List<T> |\nEvent: X\n{\n\"a\": \"}\"\n}\nend";
    assert_eq!(
        shown(&plain::blocks(text, &headings)),
        [
            "1 h1 Part one",
            "2 words",
            "3 table a|b 5:1|List<T>",
            "6 h2 Event: X",
            "7  7 \"{\\n\\\"a\\\": \\\"}\\\"\\n}\"",
            "10 end",
        ]
    );
}

#[test]
fn a_cell_counts_for_all_rows_that_it_spans() {
    let text = "<table><tr><th>a<th>b<th>c<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5\n<tr><td>6<td colspan=2 rowspan=2>7<tr><td>8</table>";
    assert_eq!(shown(&html::blocks(text, 1)), ["1 table a|b|c 1:1|2|3 1:1|4|5 2:6|7| 2:8|7|"]);
}

#[test]
fn spaces_that_do_not_break_indent_a_cell() {
    let indents = |blocks: Vec<Block>| match blocks.into_iter().next().map(|block| block.kind) {
        Some(BlockKind::Table(table)) => table.rows.iter().map(|row| row.cells[0].indent).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let markdown = "| a | b |\n|---|---|\n| x | 1 |\n| &nbsp;&nbsp;y | 2 |\n";
    assert_eq!(indents(markdown::blocks(markdown, 1)), [0, 2]);
    let html = "<table><tr><th>a<tr><td>x<tr><td>&nbsp; &nbsp;<code>y</code></table>";
    assert_eq!(indents(html::blocks(html, 1)), [0, 2]);
}

//! A reference in HTML, where one cell or item has name, type and requirement.

use super::Edit;

pub(crate) const EDITS: &[Edit] = &[
    Edit { name: "as it is", edits: &[], expected: &[] },
    Edit {
        name: "event added",
        edits: &[("<h2><code>book.returned", "<h2><code>book.bound</code></h2>\n<p>-\n<h2><code>book.returned")],
        expected: &["event-added book.bound @book.bound"],
    },
    Edit {
        name: "event in the navigation, in a script and in a comment",
        edits: &[("<main>", "<main><!-- <h2>book.sold</h2> -->")],
        expected: &[],
    },
    Edit {
        name: "field added",
        edits: &[(
            "<tr><td><code>days",
            "<tr><td><code>fee</code> integer\n<p>In cents.</td></tr>\n<tr><td><code>days",
        )],
        expected: &["field-added book.lent fee @<code>fee"],
    },
    Edit {
        name: "field of all events added, as an item",
        edits: &[("<li><code>action", "<li><code>branch</code> (string, optional): Which library.\n<li><code>action")],
        expected: &["field-added Common fields branch @<code>branch"],
    },
    Edit {
        name: "item that looks otherwise",
        edits: &[("<li><code>action", "<li>Each has more.\n<li><code>action")],
        expected: &[
            "? `Each has more.` does not look like `items: ^(?<name>\\S+) \\((?<type>\\w+), (?<requirement>\\w+)\\): (?<description>.*)$` @Each has more",
        ],
    },
    Edit {
        name: "field removed",
        edits: &[("<tr><td><code>days</code> integer<p>How long.</td></tr>\n", "")],
        expected: &["field-removed book.lent days @<table class"],
    },
    Edit {
        name: "field within another removed",
        edits: &[("<tr><td><code>reader.card</code> integer <p>The card.</td></tr>\n", ""), (", \"card\": 1", "")],
        expected: &["field-removed book.lent reader.card @<table class"],
    },
    Edit {
        name: "type and requirement changed",
        edits: &[("<code>days</code> integer", "<code>days</code> string Required ")],
        expected: &["field-type-changed book.lent days @<code>days", "presence-changed book.lent days @<code>days"],
    },
    Edit {
        name: "value added",
        edits: &[("<code>desk</code>", "<code>desk</code>, <code>box</code>")],
        expected: &["enum-value-added book.returned place=box @<code>box"],
    },
    Edit {
        name: "example with a new field",
        edits: &[("\"card\": 1", "\"card\": 1,\n  \"age\": 9")],
        expected: &["field-added book.lent reader.age @\"age\""],
    },
    Edit {
        name: "example that is not JSON",
        edits: &[("\"id\": \"l-2\",", "\"id\": \"l-2\" ...,")],
        expected: &["? this example is not JSON: a comma is missing @\"l-2\" ..."],
    },
    Edit {
        name: "table within a table",
        edits: &[("<p>How long.</td>", "<p>How long.<table><tr><td>a</td></tr></table></td>")],
        expected: &["? this table is within a table, and is not read @<p>How long.<table>"],
    },
    Edit {
        name: "event without a table",
        edits: &[(
            "<table><tr><th>Parameters</th></tr>\n<tr><td><code>place</code> string Required <p>Can be one of: <code>shelf</code>, <code>desk</code></td></tr>\n<tr><td><code>marks</code> array of strings<p>What is wrong.</td></tr>\n</table>\n",
            "",
        )],
        expected: &["? there is no table of the fields of `book.returned` @book.returned"],
    },
];

//! Events as rows of tables, fields for groups of them.

use std::fs;

use crate::harness::{Edit, check, drift, fixtures, json};

const EDITS: &[Edit] = &[
    Edit { name: "as it is", edits: &[], expected: &[] },
    Edit {
        name: "event added",
        edits: &[("`parcel.lost`", "`parcel.found` | It is back.\n`parcel.lost`")],
        expected: &["event-added parcel.found @`parcel.found`"],
    },
    Edit {
        name: "event removed",
        edits: &[("`parcel.lost` | Nobody knows where it is.\n", "")],
        expected: &["event-removed parcel.lost @"],
    },
    Edit {
        name: "event renamed",
        edits: &[("`van.left`", "`van.departed`")],
        expected: &["event-added van.departed @`van.departed`", "event-removed van.left @"],
    },
    Edit {
        name: "group of events added: its fields are part of them",
        edits: &[(
            "## Labels",
            "### Bikes\n\n#### Event Names\n\nName | Meaning\n---|---\n`bike.left` | -\n\n#### Fields\n\n\
             Property | Type | Description\n---|---|---\n`wheels` | Number | -\n\n## Labels",
        )],
        expected: &["event-added bike.left @`bike.left`"],
    },
    Edit {
        name: "field added",
        edits: &[("`tags` | Texts", "`depth` | Decimal | In metres.\n`tags` | Texts")],
        expected: &["field-added Parcels depth @`depth`"],
    },
    Edit {
        name: "field removed",
        edits: &[("`number` | Text | On the label.\n", "")],
        expected: &[
            "field-removed Parcels number @Property | Type | Description\n---------|------|------------\n`weight`",
        ],
    },
    Edit {
        name: "field of all events added",
        edits: &[("`data` | Object", "`agent` | Text | Who did it.\n`data` | Object")],
        expected: &["field-added Anatomy agent @`agent`"],
    },
    Edit {
        name: "field of all events removed",
        edits: &[("`sent_at` | Timestamp | The moment of the event.\n", "")],
        expected: &[
            "field-removed Anatomy sent_at @Property | Type | Description\n---------|------|------------\n`kind`",
        ],
    },
    Edit {
        name: "field of the envelope added",
        edits: &[("`events` | List", "`shop` | Text | Whose it is.\n`events` | List")],
        expected: &["field-added Anatomy shop @`shop`"],
    },
    Edit {
        name: "type changed",
        edits: &[("`stops` | Number", "`stops` | Text")],
        expected: &["field-type-changed Vans stops @`stops`"],
    },
    Edit {
        name: "type without a mapping",
        edits: &[("`stops` | Number", "`stops` | Natural")],
        expected: &["? the type `Natural` is not in `document.types`, and no type of the schemas @`stops`"],
    },
    Edit {
        name: "value added",
        edits: &[("one of sorted, loaded.", "one of sorted, loaded or burnt.")],
        expected: &["enum-value-added Parcels state=burnt @`state`"],
    },
    Edit {
        name: "value removed",
        edits: &[("one of sorted, loaded.", "one of sorted.")],
        expected: &["enum-value-removed Parcels state=loaded @`state`"],
    },
    Edit {
        name: "values in other words",
        edits: &[("Is one of sorted, loaded.", "Sorted at first.")],
        expected: &["? no pattern of `document.values` finds the values of `state` @`state`"],
    },
    Edit {
        name: "bound changed",
        edits: &[("0 to 70", "0 to 31")],
        expected: &["bound-changed Parcels weight @`weight`"],
    },
    Edit {
        name: "bound added",
        edits: &[("Counted in advance.", "Counted, from 1 to 200.")],
        expected: &["bound-changed Vans stops @`stops`"],
    },
    Edit {
        name: "bound in other words",
        edits: &[("from 0 to 70", "70 at most")],
        expected: &["? no pattern of `document.bounds` finds the bounds of `weight` @`weight`"],
    },
    Edit {
        name: "rows reordered",
        edits: &[
            ("`number` | Text | On the label.\n", ""),
            ("`tags` | Texts", "`number` | Text | On the label.\n`tags` | Texts"),
        ],
        expected: &[],
    },
    Edit {
        name: "heading of fields renamed",
        edits: &[(
            "#### Fields\n\nProperty | Type | Description\n---------|------|------------\n`plate`",
            "#### Contents\n\nProperty | Type | Description\n---------|------|------------\n`plate`",
        )],
        expected: &[
            "? no rule of `document.sections` is about this table @Property | Type | Description\n---------|------|------------\n`plate`",
        ],
    },
    Edit {
        name: "heading of events renamed",
        edits: &[(
            "#### Event Names\n\nName | Meaning\n-----|--------\n`van.left`",
            "#### Kinds\n\nName | Meaning\n-----|--------\n`van.left`",
        )],
        expected: &[
            "? 2 of the 5 events of the schemas are not found in what was read: `van.left`, `van.returned` @# Parcels",
            "? no events are listed beside these fields @Property | Type | Description\n---------|------|------------\n`plate`",
            "? no rule of `document.sections` is about this table @Name | Meaning\n-----|--------\n`van.left`",
        ],
    },
    Edit { name: "heading around them renamed", edits: &[("### Vans", "### Trucks")], expected: &[] },
    Edit {
        name: "unknown column",
        edits: &[
            (
                "Property | Type | Description\n---------|------|------------\n`plate` | Text | As",
                "Property | Type | Unit | Description\n---|---|---|---\n`plate` | Text | - | As",
            ),
            ("`stops` | Number | Counted", "`stops` | Number | - | Counted"),
            ("`seat` | Text | Not", "`seat` | Text | - | Not"),
        ],
        expected: &["? `Unit` is an unknown column @Property | Type | Unit"],
    },
    Edit {
        name: "column that is known to say nothing added",
        edits: &[
            (
                "Property | Type | Description\n---------|------|------------\n`plate` | Text | As",
                "Since | Property | Type | Description\n---|---|---|---\n1 | `plate` | Text | As",
            ),
            ("`stops` | Number | Counted", "2 | `stops` | Number | Counted"),
            ("`seat` | Text | Not", "3 | `seat` | Text | Not"),
        ],
        expected: &[],
    },
    Edit {
        name: "columns reordered",
        edits: &[(
            "Property | Type | Description\n---------|------|------------\n`plate` | Text | As on the street.\n`stops` | Number | Counted in advance.\n`seat` | Text | Not in use.",
            "Type | Description | Property\n---|---|---\nText | As on the street. | `plate`\nNumber | Counted in advance. | `stops`\nText | Not in use. | `seat`",
        )],
        expected: &[],
    },
    Edit {
        name: "column renamed",
        edits: &[(
            "Property | Type | Description\n---------|------|------------\n`plate`",
            "Property | Kind | Description\n---------|------|------------\n`plate`",
        )],
        expected: &[
            "? `Kind` is an unknown column @Property | Kind",
            "? no column of this table matches `type: ^Type$` @Property | Kind",
        ],
    },
    Edit {
        name: "row with too few cells",
        edits: &[("`stops` | Number | Counted in advance.", "`stops` | Number")],
        expected: &["? this row has 2 of 3 cells @`stops`"],
    },
    Edit {
        name: "row with too many cells",
        edits: &[("Counted in advance.", "Counted | in advance.")],
        expected: &["? this row has 4 of 3 cells @`stops`"],
    },
    Edit {
        name: "row of events with too few cells",
        edits: &[("`parcel.lost` | Nobody knows where it is.", "`parcel.lost`")],
        expected: &[
            "? 1 of the 5 events of the schemas are not found in what was read: `parcel.lost` @# Parcels",
            "? this row has 1 of 2 cells @`parcel.lost`",
        ],
    },
    Edit {
        name: "table gone",
        edits: &[(
            "Property | Type | Description\n---------|------|------------\n`plate` | Text | As on the street.\n`stops` | Number | Counted in advance.\n`seat` | Text | Not in use.\n",
            "Ask us.\n",
        )],
        expected: &["? there is no table under `Fields` @#### Fields\n\nAsk us."],
    },
    Edit {
        name: "example with a new field and a new value",
        edits: &[("\"stops\": 9", "\"stops\": 9, \"driver\": {\"name\": \"Kim\"}")],
        expected: &["field-added van.left data.driver @\"driver\""],
    },
    Edit {
        name: "example that the schemas refuse",
        edits: &[("\"stops\": 9", "\"stops\": \"nine\"")],
        expected: &["example-refused van.left @\"nine\""],
    },
    Edit {
        name: "example that lacks what always comes",
        edits: &[("\"id\": \"e-9\", ", "")],
        expected: &["example-refused van.left @\"kind\": \"van.left\""],
    },
    Edit {
        name: "example that is not JSON",
        edits: &[("\"stops\": 9}}", "\"stops\": 9}")],
        expected: &["? this example is not JSON: a comma is missing @]}"],
    },
    Edit {
        name: "example of an event that no table has",
        edits: &[("\"kind\": \"van.left\"", "\"kind\": \"van.sunk\"")],
        expected: &["event-added van.sunk @\"van.sunk\""],
    },
    Edit {
        name: "code block that is not closed",
        edits: &[("]}\n```", "]}")],
        expected: &[
            "? no event is found: this is another page, or its layout has changed @# Parcels",
            "? no heading matches `^Event Names$` @# Parcels",
            "? no heading matches `^Fields$` @# Parcels",
            "? no table under a heading that matches `^Anatomy$` follows a paragraph that matches `Each event` @# Parcels",
            "? this code block is not closed @```json",
            "? this example is not JSON: `E` follows the end of the value @Each event has",
        ],
    },
    Edit {
        name: "tags of MDX",
        edits: &[
            ("## Events", "import Tabs from 'tabs';\n\n<Tabs>\n<Tab title=\"All\">\n## Events"),
            ("## Labels", "</Tab>\n</Tabs>\n## Labels"),
        ],
        expected: &[],
    },
    Edit {
        name: "table in HTML",
        edits: &[(
            "Name | Meaning\n-----|--------\n`van.left` | It is on its way.\n`van.returned` | It is back.\n",
            "<table>\n<tr><th>Name</th><th>Meaning</th></tr>\n<tr><td><code>van.left</code></td><td>-</td></tr>\n<tr><td><code>van.parked</code></td><td>-</td></tr>\n<tr><td><code>van.returned</code></td><td>-</td></tr></table>\n",
        )],
        expected: &["event-added van.parked @van.parked"],
    },
];

fn page() -> String {
    fs::read_to_string(fixtures().join("pages/rows.md")).unwrap()
}

#[test]
fn every_edit_is_reported_exactly() {
    check(&fixtures().join("schemas"), "rows", &page(), "page.md", EDITS);
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let edits = [Edit { name: "CRLF", edits: &[], expected: &[] }];
    check(&fixtures().join("schemas"), "rows", &page().replace('\n', "\r\n"), "page.md", &edits);
    check(&fixtures().join("schemas"), "rows", &format!("\u{feff}{}", page()), "page.md", &edits);
}

#[test]
fn half_of_a_page_is_not_taken_for_news() {
    let page = page();
    let half = &page[..page.find("### Vans").unwrap()];
    let edits = [Edit {
        name: "half",
        edits: &[],
        expected: &[
            "? 2 of the 5 events of the schemas are not found in what was read: `van.left`, `van.returned` @# Parcels",
        ],
    }];
    check(&fixtures().join("schemas"), "rows", half, "page.md", &edits);
}

#[test]
fn several_documents_are_read_as_one() {
    let page = page();
    let (first, second) = page.split_at(page.find("### Vans").unwrap());
    let directory = tempfile::TempDir::new().unwrap();
    let (a, b) = (directory.path().join("a.md"), directory.path().join("b.md"));
    fs::write(&a, first).unwrap();
    fs::write(&b, second.replace("`seat`", "`door`")).unwrap();
    let run = drift(&fixtures().join("schemas"), "rows", &[&a, &b], &["--message-format", "json"]);
    let report = json(&run);
    assert_eq!(report["changes"][0]["at"]["document"], b.display().to_string());
    assert_eq!(report["changes"][0]["at"]["line"], 16);
    assert_eq!(report["unused_allowances"][0]["line"], 25);
    assert_eq!(run.status, 1);
}

#[test]
fn the_text_names_both_places_and_how_much_was_read() {
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("page.md");
    fs::write(&path, page().replace("`stops` | Number", "`stops` | Text")).unwrap();
    let run = drift(&fixtures().join("schemas"), "rows", &[&path], &[]);
    let shown = path.display();
    let schemas = fixtures().join("schemas/rows/events.yaml");
    let schemas = schemas.display();
    assert_eq!(
        run.out,
        format!(
            "Vans\n  field-type-changed: `stops` is `Text` in the document, and `int64?` in the schemas\n    \
             {shown}:63, {schemas}:28\nrows: read 5 events (the schemas have 5), 14 fields (14), 1 example; 1 change\n"
        )
    );
}

//! Events as rows of tables, fields for groups of them.

use super::Edit;

pub(crate) const EDITS: &[Edit] = &[
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

//! A section for each event, named by its example, with comments in the examples.

use super::Edit;

pub(crate) const EDITS: &[Edit] = &[
    Edit { name: "as it is", edits: &[], expected: &[] },
    Edit {
        name: "event added",
        edits: &[(
            "## Shift ended",
            "## Fire\n\n```js\n{\"type\": \"fire\"}\n```\n\n| Field | Required? | Note |\n|---|---|---|\n| `room` | yes | - |\n\n## Shift ended",
        )],
        expected: &["event-added fire @## Fire"],
    },
    Edit { name: "event renamed in its heading only", edits: &[("## Order served", "## Food is out")], expected: &[] },
    Edit {
        name: "section without an event",
        edits: &[("## Order placed", "## How to subscribe\n\nAsk us.\n\n## Order placed")],
        expected: &[],
    },
    Edit {
        name: "section with a table and no example",
        edits: &[(
            "## Shift ended",
            "## Fire\n\n| Field | Required? | Note |\n|---|---|---|\n| `room` | yes | - |\n\n## Shift ended",
        )],
        expected: &[
            "? no example under `Fire` names the event @## Fire",
            "? there is no event that these fields belong to @| Field | Required? | Note |\n|---|---|---|\n| `room`",
        ],
    },
    Edit {
        name: "field added",
        edits: &[("| `remark` | no", "| `coupon` | no | - |\n| `remark` | no")],
        expected: &["field-added order_placed coupon @`coupon`"],
    },
    Edit {
        name: "field within another added",
        edits: &[("| `remark` | no", "| `dishes.size` | no | - |\n| `remark` | no")],
        expected: &["field-added order_placed dishes.size @`dishes.size`"],
    },
    Edit {
        name: "field removed, though the example has it",
        edits: &[("| `waiter` | yes | - |\n", "")],
        expected: &[
            "field-removed order_served waiter @| Field | Required? | Note |\n|-------|:---------:|-----:|\n| `table`, `seconds`",
        ],
    },
    Edit {
        name: "one of several fields of a row removed",
        edits: &[("`table`, `seconds`", "`table`")],
        expected: &[
            "field-removed order_served seconds @| Field | Required? | Note |\n|-------|:---------:|-----:|\n| `table` | no | - |\n| `waiter`",
        ],
    },
    Edit {
        name: "field that only examples have is in none any more",
        edits: &[("\"id\": \"k-9\", ", "")],
        expected: &[
            "field-removed alarm id @| Field | Required? | Note |\n|-------|:---------:|-----:|\n| `table` | no | - |\n| `alarm_kind`",
        ],
    },
    Edit {
        name: "optional became required",
        edits: &[("| `remark` | no", "| `remark` | yes")],
        expected: &["presence-changed order_placed remark @`remark`"],
    },
    Edit {
        name: "required became optional",
        edits: &[("| `waiter` | yes", "| `waiter` | no")],
        expected: &["presence-changed order_served waiter @`waiter`"],
    },
    Edit { name: "requirement that is left open", edits: &[("| `waiter` | yes", "| `waiter` | ?")], expected: &[] },
    Edit {
        name: "requirement in other words",
        edits: &[("| `waiter` | yes", "| `waiter` | usually")],
        expected: &["? `usually` does not say whether the field is required @`waiter`"],
    },
    Edit {
        name: "value with a section added",
        edits: &[("#### `door`", "#### `flood`\n\n#### `door`")],
        expected: &["enum-value-added AlarmKind=flood @`flood`"],
    },
    Edit {
        name: "value with a section removed",
        edits: &[("#### `door`\n\n| Text |\n|------|\n| _Who is there?_ |\n", "")],
        expected: &["enum-value-removed AlarmKind=door @#### `smoke`"],
    },
    Edit {
        name: "values in a description",
        edits: &[("takes starter, main", "takes starter, main, dessert")],
        expected: &["enum-value-added order_placed dishes.course=dessert @`dishes.course`"],
    },
    Edit {
        name: "value in an example",
        edits: &[("\"course\": \"main\"", "\"course\": \"dessert\"")],
        expected: &["enum-value-added order_placed dishes.course=dessert @\"dessert\""],
    },
    Edit {
        name: "bounds of a list and of a text",
        edits: &[("1 - 20 dishes", "1 - 30 dishes"), ("at most 2 KB", "at most 4 KB")],
        expected: &["bound-changed order_placed dishes @1 - 30", "bound-changed order_placed remark @4 KB"],
    },
    Edit {
        name: "example with a null that the schemas exclude",
        edits: &[("\"waiter\": \"Kim\"", "\"waiter\": null")],
        expected: &["example-refused order_served @\"waiter\": null"],
    },
    Edit {
        name: "example that ends too early",
        edits: &[("\"waiter\": \"Kim\", \"seconds\": 700}", "\"waiter\": \"Kim\",")],
        expected: &[
            "? 1 of the 4 events of the schemas are not found in what was read: `order_served` @# Kitchen events",
            "? this example is not JSON: it ends too early @```\n\n| Field | Required? | Note |\n|-------|:---------:|-----:|\n| `table`, `seconds`",
            "? no example under `Order served` names the event @## Order served",
            "? there is no event that these fields belong to @| Field | Required? | Note |\n|-------|:---------:|-----:|\n| `table`, `seconds`",
        ],
    },
    Edit {
        name: "comma that is missing elsewhere",
        edits: &[("\"table\": 4,\n", "\"table\": 4\n")],
        expected: &["? this example is not JSON: a comma is missing at the end of this line @\"table\": 4\n"],
    },
    Edit {
        name: "columns reordered, one renamed within its pattern",
        edits: &[(
            "| Field | Required? | Note |\n|-------|:---------:|-----:|\n| `table`, `seconds` | no | - |\n| `waiter` | yes | - |",
            "| Note | Required for sending | Field |\n|---|---|---|\n| - | no | `table`, `seconds` |\n| - | yes | `waiter` |",
        )],
        expected: &[],
    },
    Edit {
        name: "table of fields gone",
        edits: &[(
            "| Field | Required? | Note |\n|-------|:---------:|-----:|\n| `table`, `seconds` | no | - |\n| `waiter` | yes | - |\n",
            "",
        )],
        expected: &["? there is no table of the fields of `order_served` @## Order served"],
    },
    Edit {
        name: "commented-out value is shown",
        edits: &[("<!--\n#### `ghost`\n-->", "#### `ghost`")],
        expected: &["enum-value-added AlarmKind=ghost @`ghost`"],
    },
    Edit { name: "difference that is allowed is gone", edits: &[("| `cook` | ? | - |\n", "")], expected: &[] },
];

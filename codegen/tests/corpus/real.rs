//! The vendors' own documents.

use super::Edit;

pub(crate) const RINGCX: &[Edit] = &[
    Edit {
        name: "event and field added",
        edits: &[
            ("`task.resume` |", "`task.paused` | -\n`task.resume` |"),
            ("`response_foreign_id` |", "`channel` | String | -\n`response_foreign_id` |"),
        ],
        expected: &["event-added task.paused @`task.paused`", "field-added Surveys channel @`channel` | String | -"],
    },
    Edit {
        name: "field removed",
        edits: &[("`survey_id` | String | ID of the survey\n", "")],
        expected: &[
            "field-removed Surveys survey_id @Property | Value | Description\n---------|-------|------------\n`submitted_at`",
        ],
    },
    Edit {
        name: "type changed",
        edits: &[("`priority` | Float", "`priority` | Integer")],
        expected: &["field-type-changed Tasks priority @`priority`"],
    },
    Edit {
        name: "heading renamed",
        edits: &[("### Surveys\n\n#### Resource Types", "### Surveys\n\n#### Kinds")],
        expected: &[
            "? 1 of the 44 events of the schemas are not found in what was read: `survey_response.imported` @# Event Types",
            "? no events are listed beside these fields @Property | Value | Description\n---------|-------|------------\n`submitted_at`",
            "? no rule of `document.sections` is about this table @Type | Description\n-----|------------\n`survey_response",
        ],
    },
];

pub(crate) const LIVECHAT: &[Edit] = &[
    Edit {
        name: "kind of system message added",
        edits: &[("#### `agent_joined`", "#### `agent_fed`\n\n#### `agent_joined`")],
        expected: &["enum-value-added SystemMessageType=agent_fed @agent_fed"],
    },
    Edit {
        name: "bounds changed",
        edits: &[("1 - 11", "1 - 13")],
        expected: &["bound-changed rich_message elements.buttons @1 - 13"],
    },
    Edit {
        name: "field renamed",
        edits: &[("| `template_id` |", "| `template` |")],
        expected: &[
            "field-added rich_message template @| `template` |",
            "field-removed rich_message template_id @| Field  |      Req./Opt.   |  Note |\n|----------|:-------------:|------:|\n| `custom_id` | optional |   -  |\n| `elements`",
        ],
    },
];

pub(crate) const ENREACH: &[Edit] = &[
    Edit {
        name: "value added",
        edits: &[("BRB, Away", "BRB, Away, Lunch")],
        expected: &["enum-value-added UserAvailability Availability=Lunch @BRB, Away, Lunch"],
    },
    Edit {
        name: "heading renamed",
        edits: &[("\nEvent: UserAvailability\n", "\nHook: UserAvailability\n")],
        expected: &[
            "? 1 of the 80 events of the schemas are not found in what was read: `UserAvailability` @Introduction",
            "? no rule of `document.sections` is about this table @Property name | Value type | Description |\n---|---|---|\nAvailability",
        ],
    },
    Edit {
        name: "type changed",
        edits: &[("ProfileId | Guid |", "ProfileId | Guid? |")],
        expected: &["field-type-changed UserAvailability ProfileId @ProfileId | Guid?"],
    },
];

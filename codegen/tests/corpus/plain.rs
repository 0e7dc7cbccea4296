//! Plain text as it is copied from a page.

use super::Edit;

pub(crate) const EDITS: &[Edit] = &[
    Edit { name: "as it is", edits: &[], expected: &[] },
    Edit {
        name: "event added",
        edits: &[(
            "Cabins\n",
            "Event: DoorStuck\nExample of DoorStuck\n{\n\"EventType\": \"DoorStuck\",\n\"Floor\": 1\n}\nName | Type | Text |\n---|---|---|\nFloor | int | Where |\nCabins\n",
        )],
        expected: &["event-added DoorStuck @Event: DoorStuck"],
    },
    Edit {
        name: "event renamed everywhere",
        edits: &[
            ("Event: DoorOpened", "Event: DoorIsOpen"),
            ("\"EventType\": \"DoorOpened\"", "\"EventType\": \"DoorIsOpen\""),
        ],
        expected: &["event-added DoorIsOpen @Event: DoorIsOpen", "event-removed DoorOpened @"],
    },
    Edit {
        name: "heading renamed, so that it is none",
        edits: &[("Event: DoorClosed", "Webhook: DoorClosed")],
        expected: &[
            "? 1 of the 3 events of the schemas are not found in what was read: `DoorClosed` @Introduction",
            "? this is an example of `DoorClosed`, under the heading of `DoorOpened` @{\n\"EventType\": \"DoorClosed\"",
        ],
    },
    Edit {
        name: "field added",
        edits: &[("Reason | string", "Force | long | In newtons |\nReason | string")],
        expected: &["field-added DoorOpened Force @Force"],
    },
    Edit {
        name: "field added to table and example",
        edits: &[
            ("Reason | string", "Force | long | In newtons |\nReason | string"),
            ("\"Speed\": 1,", "\"Speed\": 1,\n\"Force\": 80,"),
        ],
        expected: &["field-added DoorOpened Force @Force | long"],
    },
    Edit {
        name: "field removed",
        edits: &[("Settings | Map<string, string> | As set |\n", "")],
        expected: &["field-removed CabinMoved Settings @Name | Type | Text |\n---|---|---|\nCabinId"],
    },
    Edit {
        name: "field of a type added and removed",
        edits: &[("Badge | Guid?", "Weight | int | In kilograms |\nBadge | Guid?"), ("Floor | int | Where to |\n", "")],
        expected: &[
            "field-added Passenger Weight @Weight",
            "field-removed Passenger Floor @Name | Type | Text |\n---|---|---|\nWeight",
        ],
    },
    Edit {
        name: "field of all events added",
        edits: &[("Lift | LiftKind", "Site | Guid | Where the lift is |\nLift | LiftKind")],
        expected: &["field-added Common properties Site @Site"],
    },
    Edit {
        name: "null became possible",
        edits: &[("CabinId | Guid |", "CabinId | Guid? |")],
        expected: &["field-type-changed CabinMoved CabinId @CabinId | Guid?"],
    },
    Edit {
        name: "null became impossible",
        edits: &[("Badge | Guid? |", "Badge | Guid |")],
        expected: &["field-type-changed Passenger Badge @Badge | Guid |"],
    },
    Edit {
        name: "types of references say nothing about null",
        edits: &[("Reason | string", "Reason | String")],
        expected: &[],
    },
    Edit {
        name: "list of another type",
        edits: &[("List<Passenger>", "List<string>")],
        expected: &["field-type-changed CabinMoved Passengers @Passengers | List"],
    },
    Edit {
        name: "list of a new type, with its section",
        edits: &[
            ("List<Passenger>", "List<Guest>"),
            (
                "Type: Passenger",
                "Type: Guest\nName | Type | Text |\n---|---|---|\nName | string | Of the guest |\nType: Passenger",
            ),
        ],
        expected: &[
            "field-added Guest Name @Name | string",
            "field-type-changed CabinMoved Passengers @Passengers | List",
        ],
    },
    Edit {
        name: "new scalar",
        edits: &[("Floor | int | Where |", "Floor | byte | Where |")],
        expected: &["? the type `byte` is not in `document.types`, and no type of the schemas @Floor | byte"],
    },
    Edit {
        name: "integer value added",
        edits: &[("0 = slow 1 = fast", "0 = slow 1 = fast 2 = faster")],
        expected: &["enum-value-added DoorOpened Speed=2 @Speed | int"],
    },
    Edit {
        name: "value in a table added and removed",
        edits: &[
            ("Goods | Nothing else |", "Cars | One at a time |"),
            ("\"Lift\": \"Goods\",\n\"Floor\"", "\"Lift\": \"Cars\",\n\"Floor\""),
            ("\"Lift\": \"Goods\",\n\"CabinId\"", "\"Lift\": \"People\",\n\"CabinId\""),
        ],
        expected: &[
            "enum-value-added DoorClosed Lift=Cars @\"Lift\": \"Cars\"",
            "enum-value-added LiftKind=Cars @Cars |",
            "enum-value-removed LiftKind=Goods @People |",
        ],
    },
    Edit {
        name: "values in a description",
        edits: &[("Possible: timer, button", "Possible: timer, button, fire")],
        expected: &["enum-value-added DoorClosed Cause=fire @Possible"],
    },
    Edit {
        name: "bound in thousands",
        edits: &[("0 to 10k", "0 to 20k")],
        expected: &["bound-changed DoorOpened Floor @0 to 20k"],
    },
    Edit {
        name: "table cut off in a row",
        edits: &[("Floor | int | Where |\nCause | string | Possible: timer, button |\n", "Floor | int\n")],
        expected: &["? this row has 2 of 3 cells @Floor | int\n"],
    },
    Edit {
        name: "cut off within an example",
        edits: &[("\"Floor\": 3,\n\"Cause\": \"Example Cause\",\n\"Counter\": 8\n}\n", "\"Floor\": 3,\n")],
        expected: &["? this example is not JSON: it ends too early @\"Floor\": 3,\nName"],
    },
    Edit {
        name: "placeholder that is none any more",
        edits: &[("\"Example Cause\"", "\"wind\"")],
        expected: &["enum-value-added DoorClosed Cause=wind @\"wind\""],
    },
    Edit {
        name: "heading of the header renamed",
        edits: &[("Common properties\n", "Shared properties\n")],
        expected: &["? no heading matches `^Common properties$` @Introduction"],
    },
];

//! The rules, each a record: what it is called, what it asks, and why.

/// How bad it is to break a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
}

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its stable id.
    pub id: &'static str,
    /// What it asks, in one line.
    pub title: &'static str,
    /// Why.
    pub why: &'static str,
    /// How bad it is to break it.
    pub severity: Severity,
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $name:ident = $id:literal, $title:literal, $why:literal;)*) => {
        /// All rules.
        pub mod rules {
            use super::{Rule, Severity};

            $(
                #[doc = $title]
                pub static $name: Rule = Rule { id: $id, title: $title, why: $why, severity: Severity::Error };
            )*

            /// Every rule, by id.
            pub static ALL: &[&Rule] = &[$(&$name),*];
        }
    };
}

rules! {
    UNREADABLE = "HW0001", "A schema file can be read, and is UTF-8 text of reasonable size.",
        "What cannot be read cannot be checked, and a file left out in silence is an event lost.";
    SYNTAX = "HW0002", "A schema file is one YAML document.",
        "The file does not parse.";
    DUPLICATE_KEY = "HW0003", "A mapping has each key once.",
        "YAML parsers disagree on which of two values counts.";
    UNKNOWN_KEY = "HW0004", "An item has only keys that the dialect knows.",
        "A misspelt key would be a fact lost in silence.";
    WRONG_VALUE = "HW0005", "A key has a value of the kind that it needs.",
        "The value cannot be what the key asks for.";
    MISSING_KEY = "HW0006", "An item has the keys that it needs.",
        "The item says too little to generate anything from it.";
    UNKNOWN_TYPE = "HW0007", "A type expression names a scalar or a type of the same vendor.",
        "There is nothing of that name.";
    BAD_TYPE_EXPRESSION = "HW0008", "A type expression is `T`, `list<T>` or `map<T>`, with `?` for nullable.",
        "It cannot be read as a type.";
    UNKNOWN_FIELD = "HW0009", "A field without a type of its own is in the vendor's field dictionary.",
        "There is no such entry to take its type from.";
    DUPLICATE_NAME = "HW0010", "An event, a type, a payload, a dictionary field is defined once for each vendor.",
        "Which of the two would count depends on the order of files.";
    DUPLICATE_FIELD = "HW0011", "An object lists each field once.",
        "One wire name cannot be two fields.";
    NAME_COLLISION = "HW0012", "Rust names differ after case conversion.",
        "Two items would become one Rust name; give one of them a `name`.";
    BAD_NAME = "HW0013", "A Rust name can be made from the wire name.",
        "No letters or digits are left, or the name is one that Rust keeps to itself; give a `name`.";
    MISSING_EXAMPLE = "HW0014", "Every event has an example payload.",
        "Examples are what tests, docs and other teams start from.";
    BAD_EXAMPLE = "HW0015", "An example fits the type.",
        "A wrong example misleads everyone who copies it.";
    UNKNOWN_PAYLOAD = "HW0016", "An event's `payload` names a payload of the same vendor.",
        "There is nothing of that name.";
    CONFLICTING_KEYS = "HW0017", "An item has no two keys that exclude each other.",
        "Only one of the two can count.";
    ENDLESS_TYPE = "HW0018", "A type does not contain itself without a list, a map or a null between.",
        "A value of such a type would never end.";
    UNKNOWN_MEMBER = "HW0019", "`together`, `one_of`, `successor` and `wire_order` name fields that are there.",
        "There is no such field.";
    BAD_VENDOR = "HW0020", "A vendor is a folder with a `vendor.yaml`, and its name can be a Rust module.",
        "The folder's name becomes the module, the Cargo feature and the export folder.";
    BAD_BOUNDS = "HW0021", "Bounds fit the type, and the least is not above the greatest.",
        "No value could meet them.";
    BAD_VALUE = "HW0022", "A documented value fits its enum.",
        "The value could never be on the wire.";
    BAD_UNION = "HW0023", "A union's variants are object types that do not list the discriminator.",
        "The discriminator would be there twice, or there would be nothing to add it to.";
    BAD_WIRE_NAME = "HW0024", "A wire name is not empty and has no control characters.",
        "Nothing can be generated under such a name.";
    BAD_ADDRESS = "HW0025", "`docs` is an https address.",
        "Readers follow it from the generated docs.";
}

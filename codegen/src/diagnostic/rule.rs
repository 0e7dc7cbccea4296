//! The rules, each a record: what it is called, what it asks, and why.

/// How bad it is to break a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// What is generated is right, and could be better: the rule is a lint, which can be allowed.
    Warning,
}

impl Severity {
    /// The word for it in messages.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
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
    /// Schemas that break it and schemas that keep it, as [`Rule::bad`] and [`Rule::good`] tell.
    examples: &'static str,
}

/// A file of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExampleFile {
    /// Its path below the schema folder.
    pub path: &'static str,
    /// What it says.
    pub text: &'static str,
}

impl Rule {
    /// Schemas that break the rule. The vendor's `vendor.yaml` is left out where it does not
    /// matter.
    pub fn bad(&self) -> Vec<ExampleFile> {
        files(self.examples, "bad")
    }

    /// The same schemas, mended.
    pub fn good(&self) -> Vec<ExampleFile> {
        files(self.examples, "good")
    }
}

/// The files of one kind; each begins with a line that tells kind and path.
fn files(examples: &'static str, kind: &str) -> Vec<ExampleFile> {
    let parts = examples.split("# ").filter_map(|part| part.strip_prefix(kind)?.strip_prefix(": "));
    parts.filter_map(|part| part.split_once('\n')).map(|(path, text)| ExampleFile { path, text }).collect()
}

macro_rules! rules {
    ($($severity:ident { $($name:ident = $id:literal, $title:literal, $why:literal;)* })*) => {
        /// All rules.
        pub mod rules {
            use super::{Rule, Severity};

            $($(
                #[doc = $title]
                pub static $name: Rule =
                    Rule {
                        id: $id,
                        title: $title,
                        why: $why,
                        severity: Severity::$severity,
                        examples: include_str!(concat!("examples/", $id, ".yaml")),
                    };
            )*)*

            /// Every rule, by id.
            pub static ALL: &[&Rule] = &[$($(&$name),*),*];
        }
    };
}

rules! {
    Error {
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
        ENDLESS_TYPE = "HW0018", "A type does not contain itself without a list, a map or a null between, nor nest more than 64 levels deep.",
            "A value of such a type would never end, or few programs could read it.";
        UNKNOWN_MEMBER = "HW0019", "`together`, `one_of`, `successor`, `wire_order`, `deduplicate_by` and `order_by` name fields that are there.",
            "There is no such field.";
        BAD_VENDOR = "HW0020", "A vendor is a folder with a `vendor.yaml`, and its name can be a Rust module.",
            "The folder's name becomes the module, the Cargo feature and the export folder.";
        BAD_BOUNDS = "HW0021", "Bounds fit the type, and the least is not above the greatest.",
            "No value could meet them.";
        BAD_VALUE = "HW0022", "A documented value fits its enum.",
            "The value could never be on the wire.";
        BAD_UNION = "HW0023", "A union's variants are object types that do not list the discriminator.",
            "The discriminator would be there twice, or there would be nothing to add it to.";
        BAD_WIRE_NAME = "HW0024", "A wire name is not empty nor too long, and a header's is one that HTTP allows.",
            "Nothing can be generated under such a name.";
        BAD_ADDRESS = "HW0025", "`docs` is an https address.",
            "Readers follow it from the generated docs.";
        BAD_ALLOWANCE = "HW0026", "An `allow` names lints, each with a reason.",
            "Errors cannot be allowed, and an exception without a reason is one that nobody dares to remove.";
        BAD_TEXT = "HW0027", "The variables of a text are those that `variables` lists.",
            "A receiver that fills in the text would leave a variable open, or wait for one that the text has not.";
        HIDDEN_CHARACTER = "HW0028", "A string has no hidden characters, and is on one line unless it is a `doc` or a `note`.",
            "Strings become comments, docs and names. A line break could end a comment there, so that the rest is code; \
             control characters and marks of direction show a reader something else than what is there.";
    }
    Warning {
        UNDOCUMENTED = "HW0101", "Every item has a `doc` that says something.",
            "The generated docs, and everybody who reads them, have nothing else to go by.";
        NOT_A_SENTENCE = "HW0102", "A `doc` is one sentence, and so is each of its `details`.",
            "It starts the item's docs in Rust, in JSON Schema and in editors, which show its first line alone. \
             A capital letter, one sentence, a full stop; further sentences go into `details`, and doubts about the \
             vendor's document into a `note`.";
        REPEATED_NAME = "HW0103", "A `doc` says more than the name.",
            "Whoever reads the docs has read the name already.";
        UNTRIED_FIELD = "HW0104", "Some example has a value for each field.",
            "Examples are the test data of everyone who builds on the schemas: what none of them has, nobody tries. \
             Null, an empty list and an empty object are no values in this sense.";
        SINGLE_VALUE = "HW0105", "A closed enum has more than one value.",
            "A field that can have one value only tells nothing; mostly the vendor has more of them, and `open: true` \
             says so.";
        UNUSED = "HW0106", "Types, payloads and entries of the field dictionary are used.",
            "What no event leads to is left over, or misspelt where it should be used.";
        NEAR_DUPLICATE = "HW0107", "Names of fields differ by more than case and punctuation.",
            "Mostly one of the two is a slip of the pen, and its values are lost.";
        UNTRIED_BOUNDS = "HW0108", "Some example has a value within each field's bounds.",
            "Bounds that were never put to a value are easily off by one, or in another unit.";
        NO_SUCCESSOR = "HW0109", "What is deprecated names its successor.",
            "Who is told not to use something asks what to use instead.";
        MIXED_TYPES = "HW0110", "A field's name means one type of value throughout a vendor.",
            "Vendors rarely change a field's type from event to event; those who transcribe them do.";
        TODO_DOC = "HW0111", "No `doc` is a TODO.",
            "It was left for later, and would be published as it stands.";
        USELESS_ALLOWANCE = "HW0112", "An `allow` allows something.",
            "The lint would not fire, or another `allow` stands closer. What was once an exception is none any more, \
             and would hide the next one.";
    }
}

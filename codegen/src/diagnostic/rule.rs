//! The rules, each a record: its id, what it requires, and why.

/// How bad it is to break a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// The output is correct, but could be better: the rule is a lint, which can be allowed.
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
    /// What it requires, in one line.
    pub title: &'static str,
    /// Why.
    pub why: &'static str,
    /// How bad it is to break it.
    pub severity: Severity,
    /// Schemas that break it and schemas that follow it, for [`Rule::bad`] and [`Rule::good`].
    examples: &'static str,
}

/// A file of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExampleFile {
    /// Its path below the schema directory.
    pub path: &'static str,
    /// What it says.
    pub text: &'static str,
}

impl Rule {
    /// The record of a lint, which is beside its code.
    pub(crate) const fn lint(id: &'static str, title: &'static str, why: &'static str, examples: &'static str) -> Rule {
        Rule { id, title, why, severity: Severity::Warning, examples }
    }

    /// Schemas that break the rule. The vendor's `vendor.yaml` is left out where it does not
    /// matter.
    pub fn bad(&self) -> Vec<ExampleFile> {
        example_files(self.examples, "bad")
    }

    /// The same schemas, fixed.
    pub fn good(&self) -> Vec<ExampleFile> {
        example_files(self.examples, "good")
    }
}

/// The files of one kind; each begins with a line with its kind and path.
pub(crate) fn example_files(examples: &'static str, kind: &str) -> Vec<ExampleFile> {
    let parts = examples.split("# ").filter_map(|part| part.strip_prefix(kind)?.strip_prefix(": "));
    parts.filter_map(|part| part.split_once('\n')).map(|(path, text)| ExampleFile { path, text }).collect()
}

macro_rules! rules {
    ($($name:ident = $id:literal, $title:literal, $why:literal;)*) => {
        /// The rules whose breach is an error.
        pub mod rules {
            use super::{Rule, Severity};

            $(
                #[doc = $title]
                pub static $name: Rule = Rule {
                    id: $id,
                    title: $title,
                    why: $why,
                    severity: Severity::Error,
                    examples: include_str!(concat!("examples/", $id, ".yaml")),
                };
            )*

            /// All of them, by id.
            pub(crate) static ERRORS: &[&Rule] = &[$(&$name),*];
        }
    };
}

rules! {
    UNREADABLE = "HW0001", "A schema file can be read, and is UTF-8 text of reasonable size.",
        "A file that cannot be read cannot be checked, and ignoring it silently would lose events.";
    SYNTAX = "HW0002", "A schema file is one YAML document.",
        "The file does not parse.";
    DUPLICATE_KEY = "HW0003", "A mapping has no duplicate keys.",
        "YAML parsers disagree on which of the two values counts.";
    UNKNOWN_KEY = "HW0004", "An item has only keys that the dialect knows.",
        "A misspelled key would silently lose a fact.";
    WRONG_VALUE = "HW0005", "A key has a value of the right type.",
        "The value cannot be read as what the key expects.";
    MISSING_KEY = "HW0006", "An item has its required keys.",
        "Nothing can be generated from an incomplete item.";
    UNKNOWN_TYPE = "HW0007", "A type expression names a scalar or a type of the same vendor.",
        "No such item is defined.";
    BAD_TYPE_EXPRESSION = "HW0008", "A type expression is `T`, `list<T>`, `map<T>` or `map<Key, T>`, with `?` for nullable and `|` between several, and `event` in the wrapper alone.",
        "The expression cannot be parsed, or an event would contain events.";
    UNKNOWN_FIELD = "HW0009", "A field without a type of its own is in the vendor's field dictionary.",
        "The dictionary has no such entry to take the type from.";
    DUPLICATE_NAME = "HW0010", "An event, a type, a payload or a dictionary field is defined once per vendor.",
        "Which definition counts would depend on the order of files.";
    DUPLICATE_FIELD = "HW0011", "An object lists each field once.",
        "One wire name cannot be two fields.";
    NAME_COLLISION = "HW0012", "Rust names differ after case conversion.",
        "Two items would become one Rust name; give one of them a `name`.";
    BAD_NAME = "HW0013", "A Rust name can be made from the wire name.",
        "No letters or digits are left, or Rust reserves the name; give a `name`.";
    MISSING_EXAMPLE = "HW0014", "Every event has an example payload.",
        "Tests, docs and other teams start from examples.";
    BAD_EXAMPLE = "HW0015", "An example fits the type.",
        "A wrong example misleads everyone who copies it.";
    UNKNOWN_PAYLOAD = "HW0016", "An event's `payload` names a payload of the same vendor.",
        "No such item is defined.";
    CONFLICTING_KEYS = "HW0017", "An item has no mutually exclusive keys.",
        "Only one of the two can count.";
    ENDLESS_TYPE = "HW0018", "A type contains itself only through a list, a map or a nullable or optional field, and nests at most 64 levels deep.",
        "A value of such a type would be infinite, or too deep for most programs.";
    UNKNOWN_MEMBER = "HW0019", "`together`, `one_of`, `successor`, `wire_order`, `deduplicate_by` and `order_by` name existing fields.",
        "There is no such field.";
    BAD_VENDOR = "HW0020", "A vendor is a directory with a `vendor.yaml`, and its name can be a Rust module.",
        "The directory's name becomes the module, the Cargo feature and the export directory.";
    BAD_BOUNDS = "HW0021", "Bounds fit the type, and the minimum is not above the maximum.",
        "No value could satisfy them.";
    BAD_VALUE = "HW0022", "A documented value fits its enum.",
        "The value could never be on the wire.";
    BAD_UNION = "HW0023", "A union's variants are object types that do not list the discriminator, and the types between `|` are of different kinds of JSON.",
        "The discriminator would be a duplicate field, or there would be no object to add it to.";
    BAD_WIRE_NAME = "HW0024", "A wire name is not empty nor too long, and a header's is one that HTTP allows.",
        "Nothing can be generated under such a name.";
    BAD_ADDRESS = "HW0025", "`docs` is an https URL.",
        "Readers follow it from the generated docs.";
    BAD_ALLOWANCE = "HW0026", "An `allow` names lints or rules of drift, each with a reason.",
        "Errors cannot be allowed, and nobody dares to remove an exception without a reason.";
    BAD_TEXT = "HW0027", "The variables of a text are those that `variables` lists.",
        "A receiver that fills in the text would miss a variable, or expect one that the text does not have.";
    HIDDEN_CHARACTER = "HW0028", "A string has no hidden characters, and is on one line unless it is a `doc` or a `note`.",
        "Strings become comments, docs and names. A line break could end a comment there, so that the rest is code; \
         control characters and marks of direction show a reader something else than what is there.";
    BAD_SETTING = "HW0029", "A setting of `hookwright.yaml` is one that Cargo and registries take.",
        "The generated crate could not be built or published.";
    BAD_LAYOUT = "HW0030", "`document` has an https address, regular expressions with known groups, and types of the dialect.",
        "`hookwright drift` would not find what the pattern is for, and what is not found cannot be compared.";
    BAD_SIGNATURE = "HW0031", "A `signature` can be verified, and covers the body and the timestamp.",
        "A receiver would refuse every request, or accept one that somebody else changed.";
    BAD_EVENT_NAME = "HW0032", "The parts of the discriminator make one name of each event, and the names of events have as many.",
        "An event could not be told from another, or would never be recognized.";
}

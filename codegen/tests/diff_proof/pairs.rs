//! The examples of the rules, and further pairs, each with vendors of its own.

use hookwright::diagnostic::{ExampleFile, RenderOptions};
use hookwright::diff::RULES;
use hookwright::load::Unsaved;
use hookwright::model::Model;
use tempfile::TempDir;

/// `vendor.yaml` of examples that do not show it.
const VENDOR: &str = "\
title: Demo
doc: A made-up vendor.
docs: https://example.com/demo
discriminator: {field: type, doc: Names the event type.}
";

/// A pair of schemas, whose vendors are called after it.
pub(crate) struct Pair {
    /// The rule's id, as the name of a module.
    pub(crate) name: String,
    /// All texts by path.
    pub(crate) files: [Unsaved; 2],
    pub(crate) old: Model,
    pub(crate) new: Model,
}

/// Pairs for each rule, but for those about the package: two crates of one name cannot be in one
/// program, and they have no payloads.
pub(crate) fn pairs() -> Vec<Pair> {
    let rules = RULES.iter().filter(|rule| !rule.before().iter().any(|file| file.path == "hookwright.yaml"));
    let of_rules = rules.map(|rule| (rule.id, rule.before(), rule.after()));
    let more = MORE.iter().map(|(name, old, new)| {
        let file = |text: &'static str| vec![ExampleFile { path: "demo/events.yaml", text }];
        (*name, file(old), file(new))
    });
    // Each also the other way round, which is another change.
    let both_ways = of_rules.chain(more).flat_map(|(name, old, new)| {
        let back = pair(&format!("{name}-back"), &new, &old);
        [pair(name, &old, &new), back]
    });
    both_ways.collect()
}

/// Changes of rules whose verdict depends on more than the rule.
const MORE: &[(&str, &str, &str)] = &[
    ("type-int64-int32", INT64, INT32),
    (
        "type-int32-float64",
        INT32,
        "events:\n  rang: {doc: D., fields: [{it: {type: float64, doc: D., example: 0.5}}]}\n",
    ),
    ("type-int32-any", INT32, "events:\n  rang: {doc: D., fields: [{it: {type: any, doc: D., example: 1}}]}\n"),
    ("type-guid-string", GUID, "events:\n  rang: {doc: D., fields: [{it: {type: string, doc: D., example: x}}]}\n"),
    ("type-string-guid", "events:\n  rang: {doc: D., fields: [{it: {type: string, doc: D., example: x}}]}\n", GUID),
    (
        "type-uri-string",
        "events:\n  rang: {doc: D., fields: [{it: {type: uri, doc: D., example: \"https://example.com/a\"}}]}\n",
        "events:\n  rang: {doc: D., fields: [{it: {type: string, doc: D., example: x}}]}\n",
    ),
    (
        "type-int32-alias",
        "types:\n  L: {type: int32, doc: D.}\nevents:\n  rang: {doc: D., fields: [{it: {type: int32, doc: D., example: 1}}, {o: {type: L, doc: D., example: 1}}]}\n",
        "types:\n  L: {type: int32, doc: D.}\nevents:\n  rang: {doc: D., fields: [{it: {type: L, doc: D., example: 1}}, {o: {type: L, doc: D., example: 1}}]}\n",
    ),
    (
        "type-list-nullable-items",
        "events:\n  rang: {doc: D., fields: [{it: {type: \"list<int32>\", doc: D., example: [1]}}]}\n",
        "events:\n  rang: {doc: D., fields: [{it: {type: \"list<int32?>\", doc: D., example: [1]}}]}\n",
    ),
    (
        "type-object-map",
        "events:\n  rang: {doc: D., fields: [{it: {type: object, doc: D., example: {a: 1}}}]}\n",
        "events:\n  rang: {doc: D., fields: [{it: {type: \"map<any>\", doc: D., example: {a: 1}}}]}\n",
    ),
    (
        "type-integer-or-string",
        INT32,
        "events:\n  rang: {doc: D., fields: [{it: {type: integer-or-string, doc: D., example: 1}}]}\n",
    ),
    (
        "type-string-enum",
        "types:\n  T: {enum: string, doc: D., values: {a: D., b: D.}}\nevents:\n  rang: {doc: D., fields: [{it: {type: string, doc: D., example: a}}, {o: {type: T, doc: D.}}]}\n",
        "types:\n  T: {enum: string, doc: D., values: {a: D., b: D.}}\nevents:\n  rang: {doc: D., fields: [{it: {type: T, doc: D., example: a}}, {o: {type: T, doc: D.}}]}\n",
    ),
    (
        "field-added-optional",
        "events:\n  rang: {doc: D., fields: [{a: {type: int32, doc: D., example: 1}}]}\n",
        "events:\n  rang: {doc: D., fields: [{a: {type: int32, doc: D., example: 1}}, {b: {type: int32, doc: D., example: 1, optional: true, required: false}}]}\n",
    ),
    (
        "field-renamed-without-alias",
        "events:\n  rang: {doc: D., fields: [{caller_id: {type: int32, doc: Who called., example: 1, optional: true, required: false}}]}\n",
        "events:\n  rang: {doc: D., fields: [{callerId: {type: int32, doc: Who called., example: 1, optional: true, required: false}}]}\n",
    ),
    (
        "nullable-to-optional",
        "events:\n  rang: {doc: D., fields: [{a: {type: int32, doc: D., example: 1, nullable: true, optional: false, required: false}}]}\n",
        "events:\n  rang: {doc: D., fields: [{a: {type: int32, doc: D., example: 1, nullable: false, optional: true, required: false}}]}\n",
    ),
    (
        "enum-value-added-to-an-open-enum",
        "types:\n  T: {enum: string, doc: D., open: true, values: {a: D., b: D.}}\nevents:\n  rang: {doc: D., fields: [{it: {type: T, doc: D.}}]}\n",
        "types:\n  T: {enum: string, doc: D., open: true, values: {a: D., b: D., c: D.}}\nevents:\n  rang: {doc: D., fields: [{it: {type: T, doc: D.}}]}\n",
    ),
    (
        "a-type-that-contains-itself",
        "types:\n  A: {doc: D., fields: [{b: {type: \"B?\", doc: D.}}]}\n  B: {doc: D., fields: [{a: {type: \"list<A>\", doc: D.}}]}\nevents:\n  rang: {doc: D., fields: [{a: {type: A, doc: D.}}]}\n",
        "types:\n  A: {doc: D., fields: [{b: {type: \"B?\", doc: D.}}]}\n  B: {doc: D., fields: [{a: {type: \"A?\", doc: D.}}]}\nevents:\n  rang: {doc: D., fields: [{a: {type: A, doc: D.}}]}\n",
    ),
    (
        "bound-of-a-name-for-a-type",
        "types:\n  L: {type: int32, doc: D., max: 9}\nevents:\n  rang: {doc: D., fields: [{it: {type: L, doc: D., example: 1}}]}\n",
        "types:\n  L: {type: int32, doc: D., max: 5}\nevents:\n  rang: {doc: D., fields: [{it: {type: L, doc: D., example: 1}}]}\n",
    ),
];

const INT32: &str = "events:\n  rang: {doc: D., fields: [{it: {type: int32, doc: D., example: 1}}]}\n";
const INT64: &str = "events:\n  rang: {doc: D., fields: [{it: {type: int64, doc: D., example: 1}}]}\n";
const GUID: &str = "events:\n  rang: {doc: D., fields: [{it: {type: guid, doc: D., example: 9cae633f-68d0-4315-8b9a-b83c7673d8dc}}]}\n";

fn pair(id: &str, old: &[ExampleFile], new: &[ExampleFile]) -> Pair {
    let name = id.replace('-', "_");
    let files = [old, new].map(|files| renamed(&name, files));
    let [old, new] = files.each_ref().map(model);
    Pair { name, files, old, new }
}

/// The files with the vendor `demo` called like the pair, and others after it.
fn renamed(name: &str, files: &[ExampleFile]) -> Unsaved {
    let mut texts = Unsaved::new();
    for file in files {
        let (vendor, path) = file.path.split_once('/').expect("a vendor");
        let vendor = if vendor == "demo" { name.to_owned() } else { format!("{name}_{vendor}") };
        texts.insert(format!("{vendor}/{path}"), file.text.to_owned());
        texts.entry(format!("{vendor}/vendor.yaml")).or_insert_with(|| VENDOR.to_owned());
    }
    texts
}

/// The model of files in memory.
pub(crate) fn model(files: &Unsaved) -> Model {
    let nowhere = TempDir::new().unwrap();
    let compilation = hookwright::compile_with(nowhere.path(), files);
    let text = compilation.render(RenderOptions::default());
    compilation.model.unwrap_or_else(|| panic!("{text}"))
}

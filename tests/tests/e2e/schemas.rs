//! The exported JSON Schema: examples are accepted, what is not the event is refused.

use std::collections::{BTreeMap, BTreeSet};

use hookwright::emit::export::{self, Form, Options};
use hookwright_tests::vendors::Vendor;
use hookwright_tests::{body, documented, example, for_each_vendor, model, vendor};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::support::written;

for_each_vendor! {
    documents_are_valid_too;
    what_the_vendor_documents_is_valid_for_receivers;
}

/// An export, with its JSON read.
struct Export {
    what: String,
    files: BTreeMap<String, Value>,
}

impl Export {
    fn get(&self, path: &Value) -> &Value {
        let path = path.as_str().unwrap_or_else(|| panic!("{}: a path should be a text, and is {path}", self.what));
        self.files.get(path).unwrap_or_else(|| panic!("{}: there is no {path}", self.what))
    }

    fn validator(&self, path: &Value) -> Validator {
        let schema = self.get(path);
        assert!(jsonschema::meta::is_valid(schema), "{}: {path} is no valid schema", self.what);
        let options = jsonschema::options().should_validate_formats(true);
        options.build(schema).unwrap_or_else(|error| panic!("{}: {path}: {error}", self.what))
    }

    fn vendor<V: Vendor>(&self) -> &Value {
        self.vendors().iter().find(|vendor| vendor["name"] == V::NAME).expect("the vendor is there")
    }

    fn vendors(&self) -> &[Value] {
        self.files["index.json"]["vendors"].as_array().expect("a list")
    }
}

fn list<'a>(entry: &'a Value, key: &str) -> &'a [Value] {
    entry.get(key).map_or(&[], |list| list.as_array().expect("a list"))
}

/// The exports in both drafts and both profiles.
fn exports() -> impl Iterator<Item = Export> {
    let all = Form::all().into_iter().filter_map(|form| Some((form.draft()?, form)));
    all.map(|(draft, form)| {
        let files = export::export(&form, model(), export::Choice::default()).files;
        let json = |bytes: Vec<u8>| serde_json::from_slice(&bytes).expect("all files are JSON");
        Export {
            what: format!("draft {}, {}", draft.name(), form.options.profile.name()),
            files: files.into_iter().map(|(path, bytes)| (path, json(bytes))).collect(),
        }
    })
}

fn errors(validator: &Validator, value: &Value) -> String {
    validator.iter_errors(value).map(|error| format!("\n  {}: {error}", error.instance_path())).collect()
}

#[test]
fn every_example_is_valid_and_no_other_event() {
    for export in exports() {
        let mut count = 0;
        for entry in export.vendors() {
            let vendor = vendor(entry["name"].as_str().unwrap());
            let discriminator = vendor.discriminator.tag().unwrap();
            let bundle = export.validator(&entry["bundle"]);
            let events = list(entry, "events");
            for (index, event) in events.iter().enumerate() {
                let example = export.get(&event["example"]);
                let own = export.validator(&event["schema"]);
                let what = format!("{}: {}", export.what, event["example"]);
                assert_eq!(errors(&own, example), "", "{what} by its own schema");
                let body_of = |event: &Value| body(vendor, std::slice::from_ref(event));
                assert_eq!(errors(&bundle, &body_of(example)), "", "{what} by the bundle");

                assert_eq!(example[discriminator], event["name"]);
                let mut changed = example.clone();
                changed[discriminator] = events[(index + 1) % events.len()]["name"].clone();
                assert!(!own.is_valid(&changed), "{what} is accepted as another event");
                changed.as_object_mut().unwrap().shift_remove(discriminator);
                assert!(!own.is_valid(&changed), "{what} is accepted without `{discriminator}`");
                assert!(!bundle.is_valid(&body_of(&changed)), "{what} is accepted without `{discriminator}`");
                count += 1;
            }
        }
        assert_eq!(count, model().event_count(), "{}", export.what);
    }
}

fn documents_are_valid_too<V: Vendor>() {
    for export in exports() {
        let mut names = Vec::new();
        for document in list(export.vendor::<V>(), "documents") {
            let validator = export.validator(&document["schema"]);
            assert_eq!(errors(&validator, export.get(&document["example"])), "", "{}", export.what);
            assert!(!validator.is_valid(&json!({})), "{}: an empty document", export.what);
            names.push(document["name"].as_str().unwrap());
        }
        assert_eq!(names, V::DOCUMENTS, "{}", export.what);
    }
}

fn what_the_vendor_documents_is_valid_for_receivers<V: Vendor>() {
    for export in exports().filter(|export| export.what.ends_with("receiver")) {
        let bundle = export.validator(&export.vendor::<V>()["bundle"]);
        let bodies = documented::<V>();
        assert_eq!(bodies.len(), V::DOCUMENTED_BODIES);
        for (file, text) in bodies {
            let body = written::<V>(&serde_json::from_slice(&text).unwrap());
            assert_eq!(errors(&bundle, &body), "", "{}: {file}", export.what);
        }
    }
}

#[test]
fn the_index_lists_every_file_and_every_path_is_there() {
    for export in exports() {
        let index = &export.files["index.json"];
        let keys: Vec<&String> = index.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["$schema", "generator", "version", "draft", "profile", "vendors"]);
        assert_eq!(index["generator"], concat!("hookwright ", env!("CARGO_PKG_VERSION")));
        assert_eq!(
            format!("draft {}, {}", index["draft"].as_str().unwrap(), index["profile"].as_str().unwrap()),
            export.what
        );
        let mut listed = BTreeSet::from(["index.json", "index.schema.json"]);
        for entry in export.vendors() {
            let model = vendor(entry["name"].as_str().unwrap());
            assert_eq!(entry["title"], model.title.as_str());
            assert_eq!(entry["docs"], model.url.as_str());
            let names: Vec<&str> = list(entry, "events").iter().map(|event| event["name"].as_str().unwrap()).collect();
            assert_eq!(names, model.events.iter().map(|event| event.name.as_str()).collect::<Vec<_>>());
            let entries = list(entry, "events").iter().chain(list(entry, "documents"));
            let paths = entries.flat_map(|entry| [&entry["schema"], &entry["example"]]);
            let lists = list(entry, "events").iter().map(|event| &event["examples"]);
            let paths = paths.chain(lists).chain([&entry["bundle"]]);
            for path in paths {
                export.get(path);
                listed.insert(path.as_str().unwrap());
            }
        }
        assert_eq!(listed, export.files.keys().map(String::as_str).collect(), "{}", export.what);
    }
}

#[test]
fn every_schema_has_its_own_absolute_id() {
    let mut ids = BTreeSet::new();
    for export in exports() {
        let schemas = export.files.iter().filter(|(path, _)| path.ends_with(".schema.json") && path.contains('/'));
        for (path, file) in schemas {
            // Its name in draft 04.
            let id = file.get("$id").unwrap_or(&file["id"]).as_str().expect("an id");
            assert!(id.starts_with("https://") && id.ends_with(path), "{id}");
            assert!(ids.insert(id.to_owned()), "{id} twice");
        }
    }
    // In each of the exports: the events, the bundles, and documents.
    let [first, ..] = &exports().collect::<Vec<_>>()[..] else { panic!("no exports") };
    let documents: usize = first.vendors().iter().map(|vendor| list(vendor, "documents").len()).sum();
    assert_eq!(ids.len(), exports().count() * (model().event_count() + model().vendors.len() + documents));
}

/// Changes to an example that only the strict profile, or both, must refuse.
#[test]
fn receivers_take_what_is_new_and_the_strict_contract_does_not() {
    let set = |mut value: Value, pointer: &str, new: Value| {
        *value.pointer_mut(pointer).unwrap() = new;
        value
    };
    let user = example("enreach", "UserAvailability");
    let task = example("ringcx", "task.taken");
    let mut more = user.clone();
    more["NewField"] = json!(1);
    let mut less = user.clone();
    less.as_object_mut().unwrap().shift_remove("Note");
    let cases = [
        ("enreach/events/UserAvailability", more, true, true),
        ("enreach/events/UserAvailability", set(user.clone(), "/Availability", json!("Meditating")), true, false),
        ("enreach/events/UserAvailability", less, true, false),
        ("enreach/events/UserAvailability", set(user.clone(), "/UserId", json!(7)), false, false),
        ("enreach/events/UserAvailability", set(user.clone(), "/UserId", json!(null)), false, false),
        ("enreach/events/UserAvailability", set(user, "/Note", json!(null)), true, true),
        ("ringcx/events/task.taken", set(task.clone(), "/resource/id", json!(7)), true, true),
        ("ringcx/events/task.taken", set(task.clone(), "/resource/id", json!(true)), false, false),
        ("ringcx/events/task.taken", set(task.clone(), "/resource/metadata/type", json!("poll")), true, false),
        ("ringcx/events/task.taken", set(task, "/issued_at", json!("today")), false, false),
    ];
    for export in exports() {
        for (path, value, receiver, strict) in &cases {
            let expected = if export.what.ends_with("strict") { *strict } else { *receiver };
            let validator = export.validator(&Value::String(format!("{path}.schema.json")));
            assert_eq!(
                validator.is_valid(value),
                expected,
                "{}: {path}: {value}{}",
                export.what,
                errors(&validator, value)
            );
        }
    }
}

#[test]
fn one_vendor_can_be_exported_alone() {
    let vendors = ["livechat".to_owned()];
    let choice = export::Choice { vendors: &vendors, events: &[] };
    let files = export::export(&Form::json_schema(Options::default()), model(), choice).files;
    assert_eq!(
        files.keys().filter(|path| !path.starts_with("livechat/")).collect::<Vec<_>>(),
        ["index.json", "index.schema.json"]
    );
    let index: Map<String, Value> = serde_json::from_slice(&files["index.json"]).unwrap();
    assert_eq!(index["vendors"].as_array().unwrap().len(), 1);
}

//! What editors check schema files by: the meta-schemas accept ours, and refuse mistakes of shape.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hookwright_tests::{model, paths, root};
use jsonschema::Validator;
use serde_json::Value;

/// The meta-schemas that are committed.
struct MetaSchemas {
    vendor: Validator,
    events: Validator,
    settings: Validator,
}

impl MetaSchemas {
    fn committed() -> MetaSchemas {
        let read = |name: &str| {
            let path = root().join("schemas/.meta").join(name);
            let schema: Value = serde_json::from_slice(&fs::read(path).expect("it is committed")).expect("JSON");
            assert!(jsonschema::meta::is_valid(&schema), "{name} is no JSON Schema");
            jsonschema::validator_for(&schema).expect("a schema")
        };
        let [vendor, events, settings] =
            ["vendor", "events", "settings"].map(|kind| read(&format!("{kind}.schema.json")));
        MetaSchemas { vendor, events, settings }
    }

    /// The mistakes in a schema file, which must be YAML.
    fn mistakes(&self, path: &Path) -> Vec<String> {
        let value = yaml(path).unwrap_or_else(|| panic!("{} is not YAML", path.display()));
        let validator = match path.file_name().and_then(|name| name.to_str()) {
            Some("vendor.yaml") => &self.vendor,
            Some("hookwright.yaml") => &self.settings,
            _ => &self.events,
        };
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
    }
}

fn yaml(path: &Path) -> Option<Value> {
    serde_yaml::from_str(&fs::read_to_string(path).expect("readable")).ok()
}

fn schema_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = paths(folder);
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files
}

#[test]
fn every_schema_file_validates_and_names_its_meta_schema() {
    let meta = MetaSchemas::committed();
    let schemas = root().join("schemas");
    let mut seen = 0;
    for path in schema_files(&schemas) {
        assert_eq!(meta.mistakes(&path), Vec::<String>::new(), "{}", path.display());
        let text = fs::read_to_string(&path).expect("readable");
        let first = text.lines().next().unwrap_or_default();
        let named = first.strip_prefix("# yaml-language-server: $schema=").expect("a modeline in the first line");
        let target = path.parent().expect("a directory").join(named).canonicalize().expect("the meta-schema is there");
        let kind = match path.file_name().and_then(|name| name.to_str()) {
            Some("vendor.yaml") => "vendor",
            Some("hookwright.yaml") => "settings",
            _ => "events",
        };
        assert_eq!(target, schemas.join(format!(".meta/{kind}.schema.json")).canonicalize().unwrap());
        seen += usize::from(kind != "settings");
    }
    assert_eq!(seen, model().file_count());
}

#[test]
fn the_editor_settings_name_files_that_are_there() {
    let text = fs::read_to_string(root().join(".vscode/settings.json")).expect("it is committed");
    let settings: Value = serde_json::from_str(&text).expect("JSON");
    let schemas = settings["yaml.schemas"].as_object().expect("an object");
    assert_eq!(schemas.len(), 3);
    for path in schemas.keys() {
        assert!(root().join(path).is_file(), "{path}");
    }
}

/// Fixtures whose mistake is one of shape, which an editor shows while one types. The others need
/// the compiler: what they name is not there, is there twice, or does not fit.
const OF_SHAPE: &[&str] = &[
    "0004-unknown-key",
    "0004-unknown-key-of-settings",
    "0004-unknown-key-of-vendor",
    "0005-list-for-mapping",
    "0005-number-for-text",
    "0005-wrong-value",
    "0006-missing-key",
    "0006-missing-key-of-vendor",
    "0006-neither-fields-nor-payload",
    "0017-fields-and-payload",
    "0025-bad-address",
    "0029-settings",
    "several-at-once",
];

/// The rules that a mistake of shape breaks.
const RULES_OF_SHAPE: &[&str] = &["HW0004", "HW0005", "HW0006", "HW0008", "HW0017", "HW0025", "HW0029"];

#[test]
fn mistakes_of_shape_are_refused() {
    let meta = MetaSchemas::committed();
    let mut refused = BTreeSet::new();
    for case in fs::read_dir(root().join("tests/fixtures/broken")).expect("the fixtures are there") {
        let case = case.expect("readable");
        let broken = hookwright::compile(&case.path()).diagnostics;
        // A file that is no YAML for the compiler has no shape, whatever another parser makes of it.
        if broken.iter().any(|found| found.rule.id == "HW0002") {
            continue;
        }
        let has_mistakes = |path: &PathBuf| yaml(path).is_some() && !meta.mistakes(path).is_empty();
        if schema_files(&case.path()).iter().any(has_mistakes) {
            let name = case.file_name().into_string().expect("UTF-8");
            let of_shape = broken.iter().any(|found| RULES_OF_SHAPE.contains(&found.rule.id));
            assert!(of_shape, "{name} is refused for another reason: {broken:?}");
            refused.insert(name);
        }
    }
    let accepted: Vec<&&str> = OF_SHAPE.iter().filter(|name| !refused.contains(**name)).collect();
    assert!(accepted.is_empty(), "{accepted:?} are accepted");
}

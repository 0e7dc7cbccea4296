//! What packages are made of. That they install and compile is shown in `tests/consumers`.

use serde_json::{Value, json};

use super::{Npm, Python};
use crate::emit::contract::fixture::model;
use crate::emit::export::{Choice, Form, Format, Options, export};
use crate::model::{Contact, Model};
use crate::output::Files;

fn files(format: &'static dyn Format, model: &Model) -> Files {
    export(&Form { format, options: Options::default() }, model, Choice::default()).files
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}: {:?}", files.keys()))).unwrap()
}

/// The model with settings of another company.
fn settled() -> Model {
    let mut model = model();
    let package = &mut model.settings.package;
    (package.name, package.version) = ("Acme-events".to_owned(), "1.2.3-rc.1".to_owned());
    package.description = "Events \"\"\" */ of <b>Acme</b>.".to_owned();
    package.license = "MIT".to_owned();
    package.repository = Some("https://git.acme.example/events".to_owned());
    let email = Some("events@acme.example".to_owned());
    model.settings.contact = Some(Contact { name: None, url: Some("https://acme.example".to_owned()), email });
    model
}

#[test]
fn npm_has_a_module_for_each_vendor() {
    let files = files(&Npm, &settled());
    let manifest: Value = serde_json::from_str(text(&files, "package.json")).unwrap();
    let author = json!({"url": "https://acme.example", "email": "events@acme.example", "name": "events@acme.example"});
    let expected = json!({
        "name": "acme-events", "version": "1.2.3-rc.1", "description": "Events \"\"\" */ of <b>Acme</b>.",
        "license": "MIT", "author": author,
        "repository": {"type": "git", "url": "https://git.acme.example/events"},
        "type": "module", "sideEffects": false, "files": ["lib", "schemas"],
        "exports": {
            "./flat-one": {"types": "./lib/flat-one/index.d.ts", "default": "./lib/flat-one/index.js"},
            "./ring": {"types": "./lib/ring/index.d.ts", "default": "./lib/ring/index.js"},
            "./schemas/*": "./schemas/*", "./package.json": "./package.json",
        },
    });
    assert_eq!(manifest, expected);
    assert!(text(&files, "lib/ring/index.js").contains("\"eventsIn\": [\n    \"events\"\n  ]"));
    assert!(text(&files, "lib/ring/index.d.ts").contains("  \"pong\": events.Pong;\n"));
    assert!(text(&files, "README.md").contains("of \\<b\\>Acme\\<\\/b\\>"));
    let index: Value = serde_json::from_str(text(&files, "schemas/index.json")).unwrap();
    assert_eq!(index.get("version"), Some(&json!("1.2.3-rc.1")));
}

#[test]
fn python_has_types_of_all_shapes() {
    let files = files(&Python, &settled());
    let manifest: toml_edit::DocumentMut = text(&files, "pyproject.toml").parse().unwrap();
    let project = &manifest["project"];
    assert_eq!(project["version"].as_str(), Some("1.2.3-rc.1"));
    assert_eq!(project["description"].as_str(), Some("Events \"\"\" */ of <b>Acme</b>."));
    assert_eq!(project["urls"]["Contact"].as_str(), Some("https://acme.example"));
    assert!(
        text(&files, "src/acme_events/__init__.py").starts_with("\"\"\"Events \\\"\\\"\\\" */ of <b>Acme</b>.\"\"\"\n")
    );
    let flat = text(&files, "src/acme_events/flat_one.py");
    for line in [
        "FlatOneEvent: _t.TypeAlias = _t.Union[\n    \"KnownEvent\",\n    \"UnknownEvent\",\n]\n",
        "KnownEvent: _t.TypeAlias = _t.Union[\n    \"Scalars\",\n    \"Shapes\",\n]\n",
        "UnknownEvent: _t.TypeAlias = _t.Dict[str, object]\n",
        "    \"EventType\": _t.Literal[\"Scalars\"],\n",
        "    \"Flag\": _t.NotRequired[_t.Optional[bool]],\n",
        "    \"Numbers\": _t.NotRequired[_t.Optional[_t.List[_t.Optional[str]]]],\n",
        "Availability: _t.TypeAlias = _t.Union[_t.Literal[\"Available\", \"Busy\"], str]\n",
        "OpenStatus: _t.TypeAlias = _t.Union[_t.Literal[0, 1], int]\n",
        "def parse(body: _t.Union[str, bytes]) -> _t.Union[KnownEvent, _UnknownEvent]:\n",
    ] {
        assert!(flat.contains(line), "{line}\nis not in\n{flat}");
    }
    let ring = text(&files, "src/acme_events/ring.py");
    assert!(ring.contains(") -> _t.List[_t.Union[KnownEvent, _UnknownEvent]]:\n"), "{ring}");
    assert!(files.contains_key("src/acme_events/_schemas/ring/events/pong.schema.json"));
}

//! Edits change what they are about, and nothing else.

use super::{At, EditError, Step, Text};

const EVENTS: &[Step<'_>] = &[Step::Key("events")];

/// A text after an edit.
fn edited(text: &str, edit: impl FnOnce(&mut Text) -> Result<(), EditError>) -> String {
    let mut text = Text::new(text);
    edit(&mut text).unwrap();
    text.finish()
}

fn added(text: &str, path: &[Step<'_>], at: At<'_>, entry: &[&str]) -> String {
    let entry: Vec<String> = entry.iter().map(|line| (*line).to_owned()).collect();
    edited(text, |text| text.add(path, at, &entry))
}

#[test]
fn line_ends_and_a_missing_last_one_are_kept_in_order() {
    assert_eq!(added("events:\r\n  A: {}", EVENTS, At::Last, &["B: {}"]), "events:\r\n  A: {}\r\n  B: {}\r\n");
    let types = &[Step::Key("types")];
    assert_eq!(added("doc: x\n", types, At::Last, &["B: {}"]), "doc: x\n\ntypes:\n  B: {}\n");
    assert_eq!(added("", types, At::Last, &["B: {}"]), "types:\n  B: {}\n");
}

#[test]
fn entries_go_where_they_belong() {
    let text = "events:\n  A: {}   # a\n  # about B\n  B:\n    doc: >-\n      x\n\n  # end\ntypes: {}\n";
    let after = added(text, EVENTS, At::After("A"), &["N: {}"]);
    assert_eq!(after, text.replace("# a\n", "# a\n  N: {}\n"));
    assert_eq!(added(text, EVENTS, At::First, &["N: {}"]), text.replace("  A:", "  N: {}\n  A:"));
    assert_eq!(added(text, EVENTS, At::Last, &["N: {}"]), text.replace("      x\n", "      x\n  N: {}\n"));
    let types = added(text, &[Step::Key("types")], At::Last, &["T:", "  doc: y"]);
    assert_eq!(types, text.replace("types: {}", "types:\n  T:\n    doc: y"));
}

#[test]
fn lists_of_fields_get_fields() {
    let fields: &[Step<'_>] = &[Step::Key("events"), Step::Key("A"), Step::Key("fields")];
    let block = "events:\n  A:\n    fields:\n      - x   # one\n      - y:\n          type: bool\n      - z\n";
    assert_eq!(added(block, fields, At::After("y"), &["- n"]), block.replace("      - z", "      - n\n      - z"));
    let flow = "events:\n  A: {doc: d, fields: [x, y: bool]}   # end\n  B: {}\n";
    let expected = "events:\n  A:\n    doc: d\n    fields:\n      - n\n      - x\n      - y: bool   # end\n  B: {}\n";
    assert_eq!(added(flow, fields, At::First, &["- n"]), expected);
    let none = "events: {A: {doc: d, fields: []}}\n";
    assert_eq!(added(none, fields, At::Last, &["- n"]), "events:\n  A:\n    doc: d\n    fields:\n      - n\n");
}

#[test]
fn keys_are_set_in_every_form() {
    let path = |name| [Step::Key("fields"), Step::Item(name)];
    let text = "fields:\n  - a\n  - b: guid?\n  - c: {doc: x}   # c\n  - d:\n      doc: y\n      type: bool   # d\n";
    let set = |name, key: &str, value: &str| edited(text, |text| text.set(&path(name), key, value, "type"));
    assert_eq!(set("a", "type", "bool"), text.replace("- a", "- a: {type: bool}"));
    assert_eq!(set("b", "type", "bool"), text.replace("guid?", "bool"));
    assert_eq!(set("b", "optional", "true"), text.replace("guid?", "{type: guid?, optional: true}"));
    assert_eq!(set("c", "optional", "true"), text.replace("doc: x", "doc: x, optional: true"));
    assert_eq!(set("d", "type", "int32"), text.replace("type: bool", "type: int32"));
    assert_eq!(set("d", "optional", "true"), text.to_owned() + "      optional: true\n");
}

#[test]
fn comments_stand_above_and_come_once() {
    let text = "fields:\n  - a\n  - b: {doc: [x,\n      y]}\n";
    let path = [Step::Key("fields"), Step::Item("b")];
    let once = edited(text, |text| text.comment(&path, "look\nat it"));
    assert_eq!(once, text.replace("  - b", "  # TODO look\\nat it\n  - b"));
    assert_eq!(edited(&once, |text| text.comment(&path, "look\nat it")), once);
    let placed = edited(text, |text| text.comment(&path, "look (page.md:1)"));
    assert_eq!(edited(&placed, |text| text.comment(&path, "look (page.md:2)")), placed.replace(":1)", ":2)"));
}

#[test]
fn what_cannot_be_edited_is_refused() {
    let refused =
        |text: &str, path: &[Step<'_>]| Text::new(text).add(path, At::Last, &["B: {}".to_owned()]).unwrap_err();
    assert_eq!(refused("a: [", EVENTS), EditError::NotYaml);
    assert_eq!(refused("events: 3\n", EVENTS), EditError::NoEntries("events".to_owned()));
    assert_eq!(refused("events: {A: {},   # a\n  B: {}}\n", EVENTS), EditError::Comment);
}

//! One item under a new name, or two items: what the schemas say, and what is guessed.

use crate::harness::lines;

fn event(fields: &str) -> String {
    format!("events:\n  rang:\n    doc: A bell rang.\n    fields:\n{fields}")
}

#[test]
fn an_alias_says_that_a_field_is_renamed_wherever_it_is() {
    let old = event("      - a: {type: int32, doc: A., example: 1}\n      - b: {type: int32, doc: B., example: 1}\n");
    let new = event(
        "      - b: {type: int32, doc: B., example: 1}\n      - z: {type: int32, doc: Z., example: 1, aliases: [a]}\n",
    );
    assert_eq!(lines(&old, &new), ["field-renamed rang z bbbb", "docs-changed rang z nnnn"]);
}

#[test]
fn a_field_of_the_same_type_at_the_same_place_is_a_guess_if_name_or_docs_are_alike() {
    let field = |name: &str, doc: &str, ty: &str, example: &str| {
        event(&format!("      - {name}: {{type: {ty}, doc: {doc}, example: {example}}}\n"))
    };
    let old = field("caller_id", "Who called.", "string", "x");
    assert_eq!(lines(&old, &field("callerId", "Who called.", "string", "x"))[0], "field-renamed rang callerId? nbbb");
    assert_eq!(lines(&old, &field("origin", "Who called.", "string", "x")), ["field-renamed rang origin? bbbb"]);
    // Another type, or nothing in common.
    assert_eq!(lines(&old, &field("callerId", "Who called.", "int32", "1")).len(), 2);
    assert_eq!(lines(&old, &field("volume", "How loud.", "string", "x")).len(), 2);
}

#[test]
fn what_uses_a_renamed_type_has_not_changed() {
    let schema = |name: &str, other: &str| {
        format!(
            "types:\n  {name}:\n    doc: A part.\n    fields: [{{next: {{type: \"list<{name}>\", doc: Others., example: []}}}}]\n\
             \x20 {other}:\n    doc: A whole.\n    fields: [{{part: {{type: \"{name}?\", doc: The part.}}}}]\n"
        ) + &event(&format!("      - whole: {{type: {other}, doc: The whole.}}\n"))
    };
    let found = lines(&schema("Part", "Whole"), &schema("BellPart", "WholeBell"));
    assert_eq!(found, ["type-renamed BellPart? bnnb", "type-renamed WholeBell? bnnb"]);
}

#[test]
fn events_without_fields_are_guessed_by_their_names_or_docs() {
    let schema = |name: &str, doc: &str| format!("events:\n  {name}: {{doc: {doc}, fields: []}}\n");
    let old = schema("call_started", "A call began.");
    assert_eq!(lines(&old, &schema("call.started", "It began."))[0], "event-renamed call.started? ncbb");
    assert_eq!(lines(&old, &schema("ringing", "A call began."))[0], "event-renamed ringing? bcbb");
    assert_eq!(
        lines(&old, &schema("ringing", "It rings.")),
        ["event-added ringing ccbc", "event-removed call_started bcbb"]
    );
}

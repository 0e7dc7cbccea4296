//! Examples that many events share.

use crate::project::{Project, VENDOR, file_is_refused};

/// `count` events that have the same fields.
fn events_with(count: usize, fields: &str) -> String {
    let event = |number| format!("  E{number}: {{doc: A bell rang., fields: [{fields}]}}\n");
    format!("events:\n{}", (0..count).map(event).collect::<String>())
}

#[test]
fn examples_that_many_events_share() {
    let expected = &["HW0015", "more.yaml:", "the examples of all events and types are larger than "];
    let numbers = vec!["1"; 8000].join(", ");
    let events = events_with(8000, "x");
    let field = |example: &str| format!("  x: {{type: any, doc: What it is., example: {example}}}\n");
    // The example of a field, be it many values or one large text.
    file_is_refused(format!("fields:\n{}{events}", field(&format!("[{numbers}]"))), expected);
    file_is_refused(format!("fields:\n{}{events}", field(&"x".repeat(400_000))), expected);
    // The example of a file.
    file_is_refused(format!("example: {{x: [{numbers}]}}\nfields:\n{}{events}", field("1")), expected);
    // That of a type.
    let list = format!("{{y: [{numbers}]}}");
    let ty =
        format!("  T:\n    doc: A part.\n    fields: [{{y: {{type: any, doc: What it is.}}}}]\n    example: {list}\n");
    file_is_refused(format!("types:\n{ty}{}", events_with(8000, "{x: {type: T, doc: A part.}}")), expected);
    let event = events_with(1, "{x: {type: T0, doc: A part.}}");
    let level = |it: usize| {
        let inner = if it == 10 { "T".to_owned() } else { format!("T{}", it + 1) };
        let field = |name: &str| format!("{{{name}: {{type: {inner}, doc: A part.}}}}");
        format!("  T{it}: {{doc: A part., fields: [{}, {}]}}\n", field("a"), field("b"))
    };
    let levels: String = (0..11).map(level).collect();
    file_is_refused(format!("types:\n{ty}{levels}{event}"), expected);
}

#[test]
fn an_envelope_with_a_large_example_that_many_events_share() {
    let project = Project::new();
    let numbers = vec!["1"; 8000].join(", ");
    let field = format!("{{x: {{type: any, doc: What it is., example: [{numbers}]}}}}");
    let envelope = format!(
        "envelope: {{name: Body, doc: A body., fields: [{field}], events: {{field: events, doc: The events.}}}}\n"
    );
    project.write("acme/vendor.yaml", format!("{VENDOR}{envelope}"));
    project.accepted();
    project.write("acme/more.yaml", events_with(8000, ""));
    project.refused(&["HW0015", "the example of the envelope", "are larger than 95 MiB"]);
}

#[test]
fn a_large_example_of_many_events_is_fine_within_the_limit() {
    let project = Project::new();
    let numbers = vec!["1"; 1000].join(", ");
    let field = format!("fields:\n  x: {{type: any, doc: What it is., example: [{numbers}]}}\n");
    project.write("acme/more.yaml", format!("{field}{}", events_with(500, "x")));
    project.accepted();
}

//! What each lint reports, and what it leaves alone, beyond the examples in its record.

use std::fs;

use hookwright::diagnostic::RenderOptions;

const VENDOR: &str = "\
title: Demo
doc: A made-up vendor.
docs: https://example.com/demo
discriminator: {field: kind, doc: Names the event type.}
";

/// Rule and line of all that is said of a schema file, which must compile.
fn said(events: &str) -> Vec<(&'static str, usize)> {
    said_with(VENDOR, events).into_iter().filter(|(_, file, _)| file == "events.yaml").map(|it| (it.0, it.2)).collect()
}

fn said_with(vendor: &str, events: &str) -> Vec<(&'static str, String, usize)> {
    let folder = tempfile::tempdir().expect("a directory");
    let demo = folder.path().join("demo");
    fs::create_dir(&demo).expect("the directory can be made");
    fs::write(demo.join("vendor.yaml"), vendor).expect("written");
    fs::write(demo.join("events.yaml"), events).expect("written");
    let compilation = hookwright::compile(folder.path());
    assert!(compilation.model.is_some(), "{}", compilation.render(RenderOptions::default()));
    let places = compilation.diagnostics.iter().map(|diagnostic| {
        let span = diagnostic.span.expect("lints have a place");
        let path = &compilation.sources.get(span.file).expect("a file").path;
        (
            diagnostic.rule.id,
            path.rsplit('/').next().expect("a name").to_owned(),
            compilation.sources.line_column(span).0,
        )
    });
    places.collect()
}

/// An event with these fields, of which the first is on line 5.
fn event(fields: &str) -> String {
    let lines: String = fields.lines().map(|line| format!("      - {}\n", line.trim())).collect();
    format!("events:\n  ping:\n    doc: A sign of life.\n    fields:\n{lines}")
}

#[test]
fn a_header_and_a_text_must_say_something() {
    let header = "header:\n  fields: [{id: {type: string, doc: Id of the sign., example: a}}]\n";
    let found = said_with(&format!("{VENDOR}{header}"), &event("x: {type: string, doc: ' ', example: a}"));
    assert_eq!(found, [("HW0101", "events.yaml".to_owned(), 5), ("HW0101", "vendor.yaml".to_owned(), 1)]);
}

#[test]
fn a_todo_is_reported_as_such_alone() {
    let found = said(&event(
        "user: {type: string, doc: TODO, example: a}\nuser_id: {type: string, doc: 'TODO: user id', example: a}",
    ));
    assert_eq!(found, [("HW0111", 5), ("HW0111", 6)]);
}

#[test]
fn texts_of_values_variants_and_types_are_looked_at_too() {
    let types = "types:\n  Level:\n    enum: string\n    doc: how loud.\n    values:\n      low: not loud\n      high: {doc: High.}\n";
    let found = said(&format!("{types}{}", event("level: {type: Level, doc: How loud it was.}")));
    assert_eq!(found, [("HW0102", 4), ("HW0102", 6), ("HW0103", 7)]);
}

#[test]
fn each_of_the_details_is_one_sentence() {
    let details = "details: [Fine., not fine, Two. Of them., 'TODO: a third']";
    let found = said(&event(&format!("a: {{type: string, doc: One of a few., {details}, example: a}}")));
    assert_eq!(found, [("HW0102", 5), ("HW0102", 5), ("HW0111", 5)]);
    let delivery = "delivery: {method: post, success: {}, doc: Once., details: [no]}\n";
    let found = said_with(&format!("{VENDOR}{delivery}"), &event("a: {type: string, doc: One of a few., example: a}"));
    assert_eq!(found, [("HW0102", "vendor.yaml".to_owned(), 5)]);
}

#[test]
fn a_value_somewhere_is_enough_and_emptiness_is_none() {
    let found = said(&event(
        "a: {type: list<string>, doc: One of a few., optional: true, example: []}\n\
         b: {type: string, doc: One of a few., nullable: true, example: null}\n\
         c: {type: string, doc: One of a few., optional: true}\n\
         d: {type: object, doc: One of a few.}\n\
         e: {type: list<string>, doc: One of a few., max_items: 3, example: []}",
    ));
    assert_eq!(found, [("HW0104", 5), ("HW0104", 6), ("HW0104", 7), ("HW0104", 8), ("HW0108", 9)]);
    let shared = "payloads:\n  Sign: {doc: What signs share., fields: [{a: {type: string, doc: One of a few., optional: true}}]}\n\
                  events:\n  ping: {doc: A sign of life., payload: Sign}\n  pong: {doc: An answer., payload: Sign";
    assert_eq!(said(&format!("{shared}}}\n")), [("HW0104", 2)]);
    assert_eq!(said(&format!("{shared}, example: {{a: x}}}}\n")), []);
}

#[test]
fn bounds_of_a_named_type_are_tried_where_it_is_used() {
    let types = "types:\n  Percent: {type: int32, doc: Of a hundred., min: 0, max: 100}\n";
    let field = "share: {type: list<Percent>, doc: How much of it., example: ";
    assert_eq!(said(&format!("{types}{}", event(&format!("{field}[50]}}")))), []);
    let empty = said(&format!("{types}{}", event(&format!("{field}[]}}"))));
    assert_eq!(empty, [("HW0108", 2), ("HW0104", 7)]);
}

#[test]
fn null_is_an_example_of_any() {
    assert_eq!(said(&event("a: {type: any, doc: Whatever there is., example: null}")), [("HW0104", 5)]);
}

#[test]
fn types_that_only_lead_to_each_other_are_unused() {
    let part = |name: &str, inner: &str| {
        format!(
            "  {name}: {{doc: A part., fields: [{{x: {{type: 'list<{inner}>', doc: What is in it., example: [{{x: []}}]}}}}]}}\n"
        )
    };
    let types = format!("types:\n{}{}", part("One", "Two"), part("Two", "One"));
    let found = said(&format!("{types}{}", event("id: {type: string, doc: Which sign it is., example: a}")));
    assert_eq!(found, [("HW0106", 2), ("HW0106", 3)]);
    assert_eq!(said(&format!("{types}{}", event("x: {type: One, doc: What was sent.}"))), []);
}

#[test]
fn payloads_and_entries_of_the_dictionary_are_to_be_used() {
    let unused = "payloads:\n  Sign: {doc: What signs share., fields: []}\nfields:\n  old: {type: string, doc: No more., example: a}\n";
    assert_eq!(
        said(&format!("{unused}events: {{ping: {{doc: A sign of life., fields: []}}}}\n")),
        [("HW0106", 2), ("HW0106", 4)]
    );
}

#[test]
fn enums_of_one_base_are_of_one_type_and_nested_names_are_their_own() {
    let types = "types:\n\
        \x20 One: {enum: string, doc: How it is., values: {a: The first., b: The second.}}\n\
        \x20 Two: {enum: string, doc: How it is., values: {c: The third., d: The fourth.}}\n\
        \x20 Part: {doc: A piece., fields: [{state: {type: int32, doc: How many there are., example: 1}}]}\n";
    let events = |ty: &str, example: &str| {
        format!(
            "events:\n  ping: {{doc: A sign of life., fields: [{{state: {{type: One, doc: How it went.}}}}, {{part: {{type: Part, doc: What is in it.}}}}]}}\n  \
             pong: {{doc: An answer., fields: [{{state: {{type: Two, doc: How it went.}}}}]}}\n  \
             pang: {{doc: A blow., fields: [{{state: {{type: {ty}, doc: How it went., example: {example}}}}}]}}\n"
        )
    };
    assert_eq!(said(&format!("{types}{}", events("string", "x"))), []);
    assert_eq!(said(&format!("{types}{}", events("int32", "1"))), [("HW0110", 8)]);
}

#[test]
fn deprecated_values_and_events_name_their_successors_too() {
    let types = "types:\n  Level:\n    enum: string\n    doc: How loud it is.\n    values:\n      a: {doc: Quiet., deprecated: {}}\n      b: Loud.\n";
    let event = "events:\n  ping:\n    doc: A sign of life.\n    deprecated: {doc: Since March.}\n    fields: [{level: {type: Level, doc: How loud it was.}}]\n";
    assert_eq!(said(&format!("{types}{event}")), [("HW0109", 6), ("HW0109", 9)]);
}

//! Verdicts that depend on more than the rule.

use crate::harness::{changes, lines};
use hookwright::diff::View;

fn field(ty: &str, more: &str) -> String {
    let types = "types:\n  Tone: {enum: string, doc: How it sounds., values: {deep: Low., high: Not low.}}\n\
                 \x20 Loudness: {type: int32, doc: How loud.}\n  Part: {doc: A part., fields: []}\n";
    // Every type is used, whichever the field has.
    let used = "      - tone: {type: Tone, doc: T.}\n      - loudness: {type: Loudness, doc: T., example: 1}\n\
                \x20     - part: {type: Part, doc: T.}\n";
    let field = format!("      - it: {{type: \"{ty}\", doc: What it is.{more}}}\n");
    format!("{types}events:\n  rang:\n    doc: A bell rang.\n    fields:\n{field}{used}")
}

/// The verdicts of a change of type, from `int32` with an example to another.
fn verdicts(old: (&str, &str), new: (&str, &str)) -> String {
    let found = lines(&field(old.0, old.1), &field(new.0, new.1));
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].strip_prefix("field-type-changed rang it ").unwrap_or(&found[0]).to_owned()
}

#[test]
fn a_type_is_judged_by_the_values_that_each_side_takes() {
    let example = |text: &str| format!(", example: {text}");
    let (one, text, guid) = (example("1"), example("x"), example("9cae633f-68d0-4315-8b9a-b83c7673d8dc"));
    for (old, new, expected) in [
        (("int32", &one), ("int64", &one), "bbbc"),
        (("int64", &one), ("int32", &one), "bbbc"),
        (("int64", &one), ("unix-seconds", &one), "bccc"),
        (("guid", &guid), ("string", &guid), "bbbc"),
        (("uri", &example("https://example.com")), ("string", &text), "ccbc"),
        (
            ("date-time", &example("2026-01-01T00:00:00Z")),
            ("date-time-optional-offset", &example("2026-01-01T00:00:00Z")),
            "ccbc",
        ),
        (("string", &text), ("Tone", &example("deep")), "bcbc"),
        (("int32", &one), ("Loudness", &one), "cccc"),
        (("int32", &one), ("any", &one), "bbbb"),
        (("int32", &one), ("integer-or-string", &one), "bbbb"),
        (("integer-or-string", &one), ("int32", &one), "bbbc"),
        (("list<int32>", &example("[1]")), ("list<int32?>", &example("[1]")), "bbbb"),
        (("list<int32?>", &example("[1]")), ("list<int32>", &example("[1]")), "bbbc"),
        (("map<any>", &example("{a: 1}")), ("object", &example("{a: 1}")), "bccc"),
        (("object", &example("{a: 1}")), ("map<any>", &example("{a: 1}")), "bccc"),
    ] {
        assert_eq!(verdicts((old.0, old.1), (new.0, new.1)), expected, "{old:?} to {new:?}");
    }
}

#[test]
fn from_null_to_absent_an_option_stays_one() {
    let found = lines(
        &field("string", ", example: x, nullable: true, optional: false, required: false"),
        &field("string", ", example: x, nullable: false, optional: true, required: false"),
    );
    assert_eq!(found, ["optional-added rang it cnnn", "nullable-removed rang it ncbn"]);
}

#[test]
fn what_breaks_only_those_who_keep_the_old_version_asks_for_none() {
    let found = changes(
        "events:\n  a: {doc: A., fields: []}\n",
        "events:\n  a: {doc: A., fields: []}\n  b: {doc: B., fields: []}\n",
    );
    let [added] = found.as_slice() else { panic!("{found:?}") };
    assert!(added.effects.is_breaking() && !added.effects.breaks_upgrade());
    let refused: Vec<View> =
        added.effects.views().filter(|(_, effect)| effect.verdict.name() == "breaking").map(|(view, _)| view).collect();
    assert_eq!(refused, [View::OldStrictSchema]);
}

#[test]
fn the_first_event_of_a_vendor_is_no_news_to_schemas_that_take_any_object() {
    assert_eq!(lines("types: {}\n", "events:\n  a: {doc: A., fields: []}\n"), ["event-added a cccc"]);
}

#[test]
fn a_type_that_comes_to_contain_itself_is_boxed() {
    let schema = |ty: &str| {
        format!(
            "types:\n  A: {{doc: D., fields: [{{b: {{type: \"B?\", doc: D.}}}}]}}\n  B: {{doc: D., fields: [{{a: {{type: \"{ty}\", doc: D.}}}}]}}\n\
             events:\n  rang: {{doc: D., fields: [{{a: {{type: A, doc: D.}}}}]}}\n"
        )
    };
    let found = lines(&schema("list<A>"), &schema("A?"));
    assert!(found.contains(&"field-type-changed A b bccc".to_owned()), "{found:?}");
}

//! The tree of small texts, and what is said of those that have none.

use serde_json::{Number, Value, json};

use super::*;

fn parsed(text: &str) -> (Option<Node>, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let node = parse(FileId(0), text, &mut diagnostics);
    let said = |at: u32| format!("{}: ", usize::try_from(at).unwrap());
    let messages = diagnostics.sorted().into_iter();
    (node, messages.map(|it| said(it.span.unwrap().start) + &it.message).collect())
}

fn tree(text: &str) -> Node {
    let (node, messages) = parsed(text);
    assert_eq!(messages, Vec::<String>::new(), "{text}");
    node.unwrap()
}

/// The only error of a text that has no tree, with its place.
fn refused(text: &str) -> String {
    let (node, mut messages) = parsed(text);
    assert!(node.is_none() && messages.len() == 1, "{text}: {messages:?}");
    messages.remove(0)
}

fn scalar(text: &str) -> Kind {
    tree(text).kind
}

/// A tree as JSON, with the place of each value behind a string.
fn with_places(node: &Node) -> Value {
    let at = |text: &str, span: crate::source::Span| format!("{text}@{}-{}", span.start, span.end);
    match &node.kind {
        Kind::Sequence(items) => items.iter().map(with_places).collect(),
        Kind::Mapping(entries) => Value::Object(
            entries.iter().map(|entry| (at(&entry.key, entry.key_span), with_places(&entry.value))).collect(),
        ),
        Kind::String(text) => Value::from(at(text, node.span)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_value_has_its_place_in_bytes() {
    let text = "ä: [b, 'c']\nd:\n  e: \"f\"\n";
    let expected = json!({"ä@0-2": ["b@5-6", "c@8-11"], "d@13-14": {"e@18-19": "f@21-24"}});
    assert_eq!(with_places(&tree(text)), expected);
}

#[test]
fn what_an_alias_stands_for_has_the_place_of_the_alias() {
    let expected = json!({"a@0-1": {"b@7-8": ["c@11-12"]}, "d@15-16": {"b@18-20": ["c@18-20"]}});
    assert_eq!(with_places(&tree("a: &x {b: [c]}\nd: *x\n")), expected);
}

#[test]
fn scalars_are_what_yaml_1_2_says() {
    for text in ["", "~", "null", "Null", "NULL"] {
        assert_eq!(scalar(text), Kind::Null, "{text}");
    }
    for (text, value) in [("true", true), ("TRUE", true), ("False", false)] {
        assert_eq!(scalar(text), Kind::Bool(value));
    }
    for text in [
        "yes",
        "no",
        "on",
        "nULL",
        "'null'",
        "\"1\"",
        "007",
        "-01",
        "1_000",
        "0x",
        "0xg",
        "1.2.3",
        "1e",
        "+-5",
        "inf",
        "nan",
        "2026-03-14",
        "127.0.0.1",
        "12:30",
    ] {
        assert_eq!(scalar(text), Kind::String(text.trim_matches(['\'', '"']).to_owned()), "{text}");
    }
}

#[test]
fn numbers_are_exact() {
    for (text, value) in [("0", 0), ("12", 12), ("+5", 5), ("0x1F", 31), ("0o17", 15), ("0b101", 5)] {
        assert_eq!(scalar(text), Kind::Number(Number::from(value)), "{text}");
    }
    for (text, value) in [("-0", 0), ("-12", -12), ("-0x10", -16), ("-9223372036854775808", i64::MIN)] {
        assert_eq!(scalar(text), Kind::Number(Number::from(value)), "{text}");
    }
    assert_eq!(scalar("18446744073709551615"), Kind::Number(Number::from(u64::MAX)));
    for (text, value) in
        [("0.0", 0.0), ("1.10", 1.1), ("1e2", 100.0), ("+1.5E-3", 0.0015), (".5", 0.5), ("5.", 5.0), ("1e300", 1e300)]
    {
        assert_eq!(scalar(text), Kind::Number(Number::from_f64(value).unwrap()), "{text}");
    }
}

#[test]
fn numbers_that_would_change_are_refused() {
    let large = "this number is too large; put it in quotes if it is a string";
    for text in ["1e400", "-1e400", "18446744073709551616", "-9223372036854775809", "1".repeat(40).as_str()] {
        assert_eq!(refused(&format!("a: {text}")), format!("3: {large}"), "{text}");
    }
    for (text, becomes) in [
        ("1e-400", "0.0"),
        ("3.14159265358979323846", "3.141592653589793"),
        ("9007199254740993.0", "9007199254740992.0"),
    ] {
        assert!(refused(text).starts_with(&format!("0: this number would become {becomes};")), "{text}");
    }
    for text in [".inf", "-.INF", ".nan"] {
        assert_eq!(refused(text), format!("0: `{text}` is not a JSON number; put it in quotes if it is a string"));
    }
}

#[test]
fn each_duplicate_key_is_reported_and_the_first_counts() {
    let (node, messages) = parsed("a: 1\nb: {c: x, c: y, c: z}\na: 2\n");
    assert_eq!(messages, ["15: duplicate key `c`", "21: duplicate key `c`", "27: duplicate key `a`"]);
    assert_eq!(node.unwrap(), tree("a: 1\nb: {c: x}\n"));
}

#[test]
fn keys_are_texts() {
    let node = tree("{1: a, true: b, null: c, \"d\": e, [f]: g}");
    let Kind::Mapping(entries) = node.kind else { panic!("a mapping") };
    let keys: Vec<(&str, bool)> = entries.iter().map(|entry| (entry.key.as_str(), entry.key_is_string)).collect();
    assert_eq!(keys, [("1", false), ("true", false), ("null", false), ("d", true), ("", false)]);
}

#[test]
fn a_file_is_one_document_without_tags() {
    assert_eq!(refused("a: b\n---\nc: d\n"), "5: a second document starts here, and a schema file is one");
    for text in ["!secret a", "!!str 1", "!x [a]", "!x {a: b}"] {
        assert!(refused(text).contains("YAML tags (`!name`) are not part of the dialect"), "{text}");
    }
    assert_eq!(refused("a: \"b\u{2028}\""), "5: the line break U+2028 is not allowed here");
}

#[test]
fn nesting_has_a_limit() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    tree(&nested(64));
    assert_eq!(refused(&nested(65)), "64: nested more than 64 levels deep");
}

#[test]
fn an_anchor_cannot_be_within_itself() {
    assert_eq!(refused("a: &x [*x]\n"), "7: an anchor cannot be used within its own value");
    assert!(refused("a: *x\n").contains("unknown anchor"));
}

/// `levels` lists, each of which is ten times the one before it.
fn lists(levels: usize) -> String {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..levels {
        text += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(", "));
    }
    text
}

#[test]
fn nested_aliases_count_with_all_that_they_expand_to() {
    tree(&lists(5));
    // Each list has ten aliases only: what they stand for, and not their number, is too much.
    assert!(refused(&lists(6)).ends_with(": the aliases of this file expand to more than 64 MiB"));
}

#[test]
fn aliases_of_a_long_text_count_with_its_length() {
    let aliases = |count: usize| format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 20), vec!["*a"; count].join(", "));
    tree(&aliases(60));
    assert!(refused(&aliases(64)).ends_with(": the aliases of this file expand to more than 64 MiB"));
}

#[test]
fn aliases_of_many_small_values_count_each_of_them() {
    let aliases =
        |count: usize| format!("a: &a [{}]\nb: [{}]\n", vec!["x"; 1000].join(","), vec!["*a"; count].join(", "));
    tree(&aliases(1000));
    assert!(refused(&aliases(1100)).ends_with(": the aliases of this file expand to more than 64 MiB"));
}

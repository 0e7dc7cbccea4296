use super::parser::NotJson;
use super::{Json, Value, parse};

fn error(text: &str) -> (usize, String) {
    let NotJson { line, why } = parse(text, 1).unwrap_err();
    (line, why)
}

#[test]
fn comments_and_commas_at_the_end_are_understood() {
    let text = "{\n  \"a\": 1, // one, \"two\"\n  /* \"b\": 2,\n */ \"c\": [true, null,],\n}";
    let parsed = parse(text, 10).unwrap();
    assert!(parsed.missing_commas.is_empty());
    let c = parsed.json.get("c").unwrap();
    assert_eq!(c.line, 13);
    let item = |value| Json { line: 13, value };
    assert_eq!(c.value, Value::List(vec![item(Value::Bool(true)), item(Value::Null)]));
    assert_eq!(parsed.json.get("b"), None);
}

#[test]
fn commas_that_are_missing_at_the_end_of_a_line_are_noted() {
    let parsed = parse("{\"a\": 1\n\"b\": [{}\n{}]}", 1).unwrap();
    assert_eq!(parsed.missing_commas, [1, 2]);
    assert!(parsed.json.has(&["b".to_owned()]));
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    for (text, line, why) in [
        ("{\"a\": 1 \"b\": 2}", 1, "a comma is missing"),
        ("{\n\"a\": 1", 2, "it ends too early"),
        ("{\n\"a\" 1}", 2, "a colon is missing behind `a`"),
        ("{a: 1}", 1, "a key in double quotes is expected"),
        ("[1,\n...]", 2, "`.` begins no value"),
        ("[\"a\n\"]", 1, "a string is not closed"),
        ("[01]", 1, "`01` is no number"),
        ("{}\n{}", 2, "`{` follows the end of the value"),
    ] {
        assert_eq!(error(text), (line, why.to_owned()), "{text}");
    }
}

#[test]
fn deep_values_and_texts_of_any_kind_stop_nothing() {
    assert_eq!(error(&"[".repeat(100_000)).1, "it nests too deep");
    for text in ["", "\u{feff}", "//", "/*", "\"", "\"\\", "-", "nul", "{\"\u{1f600}\":}", "[\"\\ud800\"]"] {
        assert!(parse(text, 1).is_err(), "{text}");
    }
}

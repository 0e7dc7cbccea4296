//! The words of errors.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::runtime::{CodecError, Date, Decode, DecodeError, ErrorKind, IntegerOrString, Json, Text, from_slice};

fn refused<T: Decode>(body: &[u8]) -> DecodeError {
    let mut value = T::placeholder();
    from_slice(body, &mut |input| value.decode(input)).unwrap_err()
}

#[test]
fn a_wrong_value_is_described_with_its_position() {
    let long = format!("[\"{}\"]", "x".repeat(41));
    for (body, message) in [
        (r#"["x"]"#, "[0]: expected a 32-bit integer, found the string \"x\" at line 1 column 2"),
        ("[ 5.5]", "[0]: expected a 32-bit integer, found the number `5.5` at line 1 column 3"),
        ("[\n2147483648]", "[0]: expected a 32-bit integer, found the number `2147483648` at line 2 column 1"),
        ("[1,true]", "[1]: expected a 32-bit integer, found `true` at line 1 column 4"),
        ("[[]]", "[0]: expected a 32-bit integer, found a list at line 1 column 2"),
        ("[{}]", "[0]: expected a 32-bit integer, found an object at line 1 column 2"),
        ("[null]", "[0]: expected a value, found null at line 1 column 2"),
        ("[1e400]", "[0]: expected a 32-bit integer, found the number `1e400` at line 1 column 2"),
        ("[2147483648.0]", "[0]: expected a 32-bit integer, found the number `2147483648.0` at line 1 column 2"),
        ("[\"\\ud83d\"]", "[0]: expected a 32-bit integer, found the string \"\\ud83d\" at line 1 column 2"),
        (
            "[\"\u{1b}\"]".replace('\u{1b}', "\\n").as_str(),
            "[0]: expected a 32-bit integer, found the string \"\\n\" at line 1 column 2",
        ),
        (&long, "[0]: expected a 32-bit integer, found a string of 41 bytes at line 1 column 2"),
    ] {
        assert_eq!(refused::<Vec<i32>>(body.as_bytes()).to_string(), message);
    }
    let error = refused::<BTreeMap<Text, i32>>(b"{\"a\":\n  {}}");
    assert_eq!(error.to_string(), "a: expected a 32-bit integer, found an object at line 2 column 3");
    assert_eq!((error.kind(), error.is_syntax()), (ErrorKind::Data, false));
    let error = refused::<IntegerOrString>(b"1.5");
    assert!(error.to_string().starts_with("expected an integer or a string, found the number `1.5`"), "{error}");
    let error = refused::<Date>(b"\"2026-02-30\"");
    assert!(error.to_string().starts_with("expected a date, found the string \"2026-02-30\""), "{error}");
}

#[test]
fn invalid_json_has_the_message_and_position_of_serde_json() {
    for (body, message) in [
        ("", "EOF while parsing a value at line 1 column 0"),
        ("{", "EOF while parsing an object at line 1 column 1"),
        ("[1,]", "expected value at line 1 column 4"),
        ("\"\\u12\"", "EOF while parsing a string at line 1 column 6"),
        ("1e", "invalid number at line 1 column 2"),
        ("1\n 2", "trailing characters at line 2 column 2"),
    ] {
        let error = refused::<Json>(body.as_bytes());
        let theirs = serde_json::from_str::<&RawValue>(body).unwrap_err();
        assert_eq!(error.to_string(), format!("invalid JSON: {message}"));
        assert_eq!(
            (error.kind(), error.line(), error.column()),
            (ErrorKind::Syntax, Some(theirs.line()), Some(theirs.column()))
        );
    }
    let error = refused::<Text>(b"");
    assert_eq!(error.to_string(), "invalid JSON: EOF while parsing a value at line 1 column 0");
    let shown = format!("{error:?}");
    assert!(shown.contains("problem: \"invalid JSON: EOF while parsing a value at line 1 column 0\""), "{shown}");
}

#[test]
fn a_missing_field_is_called_missing() {
    let error = CodecError::missing("id");
    assert_eq!(error.to_string(), "missing field `id`");
    assert_eq!((error.expected().as_str(), error.found()), ("the field `id`", "nothing"));
}

#[test]
fn bytes_that_are_not_utf8_are_found() {
    let error = refused::<Text>(b"\"a\xff\"");
    assert_eq!(error.to_string(), "invalid JSON: expected UTF-8 text, found an invalid byte at line 1 column 3");
    assert!(error.is_syntax());
}

#[test]
fn a_body_is_not_json_even_if_something_else_is_wrong_before() {
    for (body, found) in [("[\"x\", 1", "the end of the body"), ("[\"x\",@]", "'@'"), ("[[7]} ", "'}'"), ("7x", "'x'")]
    {
        let error = refused::<Vec<i32>>(body.as_bytes());
        assert!(error.is_syntax(), "{error}");
        assert_eq!(error.found(), found);
    }
}

#[test]
fn what_a_body_says_cannot_forge_a_log() {
    let body = format!("{{\"a\\n\\u001b[31mFAKE{}\":{{}}}}", "x".repeat(1000));
    let error = refused::<BTreeMap<Text, i32>>(body.as_bytes());
    assert_eq!(error.path(), "a\\n\\u{1b}[31mFAKExxxxxxxxxxxxxxxxxxxxxxxxxxxxx…");
    for value in ["\\u0001".repeat(40), "\\n".repeat(1_000_000), "é".repeat(50), "\\ud800".repeat(100)] {
        let error = refused::<Vec<i32>>(format!("[\"{value}\"]").as_bytes());
        assert!(error.found().chars().count() < 100, "{error}");
        assert!(!error.to_string().contains(char::is_control), "{error}");
    }
    let error = refused::<Vec<i32>>(format!("[1{}]", "0".repeat(1000)).as_bytes());
    assert_eq!(error.found(), "a number of 1001 characters");
}

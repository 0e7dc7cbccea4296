//! Values that are kept as their text.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::runtime::{Json, JsonObject, from_slice, to_vec};

fn json(text: &str) -> Json {
    text.parse().unwrap()
}

/// Text that serde_json's own type would change.
const EXACT: &[&str] = &[
    "0.1000000000000000055511151231257827",
    "123456789012345678901234567890",
    "18446744073709551616",
    "-9223372036854775809",
    "1.10",
    "1E5",
    "-0",
    "1e400",
    "-1e-400",
    r#""\ud83d""#,
    r#""\u0041\/""#,
    r#"{"a":1,"a":2}"#,
];

#[test]
fn the_text_comes_back_byte_for_byte() {
    for text in EXACT {
        for text in [(*text).to_owned(), format!("[{text},{{\"a\":{text}}}]")] {
            let json = json(&text);
            assert_eq!(json.text(), text);
            assert_eq!(to_vec(&json), text.as_bytes());
            assert_eq!(serde_json::from_str::<Json>(&text).unwrap(), json);
            assert_eq!(json.to_string(), text);
            assert_eq!(format!("{json:?}"), text);
        }
    }
}

#[test]
fn serde_json_writes_the_same_digits() {
    for text in EXACT {
        let written = serde_json::to_string(&json(text)).unwrap();
        assert_eq!(json(&written), json(text), "{text}");
    }
    let pretty = serde_json::to_string_pretty(&json("[1.10,{\"a\":1e400}]")).unwrap();
    assert_eq!(pretty, "[\n  1.10,\n  {\n    \"a\": 1e400\n  }\n]");
}

#[test]
fn white_space_between_tokens_is_dropped() {
    assert_eq!(json(" { \"a b\" : [ 1 , \"\\\" \" ] ,\r\n\t\"c\":null}\n").text(), r#"{"a b":[1,"\" "],"c":null}"#);
}

#[test]
fn parts_can_be_found() {
    let json = json(r#"{"a":[1,{"b/c":"x\ny"},null],"d":true,"a~":2.5,"":0}"#);
    assert_eq!(json.get("d").and_then(|value| value.as_bool()), Some(true));
    assert_eq!(json.pointer("/a/1/b~1c").and_then(|value| value.as_str()).as_deref(), Some("x\ny"));
    assert_eq!(json.pointer("/a~0").and_then(|value| value.as_f64()), Some(2.5));
    assert_eq!(json.pointer("/a/0").and_then(|value| value.as_i64()), Some(1));
    assert!(json.pointer("/a/2").unwrap().is_null());
    assert_eq!(json.pointer("").unwrap(), json);
    assert_eq!(json.pointer("/").and_then(|value| value.as_i64()), Some(0));
    for nothing in ["/a/3", "/a/01", "/a/-", "/b", "a", "/a/0/x"] {
        assert!(json.pointer(nothing).is_none(), "{nothing}");
    }
    assert_eq!(json.iter().map(|value| value.text()).last(), Some("0"));
    assert_eq!(json.entries().map(|(name, _)| name).collect::<Vec<_>>(), ["a", "d", "a~", ""]);
    assert_eq!(json.get("a").unwrap().iter().count(), 3);
    assert_eq!(json.get("a").unwrap().parse::<(u8, Value, Option<bool>)>().unwrap().0, 1);
}

#[test]
fn it_converts_to_serde_jsons_type_and_back() {
    let value = json!({"a": [1, 2.5, "x\n"], "b": null});
    assert_eq!(Json::from(value.clone()).to_value().unwrap(), value);
    assert_eq!(Json::from(value.clone()), value);
    assert_eq!(serde_json::to_value(Json::from(&value)).unwrap(), value);
    assert_eq!(serde_json::from_value::<Json>(value.clone()).unwrap(), value);
    let error = json("[1e400]").to_value().unwrap_err();
    assert_eq!(error.to_string(), "number out of range at line 1 column 6");
    assert!(JsonObject::try_from(json("[]")).is_err());
    assert_eq!(JsonObject::try_from(Json::from(&value)).unwrap(), value);
}

#[test]
fn values_are_equal_if_they_say_the_same() {
    for (one, other) in
        [(r#""\u0041""#, r#""A""#), (r#"{"a":1,"b":2}"#, r#"{"b":2,"\u0061":1}"#), (r#"{"a":1,"a":2}"#, r#"{"a":2}"#)]
    {
        assert_eq!(json(one), json(other));
    }
    for (one, other) in
        [("1", "1.0"), ("[1]", "[1,1]"), ("[]", "{}"), ("null", "[]"), (r#""\ud800""#, r#""\ud801""#), ("\"1\"", "1")]
    {
        assert_ne!(json(one), json(other));
    }
}

#[test]
fn nesting_may_have_any_depth() {
    for depth in [1, 63, 64, 65, 128, 129, 1000, 100_000] {
        let text = format!("{}0{}", "[{\"a\":".repeat(depth), "}]".repeat(depth));
        let json = json(&text);
        assert_eq!(json.text(), text);
        assert_eq!(json.iter().count(), 1);
        assert_eq!(serde_json::from_str::<Json>(&text).unwrap(), json);
        assert_eq!(serde_json::to_string(&json).unwrap(), text);
        assert!(format!("[{text}").parse::<Json>().is_err());
    }
}

#[test]
fn what_is_not_json_is_refused() {
    for text in
        ["", " ", "nul", "[1,]", "{\"a\"}", "{1:2}", "01", "1.", "\"\n\"", "\"\\x\"", "[1}", "1 2", "\"\\u12\"", "+1"]
    {
        assert!(text.parse::<Json>().is_err(), "{text}");
        assert!(serde_json::from_str::<Json>(text).is_err(), "{text}");
    }
}

#[test]
fn an_object_is_not_any_value() {
    let mut object = JsonObject::default();
    let mut read =
        |body: &str| from_slice(body.as_bytes(), &mut |input| crate::runtime::Decode::decode(&mut object, input));
    assert!(read("{ }").is_ok());
    assert_eq!(read("[1]").unwrap_err().to_string(), "expected an object, found a list at line 1 column 1");
    assert!(read("null").is_err());
}

#[derive(Deserialize)]
struct Beside {
    #[serde(flatten)]
    rest: std::collections::BTreeMap<String, Json>,
}

#[test]
fn it_is_read_from_buffers_of_serde_too() {
    let beside: Beside = serde_json::from_str(r#"{"a": {"b": [1.5, null]}}"#).unwrap();
    assert_eq!(beside.rest["a"].text(), r#"{"b":[1.5,null]}"#);
}

use serde_json::{Map, Value, json};

use crate::Pull;

/// The value that comes next, as serde_json has it.
fn value(json: &mut Pull<'_>) -> Value {
    let start = json.offset();
    match json.peek() {
        b'{' => {
            json.enter();
            let mut entries = Map::new();
            let mut first = true;
            while json.another(first) {
                first = false;
                let key = json.key().into_owned();
                entries.insert(key, value(json));
            }
            Value::Object(entries)
        }
        b'[' => {
            json.enter();
            let mut items = Vec::new();
            while json.another(items.is_empty()) {
                items.push(value(json));
            }
            Value::Array(items)
        }
        b'"' => json!(json.string()),
        b'n' | b't' | b'f' => {
            json.skip();
            serde_json::from_str(json.since(start).trim()).unwrap()
        }
        _ => serde_json::from_str(json.number()).unwrap(),
    }
}

#[test]
fn it_reads_what_serde_json_reads() {
    for text in [
        r#"{"a":[1,-2.5e3,"x\"y\u00e9\ud83d\ude00",true,false,null],"b":{},"c":[],"":{"d":{"e":[[[]]]}}}"#,
        " { \"a\" : [ 1 ,\t2 ] ,\r\n \"b\\n\" : \"\" } ",
        "0",
        "\"\"",
        "[{},[],{\"a\":[{}]}]",
    ] {
        let mut json = Pull::new(text).unwrap();
        assert_eq!(value(&mut json), serde_json::from_str::<Value>(text).unwrap(), "{text}");
        assert_eq!(json.peek(), 0, "{text}");
    }
}

#[test]
fn what_is_no_json_is_refused_before_anything_is_read() {
    for text in ["", "{", "[1,]", "{\"a\":1}x", "\"\\x\"", "01", "\"\\ud800\"", "{\"\\udc00\":1}", "[\"a\u{1}\"]"] {
        assert!(Pull::new(text).is_err(), "{text}");
    }
}

#[test]
fn a_key_is_read_only_if_it_is_the_expected_one() {
    let mut json = Pull::new(r#"{"ab" : 1, "a":2}"#).unwrap();
    json.enter();
    assert!(json.another(true));
    // Another form of it is none.
    assert!(!json.key_is("\"a\":") && !json.key_is("\"ab\":"));
    assert_eq!(json.key(), "ab");
    json.skip();
    assert!(json.another(false) && json.key_is("\"a\":"));
    assert_eq!(json.number(), "2");
    assert!(!json.another(false));
}

//! JSON text from serde_json and for it.

use serde_json::ser::{CompactFormatter, PrettyFormatter, Serializer};

use crate::runtime::Json;
use crate::runtime::decode::raw_value::raw_name;
use crate::runtime::encode::raw_text::{RawText, is_compact};

type Compact<'a> = &'a mut Serializer<Vec<u8>, CompactFormatter>;
type Pretty<'a> = &'a mut Serializer<Vec<u8>, PrettyFormatter<'a>>;

#[test]
fn serde_json_says_the_name() {
    assert!(raw_name().is_some());
}

#[test]
fn serde_jsons_serializers_take_text() {
    assert!(RawText::new::<Compact<'_>>("1").is_some());
    assert!(RawText::new::<Pretty<'_>>("1").is_some());
    assert!(RawText::new::<serde_json::value::Serializer>("1").is_some());
    assert!(RawText::new::<&mut std::fmt::Formatter<'_>>("1").is_none());
}

#[test]
fn only_a_serializer_without_white_space_takes_whole_objects() {
    assert!(is_compact::<Compact<'_>>());
    assert!(!is_compact::<Pretty<'_>>());
    assert!(!is_compact::<serde_json::value::Serializer>());
}

#[test]
fn a_value_is_written_as_it_came_and_as_the_formatter_says() {
    let json: Json = r#"{ "a": [1.10, "\u00e9"], "a": 1e400 }"#.parse().unwrap();
    assert_eq!(serde_json::to_string(&json).unwrap(), r#"{"a":[1.10,"\u00e9"],"a":1e400}"#);
    assert_eq!(serde_json::to_string(&[&json]).unwrap(), r#"[{"a":[1.10,"\u00e9"],"a":1e400}]"#);
    let pretty = "{\n  \"a\": [\n    1.10,\n    \"é\"\n  ],\n  \"a\": 1e400\n}";
    assert_eq!(serde_json::to_string_pretty(&json).unwrap(), pretty);
}

//! `Text`.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::runtime::Text;

#[test]
fn a_text_takes_no_more_place_than_a_string() {
    assert_eq!(size_of::<Text>(), size_of::<String>());
    assert_eq!(size_of::<Option<Text>>(), size_of::<String>());
}

#[test]
fn texts_of_any_length_come_back() {
    for len in [0, 1, 23, 24, 25, 26, 1000] {
        for char in ["a", "é", "\u{10ffff}", "\0"] {
            let string = char.repeat(len);
            let text = Text::from(string.as_str());
            assert_eq!(text.as_str(), string);
            assert_eq!(text, Text::from(string.clone()));
            assert_eq!(text.clone().into_string(), string);
            assert_eq!(String::from(text), string);
        }
    }
}

#[test]
fn a_text_compares_with_strings_both_ways() {
    let (text, string, cow) = (Text::from("id"), String::from("id"), Cow::from("id"));
    assert!(text == *"id" && text == "id" && text == string && text == cow);
    assert!(*"id" == text && "id" == text && string == text && cow == text);
    assert!(text != *"" && text != "i");
    assert!(["b", "a", "ab"].map(Text::from).iter().max().is_some_and(|last| *last == "b"));
}

#[test]
fn a_text_is_a_str_wherever_one_is_asked_for() {
    let text = Text::from("ab");
    assert!(text.starts_with('a') && text.len() == 2);
    assert_eq!(AsRef::<str>::as_ref(&text), "ab");
    assert_eq!(AsRef::<[u8]>::as_ref(&text), b"ab");
    assert_eq!(format!("{text:>3}|{text}|{text:?}"), " ab|ab|\"ab\"");
}

#[test]
fn a_str_finds_a_text_in_a_map() {
    let long = "a text of more than twenty-four bytes";
    let keys = ["short", long];
    let hashed: HashMap<Text, usize> = keys.map(Text::from).into_iter().zip(0..).collect();
    let sorted: BTreeMap<Text, usize> = keys.map(Text::from).into_iter().zip(0..).collect();
    for (index, key) in keys.into_iter().enumerate() {
        assert_eq!((hashed.get(key), sorted.get(key)), (Some(&index), Some(&index)));
    }
}

#[test]
fn a_text_is_a_string_through_serde() {
    let json = r#""\u00e9 and more than twenty-four bytes""#;
    let text: Text = serde_json::from_str(json).unwrap();
    assert_eq!(text, "é and more than twenty-four bytes");
    assert_eq!(serde_json::to_string(&text).unwrap(), json.replace("\\u00e9", "é"));
    assert_eq!(serde_json::from_value::<Text>("a".into()).unwrap(), "a");
    assert!(serde_json::from_str::<Text>("1").unwrap_err().to_string().contains("expected a string"));
}

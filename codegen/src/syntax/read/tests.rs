//! Small items, and all that is said of what is wrong with them.
#![allow(unreachable_pub)]

use std::sync::Arc;

use serde_json::Value;

use super::macros::syntax;
use super::*;
use crate::source::FileId;
use crate::syntax::{FieldEntry, KindSyntax, TypeSyntax};

syntax! {
    /// What several items have.
    pub struct Group {
        /// Who made it.
        maker: Option<Spanned<String>>,
    }

    /// An item with keys of each sort.
    pub struct Sample where {"minProperties": 1} {
        use group: Group;
        shared allow;
        /// It must be there.
        id: Spanned<String>,
        /// It need not.
        count: Option<u32>,
        /// False if absent.
        flag: bool,
        /// Empty if absent.
        names: Vec<Spanned<String>>,
        /// Any value, and null is one.
        data = "any": Option<Spanned<Arc<Value>>>,
        /// Of some form.
        code: Option<Spanned<String>> where {"pattern": "^[A-Z]+$"},
    }

    /// An item with a short form.
    #[derive(Default)]
    pub struct Brief short text {
        /// What it says.
        text: Option<Spanned<String>>,
    }
}

impl Noun for Brief {
    const NOUN: &'static str = "thing";
}

fn read_from<T: Read>(yaml: &str) -> (Option<T>, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let node = crate::yaml::parse(FileId(0), yaml, &mut diagnostics).unwrap();
    let item = read(&node, &mut diagnostics);
    let said = |it: Diagnostic| format!("{} {}: {}", it.span.unwrap().start, it.rule.id, it.message);
    (item, diagnostics.sorted().into_iter().map(said).collect())
}

fn good<T: Read>(yaml: &str) -> T {
    let (item, messages) = read_from(yaml);
    assert_eq!(messages, Vec::<String>::new(), "{yaml}");
    item.unwrap()
}

#[test]
fn keys_that_are_absent_have_their_defaults() {
    let item: Sample = good("id: a");
    assert_eq!((item.id.value.as_str(), item.count, item.flag, item.names.len()), ("a", None, false, 0));
    assert!(item.group.maker.is_none() && item.data.is_none() && item.code.is_none() && item.allow.is_empty());
}

#[test]
fn null_is_absent_but_for_data() {
    let item: Sample = good("{id: a, maker: , count: ~, any: null}");
    assert!(item.group.maker.is_none() && item.count.is_none());
    assert_eq!(*item.data.unwrap().value, Value::Null);
}

#[test]
fn all_that_is_wrong_is_reported_in_one_reading() {
    let yaml = "{maker: 1, count: -1, flag: 1, names: [a, 2, [b], c], any: {3: x}, cuont: 4, allow: {A: [], B: x}}";
    let (item, messages) = read_from::<Sample>(yaml);
    assert!(item.is_none());
    assert_eq!(
        messages,
        [
            "0 HW0006: the key `id` is missing",
            "8 HW0005: expected a string, found the number `1`; quote it to make it a string",
            "18 HW0005: expected an integer from 0 to 4294967295, found the number `-1`",
            "28 HW0005: expected `true` or `false`, found the number `1`",
            "42 HW0005: expected a string, found the number `2`; quote it to make it a string",
            "45 HW0005: expected a string, found a list",
            "60 HW0005: a key of a JSON object is a string, and this one is not",
            "67 HW0004: unknown key `cuont`",
            "88 HW0005: expected a string, found a list",
        ]
    );
}

#[test]
fn a_broken_item_hides_no_other() {
    let (items, messages) = read_from::<Items<Sample>>("{a: {id: x}, b: {id: 1}, c: no, d: {id: y}}");
    let names: Vec<String> = items.unwrap().iter().map(|(name, _)| name.value.clone()).collect();
    assert_eq!((names, messages.len()), (vec!["a".to_owned(), "d".to_owned()], 2));
    assert!(messages.last().unwrap().starts_with("28 HW0005: expected a mapping, found the string `no`; its keys: "));
}

#[test]
fn unknown_keys_stop_nothing() {
    let (item, messages) = read_from::<Sample>("{id: a, x: 1, y: 2}");
    assert!(item.is_some() && messages.len() == 2);
}

#[test]
fn a_file_with_too_many_mistakes_is_read_to_its_end() {
    let yaml: String = (0..3000).map(|number| format!("k{number}: 1\n")).collect();
    assert_eq!(read_from::<Sample>(&yaml).1.len(), 1001);
}

#[test]
fn the_short_form_stands_for_a_key() {
    let text = |yaml| good::<Brief>(yaml).text.map(|text| text.value);
    assert_eq!(text("{text: a}"), Some("a".to_owned()));
    assert_eq!(text("a"), Some("a".to_owned()));
    assert_eq!(text("~"), None);
    let (_, messages) = read_from::<Brief>("7");
    assert_eq!(messages, ["0 HW0005: expected a string, found the number `7`; quote it to make it a string"]);
}

#[test]
fn an_entry_has_one_name() {
    let entries: Vec<Named<Brief>> = good("[a, {b: c}, {d: }]");
    let names: Vec<(&str, bool)> = entries.iter().map(|it| (it.name.value.as_str(), it.keys.is_some())).collect();
    assert_eq!(names, [("a", false), ("b", true), ("d", true)]);
    let (entries, messages) = read_from::<Vec<Named<Brief>>>("[{a: , b: 1}, ~, {}, 7, [x]]");
    assert!(entries.unwrap().is_empty());
    assert_eq!(
        messages,
        [
            "7 HW0005: `b` needs an entry of its own",
            "10 HW0005: expected a string, found the number `1`; quote it to make it a string",
            "14 HW0005: this entry names no thing",
            "17 HW0005: this entry names no thing",
            "21 HW0005: expected a string, found the number `7`; quote it to make it a string",
            "24 HW0005: expected the name of a thing, alone or with keys, found a list",
        ]
    );
}

#[test]
fn strings_have_as_many_lines_as_their_key_allows() {
    let one = "HW0028: this string has the character U+000A, which breaks the line";
    let messages = |yaml| read_from::<FieldEntry>(yaml).1;
    assert_eq!(messages("{a: {doc: \"b\\nc\", note: \"b\\nc\"}}"), Vec::<String>::new());
    assert_eq!(messages("{a: {unit: \"b\\nc\"}}"), [format!("11 {one}")]);
    assert_eq!(messages("{a: {details: [\"b\\nc\"]}}"), [format!("15 {one}")]);
    assert_eq!(messages("{\"a\\nb\": string}"), [format!("1 {one}")]);
}

#[test]
fn the_keys_of_a_type_tell_its_kind() {
    let kind = |yaml| good::<TypeSyntax>(yaml).kind;
    assert!(matches!(kind("{doc: D., fields: [a], document: true}"), KindSyntax::Object(it) if it.document));
    assert!(matches!(kind("{doc: D., enum: int32, values: {1: One.}}"), KindSyntax::Enum(_)));
    assert!(matches!(kind("{doc: D., variants: {a: {type: A}}}"), KindSyntax::Union(_)));
    assert!(matches!(kind("{doc: D., type: string, max_bytes: 3}"), KindSyntax::Alias(_)));
}

#[test]
fn keys_of_another_kind_are_reported_where_they_are() {
    let (_, messages) = read_from::<TypeSyntax>("{doc: D., fields: [], min: 3, open: true}");
    assert_eq!(
        messages,
        [
            "22 HW0017: `min` does not apply to a type that has `fields`",
            "30 HW0017: `open` does not apply to a type that has `fields`",
        ]
    );
    let (items, messages) = read_from::<Items<TypeSyntax>>("{A: {doc: D.}, B: {fields: [], enum: string}}");
    assert!(items.unwrap().iter().all(|(_, ty)| matches!(ty.kind, KindSyntax::Unclear)));
    assert_eq!(
        messages,
        [
            "1 HW0006: the kind of type `A` is not given",
            "15 HW0017: the type `B` has `fields` and `enum`, which exclude each other",
        ]
    );
}

#[test]
fn the_meta_schema_says_what_the_reader_takes() {
    let schema = schemars::generate::SchemaSettings::draft07().into_generator().into_root_schema_for::<Sample>();
    let schema = schema.to_value();
    assert_eq!(schema["required"], serde_json::json!(["id"]));
    assert_eq!((&schema["minProperties"], &schema["additionalProperties"]), (&Value::from(1), &Value::from(false)));
    assert_eq!(schema["properties"]["maker"]["description"], "Who made it.");
    assert_eq!(schema["properties"]["code"]["pattern"], "^[A-Z]+$");
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (yaml, valid) in [
        ("{id: a, any: null, count: 1}", true),
        ("{id: a, maker: null}", true),
        ("{count: 1}", false),
        ("{id: a, other: 1}", false),
        ("{id: a, flag: 1}", false),
    ] {
        let value: Value = good(yaml);
        assert_eq!((validator.is_valid(&value), read_from::<Sample>(yaml).1.is_empty()), (valid, valid), "{yaml}");
    }
}

//! Nothing of a model can change unseen: each part of a model that uses every key of the dialect is
//! changed, one at a time, and `compare` has to see it, in both directions.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hookwright_test_support::root;
use serde_json::{Value, json};

use super::compare;
use crate::compile;
use crate::model::{Event, Model, Payload, TypeDef, read_back};

/// The fixture with every key of the dialect, and a second object, so that a variant of a union can
/// be another.
fn model() -> Model {
    let compilation = compile(&root().join("tests/fixtures/everything"));
    let mut model = compilation.model.expect("the fixture is right");
    // The second vendor has nothing but the keys that exclude others.
    model.vendors.truncate(1);
    let mut whole = serde_json::to_value(model).unwrap();
    let types = whole["vendors"][0]["types"].as_array_mut().unwrap();
    let mut other = types.iter().find(|def| def["name"] == "Part").unwrap().clone();
    other["name"] = json!("Parting");
    let place = types.iter().position(|def| def["name"] == "Part").unwrap() + 1;
    types.insert(place, other);
    read(&whole).expect("it is a model")
}

/// The model that a JSON value is; none if something refers to what is not there.
fn read(value: &Value) -> Option<Model> {
    let vendor = &value["vendors"][0];
    let names = |arena: &str, key: &str| -> Vec<String> {
        let items = vendor[arena].as_array().into_iter().flatten();
        items.filter_map(|item| item[key].as_str().map(str::to_owned)).collect()
    };
    read_back::clear();
    read_back::add::<TypeDef>(names("types", "name"));
    read_back::add::<Payload>(names("payloads", "id"));
    read_back::add::<Event>(names("events", "name"));
    serde_json::from_value(value.clone()).ok()
}

/// The paths of all values in a value, itself among them.
fn paths(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| paths(item, &format!("{path}/{index}"), found));
        }
        Value::Object(members) => {
            let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
            members.iter().for_each(|(key, item)| paths(item, &format!("{path}/{}", escaped(key)), found));
        }
        _ => {}
    }
}

/// What a value could be instead, the least change first.
fn others(value: &Value, whole: &Value) -> Vec<Value> {
    let vendor = &whole["vendors"][0];
    match value {
        Value::Null => vec![
            json!("x"),
            json!("Part"),
            json!(7),
            json!({"successor": null, "doc": null}),
            json!(true),
            json!({"pieces": ["Rest"]}),
            json!({"Field": ["x"]}),
            json!({"Header": "X"}),
            json!("cloudevents"),
            json!({"name": "absent", "docs": {"text": "It has none.", "details": []}, "ty": "Part"}),
        ],
        Value::Bool(value) => vec![json!(!value)],
        Value::Number(number) => match number.as_u64() {
            Some(number) => vec![json!(number + 1)],
            None => vec![json!(number.as_f64().unwrap() + 0.25)],
        },
        Value::String(text) => {
            let mut others = vec![json!(format!("{text}X"))];
            // A reference leads to another item, a choice is another word.
            let ids = [("types", "name"), ("payloads", "id")].into_iter();
            let ids = ids.flat_map(|(arena, key)| vendor[arena].as_array().unwrap().iter().map(move |it| &it[key]));
            others.extend(ids.filter(|id| *id != value).cloned());
            let words = [
                "string",
                "list",
                "int16",
                "int64",
                "other",
                "secret",
                "date-time",
                "get",
                "post",
                "json-list",
                "form",
                "hmac-sha1",
                "hmac-sha512",
            ];
            let variants = [",", ";", "HexLower", "Base64", "Body", "Url", "unix-seconds"];
            others.extend(words.into_iter().chain(variants).filter(|word| word != text).map(Value::from));
            others
        }
        Value::Array(items) => {
            let mut others = vec![];
            for index in 0..items.len() {
                let mut fewer = items.clone();
                fewer.remove(index);
                others.push(Value::Array(fewer));
            }
            others.extend(items.is_empty().then(|| json!(["x"])));
            others.extend(items.is_empty().then(|| json!([["x"]])));
            others
        }
        Value::Object(_) => vec![Value::Null],
    }
}

/// Whether a path is within a value that may be anything, such as an example: then its parts are no
/// parts of the model.
fn is_free(path: &str) -> bool {
    path.split('/').any(|part| part == "example") && !path.ends_with("/example")
}

/// The name and the id of an event's own payload repeat the name of the event, so that they do not
/// change by themselves.
fn is_repeated(path: &str, whole: &Value) -> bool {
    let payload = path.strip_suffix("/name").or(path.strip_suffix("/id")).and_then(|path| whole.pointer(path));
    path.contains("/payloads/") && payload.is_some_and(|payload| payload["shared"] == json!(false))
}

/// The value with another one at a path; if something refers to what is there by its name, with that
/// name changed everywhere.
fn changed(whole: &Value, path: &str, other: &Value) -> Vec<Value> {
    let mut alone = whole.clone();
    *alone.pointer_mut(path).unwrap() = other.clone();
    let mut all = vec![alone];
    if let (Some(Value::String(name)), Value::String(other)) = (whole.pointer(path), other)
        && path.ends_with("/name") | path.ends_with("/id")
    {
        let text = whole.to_string().replace(&format!("\"{name}\""), &format!("\"{other}\""));
        // A key is no name: it is a variant that happens to be called so.
        let text = text.replace(&format!("\"{other}\":"), &format!("\"{name}\":"));
        all.push(serde_json::from_str(&text).unwrap());
    }
    all
}

/// Whether both directions see a change; none if the changed model makes no sense.
fn is_seen(old: &Model, whole: &Value) -> Option<bool> {
    let new = read(whole)?;
    assert_ne!(*old, new);
    let see = |one: &Model, other: &Model| catch_unwind(AssertUnwindSafe(|| !compare(one, other).is_empty()));
    // A model that makes no sense is an internal error, as is a change that nothing sees.
    let unseen = |error: Box<dyn std::any::Any + Send>| {
        crate::InternalError::of_panic(error).to_string().contains("no rule of `hookwright diff`")
    };
    match (see(old, &new), see(&new, old)) {
        (Ok(forth), Ok(back)) => Some(forth && back),
        (Err(error), _) | (_, Err(error)) => unseen(error).then_some(false),
    }
}

#[test]
fn no_part_of_a_model_can_change_unseen() {
    let old = model();
    let whole = serde_json::to_value(&old).unwrap();
    assert_eq!(read(&whole).as_ref(), Some(&old), "a model comes back as it was");
    let mut all = Vec::new();
    paths(&whole, "", &mut all);
    let (mut tried, mut unseen, mut untried) = (0, Vec::new(), Vec::new());
    for path in all.iter().filter(|path| !is_free(path) && !is_repeated(path, &whole)) {
        let value = whole.pointer(path).unwrap();
        let variants = others(value, &whole).into_iter().flat_map(|other| changed(&whole, path, &other));
        let mut verdicts = variants.filter_map(|variant| is_seen(&old, &variant));
        match verdicts.next() {
            Some(true) => tried += 1,
            Some(false) => unseen.push(path),
            // What is within it is tried.
            None if value.is_array() || value.is_object() => {}
            None => untried.push(path),
        }
    }
    assert!(unseen.is_empty(), "nothing sees a change of: {unseen:#?}");
    assert!(untried.is_empty(), "no change makes sense of: {untried:#?}");
    assert!(tried > 800, "only {tried} changes were tried");
}

#[test]
fn the_order_of_any_list_is_seen() {
    let old = model();
    let whole = serde_json::to_value(&old).unwrap();
    let mut all = Vec::new();
    paths(&whole, "", &mut all);
    let (mut tried, mut unseen) = (0, Vec::new());
    for path in all.iter().filter(|path| !is_free(path)) {
        let Some(Value::Array(items)) = whole.pointer(path) else { continue };
        // Types are sorted by name; a status of success with its text is a pair, and so are the keys
        // and values of a map.
        let is_list = !path.ends_with("/types") && !path.contains("/success/") && !path.ends_with("/map");
        if items.len() < 2 || items.first() == items.last() || !is_list {
            continue;
        }
        let mut turned = whole.clone();
        turned.pointer_mut(path).unwrap().as_array_mut().unwrap().reverse();
        match is_seen(&old, &turned) {
            Some(true) => tried += 1,
            seen => unseen.push((path, seen)),
        }
    }
    assert!(unseen.is_empty(), "nothing sees the order of: {unseen:?}");
    assert!(tried > 15, "only {tried} lists were turned");
}

#[test]
fn a_model_is_the_same_as_itself() {
    assert!(compare(&model(), &model()).is_empty());
}

//! Presence by evidence: a receiver refuses a payload only for the lack of a field that the
//! vendor's document promises.
//!
//! Every payload that a document shows, and every example of the schemas, is read as it is and then
//! without each single field, at every depth. What is not promised may be absent: the decoder and
//! the receiver profile must accept the rest. What is promised is among the facts of the
//! vendor, where an entry that no payload has is a mistake.

use std::collections::BTreeSet;

use hookwright::emit::export::{self, Draft, Form, Options, Profile};
use hookwright_tests::vendors::{Body, Vendor};
use hookwright_tests::{documented, events, example_body, for_each_vendor, model, vendor};
use jsonschema::Validator;
use serde_json::Value;

use crate::support::written;

for_each_vendor! {
    no_event_is_lost_over_a_field_that_is_not_promised;
    the_strict_profile_accepts_every_payload;
}

/// A body, with the type of its event.
struct Payload {
    what: String,
    event: String,
    body: Value,
}

/// The payloads that the document shows, and the examples of the schemas as whole bodies.
fn payloads<V: Vendor>() -> Vec<Payload> {
    let (name, vendor) = (V::NAME, vendor(V::NAME));
    let mut payloads = Vec::new();
    for (file, text) in documented::<V>() {
        let body: Value = serde_json::from_slice(&text).expect("the fixtures are JSON");
        let event =
            events(vendor, &body)[0][vendor.discriminator.tag().unwrap()].as_str().expect("an event type").to_owned();
        payloads.push(Payload { what: format!("the documented {name}/{file}"), event, body });
    }
    for event in &vendor.events {
        let what = format!("the example of {name}/{}", event.name);
        payloads.push(Payload { what, event: event.name.to_string(), body: example_body(vendor, event) });
    }
    payloads
}

/// The path of every field of a value, at every depth, with the key of each item of a list.
fn fields(value: &Value, at: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(key, value)| (format!("{at}/{key}"), value)).collect(),
        _ => Vec::new(),
    };
    for (path, inner) in inner {
        fields(inner, &path, found);
        if value.is_object() {
            found.push(path);
        }
    }
}

/// The body without the field at a path.
fn without(body: &Value, path: &str) -> Value {
    let mut body = body.clone();
    let (parent, key) = path.rsplit_once('/').expect("a path");
    let parent = body.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
    assert!(parent.shift_remove(key).is_some(), "{path}");
    body
}

/// Whether a path, with numbers for the items of lists, is one of a table.
fn is(path: &str, pattern: &str) -> bool {
    let path: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let pattern: Vec<&str> = pattern.split('/').collect();
    let same = |(part, wanted): (&&str, &&str)| wanted == part || (*wanted == "*" && part.parse::<usize>().is_ok());
    path.len() == pattern.len() && path.iter().zip(&pattern).all(same)
}

/// The schema of a vendor's bodies.
fn validator(name: &str, profile: Profile) -> Validator {
    let vendors = [name.to_owned()];
    let choice = export::Choice { vendors: &vendors, events: &[] };
    let files = export::export(&Form::json_schema(Options::new(Draft::Draft2020_12, profile)), model(), choice).files;
    let bundle: Value = serde_json::from_slice(&files[&format!("{name}/bundle.schema.json")]).expect("JSON");
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&bundle).expect("the bundle is a schema")
}

/// Whether the body is read as events that are known, and written back as expected.
fn decodes<V: Vendor>(body: &Value) -> Result<(), String> {
    let read = V::Body::decode(body.to_string().as_bytes()).map_err(|error| error.to_string())?;
    if !read.is_known() {
        return Err(format!("not a known event: {read:?}"));
    }
    let again: Value = serde_json::from_slice(&read.encode()).expect("JSON");
    if again == written::<V>(body) { Ok(()) } else { Err(format!("written as {again}")) }
}

/// Reads all payloads of a vendor, whole and without each field that is not promised.
fn no_event_is_lost_over_a_field_that_is_not_promised<V: Vendor>() {
    let (promised, payloads) = (V::promised(), payloads::<V>());
    let receiver = validator(V::NAME, Profile::Receiver);
    let (mut wrong, mut kept) = (Vec::new(), BTreeSet::new());
    for payload in &payloads {
        let mut accepts = |body: &Value, what: String| {
            let decoded = decodes::<V>(body).err().map(|error| format!("{what}: decoder: {error}"));
            let errors = receiver.iter_errors(body).map(|error| format!("{what}: receiver profile: {error}"));
            wrong.extend(decoded.into_iter().chain(errors));
        };
        accepts(&payload.body, payload.what.clone());
        let mut paths = Vec::new();
        fields(&payload.body, "", &mut paths);
        for path in paths {
            let of_event = |event: &str| event == "*" || event == payload.event;
            match promised.iter().find(|(event, pattern)| of_event(event) && is(&path, pattern)) {
                Some(promise) => drop(kept.insert(promise)),
                None => accepts(&without(&payload.body, &path), format!("{} without {path}", payload.what)),
            }
        }
    }
    assert!(wrong.is_empty(), "{} refusals:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(kept, promised.iter().collect(), "a promise that no payload has");
}

fn the_strict_profile_accepts_every_payload<V: Vendor>() {
    let strict = validator(V::NAME, Profile::Strict);
    let payloads = payloads::<V>();
    let refused: Vec<&Payload> = payloads.iter().filter(|payload| !strict.is_valid(&payload.body)).collect();
    let why = |payload: &&Payload| {
        strict.iter_errors(&payload.body).map(|error| format!("\n  {}: {error}", payload.what)).collect::<String>()
    };
    let names: Vec<&str> = refused.iter().map(|payload| payload.what.as_str()).collect();
    assert_eq!(names, V::STRICT_REFUSES, "{}", refused.iter().map(why).collect::<String>());
}

//! Presence by evidence: a receiver refuses a payload only for the lack of a field that the
//! vendor's document promises.
//!
//! Every payload that a document shows, and every example of the schemas, is read as it is and then
//! without each single field, at every depth. What is not promised may be absent: the decoder and
//! the receiver profile must accept the rest. What is promised is in the tables below, where an
//! entry that no payload has is a mistake.

use std::collections::BTreeSet;

use hookwright::emit::export;
use hookwright::emit::json_schema::{Draft, Options, Profile};
use hookwright_events::{livechat, ringcx};
use hookwright_tests::documented;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::{Body, model, vendor};

/// What the document of a vendor promises.
struct Promises {
    vendor: &'static str,
    /// Event types (`*` for all) and paths in the body of what is always there. `*` in a path
    /// stands for each item of a list.
    always: &'static [(&'static str, &'static str)],
}

/// The tables tell what is required of a sender, which a receiver gets too. `recipients` is not
/// here, because the example of the system message lacks it. The kind of a form's field and the two
/// parts of a postback are what the rest of the object hangs on: "required only if the other is
/// present".
const LIVECHAT: Promises = Promises {
    vendor: "livechat",
    always: &[
        ("*", "type"),
        ("file", "content_type"),
        ("filled_form", "fields/*/type"),
        ("message", "text"),
        ("message", "postback/type"),
        ("message", "postback/value"),
        ("system_message", "system_message_type"),
    ],
};

/// "Each event consists of three top-level elements"; "Events MUST define this property";
/// "Resources MUST define this property".
const RINGCX: Promises = Promises {
    vendor: "ringcx",
    always: &[
        ("*", "id"),
        ("*", "domain_id"),
        ("*", "events"),
        ("*", "events/*/type"),
        ("*", "events/*/id"),
        ("*", "events/*/issued_at"),
        ("*", "events/*/resource"),
        ("*", "events/*/resource/type"),
        ("*", "events/*/resource/id"),
    ],
};

/// A body, with the type of its event.
struct Payload {
    what: String,
    event: String,
    body: Value,
}

/// The payloads that the document shows, and the examples of the schemas as whole bodies.
fn payloads(name: &str) -> Vec<Payload> {
    let vendor = vendor(name);
    let tag = &vendor.discriminator.field;
    let event_of = |body: &Value| {
        let event = vendor.envelope.as_ref().map_or(body, |envelope| &body[&envelope.events_field][0]);
        event[tag].as_str().expect("an event type").to_owned()
    };
    let mut payloads = Vec::new();
    for (file, text) in documented(name) {
        let body: Value = serde_json::from_slice(&text).expect("the fixtures are JSON");
        payloads.push(Payload { what: format!("the documented {name}/{file}"), event: event_of(&body), body });
    }
    for event in &vendor.events {
        let mut body = Value::Object(event.example.clone());
        if let Some(envelope) = &vendor.envelope {
            let mut whole = Value::Object(envelope.example.clone());
            whole[&envelope.events_field] = json!([body]);
            body = whole;
        }
        payloads.push(Payload {
            what: format!("the example of {name}/{}", event.name),
            event: event.name.to_string(),
            body,
        });
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
    let files = export::export(model(), &Options::new(Draft::Draft2020_12, profile), choice);
    let bundle: Value = serde_json::from_slice(&files[&format!("{name}/bundle.schema.json")]).expect("JSON");
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&bundle).expect("the bundle is a schema")
}

/// Whether the body is read as an event that is known, and written back as it was.
fn decodes<T: Body>(body: &Value, known: impl Fn(&T) -> bool) -> Result<(), String> {
    let read = T::decode(body.to_string().as_bytes()).map_err(|error| error.to_string())?;
    if !known(&read) {
        return Err(format!("not a known event: {read:?}"));
    }
    let written: Value = serde_json::from_slice(&read.encode()).expect("JSON");
    if written == *body { Ok(()) } else { Err(format!("written as {written}")) }
}

/// Reads all payloads of a vendor, whole and without each field that is not promised. Returns how
/// many fields were left out.
fn check<T: Body>(promises: &Promises, known: impl Fn(&T) -> bool) -> usize {
    let receiver = validator(promises.vendor, Profile::Receiver);
    let (mut wrong, mut kept, mut count) = (Vec::new(), BTreeSet::new(), 0);
    for payload in payloads(promises.vendor) {
        let mut accepts = |body: &Value, what: String| {
            let decoded = decodes(body, &known).err().map(|error| format!("{what}: decoder: {error}"));
            let errors = receiver.iter_errors(body).map(|error| format!("{what}: receiver profile: {error}"));
            wrong.extend(decoded.into_iter().chain(errors));
        };
        accepts(&payload.body, payload.what.clone());
        let mut paths = Vec::new();
        fields(&payload.body, "", &mut paths);
        for path in paths {
            let promise = promises
                .always
                .iter()
                .find(|(event, pattern)| ["*", payload.event.as_str()].contains(event) && is(&path, pattern));
            match promise {
                Some(promise) => drop(kept.insert(*promise)),
                None => {
                    accepts(&without(&payload.body, &path), format!("{} without {path}", payload.what));
                    count += 1;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} refusals:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(kept, promises.always.iter().copied().collect(), "a promise that no payload has");
    count
}

#[test]
fn livechat_loses_no_payload_over_a_field_that_is_not_promised() {
    let count = check::<livechat::Event>(&LIVECHAT, livechat::Event::is_known);
    assert!(count > 200, "{count}");
}

#[test]
fn ringcx_loses_no_event_over_a_field_that_is_not_promised() {
    let known = |body: &ringcx::Notification| {
        body.events.iter().all(|event| event.is_known() && !matches!(event, ringcx::Event::Malformed(_)))
    };
    let count = check::<ringcx::Notification>(&RINGCX, known);
    assert!(count > 600, "{count}");
}

/// Payloads that the strict profile refuses; a note at the field says why.
const STRICT_REFUSES: &[(&str, &[&str])] = &[("livechat", &[]), ("ringcx", &[])];

#[test]
fn the_strict_profile_accepts_every_payload() {
    for (name, refused) in STRICT_REFUSES {
        let strict = validator(name, Profile::Strict);
        let payloads = payloads(name);
        let found: Vec<&Payload> = payloads.iter().filter(|payload| !strict.is_valid(&payload.body)).collect();
        let why = |payload: &&Payload| {
            strict.iter_errors(&payload.body).map(|error| format!("\n  {}: {error}", payload.what)).collect::<String>()
        };
        let names: Vec<&str> = found.iter().map(|payload| payload.what.as_str()).collect();
        assert_eq!(names, *refused, "{}", found.iter().map(why).collect::<String>());
    }
}

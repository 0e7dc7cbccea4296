//! Presence by evidence: a receiver refuses a payload only for the lack of a field that the
//! vendor's document promises.
//!
//! Every payload that a document shows, and every example of the schemas, is read as it is and then
//! without each single field, at every depth. What is not promised may be absent: the decoder and
//! the receiver profile must accept the rest. What is promised is in the tables below, where an
//! entry that no payload has is a mistake.

use std::collections::{BTreeMap, BTreeSet};

use hookwright::emit::export::{self, Draft, Form, Options, Profile};
use hookwright_events::{enreach, livechat, ringcx};
use hookwright_tests::{documented, root};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::{Body, model, vendor};

/// What the document of a vendor promises.
struct Promises<'a> {
    vendor: &'static str,
    /// Event types (`*` for all) and paths in the body of what is always there. `*` in a path
    /// stands for each item of a list.
    always: &'a [(&'a str, &'a str)],
    /// An event type, another spelling of one of its fields, and the spelling that is written.
    alias: Option<(&'static str, &'static str, &'static str)>,
}

/// The tables tell what is required of a sender, which a receiver gets too. `recipients` is not
/// here, because the example of the system message lacks it. The kind of a form's field and the two
/// parts of a postback are what the rest of the object hangs on: "required only if the other is
/// present".
const LIVECHAT: Promises<'_> = Promises {
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
    alias: None,
};

/// "Each event consists of three top-level elements"; "Events MUST define this property";
/// "Resources MUST define this property".
const RINGCX: Promises<'_> = Promises {
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
    alias: None,
};

/// Enreach's events share seven fields: "All event types have a basic set of properties defined".
const ENREACH_SHARED: [&str; 7] =
    ["Id", "Timestamp", "RootEntityType", "RootEntityId", "EntityType", "EntityId", "EventType"];

/// What the tables of Enreach promise. The sender is a .NET program, so the value types without `?`
/// are always there; reference types may be null or absent, and the one full request lacks some.
/// `RequestId` of two events is in their tables and not in their examples.
fn enreach_always() -> Vec<(String, String)> {
    let text = std::fs::read(root().join("tests/fixtures/documented/rows/enreach.json")).expect("the rows are there");
    let rows: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>> =
        serde_json::from_slice(&text).expect("JSON");
    let is_value = |ty: &str| !ty.ends_with('?') && !ty.contains('<') && !ty.eq_ignore_ascii_case("string");
    let mut always: Vec<(String, String)> =
        ENREACH_SHARED.iter().map(|field| ("*".to_owned(), (*field).to_owned())).collect();
    for (event, properties) in ["User", "Queue", "CallList"].iter().flat_map(|section| &rows[*section]) {
        for (name, ty) in properties {
            if is_value(ty) && !(name == "RequestId" && event.starts_with("UserConfigurationSetNextCallOut")) {
                always.push((event.clone(), name.clone()));
            }
            let item = ty.strip_prefix("List<").and_then(|ty| ty.strip_suffix('>'));
            for (inner, ty) in item.and_then(|item| rows["Misc"].get(item)).into_iter().flatten() {
                if is_value(ty) {
                    always.push((event.clone(), format!("{name}/*/{inner}")));
                }
            }
        }
    }
    always
}

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
    for (file, text) in documented(name).into_iter().filter(|(file, _)| file != "configuration") {
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
    let files = export::export(&Form::json_schema(Options::new(Draft::Draft2020_12, profile)), model(), choice).files;
    let bundle: Value = serde_json::from_slice(&files[&format!("{name}/bundle.schema.json")]).expect("JSON");
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&bundle).expect("the bundle is a schema")
}

/// Whether the body is read as an event that is known, and written back as expected.
fn decodes<T: Body>(body: &Value, expected: &Value, known: impl Fn(&T) -> bool) -> Result<(), String> {
    let read = T::decode(body.to_string().as_bytes()).map_err(|error| error.to_string())?;
    if !known(&read) {
        return Err(format!("not a known event: {read:?}"));
    }
    let written: Value = serde_json::from_slice(&read.encode()).expect("JSON");
    if written == *expected { Ok(()) } else { Err(format!("written as {written}")) }
}

/// How a body is written that has another spelling of a field.
fn written(promises: &Promises<'_>, event: &str, body: &Value) -> Value {
    let mut body = body.clone();
    if let (Some((of, alias, own)), Some(object)) = (promises.alias, body.as_object_mut())
        && of == event
        && let Some(value) = object.shift_remove(alias)
    {
        object.insert(own.to_owned(), value);
    }
    body
}

/// Reads all payloads of a vendor, whole and without each field that is not promised. Returns how
/// many fields were left out.
fn check<T: Body>(promises: &Promises<'_>, known: impl Fn(&T) -> bool) -> usize {
    let receiver = validator(promises.vendor, Profile::Receiver);
    let (mut wrong, mut kept, mut count) = (Vec::new(), BTreeSet::new(), 0);
    for payload in payloads(promises.vendor) {
        let mut accepts = |body: &Value, what: String| {
            let decoded = decodes(body, &written(promises, &payload.event, body), &known)
                .err()
                .map(|error| format!("{what}: decoder: {error}"));
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

#[test]
fn enreach_loses_no_event_over_a_field_that_is_not_promised() {
    let always = enreach_always();
    let always: Vec<(&str, &str)> = always.iter().map(|(event, path)| (event.as_str(), path.as_str())).collect();
    let alias = Some(("QueueCallInUserAllocated", "Username", "UserName"));
    let promises = Promises { vendor: "enreach", always: &always, alias };
    let count = check::<enreach::Event>(&promises, enreach::Event::is_known);
    assert!(count > 800, "{count}");
}

/// Payloads that the strict profile refuses; a note says why. Those of Enreach have a placeholder
/// (`Example Reason`) where the document lists values, and the note is at the enum.
const STRICT_REFUSES: &[(&str, &[&str])] = &[
    (
        "enreach",
        &[
            "the documented enreach/QueueCallInDisconnected",
            "the documented enreach/QueueCallInRecording",
            "the documented enreach/QueueCallInSmartRoutingResult",
            "the documented enreach/QueueCallInUserCancelled",
            "the documented enreach/QueueUserCallOutDisconnected",
            "the documented enreach/UserAvailability",
            "the documented enreach/UserCallAllocationRequest",
            "the documented enreach/UserCallAllocationResponse",
            "the documented enreach/UserCallInDisconnected",
            "the documented enreach/UserCallInUserOverflow",
            "the documented enreach/UserCallOutDisconnected",
        ],
    ),
    ("livechat", &[]),
    ("ringcx", &[]),
];

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

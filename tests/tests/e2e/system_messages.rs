//! The 37 types of LiveChat's system messages, each with its text and the variables in it.

use std::collections::BTreeMap;

use hookwright::model::{EnumValue, TypeKind, WireValue};
use hookwright_events::livechat::{Event, SystemMessageType};
use hookwright_tests::{documented_rows, vendor};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{assert_typed, generated, round_trip};

/// From the table that the document comments out; `routing.assigned` is in its example only.
const TYPES: [(&str, &[&str]); 37] = [
    ("agent_added", &["initiator", "agent"]),
    ("agent_joined", &["agent"]),
    ("agent_left", &["agent"]),
    ("agent_removed", &["initiator", "agent"]),
    ("archived_customer_disconnected", &["customer"]),
    ("chat_transferred", &["initiator", "targets"]),
    ("customer_added", &["initiator", "customer"]),
    ("customer_banned", &["agent", "duration"]),
    ("customer_removed", &["initiator", "customer"]),
    ("manual_archived_agent", &["agent"]),
    ("manual_archived_customer", &["customer"]),
    ("rating.chat_commented", &["customer", "comment"]),
    ("rating.chat_rated", &["customer", "score"]),
    ("rating.chat_rating_canceled", &["customer"]),
    ("routing.archived_deleted", &["agent"]),
    ("routing.archived_disconnected", &["agent"]),
    ("routing.archived_inactive", &["duration"]),
    ("routing.archived_offline", &[]),
    ("routing.archived_other", &[]),
    ("routing.archived_remotely_signed_out", &["agent"]),
    ("routing.archived_signed_out", &["agent"]),
    ("routing.assigned", &["agent"]),
    ("routing.assigned_deleted", &["addedAgent", "removedAgent"]),
    ("routing.assigned_disconnected", &["addedAgent", "removedAgent"]),
    ("routing.assigned_inactive", &["agent_added", "agent_removed", "duration"]),
    ("routing.assigned_other", &[]),
    ("routing.assigned_remotely_signed_out", &["addedAgent", "removedAgent"]),
    ("routing.assigned_signed_out", &["addedAgent", "removedAgent"]),
    ("routing.idle", &["duration"]),
    ("routing.unassigned_deleted", &["agent"]),
    ("routing.unassigned_disconnected", &["agent"]),
    ("routing.unassigned_other", &[]),
    ("routing.unassigned_remotely_signed_out", &["agent"]),
    ("routing.unassigned_signed_out", &["agent"]),
    ("system_archived", &[]),
    ("transcript_requested", &["customer", "email"]),
    ("transcript_sent", &["customer", "email"]),
];

/// A row of the document: the template of the text, and whether the visible list has the type.
#[derive(Deserialize)]
struct Row {
    text: String,
    listed: bool,
}

fn rows() -> BTreeMap<String, Row> {
    let mut sections: BTreeMap<String, BTreeMap<String, Row>> = documented_rows("livechat");
    let rows = sections.remove("System message").expect("the section is there");
    assert_eq!((rows.len(), rows.values().filter(|row| row.listed).count()), (36, 15));
    rows
}

fn values() -> &'static [EnumValue] {
    let def = vendor("livechat").type_def("SystemMessageType").expect("the type is there");
    let TypeKind::Enum(def) = &def.kind else { panic!("an enum") };
    &def.values
}

#[test]
fn their_texts_are_those_of_the_document() {
    let rows = rows();
    for value in values() {
        let WireValue::Text(name) = &value.wire else { panic!("a text") };
        let row = rows.get(name);
        assert_eq!(value.text.as_ref(), row.map(|row| &row.text), "{name}");
        assert_eq!(value.published, row.is_some_and(|row| row.listed), "{name}");
        let message: SystemMessageType = serde_json::from_value(json!(name)).expect("a type");
        assert_eq!(message.text_template(), row.map(|row| row.text.as_str()), "{name}");
    }
}

#[test]
fn durations_come_with_their_unit() {
    use SystemMessageType::*;
    for (message, unit) in [
        (CustomerBanned, "days"),
        (RoutingArchivedInactive, "minutes"),
        (RoutingAssignedInactive, "minutes"),
        (RoutingIdle, "minutes"),
    ] {
        assert_eq!(message.variable_unit("duration"), Some(unit), "{message:?}");
        assert_eq!(message.variable_unit("agent"), None, "{message:?}");
    }
    let with = TYPES.iter().filter(|(_, variables)| variables.contains(&"duration")).count();
    assert_eq!(with, 4);
    assert_eq!(AgentJoined.variable_unit("agent"), None);
}

/// The document shows one string; durations and scores may be numbers.
#[test]
fn variables_have_values_of_any_type() {
    let vars = json!({"duration": 5, "score": 4.5, "agent": "John Doe", "comment": null, "targets": ["a"]});
    let body = json!({"type": "system_message", "system_message_type": "rating.chat_rated", "text_vars": vars});
    let event: Event = round_trip(&body);
    assert_typed(&event);
}

#[test]
fn rust_and_the_exports_tell_the_texts() {
    let text = |path: &str| String::from_utf8(generated()[path].clone()).expect("UTF-8");
    let rust = text("src/livechat/system_message.rs");
    let schema = text("json-schema/livechat/events/system_message.schema.json");
    for fact in ["Chat is idle due to %duration% minutes of inactivity", "`duration` (in minutes)", "`close_thread`"] {
        assert!(rust.contains(fact) || rust.contains(&fact.replace('_', "\\_")), "{fact}");
        assert!(schema.contains(fact), "{fact}");
    }
    assert!(rust.contains("Not in the vendor's published list."));
}

#[test]
fn the_schemas_have_them_with_their_variables() {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for value in values() {
        let WireValue::Text(name) = &value.wire else { panic!("a text") };
        found.push((name.clone(), value.variables.iter().map(|variable| variable.name.clone()).collect()));
    }
    found.sort();
    let expected: Vec<(String, Vec<String>)> = TYPES
        .map(|(name, variables)| (name.to_owned(), variables.iter().map(|name| (*name).to_owned()).collect()))
        .into();
    assert_eq!(found, expected);
}

#[test]
fn the_crate_knows_them_and_keeps_their_variables() {
    let mut known: Vec<_> = SystemMessageType::ALL.iter().map(SystemMessageType::as_str).collect();
    known.sort_unstable();
    assert_eq!(known, TYPES.map(|(name, _)| name));
    for (name, variables) in TYPES {
        let text_vars: Value = variables.iter().map(|variable| ((*variable).to_owned(), json!("a value"))).collect();
        let body =
            json!({"type": "system_message", "text": "hello", "system_message_type": name, "text_vars": text_vars});
        let event: Event = round_trip(&body);
        assert_typed(&event);
        let Event::SystemMessage(message) = event else { panic!("{name}") };
        assert!(message.system_message_type.is_known(), "{name}");
        assert_eq!(message.system_message_type.as_str(), name);
        assert_eq!(message.system_message_type.variables(), variables, "{name}");
    }
}

#[test]
fn the_export_names_them() {
    let schema = &generated()["json-schema/livechat/events/system_message.schema.json"];
    let schema: Value = serde_json::from_slice(schema).unwrap();
    let examples = schema["definitions"]["SystemMessageTypeValue"]["examples"].as_array().expect("the values");
    let mut names: Vec<&str> = examples.iter().map(|name| name.as_str().expect("a text")).collect();
    names.sort_unstable();
    assert_eq!(names, TYPES.map(|(name, _)| name));
}

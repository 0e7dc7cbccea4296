//! The 37 types of LiveChat's system messages, each with the variables of its text.

use hookwright::model::{TypeKind, WireValue};
use hookwright_events::livechat::{Event, SystemMessageType};
use serde_json::{Value, json};

use crate::support::{assert_typed, generated, round_trip, vendor};

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

#[test]
fn the_schemas_have_them_with_their_variables() {
    let def = vendor("livechat").type_def("SystemMessageType").expect("the type is there");
    let TypeKind::Enum(def) = &def.kind else { panic!("an enum") };
    let mut values: Vec<(String, Vec<String>)> = Vec::new();
    for value in &def.values {
        let WireValue::Text(name) = &value.wire else { panic!("a text") };
        values.push((name.clone(), value.variables.iter().map(|variable| variable.name.clone()).collect()));
    }
    values.sort();
    let expected: Vec<(String, Vec<String>)> = TYPES
        .map(|(name, variables)| (name.to_owned(), variables.iter().map(|name| (*name).to_owned()).collect()))
        .into();
    assert_eq!(values, expected);
}

#[test]
fn the_crate_knows_them_and_keeps_their_variables() {
    let mut known = SystemMessageType::VALUES.to_vec();
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

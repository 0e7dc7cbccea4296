//! What the schemas do not know is kept: event types, fields, values.

use hookwright::model::TypeKind;
use hookwright_events::{enreach, livechat, ringcx};
use hookwright_tests::vendors::Vendor;
use hookwright_tests::{example, for_each_vendor, vendor};
use serde_json::{Value, json};

use crate::support::{refused, round_trip};

for_each_vendor! {
    an_unknown_field_is_kept_at_the_top_in_objects_and_in_list_items;
}

fn with(mut value: Value, pointer: &str, key: &str, new: Value) -> Value {
    let parent = value.pointer_mut(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
    parent.as_object_mut().expect("an object").insert(key.to_owned(), new);
    value
}

#[test]
fn an_unknown_event_type_is_kept_whole() {
    let odd = json!({"deep": [null, {"a": 1.5, "b": [true, "\u{1f600}\n\"\\"]}], "n": u64::MAX, "": {}});
    for name in ["UserCallInTeleported", "", "userstatus", "Unknown", " UserStatus", "\u{1f600}"] {
        let body = with(odd.clone(), "", "EventType", json!(name));
        let event: enreach::Event = round_trip(&body);
        assert_eq!(event.event_type(), name);
        assert!(!event.is_known());
        assert_eq!(event.kind(), None);
        assert!(matches!(event, enreach::Event::Unknown(_)));

        let body = with(odd.clone(), "", "type", json!(name));
        let event: livechat::Event = round_trip(&body);
        assert!(matches!(event, livechat::Event::Unknown(_)));
        let event: ringcx::Event = round_trip(&body);
        assert!(matches!(event, ringcx::Event::Unknown(_)));
        let batch = json!({"id": "b", "domain_id": "d", "events": [body, example("ringcx", "task.taken"), body]});
        let batch: ringcx::Notification = round_trip(&batch);
        let known: Vec<bool> = batch.iter().map(ringcx::Event::is_known).collect();
        assert_eq!(known, [false, true, false]);
    }
}

#[test]
fn a_header_can_be_read_from_an_event_of_an_unknown_type() {
    let body = with(example("enreach", "UserStatus"), "", "EventType", json!("UserMood"));
    let event: enreach::Event = round_trip(&body);
    assert_eq!(event.id().map(|id| id.to_string()).as_deref(), body["Id"].as_str());
    assert_eq!(event.timestamp().map(|at| at.to_string()).as_deref(), body["Timestamp"].as_str());
}

#[test]
fn an_object_without_its_discriminator_is_refused() {
    for body in [json!({}), json!({"eventtype": "UserStatus"})] {
        let error = refused::<enreach::Event>(body.to_string().as_bytes());
        assert_eq!((error.path(), error.expected()), ("", "the field `EventType`"));
    }
    for body in [json!({"EventType": null}), json!({"EventType": 7}), json!({"EventType": {}})] {
        assert_eq!(refused::<enreach::Event>(body.to_string().as_bytes()).path(), "EventType");
    }
    for body in ["null", "[]", "\"UserStatus\"", "7", "true", ""] {
        refused::<enreach::Event>(body.as_bytes());
        refused::<ringcx::Notification>(body.as_bytes());
    }
}

/// Puts an unknown field into every object of every example, one at a time and into all at once.
fn an_unknown_field_is_kept_at_the_top_in_objects_and_in_list_items<V: Vendor>() {
    let vendor = vendor(V::NAME);
    let new = json!({"anything": [1, {"x": null}]});
    let mut places = 0;
    for event in &vendor.events {
        let example = Value::Object(event.example.clone());
        let mut all = example.clone();
        for place in objects(&example, V::MAPS, "") {
            for name in ["NewField", "", "new \"field\"", "\u{e9}\u{1f600}"] {
                round_trip::<V::Event>(&with(example.clone(), &place, name, new.clone()));
            }
            all = with(all, &place, "NewField", json!(null));
            places += 1;
        }
        round_trip::<V::Event>(&all);
    }
    let nested = vendor.types.iter().any(|def| matches!(def.kind, TypeKind::Object(_)));
    assert!(places > vendor.events.len() || !nested, "only {places} objects");
}

/// The pointers of all objects in a value. In maps no field is unknown.
fn objects(value: &Value, maps: &[&str], pointer: &str) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let inner = fields.iter().filter(|(name, _)| !maps.contains(&name.as_str()));
            let inner = inner.flat_map(|(name, value)| objects(value, maps, &format!("{pointer}/{name}")));
            std::iter::once(pointer.to_owned()).chain(inner).collect()
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.flat_map(|(index, value)| objects(value, maps, &format!("{pointer}/{index}"))).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn objects_are_found_at_every_depth() {
    let value = json!({"a": {"b": [1, {"c": {}}]}, "m": {"n": {}}});
    assert_eq!(objects(&value, &["m"], ""), ["", "/a", "/a/b/1", "/a/b/1/c"]);
}

#[test]
fn an_unknown_field_is_kept_around_a_batch_and_where_it_can_be_found() {
    let mut body = json!({"id": "b", "domain_id": "d", "events": [], "trace": {"span": 1}});
    let batch: ringcx::Notification = round_trip(&body);
    assert_eq!(batch.extra.get("trace").unwrap(), json!({"span": 1}));
    body["events"] = json!([with(example("ringcx", "content.imported"), "/resource/metadata", "mood", json!("fine"))]);
    let batch: ringcx::Notification = round_trip(&body);
    let ringcx::Event::ContentImported(event) = &batch.events[0] else { panic!("{batch:?}") };
    let metadata = event.resource.metadata.as_ref().unwrap();
    assert_eq!(metadata.extra.get("mood").unwrap(), json!("fine"));
    assert_eq!(metadata.extra.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["mood"]);
}

#[test]
fn an_unknown_value_of_an_enum_keeps_its_text() {
    for value in ["Meditating", "available", "", "Unknown", "\u{1f600}\"\\\n"] {
        let body = with(example("enreach", "UserAvailability"), "", "Availability", json!(value));
        let event: enreach::Event = round_trip(&body);
        let enreach::Event::UserAvailability(event) = event else { panic!("{event:?}") };
        let availability = event.availability.unwrap();
        assert_eq!(availability.as_str(), value);
        assert!(!availability.is_known());
    }
    let body = with(example("enreach", "UserAvailability"), "", "EntityType", json!("Robot"));
    let event: enreach::Event = round_trip(&body);
    assert_eq!(event.header().unwrap().entity_type.as_str(), "Robot");
    let field = json!([{"type": "slider", "id": "1", "label": "How much?", "answer": 7}]);
    let event: livechat::Event = round_trip(&with(example("livechat", "filled_form"), "", "fields", field));
    let livechat::Event::FilledForm(form) = event else { panic!("{event:?}") };
    assert!(matches!(form.fields.unwrap()[0], livechat::FormField::Unknown(_)));
}

#[test]
fn an_unknown_value_of_an_enum_of_integers_keeps_its_number() {
    for value in [7, -1, i64::from(i32::MAX), 0] {
        let event: enreach::Event =
            round_trip(&with(example("enreach", "QueueStatus"), "", "OpenStatus", json!(value)));
        let enreach::Event::QueueStatus(event) = event else { panic!("{event:?}") };
        assert_eq!(event.open_status.is_known(), (0..=6).contains(&value));
    }
    for value in [4, -4, i64::from(i16::MAX)] {
        let event: enreach::Event =
            round_trip(&with(example("enreach", "CallbackChanged"), "", "TypeId", json!(value)));
        assert!(event.is_known());
    }
    let too_large = with(example("enreach", "CallbackChanged"), "", "TypeId", json!(40_000));
    assert_eq!(refused::<enreach::Event>(too_large.to_string().as_bytes()).path(), "TypeId");
}

#[test]
fn an_enum_without_documented_values_takes_integer_and_text() {
    let cases = [
        ("UserCallPublicityChanged", "Publicity"),
        ("UserSetting", "Level"),
        ("UserSupervisionStatus", "State"),
        ("UserCallInArrived", "Publicity"),
    ];
    for (event, field) in cases {
        for value in [json!(0), json!(-3), json!(i64::MAX), json!("Undefined"), json!("Anything else"), json!("")] {
            let read: enreach::Event = round_trip(&with(example("enreach", event), "", field, value));
            assert!(read.is_known());
        }
        for wrong in [json!(true), json!(1.5), json!([]), json!({})] {
            let body = with(example("enreach", event), "", field, wrong);
            assert_eq!(refused::<enreach::Event>(body.to_string().as_bytes()).path(), field);
        }
    }
}

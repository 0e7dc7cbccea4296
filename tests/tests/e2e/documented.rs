//! The payloads that the vendors' documents show: typed, and written back as they came.

use hookwright_events::{enreach, livechat, ringcx};
use hookwright_tests::vendors::{Body, Enreach, Event, Livechat, Ringcx, Vendor};
use hookwright_tests::{documented, documented_body, for_each_vendor, root};
use serde_json::{Value, json};

use crate::support::{assert_typed, refused, round_trip, through_all, written};

for_each_vendor! {
    every_documented_body_is_typed_and_comes_back;
}

fn json(body: &[u8]) -> Value {
    serde_json::from_slice(body).expect("the fixtures are JSON")
}

/// Files with a whole request; the others show the event that they are named for.
const REQUESTS: [&str; 2] = ["notification", "request"];

fn every_documented_body_is_typed_and_comes_back<V: Vendor>() {
    let bodies = documented::<V>();
    assert_eq!(bodies.len(), V::DOCUMENTED_BODIES);
    for (name, text) in bodies {
        let body: V::Body = through_all(&text, &written::<V>(&json(&text)));
        assert!(body.is_known(), "{name}");
        assert_typed(&body);
        if !REQUESTS.contains(&name.as_str()) {
            let [event] = body.events() else { panic!("{name}: {body:?}") };
            assert_eq!((event.event_type(), event.kind()), (name.as_str(), Some(name.as_str())));
        }
    }
}

#[test]
fn the_enreach_request_is_typed_with_its_user_name() {
    let body = documented_body::<Enreach>("request");
    // The request says `Username`; the table of this event says `UserName`.
    assert_eq!(body["Username"], "sample.agent@customer.com");
    let event: enreach::Event = through_all(body.to_string().as_bytes(), &written::<Enreach>(&body));
    let enreach::Event::QueueCallInUserAllocated(allocated) = &event else { panic!("{event:?}") };
    assert_eq!(allocated.user_name.as_deref(), Some("sample.agent@customer.com"));
    assert_eq!(allocated.caller_number.as_deref(), Some("+358501231234"));
    assert_eq!(allocated.header.timestamp.to_string(), "2018-01-01T08:01:23.45");
    assert!(!allocated.header.timestamp.has_offset());
    assert_eq!(allocated.header.message_ttl_seconds, None);
    assert_eq!(allocated.leg_id, None);
}

#[test]
fn either_spelling_of_the_user_name_is_taken_by_every_event_that_has_one() {
    let mut count = 0;
    for (_, body) in documented::<Enreach>().into_iter().filter(|(name, _)| name != "request") {
        let value = json(&body);
        for (own, other) in [("UserName", "Username"), ("Username", "UserName")] {
            let Some(name) = value.get(own).cloned() else { continue };
            let mut alias = value.clone();
            let object = alias.as_object_mut().unwrap();
            object.remove(own);
            object.insert(other.to_owned(), name);
            let event: enreach::Event = through_all(alias.to_string().as_bytes(), &value);
            assert_typed(&event);
            count += 1;
        }
    }
    assert!(count > 20, "only {count} events have a user name");
}

#[test]
fn a_documented_spelling_counts_more_than_an_alias_beside_it() {
    let mut value = documented_body::<Enreach>("UserAvailability");
    value.as_object_mut().unwrap().insert("Username".to_owned(), json!("someone else"));
    let event: enreach::Event = round_trip(&value);
    let enreach::Event::UserAvailability(availability) = &event else { panic!("{event:?}") };
    assert_eq!(availability.user_name.as_deref(), Some("user.name@example.com"));
}

#[test]
fn the_enreach_misc_types_and_the_configuration_are_typed() {
    fn same<T: serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug>(file: &str) {
        let body = std::fs::read(root().join("tests/fixtures/documented/enreach").join(file)).expect(file);
        let typed: T = serde_json::from_slice(&body).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_typed(&typed);
        assert_eq!(serde_json::to_value(&typed).unwrap(), json(&body), "{file}");
    }
    same::<enreach::CallbackAttempt>("misc/CallbackAttempt.json");
    same::<enreach::CallbackExtra>("misc/CallbackExtra.json");
    same::<enreach::CallbackRelatedItem>("misc/CallbackRelatedItem.json");
    same::<enreach::QueueAttachedUser>("misc/QueueAttachedUser.json");
    same::<enreach::QueueGroup>("misc/QueueGroup.json");
    same::<enreach::Configuration>("configuration.json");
}

#[test]
fn the_ringcx_notification_is_typed() {
    let body = documented_body::<Ringcx>("notification");
    let notification: ringcx::Notification = round_trip(&body);
    let [ringcx::Event::InterventionAssigned(event)] = notification.events.as_slice() else {
        panic!("{notification:?}")
    };
    assert_eq!(event.header.user_id.as_deref(), Some("4f4f3a08a90ffb27ee000583"));
    assert_eq!(event.header.issued_at.to_string(), "2014-02-10T18:35:35.251Z");
    let event: ringcx::Event = round_trip(&body["events"][0]);
    assert!(event.is_known());
}

#[test]
fn livechat_form_fields_are_told_apart() {
    let body = documented_body::<Livechat>("filled_form");
    let livechat::Event::FilledForm(form) = round_trip(&body) else { panic!() };
    let [
        livechat::FormField::Name(name),
        livechat::FormField::Email(_),
        livechat::FormField::Radio(radio),
        livechat::FormField::Checkbox(checkbox),
        livechat::FormField::GroupChooser(chooser),
    ] = form.fields.as_deref().expect("there are fields")
    else {
        panic!("{form:?}")
    };
    assert_eq!(name.answer.as_deref(), Some("John Doe"));
    assert_eq!(radio.answer.as_ref().map(|choice| choice.label.as_deref()), Some(Some("Support")));
    assert_eq!(checkbox.answers.as_ref().map(Vec::len), Some(2));
    assert_eq!(chooser.answer.as_ref().and_then(|group| group.group_id), Some(1));
}

/// The table types it as a hash and describes an id, so either is taken.
#[test]
fn a_custom_status_of_ringcx_may_be_an_id_or_an_object() {
    let body = |status: Value| {
        let channels = json!([{"id": "5c0e8f1b7b8cd2c6f4df0002", "custom_status": status}]);
        json!({
            "type": "push_agent.connected", "id": "5dd29d407b8cd2c6f4df2004", "issued_at": "2019-11-18T13:26:24.101Z",
            "resource": {"type": "push_agent", "id": "52fcf5157aa58dd768000006", "metadata": {"channels": channels}},
        })
    };
    for status in [json!("5c1a30fe7b8cd2c6f4df0007"), json!({"id": "5c1a30fe7b8cd2c6f4df0007"}), json!(7), json!(null)]
    {
        let event: ringcx::Event = round_trip(&body(status));
        assert_typed(&event);
        assert!(event.is_known());
    }
}

#[test]
fn a_body_that_ends_early_or_goes_on_is_no_event() {
    let text = serde_json::to_string_pretty(&documented_body::<Livechat>("message")).unwrap();
    for end in 0..text.len() {
        assert!(livechat::Event::from_slice(&text.as_bytes()[..end]).is_err(), "the first {end} bytes");
    }
    let error = refused::<livechat::Event>(format!("{text} x").as_bytes());
    assert!(error.is_syntax(), "{error}");
}

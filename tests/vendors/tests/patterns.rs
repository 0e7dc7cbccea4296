//! Names with ids in them, as of Genesys' topics.

use hookwright_test_vendors::genesys::{Event, EventKind};
use serde_json::{Value, json};

const ID: &str = "4B1F7AD6-0b5c-4f3e-9b0e-0f6a3a1f2c11";

#[test]
fn a_name_is_found_by_its_pattern() {
    let person =
        json!({"source": "PURECLOUD", "presenceDefinition": {"id": "1", "systemPresence": "AWAY"}, "message": null});
    let queue = json!({"id": "1", "name": "Support"});
    for (topic, body, kind) in [
        (format!("v2.users.{ID}.presence"), &person, Some(EventKind::V2UsersPresence)),
        (format!("v2.routing.queues.{ID}"), &queue, Some(EventKind::V2RoutingQueues)),
        (format!("v2.routing.queues.{ID}.observations"), &queue, None),
        ("v2.routing.queues.all".to_owned(), &queue, None),
        ("v2.stations.17.status".to_owned(), &queue, Some(EventKind::V2Station)),
        ("v2.stations.x.status".to_owned(), &queue, None),
        ("channel.metadata".to_owned(), &json!({"message": "WebSocket Heartbeat"}), Some(EventKind::ChannelMetadata)),
    ] {
        let body = json!({"topicName": topic, "version": "2", "eventBody": body});
        let bytes = serde_json::to_vec(&body).unwrap();
        let event = Event::from_slice(&bytes).unwrap();
        assert_eq!(event.kind(), kind, "{topic}");
        assert_eq!(serde_json::from_slice::<Value>(&event.to_vec()).unwrap(), body, "the topic comes back");
        assert_eq!(Event::from_named(&topic, &bytes).unwrap(), event);
    }
    let Event::V2UsersPresence(event) = Event::example(EventKind::V2UsersPresence) else { panic!("a presence") };
    assert_eq!(event.topic_name, "v2.users.4b1f7ad6-0b5c-4f3e-9b0e-0f6a3a1f2c11.presence");
}

//! Names at the end of a path (Slack), fields below one (Slack, Stripe), a header alone (Shopify).

use hookwright_test_vendors::slack::{self, OtherMessage};
use hookwright_test_vendors::stripe::{self, ChargeRefunded};
use hookwright_test_vendors::{ErrorKind, shopify};
use serde_json::{Value, json};

fn slack(body: &Value) -> slack::Event {
    let event = slack::Event::from_slice(&serde_json::to_vec(body).unwrap()).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&event.to_vec()).unwrap(), *body, "comes back as it was");
    assert_eq!(serde_json::from_value::<slack::Event>(body.clone()).unwrap(), event, "through serde too");
    event
}

fn callback(event: &Value) -> Value {
    json!({"token": "t", "team_id": "T1", "event": event, "type": "event_callback", "event_id": "E1", "new": [1]})
}

#[test]
fn inner_and_outer_types_name_events() {
    let message = json!({"type": "message", "channel": "C1", "user": "U1", "text": "hi", "ts": "1.2", "blocks": []});
    let with = |subtype: Value| {
        let mut message = message.clone();
        message["subtype"] = subtype;
        message
    };
    use slack::EventKind::{self, AppRateLimited, Message, MessageBotMessage, UrlVerification};
    for (body, kind, name) in [
        (
            json!({"type": "url_verification", "token": "t", "challenge": "c"}),
            Some(UrlVerification),
            "url_verification",
        ),
        (json!({"minute_rate_limited": 1, "type": "app_rate_limited"}), Some(AppRateLimited), "app_rate_limited"),
        (callback(&message), Some(Message), "message"),
        (callback(&with(Value::Null)), Some(Message), "message"),
        (
            callback(
                &json!({"subtype": "bot_message", "type": "message", "channel": "C", "bot_id": "B", "text": "", "ts": "1"}),
            ),
            Some(MessageBotMessage),
            "message.bot_message",
        ),
        (callback(&with(json!("channel_topic"))), Some(EventKind::OtherMessage), "message.*"),
        (callback(&json!({"type": "goal_scored"})), None, "goal_scored"),
        (json!({"type": "surprise"}), None, "surprise"),
        (json!({"type": "surprise", "event": null}), None, "surprise"),
    ] {
        let event = slack(&body);
        assert_eq!((event.kind(), event.event_type()), (kind, name), "{body}");
    }
    let slack::Event::OtherMessage(OtherMessage { event, r#type, header, .. }) = slack(&callback(&with(json!("me"))))
    else {
        panic!("another message");
    };
    assert_eq!((event.subtype.as_str(), r#type.as_deref()), ("me", Some("event_callback")));
    assert_eq!(header.event_id.as_deref(), Some("E1"));
}

#[test]
fn a_path_that_leads_nowhere_is_an_error_with_its_path() {
    for (body, path, found) in [
        (r#"{}"#, "event", "the end of the object"),
        (r#"{"event": 5, "type": "x"}"#, "event", "the number `5`"),
        (r#"{"event": {"type": {}}}"#, "event.type", "an object"),
        (r#"{"event": {"type": "message", "subtype": 1}}"#, "event.subtype", "the number `1`"),
        (
            r#"{"event": {"type": "message", "channel": "C", "user": 1, "text": "", "ts": "1"}}"#,
            "event.user",
            "the number `1`",
        ),
        (r#"{"event": {"type": "team_join", "user": {}, "type": "message"}}"#, "event.type", "\"message\""),
    ] {
        let error = slack::Event::from_slice(body.as_bytes()).unwrap_err();
        assert_eq!((error.kind(), error.path()), (ErrorKind::Data, path), "{body}: {error}");
        assert!(error.to_string().contains(found) || error.to_string().contains("missing"), "{body}: {error}");
    }
}

#[test]
fn fields_below_a_path_are_those_of_an_object_in_the_event() {
    let body = json!({
        "id": "evt_1", "object": "event", "api_version": null, "created": 1, "pending_webhooks": 0, "request": null,
        "data": {"object": {"id": "ch_1", "object": "charge", "amount": 5, "amount_refunded": 5, "currency": "usd",
            "refunded": true}, "previous_attributes": {"refunded": false}},
        "livemode": true, "type": "charge.refunded",
    });
    let event = stripe::Event::from_slice(&serde_json::to_vec(&body).unwrap()).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&event.to_vec()).unwrap(), body);
    let stripe::Event::ChargeRefunded(ChargeRefunded { header, data, .. }) = &event else { panic!("{event:?}") };
    assert_eq!((header.id.as_str(), data.object.id.as_str(), data.object.refunded), ("evt_1", "ch_1", true));
    assert_eq!(data.extra.get("previous_attributes").unwrap().to_value().unwrap(), json!({"refunded": false}));
    let named = stripe::Event::from_named("charge.refunded", &event.to_vec()).unwrap();
    assert_eq!(named, event);
    assert!(stripe::Event::from_named("charge.succeeded", &event.to_vec()).is_err(), "the body names another");
}

#[test]
fn a_header_alone_names_the_event() {
    let body = br#"{"id":820982911946154508}"#;
    let topic = |topic: &'static str| {
        shopify::Event::from_parts(move |name| (name == "x-shopify-topic").then_some(topic.as_bytes()), body)
    };
    assert_eq!(topic("products/delete").unwrap().kind(), Some(shopify::EventKind::ProductsDelete));
    assert_eq!(topic("products/lost").unwrap().event_type(), "products/lost");
    let error = topic("orders/create").unwrap_err();
    assert_eq!((error.kind(), error.event_type()), (ErrorKind::Data, Some("orders/create")));
    assert_eq!(shopify::Event::from_parts(|_| None, body).unwrap_err().kind(), ErrorKind::Header);
}

#[test]
fn every_example_is_of_its_kind() {
    for kind in slack::EventKind::ALL {
        assert_eq!(slack::Event::from_slice(&slack::Event::example(*kind).to_vec()).unwrap().kind(), Some(*kind));
    }
    for kind in stripe::EventKind::ALL {
        assert_eq!(stripe::Event::from_slice(&stripe::Event::example(*kind).to_vec()).unwrap().kind(), Some(*kind));
    }
    for kind in shopify::EventKind::ALL {
        let body = shopify::Event::example(*kind).to_vec();
        assert_eq!(shopify::Event::from_named(kind.as_str(), &body).unwrap().kind(), Some(*kind));
    }
}

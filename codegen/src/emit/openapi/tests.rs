//! What the documents say that the schemas do not: requests, answers, discriminators.

use serde_json::json;

use super::*;
use crate::emit::contract::Profile;
use crate::emit::contract::fixture::{docs, model};
use crate::model::{
    BodyForm, Delivery, Docs, Endpoint, FieldRole, HttpHeader, HttpHeaderRole, Retries, Signature, TokenPlace,
};
use crate::testing::{VENDOR, vendor};

/// A vendor with headers and a documented delivery, and one with an envelope.
fn documents() -> [Value; 2] {
    let mut model = model();
    let flat = &mut model.vendors[0];
    let header = |name: &str, role| HttpHeader { name: name.to_owned(), role, docs: docs(&format!("About {name}.")) };
    flat.http_headers = vec![header("X-Type", HttpHeaderRole::EventType), header("X Secret", HttpHeaderRole::Secret)];
    flat.signature = Some(Signature::Token(TokenPlace::Header("X Secret".to_owned())));
    flat.delivery = Some(Delivery {
        method: "put".to_owned(),
        content_type: Some("application/json; charset=utf-8".to_owned()),
        timeout_seconds: Some(5),
        success: vec![(204, "Nothing more.".to_owned())],
        retries: Some(Retries { attempts: Some(3), doc: "Then it gives up.".to_owned() }),
        body: BodyForm::Json,
        validation: None,
        deduplicate_by: Some(FieldRole { field: "Id".to_owned(), doc: "It stays the same.".to_owned() }),
        order_by: None,
        endpoint: Some(Endpoint { https_only: true, port: Some(443), ..Endpoint::default() }),
        docs: Docs { details: vec!["Keep the secret.".to_owned()], ..docs("Once.") },
    });
    [0, 1].map(|index| of_part(Part::all(&model.vendors[index])))
}

fn of_part(part: Part<'_>) -> Value {
    document(&Contract::new(part, Profile::Receiver), Operations::Webhooks)
}

#[test]
fn a_webhook_is_one_event_with_its_header_and_answers() {
    let [flat, _] = documents();
    let operation = flat.pointer("/webhooks/Shapes/put").unwrap();
    let header = json!({"name": "X-Type", "in": "header", "description": "About X-Type.",
                        "schema": {"type": "string", "enum": ["Shapes"]}});
    assert_eq!(operation.get("parameters"), Some(&json!([header])));
    let failure = "The vendor takes any other answer for a failure. At most 3 retries. Then it gives up.";
    let responses = json!({"204": {"description": "Nothing more."}, "default": {"description": failure}});
    assert_eq!(operation.get("responses"), Some(&responses));
    assert_eq!(operation.get("summary"), Some(&json!("Shapes")));
    assert_eq!(operation.get("description"), Some(&json!("Shapes happened.")));
    let section = operation.pointer("/tags/0").unwrap();
    let names = flat.pointer("/tags").and_then(Value::as_array).unwrap().iter().filter_map(|tag| tag.get("name"));
    assert!(names.clone().any(|name| name == section), "{:?}", names.collect::<Vec<_>>());
    let schema = operation.pointer("/requestBody/content/application~1json/schema/$ref");
    assert_eq!(schema, Some(&json!("#/components/schemas/Shapes")));
    assert_eq!(flat.get("security"), Some(&json!([{"X_Secret": []}, {}])));
    assert_eq!(flat.pointer("/components/securitySchemes/X_Secret/name"), Some(&json!("X Secret")));
    let about = flat.pointer("/info/description").and_then(Value::as_str).unwrap();
    let facts = [
        "Once.",
        "A request is a PUT with the content type `application/json; charset=utf-8`.",
        "The vendor waits 5 seconds for an answer.",
        "Answer 204: Nothing more.",
        "At most 3 retries. Then it gives up.",
        "Recognize duplicates by `Id`. It stays the same.",
        "The endpoint must be HTTPS.",
        "It must listen on port 443.",
        "Keep the secret.",
    ];
    assert!(about.ends_with(&format!("Delivery:\n\n- {}", facts.join("\n- "))), "{about}");
}

#[test]
fn a_signature_is_a_security_scheme_that_says_how_it_is_made() {
    let signed = format!(
        "{VENDOR}signature: {{preset: slack}}\nhttp_headers: {{x-slack-signature: {{role: other, doc: Proof.}}}}\n"
    );
    let vendor = vendor(&signed, "events: {ping: {doc: A sign of life., fields: []}}");
    let document = of_part(Part::all(&vendor));
    let description = "Proof. The header `X-Slack-Signature` has the HMAC-SHA256 of \
        `v0:{header:X-Slack-Request-Timestamp}:{body}` in hexadecimal, as `v0={hex}`. \
        The time of the request may differ from now by 300 seconds.";
    let scheme = json!({"type": "apiKey", "in": "header", "name": "X-Slack-Signature", "description": description});
    assert_eq!(document.pointer("/components/securitySchemes"), Some(&json!({"X-Slack-Signature": scheme})));
    assert_eq!(document.get("security"), Some(&json!([{"X-Slack-Signature": []}, {}])));
    // A parameter would be a second way to say it.
    assert_eq!(document.pointer("/webhooks/ping/post/parameters"), None);
}

#[test]
fn the_validation_of_an_endpoint_is_an_operation_of_the_receivers_own_url() {
    let delivery = "delivery:\n  method: post\n  success: {200: Fine.}\n  doc: Once.\n  validation: {method: get, \
        query: {mode: on}, token: token, answer: challenge, doc: It comes first.}\n";
    let vendor = vendor(&format!("{VENDOR}{delivery}"), "events: {ping: {doc: A sign of life., fields: []}}");
    let document = of_part(Part::all(&vendor));
    let operation = document.pointer("/paths/~1/get").unwrap();
    let parameter = |name: &str, description: &str, schema| json!({"name": name, "in": "query", "description": description, "required": true, "schema": schema});
    let parameters = [
        parameter("mode", "Always the same value.", json!({"type": "string", "enum": ["on"]})),
        parameter("token", "The token that the receiver knows.", json!({"type": "string"})),
        parameter("challenge", "The answer.", json!({"type": "string"})),
    ];
    assert_eq!(operation.get("parameters"), Some(&json!(parameters)));
    assert!(operation.pointer("/responses/200/content/text~1plain").is_some());
    let facts = "The vendor validates an endpoint by a GET. It comes first. The query of that request has `mode`, `token`, \
        `challenge`. Make sure that `mode` is `on` and `token` is the token. Answer 200 with the value of `challenge` as \
        the whole body.";
    assert_eq!(operation.get("description"), Some(&json!(facts)));
    let [flat, _] = documents();
    // Not every tool knows that a document may have webhooks alone.
    assert_eq!(flat.get("paths"), Some(&json!({})));
}

#[test]
fn a_discriminator_maps_names_on_the_wire_to_schemas() {
    let [flat, ring] = documents();
    let place = |name: &str| format!("#/components/schemas/{name}");
    let body = flat.pointer("/components/schemas/KnownEvent/discriminator");
    let mapping = json!({"Scalars": place("Scalars"), "Shapes": place("Shapes")});
    assert_eq!(body, Some(&json!({"propertyName": "EventType", "mapping": mapping})));
    let mapping = ring.pointer("/components/schemas/KnownEvent/discriminator/mapping");
    assert_eq!(mapping.and_then(|mapping| mapping.get("task.completed")), Some(&json!(place("TaskCompleted"))));
    let answer = ring.pointer("/components/schemas/Answer/discriminator/propertyName");
    assert_eq!(answer, Some(&json!("type")));
}

#[test]
fn an_envelope_is_the_body_and_its_example_has_the_event() {
    let [_, ring] = documents();
    let content = ring.pointer("/webhooks/choice/post/requestBody/content/application~1json").unwrap();
    assert_eq!(content.pointer("/schema/$ref"), Some(&json!("#/components/schemas/Notification")));
    assert_eq!(content.pointer("/examples/ChoiceEvent/value/events/0/type"), Some(&json!("choice")));
    let items = ring.pointer("/components/schemas/Notification/properties/events/items");
    assert_eq!(items, Some(&json!({"$ref": "#/components/schemas/RingEvent"})));
}

#[test]
fn what_is_not_known_is_not_said() {
    let [_, ring] = documents();
    assert_eq!(ring.get("security"), None);
    assert_eq!(ring.pointer("/webhooks/choice/post/responses"), None);
    // Nothing at all is known of this vendor's requests.
    let vendor = vendor(VENDOR, "events: {ping: {doc: A sign of life., fields: []}}");
    let document = of_part(Part::all(&vendor));
    assert_eq!((document.get("webhooks"), document.get("tags")), (None, None));
    assert_eq!(document.get("paths"), Some(&json!({})));
    assert!(document.pointer("/components/schemas/Ping").is_some(), "{document}");
}

#[test]
fn any_event_is_a_webhook_that_takes_those_of_later() {
    let [flat, ring] = documents();
    let schema = "/put/requestBody/content/application~1json/schema/$ref";
    let body = flat.pointer(&format!("/webhooks/FlatOneEvent{schema}"));
    assert_eq!(body, Some(&json!("#/components/schemas/FlatOneEvent")));
    let branches = json!([{"$ref": "#/components/schemas/KnownEvent"}, {"$ref": "#/components/schemas/UnknownEvent"}]);
    assert_eq!(flat.pointer("/components/schemas/FlatOneEvent/anyOf"), Some(&branches));
    let named = flat.pointer("/components/schemas/UnknownEvent/properties/EventType/not/enum");
    assert_eq!(named, Some(&json!(["Scalars", "Shapes"])));
    // An envelope takes them by itself.
    assert_eq!(ring.get("webhooks").and_then(Value::as_object).unwrap().len(), 6);
}

#[test]
fn a_part_takes_the_other_documented_events_as_unknown_ones() {
    let model = model();
    let part = Part::chosen(&model.vendors[1], &["choice".to_owned()]).unwrap();
    let document = of_part(part);
    let known = document.pointer("/components/schemas/KnownEvent/oneOf");
    assert_eq!(known, Some(&json!([{"$ref": "#/components/schemas/ChoiceEvent"}])));
    let not = document.pointer("/components/schemas/UnknownEvent/properties/type/not");
    assert_eq!(not, Some(&json!({"enum": ["choice"]})));
}

#[test]
fn operations_may_be_those_of_the_receiver() {
    let mut model = model();
    model.vendors[0].http_headers =
        vec![HttpHeader { name: "X-Type".to_owned(), role: HttpHeaderRole::EventType, docs: docs("The type.") }];
    let of =
        |index: usize| document(&Contract::new(Part::all(&model.vendors[index]), Profile::Receiver), Operations::Paths);
    for (index, body, examples) in [(0, "FlatOneEvent", 2), (1, "Notification", 6)] {
        let document = of(index);
        assert_eq!(document.get("webhooks"), None);
        let operation = document.pointer("/paths/~1/post").unwrap();
        let content = operation.pointer("/requestBody/content/application~1json").unwrap();
        assert_eq!(content.pointer("/schema/$ref"), Some(&json!(format!("#/components/schemas/{body}"))));
        assert_eq!(content.get("examples").and_then(Value::as_object).unwrap().len(), examples);
        // Generators want to know that the receiver answers.
        assert!(operation.pointer("/responses/default").is_some() && operation.pointer("/responses/4XX").is_some());
    }
    let parameter = json!({"name": "X-Type", "in": "header", "description": "The type.", "schema": {"type": "string"}});
    assert_eq!(of(0).pointer("/paths/~1/post/parameters"), Some(&json!([parameter])));
}

#[test]
fn schemas_have_what_only_apis_have() {
    let [flat, _] = documents();
    let shapes = flat.pointer("/components/schemas/Shapes/properties/Status");
    let status = json!({"description": "The Status.", "$ref": "#/components/schemas/Availability"});
    assert_eq!(shapes, Some(&status));
    let known = flat.pointer("/components/schemas/Availability/x-extensible-enum");
    assert_eq!(known, Some(&json!(["Available", "Busy"])));
    let format = |name: &str| flat.pointer(&format!("/components/schemas/Scalars/properties/{name}/format")).cloned();
    assert_eq!(
        ["Score", "Small", "Big", "Float"].map(format),
        ["int32", "int32", "int64", "double"].map(|it| Some(json!(it)))
    );
    let any = json!({"description": "The Any."});
    assert_eq!(flat.pointer("/components/schemas/Scalars/properties/Any"), Some(&any));
}

#[test]
fn no_component_is_left_over() {
    for document in documents() {
        let text = document.to_string();
        for key in document.pointer("/components/schemas").and_then(Value::as_object).unwrap().keys() {
            assert!(text.contains(&format!("\"#/components/schemas/{key}\"")), "{key} is used by nothing");
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn check(document: &Value, value: &Value) {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(reference)) = object.get("$ref") {
                    assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
                }
                object.values().for_each(|value| check(document, value));
            }
            Value::Array(values) => values.iter().for_each(|value| check(document, value)),
            _ => {}
        }
    }
    for document in documents() {
        check(&document, &document);
    }
}

//! What the exports say of vendors whose events are named by more than one field of the body.

use hookwright::emit::export::{Draft, Options, Profile};
use hookwright::emit::json_schema::VendorSchemas;
use hookwright::model::{Model, Vendor};
use serde_json::{Value, json};

fn model() -> Model {
    hookwright::compile("schemas".as_ref()).model.expect("the schemas are sound")
}

fn accepts(schema: &Value, value: &Value) -> bool {
    jsonschema::validator_for(schema).expect("it is a schema").is_valid(value)
}

#[test]
fn examples_are_accepted_as_they_are_sent() {
    for vendor in &model().vendors {
        for profile in [Profile::Receiver, Profile::Strict] {
            let options = Options::new(Draft::Draft07, profile);
            let schemas = VendorSchemas::new(vendor, &options);
            let bundle = schemas.bundle().to_value();
            for event in &vendor.events {
                let example = Value::Object(event.example.clone());
                assert!(accepts(&schemas.event(event).to_value(), &example), "{} {profile:?}", event.name);
                let body = if vendor.event_list() == Some("") { json!([example]) } else { example };
                assert!(accepts(&bundle, &body), "{} {profile:?}, bundle", event.name);
            }
        }
    }
}

fn event_schema(vendor: &Vendor, name: &str) -> Value {
    let event = vendor.events.find(name).expect("there is one");
    VendorSchemas::new(vendor, &Options::default()).event(event).to_value()
}

#[test]
fn a_schema_asks_for_no_field_that_is_in_a_header() {
    let model = model();
    let github = model.vendors.iter().find(|vendor| vendor.name == "github").unwrap();
    let opened = event_schema(github, "issues.opened");
    assert_eq!(opened["required"], json!(["action", "issue"]));
    assert_eq!(opened["properties"]["action"]["enum"], json!(["opened"]));
    assert_eq!(event_schema(github, "push")["properties"].get("action"), None);
    assert_eq!(event_schema(github, "star.*")["properties"]["action"].get("enum"), None);
    // Of a payload that several events share, each says its own value.
    assert_eq!(event_schema(github, "member.added")["properties"]["action"]["enum"], json!(["added"]));
    let bundle = VendorSchemas::new(github, &Options::default()).bundle().to_value();
    assert!(bundle.get("anyOf").is_some() && bundle.get("oneOf").is_none());
}

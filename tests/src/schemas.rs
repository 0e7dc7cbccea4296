//! The repository's own schemas, as the compiler reads them.

use std::path::Path;
use std::sync::OnceLock;

use hookwright::diagnostic::RenderOptions;
use hookwright::model::{Event, Model, Vendor};
use serde_json::{Value, json};

use crate::root;

/// The model of a schema directory, which must be sound.
pub fn compile(schemas: &Path) -> Model {
    let compilation = hookwright::compile(schemas);
    let rendered = compilation.render(RenderOptions::default());
    compilation.model.unwrap_or_else(|| panic!("{} does not compile:\n{rendered}", schemas.display()))
}

/// The model of the repository's own schemas.
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| compile(&root().join("schemas")))
}

/// A vendor of the repository's own schemas.
pub fn vendor(name: &str) -> &'static Vendor {
    model().vendors.iter().find(|vendor| vendor.name == name).expect("the vendor is there")
}

/// The example of an event.
pub fn example(vendor_name: &str, event: &str) -> Value {
    let event = vendor(vendor_name).events.iter().find(|known| known.name == event).expect("the event is there");
    Value::Object(event.example.clone())
}

/// A request body with these events. Where a body is one event, that is the first.
pub fn body(vendor: &Vendor, events: &[Value]) -> Value {
    let Some(envelope) = &vendor.envelope else { return events.first().expect("an event").clone() };
    let mut body = Value::Object(envelope.example.clone());
    body[&envelope.events_field] = json!(events);
    body
}

/// The request body with an event's example.
pub fn example_body(vendor: &Vendor, event: &Event) -> Value {
    body(vendor, &[Value::Object(event.example.clone())])
}

/// The events of a request body.
pub fn events<'a>(vendor: &Vendor, body: &'a Value) -> &'a [Value] {
    match &vendor.envelope {
        None => std::slice::from_ref(body),
        Some(envelope) => body[&envelope.events_field].as_array().expect("a list of events"),
    }
}

//! The request bodies of each vendor.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::{Runner, decode, encode};
use crate::Peers;

/// The event that Enreach documents without a payload.
const WITHOUT_PAYLOAD: &str = "CallbackUserCallOutDisconnected";

/// A request body.
pub(crate) struct Body {
    /// As it comes.
    pub(crate) text: String,
    /// With the discriminator as the last field of each event.
    pub(crate) late: String,
}

/// Some request bodies of a vendor.
pub(crate) struct Set {
    pub(crate) title: String,
    /// How many events are in them.
    pub(crate) events: usize,
    pub(crate) bodies: Rc<[Body]>,
}

impl Set {
    pub(crate) fn bytes(&self) -> usize {
        self.bodies.iter().map(|body| body.text.len()).sum()
    }
}

/// A vendor, and who races over its bodies.
pub(crate) struct Vendor {
    name: &'static str,
    title: &'static str,
    discriminator: &'static str,
    /// The field of a body that has the list of events, and an example of the other fields.
    envelope: Option<(&'static str, &'static str)>,
    pub(crate) decode: fn(&Rc<[Body]>) -> Vec<Runner>,
    pub(crate) encode: fn(&Rc<[Body]>) -> Vec<Runner>,
}

impl Vendor {
    pub(crate) const fn new<T: Peers>(
        name: &'static str,
        title: &'static str,
        discriminator: &'static str,
        envelope: Option<(&'static str, &'static str)>,
    ) -> Self {
        Vendor { name, title, discriminator, envelope, decode: decode::runners::<T>, encode: encode::runners::<T> }
    }

    /// The vendor's request bodies: where they hold lists of events, once with one event each, and
    /// once all events in one.
    pub(crate) fn sets(&self) -> Vec<Set> {
        let events = self.examples();
        if self.envelope.is_none() {
            return vec![self.set(self.title.to_owned(), events.len(), &events.iter().collect::<Vec<_>>())];
        }
        let single: Vec<Value> = events.iter().map(|event| self.enveloped(std::slice::from_ref(event))).collect();
        let all = self.enveloped(&events);
        let one = format!("{}, one event a request", self.title);
        let batch = format!("{}, all events in one request", self.title);
        vec![self.set(one, events.len(), &single.iter().collect::<Vec<_>>()), self.set(batch, events.len(), &[&all])]
    }

    fn set(&self, title: String, events: usize, bodies: &[&Value]) -> Set {
        Set { title, events, bodies: bodies.iter().map(|body| self.body(body)).collect() }
    }

    /// The examples of the vendor's events.
    fn examples(&self) -> Vec<Value> {
        let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated/json-schema");
        let entries = schemas.join(self.name).join("examples").read_dir().expect("the generated crate has examples");
        let mut files: Vec<_> = entries.map(|entry| entry.expect("the folder is readable").path()).collect();
        files.retain(|path| path.file_stem().is_some_and(|name| name != WITHOUT_PAYLOAD));
        files.sort();
        let read = |path: &_| serde_json::from_slice(&fs::read(path).expect("it is readable")).expect("it is JSON");
        files.iter().map(read).collect()
    }

    fn enveloped(&self, events: &[Value]) -> Value {
        let (field, fields) = self.envelope.expect("a vendor with an envelope");
        let mut body: Map<String, Value> = serde_json::from_str(fields).expect("an example is JSON");
        body.insert(field.to_owned(), events.into());
        body.into()
    }

    fn body(&self, body: &Value) -> Body {
        let mut late = body.clone();
        match self.envelope.and_then(|(field, _)| late.get_mut(field)).and_then(Value::as_array_mut) {
            Some(events) => events.iter_mut().for_each(|event| tag_last(event, self.discriminator)),
            None => tag_last(&mut late, self.discriminator),
        }
        Body { text: body.to_string(), late: late.to_string() }
    }
}

fn tag_last(event: &mut Value, tag: &str) {
    let object: &mut Map<String, Value> = event.as_object_mut().expect("an event is an object");
    let name = object.shift_remove(tag).expect("an event has its discriminator");
    object.insert(tag.to_owned(), name);
}

//! The form of request bodies.

use super::Vendor;
use crate::words::words;

words! {
    /// The form of a request body.
    pub enum BodyForm {
        /// A JSON object: an event, or what is around one or several.
        Json = "json",
        /// A JSON list of events.
        JsonList = "json-list",
        /// `application/x-www-form-urlencoded`: an event whose fields are pairs.
        Form = "form",
    }
}

impl BodyForm {
    /// The content type of bodies of this form, where the vendor documents none in particular.
    pub fn content_type(self) -> &'static str {
        match self {
            BodyForm::Json | BodyForm::JsonList => "application/json",
            BodyForm::Form => "application/x-www-form-urlencoded",
        }
    }
}

impl Vendor {
    /// The form of a request body.
    pub fn body_form(&self) -> BodyForm {
        self.delivery.as_ref().map_or(BodyForm::Json, |delivery| delivery.body)
    }

    /// Where the list of events is in a body that has one: the name of a field, or nothing if the body is
    /// the list itself.
    pub fn event_list(&self) -> Option<&str> {
        match (&self.envelope, self.body_form()) {
            (Some(envelope), _) => Some(&envelope.events_field),
            (None, BodyForm::JsonList) => Some(""),
            (None, BodyForm::Json | BodyForm::Form) => None,
        }
    }
}

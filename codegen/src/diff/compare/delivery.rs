//! How requests are delivered: nothing that a payload shows, but what operators rely on.

use std::fmt::Debug;

use super::super::change::Place;
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;
use crate::model::{BodyForm, Delivery, Endpoint, FieldRole, Retries};

impl Comparison<'_> {
    pub(super) fn delivery(&mut self, old: Option<&Delivery>, new: Option<&Delivery>) {
        let place = self.place.owner("delivery");
        let (old, new) = match (old, new) {
            (None, None) => return,
            (None, Some(_)) => return self.delivered(&place, "how requests are delivered is documented"),
            (Some(_), None) => return self.delivered(&place, "how requests are delivered is not documented any more"),
            (Some(old), Some(new)) => (old, new),
        };
        #[rustfmt::skip]
        let Delivery {
            method, content_type, body, timeout_seconds, success, retries, deduplicate_by, order_by, endpoint, validation, docs,
        } = old;
        self.fact(&place, "method", method, &new.method);
        self.fact(&place, "content type", content_type, &new.content_type);
        self.body_form(&place, *body, new.body);
        self.fact(&place, "time until the vendor gives up", timeout_seconds, &new.timeout_seconds);
        self.fact(&place, "list of answers that count as success", success, &new.success);
        let attempts = |it: &Retries| {
            let Retries { attempts, doc } = it;
            (*attempts, doc.clone())
        };
        self.fact(&place, "way of trying again", &retries.as_ref().map(attempts), &new.retries.as_ref().map(attempts));
        let role = |it: &FieldRole| {
            let FieldRole { field, doc } = it;
            (field.clone(), doc.clone())
        };
        let roles = |old: &Option<FieldRole>, new: &Option<FieldRole>| (old.as_ref().map(role), new.as_ref().map(role));
        let (before, after) = roles(deduplicate_by, &new.deduplicate_by);
        self.fact(&place, "field that tells duplicates", &before, &after);
        let (before, after) = roles(order_by, &new.order_by);
        self.fact(&place, "field that tells the order", &before, &after);
        let demands = |it: &Endpoint| {
            let Endpoint { https_only, port, public_certificate, details } = it;
            (*https_only, *port, *public_certificate, details.clone())
        };
        let (before, after) = (endpoint.as_ref().map(demands), new.endpoint.as_ref().map(demands));
        self.fact(&place, "demand on a receiver's address", &before, &after);
        self.validation(&place, validation.as_ref(), new.validation.as_ref());
        self.docs(&place, docs, &new.docs);
    }

    /// Neither side finds anything in a body of the other form.
    fn body_form(&mut self, place: &Place, old: BodyForm, new: BodyForm) {
        if old != new {
            let why = "A body of the other form is refused.";
            let effects = Effects::default().breaking(View::OldDecoder, why).breaking(View::NewDecoder, why);
            let effects = effects.breaking(View::Rust, "`from_slice` takes another body, or another type has it.");
            self.found(&rule::DELIVERY_CHANGED, place, "its body has another form", effects);
        }
    }

    fn fact<T: PartialEq + Debug>(&mut self, place: &Place, what: &str, old: &T, new: &T) {
        if old != new {
            self.delivered(place, &format!("its {what} is another"));
        }
    }

    fn delivered(&mut self, place: &Place, text: &str) {
        let why = "Payloads are the same; whoever operates the receiver has to look at it.";
        let effects = Effects::default().compatible(View::OldDecoder, why).compatible(View::NewDecoder, why);
        self.found(&rule::DELIVERY_CHANGED, place, text, effects);
    }
}

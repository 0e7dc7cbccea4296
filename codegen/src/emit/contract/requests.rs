//! What is said of a vendor's requests as a whole: how they are delivered, and what they carry.

use serde_json::Value;

use super::signature::security;
use super::{sentences, validation};
use crate::model::{
    BodyForm, Delivery, Endpoint, Event, FieldRole, HttpHeader, HttpHeaderRole, PartValue, Retries, Vendor,
};

/// About a vendor's events: what they are, and how they are delivered. What is in which section is said
/// with the sections.
pub(in crate::emit) fn about(vendor: &Vendor) -> String {
    let mut paragraphs = vec![sentences::docs(&vendor.docs)];
    paragraphs.extend(vendor.api_version.as_ref().map(|version| api_version(version)));
    if let Some(delivery) = &vendor.delivery {
        paragraphs.push(format!("Delivery:\n\n- {}", delivery_facts(delivery).join("\n- ")));
    }
    paragraphs.join("\n\n")
}

/// Which version of the vendor's API the schemas are about.
pub(in crate::emit) fn api_version(version: &str) -> String {
    format!("Transcribed from version {version} of the vendor's API.")
}

/// Whether anything is known of the vendor's requests. Without that, its events are known, and not how
/// they come.
pub(in crate::emit) fn is_known(vendor: &Vendor) -> bool {
    vendor.delivery.is_some()
        || vendor.signature.is_some()
        || !vendor.http_headers.is_empty()
        || !vendor.discriminator.is_in_body()
        || !is_one_event(vendor)
}

/// Whether a request is one event, and nothing around it.
pub(in crate::emit) fn is_one_event(vendor: &Vendor) -> bool {
    vendor.event_list().is_none() && vendor.wrapper.is_none()
}

/// What any other answer than those of success leads to.
pub(in crate::emit) fn failure(delivery: &Delivery) -> String {
    let retries = delivery.retries.as_ref().map(retries);
    ["The vendor takes any other answer for a failure.".to_owned()]
        .into_iter()
        .chain(retries)
        .collect::<Vec<_>>()
        .join(" ")
}

fn retries(retries: &Retries) -> String {
    let attempts = retries.attempts.map(|attempts| format!("At most {attempts} retries. "));
    attempts.unwrap_or_default() + &retries.doc
}

/// How requests are delivered, in sentences.
pub(in crate::emit) fn delivery_facts(delivery: &Delivery) -> Vec<String> {
    let mut facts = vec![delivery.docs.text.clone()];
    let method = delivery.method.to_uppercase();
    facts.push(match &delivery.content_type {
        Some(content_type) => format!("A request is a {method} with the content type `{content_type}`."),
        None => format!("A request is a {method}."),
    });
    facts.extend(delivery.timeout_seconds.map(|seconds| format!("The vendor waits {seconds} seconds for an answer.")));
    facts.extend(delivery.success.iter().map(|(status, doc)| format!("Answer {status}: {doc}")));
    facts.extend(delivery.retries.as_ref().map(retries));
    let role = |what: &str, role: &FieldRole| format!("{what} `{}`. {}", role.field, role.doc);
    facts.extend(delivery.deduplicate_by.as_ref().map(|field| role("Recognize duplicates by", field)));
    facts.extend(delivery.order_by.as_ref().map(|field| role("Order events by", field)));
    facts.extend(delivery.endpoint.iter().flat_map(endpoint_facts));
    facts.extend(delivery.validation.iter().flat_map(validation::facts));
    facts.extend(delivery.docs.details.iter().cloned());
    facts
}

fn endpoint_facts(endpoint: &Endpoint) -> Vec<String> {
    let mut facts = Vec::new();
    if endpoint.https_only {
        facts.push("The endpoint must be HTTPS.".to_owned());
    }
    facts.extend(endpoint.port.map(|port| format!("It must listen on port {port}.")));
    if endpoint.public_certificate {
        facts.push("Its certificate must be signed by a public certificate authority.".to_owned());
    }
    facts.extend(endpoint.details.iter().cloned());
    facts
}

/// The media type of a request's body, without parameters.
pub(in crate::emit) fn media_type(vendor: &Vendor) -> &str {
    content_type(vendor).split(';').next().unwrap_or_default().trim()
}

/// The media type of a request's body in lower case, without parameters, where it is documented.
pub(in crate::emit) fn documented_media_type(vendor: &Vendor) -> Option<String> {
    let documented = vendor.delivery.as_ref().and_then(|delivery| delivery.content_type.as_ref());
    // A form says so, whatever is documented: browsers and servers could not tell otherwise.
    let is_said = documented.is_some() || vendor.body_form() == BodyForm::Form;
    is_said.then(|| media_type(vendor).to_lowercase())
}

/// The content type of a request, with its parameters where they are documented.
pub(in crate::emit) fn content_type(vendor: &Vendor) -> &str {
    let documented = vendor.delivery.as_ref().and_then(|delivery| delivery.content_type.as_deref());
    documented.unwrap_or_else(|| vendor.body_form().content_type())
}

/// The first sentence of a text, without its full stop, as a heading.
pub(in crate::emit) fn heading(text: &str) -> &str {
    let sentence = text.split(". ").next().unwrap_or(text);
    sentence.strip_suffix('.').unwrap_or(sentence)
}

/// The example of an event in a whole request body.
pub(in crate::emit) fn example_body(vendor: &Vendor, event: &Event) -> Value {
    if let Some(wrapper) = vendor.wrapper_type() {
        return vendor.wrapped_example(wrapper, event).into();
    }
    let Some(envelope) = &vendor.envelope else {
        let example = Value::Object(event.example.clone());
        return if vendor.event_list().is_some() { Value::Array(vec![example]) } else { example };
    };
    let mut body = envelope.example.clone();
    body.insert(envelope.events_field.clone(), Value::Array(vec![Value::Object(event.example.clone())]));
    body.into()
}

/// The headers that carry no secret, and no signature.
pub(in crate::emit) fn plain_headers(vendor: &Vendor) -> impl Iterator<Item = &HttpHeader> {
    let proof = security(vendor).map(|security| security.header);
    let is_proof = move |header: &HttpHeader| proof.is_some_and(|proof| header.name.eq_ignore_ascii_case(proof));
    vendor.http_headers.iter().filter(move |header| header.role != HttpHeaderRole::Secret && !is_proof(header))
}

/// A name as components may have it: letters, digits, `.`, `_` and `-`.
pub(in crate::emit) fn component_name(name: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    name.chars().map(|c| if allowed(c) { c } else { '_' }).collect()
}

/// What a header of a request that carries one event says.
pub(in crate::emit) struct HeaderContent<'a> {
    /// The one value that it has.
    pub(in crate::emit) value: Option<&'a str>,
    /// It is always there.
    pub(in crate::emit) required: bool,
}

/// What a header says in a request with an event; none if the event's requests have no such header.
pub(in crate::emit) fn header_content<'a>(
    vendor: &Vendor,
    header: &HttpHeader,
    event: &'a Event,
) -> Option<HeaderContent<'a>> {
    let naming = &vendor.discriminator;
    match (header.role, naming.in_header(&header.name, event)) {
        (_, Some((part, value))) => match value {
            PartValue::None => None,
            PartValue::One(value) => Some(HeaderContent { value: Some(value), required: !part.optional }),
            PartValue::Any => Some(HeaderContent { value: None, required: !part.optional }),
        },
        (HttpHeaderRole::EventType, None) if naming.tag().is_some() => {
            Some(HeaderContent { value: Some(&event.name), required: false })
        }
        (_, None) => Some(HeaderContent { value: None, required: false }),
    }
}

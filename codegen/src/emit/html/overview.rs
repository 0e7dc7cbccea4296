//! The overview of a vendor: how requests arrive and prove where they come from, what is around
//! events, and all events by section.

use maud::{Markup, html};

use super::docs;
use super::fields::{FieldTables, Place, Row, count};
use super::layout::Page;
use super::links::{HOME, Links, anchor, part, section as section_anchor};
use super::navigation::beside_vendor;
use super::site::{Group, VendorSite};
use super::text::{Text, code, list, prose};
use crate::emit::contract::{requests, signature};
use crate::model::{HttpHeaderRole, Vendor};

/// The overview of a vendor.
pub(super) fn page<'s>(site: &'s VendorSite<'s>) -> Page<'s> {
    let links = site.links(&site.pages.overview());
    let (nav, main) = (beside_vendor(site, &links), main(site, &links));
    Page { title: &site.vendor.title, above: vec![("Catalogue", links.to(HOME))], scripts: &[], nav, main, links }
}

fn main(site: &VendorSite<'_>, links: &Links) -> Markup {
    let vendor = site.vendor;
    let tables = FieldTables::new(site, links, Vec::new());
    html! {
        header .title {
            h1 { (Text(&vendor.title)) }
            (docs::sentences(&vendor.docs))
            p .sub {
                (count(site.part.events.len(), "event")) ". Documented in " (docs::source(&vendor.url, None)) "."
                @if let Some(version) = &vendor.api_version { " " (prose(&requests::api_version(version))) }
            }
        }
        (docs::note(&vendor.docs))
        (requests_part(vendor, links))
        (verification(vendor, links))
        (around(site, links, &tables))
        @for section in &site.sections {
            @let id = links.id(&section_anchor(section.title));
            section aria-labelledby=(id) {
                h2 id=(id) { (Text(section.title)) }
                @for it in &section.groups { (group(site, links, it)) }
            }
        }
        @if !site.part.types.is_empty() {
            section aria-labelledby=(links.id(&part("types"))) {
                h2 id=(links.id(&part("types"))) { "Types and values" }
                ul .names {
                    @for def in &site.part.types { li { a href=(links.to_anchor(&site.pages.types(), &anchor(&def.name))) { (Text(&def.name)) } } }
                }
            }
        }
    }
}

/// The events of a section in one schema file.
fn group(site: &VendorSite<'_>, links: &Links, group: &Group<'_>) -> Markup {
    html! {
        @if let Some(docs) = group.docs { (docs::sentences(docs)) (docs::note(docs)) }
        dl .events {
            @for event in &group.events {
                div {
                    dt {
                        a href=(links.to(&site.pages.event(&event.name))) { (code(&event.name)) }
                        @if event.docs.deprecated.is_some() { " " span .chip .forgiven { "deprecated" } }
                    }
                    dd { (prose(&event.docs.text)) }
                }
            }
        }
    }
}

/// How requests are delivered, and their headers.
fn requests_part(vendor: &Vendor, links: &Links) -> Markup {
    html! {
        section aria-labelledby=(links.id(&part("delivery"))) {
            h2 id=(links.id(&part("delivery"))) { "Delivery" }
            @match &vendor.delivery {
                Some(delivery) => { (list(&requests::delivery_facts(delivery))) (docs::note(&delivery.docs)) },
                None => p { "The vendor does not document how requests are delivered." },
            }
            p { strong { "The type of an event. " } (prose(&vendor.discriminator.doc)) (name_parts(vendor)) }
            @if !vendor.http_headers.is_empty() {
                h3 { "HTTP headers" }
                dl .headers {
                    @for header in &vendor.http_headers {
                        div {
                            dt { (code(&header.name)) " " span .sub { (role(header.role)) } }
                            dd { (docs::sentences(&header.docs)) (docs::note(&header.docs)) }
                        }
                    }
                }
            }
        }
    }
}

/// Where the parts of an event's name are.
fn name_parts(vendor: &Vendor) -> Markup {
    let places: Vec<String> =
        vendor.discriminator.parts.iter().flat_map(|part| part.places()).map(ToString::to_string).collect();
    html! { " It is in " (prose(&places.join(", "))) "." }
}

fn role(role: HttpHeaderRole) -> &'static str {
    match role {
        HttpHeaderRole::EventType => "the event’s type",
        HttpHeaderRole::Secret => "the secret",
        HttpHeaderRole::Other => "",
    }
}

/// How a request proves where it comes from.
fn verification(vendor: &Vendor, links: &Links) -> Markup {
    html! {
        section aria-labelledby=(links.id(&part("verification"))) {
            h2 id=(links.id(&part("verification"))) { "Verification" }
            @match &vendor.signature {
                Some(proof) => (list(&signature::facts(proof))),
                None => p { "No request proves that it comes from the vendor, as far as it is documented." },
            }
        }
    }
}

/// What is around events, and what every event carries.
fn around<'a>(site: &'a VendorSite<'a>, links: &Links, tables: &FieldTables<'a>) -> Markup {
    let vendor = site.vendor;
    html! {
        section aria-labelledby=(links.id(&part("body"))) {
            h2 id=(links.id(&part("body"))) { "Body of a request" }
            @match (&vendor.envelope, vendor.wrapper_type()) {
                (Some(envelope), _) => {
                    (docs::sentences(&envelope.docs)) (docs::note(&envelope.docs))
                    @let fields = envelope.object.fields.iter().map(Row::Field);
                    @let events = Row::Events { name: &envelope.events_field, doc: &envelope.events_doc };
                    (tables.table(&fields.chain([events]).collect::<Vec<_>>(), &Place::below(&anchor(&envelope.name))))
                },
                (None, Some(wrapper)) => p {
                    (prose(&wrapper.docs.text)) " See "
                    a href=(links.to_anchor(&site.pages.types(), &anchor(&wrapper.name))) { (code(&wrapper.name)) } "."
                },
                (None, None) => p { (if vendor.event_list().is_some() { "A body is a list of events." } else { "A body is one event." }) },
            }
        }
        @if let Some(header) = &vendor.header {
            section aria-labelledby=(links.id(&part("common"))) {
                h2 id=(links.id(&part("common"))) { "Fields that every event carries" }
                (docs::note(&header.docs))
                (tables.table(&header.fields.iter().map(Row::Field).collect::<Vec<_>>(), &Place::default()))
            }
        }
        section aria-labelledby=(links.id(&part("unknown"))) {
            h2 id=(links.id(&part("unknown"))) { "What is not listed here" }
            p {
                "An event of an unknown type, an unknown field and an unknown value are accepted by receivers and kept whole: "
                "nothing of a payload is lost. The strict schemas, for those who send and for contract tests, refuse them."
            }
        }
    }
}

//! The page of an event.

use maud::{Markup, html};
use serde_json::Value;

use super::docs;
use super::example::example;
use super::fields::{FieldTables, Place, Row};
use super::layout::Page;
use super::links::{HOME, Links, part, section as section_anchor};
use super::navigation::beside_event;
use super::presence::LEGEND;
use super::site::{SectionEvents, VendorSite};
use super::snippets::{Snippet, snippets};
use super::text::{Lines, Text, code, list, prose};
use crate::emit::contract::{requests, sentences};
use crate::json::pretty;
use crate::model::{Event, EventMember};

/// The page of an event, which is in a section.
pub(super) fn page<'s>(site: &'s VendorSite<'s>, section: &'s SectionEvents<'s>, event: &'s Event) -> Page<'s> {
    let links = site.links(&site.pages.event(&event.name));
    let overview = site.pages.overview();
    let above = vec![
        ("Catalogue", links.to(HOME)),
        (site.vendor.title.as_str(), links.to(&overview)),
        (section.title, links.to_anchor(&overview, &section_anchor(section.title))),
    ];
    let (nav, main) = (beside_event(site, &links, section, event), main(site, &links, event));
    Page { title: &event.name, above, scripts: &[], nav, main, links }
}

fn main(site: &VendorSite<'_>, links: &Links, event: &Event) -> Markup {
    let (own, common) = rows(site, event);
    let tables = FieldTables::new(site, links, own.iter().chain(&common).filter_map(Row::field).collect());
    let place = Place::default();
    let own = tables.table(&own, &place);
    let common = tables.table(&common, &place);
    let anchors = tables.into_anchors();
    let payload = site.vendor.payload(event);
    html! {
        header .title {
            h1 { (code(&event.name)) }
            (docs::sentences(&event.docs))
            (docs::deprecation(&event.docs, |name| site.vendor.events.find(name).map(|it| links.to(&site.pages.event(&it.name)))))
            p .sub {
                "Documented in " (docs::source(&site.vendor.url, event.docs.source.as_deref())) "."
                @if let Some(since) = site.history.event(&event.name) { " " (Text(&since)) }
                @if event.pattern.is_some() { " It covers every name of this form." }
            }
        }
        (jumps(links))
        (docs::note(&event.docs))
        section aria-labelledby=(links.id(&part("fields"))) {
            h2 id=(links.id(&part("fields"))) { "Fields" }
            @if own.0.is_empty() { p { "It has no fields of its own." } } @else { p .sub { (LEGEND) } (own) }
            (list(&sentences::relations(&payload.object)))
            @if !common.0.is_empty() { details .common { summary { "Fields that every event carries" } (common) } }
        }
        section aria-labelledby=(links.id(&part("example"))) {
            h2 id=(links.id(&part("example"))) { "Example" }
            p .sub { "Each key leads to its row." }
            (example(&Value::Object(event.example.clone()), links, &anchors))
            @let body = requests::example_body(site.vendor, event);
            @if body != Value::Object(event.example.clone()) {
                details { summary { "As a whole request body" } (copied("body.json", "As a whole request body", &pretty(&body))) }
            }
        }
        section aria-labelledby=(links.id(&part("schemas"))) {
            h2 id=(links.id(&part("schemas"))) { "Schemas" }
            @for (profile, about, schema) in [
                ("receiver", "What may arrive: unknown fields and values are accepted.", site.schemas.receiver.event(event)),
                ("strict", "What the vendor’s contract says, and no more.", site.schemas.strict.event(event)),
            ] {
                details {
                    summary { "JSON Schema, " (profile) } p .sub { (about) }
                    (copied(&format!("{}.{profile}.schema.json", event.name), &format!("JSON Schema, {profile}"), &pretty(schema.as_value())))
                }
            }
        }
        section aria-labelledby=(links.id(&part("code"))) {
            h2 id=(links.id(&part("code"))) { "Receiving code" }
            @for snippet in snippets(site, event) { (shown(&snippet)) }
        }
        (changes(site, links, event))
    }
}

/// The rows of the event's own fields, and of those that every event carries.
fn rows<'a>(site: &'a VendorSite<'_>, event: &'a Event) -> (Vec<Row<'a>>, Vec<Row<'a>>) {
    let vendor = site.vendor;
    let parts = vendor.discriminator.parts_of(event);
    let (mut own, mut common) = (Vec::new(), Vec::new());
    for member in vendor.members(vendor.payload(event)) {
        match member {
            EventMember::Discriminator(name) => {
                common.push(Row::Constant { name, value: &event.name, doc: &vendor.discriminator.doc });
            }
            EventMember::Header(field) => common.push(Row::Field(field)),
            EventMember::Own(field) => match parts.iter().find(|(name, _)| *name == field.name) {
                Some((_, Some(value))) => own.push(Row::Constant { name: &field.name, value, doc: &field.docs.text }),
                Some((_, None)) => {}
                None => own.push(Row::Field(field)),
            },
        }
    }
    (own, common)
}

/// Links to the sections of the page.
fn jumps(links: &Links) -> Markup {
    html! {
        nav .jumps aria-label="On this page" {
            ul {
                @for (anchor, title) in [("fields", "Fields"), ("example", "Example"), ("schemas", "Schemas"), ("code", "Receiving code")] {
                    li { a href=(links.on_page(&part(anchor))) { (title) } }
                }
            }
        }
    }
}

/// A text that can be copied and downloaded.
fn copied(file: &str, label: &str, text: &str) -> Markup {
    html! { pre tabindex="0" role="region" aria-label=(Text(label)) data-file=(Text(file)) { code { (Lines(text)) } } }
}

fn shown(snippet: &Snippet) -> Markup {
    html! {
        details .snippet open[snippet.language == "Rust"] {
            summary { (snippet.language) }
            p .sub { (prose(snippet.needs)) }
            pre tabindex="0" role="region" aria-label=(snippet.language) data-language=(snippet.language) { code { (Lines(&snippet.code)) } }
        }
    }
}

/// What has changed since the last release, where one is known.
fn changes(site: &VendorSite<'_>, links: &Links, event: &Event) -> Markup {
    let payload = site.vendor.payload(event);
    let types = payload.object.fields.iter().flat_map(|field| field.ty.names());
    let items: Vec<&str> =
        [event.name.as_str(), &payload.name].into_iter().chain(types.map(|id| id.as_str())).collect();
    let Some((version, changes)) = site.history.changes(&items) else { return Markup::default() };
    html! {
        section aria-labelledby=(links.id(&part("changes"))) {
            h2 id=(links.id(&part("changes"))) { "Changes since " (Text(version)) }
            @if changes.is_empty() { p { "None." } }
            @else { ul { @for change in changes { li { (prose(change)) } } } }
        }
    }
}

//! The front page: all vendors. And the page that says what is wrong with a payload.

use maud::{Markup, html};

use super::fields::count;
use super::layout::{CHECK_SCRIPTS, Page};
use super::links::{CHECK, HOME, Links, Pages};
use super::text::{Text, prose};
use crate::emit::contract::Part;

/// The front page.
pub(super) fn home_page(parts: &[Part<'_>], single: bool) -> Page<'static> {
    let links = Links::of(HOME, single);
    let events: usize = parts.iter().map(|part| part.events.len()).sum();
    let main = html! {
        header .title {
            h1 { "Event catalogue" }
            p .lead {
                (count(events, "event")) " of " (count(parts.len(), "vendor")) ": what each says, field by field, "
                "with examples, schemas and code that receives it."
            }
            p .sub { "Press " kbd { "/" } " to search. " a href=(links.to(CHECK)) { "Check a payload" } " against its schemas." }
        }
        div .vendors { @for part in parts { (vendor(part, &links)) } }
    };
    Page { title: "All vendors", above: Vec::new(), scripts: &[], nav: beside(parts, &links), main, links }
}

fn vendor(part: &Part<'_>, links: &Links) -> Markup {
    let (vendor, pages) = (part.vendor, Pages::of(part.vendor));
    html! {
        section .card {
            h2 { a href=(links.to(&pages.overview())) { (Text(&vendor.title)) } }
            p { (prose(&vendor.docs.text)) }
            p .sub {
                (count(part.events.len(), "event"))
                @if !part.types.is_empty() { " · " a href=(links.to(&pages.types())) { (count(part.types.len(), "type")) " and values" } }
            }
        }
    }
}

fn beside(parts: &[Part<'_>], links: &Links) -> Markup {
    html! {
        p .label { "Vendors" }
        ul { @for part in parts { li { a href=(links.to(&Pages::of(part.vendor).overview())) { (Text(&part.vendor.title)) } } } }
    }
}

/// The page that says what is wrong with a payload.
pub(super) fn check_page(parts: &[Part<'_>], single: bool) -> Page<'static> {
    let links = Links::of(CHECK, single);
    let main = html! {
        header .title {
            h1 { "Check a payload" }
            p .lead { "Paste the body of a request, or one event: see which event it is, and what does not fit, in both profiles." }
            p .sub { "It runs in this page and sends nothing." }
        }
        div .check {
            label for="payload" { "Payload, as JSON" }
            textarea #payload rows="10" spellcheck="false" autocomplete="off" {}
            div .check-options {
                label for="event-name" { "Event type, if the payload does not say it" }
                input #event-name type="text" autocomplete="off" spellcheck="false";
                button #check-button type="button" { "Check" }
            }
            div #verdict role="status" tabindex="-1" {}
        }
    };
    let above = vec![("Catalogue", links.to(HOME))];
    Page { title: "Check a payload", above, scripts: &CHECK_SCRIPTS, nav: beside(parts, &links), main, links }
}

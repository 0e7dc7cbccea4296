//! The navigation beside a page.

use maud::{Markup, html};

use super::links::{Links, section as section_anchor};
use super::site::{SectionEvents, VendorSite};
use super::text::Text;
use crate::internal::Checked;
use crate::model::Event;

/// How many events of a section are listed beside one of them, before and after it.
const NEIGHBOURS: usize = 10;

/// Beside an event: the sections, and the events of its own.
pub(super) fn beside_event(site: &VendorSite<'_>, links: &Links, section: &SectionEvents<'_>, event: &Event) -> Markup {
    html! {
        (vendor_links(site, links))
        p .label { (Text(section.title)) }
        ul .events {
            @let events = section.events();
            @for near in neighbours(&events, event) {
                @let here = std::ptr::eq(*near, event);
                li { a href=(links.to(&site.pages.event(&near.name))) aria-current=[here.then_some("page")] { (Text(&near.name)) } }
            }
        }
        p .label { "Sections" }
        (section_links(site, links))
    }
}

/// Beside what is about a vendor as a whole.
pub(super) fn beside_vendor(site: &VendorSite<'_>, links: &Links) -> Markup {
    html! {
        (vendor_links(site, links))
        p .label { "Sections" }
        (section_links(site, links))
    }
}

fn vendor_links(site: &VendorSite<'_>, links: &Links) -> Markup {
    html! {
        p .label { (Text(&site.vendor.title)) }
        ul {
            li { a href=(links.to(&site.pages.overview())) { "Overview" } }
            @if !site.part.types.is_empty() { li { a href=(links.to(&site.pages.types())) { "Types and values" } } }
        }
    }
}

fn section_links(site: &VendorSite<'_>, links: &Links) -> Markup {
    html! {
        ul {
            @for section in &site.sections {
                li { a href=(links.to_anchor(&site.pages.overview(), &section_anchor(section.title))) { (Text(section.title)) } }
            }
        }
    }
}

/// The events around one of them.
fn neighbours<'s, 'a>(events: &'s [&'a Event], event: &Event) -> &'s [&'a Event] {
    let place = events.iter().position(|it| std::ptr::eq(*it, event)).checked("an event is not in its section");
    let (from, to) = (place.saturating_sub(NEIGHBOURS), (place + NEIGHBOURS + 1).min(events.len()));
    events.get(from..to).unwrap_or(events)
}

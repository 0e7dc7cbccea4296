//! What is said of an item for people: its sentences, its deprecation, its note, its source.

use maud::{Markup, html};

use super::links::document_section;
use super::text::{Text, code, list, prose};
use crate::model::Docs;

/// The sentence and all further ones.
pub(super) fn sentences(docs: &Docs) -> Markup {
    html! {
        @if !docs.text.is_empty() { p .lead { (prose(&docs.text)) } }
        @if !docs.details.is_empty() { (list(&docs.details)) }
    }
}

/// That the vendor advises against further use. `successor` has the link to what takes its place.
pub(super) fn deprecation(docs: &Docs, successor: impl Fn(&str) -> Option<String>) -> Markup {
    let Some(deprecated) = &docs.deprecated else { return Markup::default() };
    html! {
        p .warn {
            strong { "Deprecated. " }
            @if let Some(name) = &deprecated.successor {
                "Use "
                @match successor(name) {
                    Some(link) => a href=(link) { (code(name)) },
                    None => (code(name)),
                }
                ". "
            }
            @if let Some(doc) = &deprecated.doc { (prose(doc)) }
        }
    }
}

/// What the vendor's document says and what the schemas have chosen, where the two differ.
pub(super) fn note(docs: &Docs) -> Markup {
    html! {
        @if let Some(note) = &docs.note {
            div .note role="note" { p { strong { "Note. " } (prose(note)) } }
        }
    }
}

/// The vendor's section that it comes from, as a link.
pub(super) fn source(url: &str, title: Option<&str>) -> Markup {
    html! {
        @match title {
            Some(title) => a .out href=(document_section(url, title)) rel="external noopener noreferrer" { (Text(title)) },
            None => a .out href=(url) rel="external noopener noreferrer" { "the vendor’s document" },
        }
    }
}

//! Doc comments.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Number;

use super::markdown::{Markdown, md};
use crate::model::{Bounds, Docs, Field};

/// A doc comment of several paragraphs.
pub(super) fn paragraphs(paragraphs: &[Markdown]) -> TokenStream {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_blank()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(paragraph.lines());
    }
    quote!(#(#[doc = #lines])*)
}

/// A doc comment of one sentence of ours.
pub(super) fn line(words: &'static str) -> TokenStream {
    paragraphs(&[md(words)])
}

/// What is known of an item apart from its shape. `more` goes behind the first sentence.
pub(super) fn item(docs: &Docs, more: &[Markdown]) -> TokenStream {
    paragraphs(&item_paragraphs(docs, more))
}

/// The paragraphs of [`item`].
pub(super) fn item_paragraphs(docs: &Docs, more: &[Markdown]) -> Vec<Markdown> {
    let mut list = vec![Markdown::prose(&docs.text)];
    list.extend(more.iter().cloned());
    list.extend(details(&docs.details));
    if let Some(deprecated) = &docs.deprecated {
        let mut text = md("Deprecated by the vendor.");
        if let Some(doc) = &deprecated.doc {
            text = text + " " + Markdown::prose(doc);
        }
        if let Some(name) = &deprecated.successor {
            text = text + " Use " + Markdown::code(name) + " instead.";
        }
        list.push(text);
    }
    list.extend(docs.note.as_ref().map(|note| md("Note: ") + Markdown::prose(note)));
    list.extend(docs.source.as_ref().map(|source| md("Source: ") + Markdown::prose(source) + "."));
    list
}

/// Further sentences: a paragraph, or a list where there are several.
pub(super) fn details(sentences: &[String]) -> Option<Markdown> {
    match sentences {
        [] => None,
        [one] => Some(Markdown::prose(one)),
        several => Some(Markdown::joined(several.iter().map(|sentence| md("- ") + Markdown::prose(sentence)), "\n")),
    }
}

/// What an item is called on the wire.
pub(super) fn on_the_wire(name: &str) -> Markdown {
    Markdown::code(name) + " on the wire."
}

/// A field's doc comment: what it is, its name on the wire, unit, range, and what null and absent
/// become.
pub(super) fn field(field: &Field) -> TokenStream {
    let mut facts = on_the_wire(&field.name);
    if !field.aliases.is_empty() {
        facts = facts + " " + codes(&field.aliases) + " is read too.";
    }
    if let Some(unit) = &field.unit {
        facts = facts + " In " + Markdown::prose(unit) + ".";
    }
    facts = bounds(&field.bounds).into_iter().fold(facts, |facts, bound| facts + " " + bound);
    facts = facts
        + match (field.nullable, field.optional) {
            (false, false) => "",
            (true, false) => " `None` if null.",
            (false, true) => " `None` if absent.",
            (true, true) => " `None` if null or absent.",
        };
    if field.read_only {
        facts = facts + " Made by the server.";
    }
    item(&field.docs, &[facts])
}

/// Names as a list of code.
pub(super) fn codes(names: &[String]) -> Markdown {
    Markdown::joined(names.iter().map(|name| Markdown::code(name)), ", ")
}

/// A range as sentences.
pub(super) fn bounds(bounds: &Bounds) -> Vec<Markdown> {
    let number = |bound: &Number| Markdown::number(bound.clone());
    let numbers = match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) => Some(md("From ") + number(min) + " to " + number(max) + "."),
        (Some(min), None) => Some(md("At least ") + number(min) + "."),
        (None, Some(max)) => Some(md("At most ") + number(max) + "."),
        (None, None) => None,
    };
    let bytes = bounds.max_bytes.map(|most| md("At most ") + Markdown::number(most) + " bytes of UTF-8.");
    let items = match (bounds.min_items, bounds.max_items) {
        (Some(least), Some(most)) => Some(Markdown::number(least) + " to " + Markdown::number(most) + " items."),
        (Some(least), None) => Some(md("At least ") + Markdown::number(least) + " items."),
        (None, Some(most)) => Some(md("At most ") + Markdown::number(most) + " items."),
        (None, None) => None,
    };
    [numbers, bytes, items].into_iter().flatten().collect()
}

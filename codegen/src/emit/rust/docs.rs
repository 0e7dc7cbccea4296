//! Doc comments.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::{Markdown, md};
use crate::emit::contract::sentences;
use crate::model::{Docs, Field};

/// A doc comment of several paragraphs.
pub(super) fn paragraphs(paragraphs: &[Markdown]) -> TokenStream {
    let lines = lines(paragraphs);
    quote!(#(#[doc = #lines])*)
}

/// The first sentence of the doc comment of a crate.
pub(super) fn of_crate(sentence: &str) -> TokenStream {
    let lines = lines(&[Markdown::prose(sentence)]);
    quote!(#(#![doc = #lines])*)
}

/// A list in the doc comment of a crate.
pub(super) fn list_of_crate(items: &[Markdown]) -> TokenStream {
    let lines = items.iter().flat_map(Markdown::lines);
    quote!(#(#![doc = #lines])*)
}

fn lines(paragraphs: &[Markdown]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_blank()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(paragraph.lines());
    }
    lines
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
    list.extend(sentences::deprecation(docs).map(|sentence| Markdown::prose(&sentence)));
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
        facts = facts + " " + Markdown::prose(&sentences::codes(&field.aliases)) + " is read too.";
    }
    let bounds = sentences::bounds(&field.bounds);
    for sentence in [sentences::unit(field), bounds].into_iter().flatten() {
        facts = facts + " " + Markdown::prose(&sentence);
    }
    facts = facts
        + match (field.nullable, field.optional) {
            (false, false) => "",
            (false, true) => " `None` if absent.",
            (true, _) => " `None` if null or absent.",
        };
    if field.read_only {
        facts = facts + " Made by the server.";
    }
    item(&field.docs, &[facts])
}

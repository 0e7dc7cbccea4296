//! Doc comments: the one place that writes what schemas say into comments of Rust.
//!
//! What comes from a schema goes through [`escape`], [`code`] or [`link`], and all of it through
//! [`paragraphs`].

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Bounds, Docs, Field};
use crate::text::visible;

/// A doc comment of several paragraphs.
pub(super) fn paragraphs(paragraphs: &[String]) -> TokenStream {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let text = paragraph.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.extend(text.map(|line| format!(" {}", visible(line))));
    }
    quote!(#(#[doc = #lines])*)
}

/// A doc comment of one sentence.
pub(super) fn line(text: &str) -> TokenStream {
    paragraphs(&[escape(text)])
}

/// What is known of an item apart from its shape. `more` goes behind the first sentence.
pub(super) fn item(docs: &Docs, more: &[String]) -> TokenStream {
    paragraphs(&item_paragraphs(docs, more))
}

/// The paragraphs of [`item`].
pub(super) fn item_paragraphs(docs: &Docs, more: &[String]) -> Vec<String> {
    let mut list = vec![escape(&docs.text)];
    list.extend(more.iter().cloned());
    list.extend(details(&docs.details));
    if let Some(deprecated) = &docs.deprecated {
        let successor = deprecated.successor.as_ref().map(|name| format!(" Use `{}` instead.", code(name)));
        let doc = deprecated.doc.as_ref().map(|doc| format!(" {}", escape(doc)));
        list.push(format!("Deprecated by the vendor.{}{}", doc.unwrap_or_default(), successor.unwrap_or_default()));
    }
    if let Some(note) = &docs.note {
        list.push(format!("Note: {}", escape(note)));
    }
    if let Some(source) = &docs.source {
        list.push(format!("Source: {}.", escape(source)));
    }
    list
}

/// Further sentences: a paragraph, or a list where there are several.
pub(super) fn details(sentences: &[String]) -> Option<String> {
    match sentences {
        [] => None,
        [one] => Some(escape(one)),
        several => {
            Some(several.iter().map(|sentence| format!("- {}", escape(sentence))).collect::<Vec<_>>().join("\n"))
        }
    }
}

/// A field's doc comment: what it is, its name on the wire, unit, range, and what null and absent
/// become.
pub(super) fn field(field: &Field) -> TokenStream {
    let mut facts = format!("`{}` on the wire.", code(&field.name));
    if !field.aliases.is_empty() {
        let aliases: Vec<String> = field.aliases.iter().map(|alias| format!("`{}`", code(alias))).collect();
        facts.push_str(&format!(" {} is read too.", aliases.join(", ")));
    }
    if let Some(unit) = &field.unit {
        facts.push_str(&format!(" In {}.", escape(unit)));
    }
    facts.push_str(&bounds(&field.bounds));
    facts.push_str(match (field.nullable, field.optional) {
        (false, false) => "",
        (true, false) => " `None` if null.",
        (false, true) => " `None` if absent.",
        (true, true) => " `None` if null or absent.",
    });
    if field.read_only {
        facts.push_str(" Made by the server.");
    }
    item(&field.docs, &[facts])
}

/// A range as a sentence, with a space in front.
pub(super) fn bounds(bounds: &Bounds) -> String {
    let numbers = match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) => format!(" From {min} to {max}."),
        (Some(min), None) => format!(" At least {min}."),
        (None, Some(max)) => format!(" At most {max}."),
        (None, None) => String::new(),
    };
    let bytes = bounds.max_bytes.map(|most| format!(" At most {most} bytes of UTF-8.")).unwrap_or_default();
    let items = match (bounds.min_items, bounds.max_items) {
        (Some(least), Some(most)) => format!(" {least} to {most} items."),
        (Some(least), None) => format!(" At least {least} items."),
        (None, Some(most)) => format!(" At most {most} items."),
        (None, None) => String::new(),
    };
    numbers + &bytes + &items
}

/// A name within backticks.
pub(super) fn code(name: &str) -> String {
    visible(&name.replace('`', "'")).into_owned()
}

/// An address as a link.
pub(super) fn link(address: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&()*+,;=%".contains(c);
    let mut escaped = String::new();
    for c in address.chars() {
        if plain(c) {
            escaped.push(c);
        } else {
            let mut bytes = [0; 4];
            escaped.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    format!("<{escaped}>")
}

/// A text as Markdown that shows just that text: no links, no tags, no code but what is within
/// a pair of backticks on one line.
pub(super) fn escape(text: &str) -> String {
    text.lines().map(escape_line).collect::<Vec<_>>().join("\n")
}

fn escape_line(line: &str) -> String {
    let balanced = line.matches('`').count().is_multiple_of(2) && !line.contains("``");
    let mut escaped = String::new();
    let mut in_code = false;
    for c in line.chars() {
        match c {
            '`' if balanced => in_code = !in_code,
            '`' | '<' | '>' | '[' | ']' | '*' | '#' | '~' | '\\' if !in_code => escaped.push('\\'),
            '_' if !in_code => escaped.push('\\'),
            _ => {}
        }
        escaped.push(if c == '\t' { ' ' } else { c });
    }
    // A bare address would be taken for one that wants angle brackets.
    escaped.replace("://", ":\\//")
}

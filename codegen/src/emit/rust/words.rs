//! Which names a piece of Rust uses, so that it imports just those.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

/// The names that a piece of Rust uses from around it: not those behind `::` or `.`, nor those
/// that it gives to functions and variants.
pub(super) fn used(tokens: &TokenStream) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    collect(tokens.clone(), false, &mut words);
    words
}

/// The types and constants that a piece of Rust defines.
pub(super) fn defined(tokens: &TokenStream) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut tokens = tokens.clone().into_iter().peekable();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(keyword) = token else { continue };
        let defines = ["struct", "enum", "type", "const"].iter().any(|known| keyword == known);
        if let (true, Some(TokenTree::Ident(name))) = (defines, tokens.peek()) {
            names.insert(name.to_string());
        }
    }
    names
}

fn collect(tokens: TokenStream, of_enum: bool, words: &mut BTreeSet<String>) {
    let mut before = String::new();
    let mut enum_ahead = false;
    let mut variant_ahead = of_enum;
    for token in tokens {
        let text = match &token {
            TokenTree::Group(group) => {
                collect(group.stream(), enum_ahead && group.delimiter() == proc_macro2::Delimiter::Brace, words);
                String::new()
            }
            other => other.to_string(),
        };
        if let TokenTree::Ident(word) = &token {
            let given = variant_ahead || ["fn", ".", "::"].contains(&before.as_str());
            enum_ahead |= word == "enum";
            if !given {
                words.insert(text.clone());
            }
            variant_ahead = false;
        } else if text == "," {
            variant_ahead = of_enum;
        } else if text.is_empty() && enum_ahead && before != "#" {
            enum_ahead = false;
        }
        before = if text == ":" && before == ":" { "::".to_owned() } else { text };
    }
}

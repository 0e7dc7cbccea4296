//! Which names a piece of Rust uses, so that it imports just those.

use std::collections::{BTreeSet, HashSet};

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// The names that a piece of Rust uses from around it: not those behind `::` or `.`, nor those
/// that it gives to functions and variants.
pub(super) fn used(tokens: &TokenStream) -> BTreeSet<String> {
    let mut words = HashSet::new();
    collect(tokens.clone(), false, &mut words);
    words.into_iter().map(|word| word.to_string()).collect()
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

/// What stood before a token, as far as it matters for a name behind it.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Fn,
    Dot,
    Colon,
    Colons,
    Hash,
    Other,
}

fn collect(tokens: TokenStream, of_enum: bool, words: &mut HashSet<Ident>) {
    let mut before = Before::Other;
    let mut enum_ahead = false;
    let mut variant_ahead = of_enum;
    for token in tokens {
        before = match token {
            TokenTree::Group(group) => {
                collect(group.stream(), enum_ahead && group.delimiter() == Delimiter::Brace, words);
                if enum_ahead && before != Before::Hash {
                    enum_ahead = false;
                }
                Before::Other
            }
            TokenTree::Ident(word) => {
                let given = variant_ahead || matches!(before, Before::Fn | Before::Dot | Before::Colons);
                enum_ahead |= word == "enum";
                let is_fn = word == "fn";
                if !given {
                    words.insert(word);
                }
                variant_ahead = false;
                if is_fn { Before::Fn } else { Before::Other }
            }
            TokenTree::Punct(punct) => {
                variant_ahead |= of_enum && punct.as_char() == ',';
                match punct.as_char() {
                    ':' if before == Before::Colon => Before::Colons,
                    ':' => Before::Colon,
                    '.' => Before::Dot,
                    '#' => Before::Hash,
                    _ => Before::Other,
                }
            }
            TokenTree::Literal(_) => Before::Other,
        };
    }
}

//! Which names a piece of Rust uses, so that it imports just those.

use std::collections::{BTreeSet, HashSet};

use proc_macro2::{Delimiter, Ident};
use syn::buffer::Cursor;

/// The names that a piece of Rust uses from around it: not those behind `::` or `.`, nor those
/// that it gives to functions and variants.
pub(super) fn used(code: Cursor<'_>) -> BTreeSet<String> {
    let mut words = HashSet::new();
    collect(code, false, &mut words);
    words.into_iter().map(|word| word.to_string()).collect()
}

/// The types and constants that a file defines.
pub(super) fn defined(file: &syn::File) -> HashSet<String> {
    let name = |item: &syn::Item| match item {
        syn::Item::Const(item) => Some(item.ident.to_string()),
        syn::Item::Enum(item) => Some(item.ident.to_string()),
        syn::Item::Struct(item) => Some(item.ident.to_string()),
        syn::Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    };
    file.items.iter().filter_map(name).collect()
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

fn collect(mut code: Cursor<'_>, of_enum: bool, words: &mut HashSet<Ident>) {
    let mut before = Before::Other;
    let mut enum_ahead = false;
    let mut variant_ahead = of_enum;
    while !code.eof() {
        if let Some((inner, delimiter, _, behind)) = code.any_group() {
            collect(inner, enum_ahead && delimiter == Delimiter::Brace, words);
            enum_ahead &= before == Before::Hash;
            (before, code) = (Before::Other, behind);
        } else if let Some((word, behind)) = code.ident() {
            let given = variant_ahead || matches!(before, Before::Fn | Before::Dot | Before::Colons);
            enum_ahead |= word == "enum";
            before = if word == "fn" { Before::Fn } else { Before::Other };
            if !given {
                words.insert(word);
            }
            (variant_ahead, code) = (false, behind);
        } else if let Some((punct, behind)) = code.punct() {
            variant_ahead |= of_enum && punct.as_char() == ',';
            before = match punct.as_char() {
                ':' if before == Before::Colon => Before::Colons,
                ':' => Before::Colon,
                '.' => Before::Dot,
                '#' => Before::Hash,
                _ => Before::Other,
            };
            code = behind;
        } else {
            let Some((_, behind)) = code.token_tree() else { break };
            (before, code) = (Before::Other, behind);
        }
    }
}

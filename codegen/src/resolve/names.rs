//! Rust names, decided once: the case, the keywords, and that no two are the same.

use std::collections::HashMap;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::source::Span;
use crate::syntax::Spanned;

/// What a Rust name is for, which decides its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Types and variants.
    Camel,
    /// Fields and modules.
    Snake,
    /// Constants.
    Shouty,
}

/// Keywords of the 2024 edition, strict and reserved, that can be raw identifiers.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["crate", "self", "super", "Self", "_"];

/// The Rust name for a wire name, or why there is none.
pub(crate) fn rust_name(wire: &str, case: Case) -> Result<String, String> {
    let ascii: String = wire.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let name = match case {
        Case::Camel => ascii.to_upper_camel_case(),
        Case::Snake => ascii.to_snake_case(),
        Case::Shouty => ascii.to_shouty_snake_case(),
    };
    match name.chars().next() {
        None => Err("has no letters or digits to make a Rust name from".to_owned()),
        Some(first) if first.is_ascii_digit() => Err(format!("would become `{name}`, which starts with a digit")),
        _ if NEVER_RAW.contains(&name.as_str()) => Ok(format!("{name}_")),
        _ if KEYWORDS.contains(&name.as_str()) => Ok(format!("r#{name}")),
        _ => Ok(name),
    }
}

/// The names of one scope, each with where it came from.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: HashMap<String, (Option<Span>, String)>,
}

impl Scope {
    /// A scope in which some names are taken by what is always generated.
    pub(super) fn with_reserved(reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|name| ((*name).to_owned(), (None, "what is always generated".to_owned())));
        Scope { taken: taken.collect() }
    }

    /// The Rust name for an item, made from `name:` where it has one. Reports a name that cannot
    /// be, or that is taken.
    pub(super) fn claim(
        &mut self,
        wire: &Spanned<String>,
        given: Option<&Spanned<String>>,
        case: Case,
        what: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let base = given.unwrap_or(wire);
        // That such an item has no name at all has been reported.
        if base.value.is_empty() && ["event", "field", "payload", "type", "HTTP header"].contains(&what) {
            return None;
        }
        let name = match rust_name(&base.value, case) {
            Ok(name) => name,
            // An empty name is reported where names are checked; of enums' values one may be empty.
            Err(_) if base.value.is_empty() && what != "value" => return None,
            Err(why) => {
                let message = format!("the {what} `{}` {why}", base.value.escape_debug());
                let help = "give it a `name` that starts with a letter, such as `name: Renamed`";
                diagnostics.push(Diagnostic::new(&rules::BAD_NAME, base.span, message).help(help));
                return None;
            }
        };
        let description = format!("the {what} `{}`", wire.value.escape_debug());
        if let Some((span, other)) = self.taken.get(&name) {
            // The same item defined twice is reported as such.
            if *other == description {
                return None;
            }
            let message = format!("{description} and {other} would both be `{name}` in Rust");
            let help = "give it a `name` of its own, such as `name: Renamed`";
            let mut diagnostic = Diagnostic::new(&rules::NAME_COLLISION, base.span, message).help(help);
            if let Some(span) = span {
                diagnostic = diagnostic.label("this one").related(*span, "and this one");
            }
            diagnostics.push(diagnostic);
            return None;
        }
        self.taken.insert(name.clone(), (Some(base.span), description));
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_becomes_an_identifier() {
        for keyword in KEYWORDS.iter().chain(NEVER_RAW).filter(|keyword| **keyword != "_") {
            for case in [Case::Snake, Case::Camel, Case::Shouty] {
                let name = rust_name(keyword, case).unwrap();
                assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{keyword} becomes {name}");
            }
        }
    }

    #[test]
    fn no_keyword_of_syn_is_missing() {
        for word in ["gen", "try", "async", "await", "dyn", "union", "raw", "safe", "macro_rules", "default", "auto"] {
            let name = rust_name(word, Case::Snake).unwrap();
            assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{word} becomes {name}");
        }
    }

    #[test]
    fn cases_are_as_a_person_would_write_them() {
        for (wire, snake, camel) in [
            ("MessageTTLSeconds", "message_ttl_seconds", "MessageTtlSeconds"),
            ("CLI", "cli", "Cli"),
            ("task.expired_from_step", "task_expired_from_step", "TaskExpiredFromStep"),
            ("image/png", "image_png", "ImagePng"),
            ("type", "r#type", "Type"),
            ("self", "self_", "Self_"),
        ] {
            assert_eq!(rust_name(wire, Case::Snake).as_deref(), Ok(snake));
            assert_eq!(rust_name(wire, Case::Camel).as_deref(), Ok(camel));
        }
    }

    #[test]
    fn what_cannot_be_a_name_says_why() {
        assert!(rust_name("3d", Case::Snake).unwrap_err().contains("starts with a digit"));
        assert!(rust_name("☎", Case::Snake).unwrap_err().contains("no letters"));
    }
}

//! Rust identifiers: the case, and the keywords.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::model::ascii_words;
use crate::naming::NameError;

/// The case of an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
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

/// The identifier for a name, raw where it is a keyword, or why there is none.
pub(super) fn identifier(base: &str, case: Case) -> Result<String, NameError> {
    let words = ascii_words(base);
    let name = match case {
        Case::Camel => words.to_upper_camel_case(),
        Case::Snake => words.to_snake_case(),
        Case::Shouty => words.to_shouty_snake_case(),
    };
    match name.chars().next() {
        None => Err(NameError::Empty),
        Some(first) if first.is_ascii_digit() => Err(NameError::StartsWithDigit(name)),
        _ if NEVER_RAW.contains(&name.as_str()) => Ok(format!("{name}_")),
        _ if KEYWORDS.contains(&name.as_str()) => Ok(format!("r#{name}")),
        _ => Ok(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_becomes_an_identifier() {
        for keyword in KEYWORDS.iter().chain(NEVER_RAW).filter(|keyword| **keyword != "_") {
            for case in [Case::Snake, Case::Camel, Case::Shouty] {
                let name = identifier(keyword, case).unwrap();
                assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{keyword} becomes {name}");
            }
        }
    }

    #[test]
    fn no_keyword_of_syn_is_missing() {
        for word in ["gen", "try", "async", "await", "dyn", "union", "raw", "safe", "macro_rules", "default", "auto"] {
            let name = identifier(word, Case::Snake).unwrap();
            assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{word} becomes {name}");
        }
    }

    #[test]
    fn cases_are_as_a_person_would_write_them() {
        for (base, snake, camel) in [
            ("MessageTTLSeconds", "message_ttl_seconds", "MessageTtlSeconds"),
            ("CLI", "cli", "Cli"),
            ("task.expired_from_step", "task_expired_from_step", "TaskExpiredFromStep"),
            ("image/png", "image_png", "ImagePng"),
            ("type", "r#type", "Type"),
            ("self", "self_", "Self_"),
        ] {
            assert_eq!(identifier(base, Case::Snake).as_deref(), Ok(snake));
            assert_eq!(identifier(base, Case::Camel).as_deref(), Ok(camel));
        }
    }

    #[test]
    fn what_cannot_be_a_name_says_why() {
        assert_eq!(identifier("3d", Case::Snake), Err(NameError::StartsWithDigit("3d".to_owned())));
        assert_eq!(identifier("☎", Case::Snake), Err(NameError::Empty));
    }
}

//! What the values of settings must be.

use semver::Version;
use spdx::Expression;

use crate::model::Package;
use crate::url::is_https;

/// Names that Cargo refuses for packages, and packages that the generated crate depends on.
const RESERVED: &[&str] = &[
    "alloc",
    "axum_core",
    "base16ct",
    "base64ct",
    "bytes",
    "chrono",
    "constant_time_eq",
    "core",
    "form_urlencoded",
    "hmac",
    "http",
    "jiff",
    "percent_encoding",
    "proc_macro",
    "schemars",
    "serde",
    "serde_json",
    "sha1",
    "sha2",
    "simdutf8",
    "std",
    "test",
    "time",
    "uuid",
];

/// The longest name that registries take, in characters.
const MAX_NAME: usize = 64;

/// The longest keyword that registries take, in characters.
const MAX_KEYWORD: usize = 20;

/// What is wrong with a value, and what to do about it.
pub(super) type Wrong = (String, String);

pub(super) fn name(name: &str) -> Option<Wrong> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let library = name.replace('-', "_");
    let why = if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(plain) {
        "cannot be the name of a package"
    } else if name.len() > MAX_NAME {
        "is longer than 64 characters"
    } else if RESERVED.contains(&library.as_str()) {
        "is the name of a package that the generated crate depends on, or of one of Rust's own"
    } else if syn::parse_str::<syn::Ident>(&library).is_err() {
        "is a keyword of Rust"
    } else {
        return None;
    };
    let help = "use ASCII letters, digits, `-` and `_`, starting with a letter, such as `acme-events`";
    Some((why.to_owned(), help.to_owned()))
}

pub(super) fn version(version: &str) -> Option<Wrong> {
    let error = Version::parse(version).err()?;
    Some((format!("is not a semantic version: {error}"), "write three numbers, such as `1.4.0`".to_owned()))
}

pub(super) fn description(description: &str) -> Option<Wrong> {
    let blank = description.trim().is_empty();
    blank.then(|| ("says nothing".to_owned(), "describe the crate in one sentence".to_owned()))
}

pub(super) fn license(license: &str) -> Option<Wrong> {
    let error = Expression::parse(license).err()?;
    let help = "such as `MIT OR Apache-2.0`, or `LicenseRef-Acme` for a licence of your own";
    Some((format!("is not an SPDX licence expression: {}", error.reason), help.to_owned()))
}

pub(super) fn repository(address: &str) -> Option<Wrong> {
    let help = "`repository` is where the source code is, such as `https://example.com/acme/events`";
    (!is_https(address)).then(|| ("is not an https address".to_owned(), help.to_owned()))
}

pub(super) fn documentation(address: &str) -> Option<Wrong> {
    let help = "`documentation` is where the docs are, such as `https://docs.rs/acme-events`";
    (!is_https(address)).then(|| ("is not an https address".to_owned(), help.to_owned()))
}

pub(super) fn keyword(word: &str) -> Option<Wrong> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_+".contains(c);
    let good = word.starts_with(|c: char| c.is_ascii_alphanumeric()) && word.chars().all(plain);
    let help = format!("use at most {MAX_KEYWORD} ASCII letters, digits, `-`, `_` and `+`, such as `webhooks`");
    (!good || word.len() > MAX_KEYWORD).then(|| ("is not a keyword that registries take".to_owned(), help))
}

pub(super) fn category(slug: &str) -> Option<Wrong> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-:".contains(c);
    let good = slug.starts_with(|c: char| c.is_ascii_lowercase()) && slug.chars().all(plain);
    let help = "<https://crates.io/category_slugs> lists them, such as `web-programming`";
    (!good).then(|| ("is not the slug of a category".to_owned(), help.to_owned()))
}

pub(super) fn contact_name(name: &str) -> Option<Wrong> {
    let help = "give the name of a team or a person, such as `Team Events`";
    name.trim().is_empty().then(|| ("names nobody".to_owned(), help.to_owned()))
}

pub(super) fn contact_url(address: &str) -> Option<Wrong> {
    let help = "`url` is a page about what is generated, such as `https://example.com/events`";
    (!is_https(address)).then(|| ("is not an https address".to_owned(), help.to_owned()))
}

/// Only the form that every mail address has: what precedes `@`, and a domain.
pub(super) fn contact_email(address: &str) -> Option<Wrong> {
    let plain = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "@<>\"".contains(c));
    let is_address = address.split_once('@').is_some_and(|(name, domain)| plain(name) && plain(domain));
    let help = "write the address alone, such as `events@example.com`";
    (!is_address).then(|| ("is not a mail address".to_owned(), help.to_owned()))
}

pub(super) fn rust_version(version: &str) -> Option<Wrong> {
    let oldest = Package::OLDEST_RUST;
    let help = format!("generated code works with Rust {oldest} and later");
    match (numbers(version), numbers(oldest)) {
        (None, _) => Some(("is not a version of Rust".to_owned(), help)),
        (Some(given), Some(oldest)) if given < oldest => {
            Some(("is older than what is generated needs".to_owned(), help))
        }
        _ => None,
    }
}

/// The two or three numbers of a version of Rust.
fn numbers(version: &str) -> Option<Vec<u64>> {
    let plain = |part: &str| part.chars().all(|c| c.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    let numbers: Vec<u64> = version.split('.').map(plain).collect::<Option<_>>()?;
    matches!(numbers.len(), 2 | 3).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_cargo_takes_are_right() {
        for good in ["acme-events", "a", "acme_events2", "Acme"] {
            assert_eq!(name(good), None, "{good}");
        }
        for good in ["0.1.0", "1.2.3-beta.1+build5"] {
            assert_eq!(version(good), None, "{good}");
        }
        for good in ["MIT", "MIT OR Apache-2.0", "LicenseRef-Acme", "GPL-3.0-only WITH Classpath-exception-2.0"] {
            assert_eq!(license(good), None, "{good}");
        }
        for good in [Package::OLDEST_RUST, "1.100", "1.95.1", "2.0"] {
            assert_eq!(rust_version(good), None, "{good}");
        }
        for good in ["webhooks", "json-schema", "c++", "3d", "a_keyword_of_20_lette"] {
            assert_eq!(keyword(good).is_none(), good.len() <= MAX_KEYWORD, "{good}");
        }
        for good in ["api-bindings", "development-tools::build-utils"] {
            assert_eq!(category(good), None, "{good}");
        }
        assert_eq!(repository("https://example.com/acme"), None);
        assert_eq!(documentation("https://docs.rs/acme"), None);
        assert_eq!(
            (contact_name("Team"), contact_url("https://a.example"), contact_email("a@b.example")),
            (None, None, None)
        );
    }

    #[test]
    fn other_values_are_not() {
        let long = "a".repeat(65);
        for bad in ["", "1a", "-a", "a b", "a.b", "é", "serde", "serde-json", "core", "proc-macro", "fn", "self", &long]
        {
            assert!(name(bad).is_some(), "{bad}");
        }
        for bad in ["", "1", "1.2", "1.2.x", "v1.2.3", "01.2.3"] {
            assert!(version(bad).is_some(), "{bad}");
        }
        for bad in ["", "Acme", "MIT/Apache-2.0", "MIT OR", "proprietary"] {
            assert!(license(bad).is_some(), "{bad}");
        }
        for bad in ["", "1", "1.88", "1.88.9", "1.x", "+1.90", "1.90.0.0", "stable"] {
            assert!(rust_version(bad).is_some(), "{bad}");
        }
        for bad in ["", "web hooks", "-a", "é"] {
            assert!(keyword(bad).is_some(), "{bad}");
        }
        for bad in ["", "Web", "web programming", "::web"] {
            assert!(category(bad).is_some(), "{bad}");
        }
        assert!(documentation("docs.rs/acme").is_some());
        assert!(repository("http://example.com").is_some() && description(" ").is_some());
        assert!(contact_name(" ").is_some() && contact_url("ftp://a.example").is_some());
        for bad in ["", "a", "@b", "a@", "A <a@b.example>", "a@b@c", "a b@c"] {
            assert!(contact_email(bad).is_some(), "{bad}");
        }
    }
}

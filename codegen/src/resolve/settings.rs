//! Settings of what is generated.

use semver::Version;
use spdx::Expression;

use super::context::text;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{Contact, Package, Settings};
use crate::syntax::{ContactSyntax, PackageSyntax, SettingsFile, Spanned};
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

/// Resolves the settings; what is not set has its default.
pub(super) fn resolve(file: Option<&SettingsFile>, diagnostics: &mut Diagnostics) -> Settings {
    let Some(file) = file else { return Settings::default() };
    Settings {
        package: file.package.as_ref().map(|it| package(it, diagnostics)).unwrap_or_default(),
        contact: file.contact.as_ref().map(|it| contact(it, diagnostics)),
    }
}

fn package(package: &PackageSyntax, diagnostics: &mut Diagnostics) -> Package {
    let checks: [(&Option<Spanned<String>>, Check); 6] = [
        (&package.name, name),
        (&package.version, version),
        (&package.description, description),
        (&package.license, license),
        (&package.repository, repository),
        (&package.rust_version, rust_version),
    ];
    check(checks, diagnostics);
    let default = Package::default();
    let value = |given: &Option<Spanned<String>>, default: String| text(given.as_ref()).unwrap_or(default);
    Package {
        name: value(&package.name, default.name),
        version: value(&package.version, default.version),
        description: value(&package.description, default.description),
        license: value(&package.license, default.license),
        repository: text(package.repository.as_ref()),
        rust_version: value(&package.rust_version, default.rust_version),
    }
}

fn contact(contact: &ContactSyntax, diagnostics: &mut Diagnostics) -> Contact {
    let ContactSyntax { name, url, email, .. } = contact;
    check([(name, contact_name as Check), (url, contact_url), (email, contact_email)], diagnostics);
    Contact { name: text(name.as_ref()), url: text(url.as_ref()), email: text(email.as_ref()) }
}

/// What is wrong with a value, and what to do about it.
type Wrong = (String, String);

type Check = fn(&str) -> Option<Wrong>;

fn check<const N: usize>(checks: [(&Option<Spanned<String>>, Check); N], diagnostics: &mut Diagnostics) {
    for (given, check) in checks {
        let Some(given) = given else { continue };
        if let Some((message, help)) = check(&given.value) {
            let message = format!("`{}` {message}", given.value.escape_debug());
            diagnostics.push(Diagnostic::new(&rules::BAD_SETTING, given.span, message).help(help));
        }
    }
}

fn name(name: &str) -> Option<Wrong> {
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

fn version(version: &str) -> Option<Wrong> {
    let error = Version::parse(version).err()?;
    Some((format!("is not a semantic version: {error}"), "write three numbers, such as `1.4.0`".to_owned()))
}

fn description(description: &str) -> Option<Wrong> {
    let blank = description.trim().is_empty();
    blank.then(|| ("says nothing".to_owned(), "describe the crate in one sentence".to_owned()))
}

fn license(license: &str) -> Option<Wrong> {
    let error = Expression::parse(license).err()?;
    let help = "such as `MIT OR Apache-2.0`, or `LicenseRef-Acme` for a licence of your own";
    Some((format!("is not an SPDX licence expression: {}", error.reason), help.to_owned()))
}

fn repository(address: &str) -> Option<Wrong> {
    let help = "`repository` is where the source code is, such as `https://example.com/acme/events`";
    (!is_https(address)).then(|| ("is not an https address".to_owned(), help.to_owned()))
}

fn contact_name(name: &str) -> Option<Wrong> {
    let help = "give the name of a team or a person, such as `Team Events`";
    name.trim().is_empty().then(|| ("names nobody".to_owned(), help.to_owned()))
}

fn contact_url(address: &str) -> Option<Wrong> {
    let help = "`url` is a page about what is generated, such as `https://example.com/events`";
    (!is_https(address)).then(|| ("is not an https address".to_owned(), help.to_owned()))
}

/// Only the form that every mail address has: what precedes `@`, and a domain.
fn contact_email(address: &str) -> Option<Wrong> {
    let plain = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "@<>\"".contains(c));
    let is_address = address.split_once('@').is_some_and(|(name, domain)| plain(name) && plain(domain));
    let help = "write the address alone, such as `events@example.com`";
    (!is_address).then(|| ("is not a mail address".to_owned(), help.to_owned()))
}

fn rust_version(version: &str) -> Option<Wrong> {
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
        assert_eq!(repository("https://example.com/acme"), None);
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
        assert!(repository("http://example.com").is_some() && description(" ").is_some());
        assert!(contact_name(" ").is_some() && contact_url("ftp://a.example").is_some());
        for bad in ["", "a", "@b", "a@", "A <a@b.example>", "a@b@c", "a b@c"] {
            assert!(contact_email(bad).is_some(), "{bad}");
        }
    }
}

//! Settings of what is generated.

mod checks;

use self::checks::Wrong;
use super::context::text;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{Contact, Package, Settings};
use crate::syntax::{ContactSyntax, PackageSyntax, SettingsFile, Spanned};

/// How many keywords, and how many categories, registries take.
const MAX_WORDS: usize = 5;

/// Resolves the settings; what is not set has its default.
pub(super) fn resolve(file: Option<&SettingsFile>, diagnostics: &mut Diagnostics) -> Settings {
    let Some(file) = file else { return Settings::default() };
    Settings {
        package: file.package.as_ref().map(|it| package(it, diagnostics)).unwrap_or_default(),
        contact: file.contact.as_ref().map(|it| contact(it, diagnostics)),
    }
}

fn package(package: &PackageSyntax, diagnostics: &mut Diagnostics) -> Package {
    check(
        [
            (&package.name, checks::name as Check),
            (&package.version, checks::version),
            (&package.description, checks::description),
            (&package.license, checks::license),
            (&package.repository, checks::repository),
            (&package.documentation, checks::documentation),
            (&package.rust_version, checks::rust_version),
        ],
        diagnostics,
    );
    check_words(&package.keywords, checks::keyword, diagnostics);
    check_words(&package.categories, checks::category, diagnostics);
    let default = Package::default();
    let value = |given: &Option<Spanned<String>>, default: String| text(given.as_ref()).unwrap_or(default);
    Package {
        name: value(&package.name, default.name),
        version: value(&package.version, default.version),
        description: value(&package.description, default.description),
        license: value(&package.license, default.license),
        repository: text(package.repository.as_ref()),
        rust_version: value(&package.rust_version, default.rust_version),
        documentation: text(package.documentation.as_ref()),
        keywords: texts(&package.keywords),
        categories: texts(&package.categories),
        publish: package.publish.unwrap_or(default.publish),
    }
}

fn contact(contact: &ContactSyntax, diagnostics: &mut Diagnostics) -> Contact {
    let ContactSyntax { name, url, email, .. } = contact;
    let given = [(name, checks::contact_name as Check), (url, checks::contact_url), (email, checks::contact_email)];
    check(given, diagnostics);
    Contact { name: text(name.as_ref()), url: text(url.as_ref()), email: text(email.as_ref()) }
}

fn texts(given: &[Spanned<String>]) -> Vec<String> {
    given.iter().filter_map(|given| text(Some(given))).collect()
}

type Check = fn(&str) -> Option<Wrong>;

fn check<const N: usize>(checks: [(&Option<Spanned<String>>, Check); N], diagnostics: &mut Diagnostics) {
    for (given, check) in checks {
        let Some(given) = given else { continue };
        if let Some(wrong) = check(&given.value) {
            refuse(given, wrong, diagnostics);
        }
    }
}

/// Checks each word of a list, and how many there are.
fn check_words(words: &[Spanned<String>], check: Check, diagnostics: &mut Diagnostics) {
    for word in words {
        if let Some(wrong) = check(&word.value) {
            refuse(word, wrong, diagnostics);
        }
    }
    if let Some(surplus) = words.get(MAX_WORDS) {
        let wrong = (format!("is one more than the {MAX_WORDS} that registries take"), "leave it out".to_owned());
        refuse(surplus, wrong, diagnostics);
    }
}

fn refuse(given: &Spanned<String>, (message, help): Wrong, diagnostics: &mut Diagnostics) {
    let message = format!("`{}` {message}", given.value.escape_debug());
    diagnostics.push(Diagnostic::new(&rules::BAD_SETTING, given.span, message).help(help));
}

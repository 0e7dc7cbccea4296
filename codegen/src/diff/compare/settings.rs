//! Settings of what is generated.

use super::super::change::{Change, Place};
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::or_none;
use crate::model::{Contact, Package, Settings};

/// What has changed about the settings.
pub(in crate::diff) fn settings(old: &Settings, new: &Settings) -> Vec<Change> {
    let (Settings { package: old, contact: old_contact }, Settings { package: new, contact: new_contact }) = (old, new);
    let Package { name, version, rust_version, .. } = old;
    let mut changes = Vec::new();
    if *name != new.name {
        let effects = Effects::default().breaking(View::Rust, "Code imports the crate by its name.");
        let text = format!("the crate is called `{}`, and was `{name}`", new.name);
        changes.push(Change::new(&rule::PACKAGE_RENAMED, Place::default(), text).judged(effects));
    }
    if *version != new.version {
        let text = format!("the crate has version {}, and had {version}", new.version);
        changes.push(Change::new(&rule::PACKAGE_VERSION_CHANGED, Place::default(), text));
    }
    if *rust_version != new.rust_version {
        let why = "Cargo takes an older version of the crate for an older Rust.";
        let text = format!("the crate needs Rust {}, and needed {rust_version}", new.rust_version);
        let change = Change::new(&rule::RUST_VERSION_CHANGED, Place::default(), text);
        changes.push(change.judged(Effects::default().compatible(View::Rust, why)));
    }
    changes.extend(about(old, new));
    let [was, is] = [old_contact, new_contact].map(|it| or_none(it.as_ref().map(whom).as_ref()));
    changes.extend(about_fact(("contact", was, is)));
    changes
}

/// A contact on one line.
fn whom(contact: &Contact) -> String {
    let Contact { name, url, email } = contact;
    [name, url, email].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// What has changed about what the crate says of itself.
fn about(old: &Package, new: &Package) -> Vec<Change> {
    let Package { description, license, repository, documentation, keywords, categories, publish, .. } = old;
    let quoted = |text: &String| format!("\"{text}\"");
    let listed = |words: &[String]| format!("`[{}]`", words.join(", "));
    let facts = [
        ("description", quoted(description), quoted(&new.description)),
        ("licence", format!("`{license}`"), format!("`{}`", new.license)),
        ("repository", or_none(repository.as_ref()), or_none(new.repository.as_ref())),
        ("documentation", or_none(documentation.as_ref()), or_none(new.documentation.as_ref())),
        ("list of keywords", listed(keywords), listed(&new.keywords)),
        ("list of categories", listed(categories), listed(&new.categories)),
        ("permission to be published", publish.to_string(), new.publish.to_string()),
    ];
    facts.into_iter().filter_map(about_fact).collect()
}

fn about_fact((what, old, new): (&str, String, String)) -> Option<Change> {
    let text = format!("the crate's {what} is {new}, and was {old}");
    (old != new).then(|| Change::new(&rule::PACKAGE_ABOUT_CHANGED, Place::default(), text))
}

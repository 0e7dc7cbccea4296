//! Schemas as strings, and what is said of their differences.

use std::fs;
use std::path::Path;

use hookwright::diagnostic::RenderOptions;
use hookwright::diff::{Audience, Change, compare};
use hookwright::load::Unsaved;
use hookwright::model::Model;
use tempfile::TempDir;

/// `vendor.yaml` of the vendor `demo`.
pub(crate) const VENDOR: &str = "\
title: Demo
doc: A made-up vendor.
docs: https://example.com/demo
discriminator: {field: type, doc: Names the event type.}
";

/// The model of files; a vendor without a `vendor.yaml` has the usual one.
pub(crate) fn model(files: &[(&str, &str)]) -> Model {
    let nowhere = TempDir::new().unwrap();
    let mut texts: Unsaved = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    for (path, _) in files {
        if let Some((vendor, _)) = path.split_once('/') {
            texts.entry(format!("{vendor}/vendor.yaml")).or_insert_with(|| VENDOR.to_owned());
        }
    }
    let compilation = hookwright::compile_with(nowhere.path(), &texts);
    let text = compilation.render(RenderOptions::default());
    compilation.model.unwrap_or_else(|| panic!("{text}"))
}

/// The changes between two schema files of the vendor `demo`.
pub(crate) fn changes(old: &str, new: &str) -> Vec<Change> {
    compare(&model(&[("demo/events.yaml", old)]), &model(&[("demo/events.yaml", new)]))
}

/// A change in one line: its rule, what it is about, a mark if it is guessed, and the verdicts for
/// Rust callers, receivers, validators and TypeScript callers by their first letter.
pub(crate) fn shown(change: &Change) -> String {
    let place = &change.place;
    let names = [&place.event, &place.owner, &place.field, &place.value].into_iter().flatten();
    let names = names.map(|name| format!(" {name}")).collect::<String>();
    let verdicts = Audience::ALL.map(|audience| change.effects.verdict(audience).name()[..1].to_owned());
    format!("{}{names}{} {}", change.rule.id, if change.guess { "?" } else { "" }, verdicts.concat())
}

/// The changes in lines, without those of examples.
pub(crate) fn lines(old: &str, new: &str) -> Vec<String> {
    let changes = changes(old, new);
    changes.iter().filter(|change| change.rule.id != "example-changed").map(shown).collect()
}

/// Files below a directory.
pub(crate) fn write(directory: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = directory.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

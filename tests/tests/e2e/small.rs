//! One vendor in two strings, for tests of one rule each.

use hookwright::compile_with;
use hookwright::diagnostic::RenderOptions;
use hookwright::load::Unsaved;
use hookwright::model::Model;

/// `vendor.yaml` of a made-up vendor.
pub(crate) const VENDOR: &str = "\
title: Demo
doc: A made-up vendor.
docs: https://example.com/demo
discriminator: {field: kind, doc: Names the event type.}
";

/// The model of a vendor `demo` with one schema file besides its `vendor.yaml`.
pub(crate) fn model_of(vendor: &str, events: &str) -> Model {
    let directory = tempfile::tempdir().expect("a directory");
    let files = [("demo/vendor.yaml", vendor), ("demo/events.yaml", events)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let compilation = compile_with(directory.path(), &Unsaved::from(files));
    let rendered = compilation.render(RenderOptions::default());
    compilation.model.unwrap_or_else(|| panic!("{rendered}"))
}

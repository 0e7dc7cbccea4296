//! Schemas of one vendor as strings, for tests.

use std::fmt::Write;

use crate::diagnostic::RenderOptions;
use crate::load::Unsaved;
use crate::model::Vendor;
use crate::{Compilation, compile_with};

/// `vendor.yaml` of the vendor `acme`.
pub(crate) const VENDOR: &str = "\
title: Acme
doc: Events of Acme.
docs: https://acme.example/docs
discriminator: {field: kind, doc: Names the event type.}
";

/// Compiles the vendor `acme` from its `vendor.yaml` and one more schema file.
pub(crate) fn compile(vendor: &str, schema: &str) -> Compilation {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| (format!("acme/{name}"), text.to_owned());
    compile_with(folder.path(), &Unsaved::from([file("vendor.yaml", vendor), file("schema.yaml", schema)]))
}

/// The vendor that these files describe.
pub(crate) fn vendor(vendor: &str, schema: &str) -> Vendor {
    let compilation = compile(vendor, schema);
    let rendered = compilation.render(RenderOptions::default());
    compilation.model.unwrap_or_else(|| panic!("{rendered}")).vendors.remove(0)
}

/// The rules that these files break and what is said of each, one a line.
pub(crate) fn errors(vendor: &str, schema: &str) -> String {
    let mut text = String::new();
    for diagnostic in compile(vendor, schema).diagnostics {
        writeln!(text, "{}: {}", diagnostic.rule.id, diagnostic.message).unwrap();
    }
    text
}

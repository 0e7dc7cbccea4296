//! `common` in a schema directory: types that several vendors share.

use super::discover::VendorFolder;
use super::unsaved::Unsaved;
use super::vendor::{LoadedFile, LoadedVendor, read_file, read_files, texts};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::COMMON;
use crate::source::{Sources, Span};
use crate::syntax::{Items, SchemaFile};

/// What stands in for a `vendor.yaml`: common types are resolved like those of a vendor without events.
const VENDOR: &str = "\
title: Common types
doc: Types that several vendors have.
docs: https://example.com/
discriminator: {header: X-Event, doc: There is none.}
";

/// Reads the directory of common types.
pub(super) fn load_common(
    folder: VendorFolder,
    unsaved: &Unsaved,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<LoadedVendor> {
    let errors = diagnostics.error_count();
    let own = format!("{COMMON}/vendor.yaml");
    let mut found = texts(folder, unsaved, sources, diagnostics);
    if let Some(index) = found.iter().position(|(path, ..)| *path == own) {
        let (_, id, _) = found.remove(index);
        let message = format!("`{COMMON}` is for types that vendors share, and no vendor");
        let help = "remove its `vendor.yaml`, or give the vendor's directory another name";
        diagnostics.push(Diagnostic::new(&rules::BAD_VENDOR, Span::start_of(id), message).help(help));
    }
    // No place in the text that stands in is ever shown: there is nothing wrong with it.
    let file = found.first()?.1;
    let vendor = read_file(file, VENDOR, &mut Diagnostics::default())?;
    let mut files = read_files(found, diagnostics);
    files.iter_mut().for_each(|file| only_types(file, diagnostics));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let whole = diagnostics.error_count() == errors;
    Some(LoadedVendor { name: COMMON.to_owned(), file, vendor, files, whole })
}

/// Reports what is not a type.
fn only_types(file: &mut LoadedFile, diagnostics: &mut Diagnostics) {
    let SchemaFile { about, presence, allow, types, example, fields, payloads, events } =
        std::mem::take(&mut file.schema);
    report("fields", first(&fields), diagnostics);
    report("payloads", first(&payloads), diagnostics);
    report("events", first(&events), diagnostics);
    report("example", example.map(|example| example.span), diagnostics);
    file.schema = SchemaFile { about, presence, allow, types, ..SchemaFile::default() };
}

fn first<T>(items: &Items<T>) -> Option<Span> {
    items.iter().next().map(|(name, _)| name.span)
}

fn report(key: &str, at: Option<Span>, diagnostics: &mut Diagnostics) {
    let Some(at) = at else { return };
    let message = format!("`{key}` cannot be in a file of `{COMMON}`");
    let help = "such a file has `types` alone; move this to the vendor's directory";
    diagnostics.push(Diagnostic::new(&rules::CONFLICTING_KEYS, at, message).help(help));
}

//! HW0106: types, payloads and entries of the field dictionary are used.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{TypeKind, Vendor};
use crate::syntax::Spanned;

use super::Linted;
use super::fields::{lists, parts};

pub(super) fn lint(linted: Linted<'_>, diagnostics: &mut Diagnostics) {
    let Linted { loaded, vendor } = linted;
    let types = used_types(vendor);
    let payloads = used_payloads(vendor);
    let listed: HashSet<&str> = lists(loaded)
        .into_iter()
        .flat_map(|(_, entries)| entries.0.iter().filter_map(parts))
        .map(|(name, _)| name.value.as_str())
        .collect();
    for file in loaded.files.iter().map(|file| &file.schema) {
        for (name, _) in file.types.iter().filter(|(name, _)| !types.contains(name.value.as_str())) {
            report(name, "unused type", diagnostics);
        }
        for (name, _) in file.payloads.iter().filter(|(name, _)| !payloads.contains(name.value.as_str())) {
            report(name, "no event has the payload", diagnostics);
        }
        for (name, _) in file.fields.iter().filter(|(name, _)| !listed.contains(name.value.as_str())) {
            report(name, "nothing lists the dictionary's field", diagnostics);
        }
    }
}

fn report(name: &Spanned<String>, what: &str, diagnostics: &mut Diagnostics) {
    let message = format!("{what} `{}`", name.value.escape_debug());
    let diagnostic = Diagnostic::new(&rules::UNUSED, name.span, message);
    diagnostics.push(diagnostic.help("remove it, or use it"));
}

fn used_payloads(vendor: &Vendor) -> HashSet<&str> {
    vendor.events.iter().filter_map(|event| vendor.payload(event)).map(|payload| payload.name.as_str()).collect()
}

/// The types that events, header and envelope lead to, and documents of their own.
fn used_types(vendor: &Vendor) -> HashSet<&str> {
    let header = vendor.header.iter().flat_map(|header| &header.fields);
    let envelope = vendor.envelope.iter().flat_map(|envelope| &envelope.object.fields);
    let events = vendor.events.iter().filter_map(|event| vendor.payload(event));
    let own = events.flat_map(|payload| &payload.object.fields);
    let documents = vendor.types.iter().filter(|def| def.document).map(|def| def.name.as_str());
    let mut open: Vec<&str> =
        header.chain(envelope).chain(own).filter_map(|field| field.ty.named()).chain(documents).collect();
    let mut used = HashSet::new();
    while let Some(name) = open.pop() {
        if used.insert(name) {
            open.extend(parts_of(vendor, name));
        }
    }
    used
}

fn parts_of<'a>(vendor: &'a Vendor, name: &str) -> Vec<&'a str> {
    match vendor.type_def(name).map(|def| &def.kind) {
        Some(TypeKind::Object(object)) => object.fields.iter().filter_map(|field| field.ty.named()).collect(),
        Some(TypeKind::Union(union)) => union.variants.iter().map(|variant| variant.ty.as_str()).collect(),
        Some(TypeKind::Alias { ty, .. }) => ty.named().into_iter().collect(),
        Some(TypeKind::Enum(_)) | None => Vec::new(),
    }
}

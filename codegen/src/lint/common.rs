//! Lints of common types. What one vendor has no use for, another may use: a warning counts if it is found
//! for every vendor that has the type.

use std::collections::HashMap;

use super::unused;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{LoadedFile, LoadedVendor};
use crate::model::is_common;
use crate::source::{FileId, Span};

/// What was found in the files of common types, with how many vendors it was found for.
#[derive(Default)]
pub(super) struct Found(HashMap<(&'static str, Span, String), (Diagnostic, usize)>);

impl Found {
    /// Passes on what was found in the vendor's own files, and keeps the rest.
    pub(super) fn add(&mut self, loaded: &LoadedVendor, found: Diagnostics, diagnostics: &mut Diagnostics) {
        let common: Vec<FileId> = common_files(loaded).filter_map(file_id).collect();
        for diagnostic in found.sorted() {
            match diagnostic.span.filter(|span| common.contains(&span.file)) {
                None => diagnostics.push(diagnostic),
                Some(span) => {
                    let key = (diagnostic.rule.id, span, diagnostic.message.clone());
                    self.0.entry(key).or_insert_with(|| (diagnostic, 0)).1 += 1;
                }
            }
        }
    }

    /// Passes on what was found for every vendor that has the type, and which types no vendor has.
    pub(super) fn finish(self, common: &LoadedVendor, vendors: &[LoadedVendor], diagnostics: &mut Diagnostics) {
        for (diagnostic, count) in self.0.into_values() {
            let has = |vendor: &&LoadedVendor| diagnostic.span.is_some_and(|span| has(vendor, span));
            if vendors.iter().filter(has).count() == count {
                diagnostics.push(diagnostic);
            }
        }
        for (name, _) in common.files.iter().flat_map(|file| file.schema.types.iter()) {
            if !vendors.iter().any(|vendor| has(vendor, name.span)) {
                unused::report(name, "no vendor has the common type", diagnostics);
            }
        }
    }
}

fn common_files(loaded: &LoadedVendor) -> impl Iterator<Item = &LoadedFile> {
    loaded.files.iter().filter(|file| is_common(&file.path))
}

fn file_id(file: &LoadedFile) -> Option<FileId> {
    file.schema.types.iter().next().map(|(name, _)| name.span.file)
}

/// Whether a vendor has the type at a place, or something of its file if no type is there.
fn has(vendor: &LoadedVendor, at: Span) -> bool {
    let mut types = common_files(vendor).flat_map(|file| file.schema.types.iter());
    types.any(|(name, ty)| name.span.file == at.file && name.span.start <= at.start && at.start <= ty.span.end)
}

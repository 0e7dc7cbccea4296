//! What changes come to in the files of a vendor.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{Standing, apply, commented, users};
use super::error::AdoptError;
use super::files::Files;
use super::known::Known;
use super::missing::Missing;
use super::place::Placer;
use super::presence::Defaults;
use super::registry::is_reference;
use super::source::Source;
use crate::drift::Change;
use crate::evidence::NotUnderstood;
use crate::model::TypeRef;

/// A vendor that is edited.
pub(super) struct Edited<'a> {
    pub(super) source: &'a dyn Source,
    /// The names of the documents.
    pub(super) documents: &'a [String],
    pub(super) standing: Standing<'a>,
    pub(super) missing: &'a Missing,
}

impl<'a> Edited<'a> {
    pub(super) fn write(
        &self,
        changes: &[&Change],
        files: &mut Files<'a>,
        not_understood: &mut Vec<NotUnderstood>,
    ) -> Result<usize, AdoptError> {
        let Edited { source, documents, standing, missing } = *self;
        let known = Known::new(standing.vendor, standing.loaded, None);
        let mut drafts = source.drafts(&known, standing, missing, changes);
        drafts.types.extend(missing.wrapper_draft());
        not_understood.extend(drafts.unclear);
        let mut users_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (ty, home) in users(&drafts.actions, files) {
            users_of.entry(ty).or_default().insert(home);
        }
        let types = drafts.types.clone();
        let is_reference = |ty: &TypeRef<String>| is_reference(&types, &known, ty);
        let in_dictionary = |name: &str| !drafts.has_dictionary || known.has_entry(name);
        files.is_forgiving = drafts.is_forgiving;
        let mut placer = Placer {
            files,
            source,
            documents,
            defaults: Defaults::default().within(standing.loaded.vendor.presence),
            is_reference: &is_reference,
            in_dictionary: &in_dictionary,
            users: users_of,
            docs: 0,
        };
        placer.write(drafts.new, drafts.types)?;
        apply(&drafts.actions, &mut placer)?;
        Ok(placer.docs)
    }

    /// Says in comments what is left to people.
    pub(super) fn comment(&self, changes: &[&Change], files: &mut Files<'a>) -> Result<usize, AdoptError> {
        for change in changes.iter().filter(|change| self.source.is_noted(change)) {
            let place = change.at.and_then(|at| Some((self.documents.get(at.document)?, at.line)));
            let place = place.map(|(document, line)| format!(" ({document}:{line})")).unwrap_or_default();
            if let Some(item) = commented(change, files) {
                files.comment(&item, &format!("{}{place}", change.text))?;
            }
        }
        Ok(0)
    }
}

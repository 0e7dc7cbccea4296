//! What changes come to in the files of a vendor.

use std::collections::{BTreeMap, BTreeSet};

use super::Request;
use super::changes::{Decider, apply, commented, users};
use super::error::AdoptError;
use super::events::Drafter;
use super::files::Files;
use super::infer::{Inference, Sources};
use super::known::Known;
use super::missing::Missing;
use super::place::Placer;
use super::presence::Defaults;
use crate::drift::{Change, Rule};
use crate::evidence::{Evidence, NotUnderstood, Owner};
use crate::load::LoadedVendor;
use crate::model::Vendor;

/// A vendor that is edited.
pub(super) struct Edited<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) loaded: &'a LoadedVendor,
    pub(super) vendor: &'a Vendor,
    pub(super) missing: &'a Missing,
    pub(super) evidence: &'a Evidence,
}

impl<'a> Edited<'a> {
    pub(super) fn write(
        &self,
        changes: &[&Change],
        files: &mut Files<'a>,
        not_understood: &mut Vec<NotUnderstood>,
    ) -> Result<usize, AdoptError> {
        let Edited { request, loaded, vendor, missing, evidence } = *self;
        let known = Known::new(vendor, loaded, None);
        let names: BTreeSet<String> = missing.names.keys().cloned().collect();
        let sources = Sources { evidence: Some(evidence), layout: request.layout, missing: &names };
        let mut inference = Inference::new(&known, sources);
        let added: Vec<&str> = changes
            .iter()
            .filter(|change| change.rule == Rule::EventAdded)
            .filter_map(|change| change.event.as_deref())
            .collect();
        missing.names.iter().for_each(|(name, field)| inference.add_missing(name, field));
        self.documented_types().into_iter().for_each(|name| inference.need(name, &[]));
        let new = Drafter::new(&mut inference, evidence, vendor).events(&added);
        let mut decider = Decider {
            inference: &mut inference,
            evidence,
            vendor,
            loaded,
            documents: request.documents,
            actions: Vec::new(),
        };
        changes.iter().for_each(|change| decider.decide(change));
        let actions = decider.actions;
        not_understood.append(&mut inference.unclear);
        let types = std::mem::take(&mut inference.types);
        inference.types.clone_from(&types);
        let mut users_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (ty, home) in users(&actions, files) {
            users_of.entry(ty).or_default().insert(home);
        }
        let is_reference = |ty: &crate::model::TypeRef<String>| inference.is_reference(ty);
        let in_dictionary = |name: &str| known.has_entry(name);
        let mut placer = Placer {
            files,
            evidence,
            documents: request.documents,
            defaults: Defaults::default().within(loaded.vendor.presence),
            is_reference: &is_reference,
            in_dictionary: &in_dictionary,
            users: users_of,
            docs: 0,
        };
        placer.write(new, types)?;
        apply(&actions, &mut placer)?;
        Ok(placer.docs)
    }

    /// Says in comments what is left to people.
    pub(super) fn comment(&self, changes: &[&Change], files: &mut Files<'a>) -> Result<usize, AdoptError> {
        for change in changes {
            let place = change.at.and_then(|at| Some((self.request.documents.get(at.document)?, at.line)));
            let place = place.map(|(document, line)| format!(" ({document}:{line})")).unwrap_or_default();
            if let Some(item) = commented(change, files) {
                files.comment(&item, &format!("{}{place}", change.text))?;
            }
        }
        Ok(0)
    }

    /// Types that documents describe and the schemas lack.
    fn documented_types(&self) -> Vec<&'a str> {
        let tables = self.evidence.tables.iter().map(|table| &table.owner);
        let owners = tables.chain(self.evidence.examples.iter().map(|example| &example.owner));
        let described = owners.filter_map(|owner| match owner {
            Owner::Type(name) => Some(name.as_str()),
            _ => None,
        });
        let listed = self.evidence.values.iter().filter(|value| value.variant_of.is_none());
        let names = described.chain(listed.map(|value| value.ty.as_str()));
        let mut lacking: Vec<&str> = Vec::new();
        for name in names.filter(|name| self.vendor.type_def(name).is_none()) {
            if !lacking.contains(&name) {
                lacking.push(name);
            }
        }
        lacking
    }
}

//! Documents as a source of what is adopted.

use super::changes::{Decider, Standing};
use super::events::Drafter;
use super::infer::{Inference, Sources};
use super::known::Known;
use super::missing::Missing;
use super::source::{Drafts, Source};
use crate::drift::{Change, Drift, Rule, compare};
use crate::evidence::{EventEvidence, Evidence, Layout, Owner};
use crate::model::Vendor;

/// What documents say.
pub(crate) struct Pages<'e> {
    pub(crate) evidence: &'e Evidence,
    pub(crate) layout: &'e Layout,
    /// The names of the documents, as `TODO` marks have them.
    pub(crate) documents: &'e [String],
}

impl Source for Pages<'_> {
    fn drift(&self, vendor: &Vendor) -> Drift {
        compare(self.evidence, self.layout, vendor)
    }

    fn drafts(&self, known: &Known<'_>, standing: Standing<'_>, missing: &Missing, changes: &[&Change]) -> Drafts {
        let evidence = self.evidence;
        let names = missing.names.keys().cloned().collect();
        let sources = Sources { evidence, layout: self.layout, missing: &names };
        let mut inference = Inference::new(known, sources);
        missing.names.iter().for_each(|(name, field)| inference.add_missing(name, field));
        self.documented_types(standing.vendor).into_iter().for_each(|name| inference.need(name, &[]));
        let added = changes.iter().filter(|change| change.rule == Rule::EventAdded);
        let added: Vec<&str> = added.filter_map(|change| change.event.as_deref()).collect();
        let new = Drafter::new(&mut inference, evidence, standing.vendor).events(&added);
        let (actions, documents) = (Vec::new(), self.documents);
        let mut decider = Decider { inference: &mut inference, evidence, standing, documents, actions };
        changes.iter().for_each(|change| decider.decide(change));
        let actions = decider.actions;
        Drafts {
            new,
            types: inference.types,
            actions,
            unclear: inference.unclear,
            has_dictionary: true,
            ..Drafts::default()
        }
    }

    fn order(&self) -> &[EventEvidence] {
        &self.evidence.events
    }
}

impl Pages<'_> {
    /// Types that documents describe and the schemas lack.
    fn documented_types(&self, vendor: &Vendor) -> Vec<&str> {
        let tables = self.evidence.tables.iter().map(|table| &table.owner);
        let owners = tables.chain(self.evidence.examples.iter().map(|example| &example.owner));
        let described = owners.filter_map(|owner| match owner {
            Owner::Type(name) => Some(name.as_str()),
            _ => None,
        });
        let listed = self.evidence.values.iter().filter(|value| value.variant_of.is_none());
        let names = described.chain(listed.map(|value| value.ty.as_str()));
        let mut lacking: Vec<&str> = Vec::new();
        for name in names.filter(|name| vendor.type_def(name).is_none()) {
            if !lacking.contains(&name) {
                lacking.push(name);
            }
        }
        lacking
    }
}

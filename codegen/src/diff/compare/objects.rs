//! Objects: their fields, and what holds between them.

use super::super::judge::{Taken, wire};
use super::super::rule;
use super::super::side::SameTypes;
use super::super::verdict::Effects;
use super::{Comparison, Owner};
use crate::model::Object;

impl<'a> Comparison<'a> {
    pub(super) fn object(&mut self, owner: &Owner<'a>, old: &'a Object, new: &'a Object) {
        let Object { fields, together, one_of } = old;
        self.fields(owner, fields, &new.fields);
        self.relation(owner, "all or none of", together, &new.together);
        self.relation(owner, "exactly one of", one_of, &new.one_of);
    }

    /// Groups of fields between which something holds, which the strict contract demands.
    fn relation(&mut self, owner: &Owner<'a>, what: &str, old: &[Vec<String>], new: &[Vec<String>]) {
        let lacks = |list: &[Vec<String>], group: &[String]| !list.iter().any(|other| other == group);
        for group in old.iter().filter(|group| lacks(new, group)) {
            let text = format!("{what} `{}` need not be present any more", group.join("`, `"));
            self.found(&rule::RELATION_REMOVED, &owner.place, text, demanded(true, what));
        }
        for group in new.iter().filter(|group| lacks(old, group)) {
            let text = format!("{what} `{}` must be present", group.join("`, `"));
            self.found(&rule::RELATION_ADDED, &owner.place, text, demanded(false, what));
        }
        let is_same_set = old.len() == new.len() && old.iter().all(|group| !lacks(new, group));
        if is_same_set && old != new {
            self.order(&owner.place, "groups of fields");
        }
    }

    /// That the same items come in another order.
    pub(super) fn order(&mut self, place: &super::Place, what: &str) {
        let why = "Only what lists them in order shows it.";
        let effects = Effects::default().compatible(super::super::verdict::View::Rust, why);
        self.found(&rule::ORDER_CHANGED, place, format!("its {what} come in another order"), effects);
    }

    pub(super) fn same(&self) -> &dyn SameTypes {
        &self.types
    }
}

/// The effects of a demand of the strict contract, which only one side makes.
fn demanded(by_old: bool, what: &str) -> Effects {
    wire(|lens| match (lens.reader.is_strict(), lens.old_reads == by_old) {
        (false, _) => Taken::Same,
        (true, true) => Taken::Refused(format!("not every payload has {what} these fields")),
        (true, false) => Taken::Accepted(None),
    })
}

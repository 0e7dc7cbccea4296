//! Vendors that are new, gone, renamed, or on both sides.

use super::super::change::{Change, Place};
use super::super::pairs::{Likeness, pairs};
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;
use crate::model::Vendor;

/// What has changed about the vendors.
pub(in crate::diff) fn vendors(old: &[Vendor], new: &[Vendor]) -> Vec<Change> {
    let pairs = pairs(old, new, |vendor| vendor.name.as_str(), likeness);
    let mut changes = Vec::new();
    for vendor in &pairs.added {
        let text = format!("the vendor `{}` is new", vendor.name);
        changes.push(Change::new(&rule::VENDOR_ADDED, Place::vendor(&vendor.name), text).judged(added()));
    }
    for vendor in &pairs.removed {
        let text = format!("the vendor `{}` is gone", vendor.name);
        changes.push(Change::new(&rule::VENDOR_REMOVED, Place::vendor(&vendor.name), text).judged(removed()));
    }
    for it in &pairs.renamed {
        let text = format!("the vendor `{}` was called `{}`", it.new.name, it.old.name);
        let change = Change::new(&rule::VENDOR_RENAMED, Place::vendor(&it.new.name), text);
        changes.push(change.judged(removed()).guessed(it.guess));
    }
    let renamed = pairs.renamed.iter().map(|it| (it.old, it.new));
    for (old, new) in pairs.both.iter().copied().chain(renamed) {
        changes.extend(Comparison::of(old, new).vendor());
    }
    changes
}

fn added() -> Effects {
    Effects::default()
        .compatible(View::Rust, "A module and a feature more.")
        .compatible(View::TypeScript, "A directory of declarations more.")
}

fn removed() -> Effects {
    let effects = Effects::default().breaking(View::Rust, "The vendor's module and feature are gone.");
    let effects = effects.breaking(View::NewDecoder, "There is no decoder for the vendor's payloads under its name.");
    let gone = "The vendor's schemas are gone from where they were.";
    let effects = effects.breaking(View::NewReceiverSchema, gone).breaking(View::NewStrictSchema, gone);
    effects.breaking(View::TypeScript, "The vendor's declarations are gone from where they were.")
}

/// Two vendors are likely one if they have the same events.
fn likeness(old: &Vendor, new: &Vendor) -> Likeness {
    let known = old.events.iter().filter(|event| new.events.find(&event.name).is_some()).count();
    let all = old.events.len().max(new.events.len());
    if all > 0 && known * 5 >= all * 4 && old.discriminator.parts == new.discriminator.parts {
        Likeness::Likely
    } else {
        Likeness::Different
    }
}

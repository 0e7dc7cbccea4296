//! Lints: what would be generated is right, and could be better. Each is a function in a file of
//! its own, from a vendor to warnings.
//!
//! They run only if there are no errors, to avoid warnings about code that must change anyway. Where
//! one does not hold, `allow` says so in place, with the reason.

mod allow;
mod deprecated;
mod documented;
mod exercise;
mod fields;
mod items;
mod mixed_types;
mod near_duplicate;
mod prose;
mod repeated_name;
mod sentence;
mod single_value;
mod todo;
mod untried;
mod unused;

pub(crate) use allow::{Allowance, allowances};

use crate::diagnostic::Diagnostics;
use crate::load::LoadedVendor;
use crate::model::{Model, Vendor};

/// A vendor, as it is written and as it is understood.
#[derive(Clone, Copy)]
struct Linted<'a> {
    loaded: &'a LoadedVendor,
    vendor: &'a Vendor,
}

type Lint = fn(Linted<'_>, &mut Diagnostics);

const LINTS: &[Lint] = &[
    documented::lint,
    sentence::lint,
    repeated_name::lint,
    untried::lint,
    single_value::lint,
    unused::lint,
    near_duplicate::lint,
    deprecated::lint,
    mixed_types::lint,
    todo::lint,
];

/// Adds the warnings that nothing allows, and the allowances that allow nothing.
pub(crate) fn lint(
    loaded: &[LoadedVendor],
    model: &Model,
    allowances: Vec<Vec<Allowance>>,
    diagnostics: &mut Diagnostics,
) {
    for (loaded, allowances) in loaded.iter().zip(allowances) {
        let Some(vendor) = model.vendors.iter().find(|vendor| vendor.name == loaded.name) else { continue };
        let mut found = Diagnostics::default();
        for lint in LINTS {
            lint(Linted { loaded, vendor }, &mut found);
        }
        allow::apply(found, &allowances, diagnostics);
    }
}

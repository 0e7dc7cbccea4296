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
use crate::syntax::FieldEntry;

use fields::{Owner, Places};
use items::Item;

/// A vendor, as it is written and as it is understood, with what several lints look at.
struct Linted<'a> {
    loaded: &'a LoadedVendor,
    vendor: &'a Vendor,
    /// All items that have, or could have, a `doc`.
    items: Vec<Item<'a>>,
    /// All lists of fields, as they are written.
    lists: Vec<(Owner<'a>, &'a [FieldEntry])>,
    /// Where each of their fields is.
    places: Places<'a>,
}

impl<'a> Linted<'a> {
    fn new(loaded: &'a LoadedVendor, vendor: &'a Vendor) -> Self {
        let lists = fields::lists(loaded);
        let (items, places) = (items::items(loaded, &lists), Places::new(&lists));
        Linted { loaded, vendor, items, lists, places }
    }
}

type Lint = fn(&Linted<'_>, &mut Diagnostics);

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
        let linted = Linted::new(loaded, vendor);
        LINTS.iter().for_each(|lint| lint(&linted, &mut found));
        allow::apply(found, &allowances, diagnostics);
    }
}

//! Lints: what would be generated is right, and could be better. Each is a file of its
//! own: the rule's record, and a function from a vendor to warnings.
//!
//! They run only if there are no errors, to avoid warnings about code that must change anyway. Where
//! one does not hold, `allow` says so in place, with the reason.

mod allow;
mod common;
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
mod untried_bounds;
mod unused;

pub(crate) use allow::{Allowance, allowances};
pub(crate) use fields::{Owner as FieldsOf, lists};

use crate::diagnostic::{Diagnostics, Rule};
use crate::load::{Loaded, LoadedVendor};
use crate::model::{Field, Model, Vendor};
use crate::source::Span;
use crate::syntax::FieldEntry;

use exercise::Exercised;
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
    /// What the examples have values for.
    exercised: Exercised<'a>,
}

impl<'a> Linted<'a> {
    fn new(loaded: &'a LoadedVendor, vendor: &'a Vendor) -> Self {
        let lists = fields::lists(loaded);
        let (items, places) = (items::items(loaded, &lists), Places::new(&lists));
        Linted { loaded, vendor, items, lists, places, exercised: Exercised::new(vendor) }
    }

    /// The fields that no example has a value for, each with its place.
    fn untried_fields(&self) -> impl Iterator<Item = (&'a Field, Span)> {
        let fields = fields::understood(self.vendor).into_iter();
        let fields = fields.flat_map(|(owner, fields)| fields.iter().map(move |field| (owner, field)));
        let untried = fields.filter(|(owner, field)| !self.exercised.fields.contains(&(*owner, &field.name)));
        untried.filter_map(|(owner, field)| Some((field, self.places.of(owner, &field.name)?)))
    }
}

/// Lists the lints, by id. Each module has a `RULE` and a function `lint`; `allow` has a rule alone.
macro_rules! lints {
    ($($module:ident),*; allow; $($later:ident),*) => {
        const LINTS: &[fn(&Linted<'_>, &mut Diagnostics)] = &[$($module::lint,)* $($later::lint),*];

        /// The rules that are warned about, by id.
        pub(crate) static RULES: &[&Rule] = &[$(&$module::RULE,)* &allow::RULE, $(&$later::RULE),*];
    };
}

lints![
    documented,
    sentence,
    repeated_name,
    untried,
    single_value,
    unused,
    near_duplicate,
    untried_bounds,
    deprecated,
    mixed_types,
    todo;
    allow;
];

/// Adds the warnings that nothing allows, and the allowances that allow nothing.
pub(crate) fn lint(loaded: &Loaded, model: &Model, allowances: Vec<Vec<Allowance>>, diagnostics: &mut Diagnostics) {
    let mut shared = common::Found::default();
    for (loaded, allowances) in loaded.vendors.iter().zip(allowances) {
        let Some(vendor) = model.vendors.iter().find(|vendor| vendor.name == loaded.name) else { continue };
        let mut found = Diagnostics::default();
        let linted = Linted::new(loaded, vendor);
        LINTS.iter().for_each(|lint| lint(&linted, &mut found));
        let mut left = Diagnostics::default();
        allow::apply(found, &allowances, &mut left);
        shared.add(loaded, left, diagnostics);
    }
    if let Some(common) = &loaded.common {
        shared.finish(common, &loaded.vendors, diagnostics);
    }
}

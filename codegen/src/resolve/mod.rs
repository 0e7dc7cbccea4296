//! From syntax trees to the model: names, types, presence, order, examples. What cannot be
//! resolved is reported, each item by itself, so that one mistake does not hide the others.

mod budget;
mod checks;
mod context;
mod delivery;
mod dictionary;
mod endless;
mod events;
mod example;
mod fields;
mod fit;
mod names;
mod reserved;
#[cfg(test)]
mod tests;
mod texts;
mod type_expr;
mod types;
mod vendor;

use crate::diagnostic::Diagnostics;
use crate::load::LoadedVendor;
use crate::model::{Field, Model, TypeRef, Vendor};
use crate::source::Span;

pub(crate) use dictionary::dictionary;
pub(crate) use fields::RESERVED_FIELDS;
pub(crate) use names::{Case, rust_name};
pub(crate) use reserved::reserved_types;
pub(crate) use vendor::events_name;

/// Makes the model, of those vendors that have no error.
pub fn resolve(loaded: &[LoadedVendor], diagnostics: &mut Diagnostics) -> Model {
    let mut modules = names::Scope::with_reserved(vendor::RESERVED_MODULES);
    let mut budget = budget::Budget::default();
    let resolved = loaded.iter().map(|vendor| vendor::resolve(vendor, &mut modules, &mut budget, diagnostics));
    Model { vendors: resolved.flatten().collect() }
}

/// The Rust field or module for a name; empty if there is none.
pub(crate) fn snake_name(wire: &str) -> String {
    names::rust_name(wire, names::Case::Snake).unwrap_or_default()
}

/// Whether a value fits a field, as an example must.
pub(crate) fn value_fits(vendor: &Vendor, field: &Field, value: &serde_json::Value) -> bool {
    fit::fits(&vendor.types, field, value).is_ok()
}

/// Whether a value is of a type.
pub(crate) fn value_fits_type(vendor: &Vendor, ty: &TypeRef, value: &serde_json::Value) -> bool {
    fit::fits_type(&vendor.types, ty, value).is_ok()
}

/// Where a type is defined.
fn type_place(loaded: &LoadedVendor, name: &str) -> Span {
    let types = loaded.files.iter().flat_map(|file| file.schema.types.iter());
    let found = types.map(|(key, _)| key).find(|key| key.value == name);
    found.map_or(Span::start_of(loaded.file), |key| key.span)
}

//! From syntax trees to the model: types, presence, order, examples. What cannot be
//! resolved is reported, each item by itself, so that one mistake does not hide the others.

mod below;
mod body;
mod budget;
mod checks;
mod cloudevents;
mod context;
mod delivery;
mod dictionary;
mod endless;
mod event_name;
mod events;
mod example;
mod fields;
mod fit;
mod made;
mod name_pattern;
mod settings;
mod signature;
#[cfg(test)]
mod tests;
mod texts;
mod type_expr;
mod types;
mod union;
mod validation;
mod vendor;
mod wrapper;

use crate::diagnostic::Diagnostics;
use crate::load::{Loaded, LoadedVendor};
use crate::model::{Field, Model, TypeRef, Vendor};
use crate::naming::{Declarations, Scope, ScopeKind};
use crate::source::Span;

pub(crate) use below::made as made_below;
pub(crate) use dictionary::dictionary;
pub(crate) use fit::scalar_fits;
pub(crate) use type_expr::parse as parse_type;

/// Makes the model, of those vendors that have no error but in their names, and collects the
/// names that the schemas declare, of all vendors.
pub(crate) fn resolve(loaded: &Loaded, diagnostics: &mut Diagnostics) -> (Model, Declarations) {
    let settings = settings::resolve(loaded.settings.as_ref(), diagnostics);
    let mut run = vendor::Run {
        budget: budget::Budget::default(),
        vendor_names: Scope::new(ScopeKind::Vendors),
        declarations: Declarations::default(),
    };
    let common = loaded.common.as_ref().and_then(|common| vendor::resolve(common, &mut run, diagnostics));
    let resolved = loaded.vendors.iter().map(|vendor| vendor::resolve(vendor, &mut run, diagnostics));
    let model = Model { settings, common, vendors: resolved.flatten().collect() };
    run.declarations.add(run.vendor_names);
    (model, run.declarations)
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

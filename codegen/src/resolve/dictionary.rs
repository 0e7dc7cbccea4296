//! A vendor's field dictionary by itself.

use super::context::{Context, Presence};
use super::fields;
use crate::diagnostic::Diagnostics;
use crate::load::LoadedVendor;
use crate::model::Field;
use crate::naming::{Scope, ScopeKind};
use crate::syntax::{FieldEntry, PresenceSyntax};

/// The entries of a vendor's field dictionary, as fields of a section with this presence. Those
/// that cannot be resolved are left out.
pub(crate) fn dictionary(loaded: &LoadedVendor, section: Option<PresenceSyntax>) -> Vec<Field> {
    let mut reported_elsewhere = Diagnostics::default();
    let mut context = Context::new(loaded, &mut reported_elsewhere);
    let presence = Presence::default().within(loaded.vendor.presence).within(section);
    let names = loaded.files.iter().flat_map(|file| file.schema.fields.iter()).map(|(name, _)| name);
    // One by one: two entries may share a Rust name as long as no object has both.
    let one = |name| {
        fields::resolve(&[FieldEntry { name, keys: None }], presence, Scope::new(ScopeKind::Fields), &mut context)
    };
    names.cloned().flat_map(one).collect()
}

//! HW0104 and HW0108: some example has a value for each field, and within each field's bounds.

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{Bounds, TypeKind};

use super::Linted;
use super::exercise::Exercised;
use super::fields::understood;

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    let exercised = Exercised::new(linted.vendor);
    for (owner, fields) in understood(linted.vendor) {
        for field in fields.iter().filter(|field| !exercised.fields.contains(&(owner, &field.name))) {
            let Some(at) = linted.places.of(owner, &field.name) else { continue };
            let name = field.name.escape_debug();
            let (rule, message) = if field.bounds == Bounds::default() {
                (&rules::UNTRIED_FIELD, format!("no example has a value for the field `{name}`"))
            } else {
                (&rules::UNTRIED_BOUNDS, format!("no example has a value within the bounds of the field `{name}`"))
            };
            let help = "give the field an `example`, or the value in the `example` of an event or a type";
            diagnostics.push(Diagnostic::new(rule, at, message).help(help));
        }
    }
    for (name, _) in linted.loaded.files.iter().flat_map(|file| file.schema.types.iter()) {
        let kind = linted.vendor.type_def(&name.value).map(|def| &def.kind);
        let bounded = matches!(kind, Some(TypeKind::Alias { bounds, .. }) if *bounds != Bounds::default());
        if bounded && !exercised.aliases.contains(name.value.as_str()) {
            let message = format!("no example has a value within the bounds of the type `{}`", name.value);
            let diagnostic = Diagnostic::new(&rules::UNTRIED_BOUNDS, name.span, message);
            diagnostics.push(diagnostic.help("give a field of this type an `example`"));
        }
    }
}

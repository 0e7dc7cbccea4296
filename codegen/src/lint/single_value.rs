//! HW0105: a closed enum has more than one value.

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::syntax::KindSyntax;

use super::Linted;

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    let types = linted.loaded.files.iter().flat_map(|file| file.schema.types.iter());
    for (name, ty) in types {
        let KindSyntax::Enum(syntax) = &ty.kind else { continue };
        if syntax.open != Some(true) && syntax.values.as_ref().is_some_and(|values| values.len() == 1) {
            let message = format!("the enum `{}` has one value, and no room for more", name.value);
            let diagnostic = Diagnostic::new(&rules::SINGLE_VALUE, name.span, message);
            diagnostics.push(diagnostic.help("add the other values, or `open: true` if the vendor has more"));
        }
    }
}

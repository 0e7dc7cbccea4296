//! Checks `document` in `vendor.yaml` before anybody reads a document by it.

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::evidence::{Layout, Wrong};
use crate::load::LoadedVendor;

/// Reports what is wrong with the vendors' layouts.
pub(crate) fn check_layouts(loaded: &[LoadedVendor], diagnostics: &mut Diagnostics) {
    for document in loaded.iter().filter_map(|loaded| loaded.vendor.document.as_ref()) {
        let mut wrong = Vec::new();
        // It is made again when it is needed.
        let _layout = Layout::read(document, &mut wrong);
        for Wrong { at, message } in wrong {
            let diagnostic = Diagnostic::new(&rules::BAD_LAYOUT, at, message);
            diagnostics.push(diagnostic.help("docs/dialect.md describes `document`"));
        }
    }
}

//! Types of which a value would never end.

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::LoadedVendor;
use crate::model::{Arena, TypeDef, TypeId};

use super::type_place;

/// How deep types may nest. Those of real vendors nest about four levels.
const MAX_DEPTH: usize = 64;

/// Reports types that contain themselves with no list, map, null or absence between, and types
/// that nest too deep.
pub(super) fn check(types: &Arena<TypeDef>, loaded: &LoadedVendor, diagnostics: &mut Diagnostics) {
    if let Some(id) = types.deeper_than(MAX_DEPTH) {
        let message = format!("the type `{id}` nests more than {MAX_DEPTH} levels deep");
        let help = "use fewer levels, or `any` for the deepest levels";
        report(loaded, id, message, help, diagnostics);
        return;
    }
    for id in types.circles(|reference| reference.always) {
        let message = format!("a value of the type `{id}` would never end: it contains itself");
        let help = "make one of the fields on the way nullable or optional, or a list";
        report(loaded, id, message, help, diagnostics);
    }
}

fn report(loaded: &LoadedVendor, id: &TypeId, message: String, help: &str, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(&rules::ENDLESS_TYPE, type_place(loaded, id), message).help(help));
}

#[cfg(test)]
mod tests {
    use crate::testing::{VENDOR, errors};

    #[test]
    fn a_name_for_lists_of_itself_names_nothing() {
        for ty in ["A", "list<A>", "list<map<A?>>"] {
            let errors = errors(VENDOR, &format!("types:\n  A: {{doc: D., type: \"{ty}\"}}\n"));
            assert!(errors.contains("`A` would never end"), "{ty}: {errors}");
        }
    }

    #[test]
    fn a_type_may_contain_itself_where_a_value_can_end() {
        for ty in ["A?", "list<A>", "map<A>"] {
            let field = format!("{{a: {{type: \"{ty}\", doc: D.}}}}");
            let errors = errors(VENDOR, &format!("types:\n  A: {{doc: D., fields: [{field}]}}\n"));
            assert!(!errors.contains("never end"), "{ty}: {errors}");
        }
        let errors = errors(VENDOR, "types:\n  A: {doc: D., fields: [{a: {type: A, doc: D.}}]}\n");
        assert!(errors.contains("`A` would never end"), "{errors}");
    }
}

//! Names are reported on the declarations and used from the model: both must have the same.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Declarations, NameRules};
use crate::diagnostic::Diagnostics;
use crate::emit::NAME_RULES;
use crate::load::load;
use crate::model::{Model, NameSource, Named, TypeKind, Vendor};
use crate::resolve::resolve;
use crate::source::Sources;
use crate::testing::{VENDOR, errors};

fn resolved(schemas: &str) -> (Model, Declarations) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(schemas);
    let mut diagnostics = Diagnostics::default();
    let loaded = load(&root, &mut Sources::default(), &mut diagnostics);
    let resolved = resolve(&loaded, &mut diagnostics);
    assert!(!diagnostics.has_errors() && !resolved.0.vendors.is_empty(), "{schemas}");
    resolved
}

/// The name of each item of a vendor, as a target makes it from the model.
fn names_of(vendor: &Vendor, rules: &dyn NameRules) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |source: NameSource<'_>| {
        names.insert(format!("{} {}: {:?}", source.kind, source.wire, rules.name(&source)));
    };
    add(vendor.name_source());
    vendor.envelope.iter().for_each(|it| add(it.name_source()));
    vendor.http_headers.iter().for_each(|it| add(it.name_source()));
    vendor.types.iter().for_each(|it| add(it.name_source()));
    vendor.payloads.iter().for_each(|it| add(it.name_source()));
    vendor.events.iter().for_each(|it| add(it.name_source()));
    let objects = vendor.types.iter().filter_map(|def| match &def.kind {
        TypeKind::Object(object) => Some(object),
        _ => None,
    });
    let objects = objects.chain(vendor.payloads.iter().map(|payload| &payload.object));
    let objects = objects.chain(vendor.envelope.iter().map(|envelope| &envelope.object));
    let header = vendor.header.iter().flat_map(|header| &header.fields);
    objects.flat_map(|object| &object.fields).chain(header).for_each(|it| add(it.name_source()));
    for def in &vendor.types {
        match &def.kind {
            TypeKind::Enum(def) => def.values.iter().for_each(|it| add(it.name_source())),
            TypeKind::Union(def) => def.all_variants().for_each(|(_, it)| add(it.name_source())),
            TypeKind::Object(_) | TypeKind::KindUnion(_) | TypeKind::Alias { .. } => {}
        }
    }
    names
}

#[test]
fn every_name_of_the_model_is_declared_with_the_same_result() {
    for schemas in ["schemas", "tests/fixtures/nasty/schemas"] {
        let (model, declarations) = resolved(schemas);
        for rules in NAME_RULES {
            let sources = declarations.scopes.iter().flat_map(|scope| &scope.names).map(|name| name.source());
            let declared: BTreeSet<String> =
                sources.map(|source| format!("{} {}: {:?}", source.kind, source.wire, rules.name(&source))).collect();
            let used: BTreeSet<String> = model.vendors.iter().flat_map(|vendor| names_of(vendor, *rules)).collect();
            let undeclared: Vec<&String> = used.difference(&declared).collect();
            assert!(undeclared.is_empty(), "{schemas}: {undeclared:?}");
            assert!(used.len() > 20, "{schemas}");
        }
    }
}

#[test]
fn names_are_reported_next_to_other_mistakes() {
    let errors = errors(
        VENDOR,
        "events:\n  ping: {doc: D., fields: [{A: {type: strin, doc: D.}}, {a: {type: string, doc: D.}}]}\n",
    );
    assert!(errors.contains("there is no type `strin`"), "{errors}");
    assert!(errors.contains("the field `a` and the field `A` would both be `a` in Rust"), "{errors}");
}

#[test]
fn an_item_without_a_name_is_not_dropped() {
    let values = "types:\n  T: {doc: D., enum: string, values: {'': D.}}\n";
    assert!(
        errors(VENDOR, values).contains("HW0013: the value `` has no letters or digits"),
        "{}",
        errors(VENDOR, values)
    );
    let variants = "types:\n  A: {doc: D., fields: []}\n  U: {doc: D., discriminator: {field: t, doc: D.}, variants: {'': {type: A, doc: D.}}}\n";
    assert!(errors(VENDOR, variants).contains("HW0013: the variant `` has no letters"), "{}", errors(VENDOR, variants));
    let named = "types:\n  T: {doc: D., name: '', fields: []}\n";
    assert!(errors(VENDOR, named).contains("HW0013: the type `` has no letters"), "{}", errors(VENDOR, named));
    let envelope = format!("{VENDOR}envelope: {{name: '', doc: D., events: {{field: events, doc: D.}}, fields: []}}\n");
    let found = errors(&envelope, "events: {}\n");
    assert!(found.contains("HW0013: the envelope `` has no letters"), "{found}");
}

#[test]
fn the_list_of_events_has_a_name_that_no_field_has() {
    let vendor = format!(
        "{VENDOR}envelope: {{name: Body, doc: D., events: {{field: Events, doc: D.}}, fields: [{{events: {{type: string, doc: D.}}}}]}}\n"
    );
    let found = errors(&vendor, "events: {}\n");
    assert!(
        found.contains("the field `events` and the list of events `Events` would both be `events` in Rust"),
        "{found}"
    );
}

#[test]
fn a_vendor_is_a_module_of_its_own() {
    use crate::load::Unsaved;
    use crate::{compile_with, diagnostic::RenderOptions};
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| (format!("{name}/vendor.yaml"), VENDOR.to_owned());
    let compilation = compile_with(folder.path(), &Unsaved::from(["a-b", "a_b", "serde", "main", "3d"].map(file)));
    let text = compilation.render(RenderOptions::default());
    for expected in [
        "the vendor `a_b` and the vendor `a-b` would both be `a_b` in Rust",
        "the vendor `serde` and what is always generated would both be `serde` in Rust",
        "`main` cannot be a vendor's name: Cargo builds a program from `src/main.rs`",
        "`3d` cannot be a vendor's name",
    ] {
        assert!(text.contains(expected), "{expected} is missing in {text}");
    }
}

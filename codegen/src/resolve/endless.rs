//! Types of which a value would never end.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::LoadedVendor;
use crate::model::{Field, Object, Shape, TypeKind, Vendor};
use crate::source::Span;

/// How deep types may nest. Those of real vendors nest about four levels.
const MAX_DEPTH: usize = 64;

/// Reports types that contain themselves with no list, map, null or absence between, and types
/// that nest too deep.
pub(super) fn check(vendor: &Vendor, loaded: &LoadedVendor, diagnostics: &mut Diagnostics) {
    let mut state = HashMap::new();
    if let Some(name) = too_deep(vendor) {
        let message = format!("the type `{name}` nests more than {MAX_DEPTH} levels deep");
        let help = "use fewer levels, or `any` for the deepest levels";
        report(loaded, name, message, help, diagnostics);
        return;
    }
    for def in &vendor.types {
        visit(vendor, loaded, &def.name, &mut state, diagnostics);
    }
}

/// A type that nests too deep, counting lists, maps and what may be absent, too.
fn too_deep(vendor: &Vendor) -> Option<&str> {
    let mut depths = HashMap::new();
    vendor.types.iter().map(|def| def.name.as_str()).find(|name| depth(vendor, name, 1, &mut depths) > MAX_DEPTH)
}

/// How many levels there are from a type down. What leads back to a type around it counts once.
fn depth<'a>(vendor: &'a Vendor, name: &'a str, level: usize, depths: &mut HashMap<&'a str, usize>) -> usize {
    if let Some(depth) = depths.get(name) {
        return *depth;
    }
    if level > MAX_DEPTH {
        return 1;
    }
    depths.insert(name, 0);
    let below = named_parts(vendor, name).into_iter().map(|part| depth(vendor, part, level + 1, depths)).max();
    let depth = below.unwrap_or(0) + 1;
    depths.insert(name, depth);
    depth
}

/// The named types that a type names, wherever.
fn named_parts<'a>(vendor: &'a Vendor, name: &str) -> Vec<&'a str> {
    let fields = |object: &'a Object| object.fields.iter().filter_map(|field| field.ty.named()).collect();
    match vendor.type_def(name).map(|def| &def.kind) {
        Some(TypeKind::Object(object)) => fields(object),
        Some(TypeKind::Union(union)) => union.variants.iter().map(|variant| variant.ty.as_str()).collect(),
        Some(TypeKind::Alias { ty, .. }) => ty.named().into_iter().collect(),
        Some(TypeKind::Enum(_)) | None => Vec::new(),
    }
}

fn report(loaded: &LoadedVendor, name: &str, message: String, help: &str, diagnostics: &mut Diagnostics) {
    let diagnostic = match place(loaded, name) {
        Some(span) => Diagnostic::new(&rules::ENDLESS_TYPE, span, message),
        None => Diagnostic::without_place(&rules::ENDLESS_TYPE, message),
    };
    diagnostics.push(diagnostic.help(help));
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Open,
    Done,
}

fn visit<'a>(
    vendor: &'a Vendor,
    loaded: &LoadedVendor,
    name: &'a str,
    state: &mut HashMap<&'a str, State>,
    diagnostics: &mut Diagnostics,
) {
    match state.get(name) {
        Some(State::Done) => return,
        Some(State::Open) => {
            let message = format!("a value of the type `{name}` would never end: it contains itself");
            let help = "make one of the fields on the way nullable or optional, or a list";
            report(loaded, name, message, help, diagnostics);
            state.insert(name, State::Done);
            return;
        }
        None => {}
    }
    state.insert(name, State::Open);
    for part in parts(vendor, name) {
        visit(vendor, loaded, part, state, diagnostics);
    }
    state.insert(name, State::Done);
}

/// The named types that a value of a type always contains.
fn parts<'a>(vendor: &'a Vendor, name: &str) -> Vec<&'a str> {
    let always = |field: &'a Field| match &field.ty.shape {
        Shape::Named(name) if !field.nullable && !field.optional => Some(name.as_str()),
        _ => None,
    };
    match vendor.type_def(name).map(|def| &def.kind) {
        Some(TypeKind::Object(object)) => object.fields.iter().filter_map(always).collect(),
        Some(TypeKind::Union(union)) => union.variants.iter().map(|variant| variant.ty.as_str()).collect(),
        Some(TypeKind::Alias { ty, .. }) => match &ty.shape {
            Shape::Named(name) => vec![name.as_str()],
            // `type A = Vec<A>` is no Rust, even though a value could end.
            Shape::List(inner) | Shape::Map(inner) => match &inner.shape {
                Shape::Named(name) => vec![name.as_str()],
                _ => Vec::new(),
            },
            Shape::Scalar(_) => Vec::new(),
        },
        Some(TypeKind::Enum(_)) | None => Vec::new(),
    }
}

fn place(loaded: &LoadedVendor, name: &str) -> Option<Span> {
    let types = loaded.files.iter().flat_map(|file| file.schema.types.iter());
    types.map(|(key, _)| key).find(|key| key.value == name).map(|key| key.span)
}

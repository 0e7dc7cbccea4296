//! Types of which a value would never end.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::LoadedVendor;
use crate::model::{Field, Shape, TypeKind, Vendor};
use crate::source::Span;

/// Reports types that contain themselves with no list, map, null or absence between.
pub(super) fn check(vendor: &Vendor, loaded: &LoadedVendor, diagnostics: &mut Diagnostics) {
    let mut state = HashMap::new();
    for def in &vendor.types {
        visit(vendor, loaded, &def.name, &mut state, diagnostics);
    }
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
            let diagnostic = match place(loaded, name) {
                Some(span) => Diagnostic::new(&rules::ENDLESS_TYPE, span, message),
                None => Diagnostic::without_place(&rules::ENDLESS_TYPE, message),
            };
            diagnostics.push(diagnostic.help(help));
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

//! What is reserved is what is really generated.

use std::collections::BTreeSet;

use super::super::context::Context;
use super::super::{event, header, request};
use super::{METHODS, RustNames, reserved};
use crate::model::{Field, Header, Vendor};
use crate::naming::{NameRules, ScopeKind};
use crate::testing::{VENDOR, errors, vendor};

/// A vendor with an envelope and a header, whose fields have the names of methods.
fn enveloped() -> Vendor {
    let fields: Vec<String> = METHODS
        .iter()
        .chain(&["ordinary"])
        .map(|name| format!("{name}: {{type: string, doc: D., example: e}}"))
        .collect();
    let own = format!(
        "{}header: {{fields: [{{{}}}]}}\nenvelope: {{name: Body, doc: D., events: {{field: events, doc: D.}}, fields: []}}\n",
        VENDOR.replace("field: kind", "field: tag"),
        fields.join("}, {")
    );
    vendor(&own, "events: {ping: {doc: D., fields: []}}\n")
}

/// The functions in `impl` blocks of `Event`.
fn functions(tokens: proc_macro2::TokenStream) -> BTreeSet<String> {
    let file: syn::File = syn::parse2(tokens).unwrap();
    let blocks = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Impl(block) => Some(block),
        _ => None,
    });
    let of_event = blocks.filter(|block| matches!(&*block.self_ty, syn::Type::Path(ty) if ty.path.is_ident("Event")));
    let items = of_event.flat_map(|block| block.items);
    items
        .filter_map(|item| match item {
            syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
            _ => None,
        })
        .collect()
}

#[test]
fn the_methods_that_a_header_field_gives_way_to_are_those_of_every_event() {
    let vendor = enveloped();
    let mut generated = functions(event::emit(&Context::new(&vendor)));
    generated.extend(functions(request::emit(&Context::new(&vendor))));
    // Events of a form have some more.
    let delivery = "delivery: {method: post, body: form, success: {200: Fine.}, doc: Once.}\n";
    let form = crate::testing::vendor(&format!("{}{delivery}", crate::testing::VENDOR), "events: {}");
    generated.extend(functions(event::emit(&Context::new(&form))));
    let mut expected: BTreeSet<String> = METHODS.iter().map(|name| (*name).to_owned()).collect();
    // Of derived traits, and of those that Rust implements for all types.
    for method in ["clone", "clone_from", "eq", "fmt", "into", "ne"] {
        assert!(expected.remove(method), "{method}");
    }
    expected.insert("ordinary".to_owned());
    assert_eq!(generated, expected);
}

#[test]
fn no_accessor_is_named_like_a_method_of_every_event() {
    let vendor = enveloped();
    let context = Context::new(&vendor);
    let header: &Header = vendor.header.as_ref().unwrap();
    let names: Vec<&str> = header.fields.iter().map(|field: &Field| &*field.name).collect();
    assert_eq!(names.len(), METHODS.len() + 1);
    let accessors = header::accessors(header, &context);
    let accessors = functions(quote::quote!(impl Event { #accessors }));
    assert_eq!(accessors, BTreeSet::from(["ordinary".to_owned()]));
}

#[test]
fn each_reserved_name_is_reported_where_an_item_would_have_it() {
    let schema = |scope, name: &str| match scope {
        ScopeKind::Types => format!("types: {{Other: {{name: {name}, doc: D., fields: []}}}}\n"),
        ScopeKind::Events => {
            format!("payloads: {{P: {{doc: D., fields: []}}}}\nevents: {{a: {{name: {name}, doc: D., payload: P}}}}\n")
        }
        ScopeKind::Fields => format!("types: {{T: {{doc: D., fields: [{{{name}: {{type: string, doc: D.}}}}]}}}}\n"),
        ScopeKind::Values => format!("types: {{T: {{doc: D., enum: string, values: {{{name}: D.}}}}}}\n"),
        _ => unreachable!(),
    };
    for scope in [ScopeKind::Types, ScopeKind::Events, ScopeKind::Fields, ScopeKind::Values] {
        for name in reserved::names(scope) {
            assert!(RustNames.is_reserved(scope, name));
            // `Self_` is what becomes of `Self`.
            let errors = errors(VENDOR, &schema(scope, name.trim_end_matches('_')));
            let expected = format!("and what is always generated would both be `{name}` in Rust");
            assert!(errors.contains(&expected), "{scope:?} {name}: {errors}");
        }
    }
}

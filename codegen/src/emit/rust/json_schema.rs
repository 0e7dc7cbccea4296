//! The types' implementations of schemars' `JsonSchema`, behind a feature.
//!
//! A vendor's schemas are embedded as one text, and each type is given its place in it: next to no
//! code, whatever the number of fields.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use serde_json::{Map, Value};

use super::naming::{Symbols, ident_of};
use super::tokens::ident;
use crate::emit::contract::{Contract, Keys, Part, Profile};
use crate::emit::schema_object::{self, Draft};
use crate::internal::Checked;
use crate::json::compact;
use crate::model::{BodyForm, COMMON, EnumBase, Package, TypeKind, Vendor};

/// The module's name in each vendor's module.
pub(super) const MODULE: &str = "json_schema";

/// The implementations of a vendor's types, and the text that they take their schemas from.
pub(super) fn vendor(vendor: &Vendor, symbols: &Symbols<'_>, package: &Package) -> (TokenStream, Vec<u8>) {
    let contract = Contract::new(Part::all(vendor), Profile::Receiver);
    let all = schema_object::definitions(&contract, Draft::Draft2020_12);
    let place = |key: &str| all.keys().position(|other| other == key).map(Literal::usize_unsuffixed);
    let types = own_types(vendor, &contract.keys).into_iter().map(|(name, key)| {
        let place = place(key).checked("a type has no schema");
        quote!(super::#name = #place)
    });
    let places = (0..all.len()).map(Literal::usize_unsuffixed);
    let module = format!("{}::{}", package.library(), symbols.module());
    let tokens = quote! {
        //! What each type gives to schemars.

        use std::sync::LazyLock;

        use crate::runtime::json_schema::{Catalogue, Schemas, Subschema, subschema};

        /// The schemas of this vendor.
        struct Own;

        impl Schemas for Own {
            const MODULE: &'static str = #module;
            const SUBSCHEMAS: &'static [Subschema] = &[#(subschema::<Own, #places>),*];

            fn catalogue() -> &'static Catalogue {
                static CATALOGUE: LazyLock<Catalogue> =
                    LazyLock::new(|| Catalogue::parse(include_str!("json_schema.json")));
                &CATALOGUE
            }
        }

        crate::runtime::schema_of! { Own: #(#types),* }
    };
    (tokens, lines(&all))
}

/// The Rust types that serde knows, each with the key of its schema.
fn own_types<'a>(vendor: &Vendor, keys: &'a Keys) -> Vec<(Ident, &'a str)> {
    let mut types = Vec::new();
    // Common types are in no event of their own.
    types.extend((vendor.name != COMMON).then(|| (ident("Event"), keys.any_event())));
    types.extend(vendor.envelope.as_ref().map(|envelope| (ident_of(envelope), keys.body())));
    let is_list = vendor.body_form() == BodyForm::JsonList;
    types.extend(is_list.then(|| (ident("Batch"), keys.body())));
    let is_own = |kind: &TypeKind| match kind {
        TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::KindUnion(_) => true,
        TypeKind::Enum(values) => values.base != EnumBase::IntegerOrString,
        TypeKind::Alias { .. } => false,
    };
    let named = vendor.own_types().filter(|def| is_own(&def.kind));
    types.extend(named.map(|def| (ident_of(def), keys.named(&def.name))));
    types
}

/// A schema a line, so that a change shows where it is.
fn lines(all: &Map<String, Value>) -> Vec<u8> {
    let lines: Vec<String> = all.iter().map(|(key, schema)| format!("{}: {}", compact(key), compact(schema))).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n")).into_bytes()
}

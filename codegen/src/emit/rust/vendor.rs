//! The files of one vendor's module.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use rayon::prelude::*;

use super::context::Context;
use super::tokens::ident;
use super::{docs, enums, envelope, event, file, header, json_schema, modules, object, payload, union, words};
use crate::model::{Bounds, TypeDef, TypeKind, Vendor};

/// Where the crate keeps its JSON Schema files, relative to its folder.
pub(in crate::emit) const SCHEMAS: &str = "json-schema";

/// The files of a vendor's module by path.
pub(super) fn files(vendor: &Vendor) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let context = Context::new(vendor);
    let folder = format!("src/{}", vendor.module.trim_start_matches("r#"));
    let mut files = BTreeMap::new();
    let mut modules = vec!["event".to_owned(), "event_type".to_owned()];
    let own = format!("schemas/{}", vendor.name);
    let path_of = |name: &str| format!("{folder}/{}.rs", name.trim_start_matches("r#"));
    let mut add = |name: &str, tokens: TokenStream, source: &str| {
        files.insert(path_of(name), file::format(with_imports(tokens, &context), source)?);
        Ok::<(), String>(())
    };
    add("event", event::emit(&context), &own)?;
    add("event_type", event::event_type(&context), &own)?;
    if let Some(emitted) = context.header() {
        modules.push("header".to_owned());
        add("header", header::emit(emitted, &context), &format!("{own}/vendor.yaml"))?;
    }
    if let Some(emitted) = &vendor.envelope {
        modules.push("envelope".to_owned());
        add("envelope", envelope::emit(emitted, &context), &format!("{own}/vendor.yaml"))?;
    }
    // Most of the time goes into these, and none needs another.
    let sections = section_modules(vendor, &modules).into_par_iter().map(|(name, path)| {
        let tokens = section(&context, path);
        let source = format!("schemas/{path}");
        let text = (!tokens.is_empty()).then(|| file::format(with_imports(tokens, &context), &source)).transpose();
        text.map(|text| (name, text))
    });
    for (name, text) in sections.collect::<Result<Vec<_>, String>>()? {
        if let Some(text) = text {
            files.insert(path_of(&name), text);
            modules.push(name);
        }
    }
    let (tokens, text) = json_schema::vendor(vendor);
    files.insert(format!("{folder}/{}.rs", json_schema::MODULE), file::format(tokens, &own)?);
    files.insert(format!("{folder}/{}.json", json_schema::MODULE), text);
    let tokens = modules::vendor(vendor, &modules);
    files.insert(format!("{folder}/mod.rs"), file::format(tokens, &own)?);
    Ok(files)
}

/// A module for each schema file, named like it, without the folder `events`.
fn section_modules<'a>(vendor: &'a Vendor, taken: &[String]) -> Vec<(String, &'a str)> {
    let mut list: Vec<(String, &str)> = Vec::new();
    for path in &vendor.files {
        let relative = path.strip_prefix(&vendor.name).unwrap_or(path).trim_start_matches('/');
        let relative = relative.strip_prefix("events/").unwrap_or(relative);
        let base = crate::resolve::snake_name(relative.trim_end_matches(".yaml"));
        let base = if base.is_empty() { "section".to_owned() } else { base };
        let is_taken = |name: &str| {
            ["r#mod", json_schema::MODULE].contains(&name)
                || taken.iter().any(|other| other == name)
                || list.iter().any(|(other, _)| other == name)
        };
        let mut name = base.clone();
        let mut number = 2;
        while is_taken(&name) {
            name = format!("{}_{number}", base.trim_start_matches("r#"));
            number += 1;
        }
        list.push((name, path));
    }
    list
}

/// The types and payloads of one schema file.
fn section(context: &Context<'_>, path: &str) -> TokenStream {
    let Some(section) = context.section(path) else { return TokenStream::new() };
    let types = section.types.iter().map(|def| named_type(def, context));
    let payloads = section.payloads.iter().map(|(emitted, event)| payload::emit(emitted, event, context));
    quote!(#(#types)* #(#payloads)*)
}

fn named_type(def: &TypeDef, context: &Context<'_>) -> TokenStream {
    match &def.kind {
        TypeKind::Object(fields) => object::named(def, fields, context),
        TypeKind::Union(variants) => union::emit(def, variants, context),
        TypeKind::Enum(values) => enums::emit(def, values),
        TypeKind::Alias { ty, bounds } => alias(def, ty, bounds, context),
    }
}

fn alias(def: &TypeDef, ty: &crate::model::TypeRef, bounds: &Bounds, context: &Context<'_>) -> TokenStream {
    let name = ident(&def.rust);
    let doc = docs::item(&def.docs, &[docs::bounds(bounds).trim().to_owned()]);
    let ty = super::tokens::ty(ty, context);
    quote!(#doc pub type #name = #ty;)
}

/// What a section may take from `crate::runtime`.
const RUNTIME: &[&str] = &[
    "Date",
    "DateTime",
    "DecodeError",
    "Extra",
    "Fault",
    "Fields",
    "Input",
    "IntegerOrString",
    "Key",
    "Malformed",
    "Object",
    "Output",
    "Shape",
    "Tagged",
    "UnixSeconds",
    "Unknown",
    "Wire",
    "Write",
    "deserialize_tagged",
    "from_slice",
    "maybe",
    "raw_field",
    "raw_text",
    "serialize",
    "to_vec",
    "write_tagged",
];

/// A file's items with the imports that they need.
fn with_imports(tokens: TokenStream, context: &Context<'_>) -> TokenStream {
    let (words, defined) = (words::used(&tokens), words::defined(&tokens));
    let used = |name: &&str| words.contains(*name) && !defined.contains(*name);
    let import = |path: TokenStream, names: Vec<Ident>| (!names.is_empty()).then(|| quote!(use #path::{#(#names),*};));
    let list = |names: &[&str]| -> Vec<Ident> { names.iter().copied().filter(|name| used(name)).map(ident).collect() };
    let map = import(quote!(std::collections), list(&["BTreeMap"]));
    let json = import(quote!(serde_json), list(&["Map", "Value"]));
    let uuid = import(quote!(uuid), list(&["Uuid"]));
    let siblings: Vec<&str> = words.iter().map(String::as_str).filter(|name| context.has_item(name)).collect();
    let siblings = import(quote!(super), list(&siblings));
    let discriminator = import(quote!(super::event), list(&["DISCRIMINATOR"]));
    let runtime = import(quote!(crate::runtime), list(RUNTIME));
    quote!(#map #json #uuid #discriminator #siblings #runtime #tokens)
}

#[cfg(test)]
mod tests {
    use super::RUNTIME;
    use crate::resolve::RESERVED_TYPES;

    #[test]
    fn no_type_can_have_the_name_of_what_is_imported() {
        let types = RUNTIME.iter().filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
        for name in types {
            assert!(RESERVED_TYPES.contains(name), "{name}");
        }
    }
}

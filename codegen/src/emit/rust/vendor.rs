//! The files of one vendor's module.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

use super::context::Context;
use super::markdown::Markdown;
use super::modules::Submodule;
use super::naming::ident_of;
use super::{
    batch, docs, enums, envelope, event, file, header, json_schema, keys, kind_union, modules, object, payload,
    request, union, wrapper,
};
use crate::emit::contract::sentences;
use crate::internal::InternalError;
use crate::model::{BodyForm, Bounds, EnumBase, Envelope, Header, Package, TypeDef, TypeKind};

/// Where the crate keeps its JSON Schema files, relative to its directory.
pub(in crate::emit) const SCHEMAS: &str = "json-schema";

/// The files of a vendor's module by path.
pub(super) fn files(context: &Context<'_>, package: &Package) -> Result<BTreeMap<String, Vec<u8>>, InternalError> {
    let vendor = context.vendor;
    let folder = format!("src/{}", context.symbols.feature());
    let own = format!("schemas/{}", vendor.name);
    // Most of the time goes into these, and none needs another.
    let (emitted, schema) = rayon::join(
        || plan(context).into_par_iter().map(|module| module.text(context)).collect::<Result<Vec<_>, InternalError>>(),
        || {
            let (tokens, text) = json_schema::vendor(vendor, &context.symbols, package);
            Ok::<_, InternalError>((file::format(tokens, &own)?, text))
        },
    );
    let mut files = BTreeMap::new();
    let mut submodules = Vec::new();
    for (submodule, text) in emitted?.into_iter().flatten() {
        files.insert(format!("{folder}/{}.rs", submodule.name.trim_start_matches("r#")), text);
        submodules.push(submodule);
    }
    let (code, text) = schema?;
    files.insert(format!("{folder}/{}.rs", json_schema::MODULE), code);
    files.insert(format!("{folder}/{}.json", json_schema::MODULE), text);
    let module = match context.is_common() {
        true => modules::common(vendor, &submodules),
        false => modules::vendor(vendor, &submodules),
    };
    files.insert(format!("{folder}/mod.rs"), file::format(module, &own)?);
    Ok(files)
}

/// A module of a vendor, to be emitted.
struct Module<'a> {
    name: String,
    source: String,
    emit: Emit<'a>,
}

enum Emit<'a> {
    Event,
    EventType,
    Keys,
    Header(&'a Header),
    Envelope(&'a Envelope),
    Wrapper(&'a TypeDef),
    Request,
    Batch,
    /// The types and payloads of the schema file of this path.
    Section(&'a str),
}

impl<'a> Module<'a> {
    /// The module and its text; none if it is empty.
    fn text(self, context: &Context<'_>) -> Result<Option<(Submodule<'a>, Vec<u8>)>, InternalError> {
        let tokens = match self.emit {
            Emit::Event => event::emit(context),
            Emit::EventType => event::event_type(context),
            Emit::Keys => context.keys.emit(),
            Emit::Header(emitted) => header::emit(emitted, context),
            Emit::Envelope(emitted) => envelope::emit(emitted, context),
            Emit::Wrapper(emitted) => wrapper::emit(emitted, context),
            Emit::Request => request::emit(context),
            Emit::Batch => batch::emit(context),
            Emit::Section(path) => section(context, path),
        };
        if tokens.is_empty() {
            return Ok(None);
        }
        // A file of nothing but other names for types may need none of it.
        let allow = matches!(self.emit, Emit::Section(path) if is_only_aliases(context, path));
        let allow = allow.then(|| quote!(#[allow(unused_imports)]));
        let text = file::format(quote!(#allow use super::prelude::*; #tokens), &self.source)?;
        let section = match self.emit {
            Emit::Section(path) => Some(path),
            Emit::Batch
            | Emit::Request
            | Emit::Event
            | Emit::EventType
            | Emit::Keys
            | Emit::Header(_)
            | Emit::Envelope(_)
            | Emit::Wrapper(_) => None,
        };
        Ok(Some((Submodule { name: self.name, section }, text)))
    }
}

/// The modules of a vendor, of which those of schema files may turn out to be empty.
fn plan<'a>(context: &Context<'a>) -> Vec<Module<'a>> {
    let vendor = context.vendor;
    let own = format!("schemas/{}", vendor.name);
    let module = |name: &str, source: &str, emit| Module { name: name.to_owned(), source: source.to_owned(), emit };
    let sections = context.symbols.sections().iter();
    let sections = sections.map(|(name, path)| module(name, &format!("schemas/{path}"), Emit::Section(path)));
    let keys = module(keys::MODULE, &own, Emit::Keys);
    if context.is_common() {
        return std::iter::once(keys).chain(sections).collect();
    }
    let mut plan = vec![module("event", &own, Emit::Event), module("event_type", &own, Emit::EventType), keys];
    let of_vendor = format!("{own}/vendor.yaml");
    plan.extend(context.header().map(|header| module("header", &of_vendor, Emit::Header(header))));
    plan.extend(vendor.envelope.iter().map(|envelope| module("envelope", &of_vendor, Emit::Envelope(envelope))));
    plan.extend(vendor.wrapper_type().map(|wrapper| module(wrapper::MODULE, &of_vendor, Emit::Wrapper(wrapper))));
    if vendor.body_form() == BodyForm::JsonList {
        plan.push(module(batch::MODULE, &of_vendor, Emit::Batch));
    }
    plan.push(module(request::MODULE, &of_vendor, Emit::Request));
    plan.extend(sections);
    plan
}

/// The types and payloads of one schema file.
fn section(context: &Context<'_>, path: &str) -> TokenStream {
    let Some(section) = context.section(path) else { return TokenStream::new() };
    let types = section.types.iter().map(|def| named_type(def, context));
    let payloads = section.payloads.iter().map(|(emitted, event)| payload::emit(emitted, event, context));
    quote!(#(#types)* #(#payloads)*)
}

/// Whether a schema file has no types and payloads other than aliases.
fn is_only_aliases(context: &Context<'_>, path: &str) -> bool {
    let is_alias = |def: &&TypeDef| match &def.kind {
        TypeKind::Alias { .. } => true,
        TypeKind::Enum(values) => values.base == EnumBase::IntegerOrString,
        TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::KindUnion(_) => false,
    };
    context.section(path).is_some_and(|section| section.payloads.is_empty() && section.types.iter().all(is_alias))
}

fn named_type(def: &TypeDef, context: &Context<'_>) -> TokenStream {
    match &def.kind {
        TypeKind::Object(fields) => object::named(def, fields, context),
        TypeKind::Union(variants) => union::emit(def, variants, context),
        TypeKind::KindUnion(union) => kind_union::emit(def, union, context),
        TypeKind::Enum(values) => enums::emit(def, values, context.is_key(&def.name)),
        TypeKind::Alias { ty, bounds } => alias(def, ty, bounds, context),
    }
}

fn alias(def: &TypeDef, ty: &crate::model::TypeRef, bounds: &Bounds, context: &Context<'_>) -> TokenStream {
    let name = ident_of(def);
    let range = sentences::bounds(bounds).map(|sentence| Markdown::prose(&sentence));
    let doc = docs::item(&def.docs, range.as_slice());
    let ty = super::tokens::ty(ty, context);
    quote!(#doc pub type #name = #ty;)
}

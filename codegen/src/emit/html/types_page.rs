//! The page of a vendor's named types: objects, unions, and the values of enums.

use maud::{Markup, html};

use super::docs;
use super::fields::{FieldTables, Place};
use super::kinds::type_ref;
use super::layout::Page;
use super::links::{HOME, Links, anchor};
use super::navigation::beside_vendor;
use super::site::VendorSite;
use super::text::{Text, code, prose};
use crate::emit::contract::sentences;
use crate::model::{TypeDef, TypeKind};

/// The title of the page.
const TITLE: &str = "Types and values";

/// How many uses of a type are named.
const MOST_USES: usize = 12;

/// The page of types.
pub(super) fn page<'s>(site: &'s VendorSite<'s>) -> Page<'s> {
    let links = site.links(&site.pages.types());
    let above = vec![("Catalogue", links.to(HOME)), (site.vendor.title.as_str(), links.to(&site.pages.overview()))];
    let (nav, main) = (beside_vendor(site, &links), main(site, &links));
    Page { title: TITLE, above, scripts: &[], nav, main, links }
}

fn main(site: &VendorSite<'_>, links: &Links) -> Markup {
    let tables = FieldTables::new(site, links, Vec::new());
    html! {
        header .title { h1 { (TITLE) } p .lead { "All named types of " (Text(&site.vendor.title)) "." } }
        @for def in site.part.types.iter().copied() { (section(site, links, &tables, def)) }
    }
}

fn section<'a>(site: &'a VendorSite<'a>, links: &Links, tables: &FieldTables<'a>, def: &'a TypeDef) -> Markup {
    let id = links.id(&anchor(&def.name));
    html! {
        section .type aria-labelledby=(id) {
            h2 id=(id) { a .anchor href=(links.on_page(&anchor(&def.name))) { (code(&def.name)) } " " span .sub { (kind(&def.kind)) } }
            (docs::sentences(&def.docs))
            (docs::deprecation(&def.docs, |_| None))
            (docs::note(&def.docs))
            (content(site, links, tables, def))
            (uses(site, links, def))
        }
    }
}

fn kind(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Object(_) => "object",
        TypeKind::Union(_) => "one of several objects",
        TypeKind::KindUnion(_) => "one of several types",
        TypeKind::Enum(_) => "values",
        TypeKind::Alias { .. } => "another name for a type",
    }
}

fn content<'a>(site: &'a VendorSite<'a>, links: &Links, tables: &FieldTables<'a>, def: &'a TypeDef) -> Markup {
    let place = Place::below(&anchor(&def.name));
    html! {
        @match &def.kind {
            TypeKind::Object(object) => (tables.object(object, &place)),
            TypeKind::Union(union) => { p .sub { (code(&union.discriminator.field)) ": " (prose(&union.discriminator.doc)) } (tables.variants(union, &place)) },
            TypeKind::KindUnion(union) => (tables.kinds(union, &place)),
            TypeKind::Enum(values) => (tables.enumeration(values, &anchor(&def.name))),
            TypeKind::Alias { ty, bounds } => p {
                (type_ref(site, links, ty)) "."
                @if let Some(bounds) = sentences::bounds(bounds) { " " (prose(&bounds)) }
            },
        }
    }
}

fn uses(site: &VendorSite<'_>, links: &Links, def: &TypeDef) -> Markup {
    let uses = site.used_by(&def.name);
    html! {
        @if !uses.is_empty() {
            p .sub {
                "Used by "
                @for (index, (event, field)) in uses.iter().take(MOST_USES).enumerate() {
                    @if index > 0 { ", " }
                    a href=(links.to_anchor(&site.pages.event(&event.name), &anchor(field))) { (code(&format!("{}.{field}", event.name))) }
                }
                @if uses.len() > MOST_USES { " and " (uses.len() - MOST_USES) " more" } "."
            }
        }
    }
}

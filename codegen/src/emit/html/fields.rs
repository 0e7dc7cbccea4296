//! Tables of fields. What is nested unfolds within its row; each row is an anchor.

use std::cell::RefCell;
use std::collections::BTreeSet;

use maud::{Markup, html};

use super::kinds::{enum_base, shape};
use super::links::{Links, anchor, within};
use super::presence::{always, presence};
use super::site::VendorSite;
use super::text::{Text, code, prose};
use super::{docs, successor, values};
use crate::emit::contract::sentences;
use crate::model::{EnumDef, Field, KindUnion, Object, Shape, TypeDef, TypeId, TypeKind, UnionDef};

/// How deep rows unfold; what is deeper is on the page of types.
pub(super) const DEEPEST: usize = 4;

/// The tables of one page, and the anchors of their rows.
pub(super) struct FieldTables<'a> {
    site: &'a VendorSite<'a>,
    links: &'a Links,
    /// The fields at the top of the page, if it is about one object.
    top: Vec<&'a Field>,
    anchors: RefCell<BTreeSet<String>>,
}

/// A row.
pub(super) enum Row<'a> {
    /// A field.
    Field(&'a Field),
    /// What always has one value, which tells objects apart.
    Constant { name: &'a str, value: &'a str, doc: &'a str },
    /// The list of events of an envelope.
    Events { name: &'a str, doc: &'a str },
}

impl<'a> Row<'a> {
    /// The field of the row, if it is of one.
    pub(super) fn field(&self) -> Option<&'a Field> {
        match self {
            Row::Field(field) => Some(field),
            Row::Constant { .. } | Row::Events { .. } => None,
        }
    }
}

/// Where a table is: the anchor of what it is in, and the types around it.
#[derive(Clone, Default)]
pub(super) struct Place<'t> {
    path: String,
    around: Vec<&'t TypeId>,
    /// The fields of the table itself.
    beside: Vec<&'t Field>,
}

impl Place<'_> {
    /// At the anchor of an item.
    pub(super) fn below(path: &str) -> Self {
        Place { path: path.to_owned(), ..Place::default() }
    }
}

impl<'a> FieldTables<'a> {
    /// Those of a page about an object with these fields, or about no one object.
    pub(super) fn new(site: &'a VendorSite<'a>, links: &'a Links, top: Vec<&'a Field>) -> Self {
        FieldTables { site, links, top, anchors: RefCell::default() }
    }

    /// The anchors of all rows so far.
    pub(super) fn into_anchors(self) -> BTreeSet<String> {
        self.anchors.into_inner()
    }

    /// A table; nothing for no rows.
    pub(super) fn table(&self, rows: &[Row<'a>], place: &Place<'a>) -> Markup {
        let place = Place { beside: rows.iter().filter_map(Row::field).collect(), ..place.clone() };
        html! {
            @if !rows.is_empty() {
                table .fields role="table" {
                    thead role="rowgroup" {
                        tr role="row" {
                            @for head in ["Field", "Type", "Presence", "Description"] {
                                th scope="col" role="columnheader" { (head) }
                            }
                        }
                    }
                    tbody role="rowgroup" { @for row in rows { (self.row(row, &place)) } }
                }
            }
        }
    }

    fn row(&self, row: &Row<'a>, place: &Place<'a>) -> Markup {
        let (name, kind, presence, description) = match row {
            Row::Field(field) => (field.name.as_str(), self.kind(field), presence(field), self.described(field, place)),
            Row::Constant { name, value, doc } => {
                (*name, html! { "always " (code(value)) }, always(), html! { p { (prose(doc)) } })
            }
            Row::Events { name, doc } => (*name, html! { "list of events" }, always(), html! { p { (prose(doc)) } }),
        };
        let path = within(&place.path, name);
        let link = self.links.on_page(&path);
        let id = self.anchors.borrow_mut().insert(path.clone()).then(|| self.links.id(&path));
        html! {
            tr id=[id] role="row" {
                th scope="row" role="rowheader" { a .anchor href=(link) { (code(name)) } }
                td .kind role="cell" { (kind) }
                td .presence role="cell" { (presence) }
                td role="cell" { (description) }
            }
        }
    }

    fn kind(&self, field: &Field) -> Markup {
        html! {
            @match &field.constant {
                Some(value) => { "always " (code(value)) },
                None => (shape(self.site, self.links, &field.ty.shape)),
            }
            @if let Some(unit) = &field.unit { ", " span .unit { "in " (Text(unit)) } }
        }
    }

    fn described(&self, field: &'a Field, place: &Place<'a>) -> Markup {
        let path = within(&place.path, &field.name);
        html! {
            p { (prose(&field.docs.text)) }
            @for detail in &field.docs.details { p { (prose(detail)) } }
            @if let Some(bounds) = sentences::bounds(&field.bounds) { p .sub { (prose(&bounds)) } }
            @if !field.aliases.is_empty() { p .sub { (prose(&format!("Receivers take it as {}, too.", sentences::codes(&field.aliases)))) } }
            @if field.read_only { p .sub { "Made by the server; what a client sends has none." } }
            (docs::deprecation(&field.docs, |name| self.successor(name, place)))
            (docs::note(&field.docs))
            (self.nested(&field.ty.shape, &Place { path, around: place.around.clone(), ..Place::default() }))
        }
    }

    /// The link to the field that takes another's place.
    fn successor(&self, name: &str, place: &Place<'_>) -> Option<String> {
        let row = successor::row(&self.site.vendor.types, name, (&place.beside, &place.path), &self.top)?;
        Some(self.links.on_page(&row))
    }

    /// What is inside of a value, to unfold.
    fn nested(&self, shape: &'a Shape, place: &Place<'a>) -> Markup {
        match self.site.vendor.types.canonical(shape) {
            Shape::Scalar(_) => Markup::default(),
            Shape::List(items) => self.nested(&items.shape, place),
            Shape::Map(_, values) => {
                let path = format!("{}.*", place.path);
                self.nested(&values.shape, &Place { path, around: place.around.clone(), ..Place::default() })
            }
            Shape::Named(id) if place.around.contains(&id) || place.around.len() >= DEEPEST => Markup::default(),
            Shape::Named(id) => {
                let mut place = place.clone();
                place.around.push(id);
                self.inside(self.site.vendor.types.get(id), &place)
            }
        }
    }

    fn inside(&self, def: &'a TypeDef, place: &Place<'a>) -> Markup {
        match &def.kind {
            TypeKind::Object(object) => self.unfold(&count(object.fields.len(), "field"), self.object(object, place)),
            TypeKind::Union(union) => self.unfold(&count(union.variants.len(), "variant"), self.variants(union, place)),
            TypeKind::Enum(def) if def.values.is_empty() => Markup::default(),
            TypeKind::Enum(def) => {
                self.unfold(&count(def.values.len(), "value"), values::table(def, self.links, &place.path))
            }
            TypeKind::KindUnion(union) => self.kinds(union, place),
            TypeKind::Alias { .. } => Markup::default(),
        }
    }

    fn unfold(&self, summary: &str, content: Markup) -> Markup {
        html! { details { summary { (summary) } (content) } }
    }

    /// The fields of an object, and what holds between them.
    pub(super) fn object(&self, object: &'a Object, place: &Place<'a>) -> Markup {
        let rows: Vec<Row<'a>> = object.fields.iter().map(Row::Field).collect();
        html! {
            (self.table(&rows, place))
            @for relation in sentences::relations(object) { p .sub { (prose(&relation)) } }
        }
    }

    /// The variants of a union, each with its fields.
    pub(super) fn variants(&self, union: &'a UnionDef, place: &Place<'a>) -> Markup {
        html! {
            @for (tag, variant) in union.all_variants() {
                @let path = format!("{}:{}", place.path, anchor(&variant.name));
                @let within = Place { path: path.clone(), around: place.around.clone(), ..Place::default() };
                div .variant id=(self.links.id(&path)) {
                    p {
                        (code(&union.discriminator.field))
                        @match tag {
                            Some(tag) => { " is " strong { (code(tag)) } },
                            None => { " is absent" },
                        }
                        ". " (prose(&variant.docs.text))
                    }
                    @match self.site.vendor.types.inner_union(variant) {
                        Some(inner) => (self.variants(inner, &within)),
                        None => (self.object(self.site.vendor.types.object(&variant.ty), &within)),
                    }
                }
            }
        }
    }

    /// The types of a union by kind of value.
    pub(super) fn kinds(&self, union: &'a KindUnion, place: &Place<'a>) -> Markup {
        html! {
            ul {
                @for member in &union.members {
                    li { (shape(self.site, self.links, &member.ty.shape)) (self.nested(&member.ty.shape, place)) }
                }
            }
        }
    }

    /// An enum: what its values are.
    pub(super) fn enumeration(&self, def: &EnumDef, path: &str) -> Markup {
        html! {
            p .sub { (enum_base(def.base)) @if def.open { ", or others that the vendor does not list" } }
            @if !def.values.is_empty() { (values::table(def, self.links, path)) }
        }
    }
}

/// How many of a thing there are.
pub(super) fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

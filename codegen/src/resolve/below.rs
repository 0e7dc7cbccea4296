//! Own fields of events that are below a path: `below: data.object`. They become the fields of a
//! type of their own, and what is on the way becomes types with one field each, so that nobody after
//! this has to know of paths.

use heck::ToUpperCamelCase;

use super::cloudevents;
use super::context::Context;
use super::event_name::path;
use crate::load::LoadedVendor;
use crate::model::{Bounds, Docs, Field, ItemKind, Object, Shape, TypeDef, TypeId, TypeKind, TypeRef, ascii_words};
use crate::naming::{Scope, ScopeKind};
use crate::syntax::{Spanned, VendorFile};

/// What is said of the fields on the way.
const ON_THE_WAY: &str = "What the event is about.";

/// The path of the object with the fields: an item's own, or the vendor's.
pub(super) fn path_of(vendor: &VendorFile, own: Option<&Spanned<String>>) -> Vec<String> {
    let text = own.or(vendor.below.as_ref()).map(|text| text.value.as_str()).unwrap_or_default();
    match (text, own, &vendor.discriminator.preset) {
        ("", None, Some(_)) if vendor.below.is_none() => vec![cloudevents::DATA.to_owned()],
        ("", ..) => Vec::new(),
        (text, ..) => path(text),
    }
}

/// The names of all types that this makes for a vendor.
pub(super) fn type_names(loaded: &LoadedVendor) -> Vec<String> {
    made(loaded).into_iter().flat_map(|made| made.types).collect()
}

/// The types that are made of the fields of an event or of a payload.
pub(crate) struct MadeBelow<'a> {
    /// Whether it is a payload of several events.
    pub(crate) is_payload: bool,
    /// The name of the event or the payload.
    pub(crate) name: &'a str,
    /// The names of the types, from the body inwards: the last has the fields.
    pub(crate) types: Vec<String>,
}

/// All types that this makes for a vendor.
pub(crate) fn made<'l>(loaded: &'l LoadedVendor) -> Vec<MadeBelow<'l>> {
    let mut all = Vec::new();
    let mut add = |is_payload, name: &'l Spanned<String>, preferred, below| {
        let path = path_of(&loaded.vendor, below);
        if !path.is_empty() {
            let types = names_of(base(name, preferred), &path);
            all.push(MadeBelow { is_payload, name: &name.value, types });
        }
    };
    for schema in loaded.files.iter().map(|file| &file.schema) {
        for (name, event) in schema.events.iter().filter(|(_, event)| event.fields.is_some()) {
            add(false, name, event.name.as_ref(), event.below.as_ref());
        }
        for (name, payload) in schema.payloads.iter() {
            add(true, name, payload.name.as_ref(), payload.below.as_ref());
        }
    }
    all
}

fn base<'a>(name: &'a Spanned<String>, preferred: Option<&'a Spanned<String>>) -> &'a str {
    &preferred.unwrap_or(name).value
}

/// The names of the types of one payload, from the body inwards.
fn names_of(base: &str, path: &[String]) -> Vec<String> {
    let camel = |text: &str| ascii_words(text).to_upper_camel_case();
    let mut name = camel(base);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert(0, 'T');
    }
    path.iter()
        .map(|part| {
            name.push_str(&camel(part));
            name.clone()
        })
        .collect()
}

/// A payload whose fields are below a path.
pub(super) struct Wrapped<'a> {
    pub(super) name: &'a Spanned<String>,
    pub(super) preferred: Option<&'a Spanned<String>>,
    pub(super) path: &'a [String],
    pub(super) docs: &'a Docs,
    pub(super) file: &'a str,
}

impl Wrapped<'_> {
    /// The name of the type that has the fields.
    pub(super) fn innermost(&self) -> Option<String> {
        names_of(base(self.name, self.preferred), self.path).pop()
    }

    /// Makes the types, and gives the body, which has the first of the fields on the way. The objects
    /// on the way have fields of their own, too, which come first.
    pub(super) fn wrap(&self, object: Object, mut before: Vec<Vec<Field>>, context: &mut Context<'_>) -> Object {
        let names = names_of(base(self.name, self.preferred), self.path);
        let mut object = object;
        for (level, (part, name)) in self.path.iter().zip(names).enumerate().rev() {
            let named = Spanned { value: name.clone(), span: self.name.span };
            context.type_names.declare(ItemKind::Type, &named, None);
            let inner = level + 1 == self.path.len();
            let docs =
                Docs { text: if inner { self.docs.text.clone() } else { ON_THE_WAY.to_owned() }, ..Docs::default() };
            let id = context.ids.id(&name);
            context.ids.put(TypeDef {
                name: id.clone(),
                preferred_name: None,
                docs,
                file: self.file.to_owned(),
                document: false,
                partial_of: None,
                made: false,
                kind: TypeKind::Object(object),
                example: None,
            });
            let mut fields = before.get_mut(level).map(std::mem::take).unwrap_or_default();
            let mut scope = Scope::new(ScopeKind::Fields);
            // Of a field with one value there is none in Rust.
            let beside = fields.iter().filter(|field| field.constant.is_none()).map(|field| &field.name);
            for name in beside.chain([part]) {
                scope.declare(ItemKind::Field, &Spanned { value: name.clone(), span: self.name.span }, None);
            }
            context.declarations.add(scope);
            fields.push(on_the_way(part, id));
            object = Object { fields, ..Object::default() };
        }
        object
    }
}

fn on_the_way(name: &str, ty: TypeId) -> Field {
    Field {
        name: name.to_owned(),
        preferred_name: None,
        docs: Docs { text: ON_THE_WAY.to_owned(), ..Docs::default() },
        ty: TypeRef { shape: Shape::Named(ty), nullable: false },
        nullable: false,
        optional: false,
        required: true,
        aliases: Vec::new(),
        unit: None,
        bounds: Bounds::default(),
        read_only: false,
        constant: None,
        example: None,
    }
}

//! The keys of a vendor's fields, each written once, whichever objects have it.

use std::collections::{HashMap, HashSet};

use heck::ToShoutySnakeCase;
use hookwright_runtime::Role;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::header_of;
use super::naming::{event_list_ident, ident_of};
use super::tokens::ident;
use crate::internal::Checked;
use crate::model::{EventName, Field, NamePart, NamePlace, TypeKind, Vendor, WhenEmpty, ascii_words};

/// The name of a vendor's module of keys.
pub(super) const MODULE: &str = "keys";

/// What a key says of a field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct KeySpec {
    pub(super) role: Role,
    /// The name on the wire.
    wire: String,
    /// The name in Rust.
    field: String,
    /// Whether it is, or leads to, a part of the name of an event, and so is no field in Rust.
    part: bool,
}

impl KeySpec {
    /// The key of a field.
    pub(super) fn of(field: &Field) -> Self {
        if field.constant.is_some() {
            return Self::part(&field.name);
        }
        let role = match (field.may_be_absent(), field.when_empty()) {
            (false, _) => Role::Required,
            (true, WhenEmpty::Null) => Role::OrNull,
            (true, WhenEmpty::Never | WhenEmpty::Absent) => Role::Optional,
        };
        Self::new(role, &field.name, &ident_of(field))
    }

    /// The key of a field that must be there.
    pub(super) fn required(wire: &str, field: &Ident) -> Self {
        Self::new(Role::Required, wire, field)
    }

    /// The key of a discriminator, which is no field in Rust.
    pub(super) fn discriminator(wire: &str) -> Self {
        KeySpec { role: Role::Discriminator, wire: wire.to_owned(), field: String::new(), part: false }
    }

    /// The key of a field that is, or leads to, a part of the name of an event.
    fn part(wire: &str) -> Self {
        KeySpec { role: Role::Required, wire: wire.to_owned(), field: wire.to_owned(), part: true }
    }

    /// The keys on the way to a part of the name of an event.
    pub(super) fn path(place: &NamePlace) -> impl Iterator<Item = Self> {
        place.path().unwrap_or_default().iter().map(|name| Self::part(name))
    }

    fn new(role: Role, wire: &str, field: &Ident) -> Self {
        let field = field.to_string();
        KeySpec {
            role,
            wire: wire.to_owned(),
            field: field.strip_prefix("r#").unwrap_or(&field).to_owned(),
            part: false,
        }
    }

    /// The name of the constant, unless it is taken.
    fn wanted(&self) -> String {
        match self.role {
            _ if self.part => format!("NAME_{}", ascii_words(&self.wire).to_shouty_snake_case()),
            Role::Required => self.field.to_uppercase(),
            Role::Optional => format!("{}_OPTIONAL", self.field.to_uppercase()),
            Role::OrNull => format!("{}_OR_NULL", self.field.to_uppercase()),
            Role::Discriminator => "DISCRIMINATOR".to_owned(),
        }
    }

    /// The key's value, marked if JSON writes the name with escapes.
    fn value(&self) -> TokenStream {
        let KeySpec { role, wire, field, part: _ } = self;
        let role = match role {
            Role::Required => quote!(Required),
            Role::OrNull => quote!(OrNull),
            Role::Optional => quote!(Optional),
            Role::Discriminator => quote!(Discriminator),
        };
        let escapes = wire.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\');
        let escaped = escapes.then(|| quote!(, escaped));
        quote!(key!(#role #wire #field #escaped))
    }
}

/// All keys of a vendor.
pub(super) struct Keys {
    /// In the order in which the documents first have them.
    list: Vec<(KeySpec, String)>,
    places: HashMap<KeySpec, usize>,
}

impl Keys {
    /// The keys of a vendor.
    pub(super) fn of(vendor: &Vendor) -> Self {
        let mut keys = Keys { list: Vec::new(), places: HashMap::new() };
        let mut taken = HashSet::new();
        for spec in specs(vendor) {
            if keys.places.contains_key(&spec) {
                continue;
            }
            let wanted = spec.wanted();
            let numbered = (2..).map(|number| format!("{wanted}_{number}"));
            let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| !taken.contains(name));
            let name = free.checked("there is always another number");
            keys.places.insert(spec.clone(), keys.list.len());
            taken.insert(name.clone());
            keys.list.push((spec, name));
        }
        keys
    }

    /// A key, from a file of the vendor's module.
    pub(super) fn key(&self, spec: &KeySpec) -> TokenStream {
        let entry = self.places.get(spec).and_then(|place| self.list.get(*place));
        let (_, name) = entry.checked("a field has no key");
        let (module, name) = (ident(MODULE), ident(name));
        quote!(#module::#name)
    }

    /// The module of keys; empty if there are none.
    pub(super) fn emit(&self) -> TokenStream {
        let statics = self.list.iter().map(|(spec, name)| {
            let (name, value) = (ident(name), spec.value());
            quote!(pub(super) static #name: Key = #value;)
        });
        quote!(#(#statics)*)
    }
}

/// The keys by which an event is named.
fn of_name(name: &EventName) -> Vec<KeySpec> {
    match name.tag() {
        Some(tag) => vec![KeySpec::discriminator(tag)],
        None => name.parts.iter().flat_map(NamePart::places).flat_map(KeySpec::path).collect(),
    }
}

/// The keys of all objects, in documented order.
fn specs(vendor: &Vendor) -> Vec<KeySpec> {
    let mut specs = of_name(&vendor.discriminator);
    let of_fields = |fields: &[Field]| fields.iter().map(KeySpec::of).collect::<Vec<_>>();
    if let Some(header) = header_of(vendor) {
        specs.extend(of_fields(&header.fields));
    }
    let used: HashSet<_> = vendor.events.iter().map(|event| &event.payload).collect();
    for payload in vendor.payloads.iter().filter(|payload| used.contains(&payload.id)) {
        specs.extend(of_fields(&payload.object.fields));
    }
    for def in vendor.own_types() {
        match &def.kind {
            TypeKind::Object(object) => specs.extend(of_fields(&object.fields)),
            TypeKind::Union(union) => specs.push(KeySpec::discriminator(&union.discriminator.field)),
            TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => {}
        }
    }
    if let Some(envelope) = &vendor.envelope {
        specs.extend(of_fields(&envelope.object.fields));
        specs.push(KeySpec::required(&envelope.events_field, &event_list_ident(envelope)));
    }
    specs
}

//! The events as a careful developer would write them for serde's derive.
//!
//! - The discriminator is an internal tag; a type that is not known becomes `Unknown`, and its
//!   fields are lost, because derive can do no better.
//! - The header's fields stand in each event: `flatten` would cost more.
//! - Scalars are the types that our own crate has, dates and date-times too, so that what is
//!   compared is decoding; enums are texts or integers, so that no value fails; unknown fields
//!   are not kept.

use hookwright::emit::rust::ident_of;
use hookwright::model::{
    EnumBase, Envelope, EventMember, Field, Object, Payload, Scalar, Shape, TypeDef, TypeId, TypeKind, TypeRef,
    UnionDef, Vendor,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The types of a vendor, with the name `Body` for the one of a whole body.
pub(crate) fn module(vendor: &Vendor) -> TokenStream {
    let types = reachable(vendor).into_iter().map(|def| type_def(vendor, def));
    let payloads = vendor.payloads.iter().map(|payload| {
        let fields = wire_order(vendor, payload);
        struct_of(vendor, &ident_of(payload), &fields)
    });
    let tag = vendor.discriminator.tag().expect("the three vendors name events by one field");
    let variants = vendor.events.iter().map(|event| {
        let payload = vendor.payload(event);
        variant(&event.name, ident_of(event), ident_of(payload))
    });
    let (body, envelope) = match &vendor.envelope {
        Some(envelope) => (ident_of(envelope), envelope_struct(vendor, envelope)),
        None => (Ident::new("Event", Span::call_site()), TokenStream::new()),
    };
    quote! {
        use serde::{Deserialize, Serialize};
        #(#types)*
        #(#payloads)*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = #tag)]
        pub enum Event {
            #(#variants)*
            #[serde(other)]
            Unknown,
        }
        #envelope
        pub type Body = #body;
    }
}

/// The named types that events use, directly or not.
fn reachable(vendor: &Vendor) -> Vec<&TypeDef> {
    let header = vendor.header.iter().flat_map(|header| &header.fields);
    let own = vendor.payloads.iter().flat_map(|payload| &payload.object.fields);
    let used = header.chain(own).filter_map(|field| field.ty.named());
    vendor.types.reachable(used, |_| true).into_iter().map(|id| vendor.types.get(id)).collect()
}

fn variant(wire: &str, rust: Ident, ty: Ident) -> TokenStream {
    quote!(#[serde(rename = #wire)] #rust(#ty),)
}

fn envelope_struct(vendor: &Vendor, envelope: &Envelope) -> TokenStream {
    let name = ident_of(envelope);
    let fields = envelope.object.fields.iter().map(|of| field(vendor, of));
    let events = &envelope.events_field;
    quote! {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct #name {
            #(#fields)*
            #[serde(rename = #events)]
            pub events: Vec<Event>,
        }
    }
}

/// The fields of an event as they come on the wire, without the discriminator.
fn wire_order<'a>(vendor: &'a Vendor, payload: &'a Payload) -> Vec<&'a Field> {
    let field = |member| match member {
        EventMember::Discriminator(_) => None,
        EventMember::Header(field) | EventMember::Own(field) => Some(field),
    };
    vendor.members(payload).into_iter().filter_map(field).collect()
}

fn type_def(vendor: &Vendor, def: &TypeDef) -> TokenStream {
    match &def.kind {
        TypeKind::Object(Object { fields, .. }) => {
            struct_of(vendor, &ident_of(def), &fields.iter().collect::<Vec<_>>())
        }
        TypeKind::Union(union) => union_of(vendor, def, union),
        // Nothing that the peers read has one.
        TypeKind::KindUnion(_) => alias(def, &quote!(serde_json::Value)),
        TypeKind::Enum(values) => alias(def, &enum_base(values.base)),
        TypeKind::Alias { ty, .. } => alias(def, &type_of(vendor, ty)),
    }
}

fn alias(def: &TypeDef, ty: &TokenStream) -> TokenStream {
    let name = ident_of(def);
    quote!(pub type #name = #ty;)
}

fn enum_base(base: EnumBase) -> TokenStream {
    match base {
        EnumBase::String => quote!(String),
        EnumBase::Int16 => quote!(i16),
        EnumBase::Int32 => quote!(i32),
        EnumBase::Int64 => quote!(i64),
        EnumBase::IntegerOrString => quote!(crate::IntegerOrString),
    }
}

fn union_of(vendor: &Vendor, def: &TypeDef, union: &UnionDef) -> TokenStream {
    let (name, tag) = (ident_of(def), &union.discriminator.field);
    let variants = union.variants.iter().map(|of| variant(&of.name, ident_of(of), type_name(vendor, &of.ty)));
    quote! {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = #tag)]
        pub enum #name {
            #(#variants)*
            #[serde(other)]
            Unknown,
        }
    }
}

fn struct_of(vendor: &Vendor, name: &Ident, fields: &[&Field]) -> TokenStream {
    let fields = fields.iter().map(|of| field(vendor, of));
    quote! {
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct #name { #(#fields)* }
    }
}

fn field(vendor: &Vendor, field: &Field) -> TokenStream {
    let (wire, rust, aliases) = (&field.name, ident_of(field), &field.aliases);
    let mut ty = type_of(vendor, &field.ty);
    if field.nullable || field.optional {
        ty = quote!(Option<#ty>);
    }
    let skip = field.optional.then(|| quote!(#[serde(skip_serializing_if = "Option::is_none")]));
    quote!(#[serde(rename = #wire #(, alias = #aliases)*)] #skip pub #rust: #ty,)
}

fn type_name(vendor: &Vendor, id: &TypeId) -> Ident {
    ident_of(vendor.types.get(id))
}

fn type_of(vendor: &Vendor, ty: &TypeRef) -> TokenStream {
    let inner = match &ty.shape {
        Shape::Scalar(of) => scalar(*of),
        Shape::Named(name) => {
            let name = type_name(vendor, name);
            quote!(#name)
        }
        Shape::List(item) => {
            let item = type_of(vendor, item);
            quote!(Vec<#item>)
        }
        Shape::Map(_, value) => {
            let value = type_of(vendor, value);
            quote!(std::collections::BTreeMap<String, #value>)
        }
    };
    if ty.nullable { quote!(Option<#inner>) } else { inner }
}

fn scalar(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::String | Scalar::Uri | Scalar::Text(_) => quote!(String),
        Scalar::Bool => quote!(bool),
        Scalar::Int16 => quote!(i16),
        Scalar::Int32 => quote!(i32),
        Scalar::Int64 | Scalar::UnixSeconds => quote!(i64),
        Scalar::Float64 => quote!(f64),
        Scalar::Guid => quote!(uuid::Uuid),
        Scalar::Date => quote!(crate::Date),
        Scalar::DateTime | Scalar::DateTimeOptionalOffset => quote!(crate::DateTime),
        Scalar::Any => quote!(serde_json::Value),
        Scalar::Object => quote!(serde_json::Map<String, serde_json::Value>),
        Scalar::IntegerOrString | Scalar::Id64 => quote!(crate::IntegerOrString),
        // Nothing that the peers read has a wrapper.
        Scalar::Event => quote!(serde_json::Value),
    }
}

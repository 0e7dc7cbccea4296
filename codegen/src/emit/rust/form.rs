//! How an event is decoded and encoded as a form.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::context::Context;
use crate::model::{EnumBase, Field, Scalar, Shape, TypeKind};

/// The functions of `Event` that take and give a body.
pub(super) fn functions(context: &Context<'_>) -> TokenStream {
    let header = context.header().map(|header| header.fields.as_slice()).unwrap_or_default();
    let shared = header.iter().flat_map(|field| entries(field, context));
    let arms = context.vendor.events.iter().map(|event| {
        let variant = context.symbols.event(&event.name);
        let own = &context.vendor.payload(event).object.fields;
        let fields = own.iter().flat_map(|field| entries(field, context));
        quote!(EventKind::#variant => &[#(#fields),*],)
    });
    let known = match context.vendor.events.is_empty() {
        true => quote!(EventKind::documented(name).map(|kind| match kind {})),
        false => quote! {
            const HEADER: &[form::FormField] = &[#(#shared),*];
            let own: &[form::FormField] = match EventKind::documented(name)? {
                #(#arms)*
            };
            Some(form::FormFields { header: HEADER, own })
        },
    };
    quote! {
        /// Decodes one event from a form, `application/x-www-form-urlencoded`.
        ///
        /// An event of an unknown type is not an error. The first of duplicate fields counts; what comes
        /// again, and what is not documented, is kept in `extra`, as text.
        pub fn from_slice(body: &[u8]) -> Result<Self, DecodeError> {
            let mut event = Self::placeholder();
            crate::runtime::form::from_form(body, &mut event, Self::form_fields)?;
            Ok(event)
        }

        /// Decodes one event from the JSON object that a form says: what serde reads and writes, and what
        /// the JSON Schema describes.
        pub fn from_json(json: &[u8]) -> Result<Self, DecodeError> {
            let mut event = Self::placeholder();
            from_slice(json, &mut |input| input.tagged(&mut event))?;
            Ok(event)
        }

        /// Encodes as a form: the fields in documented order, then what is not documented or came again.
        #[must_use]
        pub fn to_vec(&self) -> Vec<u8> {
            crate::runtime::form::to_form(self, self.object())
        }

        /// The fields of a type that are more than text.
        fn form_fields(name: &str) -> Option<crate::runtime::form::FormFields> {
            use crate::runtime::form;
            #known
        }
    }
}

/// What a form's decoder has to know of a field, under each of its names.
fn entries(field: &Field, context: &Context<'_>) -> Vec<TokenStream> {
    let shape = context.vendor.types.canonical(&field.ty.shape);
    let (value, list, nullable) = match shape {
        Shape::List(item) => (value(&item.shape, context), true, item.nullable),
        shape => (value(shape, context), false, field.nullable || field.ty.nullable),
    };
    if value == "Text" && !list && !nullable {
        return Vec::new();
    }
    let value = Ident::new(value, Span::call_site());
    let names = std::iter::once(&field.name).chain(&field.aliases);
    let entry = |name: &String| {
        quote! {
            form::FormField { name: #name, value: form::FormValue::#value, nullable: #nullable, list: #list }
        }
    };
    names.map(entry).collect()
}

/// What the text of a pair stands for.
fn value(shape: &Shape, context: &Context<'_>) -> &'static str {
    match context.vendor.types.canonical(shape) {
        Shape::Scalar(Scalar::Bool) => "Bool",
        Shape::Scalar(scalar) if scalar.is_number() => "Number",
        Shape::Named(id) => match &context.vendor.types.get(id).kind {
            TypeKind::Enum(def) if def.base != EnumBase::String => "Number",
            _ => "Text",
        },
        Shape::Scalar(_) | Shape::List(_) | Shape::Map(..) => "Text",
    }
}

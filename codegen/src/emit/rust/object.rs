//! Structs and how their fields are read and written.

use hookwright_runtime::Role;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::LitInt;

use super::context::Context;
use super::docs;
use super::markdown::Markdown;
use super::naming::ident_of;
use super::tokens::{number, ty};
use crate::emit::contract::sentences;
use crate::model::{Field, Object, TypeDef, TypeId, WhenEmpty};

/// A named object type.
pub(super) fn named(def: &TypeDef, object: &Object, context: &Context<'_>) -> TokenStream {
    let name = ident_of(def);
    let doc = docs::item(&def.docs, &relations(object));
    let owner = Some(&def.name);
    let fields = struct_fields(&object.fields, owner, context);
    let blanks = blanks(&object.fields);
    let implementation = implementation(&name, object.fields.iter().map(Slot::own).collect());
    let extra_doc = extra_doc();
    quote! {
        #doc
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #fields
            #extra_doc
            pub extra: Extra,
        }

        #implementation

        impl Decode for #name {
            fn placeholder() -> Self {
                Self { #blanks extra: Extra::default() }
            }

            fn decode(&mut self, input: &mut Cursor<'_>) -> Result<bool, CodecError> {
                // Of a duplicate object, nothing of the first may remain.
                if self.extra.was_decoded() {
                    *self = Self::placeholder();
                }
                input.object(self)
            }
        }

        object!(#name);
    }
}

/// What holds between the fields, for the docs.
pub(super) fn relations(object: &Object) -> Vec<Markdown> {
    sentences::relations(object).iter().map(|sentence| Markdown::prose(sentence)).collect()
}

pub(super) fn extra_doc() -> TokenStream {
    docs::line("Undocumented fields.")
}

/// The fields of a struct, with docs.
pub(super) fn struct_fields(fields: &[Field], owner: Option<&TypeId>, context: &Context<'_>) -> TokenStream {
    let fields = fields.iter().map(|field| {
        let doc = docs::field(field);
        let name = ident_of(field);
        let ty = field_type(field, owner, context);
        quote!(#doc pub #name: #ty,)
    });
    quote!(#(#fields)*)
}

/// The Rust type of a field.
pub(super) fn field_type(field: &Field, owner: Option<&TypeId>, context: &Context<'_>) -> TokenStream {
    let mut inner = ty(&field.ty, context);
    if context.needs_box(owner, &field.ty.shape) {
        inner = quote!(Box<#inner>);
    }
    if field.when_empty() == WhenEmpty::Never { inner } else { quote!(Option<#inner>) }
}

/// Blank values for all fields.
pub(super) fn blanks(fields: &[Field]) -> TokenStream {
    let names = fields.iter().map(ident_of);
    quote!(#(#names: Decode::placeholder(),)*)
}

/// A field in wire order.
pub(super) struct Slot<'a> {
    role: Role,
    name: &'a str,
    aliases: &'a [String],
    /// Where its value is.
    value: TokenStream,
}

impl<'a> Slot<'a> {
    /// An object's own field.
    pub(super) fn own(field: &'a Field) -> Self {
        let name = ident_of(field);
        Slot { aliases: &field.aliases, ..Self::new(role(field), &field.name, quote!(self.#name)) }
    }

    /// A field of the header, which is one of the object's fields.
    pub(super) fn of_header(field: &'a Field) -> Self {
        let name = ident_of(field);
        Self::new(role(field), &field.name, quote!(self.header.#name))
    }

    /// The field that names the object's type.
    pub(super) fn discriminator(name: &'a str) -> Self {
        Self::new(Role::Discriminator, name, quote!(Discriminator))
    }

    /// A field that must be there.
    pub(super) fn required(name: &'a str, value: TokenStream) -> Self {
        Self::new(Role::Required, name, value)
    }

    fn new(role: Role, name: &'a str, value: TokenStream) -> Self {
        Slot { role, name, aliases: &[], value }
    }
}

fn role(field: &Field) -> Role {
    match (field.may_be_absent(), field.when_empty()) {
        (false, _) => Role::Required,
        (true, WhenEmpty::Null) => Role::OrNull,
        (true, WhenEmpty::Never | WhenEmpty::Absent) => Role::Optional,
    }
}

/// How an object hands out its fields. A slot is a place in this order.
pub(super) fn implementation(name: &Ident, slots: Vec<Slot<'_>>) -> TokenStream {
    let keys = slots.iter().map(|slot| key(slot.role, slot.name));
    let aliases = slots.iter().enumerate().flat_map(|(index, slot)| {
        let index = number(index);
        slot.aliases.iter().map(move |alias| quote!((#alias, #index)))
    });
    let required = slots.iter().take(64).enumerate().filter(|(_, slot)| slot.role == Role::Required);
    let required = required.fold(0, |bits, (index, _)| bits | 1_u64 << index);
    let required = bits(required);
    let text = name.to_string();
    let values: Vec<_> = slots.iter().map(|slot| &slot.value).collect();
    quote! {
        impl Object for #name {
            fn descriptor(&self) -> &'static ObjectDescriptor {
                static DESCRIPTOR: ObjectDescriptor = ObjectDescriptor {
                    keys: &[#(&#keys),*],
                    aliases: &[#(#aliases),*],
                    required: #required,
                };
                &DESCRIPTOR
            }

            fn visit_fields(&self, visit: VisitFields<'_>) -> Result<(), CodecError> {
                visit(&[#(&#values),*], &self.extra)
            }

            fn visit_fields_mut(&mut self, visit: VisitFieldsMut<'_>) -> Result<(), CodecError> {
                visit(&mut [#(&mut #values),*], &mut self.extra)
            }
        }

        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                debug(#text, self, f)
            }
        }
    }
}

/// A number by its bits.
fn bits(bits: u64) -> LitInt {
    LitInt::new(&format!("{bits:#b}"), Span::call_site())
}

/// A key, marked if JSON writes its name with escapes.
pub(super) fn key(role: Role, name: &str) -> TokenStream {
    let role = match role {
        Role::Required => quote!(Required),
        Role::OrNull => quote!(OrNull),
        Role::Optional => quote!(Optional),
        Role::Discriminator => quote!(Discriminator),
    };
    let escapes = name.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\');
    let escaped = escapes.then(|| quote!(, escaped));
    quote!(key!(#role #name #escaped))
}

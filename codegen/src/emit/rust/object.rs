//! Structs and how their fields are read and written.

use hookwright_runtime::Role;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::LitInt;

use super::context::Context;
use super::docs;
use super::keys::KeySpec;
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
    let slots = Slots::own(object.fields.iter().map(Slot::own).collect());
    let implementation = implementation(&name, &slots, context);
    let extra_doc = extra_doc();
    let constructor = constructor(&name, &[], &object.fields, owner, context);
    quote! {
        #doc
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #fields
            #extra_doc
            pub extra: Extra,
        }

        #constructor

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

/// The fields that are fields in Rust too: one with a single value is none.
fn fields_in_rust(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| field.constant.is_none())
}

/// The fields of a struct, with docs.
pub(super) fn struct_fields(fields: &[Field], owner: Option<&TypeId>, context: &Context<'_>) -> TokenStream {
    let fields = fields_in_rust(fields).map(|field| {
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

/// The function that makes a value of a struct from what it must have: what precedes its own fields, as
/// name and type, and its own fields that are no options. Named arguments are what deserializing has.
pub(super) fn constructor(
    name: &Ident,
    before: &[(Ident, TokenStream)],
    fields: &[Field],
    owner: Option<&TypeId>,
    context: &Context<'_>,
) -> TokenStream {
    let (required, others): (Vec<&Field>, Vec<&Field>) =
        fields_in_rust(fields).partition(|field| field.when_empty() == WhenEmpty::Never);
    let own = required.iter().map(|field| (ident_of(*field), field_type(field, owner, context)));
    let (names, types): (Vec<_>, Vec<_>) = before.iter().cloned().chain(own).unzip();
    let others = others.into_iter().map(ident_of);
    let many = (names.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let default = names.is_empty().then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    let extra = (name != "Header").then(|| quote!(extra: Extra::default()));
    quote! {
        impl #name {
            /// With what is required. Everything else is `None`, or empty, and can be set.
            #many
            pub fn new(#(#names: #types),*) -> Self {
                Self { #(#names,)* #(#others: None,)* #extra }
            }
        }

        #default
    }
}

/// Blank values for all fields.
pub(super) fn blanks(fields: &[Field]) -> TokenStream {
    let names = fields_in_rust(fields).map(ident_of);
    quote!(#(#names: Decode::placeholder(),)*)
}

/// A field in wire order.
pub(super) struct Slot<'a> {
    key: KeySpec,
    aliases: &'a [String],
    /// Where its value is.
    value: TokenStream,
}

impl<'a> Slot<'a> {
    /// An object's own field.
    pub(super) fn own(field: &'a Field) -> Self {
        let value = match &field.constant {
            Some(value) => quote!(crate::runtime::Constant(#value)),
            None => {
                let name = ident_of(field);
                quote!(self.#name)
            }
        };
        Slot { key: KeySpec::of(field), aliases: &field.aliases, value }
    }

    /// The field that names the object's type.
    pub(super) fn discriminator(wire: &str) -> Self {
        Slot { key: KeySpec::discriminator(wire), aliases: &[], value: quote!(Discriminator) }
    }

    /// Where its value is; a discriminator has none.
    pub(super) fn value(&self) -> Option<&TokenStream> {
        (self.key.role != Role::Discriminator).then_some(&self.value)
    }

    /// An envelope's list of events, which must be there.
    pub(super) fn events(wire: &'a str, name: &Ident) -> Self {
        Slot { key: KeySpec::required(wire, name), aliases: &[], value: quote!(self.#name) }
    }
}

/// The slots of an object, those of a header apart. A slot is a place in their order.
#[derive(Default)]
pub(super) struct Slots<'a> {
    pub(super) head: Vec<Slot<'a>>,
    pub(super) own: Vec<Slot<'a>>,
    pub(super) tail: Vec<Slot<'a>>,
}

impl<'a> Slots<'a> {
    /// Of an object without a header.
    pub(super) fn own(own: Vec<Slot<'a>>) -> Self {
        Slots { own, ..Slots::default() }
    }

    fn all(&self) -> impl Iterator<Item = (usize, &Slot<'a>)> {
        self.head.iter().chain(&self.own).chain(&self.tail).enumerate()
    }

    fn aliases(&self) -> TokenStream {
        let aliases = self.all().flat_map(|(place, slot)| {
            let place = number(place);
            slot.aliases.iter().map(move |alias| quote!((#alias, #place)))
        });
        quote!(&[#(#aliases),*])
    }

    /// A bit for each of the first 64 slots that must be there.
    pub(super) fn required(&self) -> LitInt {
        let required = self.all().take(64).filter(|(_, slot)| slot.key.role == Role::Required);
        let bits = required.fold(0, |bits, (place, _)| bits | 1_u64 << place);
        LitInt::new(&format!("{bits:#b}"), Span::call_site())
    }
}

/// References to the keys of slots.
pub(super) fn keys(slots: &[Slot<'_>], context: &Context<'_>) -> TokenStream {
    let keys = slots.iter().map(|slot| context.keys.key(&slot.key));
    quote!(&[#(&#keys),*])
}

/// References to the values of slots.
pub(super) fn values(slots: &[Slot<'_>]) -> (TokenStream, TokenStream) {
    let values: Vec<_> = slots.iter().map(|slot| &slot.value).collect();
    (quote!(&[#(&#values),*]), quote!(&mut [#(&mut #values),*]))
}

/// How an object hands out its fields. Those of a header are the header's to hand out.
pub(super) fn implementation(name: &Ident, slots: &Slots<'_>, context: &Context<'_>) -> TokenStream {
    let keys = keys(&slots.own, context);
    let (values, values_mut) = values(&slots.own);
    let (aliases, required) = (slots.aliases(), slots.required());
    let (keys, visit, visit_mut) = if slots.head.is_empty() && slots.tail.is_empty() {
        (quote!(&[#keys]), quote!(visit(&[#values], &self.extra)), quote!(visit(&mut [#values_mut], &mut self.extra)))
    } else {
        let discriminator = super::header::discriminator_slot(context);
        (
            quote!(&[Header::HEAD, #keys, Header::TAIL]),
            quote!(self.header.visit_with(#values, &self.extra, visit)),
            quote!(self.header.visit_with_mut(#discriminator #values_mut, &mut self.extra, visit)),
        )
    };
    let text = name.to_string();
    quote! {
        impl Object for #name {
            fn descriptor(&self) -> &'static ObjectDescriptor {
                static DESCRIPTOR: ObjectDescriptor =
                    ObjectDescriptor { keys: #keys, aliases: #aliases, required: #required };
                &DESCRIPTOR
            }

            fn visit_fields(&self, visit: VisitFields<'_>) -> Result<(), CodecError> {
                #visit
            }

            fn visit_fields_mut(&mut self, visit: VisitFieldsMut<'_>) -> Result<(), CodecError> {
                #visit_mut
            }
        }

        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                debug(#text, self, f)
            }
        }
    }
}

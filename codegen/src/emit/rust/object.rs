//! Structs and how their fields are read and written.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::tokens::{ident, number, ty};
use super::{docs, tokens};
use crate::model::{Field, Object, TypeDef, WhenEmpty};

/// A named object type.
pub(super) fn named(def: &TypeDef, object: &Object, context: &Context<'_>) -> TokenStream {
    let name = ident(&def.rust);
    let doc = docs::item(&def.docs, &relations(object));
    let owner = Some(def.name.as_str());
    let fields = struct_fields(&object.fields, owner, context);
    let blanks = blanks(&object.fields);
    let shape = shape(object.fields.iter().map(Some), &object.fields, 0, context);
    let reads = object.fields.iter().enumerate().map(|(slot, field)| read_arm(slot, field));
    let writes = object.fields.iter().enumerate().map(|(slot, field)| write(field, &number_tokens(slot)));
    let extra_doc = extra_doc();
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #fields
            #extra_doc
            pub extra: Extra,
        }

        impl Object for #name {
            fn shape(&self) -> &'static Shape {
                #shape
            }

            fn read_field(&mut self, slot: usize, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
                match slot {
                    #(#reads)*
                    _ => Err(Fault::no_such_slot(slot, input)),
                }
            }

            fn write_fields(&self, fields: &mut dyn Fields) -> Result<(), Fault> {
                #(#writes)*
                let _ = fields;
                Ok(())
            }

            fn extra(&self) -> &Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut Extra {
                &mut self.extra
            }
        }

        impl Wire for #name {
            fn blank() -> Self {
                Self { #blanks extra: Extra::default() }
            }

            fn read(&mut self, input: &mut Input<'_, '_>) -> Result<bool, Fault> {
                // Of an object that comes twice, nothing of the first may stay.
                if self.extra.was_read() {
                    *self = Self::blank();
                }
                input.object(self)
            }
        }

        crate::runtime::object!(#name);
    }
}

/// What holds between the fields, for the docs.
pub(super) fn relations(object: &Object) -> Vec<String> {
    let list = |group: &[String]| {
        let names: Vec<String> = group.iter().map(|name| format!("`{}`", docs::code(name))).collect();
        names.join(", ")
    };
    let together = object.together.iter().map(|group| format!("{} come together or not at all.", list(group)));
    let one_of = object.one_of.iter().map(|group| format!("Exactly one of {} is there.", list(group)));
    together.chain(one_of).collect()
}

pub(super) fn extra_doc() -> TokenStream {
    docs::line("What came with the object and is not documented.")
}

/// The fields of a struct, with docs.
pub(super) fn struct_fields(fields: &[Field], owner: Option<&str>, context: &Context<'_>) -> TokenStream {
    let fields = fields.iter().map(|field| {
        let doc = docs::field(field);
        let name = ident(&field.rust);
        let ty = field_type(field, owner, context);
        quote!(#doc pub #name: #ty,)
    });
    quote!(#(#fields)*)
}

/// The Rust type of a field.
pub(super) fn field_type(field: &Field, owner: Option<&str>, context: &Context<'_>) -> TokenStream {
    let mut inner = ty(&field.ty, context);
    if context.needs_box(owner, &field.ty.shape) {
        inner = quote!(Box<#inner>);
    }
    if field.when_empty() == WhenEmpty::Never { inner } else { quote!(Option<#inner>) }
}

/// Blank values for all fields.
pub(super) fn blanks(fields: &[Field]) -> TokenStream {
    let names = fields.iter().map(|field| ident(&field.rust));
    quote!(#(#names: Wire::blank(),)*)
}

/// The table of keys in wire order; `None` stands for the discriminator. The own fields start at
/// the slot `first`.
pub(super) fn shape<'a>(
    order: impl Iterator<Item = Option<&'a Field>>,
    own: &[Field],
    first: usize,
    context: &Context<'_>,
) -> TokenStream {
    let discriminator = escaped(quote!(Key::discriminator(DISCRIMINATOR)), &context.vendor.discriminator.field);
    let keys = order.map(|field| match field {
        Some(field) => key(field),
        None => quote!(&#discriminator,),
    });
    let aliases = own.iter().enumerate().flat_map(|(index, field)| {
        let slot = number(first + index);
        field.aliases.iter().map(move |alias| quote!((#alias, #slot),))
    });
    quote! {
        static SHAPE: Shape = Shape::new(&[#(#keys)*], &[#(#aliases)*]);
        &SHAPE
    }
}

/// A field's entry in the table of keys.
pub(super) fn key(field: &Field) -> TokenStream {
    let name = &field.name;
    let key = if field.optional { quote!(Key::optional(#name)) } else { quote!(Key::required(#name)) };
    let key = escaped(key, name);
    quote!(&#key,)
}

/// A key, marked if JSON writes its name with escapes.
pub(super) fn escaped(key: TokenStream, name: &str) -> TokenStream {
    let escapes = name.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\');
    if escapes { quote!(#key.escaped()) } else { key }
}

/// How the field of a slot is read.
pub(super) fn read_arm(slot: usize, field: &Field) -> TokenStream {
    let (slot, name) = (number(slot), ident(&field.rust));
    quote!(#slot => self.#name.read(input),)
}

pub(super) fn number_tokens(slot: usize) -> TokenStream {
    let slot = number(slot);
    quote!(#slot)
}

/// How a field is written; `slot` is an expression.
pub(super) fn write(field: &Field, slot: &TokenStream) -> TokenStream {
    write_with(field, slot, &quote!(self.extra))
}

/// How a field is written, where `extra` tells in which way an empty one is.
pub(super) fn write_with(field: &Field, slot: &TokenStream, extra: &TokenStream) -> TokenStream {
    let (wire, name) = (&field.name, tokens::ident(&field.rust));
    match field.when_empty() {
        WhenEmpty::Never => quote!(fields.field(#wire, &self.#name)?;),
        WhenEmpty::Null if !field.optional => quote!(fields.field(#wire, &self.#name)?;),
        // Where null is not documented it is read and written all the same: better than a lost event.
        when => {
            let null = when == WhenEmpty::Null;
            quote!(maybe(fields, #wire, &self.#name, #extra.writes_null(#slot, #null))?;)
        }
    }
}

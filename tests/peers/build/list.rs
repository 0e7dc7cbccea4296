//! The list of vendors, with what else their bodies can be decoded to.

use hookwright::emit::rust::ident_of;
use hookwright::model::{Model, Vendor};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The modules `derive` and `typify`, an implementation of `Peers` for each vendor's type of a
/// body, and the list of all vendors.
pub(crate) fn module(model: &Model) -> TokenStream {
    let (derive, typify) = (peers(model, "derive"), peers(model, "typify"));
    let implementations = model.vendors.iter().map(implementation);
    let entries = model.vendors.iter().map(entry);
    quote! {
        /// The events written for serde's derive, with an internal tag. `Body` is a whole body.
        #[allow(clippy::all, missing_docs)]
        pub mod derive { #derive }
        /// typify's output from the schema that we export. `Body` is a whole body.
        #[allow(clippy::all, missing_docs)]
        pub mod typify { #typify }
        #(#implementations)*
        /// All vendors.
        pub(crate) const VENDORS: &[crate::races::Vendor] = &[#(#entries),*];
    }
}

/// Each vendor and the type of its bodies, a line each.
pub(crate) fn text(model: &Model) -> String {
    model.vendors.iter().map(|vendor| format!("{} {}\n", vendor.name, body_ident(vendor))).collect()
}

fn peers(model: &Model, kind: &str) -> TokenStream {
    let modules = model.vendors.iter().map(|vendor| {
        let (name, path) = (ident_of(vendor), format!("/{kind}_{}.rs", vendor.name));
        quote!(pub mod #name { include!(concat!(env!("OUT_DIR"), #path)); })
    });
    quote!(#(#modules)*)
}

fn body_ident(vendor: &Vendor) -> Ident {
    vendor.envelope.as_ref().map_or_else(|| format_ident!("Event"), ident_of)
}

fn body(vendor: &Vendor) -> TokenStream {
    let (module, name) = (ident_of(vendor), body_ident(vendor));
    quote!(hookwright_events::#module::#name)
}

fn implementation(vendor: &Vendor) -> TokenStream {
    let (body, module) = (body(vendor), ident_of(vendor));
    quote! {
        impl crate::Peers for #body {
            type Derive = derive::#module::Body;
            type Typify = typify::#module::Body;

            fn decode(body: &[u8]) -> Result<Self, hookwright_events::DecodeError> {
                Self::from_slice(body)
            }

            fn encode(&self) -> Vec<u8> {
                self.to_vec()
            }
        }
    }
}

fn entry(vendor: &Vendor) -> TokenStream {
    let (body, name, discriminator) =
        (body(vendor), &vendor.name, vendor.discriminator.tag().expect("the three vendors name events by one field"));
    // Of a title such as "Enreach webhooks" the vendor's name is enough.
    let title = vendor.title.split(' ').next();
    let envelope = match &vendor.envelope {
        Some(envelope) => {
            let fields = serde_json::to_string(&envelope.example).expect("an example is JSON");
            let events = &envelope.events_field;
            quote!(Some((#events, #fields)))
        }
        None => quote!(None),
    };
    quote!(crate::races::Vendor::new::<#body>(#name, #title, #discriminator, #envelope))
}

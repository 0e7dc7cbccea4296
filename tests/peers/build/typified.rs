//! typify's output, as its documentation says to use it.

use proc_macro2::TokenStream;
use quote::quote;
use typify::{TypeSpace, TypeSpaceSettings};

/// The types of a schema, with the name `Body` for the one of a whole body.
pub(crate) fn module(schema: &str) -> TokenStream {
    let schema: schemars::schema::RootSchema = serde_json::from_str(schema).expect("a draft-07 schema");
    let mut types = TypeSpace::new(&TypeSpaceSettings::default());
    let body = types.add_root_schema(schema).expect("typify takes the schema").expect("the schema has a title");
    let body = types.get_type(&body).expect("typify knows its own type").ident();
    let types = types.to_stream();
    quote! {
        #types
        /// A whole body.
        pub type Body = #body;
    }
}

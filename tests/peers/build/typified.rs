//! typify's output, as its documentation says to use it.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Value, json};
use typify::{TypeSpace, TypeSpaceSettings};

/// The types of a schema, with the name `Body` for the one of a whole body.
pub(crate) fn module(schema: &str) -> TokenStream {
    let mut schema: Value = serde_json::from_str(schema).expect("a schema is JSON");
    name_discriminators(&mut schema);
    let schema: schemars::schema::RootSchema = serde_json::from_value(schema).expect("a draft-07 schema");
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

/// Gives each enum of one value a name of its own. typify would call the one in the field `type`
/// of `SystemMessage` `SystemMessageType`, and define that twice where a type has that name.
fn name_discriminators(schema: &mut Value) {
    let definitions = schema.get_mut("definitions").and_then(Value::as_object_mut);
    for (name, definition) in definitions.into_iter().flatten() {
        let properties = definition.get_mut("properties").and_then(Value::as_object_mut);
        for property in properties.into_iter().flat_map(|properties| properties.values_mut()) {
            if property.get("enum").and_then(Value::as_array).is_some_and(|values| values.len() == 1) {
                property["title"] = json!(format!("{name}Discriminator"));
            }
        }
    }
}

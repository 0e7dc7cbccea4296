//! JSON Schema objects for a contract: the layer below every format that embeds them.
//!
//! The shapes are those that ajv (strict), python jsonschema, json-schema-to-typescript,
//! datamodel-code-generator, quicktype and typify were all seen to read correctly:
//!
//! - **The described object is the root of the file**, with a `title` that is its name everywhere
//!   else: typify and json-schema-to-typescript name the root type by it. A root that is only a
//!   `$ref` would need `$schema` and `$id` beside it, which draft-07 says to ignore.
//! - **A type's key is the same in all files of a vendor**, so that code generated from several
//!   files agrees, and every `title` equals its key.
//! - **A reference with something to say is `{description, anyOf: [{$ref}]}`**: draft-07 ignores
//!   what stands beside `$ref`. All of the generators read an `anyOf` of one as the type itself,
//!   with the field's own description; it is also the form that nullable references have anyway.
//! - **Any value is `{}`, with a description `{description, anyOf: [{}]}`**: without the `anyOf`,
//!   json-schema-to-typescript reads a lone description as an object; with `true` in place of
//!   `{}`, typify panics.
//! - **Nullable** is `type: [T, "null"]`, and `anyOf: [{$ref}, {type: null}]` for references.
//! - **The discriminator is an `enum` of one**: with `const`, typify chooses wrong variants.

mod draft;
mod objects;
mod scalars;
mod writer;

pub use draft::Draft;

use serde_json::{Map, Value};

use super::contract::{Contract, Target};
use writer::{Home, Writer};

/// The schema of one target, and the definitions that it refers to, sorted by key.
pub(super) fn root<'a>(
    contract: &'a Contract<'a>,
    draft: Draft,
    target: Target<'a>,
) -> (Map<String, Value>, Map<String, Value>) {
    let mut writer = Writer::new(contract, draft, Home::File { root: Some(contract.key(target)) });
    let root = writer.definition(target);
    (root, writer.into_definitions())
}

/// The schema of a whole request body with all that it refers to, as the components of an API
/// document. With `discriminators`, the field that tells the branches of a `oneOf` apart is named
/// by `discriminator`, which JSON Schema does not have.
pub(super) fn components<'a>(contract: &'a Contract<'a>, draft: Draft, discriminators: bool) -> Map<String, Value> {
    let mut writer = Writer::new(contract, draft, Home::Components { discriminators });
    let target = contract.request_body();
    let body = writer.definition(target);
    let mut schemas = Map::from_iter([(contract.key(target).to_owned(), Value::Object(body))]);
    schemas.extend(writer.into_definitions());
    schemas
}

/// Every schema by its key, sorted, each referring to the others by theirs.
pub(super) fn definitions<'a>(contract: &'a Contract<'a>, draft: Draft) -> Map<String, Value> {
    let mut writer = Writer::new(contract, draft, Home::File { root: None });
    contract.targets().into_iter().for_each(|target| drop(writer.reference(target)));
    writer.into_definitions()
}

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
//! - **A reference with something to say has it beside `$ref`** where the dialect allows that, and it
//!   is never more than words: no validator has to look there. In draft-07 it is `{description,
//!   anyOf: [{$ref}]}`, because that draft ignores what is beside `$ref`.
//! - **Any value is `{}`, with a description `{description, anyOf: [{}]}` in files**: without the
//!   `anyOf`, json-schema-to-typescript reads a lone description as an object; with `true` in place of
//!   `{}`, typify panics.
//! - **Nullable** is `type: [T, "null"]`, and `anyOf: [{$ref}, {type: null}]` for references.
//! - **The discriminator is an `enum` of one**: with `const` alone, typify chooses wrong variants and
//!   quicktype takes any text; with both, typify 0.8 panics, which its test tries again. In AsyncAPI,
//!   which neither reads, it is a `const`.
//! - **Numbers have a `format` in API documents alone.** `int32`, `int64` and `double` are formats of
//!   OpenAPI; JSON Schema has none for numbers, and a validator that knows no more than JSON Schema does
//!   not compile what it does not know. Their range is in `minimum` and `maximum` everywhere.
//! - **The known values of an open enum** are its `examples`, and in API documents `x-extensible-enum`
//!   too; ajv refuses keywords that it does not know.
//! - **Events of later** are a branch of their own beside the union of the known ones, and not a branch
//!   of that: TypeScript could not narrow a union by a discriminator that may be any text. The two are a
//!   `oneOf` in files. In API documents they are an `anyOf`, which takes the same, because they exclude each
//!   other: openapi-generator does not read `not`, and refuses what fits two branches of a `oneOf`.

mod dialect;
mod draft;
mod objects;
mod scalars;
mod unknown;
mod writer;

pub(in crate::emit) use dialect::Dialect;
pub use draft::Draft;

use serde_json::{Map, Value};

use super::contract::{Contract, Target};
use writer::Writer;

/// The schema of one target, and the definitions that it refers to, sorted by key.
pub(super) fn root<'a>(
    contract: &'a Contract<'a>,
    draft: Draft,
    target: Target<'a>,
) -> (Map<String, Value>, Map<String, Value>) {
    let mut writer = Writer::of_file(contract, draft, target);
    let root = writer.definition(target);
    (root, writer.into_definitions())
}

/// The schemas of targets with all that they refer to, by key and sorted, as the components of an API
/// document.
pub(super) fn components<'a>(
    contract: &'a Contract<'a>,
    dialect: Dialect,
    targets: impl IntoIterator<Item = Target<'a>>,
) -> Map<String, Value> {
    let mut writer = Writer::new(contract, dialect);
    targets.into_iter().for_each(|target| drop(writer.reference(target)));
    writer.into_definitions()
}

/// Every schema by its key, sorted, each referring to the others by theirs.
pub(super) fn definitions<'a>(contract: &'a Contract<'a>, draft: Draft) -> Map<String, Value> {
    components(contract, Dialect::json_schema(draft), contract.targets())
}

//! How schemas are written in a format: the version of JSON Schema, and what else its readers know.

use super::Draft;

/// The language of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) struct Dialect {
    /// The version of JSON Schema.
    pub(super) draft: Draft,
    /// The document that the schemas are components of; none if they are files of their own.
    api: Option<Api>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Api {
    OpenApi,
    AsyncApi,
}

impl Dialect {
    /// Files of JSON Schema.
    pub(in crate::emit) fn json_schema(draft: Draft) -> Dialect {
        Dialect { draft, api: None }
    }

    /// Components of OpenAPI 3.1.
    pub(in crate::emit) const OPEN_API: Dialect = Dialect { draft: Draft::Draft2020_12, api: Some(Api::OpenApi) };

    /// Components of AsyncAPI 3.
    pub(in crate::emit) const ASYNC_API: Dialect = Dialect { draft: Draft::Draft07, api: Some(Api::AsyncApi) };

    /// Whether the schemas are components of a document, and not files.
    pub(super) fn is_api(self) -> bool {
        self.api.is_some()
    }

    /// Whether annotations may stand beside `$ref`.
    pub(super) fn has_siblings(self) -> bool {
        self.draft == Draft::Draft2020_12 || self.api == Some(Api::AsyncApi)
    }

    /// Whether `const` says the one value of a discriminator, and not `enum`.
    pub(super) fn has_constants(self) -> bool {
        self.api == Some(Api::AsyncApi)
    }

    /// Whether `discriminator` names the field that tells the branches of a `oneOf` apart.
    pub(super) fn has_discriminators(self) -> bool {
        self.api == Some(Api::OpenApi)
    }

    /// Whether `format` says the width of numbers.
    pub(super) fn has_widths(self) -> bool {
        self.is_api()
    }

    /// Whether there are keywords that JSON Schema does not have, such as `x-extensible-enum`.
    pub(super) fn has_extensions(self) -> bool {
        self.is_api()
    }
}

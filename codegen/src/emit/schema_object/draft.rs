//! Versions of JSON Schema.

use clap::ValueEnum;

/// A version of JSON Schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, ValueEnum)]
pub enum Draft {
    /// Draft 7: read by every tool, so the default.
    #[default]
    #[value(name = Self::Draft07.name())]
    Draft07,
    /// Draft 2020-12.
    #[value(name = Self::Draft2020_12.name())]
    Draft2020_12,
    /// Draft 4, for registries that read no later one.
    #[value(name = Self::Draft04.name())]
    Draft04,
}

impl Draft {
    /// All drafts.
    pub fn all() -> &'static [Draft] {
        Draft::value_variants()
    }

    /// The name on the command line and in `index.json`.
    pub fn name(self) -> &'static str {
        match self {
            Draft::Draft07 => "07",
            Draft::Draft2020_12 => "2020-12",
            Draft::Draft04 => "04",
        }
    }

    /// The address of the meta-schema, as `$schema` wants it.
    pub(in crate::emit) fn meta_schema(self) -> &'static str {
        match self {
            Draft::Draft07 => "http://json-schema.org/draft-07/schema#",
            Draft::Draft2020_12 => "https://json-schema.org/draft/2020-12/schema",
            Draft::Draft04 => "http://json-schema.org/draft-04/schema#",
        }
    }

    /// The keyword that holds a file's definitions.
    pub fn definitions_keyword(self) -> &'static str {
        match self {
            Draft::Draft07 | Draft::Draft04 => "definitions",
            Draft::Draft2020_12 => "$defs",
        }
    }

    /// The keyword that says which properties a property asks for.
    pub(super) fn dependencies_keyword(self) -> &'static str {
        match self {
            Draft::Draft07 | Draft::Draft04 => "dependencies",
            Draft::Draft2020_12 => "dependentRequired",
        }
    }

    /// The draft in which schemas are written; a pass over them makes an older one of it.
    pub(in crate::emit) fn written(self) -> Draft {
        match self {
            Draft::Draft07 | Draft::Draft04 => Draft::Draft07,
            Draft::Draft2020_12 => Draft::Draft2020_12,
        }
    }
}

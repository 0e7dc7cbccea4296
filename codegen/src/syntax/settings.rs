//! `hookwright.yaml`: settings of what is generated.

use super::Spanned;
use super::read::macros::syntax;

syntax! {
    /// `hookwright.yaml`: settings of what is generated. Each is optional.
    pub struct SettingsFile {
        /// The package that is generated: the crate, and what is exported for npm and Python.
        package: Option<PackageSyntax>,
        /// Whom to ask about what is generated: exported documents and packages say so.
        contact: Option<ContactSyntax>,
    }

    /// Whom to ask, by the names that OpenAPI has.
    pub struct ContactSyntax {
        /// The name of a team or a person.
        name: Option<Spanned<String>>,
        /// A page: an https address.
        url: Option<Spanned<String>> where {"pattern": r"^https://\S+$"},
        /// A mail address.
        email: Option<Spanned<String>> where {"pattern": r"^[^\s@<>]+@[^\s@<>]+$"},
    }

    /// The package of the generated crate, by the names of its `Cargo.toml`.
    pub struct PackageSyntax {
        /// The package's name: `hookwright-events` unless it says otherwise.
        name: Option<Spanned<String>> where {"pattern": "^[A-Za-z][A-Za-z0-9_-]*$"},
        /// Its version, by semantic versioning: the compiler's unless it says otherwise. It is the version
        /// of the schemas, which exported documents and `$id`s have too.
        version: Option<Spanned<String>>,
        /// One sentence about the crate, which its docs begin with.
        description: Option<Spanned<String>>,
        /// The licence, as an SPDX expression.
        license: Option<Spanned<String>>,
        /// Where the source code is: an https address.
        repository: Option<Spanned<String>> where {"pattern": r"^https://\S+$"},
        /// The oldest Rust that the crate is said to work with.
        rust_version: Option<Spanned<String>> where {"pattern": r"^\d+\.\d+(\.\d+)?$"},
        /// Where its docs are: an https address.
        documentation: Option<Spanned<String>> where {"pattern": r"^https://\S+$"},
        /// What people search for, at most five words.
        keywords: Vec<Spanned<String>>,
        /// The categories of the registry that it belongs to, at most five.
        categories: Vec<Spanned<String>>,
        /// Whether the crate may be published in a registry: not unless it says so.
        publish: Option<bool>,
    }
}

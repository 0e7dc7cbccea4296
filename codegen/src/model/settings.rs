//! Settings of what is generated.

use serde::Serialize;

/// What a schema directory says about what is generated from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Settings {
    /// The package of the generated crate, and of the exports for other languages.
    pub package: Package,
    /// Whom to ask about what is generated.
    pub contact: Option<Contact>,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Contact {
    /// The name of a team or a person.
    pub name: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// A mail address.
    pub email: Option<String>,
}

/// The package of the generated crate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version, by semantic versioning, which is that of the schemas.
    pub version: String,
    /// One sentence about it.
    pub description: String,
    /// Its licence, as an SPDX expression.
    pub license: String,
    /// Where the source code is.
    pub repository: Option<String>,
    /// The oldest Rust that it is said to work with.
    pub rust_version: String,
    /// Where its docs are.
    pub documentation: Option<String>,
    /// What people search for.
    pub keywords: Vec<String>,
    /// The categories of the registry that it belongs to.
    pub categories: Vec<String>,
    /// Whether it may be published in a registry.
    pub publish: bool,
}

impl Package {
    /// The name by which Rust code knows the library.
    pub fn library(&self) -> String {
        self.name.replace('-', "_")
    }
}

impl Default for Package {
    fn default() -> Self {
        Package {
            name: "hookwright-events".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            description: "Typed events of contact-centre vendors, and a decoder that loses no data.".to_owned(),
            license: "MIT OR Apache-2.0".to_owned(),
            repository: None,
            rust_version: Package::OLDEST_RUST.to_owned(),
            documentation: None,
            keywords: Vec::new(),
            categories: Vec::new(),
            publish: false,
        }
    }
}

impl Package {
    /// The oldest Rust that generated code works with, which is the compiler's own.
    pub(crate) const OLDEST_RUST: &str = env!("CARGO_PKG_RUST_VERSION");
}

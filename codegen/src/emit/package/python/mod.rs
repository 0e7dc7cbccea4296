//! A Python package: typed dictionaries, schemas and examples, and a function that parses a body. It
//! needs nothing but Python.
//!
//! - `src/PACKAGE/VENDOR.py`: a `TypedDict` for each event and type, and `parse`.
//! - `src/PACKAGE/_schemas/`: the JSON Schema export.

mod manifest;
mod module;
mod readme;
mod text;
mod types;

use super::{license, refuses, schemas};
use crate::emit::contract::{Contract, Part};
use crate::emit::export::{ExportOption, Format, Options, Rendered, Shared};
use crate::output::Files;

/// The code that all vendors have in common.
const NAMING: &str = include_str!("_naming.py");

/// A Python package.
#[derive(Debug)]
pub struct Python;

impl Format for Python {
    fn name(&self) -> &'static str {
        "python"
    }

    fn about(&self) -> &'static str {
        "Python package: typed dictionaries, schemas and examples"
    }

    fn refuses(&self, option: ExportOption) -> Option<&'static str> {
        refuses(option)
    }

    // Where a vendor's module is depends on the name of the package, so all is rendered as a whole.
    fn render(&self, _: Part<'_>, _: &Options) -> Rendered {
        Rendered::listed([])
    }

    fn shared(&self, export: &Shared<'_>) -> Files {
        let package = text::name(&export.package.library().to_lowercase());
        let folder = format!("src/{package}");
        let mut files = schemas(export, &format!("{folder}/_schemas"));
        let texts = [
            ("pyproject.toml".to_owned(), manifest::manifest(export, &package)),
            ("README.md".to_owned(), readme::readme(export, &package)),
            ("LICENSE".to_owned(), license(export)),
            (format!("{folder}/__init__.py"), module::package(export)),
            (format!("{folder}/py.typed"), String::new()),
            (format!("{folder}/_naming.py"), NAMING.to_owned()),
        ];
        let modules = export.parts.iter().map(|part| {
            let contract = Contract::new(part.clone(), export.options.profile);
            (format!("{folder}/{}.py", text::name(&part.vendor.name)), module::vendor(&contract))
        });
        files.extend(modules.chain(texts).map(|(path, text)| (path, text.into_bytes())));
        files
    }
}

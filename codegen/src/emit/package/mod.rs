//! Packages: what npm and pip install, with schemas, examples, types and the functions that find out
//! which event a request carries.
//!
//! A package is made of other formats: the JSON Schema files are those of that export, in
//! a directory of their own, with their index. Version, name, licence and contact are those of the settings.

mod npm;
mod python;
mod text;

#[cfg(test)]
mod tests;

pub use npm::Npm;
pub use python::Python;

use super::export::{ExportOption, Form, NO_OPERATIONS, NO_SITE, Shared, export_parts};
use crate::output::Files;

/// Why packages refuse options; most they take.
fn refuses(option: ExportOption) -> Option<&'static str> {
    match option {
        ExportOption::Draft => Some("a package has schemas of draft 07"),
        ExportOption::Stdout => Some("it makes many files"),
        ExportOption::Operations => Some(NO_OPERATIONS),
        ExportOption::SingleFile | ExportOption::Since => Some(NO_SITE),
        ExportOption::Profile | ExportOption::Event | ExportOption::BaseUrl => None,
    }
}

/// The JSON Schema export of all that is exported, in a directory.
fn schemas(export: &Shared<'_>, directory: &str) -> Files {
    let form = Form::json_schema(export.options.clone());
    let files = export_parts(&form, export.parts, export.package).files;
    files.into_iter().map(|(path, bytes)| (format!("{directory}/{path}"), bytes)).collect()
}

/// The licence, as far as settings tell it.
fn license(export: &Shared<'_>) -> String {
    let package = export.package;
    let (name, version) = (&package.name, &package.version);
    format!(
        "{name} {version}\n\nSPDX-License-Identifier: {license}\n\nThe texts of licences are at https://spdx.org/licenses/\n",
        license = package.license
    )
}

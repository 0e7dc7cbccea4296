//! What a format of the export is.

use std::fmt::Debug;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::{Contents, Options};
use crate::emit::FORMATS;
use crate::emit::contract::Part;
use crate::model::Package;
use crate::output::Files;

/// A format of the export. [`FORMATS`] lists all of them.
pub trait Format: Debug + Sync {
    /// The name on the command line and in `index.json`.
    fn name(&self) -> &'static str;

    /// What it writes for a vendor, in a line of help.
    fn about(&self) -> &'static str;

    /// Why the format has no use for an option; `None` if it takes it.
    fn refuses(&self, option: ExportOption) -> Option<&'static str>;

    /// The files about a part of a vendor.
    fn render(&self, part: Part<'_>, options: &Options) -> Rendered;

    /// The files about all that is exported, which are beside the vendors' directories.
    fn shared(&self, _export: &Shared<'_>) -> Files {
        Files::new()
    }
}

/// All that is exported.
#[derive(Debug)]
pub struct Shared<'a> {
    /// The parts of vendors.
    pub(in crate::emit) parts: &'a [Part<'a>],
    /// The package that is made of it.
    pub(in crate::emit) package: &'a Package,
    /// The options.
    pub(in crate::emit) options: &'a Options,
}

/// An option of the export that not every format takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportOption {
    /// The version of JSON Schema.
    Draft,
    /// For whom the export is.
    Profile,
    /// Some events only.
    Event,
    /// What identifiers begin with.
    BaseUrl,
    /// Where operations are.
    Operations,
    /// Printing the one file of a vendor.
    Stdout,
    /// Everything in one file.
    SingleFile,
    /// The last release, to say what has changed since.
    Since,
}

impl ExportOption {
    /// The option on the command line.
    pub fn flag(self) -> &'static str {
        match self {
            ExportOption::Draft => "--draft",
            ExportOption::Profile => "--profile",
            ExportOption::Event => "--event",
            ExportOption::BaseUrl => "--base-url",
            ExportOption::Operations => "--as",
            ExportOption::Stdout => "--stdout",
            ExportOption::SingleFile => "--single-file",
            ExportOption::Since => "--since",
        }
    }
}

/// Why most formats have no use for a base of identifiers.
pub(in crate::emit) const NO_ID: &str = "only files of JSON Schema have an `$id`";

/// Why most formats have no use for what the catalogue alone takes.
pub(in crate::emit) const NO_SITE: &str = "only the catalogue, `--format html`, takes it";
/// Why most formats have no use for a place of operations.
pub(in crate::emit) const NO_OPERATIONS: &str = "only OpenAPI has operations in one of two places";

/// What a format makes of a part of a vendor.
#[derive(Debug)]
pub struct Rendered {
    /// What the index says of it.
    pub contents: Contents,
    /// The files, by path relative to the export directory.
    pub files: Files,
}

impl Rendered {
    /// Files about the vendor as a whole, listed in this order.
    pub(in crate::emit) fn listed(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Rendered {
        let files: Vec<(String, Vec<u8>)> = files.into_iter().collect();
        let names = files.iter().map(|(path, _)| path.clone()).collect();
        Rendered { contents: Contents::Files { files: names }, files: files.into_iter().collect() }
    }
}

impl ValueEnum for &'static dyn Format {
    fn value_variants<'a>() -> &'a [Self] {
        FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}

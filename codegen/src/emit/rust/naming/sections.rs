//! The modules of a vendor's schema files.

use super::super::{json_schema, keys, modules};
use super::identifier::{Case, identifier};
use super::symbols::unraw;
use crate::model::{COMMON, Vendor, is_common};

/// Names that the files of a vendor's module use for modules and crates.
const TAKEN: &[&str] = &[
    "batch",
    "constant_time_eq",
    "envelope",
    "event",
    "event_type",
    "header",
    "r#mod",
    "request",
    "schemars",
    "serde",
    "std",
    "wrapper",
    json_schema::MODULE,
    keys::MODULE,
    modules::PRELUDE,
];

/// A module for each schema file, named like it, without the directory `events`. Two files that
/// want one name get numbers: the schemas cannot give them other names.
pub(super) fn section_modules(vendor: &Vendor) -> Vec<(String, &str)> {
    let mut list: Vec<(String, &str)> = Vec::new();
    for path in vendor.files.iter().filter(|path| vendor.name == COMMON || !is_common(path)) {
        let base = wanted(vendor, path);
        let mut name = base.clone();
        let mut number = 2;
        while TAKEN.contains(&&*name) || list.iter().any(|(other, _)| *other == name) {
            name = format!("{}_{number}", unraw(&base));
            number += 1;
        }
        list.push((name, path));
    }
    list
}

fn wanted(vendor: &Vendor, path: &str) -> String {
    let relative = path.strip_prefix(&vendor.name).unwrap_or(path).trim_start_matches('/');
    let relative = relative.strip_prefix("events/").unwrap_or(relative);
    identifier(relative.trim_end_matches(".yaml"), Case::Snake).unwrap_or_else(|_| "section".to_owned())
}

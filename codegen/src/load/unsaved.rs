//! Texts that take the place of files, as an editor has them before they are saved.

use std::collections::BTreeMap;
use std::path::Path;

use super::discover::{Found, FoundFile, SETTINGS, VendorFolder};

/// Texts by path relative to the schema directory, with `/` between parts. A path that no file has
/// is read as if there were one.
pub type Unsaved = BTreeMap<String, String>;

/// Adds the files that are only here.
pub(super) fn add(unsaved: &Unsaved, schemas: &Path, found: &mut Found) {
    if unsaved.contains_key(SETTINGS) {
        found.settings = Some(FoundFile { relative: SETTINGS.to_owned(), path: schemas.join(SETTINGS) });
    }
    let folders = &mut found.vendors;
    for relative in unsaved.keys() {
        let Some((name, _)) = relative.split_once('/') else { continue };
        let index = folders.iter().position(|folder| folder.name == name).unwrap_or_else(|| {
            folders.push(VendorFolder { name: name.to_owned(), files: Vec::new() });
            folders.len() - 1
        });
        let Some(folder) = folders.get_mut(index) else { continue };
        if folder.files.iter().all(|file| file.relative != *relative) {
            folder.files.push(FoundFile { relative: relative.clone(), path: schemas.join(relative) });
            folder.files.sort_by(|a, b| a.relative.cmp(&b.relative));
        }
    }
    folders.sort_by(|a, b| a.name.cmp(&b.name));
}

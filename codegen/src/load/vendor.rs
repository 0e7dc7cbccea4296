//! Reads a schema directory: the settings, and the vendors' directories.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::common::load_common;
use super::discover::{FoundFile, VendorFolder, discover};
use super::unsaved::{self, Unsaved};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::COMMON;
use crate::source::{FileId, Sources};
use crate::syntax::read::{Read, check_file_name, read};
use crate::syntax::{SchemaFile, SettingsFile, VendorFile};
use crate::{staged, yaml};
use rayon::prelude::*;

/// The largest schema file that is read, in bytes.
pub(crate) const MAX_FILE: u64 = 16 * 1024 * 1024;

/// A schema directory as it is written.
#[derive(Debug)]
pub struct Loaded {
    /// What `hookwright.yaml` says, if there is one.
    pub settings: Option<SettingsFile>,
    /// The types that several vendors share, as a vendor without events; none if there is no directory
    /// of them.
    pub common: Option<LoadedVendor>,
    /// The vendors, sorted by name.
    pub vendors: Vec<LoadedVendor>,
}

/// A vendor as it is written.
#[derive(Debug)]
pub struct LoadedVendor {
    /// The directory's name.
    pub name: String,
    /// Its `vendor.yaml`.
    pub file: FileId,
    /// What `vendor.yaml` says.
    pub vendor: VendorFile,
    /// The other files, sorted by path.
    pub files: Vec<LoadedFile>,
    /// Whether every file was read; only then is an absent item really absent.
    pub whole: bool,
}

/// A schema file as it is written.
#[derive(Clone, Debug)]
pub struct LoadedFile {
    /// The path relative to the schema directory, with `/` between parts.
    pub path: String,
    /// What it says.
    pub schema: SchemaFile,
}

/// Reads a schema directory. What is wrong is added to the diagnostics; a vendor of which something
/// cannot be read comes back with the rest.
pub fn load(schemas: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Loaded {
    load_with(schemas, &Unsaved::new(), sources, diagnostics)
}

/// The same, with some texts in place of files.
pub fn load_with(schemas: &Path, unsaved: &Unsaved, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Loaded {
    let mut found = discover(schemas, unsaved.is_empty(), diagnostics);
    unsaved::add(unsaved, schemas, &mut found);
    let settings = found.settings.and_then(|file| {
        let (id, text) = load_text(&file, unsaved, sources, diagnostics)?;
        read_file(id, &text, diagnostics)
    });
    let (mut common, mut vendors) = (None, Vec::new());
    for folder in found.vendors {
        match folder.name == COMMON {
            true => common = load_common(folder, unsaved, sources, diagnostics),
            false => vendors.extend(load_vendor(schemas, folder, unsaved, sources, diagnostics)),
        }
    }
    Loaded { settings, common, vendors }
}

fn load_vendor(
    schemas: &Path,
    folder: VendorFolder,
    unsaved: &Unsaved,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<LoadedVendor> {
    let errors = diagnostics.error_count();
    let name = folder.name.clone();
    let own = format!("{name}/vendor.yaml");
    let named_so = folder.files.iter().any(|file| file.relative == own);
    let mut texts = texts(folder, unsaved, sources, diagnostics);
    let vendor = texts.iter().position(|(path, ..)| *path == own).map(|index| texts.remove(index));
    let vendor = vendor.and_then(|(_, id, text)| Some((id, read_file(id, &text, diagnostics)?)));
    let mut files = read_files(texts, diagnostics);
    if !named_so {
        let message = format!("`{}` has no `vendor.yaml`", schemas.join(&name).display());
        let help = "`vendor.yaml` says what holds for all events of the vendor: title, docs, discriminator";
        diagnostics.push(Diagnostic::without_place(&rules::BAD_VENDOR, message).help(help));
    }
    let (file, vendor) = vendor?;
    files.extend(types_of(&own, &vendor));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Some(LoadedVendor { name, file, vendor, files, whole: diagnostics.error_count() == errors })
}

/// The texts of a directory's files, each with its path.
pub(super) fn texts(
    folder: VendorFolder,
    unsaved: &Unsaved,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, FileId, Arc<str>)> {
    let mut texts = Vec::new();
    for file in folder.files {
        let below = file.relative.strip_prefix(&folder.name).unwrap_or(&file.relative);
        if let Some(diagnostic) = check_file_name(below, &file.path.display().to_string()) {
            diagnostics.push(diagnostic);
            continue;
        }
        let text = load_text(&file, unsaved, sources, diagnostics);
        texts.extend(text.map(|(id, text)| (file.relative, id, text)));
    }
    texts
}

/// The types of `vendor.yaml`, as those of a schema file.
fn types_of(path: &str, vendor: &VendorFile) -> Option<LoadedFile> {
    let schema = SchemaFile { types: vendor.types.clone(), ..SchemaFile::default() };
    (!vendor.types.is_empty()).then(|| LoadedFile { path: path.to_owned(), schema })
}

/// Reads files side by side: none needs another, and most of the time of a check goes into this.
pub(super) fn read_files(texts: Vec<(String, FileId, Arc<str>)>, diagnostics: &mut Diagnostics) -> Vec<LoadedFile> {
    let read = texts.into_par_iter().map(|(path, id, text)| {
        let mut found = Diagnostics::default();
        let schema = read_file(id, &text, &mut found);
        (schema.map(|schema| LoadedFile { path, schema }), found)
    });
    let mut files = Vec::new();
    for (file, found) in read.collect::<Vec<_>>() {
        diagnostics.append(found);
        files.extend(file);
    }
    files
}

fn load_text(
    file: &FoundFile,
    unsaved: &Unsaved,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(FileId, Arc<str>)> {
    let text = match unsaved.get(&file.relative).cloned().map_or_else(|| read_text(&file.path), Ok) {
        Ok(text) => text,
        Err(why) => {
            let message = format!("`{}` cannot be read: {why}", file.path.display());
            diagnostics.push(Diagnostic::without_place(&rules::UNREADABLE, message));
            return None;
        }
    };
    let text: Arc<str> = text.into();
    Some((sources.add(file.path.display().to_string(), Arc::clone(&text)), text))
}

pub(super) fn read_file<T: Read>(id: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<T> {
    read(&yaml::parse(id, text, diagnostics)?, diagnostics)
}

fn read_text(path: &Path) -> Result<String, String> {
    let bytes = staged::read(path, MAX_FILE).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => format!("{error}; split it by section"),
        _ => error.to_string(),
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        format!("it is not UTF-8 text (line {line}, byte {at} of the file)")
    })?;
    // Strip the byte-order mark.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

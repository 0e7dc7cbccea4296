//! Which files there are to read.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::COMMON;

/// How deep directories may nest below a vendor's.
const MAX_FOLDERS: usize = 16;

/// The file of settings, in the schema directory itself.
pub(super) const SETTINGS: &str = "hookwright.yaml";

/// What there is in a schema directory.
pub(super) struct Found {
    pub(super) settings: Option<FoundFile>,
    pub(super) vendors: Vec<VendorFolder>,
}

/// A vendor's directory and the schema files in it, with paths relative to the schema directory.
pub(super) struct VendorFolder {
    pub(super) name: String,
    pub(super) files: Vec<FoundFile>,
}

/// A file that was found.
pub(super) struct FoundFile {
    /// Relative to the schema directory, with `/` between parts.
    pub(super) relative: String,
    pub(super) path: PathBuf,
}

/// The settings, and the vendors' directories, sorted by name, each with its files sorted by path. That
/// there are no vendors is reported unless texts stand in for files.
pub(super) fn discover(schemas: &Path, alone: bool, diagnostics: &mut Diagnostics) -> Found {
    let (mut settings, mut vendors) = (None, Vec::new());
    for (name, path) in entries(schemas, diagnostics) {
        if refuse_link(&name, &path, diagnostics) {
            continue;
        }
        if name == SETTINGS && !is_folder(&path) {
            settings = Some(FoundFile { relative: name, path });
            continue;
        }
        if !is_folder(&path) {
            if is_yaml(&name) {
                let message = format!("`{}` is not in a vendor's directory", path.display());
                let help = format!("move it to `{}/VENDOR/{name}`", schemas.display());
                diagnostics.push(Diagnostic::without_place(&rules::BAD_VENDOR, message).help(help));
            }
            continue;
        }
        let mut files = Vec::new();
        collect(&path, &name, 0, &mut files, diagnostics);
        files.sort_by(|a, b| a.relative.cmp(&b.relative));
        vendors.push(VendorFolder { name, files });
    }
    if alone && vendors.iter().all(|vendor: &VendorFolder| vendor.name == COMMON) && !diagnostics.has_errors() {
        let message = format!("no vendor directory in `{}`", schemas.display());
        let help = "a vendor is a directory with a `vendor.yaml`".to_owned();
        diagnostics.push(Diagnostic::without_place(&rules::BAD_VENDOR, message).help(help));
    }
    Found { settings, vendors }
}

fn collect(folder: &Path, relative: &str, depth: usize, files: &mut Vec<FoundFile>, diagnostics: &mut Diagnostics) {
    for (name, path) in entries(folder, diagnostics) {
        if refuse_link(&name, &path, diagnostics) {
            continue;
        }
        let relative = format!("{relative}/{name}");
        if is_folder(&path) {
            if let Some(message) = refused_folder(&path, &name, depth) {
                diagnostics.push(Diagnostic::without_place(&rules::UNREADABLE, message));
            } else {
                collect(&path, &relative, depth + 1, files, diagnostics);
            }
        } else if is_yaml(&name) {
            files.push(FoundFile { relative, path });
        } else if name.ends_with(".yml") {
            let message = format!("`{}` would be ignored", path.display());
            let help = "schema files end in `.yaml`: rename it".to_owned();
            diagnostics.push(Diagnostic::without_place(&rules::UNREADABLE, message).help(help));
        }
    }
}

fn refused_folder(path: &Path, name: &str, depth: usize) -> Option<String> {
    if is_yaml(name) {
        return Some(format!("`{}` is a directory, not a schema file", path.display()));
    }
    (depth >= MAX_FOLDERS).then(|| format!("`{}` is nested too deep", path.display()))
}

/// Reports a link in the place of a schema file or a directory of them. None is followed, wherever
/// it leads: what a checked-out repository links to is not its own, and messages show what is read.
fn refuse_link(name: &str, path: &Path, diagnostics: &mut Diagnostics) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
    let matters = is_link && (is_yaml(name) || name.ends_with(".yml") || is_folder(path));
    if matters {
        let message = format!("`{}` is a link, which is not followed", path.display());
        let help = "put the file or the directory itself here";
        diagnostics.push(Diagnostic::without_place(&rules::UNREADABLE, message).help(help));
    }
    matters
}

/// The entries of a directory by name, but for hidden ones, sorted.
fn entries(folder: &Path, diagnostics: &mut Diagnostics) -> Vec<(String, PathBuf)> {
    let mut names = Vec::new();
    let mut fail = |path: &Path, why: String| {
        let message = format!("`{}` cannot be read: {why}", path.display());
        diagnostics.push(Diagnostic::without_place(&rules::UNREADABLE, message));
    };
    match fs::read_dir(folder) {
        Err(error) => fail(folder, error.to_string()),
        Ok(entries) => {
            for entry in entries {
                match entry.map(|entry| (entry.file_name().into_string(), entry.path())) {
                    Ok((Ok(name), _)) if name.starts_with('.') => {}
                    Ok((Ok(name), path)) => names.push((name, path)),
                    Ok((Err(_), path)) => fail(&path, "its name is not UTF-8".to_owned()),
                    Err(error) => fail(folder, error.to_string()),
                }
            }
        }
    }
    names.sort();
    names
}

fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.is_dir())
}

fn is_yaml(name: &str) -> bool {
    name.ends_with(".yaml")
}

//! What would be written, as a patch for `git apply` or `patch -p1`.

use std::path::{Component, Path};

use similar::TextDiff;

use super::files::Written;

/// Unchanged lines around a change.
const CONTEXT: usize = 3;

/// All files as one patch, for the current directory; if the schemas are elsewhere, for the directory
/// around them.
pub(crate) fn patch(files: &[Written], schemas: &Path) -> String {
    let within = match std::env::current_dir() {
        Ok(current) => schemas.strip_prefix(current).unwrap_or(schemas),
        Err(_) => schemas,
    };
    let outside = within.is_absolute() || within.components().any(|part| part == Component::ParentDir);
    let within = if outside { within.file_name().map_or(Path::new(""), Path::new) } else { within };
    let names = within.components().filter(|part| matches!(part, Component::Normal(_)));
    let schemas: String = names.map(|name| format!("{}/", name.as_os_str().display())).collect();
    let schemas = schemas.as_str();
    files.iter().map(|file| patch_of(file, schemas)).collect()
}

fn patch_of(file: &Written, schemas: &str) -> String {
    let path = format!("{schemas}{}", file.path);
    let (new, old) = (format!("b/{path}"), format!("a/{path}"));
    let old = if file.old.is_some() { old } else { "/dev/null".to_owned() };
    let diff = TextDiff::from_lines(file.old.as_deref().unwrap_or_default(), &file.new);
    diff.unified_diff().context_radius(CONTEXT).header(&old, &new).to_string()
}

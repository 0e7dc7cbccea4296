//! What would be written, as a patch for `git apply` or `patch -p1`.

use similar::TextDiff;

use super::files::Written;

/// Unchanged lines around a change.
const CONTEXT: usize = 3;

/// All files as one patch. Paths begin with that of the schema directory.
pub(crate) fn patch(files: &[Written], schemas: &str) -> String {
    files.iter().map(|file| patch_of(file, schemas)).collect()
}

fn patch_of(file: &Written, schemas: &str) -> String {
    let path = match schemas.trim_end_matches('/') {
        "" | "." => file.path.clone(),
        schemas => format!("{}/{}", schemas.trim_start_matches("./"), file.path),
    };
    let (new, old) = (format!("b/{path}"), format!("a/{path}"));
    let old = if file.old.is_some() { old } else { "/dev/null".to_owned() };
    let diff = TextDiff::from_lines(file.old.as_deref().unwrap_or_default(), &file.new);
    diff.unified_diff().context_radius(CONTEXT).header(&old, &new).to_string()
}

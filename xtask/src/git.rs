//! What this repository was at a commit.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// The schemas as they were at a commit, in a directory of their own. The error says what is wrong,
/// and how to fix it.
pub(crate) fn schemas_at(root: &Path, reference: &str) -> Result<TempDir, (String, String)> {
    if git(root, &["rev-parse", "--git-dir"]).is_err() {
        let text = format!("`{}` is in no git repository, so there is nothing to compare with", root.display());
        return Err((text, "compare two directories with `hookwright diff OLD NEW`".to_owned()));
    }
    let commit = format!("{reference}^{{commit}}");
    let Ok(commit) = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]) else {
        let text = format!("git knows no commit, branch or tag `{}`", reference.escape_debug());
        return Err((text, "`git log --oneline` and `git tag` list what there is".to_owned()));
    };
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let folder = tempfile::tempdir().map_err(|error| (format!("no temporary directory: {error}"), String::new()))?;
    extract(root, &commit, folder.path()).map_err(|why| {
        let text = format!("the schemas of `{}` cannot be read: {why}", reference.escape_debug());
        (text, "does that commit have a directory `schemas/`?".to_owned())
    })?;
    Ok(folder)
}

/// The newest tag `v*` that the current commit contains.
pub(crate) fn latest_release(root: &Path) -> Option<String> {
    let tag = git(root, &["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"]).ok()?;
    let tag = String::from_utf8(tag).ok()?.trim().to_owned();
    (!tag.is_empty()).then_some(tag)
}

/// Writes the schema files of a commit below a directory: `git archive` needs no work tree, and
/// leaves the repository as it is.
fn extract(root: &Path, commit: &str, folder: &Path) -> Result<(), String> {
    let archive = folder.join("schemas.tar");
    let output = format!("--output={}", archive.display());
    git(root, &["archive", "--format=tar", &output, commit, "schemas"])?;
    let untar = Command::new("tar").arg("-xf").arg(&archive).arg("-C").arg(folder).output();
    finished(untar).map(drop)
}

fn git(root: &Path, args: &[&str]) -> Result<Vec<u8>, String> {
    // An empty path is the current directory.
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    finished(Command::new("git").arg("-C").arg(root).args(args).output())
}

fn finished(output: std::io::Result<Output>) -> Result<Vec<u8>, String> {
    let output = output.map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}

//! What a new project adds to files of Cargo's that may exist: their comments and order stay.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, Table, value};

use crate::scaffold::ScaffoldError;

/// The alias that makes `cargo xtask` a command.
const ALIAS: &str = "run --quiet --package xtask --";

/// A file with new text.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) path: PathBuf,
    /// The text that it has; none if it does not exist.
    pub(super) old: Option<String>,
    pub(super) new: String,
}

/// The workspace's `Cargo.toml` with more members; none if it has them.
pub(super) fn manifest(root: &Path, members: &[&str]) -> Result<Option<Edit>, ScaffoldError> {
    let path = root.join("Cargo.toml");
    let (old, mut document) = read(&path)?;
    if document.get("workspace").is_none() {
        refuse_outer_workspace(root)?;
        let mut workspace = Table::new();
        if old.is_none() {
            workspace.insert("resolver", value("3"));
        }
        document.insert("workspace", Item::Table(workspace));
    }
    let list = document
        .get_mut("workspace")
        .and_then(Item::as_table_like_mut)
        .map(|workspace| workspace.entry("members").or_insert_with(|| value(Array::new())))
        .and_then(Item::as_array_mut)
        .ok_or_else(|| unusual(&path, "`workspace.members` is not a list"))?;
    for member in members {
        add(list, member);
    }
    Ok(edit(path, old, &document))
}

/// Adds an item, laid out as the last one is.
fn add(list: &mut Array, item: &str) {
    if list.iter().any(|known| known.as_str() == Some(item)) {
        return;
    }
    let last = list.iter().last().map(|last| last.decor().clone());
    list.push(item);
    if let (Some(decor), Some(new)) = (last, list.iter_mut().last()) {
        let prefix = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or(" ");
        // The only item of `["a"]` has no space before it.
        let prefix = if prefix.is_empty() { " " } else { prefix };
        *new.decor_mut() = toml_edit::Decor::new(prefix, "");
    }
}

/// Cargo's configuration with the alias `xtask`; none if it has it.
pub(super) fn alias(root: &Path) -> Result<Option<Edit>, ScaffoldError> {
    let path = root.join(".cargo/config.toml");
    let (old, mut document) = read(&path)?;
    let aliases = document.entry("alias").or_insert_with(|| Item::Table(Table::new()));
    let aliases = aliases.as_table_like_mut().ok_or_else(|| unusual(&path, "`alias` is not a table"))?;
    match aliases.get("xtask").map(Item::as_str) {
        None => drop(aliases.insert("xtask", value(ALIAS))),
        Some(Some(known)) if known == ALIAS => {}
        Some(_) => return Err(unusual(&path, "it has another alias `xtask`").help("leave out `--xtask`")),
    }
    Ok(edit(path, old, &document))
}

fn edit(path: PathBuf, old: Option<String>, document: &DocumentMut) -> Option<Edit> {
    let new = document.to_string();
    (old.as_ref() != Some(&new)).then_some(Edit { path, old, new })
}

fn read(path: &Path) -> Result<(Option<String>, DocumentMut), ScaffoldError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok((None, DocumentMut::new())),
        Err(error) => return Err(ScaffoldError::input(format!("cannot read `{}`: {error}", path.display()))),
    };
    let document = text.parse().map_err(|error| {
        ScaffoldError::input(format!("`{}` is not TOML: {}", path.display(), format!("{error}").trim_end()))
    })?;
    Ok((Some(text), document))
}

fn unusual(path: &Path, why: &str) -> ScaffoldError {
    ScaffoldError::input(format!("`{}` cannot be extended: {why}", path.display()))
}

/// A workspace within a workspace would make neither of them work.
fn refuse_outer_workspace(root: &Path) -> Result<(), ScaffoldError> {
    let Ok(root) = std::path::absolute(root) else { return Ok(()) };
    for directory in root.ancestors().skip(1) {
        let manifest = directory.join("Cargo.toml");
        let Ok(text) = fs::read_to_string(&manifest) else { continue };
        if text.parse::<DocumentMut>().is_ok_and(|document| document.get("workspace").is_some()) {
            let message = format!("`{}` is within the workspace of `{}`", root.display(), manifest.display());
            let help = format!("run `hookwright init` in `{}`", directory.display());
            return Err(ScaffoldError::request(message).help(help));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn with_manifest(text: &str) -> TempDir {
        let root = TempDir::new().unwrap();
        fs::write(root.path().join("Cargo.toml"), text).unwrap();
        root
    }

    fn members_of(text: &str) -> String {
        let root = with_manifest(text);
        manifest(root.path(), &["acme-events", "xtask"]).unwrap().map_or_else(|| text.to_owned(), |edit| edit.new)
    }

    #[test]
    fn members_are_added_and_all_else_stays() {
        assert_eq!(
            members_of("# mine\n[workspace]\nmembers = [\"app\"] # apps\n"),
            "# mine\n[workspace]\nmembers = [\"app\", \"acme-events\", \"xtask\"] # apps\n"
        );
        assert_eq!(
            members_of("[workspace]\nmembers = [\n    \"app\",\n]\n"),
            "[workspace]\nmembers = [\n    \"app\",\n    \"acme-events\",\n    \"xtask\",\n]\n"
        );
        let package = "[package]\nname = \"app\"\n";
        assert_eq!(members_of(package), format!("{package}\n[workspace]\nmembers = [\"acme-events\", \"xtask\"]\n"));
        let complete = "[workspace]\nmembers = [\"xtask\", \"acme-events\"]\n";
        assert_eq!(members_of(complete), complete);
    }

    #[test]
    fn a_new_workspace_has_the_resolver_of_the_edition() {
        let root = TempDir::new().unwrap();
        let made = manifest(root.path(), &["acme-events"]).unwrap().unwrap();
        assert_eq!(made.new, "[workspace]\nresolver = \"3\"\nmembers = [\"acme-events\"]\n");
        assert_eq!(made.old, None);
    }

    #[test]
    fn what_cannot_be_extended_is_refused() {
        for text in ["[workspace]\nmembers = 1\n", "workspace = 1\n", "[workspace\n"] {
            let error = manifest(with_manifest(text).path(), &["x"]).unwrap_err().to_string();
            assert!(error.contains("Cargo.toml"), "{error}");
        }
        let outer = with_manifest("[workspace]\n");
        let inner = outer.path().join("app");
        fs::create_dir(&inner).unwrap();
        let error = manifest(&inner, &["x"]).unwrap_err();
        assert!(error.message.contains("is within the workspace of"), "{error}");
    }

    #[test]
    fn the_alias_is_added_once_and_another_one_is_kept() {
        let root = TempDir::new().unwrap();
        let config = root.path().join(".cargo/config.toml");
        fs::create_dir(root.path().join(".cargo")).unwrap();
        fs::write(&config, "[build]\njobs = 2 # mine\n").unwrap();
        let made = alias(root.path()).unwrap().unwrap();
        assert_eq!(made.new, format!("[build]\njobs = 2 # mine\n\n[alias]\nxtask = \"{ALIAS}\"\n"));
        fs::write(&config, &made.new).unwrap();
        assert!(alias(root.path()).unwrap().is_none());
        fs::write(&config, "[alias]\nxtask = \"run\"\n").unwrap();
        let error = alias(root.path()).unwrap_err();
        assert_eq!(error.help.as_deref(), Some("leave out `--xtask`"));
    }
}

//! What the sources need of the package that includes them.

use std::fs;
use std::path::Path;

use toml_edit::{DocumentMut, Item, TableLike};

use super::BuildError;
use crate::internal::Checked;

/// The tables in which a package lists what the sources need.
const TABLES: [&str; 2] = ["features", "dependencies"];

/// Checks that a manifest has the features and dependencies of the one that the compiler writes.
/// Their versions and options are the package's business.
pub(super) fn check(path: &Path, needed: &str) -> Result<(), BuildError> {
    let wrong = |problem: String| BuildError::Manifest { path: path.to_owned(), problem };
    let text = fs::read_to_string(path).map_err(|error| wrong(format!("cannot be read: {error}")))?;
    let manifest: DocumentMut = text.parse().map_err(|error| wrong(format!("is not TOML: {error}")))?;
    let needed: DocumentMut = needed.parse().checked("the crate's manifest is not TOML");
    let missing: String = TABLES.iter().map(|table| missing(table, &manifest, &needed)).collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(wrong(format!("lacks what the events need; add:\n{missing}"))),
    }
}

/// The lines that a table lacks, below its heading.
fn missing(table: &str, manifest: &DocumentMut, needed: &DocumentMut) -> String {
    let entries = |document| table_of(document, table).into_iter().flat_map(TableLike::iter);
    let has = |name: &str| table_of(manifest, table).is_some_and(|table| table.contains_key(name));
    let lines: String = entries(needed)
        .filter(|(name, _)| !has(name))
        .map(|(name, value)| format!("{name} = {}\n", value.to_string().trim()))
        .collect();
    if lines.is_empty() { lines } else { format!("\n[{table}]\n{lines}") }
}

fn table_of<'a>(document: &'a DocumentMut, table: &str) -> Option<&'a dyn TableLike> {
    document.get(table).and_then(Item::as_table_like)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    const NEEDED: &str =
        "[features]\ndefault = [\"acme\"]\nacme = []\n[dependencies]\nserde = \"1\"\njiff = { version = \"0.2\" }\n";

    fn checked(text: &str) -> Result<(), String> {
        let directory = TempDir::new().unwrap();
        let path = directory.path().join("Cargo.toml");
        fs::write(&path, text).unwrap();
        check(&path, NEEDED).map_err(|error| error.to_string().replace(&path.display().to_string(), "PATH"))
    }

    #[test]
    fn a_complete_manifest_may_say_more_and_otherwise() {
        checked(NEEDED).unwrap();
        let more = "[features]\nacme = []\ndefault = []\n[dependencies]\naxum = \"1\"\nserde = { workspace = true }\n[dependencies.jiff]\nversion = \"1\"\n";
        checked(more).unwrap();
    }

    #[test]
    fn the_lines_to_add_are_given() {
        let lacking = "[features]\ndefault = []\n[dependencies]\nserde = \"1\"\n";
        let expected = "`PATH` lacks what the events need; add:\n\n[features]\nacme = []\n\n[dependencies]\njiff = { version = \"0.2\" }\n";
        assert_eq!(checked(lacking).unwrap_err(), expected);
        assert!(checked("[package").unwrap_err().starts_with("`PATH` is not TOML: "));
        let gone = check(Path::new("/gone/Cargo.toml"), NEEDED).unwrap_err().to_string();
        assert!(gone.starts_with("`/gone/Cargo.toml` cannot be read: "), "{gone}");
    }
}

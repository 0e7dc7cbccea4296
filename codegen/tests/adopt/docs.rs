//! The walk in docs/maintaining.md: its commands are run, and print what it shows.

use std::fs;
use std::path::Path;

use crate::harness::{copy, root};

/// Runs the commands of a console block. A line of dots in the block stands for any lines.
fn walk(block: &str, directory: &Path) {
    for part in block.split("$ ").skip(1) {
        let (command, expected) = part.split_once('\n').unwrap();
        let place = |word: &str| match directory.join(word) {
            path if path.exists() => path.display().to_string(),
            _ => word.to_owned(),
        };
        let args = shlex(command).into_iter().map(|word| place(&word).into());
        let (mut out, mut err) = (Vec::new(), Vec::new());
        hookwright::cli::run(args, &mut out, &mut err);
        let printed = String::from_utf8([out, err].concat()).unwrap();
        let printed = printed.replace(&format!("{}/", directory.display()), "");
        let mut rest = printed.as_str();
        for piece in expected.split("...\n") {
            let at = rest.find(piece).unwrap_or_else(|| panic!("`{command}` prints\n{printed}"));
            rest = &rest[at + piece.len()..];
        }
        assert!(rest.is_empty() || expected.ends_with("...\n"), "`{command}` prints\n{printed}");
    }
}

fn shlex(command: &str) -> Vec<String> {
    command.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_walk_of_the_maintainer_is_real() {
    let docs = fs::read_to_string(root().join("docs/maintaining.md")).unwrap();
    let fixtures = root().join("tests/fixtures/drift");
    let directory = tempfile::TempDir::new().unwrap();
    let schemas = copy(&fixtures.join("schemas"), "rows");
    fs::rename(schemas.path(), directory.path().join("schemas")).unwrap();
    let page = fs::read_to_string(fixtures.join("pages/rows.md")).unwrap();
    let page = page
        .replace("`parcel.loaded` |", "`parcel.found` | It is back.\n`parcel.loaded` |")
        .replace("`tags` | Texts", "`depth` | Decimal | From 0 to 200.\n`tags` | Text")
        .replace("one of sorted, loaded.", "one of sorted, loaded, lost.")
        .replace("`number` | Text | On the label.\n", "");
    fs::write(directory.path().join("page.md"), page).unwrap();
    fs::create_dir(directory.path().join("generated")).unwrap();
    let (_, walk_block) = docs.split_once("```console\n$ hookwright drift").unwrap();
    let (block, _) = walk_block.split_once("```\n").unwrap();
    walk(&format!("$ hookwright drift{block}"), directory.path());
}

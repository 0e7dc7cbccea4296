//! The same schemas give the same bytes, wherever they lie and in whatever order they are found.

use std::collections::BTreeMap;
use std::path::Path;

use hookwright::emit::export::{Choice, Form, export, zip};
use hookwright::model::Model;
use hookwright::output::{Difference, Output, short_diff};
use hookwright_tests::{compile, model, read_files, root, write_files};

use crate::support::generated;

/// The names of all files, and the first line in which two sets of files differ.
fn assert_same(left: &BTreeMap<String, Vec<u8>>, right: &BTreeMap<String, Vec<u8>>, hint: &str) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(left), names(right), "{hint}");
    for (path, bytes) in left {
        let (left, right) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&right[path]));
        let differs = left.lines().zip(right.lines()).position(|(left, right)| left != right);
        let line = differs.unwrap_or_else(|| left.lines().count().min(right.lines().count()));
        assert!(left == right, "{path} differs in line {}: {hint}", line + 1);
    }
}

/// The schemas, compiled where their files were written in the reverse order of their names.
fn compile_reversed(schemas: &Path) -> Model {
    write_files(schemas, read_files(&root().join("schemas")).iter().rev());
    compile(schemas)
}

#[test]
fn what_is_generated_does_not_depend_on_place_order_or_run() {
    let again = hookwright::emit::generate(model()).unwrap();
    assert_same(generated(), &again, "a second run should give the same");

    let elsewhere = tempfile::tempdir().unwrap();
    let schemas = elsewhere.path().join("other name");
    let other = compile_reversed(&schemas);
    assert_eq!(other, *model());
    assert_same(generated(), &hookwright::emit::generate(&other).unwrap(), "another directory should give the same");
}

#[test]
fn every_form_of_the_export_is_the_same_from_run_to_run() {
    let elsewhere = tempfile::tempdir().unwrap();
    let other = compile_reversed(elsewhere.path());
    for form in Form::all() {
        let files = |model| export(&form, model, Choice::default()).files;
        let (left, right) = (files(model()), files(&other));
        assert_same(&left, &right, &form.to_string());
        assert!(zip(&left).unwrap() == zip(&right).unwrap(), "{form}: the archives differ");
    }
}

#[test]
fn the_committed_crate_is_what_would_be_generated_now() {
    let output = Output::new(&root().join("generated"), "generate", generated().clone()).expect("plain paths");
    let comparison = output.compare(&mut |_| {}).expect("the committed crate can be read");
    let tell = |difference: &Difference<'_>| {
        format!("{}: generated/{}\n{}", difference.state.name(), difference.path, short_diff(difference))
    };
    let differences: Vec<String> = comparison.differences.iter().map(tell).collect();
    assert!(differences.is_empty(), "{}\nrun `cargo xtask regen`, and commit what it writes", differences.join("\n"));
}

#[test]
fn no_file_says_where_it_was_made() {
    let place = root().to_string_lossy();
    let user = std::env::var("HOME").unwrap_or_else(|_| "/root".to_owned());
    for (path, bytes) in generated() {
        let text = std::str::from_utf8(bytes).expect("all files are UTF-8 text");
        assert!(!text.contains(&*place) && !text.contains(&user), "{path} names a directory of this machine");
        assert!(!text.contains('\r'), "{path} has a carriage return");
        assert!(text.ends_with('\n'), "{path} does not end in a line break");
    }
}

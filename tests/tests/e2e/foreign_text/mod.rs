//! Hostile text at every place where the dialect accepts text: either the schemas are refused with
//! a place, or every output is well-formed and has no code that came from the text.

mod code;
mod files;
mod harmless;
mod places;
mod texts;
mod trials;

use std::fs;
use std::path::Path;

use hookwright::diagnostic::RenderOptions;
use hookwright::emit::export::{Choice, Form, export};
use hookwright::load::Unsaved;
use hookwright::{compile, compile_with};
use serde_json::Value;

use crate::cargo::{cargo, workspace};
use files::{Files, all_places, nowhere};
use harmless::harmless;
use texts::{TEXTS, is_hidden, text_for};
use trials::{hostile, steps};

/// The name of a vendor by its number.
fn name(number: usize) -> String {
    format!("vendor{number}")
}

#[test]
fn hostile_text_at_every_place_is_refused_or_harmless_in_every_output() {
    let hostile = hostile();
    // The walk finds what there is, and both outcomes happen.
    assert!(hostile.open_places > 90, "{} places", hostile.open_places);
    let least = 1500 / steps().0;
    assert!(hostile.accepted > least, "{} accepted", hostile.accepted);
    assert!(hostile.refused > least, "{} refused", hostile.refused);
    let texts = hostile.vendors.iter().enumerate().flat_map(|(number, files)| files.texts(&name(number)));
    let compilation = compile_with(nowhere(), &texts.collect());
    let model = compilation.model.expect("each vendor compiles");
    for (path, bytes) in hookwright::emit::generate(&model).expect("it can be generated") {
        harmless(&path, bytes);
    }
    for form in Form::all() {
        let files = export(&form, &model, Choice::default()).files;
        files.into_iter().for_each(|(path, bytes)| harmless(&path, bytes));
    }
}

#[test]
fn a_crate_full_of_hostile_text_compiles_without_warnings() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign-text");
    let schemas = folder.join("schemas");
    // Each place has another text in each vendor; that all are well-formed is shown above.
    for (number, files) in hostile().vendors.iter().enumerate().step_by(3) {
        for (path, text) in files.texts(&name(number)) {
            let path = schemas.join(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
    }
    workspace(&folder, &schemas, "fn main() {}\n");
    cargo(&folder, ["check", "--package=hookwright-events", "--all-features"]);
}

/// The names of files and directories, which no meta-schema describes.
#[test]
fn hostile_names_of_files_are_refused_or_harmless() {
    let base = Files::everything();
    let mut accepted = 0;
    for (number, text) in TEXTS.iter().enumerate() {
        let text = text_for(text, number);
        for path in [format!("acme/{text}.yaml"), format!("acme/{text}/events.yaml"), format!("{text}/events.yaml")] {
            let mut files = Unsaved::from(base.texts("acme"));
            let file = "events: {more: {doc: More of it., fields: [{text: {type: string, doc: More., example: x}}]}}";
            files.insert(path.clone(), file.to_owned());
            let found = compile_with(nowhere(), &files);
            let rendered = found.render(RenderOptions::default());
            assert!(!rendered.contains(is_hidden), "{rendered:?}");
            let hidden = text.contains(|c| c == '\n' || is_hidden(c));
            let is_vendor = !path.starts_with("acme/");
            assert!(found.model.is_none() || !(hidden || is_vendor), "{path:?}");
            let Some(model) = found.model else { continue };
            accepted += 1;
            for (path, bytes) in hookwright::emit::generate(&model).expect("it can be generated") {
                harmless(&path, bytes);
            }
        }
    }
    assert!(accepted > TEXTS.len(), "{accepted}");
}

#[test]
#[cfg(unix)]
fn a_name_of_a_file_or_directory_with_a_line_break_is_refused() {
    let evil = "a\nuse crate::runtime::{Extra, Fault};\n#[doc = \"p\"] pub const PWNED: &str = env!(\"HOME\");\n";
    for path in ["acme/a\nfn evil() {}\n.yaml".to_owned(), format!("acme/{evil}/*.yaml"), "acme/x\u{202e}y.yaml".into()]
    {
        let folder = tempfile::tempdir().expect("a directory");
        for (path, text) in Files::everything().texts("acme").into_iter().chain([(path, "{}".to_owned())]) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
        let found = compile(folder.path());
        let [diagnostic] = found.diagnostics.as_slice() else { panic!("{:?}", found.diagnostics) };
        assert_eq!(diagnostic.rule.id, "HW0028");
        assert!(!diagnostic.message.contains(is_hidden) && !diagnostic.message.contains('\n'));
        let shown = diagnostic.message.replace(&folder.path().display().to_string(), "schemas");
        assert!(
            [
                "the name of `schemas/acme/aU+000Afn evil() {}U+000A.yaml` has the character U+000A",
                "the name of `schemas/acme/xU+202Ey.yaml` has the character U+202E",
                "the name of `schemas/acme/aU+000Ause crate::runtime::{Extra, Fault};U+000A#[doc = \"p\"] pub const \
                 PWNED: &str = env!(\"HOME\");U+000A/*.yaml` has the character U+000A",
            ]
            .contains(&shown.as_str()),
            "{shown}"
        );
    }
}

/// What is said of refused text, in the forms that programs read.
#[test]
fn messages_about_hostile_text_are_well_formed() {
    let folder = tempfile::tempdir().expect("a directory");
    let base = Files::everything();
    let places = all_places(&Files::bases()).swap_remove(0);
    for (number, text) in TEXTS.iter().enumerate() {
        let mut files = base.clone();
        for (index, place) in places.iter().enumerate() {
            files = files.with(place, &text_for(text, index)).unwrap_or(files);
        }
        for (path, text) in files.texts(&name(number)) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("it can be made");
            fs::write(path, text).expect("it can be written");
        }
    }
    for format in ["sarif", "json"] {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let schemas = folder.path().as_os_str();
        let args = ["hookwright", "check", "--message-format", format, "--schemas"].map(std::ffi::OsString::from);
        hookwright::cli::run(args.into_iter().chain([schemas.to_owned()]), &mut out, &mut err);
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(!text.contains(is_hidden));
        match format {
            "sarif" => {
                let log: Value = serde_json::from_str(&text).expect("JSON");
                let results = log["runs"][0]["results"].as_array().expect("results");
                assert!(results.len() > TEXTS.len(), "{}", results.len());
            }
            _ => {
                assert!(text.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
                assert!(text.lines().count() > TEXTS.len(), "{}", text.lines().count());
            }
        }
    }
}

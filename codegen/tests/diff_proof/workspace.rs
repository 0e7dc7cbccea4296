//! The files of the proof: both crates, the callers, a program that decodes, and the exports.

use std::fs;
use std::path::{Path, PathBuf};

use hookwright::emit::export::{Choice, Draft, Form, Options, Profile, export};
use hookwright::emit::typescript::TypeScript;
use hookwright::load::Unsaved;
use hookwright::model::Model;
use hookwright_test_support::{root, write_files};

use super::callers::caller;
use super::pairs::{Pair, model};

pub(crate) const SIDES: [&str; 2] = ["old", "new"];

/// Where the proof is.
pub(crate) struct Workspace {
    pub(crate) path: PathBuf,
}

/// Writes everything. Cargo's own directory stays, so that the next run builds little.
pub(crate) fn write(pairs: &[Pair]) -> Workspace {
    let path = root().join("target/diff_proof");
    for name in ["old", "new", "callers-old", "callers-new", "decoder", "exports"] {
        let _missing = fs::remove_dir_all(path.join(name));
    }
    for (index, side) in SIDES.into_iter().enumerate() {
        let model = whole(pairs, index, side);
        write_files(&path.join(side), hookwright::emit::generate(&model).unwrap());
        exports(&path.join("exports").join(side), &model);
        let programs = pairs.iter().map(|pair| (format!("examples/{}.rs", pair.name), caller(&pair.old.vendors)));
        write_files(&path.join(format!("callers-{side}")), programs);
        write_files(&path.join(format!("callers-{side}")), [("src/lib.rs", "//! Callers.\n")]);
        package(
            &path,
            &format!("callers-{side}"),
            &format!("proof = {{ package = \"proof-{side}\", path = \"../{side}\" }}\n"),
        );
    }
    write_files(&path.join("decoder"), [("src/main.rs", decoder(pairs))]);
    let both = SIDES.map(|side| format!("proof-{side} = {{ path = \"../{side}\" }}\n")).concat();
    package(&path, "decoder", &both);
    let members = "[workspace]\nresolver = \"3\"\nmembers = [\"old\", \"new\", \"callers-old\", \"callers-new\", \"decoder\"]\n\n\
                   [profile.dev]\ndebug = false\n";
    write_files(&path, [("Cargo.toml", members)]);
    fs::copy(root().join("Cargo.lock"), path.join("Cargo.lock")).unwrap();
    Workspace { path }
}

fn package(path: &Path, name: &str, dependencies: &str) {
    let text = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n{dependencies}"
    );
    write_files(&path.join(name), [("Cargo.toml", text)]);
}

/// The vendors of all pairs on one side.
fn whole(pairs: &[Pair], index: usize, side: &str) -> Model {
    let mut files: Unsaved = pairs.iter().flat_map(|pair| pair.files[index].clone()).collect();
    files.insert("hookwright.yaml".to_owned(), format!("package: {{name: proof-{side}}}\n"));
    model(&files)
}

fn exports(path: &Path, model: &Model) {
    for profile in [Profile::Receiver, Profile::Strict] {
        let form = Form::json_schema(Options::new(Draft::Draft07, profile));
        write_files(&path.join(profile.name()), export(&form, model, Choice::default()).files);
    }
    let form = Form { format: &TypeScript, options: Options::default() };
    write_files(&path.join("typescript"), export(&form, model, Choice::default()).files);
}

/// A program that reads lines of `side vendor body`, and says of each whether it is decoded.
fn decoder(pairs: &[Pair]) -> String {
    let mut arms = String::new();
    for pair in pairs {
        for (side, model) in [("old", &pair.old), ("new", &pair.new)] {
            for vendor in &model.vendors {
                let module = format!("proof_{side}::{}", vendor.name);
                let decode = match &vendor.envelope {
                    None => format!("{module}::Event::from_slice(body).map(drop).map_err(|error| error.to_string())"),
                    Some(envelope) => format!(
                        "match {module}::{}::from_slice(body) {{ Err(error) => Err(error.to_string()), Ok(batch) => \
                         match batch.iter().find(|event| matches!(event, {module}::Event::Malformed(_))) {{ \
                         Some(event) => Err(format!(\"{{event:?}}\")), None => Ok(()) }} }}",
                        hookwright::emit::rust::ident_of(envelope)
                    ),
                };
                arms.push_str(&format!("        (\"{side}\", \"{}\") => {decode},\n", vendor.name));
            }
        }
    }
    format!(
        "fn decode(side: &str, vendor: &str, body: &[u8]) -> Result<(), String> {{\n    match (side, vendor) {{\n{arms}        \
         _ => Err(\"there is no such vendor\".to_owned()),\n    }}\n}}\n\n\
         fn main() {{\n    for line in std::io::stdin().lines() {{\n        let line = line.unwrap();\n        \
         let mut parts = line.splitn(3, '\\t');\n        let mut next = || parts.next().unwrap();\n        \
         let (side, vendor, body) = (next(), next(), next());\n        \
         match decode(side, vendor, body.as_bytes()) {{\n            Ok(()) => println!(),\n            \
         Err(error) => println!(\"{{}}\", error.replace('\\n', \" \")),\n        }}\n    }}\n}}\n"
    )
}

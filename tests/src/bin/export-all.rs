//! Writes every form of the export for the tools of other languages to read: JSON Schema as
//! `DIR/07-receiver`, `DIR/07-strict`, `DIR/2020-12-receiver` and `DIR/2020-12-strict`, the other
//! formats as `DIR/openapi-receiver`, `DIR/openapi-strict` and so on, and OpenAPI with paths as
//! `DIR/openapi-paths-receiver` and `DIR/openapi-paths-strict`. `DIR/nasty` has TypeScript of vendors
//! whose texts try to be code, `DIR/nasty-npm` and `DIR/nasty-python` packages of them, and
//! `DIR/advice` one vendor alone, as docs/validating.md has it. Says how long it took.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use hookwright::emit::export::{Choice, Draft, Form, Format, Operations, Options, Profile, export};
use hookwright::emit::openapi::OpenApi;
use hookwright::emit::package::{Npm, Python};
use hookwright::emit::typescript::TypeScript;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).map(PathBuf::from).ok_or("usage: export-all DIR")?;
    let start = Instant::now();
    let compilation = hookwright::compile(&hookwright_tests::root().join("schemas"));
    let Some(model) = &compilation.model else {
        return Err(compilation.render(Default::default()).into());
    };
    let read = start.elapsed();
    let mut files = BTreeMap::new();
    for form in Form::all().into_iter().chain(paths()) {
        let kind = form.draft().map_or(form.format.name(), |draft| draft.name());
        let place = if form.options.operations == Operations::Paths { "-paths" } else { "" };
        let folder = folder.join(format!("{kind}{place}-{}", form.options.profile.name()));
        let exported = export(&form, model, Choice::default()).files;
        files.extend(exported.into_iter().map(|(path, bytes)| (folder.join(path), bytes)));
    }
    let enreach = ["enreach".to_owned()];
    let advice = export(&Form::json_schema(Options::default()), model, Choice { vendors: &enreach, events: &[] }).files;
    files.extend(advice.into_iter().map(|(path, bytes)| (folder.join("advice").join(path), bytes)));
    for (name, format) in
        [("nasty", &TypeScript as &'static dyn Format), ("nasty-npm", &Npm), ("nasty-python", &Python)]
    {
        files.extend(nasty(format)?.into_iter().map(|(path, bytes)| (folder.join(name).join(path), bytes)));
    }
    let rendered = start.elapsed() - read;
    for (path, bytes) in &files {
        write(path, bytes)?;
    }
    let written = start.elapsed() - read - rendered;
    println!(
        "all forms of {} events: {} files; read in {read:.0?}, rendered in {rendered:.0?}, written in {written:.0?}",
        model.event_count(),
        files.len(),
    );
    Ok(())
}

/// OpenAPI with the path of a receiver.
fn paths() -> impl Iterator<Item = Form> {
    let with =
        |profile: &Profile| Options { operations: Operations::Paths, ..Options::new(Draft::default(), *profile) };
    Profile::all().iter().map(move |profile| Form { format: &OpenApi, options: with(profile) })
}

fn nasty(format: &'static dyn Format) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let compilation = hookwright::compile(&hookwright_tests::root().join("tests/fixtures/nasty/schemas"));
    let Some(model) = &compilation.model else { return Err(compilation.render(Default::default())) };
    let form = Form { format, options: Options::default() };
    Ok(export(&form, model, Choice::default()).files)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(fs::write(path, bytes)?)
}

//! Writes what captured traffic proposes into a vendor's directory.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{infer, render};
use crate::compile::compile_with;
use crate::diagnostic::RenderOptions;
use crate::evidence::Wire;
use crate::evidence::captured::{LineForm, Observer, Summary, open};
use crate::load::Unsaved;
use crate::model::Vendor;
use crate::{compile, staged};

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotInferred {
    /// The schemas have errors, which these are.
    BadSchemas(String),
    /// There is no such vendor.
    NoVendor,
    /// A file cannot be read or written: which, and why.
    File(PathBuf, String),
    /// Some lines are not understood: how many, and the first of them.
    NotUnderstood(u64, String),
    /// Nothing is new.
    NothingNew,
}

/// Reads captured requests, and writes the events in them that a vendor does not have: `events.yaml`
/// and `types.yaml` beside its `vendor.yaml`, to which a header is added if it has none. Nothing is
/// replaced, and nothing is written unless the schemas are sound with it. Tells what was written.
///
/// With `bodies` each line is a body, otherwise an object with `headers` and `body`.
pub fn write_inferred(
    schemas: &Path,
    vendor: &str,
    captured: &[PathBuf],
    bodies: bool,
) -> Result<Vec<PathBuf>, NotInferred> {
    let model = sound(compile(schemas))?;
    let vendor = model.iter().find(|known| known.name == vendor).ok_or(NotInferred::NoVendor)?;
    let form = if bodies { LineForm::Body } else { LineForm::Request };
    let files = propose(schemas, vendor, &read(vendor, captured, form)?)?;
    let mut written = Vec::new();
    for Proposed { path, old, new } in files {
        let path = schemas.join(path);
        let done = match old {
            Some(old) => staged::replace(&path, &old, &new),
            None => staged::create(&path, &new),
        };
        done.map_err(|error| of_file(&path, &error))?;
        written.push(path);
    }
    Ok(written)
}

/// A file that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposed {
    /// Its path, relative to the schema directory.
    pub(crate) path: String,
    /// What stands in it; none if it is new.
    pub(crate) old: Option<String>,
    pub(crate) new: String,
}

/// The files that hold the events of a summary which a vendor does not have. The schemas are sound
/// with them.
pub(crate) fn propose(schemas: &Path, vendor: &Vendor, summary: &Summary) -> Result<Vec<Proposed>, NotInferred> {
    let rendered = render::render(&infer(summary, vendor));
    if rendered.files.is_empty() {
        return Err(NotInferred::NothingNew);
    }
    let in_directory = |name: &str| format!("{}/{name}", vendor.name);
    let mut files = Vec::new();
    for (name, new) in rendered.files {
        let path = in_directory(name);
        if schemas.join(&path).exists() {
            return Err(NotInferred::File(schemas.join(path), "it exists already".to_owned()));
        }
        files.push(Proposed { path, old: None, new });
    }
    if !rendered.header.is_empty() {
        let path = in_directory("vendor.yaml");
        let old =
            std::fs::read_to_string(schemas.join(&path)).map_err(|error| of_file(&schemas.join(&path), &error))?;
        let new = format!("{}\n{}", old.trim_end_matches('\n'), rendered.header);
        files.push(Proposed { path, old: Some(old), new });
    }
    let unsaved: Unsaved = files.iter().map(|file| (file.path.clone(), file.new.clone())).collect();
    sound(compile_with(schemas, &unsaved))?;
    Ok(files)
}

fn sound(compilation: crate::Compilation) -> Result<Vec<Vendor>, NotInferred> {
    let rendered = compilation.render(RenderOptions::default());
    compilation.model.map(|model| model.vendors).ok_or(NotInferred::BadSchemas(rendered))
}

fn read(vendor: &Vendor, captured: &[PathBuf], form: LineForm) -> Result<Summary, NotInferred> {
    let wire = Wire::of(vendor);
    let read = |path: &PathBuf| {
        let failed = |why: String| NotInferred::File(path.clone(), why);
        let reader = open(path).map_err(|error| of_file(path, &error))?;
        let mut observer = Observer::new(&vendor.name, &path.display().to_string(), &wire, form);
        observer.read(reader).map_err(failed)?;
        Ok(observer.finish())
    };
    let read: Result<Vec<Summary>, NotInferred> = captured.par_iter().map(read).collect();
    let mut sum = Summary::new(&vendor.name);
    for summary in read? {
        // They are of one vendor, and made alike.
        let _same = sum.merge(summary);
    }
    match sum.not_understood.first.first() {
        Some(first) => {
            let text = format!("{}:{}: {}", sum.file(first.at), first.at.line, first.text);
            Err(NotInferred::NotUnderstood(sum.not_understood.count, text))
        }
        None => Ok(sum),
    }
}

fn of_file(path: &Path, error: &std::io::Error) -> NotInferred {
    NotInferred::File(path.to_owned(), error.to_string())
}

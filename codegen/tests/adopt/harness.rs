//! Runs `hookwright adopt`.

use std::fs;
use std::path::{Path, PathBuf};

use hookwright::model::Vendor;
use tempfile::TempDir;

/// What a run printed, and its exit status.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs a command of hookwright on schemas and a vendor.
pub(crate) fn run(command: &str, schemas: &Path, vendor: &str, documents: &[&Path], more: &[&str]) -> Run {
    let mut args = vec!["hookwright".into(), command.into(), "--schemas".into(), schemas.into()];
    args.extend(["--vendor", vendor].map(Into::into));
    args.extend(documents.iter().map(|path| path.as_os_str().to_owned()));
    args.extend(more.iter().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = hookwright::cli::run(args, &mut out, &mut err) as i32;
    Run { status, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A vendor's document beside the repository; none on a machine that does not have it.
pub(crate) fn document(name: &str) -> Option<PathBuf> {
    Some(root().parent()?.join("shared/vendor-docs").join(name)).filter(|path| path.is_file())
}

/// A schema directory with a vendor of which there is nothing but its `vendor.yaml`.
pub(crate) fn bare(vendor_yaml: &Path, vendor: &str) -> TempDir {
    let directory = TempDir::new().unwrap();
    fs::create_dir(directory.path().join(vendor)).unwrap();
    fs::copy(vendor_yaml, directory.path().join(vendor).join("vendor.yaml")).unwrap();
    directory
}

/// The vendor of a schema directory, which has no errors.
pub(crate) fn vendor(schemas: &Path, name: &str) -> Vendor {
    let compilation = hookwright::compile(schemas);
    let rendered = compilation.render(Default::default());
    let model = compilation.model.unwrap_or_else(|| panic!("{rendered}"));
    model.vendors.into_iter().find(|vendor| vendor.name == name).unwrap()
}

/// A copy of a vendor's schemas, in a schema directory of its own.
pub(crate) fn copy(schemas: &Path, vendor: &str) -> TempDir {
    let directory = TempDir::new().unwrap();
    copy_directory(&schemas.join(vendor), &directory.path().join(vendor));
    directory
}

fn copy_directory(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() { copy_directory(&entry.path(), &to) } else { _ = fs::copy(entry.path(), to).unwrap() }
    }
}

/// The report of a run, as JSON.
pub(crate) fn json(run: &Run) -> serde_json::Value {
    let start = run.out.find("{\n").unwrap_or_else(|| panic!("no report: {}{}", run.out, run.err));
    serde_json::from_str(&run.out[start..]).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

//! Conversions to other crates' dates and times, each behind a feature of the crate that we
//! generate. They are real code, written out as it stands.

use super::file::header;

const FILES: &[(&str, &str)] =
    &[("chrono", include_str!("conversions/chrono.rs")), ("time", include_str!("conversions/time.rs"))];

/// The names of the other crates, which are those of the features.
pub(super) fn crates() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

/// The files by path.
pub(super) fn all() -> impl Iterator<Item = (String, Vec<u8>)> {
    FILES.iter().map(|(name, text)| {
        let text = header(&format!("hookwright's own `codegen/src/emit/rust/conversions/{name}.rs`")) + text;
        (format!("src/{}.rs", module(name)), text.into_bytes())
    })
}

/// The module of the conversions to a crate.
pub(super) fn module(name: &str) -> String {
    format!("{name}_conversions")
}

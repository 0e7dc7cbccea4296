//! The part of the crate that is the same for all vendors: real code of this compiler, written
//! out as it stands.

use super::file::header;

macro_rules! runtime_files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../runtime/", $name)))),*]
    };
}

const FILES: &[(&str, &str)] = runtime_files![
    "body.rs",
    "content.rs",
    "cursor/any.rs",
    "cursor/fields.rs",
    "cursor/lexer.rs",
    "cursor/mod.rs",
    "cursor/seek.rs",
    "cursor/skip.rs",
    "decode_error.rs",
    "extra.rs",
    "fault.rs",
    "filling.rs",
    "guid.rs",
    "input.rs",
    "key.rs",
    "macros.rs",
    "malformed.rs",
    "mod.rs",
    "names.rs",
    "number.rs",
    "object.rs",
    "output.rs",
    "pattern.rs",
    "places.rs",
    "raw.rs",
    "scalars.rs",
    "scan.rs",
    "serde_input.rs",
    "serde_output.rs",
    "serde_raw.rs",
    "tagged.rs",
    "text.rs",
    "time.rs",
    "token.rs",
    "unknown.rs",
    "well_formed.rs",
    "wire.rs",
];

/// The files by path.
pub(super) fn all() -> impl Iterator<Item = (String, Vec<u8>)> {
    FILES.iter().map(|(name, text)| {
        let text = header(&format!("hookwright's own `codegen/src/runtime/{name}`")) + without_tests(text);
        (format!("src/runtime/{name}"), text.into_bytes())
    })
}

/// Tests stay with the compiler.
fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\n").next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::FILES;

    #[test]
    fn every_file_of_the_runtime_is_listed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/runtime");
        let mut names = Vec::new();
        collect(&folder, "", &mut names);
        names.sort();
        assert_eq!(names, FILES.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>());
    }

    fn collect(folder: &Path, within: &str, names: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = within.to_owned() + entry.file_name().to_str().unwrap();
            match entry.path().is_dir() {
                true => collect(&entry.path(), &format!("{name}/"), names),
                false => names.push(name),
            }
        }
    }
}

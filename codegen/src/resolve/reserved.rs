//! Names that types of a vendor cannot have in Rust.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Types that each vendor's module has.
const OWN: &[&str] = &["Event", "EventType", "Header"];

/// Names of Rust's own prelude that generated code relies on.
const RUST: &[&str] = &[
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Cow",
    "Debug",
    "Default",
    "Eq",
    "Err",
    "From",
    "Hash",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self_",
    "Some",
    "String",
    "Vec",
];

/// Names that types of a vendor cannot have: those of its module, of Rust's prelude, and all that
/// generated code imports from the runtime, as the runtime's own prelude lists them.
pub(crate) fn reserved_types() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let prelude = hookwright_runtime::sources().find(|(path, _)| *path == "prelude.rs");
        let mut names: BTreeSet<&str> = OWN.iter().chain(RUST).copied().collect();
        names.extend(prelude.into_iter().flat_map(|(_, text)| exports(text)));
        names.into_iter().collect()
    });
    &NAMES
}

/// The types and traits that a file of nothing but comments and `use` items exports: words that
/// start with a capital letter.
fn exports(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or(line));
    let words = code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'));
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::reserved_types;

    #[test]
    fn what_the_runtime_exports_is_reserved() {
        let names = reserved_types();
        for name in ["BTreeMap", "CodecError", "DateTime", "Decode", "Event", "Map", "ObjectDescriptor", "Value", "Vec"]
        {
            assert!(names.contains(&name), "{name} is missing in {names:?}");
        }
        // Not what the prelude does not export, nor its functions and comments.
        for name in ["LineIndexes", "What", "Only", "debug", "Content", "Scalar"] {
            assert!(!names.contains(&name), "{name} is in {names:?}");
        }
    }
}

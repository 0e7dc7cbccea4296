//! The names that generated code imports.

use crate::sources;

/// The types and traits that the runtime's prelude exports. Generated code imports them all, so a
/// vendor's types cannot have these names.
///
/// ```
/// assert!(hookwright_runtime::exported_types().any(|name| name == "DateTime"));
/// ```
pub fn exported_types() -> impl Iterator<Item = &'static str> {
    let prelude = sources().find(|(path, _)| *path == "prelude.rs");
    prelude.into_iter().flat_map(|(_, text)| types(text))
}

/// The types and traits that a file of nothing but comments and `use` items exports: words that
/// start with a capital letter, unless only their methods are exported, as `Name as _`.
fn types(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or(line));
    let items = code.flat_map(|line| line.split([',', '{', '}', ';'])).filter(|item| !item.ends_with(" as _"));
    let words = items.flat_map(|item| item.split(|c: char| !c.is_alphanumeric() && c != '_'));
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::{exported_types, types};

    #[test]
    fn what_the_prelude_exports_is_listed() {
        let names: Vec<&str> = exported_types().collect();
        for name in ["BTreeMap", "CodecError", "DateTime", "Decode", "Json", "ObjectDescriptor", "Uuid"] {
            assert!(names.contains(&name), "{name} is missing in {names:?}");
        }
        // Not what the prelude does not export, nor its functions and comments.
        for name in ["What", "Only", "debug", "Map", "Scalar", "Payload"] {
            assert!(!names.contains(&name), "{name} is in {names:?}");
        }
    }

    #[test]
    fn comments_paths_and_functions_are_no_types() {
        let text =
            "//! A Comment.\nuse std::x::{A, B as C, d}; // Another\npub(crate) use crate::e::F;\nuse crate::G as _;\n";
        assert_eq!(types(text).collect::<Vec<_>>(), ["A", "B", "C", "F"]);
    }
}

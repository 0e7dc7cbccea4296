//! Types that several vendors share: which files have them.

/// The name of their directory, which no vendor has.
pub(crate) const COMMON: &str = "common";

/// Whether a file is one of common types, by its path relative to the schema directory.
pub(crate) fn is_common(path: &str) -> bool {
    path.split_once('/').is_some_and(|(folder, _)| folder == COMMON)
}

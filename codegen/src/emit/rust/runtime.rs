//! The part of the crate that is the same for all vendors: the sources of `hookwright-runtime`.

use super::file::header;

/// The files by path.
pub(super) fn files() -> impl Iterator<Item = (String, Vec<u8>)> {
    hookwright_runtime::sources().map(|(path, text)| {
        let text = header(&format!("hookwright's own `codegen/runtime/src/runtime/{path}`")) + text;
        (format!("src/runtime/{path}"), text.into_bytes())
    })
}

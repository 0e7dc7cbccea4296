//! Formats a file of Rust and puts our header on it.

use proc_macro2::TokenStream;

use crate::internal::InternalError;
use crate::mark::MARK;
use crate::text::visible;

/// The header of a file that comes from `source`.
pub(super) fn header(source: &str) -> String {
    let source = visible(source);
    format!("// {MARK} from {source}. Do not edit: change the schemas and run `cargo xtask regen`.\n\n")
}

/// A file of Rust, formatted, with a blank line between items. The tokens are taken, because
/// reading shared ones would copy them all.
pub(super) fn format(tokens: TokenStream, source: &str) -> Result<Vec<u8>, InternalError> {
    let bug = |error| InternalError::new(format!("what is emitted from {source} is not valid Rust: {error}"));
    let file: syn::File = syn::parse2(tokens).map_err(bug)?;
    let mut text = header(source);
    let part = |attrs, items| prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs, items });
    if !file.attrs.is_empty() {
        text.push_str(&part(file.attrs, Vec::new()));
        text.push('\n');
    }
    let mut last = None;
    for item in file.items {
        let kind = std::mem::discriminant(&item);
        let listed =
            matches!(item, syn::Item::Use(_)) || matches!(&item, syn::Item::Mod(module) if module.attrs.is_empty());
        if last.is_some_and(|last| last != kind || !listed) {
            text.push('\n');
        }
        last = Some(kind);
        text.push_str(&part(Vec::new(), vec![item]));
    }
    Ok(text.into_bytes())
}

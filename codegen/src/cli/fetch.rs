//! The page of a vendor, fetched from where `vendor.yaml` says that it is.

use std::path::PathBuf;

use super::Console;
use super::drift::DriftArgs;
use crate::evidence::Layout;

/// Fetches a vendor's page, or reports why there is none.
#[cfg(feature = "fetch")]
pub(super) fn page(console: &mut Console<'_>, vendor: &str, layout: &Layout, args: &DriftArgs) -> Option<PathBuf> {
    use crate::evidence::{Cache, Limits, fetch};

    let Some(address) = &layout.url else {
        let text = format!("`{vendor}/vendor.yaml` does not say where the vendor publishes its document");
        console.error(&text, &["name a document, or add `url` to `document`"]);
        return None;
    };
    match fetch(address, &Cache::of(&args.cache, vendor), Limits::default()) {
        Ok(fetched) => {
            if let Some(last) = fetched.redirects.last() {
                console.warning(&format!("`{address}` redirects to `{last}`"));
            }
            let state = if fetched.is_unchanged { "has not changed since it was fetched" } else { "was fetched" };
            console.message(&format!("hookwright: `{address}` {state}; it is in `{}`\n", fetched.path.display()));
            Some(fetched.path)
        }
        Err(why) => {
            console.error(&format!("`{address}` cannot be fetched: {why}"), &[]);
            None
        }
    }
}

/// Reports that this build fetches nothing.
#[cfg(not(feature = "fetch"))]
pub(super) fn page(console: &mut Console<'_>, _vendor: &str, layout: &Layout, _args: &DriftArgs) -> Option<PathBuf> {
    let address = layout.url.as_deref().map(|address| format!(", so it cannot fetch `{address}`")).unwrap_or_default();
    console.error(&format!("this build of hookwright fetches no pages{address}"), &["name a document"]);
    None
}

//! Fetches the page that a vendor declares.
//!
//! Only over https, unless the host is this machine; for a limited time and up to a limited size; and
//! not again if the server says that it has not changed. The page is kept as a file, so that the lines
//! of a report can be looked up.

mod cache;
mod client;
#[cfg(test)]
mod tests;

pub(crate) use cache::Cache;

use std::path::PathBuf;
use std::time::Duration;

use self::client::{Answer, Client};
use super::MAX_DOCUMENT;
use crate::url;

/// How long and how much is fetched at most.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The time until a page is there, redirects included.
    pub(crate) time: Duration,
    /// The size of a page, in bytes.
    pub(crate) bytes: u64,
    /// How many redirects are followed.
    pub(crate) redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { time: Duration::from_secs(30), bytes: MAX_DOCUMENT, redirects: 5 }
    }
}

/// A page that is there.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// The file that it is kept in.
    pub(crate) path: PathBuf,
    /// Where the server has sent us on the way.
    pub(crate) redirects: Vec<String>,
    /// The page is the one that was fetched before.
    pub(crate) is_unchanged: bool,
}

/// Fetches a page, or says why there is none.
pub(crate) fn fetch(address: &str, cache: &Cache, limits: Limits) -> Result<Fetched, String> {
    let known = cache.known(address);
    let mut client = Client::new(limits);
    let mut redirects: Vec<String> = Vec::new();
    let mut current = address.to_owned();
    loop {
        if !url::is_fetchable(&current) {
            return Err(match redirects.is_empty() {
                true => format!("`{current}` is no https address"),
                false => format!("it redirects to `{current}`, which is no https address"),
            });
        }
        match client.get(&current, known.as_ref())? {
            Answer::Redirect(to) => {
                let to = url::resolved(&current, &to)
                    .ok_or_else(|| format!("it redirects to `{to}`, which is no address"))?;
                // A page of the web has nothing to say about this machine.
                if url::is_local(&to) && !url::is_local(&current) {
                    return Err(format!("it redirects to this machine: `{to}`"));
                }
                if redirects.len() == limits.redirects || redirects.contains(&to) {
                    return Err(format!("it redirects too often, at last to `{to}`"));
                }
                redirects.push(to.clone());
                current = to;
            }
            Answer::NotModified => {
                let known =
                    known.ok_or("the server says that the page has not changed, but there is none from before")?;
                return Ok(Fetched { path: known.path, redirects, is_unchanged: true });
            }
            Answer::Page(page) => {
                let path = cache.keep(address, &page).map_err(|error| format!("it cannot be kept: {error}"))?;
                return Ok(Fetched { path, redirects, is_unchanged: false });
            }
        }
    }
}

//! The files that all pages share.

use super::layout::STYLE;
use super::links::SHARED;
use super::validator;

/// The texts of our own, by file name.
const OWN: [(&str, &str); 7] = [
    (STYLE, include_str!("assets/site.css")),
    ("icon.svg", include_str!("assets/icon.svg")),
    ("data.js", include_str!("assets/data.js")),
    ("search.js", include_str!("assets/search.js")),
    ("search-box.js", include_str!("assets/search-box.js")),
    ("copy.js", include_str!("assets/copy.js")),
    ("detect.js", include_str!("assets/detect.js")),
];

/// The text of a file.
pub(super) fn text(name: &str) -> String {
    match name {
        "check.js" => include_str!("assets/check.js").to_owned(),
        validator::FILE => validator::script(),
        name => OWN.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text).to_owned(),
    }
}

/// All of them, by path in the site.
pub(super) fn files() -> impl Iterator<Item = (String, Vec<u8>)> {
    let names = OWN.iter().map(|(name, _)| *name).chain(["check.js", validator::FILE]);
    names.map(|name| (format!("{SHARED}/{name}"), text(name).into_bytes()))
}

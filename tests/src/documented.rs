//! What `tests/fixtures/extract.py` reads out of the vendors' documents.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::root;
use crate::vendors::Vendor;

/// The request bodies that the document of a vendor shows: file name without ending, and text.
pub fn documented<V: Vendor>() -> Vec<(String, Vec<u8>)> {
    let directory = root().join("tests/fixtures/documented").join(V::NAME);
    let Ok(entries) = directory.read_dir() else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read(path).expect("readable"))
    };
    let bodies = paths.iter().map(read).filter(|(name, _)| !V::OTHER_FILES.contains(&name.as_str()));
    bodies.collect()
}

/// The documented request body of a file.
pub fn documented_body<V: Vendor>(name: &str) -> Value {
    let (_, body) = documented::<V>().into_iter().find(|(file, _)| file == name).expect("the file is there");
    serde_json::from_slice(&body).expect("the fixtures are JSON")
}

/// The rows of the tables in the document of a vendor.
pub fn documented_rows<T: DeserializeOwned>(vendor: &str) -> T {
    let path = root().join("tests/fixtures/documented/rows").join(vendor).with_extension("json");
    serde_json::from_slice(&std::fs::read(path).expect("the rows are there")).expect("the rows are JSON")
}

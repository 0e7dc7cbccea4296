//! `package.json`.

use serde_json::{Map, Value, json};

use crate::emit::contract::Paths;
use crate::emit::export::Shared;

/// `package.json`.
pub(super) fn manifest(export: &Shared<'_>) -> Value {
    let package = export.package;
    let mut manifest = json!({
        "name": package.name.to_lowercase(),
        "version": package.version,
        "description": package.description,
        "license": package.license,
    });
    let about = export.parts.first().map(|part| part.about).unwrap_or_default();
    if let Value::Object(manifest) = &mut manifest {
        manifest.extend(about.members(false).remove("contact").map(|contact| ("author".to_owned(), author(contact))));
        let repository = package.repository.iter();
        manifest.extend(repository.map(|url| ("repository".to_owned(), json!({"type": "git", "url": url}))));
        manifest.insert("type".to_owned(), "module".into());
        manifest.insert("sideEffects".to_owned(), false.into());
        manifest.insert("files".to_owned(), json!(["lib", "schemas"]));
        manifest.insert("exports".to_owned(), exports(export).into());
    }
    manifest
}

/// An author has a name in npm; one who has none is called by what there is.
fn author(mut contact: Value) -> Value {
    if let Value::Object(contact) = &mut contact
        && !contact.contains_key("name")
    {
        let name = ["email", "url"].iter().find_map(|key| contact.get(*key)).cloned();
        contact.extend(name.map(|name| ("name".to_owned(), name)));
    }
    contact
}

/// What can be imported: a module of each vendor, and all files of `schemas/`.
fn exports(export: &Shared<'_>) -> Map<String, Value> {
    let mut exports = Map::new();
    for part in export.parts {
        let paths = Paths::of(part.vendor);
        let module = |name: &str| format!("./lib/{}", paths.beside_bundle(name));
        let name = paths.beside_bundle("").trim_end_matches('/').to_owned();
        exports.insert(format!("./{name}"), json!({"types": module("index.d.ts"), "default": module("index.js")}));
    }
    for path in ["./schemas/*", "./package.json"] {
        exports.insert(path.to_owned(), path.into());
    }
    exports
}

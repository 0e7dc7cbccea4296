//! Types that schemas name and do not have, as long as nobody has written them.

use std::collections::BTreeMap;
use std::path::Path;

use crate::compile::{Compilation, compile_with};
use crate::lint::lists;
use crate::load::{LoadedVendor, Unsaved};
use crate::resolve::parse_type;

/// The types that a vendor's schemas name and lack, each with a field that has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) names: BTreeMap<String, String>,
}

/// Compiles the schemas with a type for each that is missing, which takes any value.
pub(super) fn with_missing(schemas: &Path, vendor: &str, unsaved: &Unsaved) -> (Compilation, Missing) {
    let compilation = compile_with(schemas, unsaved);
    if compilation.model.is_some() {
        return (compilation, Missing::default());
    }
    let loaded = compilation.loaded.iter().find(|loaded| loaded.name == vendor);
    let missing = loaded.map(missing).unwrap_or_default();
    if missing.names.is_empty() {
        return (compilation, missing);
    }
    let types =
        missing.names.keys().map(|name| format!("  {}: {{type: any, doc: Missing.}}\n", super::yaml::text(name)));
    let text = format!("types:\n{}", types.collect::<String>());
    let mut unsaved = unsaved.clone();
    unsaved.insert(format!("{vendor}/missing-types.yaml"), text);
    (compile_with(schemas, &unsaved), missing)
}

fn missing(loaded: &LoadedVendor) -> Missing {
    let known = |name: &str| {
        let types = loaded.files.iter().flat_map(|file| file.schema.types.iter());
        types.map(|(key, _)| key).any(|key| key.value == name)
    };
    let mut missing = Missing::default();
    let entries = lists(loaded).into_iter().flat_map(|(_, entries)| entries);
    let entries = entries.filter_map(|entry| Some((&entry.name.value, entry.keys.as_ref()?.ty.as_ref()?)));
    let dictionary = loaded.files.iter().flat_map(|file| file.schema.fields.iter());
    let dictionary = dictionary.filter_map(|(name, field)| Some((&name.value, field.ty.as_ref()?)));
    for (field, ty) in entries.chain(dictionary) {
        let Ok(ty) = parse_type(&ty.value) else { continue };
        if let Some(name) = super::types::name_in(&ty.shape).filter(|name| !known(name)) {
            missing.names.entry(name.clone()).or_insert_with(|| field.clone());
        }
    }
    missing
}

//! Types that schemas name and do not have, as long as nobody has written them.

use std::collections::BTreeMap;
use std::path::Path;

use super::draft::{FieldDraft, KindDraft, TypeDraft};
use crate::common::Shared;
use crate::compile::{Compilation, compile_sharing};
use crate::lint::lists;
use crate::load::{LoadedVendor, Unsaved};
use crate::model::{Scalar, Shape, TypeRef};
use crate::resolve::parse_type;

/// The types that a vendor's schemas name and lack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    /// Types of fields, each with a field that has it.
    pub(crate) names: BTreeMap<String, String>,
    /// The object around an event.
    pub(crate) wrapper: Option<String>,
}

impl Missing {
    fn is_empty(&self) -> bool {
        self.names.is_empty() && self.wrapper.is_none()
    }

    /// The wrapper as it is written: documents of events say nothing of it but that an event is in it.
    pub(super) fn wrapper_draft(&self) -> Option<TypeDraft> {
        let event = TypeRef { shape: Shape::Scalar(Scalar::Event), nullable: false };
        let field =
            FieldDraft { name: "event".to_owned(), ty: Some(event), optional: Some(true), ..FieldDraft::default() };
        Some(TypeDraft {
            name: self.wrapper.clone()?,
            kind: KindDraft::Object { fields: vec![field], presence: None },
            described: true,
            at: None,
            comments: vec!["say where in the body the event is".to_owned()],
        })
    }
}

/// Compiles the schemas with a type for each that is missing, which takes any value.
pub(super) fn with_missing(schemas: &Path, vendor: &str, unsaved: &Unsaved) -> (Compilation, Missing) {
    let compilation = compile_sharing(schemas, unsaved, Shared::All);
    if compilation.model.is_some() {
        return (compilation, Missing::default());
    }
    let loaded = compilation.loaded.iter().find(|loaded| loaded.name == vendor);
    let missing = loaded.map(missing).unwrap_or_default();
    if missing.is_empty() {
        return (compilation, missing);
    }
    let entry = |name: &String, keys: &str| format!("  {}: {{{keys}, doc: Missing.}}\n", super::yaml::text(name));
    let types = missing.names.keys().map(|name| entry(name, "type: any"));
    let wrapper = missing
        .wrapper
        .iter()
        .map(|name| entry(name, "fields: [{event: {type: event, optional: true, doc: Missing.}}]"));
    let text = format!("types:\n{}", types.chain(wrapper).collect::<String>());
    let mut unsaved = unsaved.clone();
    unsaved.insert(format!("{vendor}/missing-types.yaml"), text);
    (compile_sharing(schemas, &unsaved, Shared::All), missing)
}

fn missing(loaded: &LoadedVendor) -> Missing {
    let known = |name: &str| {
        let types = loaded.files.iter().flat_map(|file| file.schema.types.iter());
        types.map(|(key, _)| key).any(|key| key.value == name)
    };
    let wrapper = loaded.vendor.wrapper.as_ref().map(|name| name.value.clone());
    let wrapper = wrapper.filter(|name| !known(name));
    let mut missing = Missing { wrapper, ..Missing::default() };
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

//! `catalog-info.yaml`, by which Backstage lists API documents: an entity for each vendor.

use serde_json::{Value, json};

use super::contract::Paths;
use super::contract::requests::component_name;
use super::export::Shared;
use crate::internal::Checked;
use crate::output::Files;

/// The longest name of an entity.
const MAX_NAME: usize = 63;

/// The file, for documents of a format that are called `document` in the vendors' directories.
pub(super) fn catalog_info(export: &Shared<'_>, format: &str, document: &str) -> Files {
    let entities = export.parts.iter().map(|part| {
        let (vendor, contact) = (part.vendor, part.about.contact);
        let owner = contact.and_then(|contact| contact.name).map_or_else(|| "unknown".to_owned(), entity_name);
        entity(&json!({
            "apiVersion": "backstage.io/v1alpha1",
            "kind": "API",
            "metadata": {
                "name": entity_name(&format!("{}-{format}", vendor.name)),
                "title": vendor.title,
                "description": vendor.docs.text,
                "tags": ["webhooks"],
                "links": [{"url": vendor.url, "title": "The vendor's own document"}],
            },
            "spec": {
                "type": format,
                "lifecycle": "production",
                "owner": owner,
                "definition": {"$text": format!("./{}", Paths::of(vendor).beside_bundle(document))},
            },
        }))
    });
    let text: String = entities.collect();
    if text.is_empty() { Files::new() } else { Files::from([("catalog-info.yaml".to_owned(), text.into_bytes())]) }
}

/// One document of several in a file of YAML.
fn entity(entity: &Value) -> String {
    format!("---\n{}", serde_yaml::to_string(entity).checked("an entity cannot be written as YAML"))
}

/// A name that entities may have: letters and digits, with single signs between them.
fn entity_name(text: &str) -> String {
    let lower = component_name(&text.to_lowercase()).replace('_', "-");
    let words = lower.split('-').filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    let cut: String = name.chars().take(MAX_NAME).collect();
    let plain = cut.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if plain.is_empty() { "unknown".to_owned() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::entity_name;

    #[test]
    fn names_are_those_of_entities() {
        for (text, expected) in [
            ("enreach-openapi", "enreach-openapi"),
            ("Team Événements!", "team-v-nements"),
            ("日本", "unknown"),
            ("a__b", "a-b"),
        ] {
            assert_eq!(entity_name(text), expected, "{text}");
        }
        assert_eq!(entity_name(&"a".repeat(99)).len(), 63);
    }
}

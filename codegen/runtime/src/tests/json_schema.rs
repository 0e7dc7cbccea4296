use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::runtime::json_schema::{Catalogue, Part, Schemas, Subschema, subschema};

struct Trees;

impl Schemas for Trees {
    const MODULE: &'static str = "forest";
    const SUBSCHEMAS: &'static [Subschema] = &[subschema::<Trees, 0>, subschema::<Trees, 1>];

    fn catalogue() -> &'static Catalogue {
        static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
            Catalogue::parse(
                r##"{"Leaf": {"type": "string", "examples": ["$ref"]},
                    "Tree": {"type": "object", "properties": {
                        "$ref": {"anyOf": [{"$ref": "#/$defs/Leaf"}, {"type": "null"}]},
                        "below": {"type": "array", "items": {"$ref": "#/$defs/Tree"}}}}}"##,
            )
        });
        &CATALOGUE
    }
}

/// Somebody's own type, which has taken the name.
#[derive(JsonSchema)]
#[allow(dead_code)]
struct Leaf(bool);

#[derive(JsonSchema)]
#[allow(dead_code)]
struct Garden {
    leaf: Leaf,
    tree: Part<Trees, 1>,
}

#[test]
fn references_follow_the_generator() {
    let schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<Garden>();
    let schema = schema.as_value();
    assert_eq!(schema.pointer("/properties/tree"), Some(&json!({"$ref": "#/definitions/Tree"})));
    let tree = schema.pointer("/definitions/Tree/properties").unwrap();
    assert_eq!(tree.pointer("/below/items"), Some(&json!({"$ref": "#/definitions/Tree"})));
    assert_eq!(schema.pointer("/definitions/Leaf/type"), Some(&json!("boolean")));
    let leaf = tree.pointer("/$ref/anyOf/0/$ref").and_then(Value::as_str).unwrap();
    let leaf = schema.pointer(leaf.trim_start_matches('#'));
    assert_eq!(leaf, Some(&json!({"type": "string", "examples": ["$ref"]})));
}

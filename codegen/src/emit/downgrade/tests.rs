//! What older readers are told.

use serde_json::{Map, Value, json};

use super::{draft04, openapi30};

fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn draft_04_says_it_in_its_words() {
    let file = json!({
        "$schema": "http://json-schema.org/draft-04/schema#", "$id": "https://a.example/x", "title": "X",
        "properties": {
            "const": {"const": "X"},
            "kind": {"type": "string", "const": "X", "enum": ["X"]},
            "examples": {"type": ["string", "null"], "examples": ["a"], "deprecated": true},
            "above": {"exclusiveMinimum": 1},
            "any": true, "none": {"items": false},
            "open": {"propertyNames": {"type": "string"}, "additionalProperties": true},
            "keyed": {"propertyNames": {"$ref": "#/definitions/Key"}, "additionalProperties": {"const": 1}},
        },
        "definitions": {"Key": {"enum": ["a", "b"]}},
    });
    let expected = json!({
        "$schema": "http://json-schema.org/draft-04/schema#", "id": "https://a.example/x", "title": "X",
        "properties": {
            "const": {"enum": ["X"]},
            "kind": {"type": "string", "enum": ["X"]},
            "examples": {"type": ["string", "null"]},
            "above": {"exclusiveMinimum": true, "minimum": 1},
            "any": {}, "none": {"items": {"not": {}}},
            "open": {"additionalProperties": true},
            "keyed": {"properties": {"a": {"enum": [1]}, "b": {"enum": [1]}}, "additionalProperties": false},
        },
        "definitions": {"Key": {"enum": ["a", "b"]}},
    });
    assert_eq!(Value::Object(draft04(object(file))), expected);
}

#[test]
fn openapi_3_0_has_no_webhooks_and_no_null() {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "X", "version": "1.0.0", "license": {"name": "MIT", "identifier": "MIT"}},
        "webhooks": {"x": {}},
        "components": {
            "schemas": {
                "Text": {"type": ["string", "null"], "examples": ["a", "b"]},
                "Null": {"anyOf": [{"$ref": "#/components/schemas/Text"}, {"type": "null"}]},
                "Beside": {"$ref": "#/components/schemas/Text", "description": "A text."},
                "One": {"anyOf": [{"$ref": "#/components/schemas/Text"}], "description": "A text."},
                "Any": {"anyOf": [{}], "description": "Anything."},
                "Group": {"type": "object", "dependentRequired": {"a": ["b"]}},
                "Bytes": {"type": "string", "contentEncoding": "base64"},
                "Both": {"type": ["string", "integer", "null"]},
            },
            "parameters": {"p": {"name": "p", "in": "query", "schema": {"const": "a"}, "example": {"schema": true}}},
        },
    });
    let none = json!({"type": "string", "nullable": true, "enum": [null]});
    let expected = json!({
        "openapi": "3.0.4",
        "info": {"title": "X", "version": "1.0.0", "license": {"name": "MIT"}},
        "components": {
            "schemas": {
                "Text": {"type": "string", "nullable": true, "example": "a"},
                "Null": {"anyOf": [{"$ref": "#/components/schemas/Text"}, none]},
                "Beside": {"allOf": [{"$ref": "#/components/schemas/Text"}], "description": "A text."},
                "One": {"description": "A text.", "allOf": [{"$ref": "#/components/schemas/Text"}]},
                "Any": {"description": "Anything."},
                "Group": {"type": "object", "allOf": [{"anyOf": [{"not": {"required": ["a"]}}, {"required": ["b"]}]}]},
                "Bytes": {"type": "string", "format": "byte"},
                "Both": {"anyOf": [{"type": "string"}, {"type": "integer"}, none]},
            },
            "parameters": {"p": {"name": "p", "in": "query", "schema": {"enum": ["a"]}, "example": {"schema": true}}},
        },
        "paths": {},
    });
    assert_eq!(openapi30(&document), expected);
}

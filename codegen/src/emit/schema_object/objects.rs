//! Objects: properties, what is required, and what holds between them.

use serde_json::{Map, Value, json};

use super::writer::{Writer, deprecated, single};
use crate::emit::contract::{Properties, Property, PropertyContent, Target};

impl<'a> Writer<'a> {
    /// `type: object` with its properties, and what holds between them.
    pub(super) fn object(&mut self, object: Properties<'a>) -> Map<String, Value> {
        let required: Vec<Value> =
            object.list.iter().filter(|property| property.required).map(|property| property.name.into()).collect();
        let mut schema = single("type", Value::from("object"));
        let properties = object.list.into_iter().map(|property| (property.name.to_owned(), self.property(property)));
        schema.insert("properties".to_owned(), Value::Object(properties.collect()));
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        add_together(&mut schema, self.dialect.draft.dependencies_keyword(), object.together);
        add_one_of(&mut schema, object.one_of);
        schema
    }

    fn property(&mut self, property: Property<'a>) -> Value {
        let schema = match property.content {
            PropertyContent::Discriminator(value) => self.discriminator(value),
            PropertyContent::Null => single("type", Value::from("null")),
            PropertyContent::Value(value) => self.value(value),
            PropertyContent::Events => {
                let mut list = single("type", Value::from("array"));
                list.insert("items".to_owned(), self.reference(Target::AnyEvent).into());
                list
            }
        };
        let mut annotations = Map::new();
        if property.read_only && self.is_in_document() {
            annotations.insert("readOnly".to_owned(), Value::Bool(true));
        }
        if property.deprecated {
            annotations.extend(deprecated());
        }
        self.annotated(schema, property.description, annotations).into()
    }

    /// A discriminator with its one value: see the module's notes on it.
    fn discriminator(&self, value: &str) -> Map<String, Value> {
        let mut schema = single("type", Value::from("string"));
        match self.dialect.has_constants() {
            true => schema.insert("const".to_owned(), value.into()),
            false => schema.insert("enum".to_owned(), json!([value])),
        };
        schema
    }
}

/// Each member of a group asks for the others.
fn add_together(schema: &mut Map<String, Value>, keyword: &str, groups: &[Vec<String>]) {
    let mut dependencies: Map<String, Value> = Map::new();
    for group in groups {
        for name in group {
            let others = group.iter().filter(|other| *other != name);
            let others = others.map(|other| Value::from(other.as_str()));
            let entry = dependencies.entry(name.clone()).or_insert_with(|| json!([]));
            if let Value::Array(list) = entry {
                for other in others {
                    if !list.contains(&other) {
                        list.push(other);
                    }
                }
            }
        }
    }
    if !dependencies.is_empty() {
        schema.insert(keyword.to_owned(), dependencies.into());
    }
}

/// Exactly one name of each group is there.
///
/// One branch for each way to choose, also with several groups: exactly one branch fits if and
/// only if exactly one name of each group is there, and typify panics at an `allOf` of `oneOf`s.
/// The branches list the properties too, for ajv's `strictRequired`, and because typify drops
/// what they do not list.
fn add_one_of(schema: &mut Map<String, Value>, groups: &[Vec<String>]) {
    let mut choices: Vec<Vec<&str>> = vec![Vec::new()];
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let mut longer = Vec::new();
        for chosen in &choices {
            for name in group {
                longer.push([chosen.as_slice(), &[name.as_str()]].concat());
            }
        }
        choices = longer;
    }
    if choices.iter().all(Vec::is_empty) {
        return;
    }
    let branch = |names: &Vec<&str>| {
        let properties = names.iter().map(|name| ((*name).to_owned(), json!({})));
        json!({"properties": Map::from_iter(properties), "required": names})
    };
    schema.insert("oneOf".to_owned(), choices.iter().map(branch).collect());
}

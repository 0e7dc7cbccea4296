//! Schemas that refer back to themselves without anything between: no value can be held against them.
//! That a field of an object is such an object again is none of that.

use std::collections::HashMap;

use super::Schemas;
use crate::evidence::relaxed_json::{Json, Value};

/// To how many schemas one may come, counting each as often as it is referred to.
const MOST: u64 = 1_000_000;

/// Looks for a schema that never ends, and says which it is.
pub(super) fn check(schemas: &Schemas) -> Result<(), String> {
    let mut search = Search { schemas, sizes: HashMap::new() };
    search.below(&schemas.root)
}

struct Search<'a> {
    schemas: &'a Schemas,
    /// How many schemas one comes to; none while that is being found out.
    sizes: HashMap<*const Json, Option<u64>>,
}

impl<'a> Search<'a> {
    /// Looks at every reference.
    fn below(&mut self, json: &'a Json) -> Result<(), String> {
        if json.get("$ref").is_some() {
            self.size(json, 0)?;
        }
        match &json.value {
            Value::List(items) => items.iter().try_for_each(|item| self.below(item)),
            Value::Object(entries) => entries.iter().try_for_each(|(_, value)| self.below(value)),
            _ => Ok(()),
        }
    }

    fn size(&mut self, schema: &'a Json, depth: usize) -> Result<u64, String> {
        let key = std::ptr::from_ref(schema);
        match self.sizes.get(&key) {
            Some(Some(size)) => return Ok(*size),
            Some(None) => {
                return Err(format!("the schema in {} refers back to itself", self.schemas.place_text(schema.line)));
            }
            None => {}
        }
        if depth > super::DEEPEST {
            let place = self.schemas.place_text(schema.line);
            return Err(format!("the schema in {place} refers to others over more than {} steps", super::DEEPEST));
        }
        self.sizes.insert(key, None);
        let mut size: u64 = 1;
        for next in self.next(schema) {
            size = size.saturating_add(self.size(next, depth + 1)?);
        }
        if size > MOST {
            let place = self.schemas.place_text(schema.line);
            return Err(format!("the schema in {place} stands for more than {MOST} others"));
        }
        self.sizes.insert(key, Some(size));
        Ok(size)
    }

    /// The schemas that say something of the same value.
    fn next(&self, schema: &'a Json) -> Vec<&'a Json> {
        let mut next: Vec<&'a Json> = schema.get("$ref").and_then(|to| self.schemas.find(to)).into_iter().collect();
        for key in ["allOf", "anyOf", "oneOf"] {
            next.extend(schema.get(key).into_iter().flat_map(Json::items));
        }
        next
    }
}

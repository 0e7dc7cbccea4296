//! Where the dialect accepts text, found by walking the meta-schema along with a schema file.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value};

/// A place for text in a schema file.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The keys and indices that lead to it.
    pub(super) path: Vec<String>,
    /// Whether the text is the last key of the path, not the value below it.
    pub(super) is_key: bool,
    /// The schema of the value, by address.
    schema: usize,
}

impl Place {
    /// The file with a text at this place; none if a key would replace another.
    pub(super) fn with(&self, file: &Value, text: &str) -> Option<Value> {
        let mut file = file.clone();
        let (last, parents) = self.path.split_last()?;
        let parent = parents.iter().try_fold(&mut file, |value, key| match value {
            Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
            Value::Object(entries) => entries.get_mut(key),
            _ => None,
        })?;
        match parent {
            Value::Array(items) => *items.get_mut(last.parse::<usize>().ok()?)? = Value::from(text),
            Value::Object(entries) if self.is_key => {
                if entries.contains_key(text) {
                    return None;
                }
                // In the same order: that of fields and events counts.
                let renamed = |(key, value)| if key == *last { (text.to_owned(), value) } else { (key, value) };
                *entries = std::mem::take(entries).into_iter().map(renamed).collect();
            }
            Value::Object(entries) => {
                entries.insert(last.clone(), Value::from(text));
            }
            _ => return None,
        }
        Some(file)
    }
}

/// What a walk has found.
pub(super) struct Found {
    pub(super) places: Vec<Place>,
    /// Every key that the meta-schema knows, with whether the file has it, so that what is below
    /// it was found too.
    pub(super) keys: BTreeMap<String, bool>,
}

/// All places of a schema file.
pub(super) fn places(schema: &Value, file: &Value) -> Found {
    let mut walk = Walk { root: schema, places: Vec::new(), reached: HashSet::new() };
    walk.value(schema, file, &mut Vec::new());
    let keys = walk.keys();
    // Several branches of a schema may lead to one place.
    let mut seen = HashSet::new();
    walk.places.retain(|place| seen.insert((place.path.clone(), place.is_key)));
    // The same key of the same kind of item is tried twice. Names are all tried: some are named
    // elsewhere, and some are not.
    let mut times: HashMap<usize, usize> = HashMap::new();
    walk.places.retain(|place| {
        let times = times.entry(place.schema).or_default();
        *times += usize::from(!place.is_key);
        place.is_key || *times <= 2
    });
    Found { places: walk.places, keys }
}

struct Walk<'a> {
    root: &'a Value,
    places: Vec<Place>,
    /// The schemas of keys that the file has, by address.
    reached: HashSet<*const Value>,
}

impl<'a> Walk<'a> {
    fn add(&mut self, path: &[String], is_key: bool, schema: &Value) {
        self.places.push(Place { path: path.to_vec(), is_key, schema: std::ptr::from_ref(schema).addr() });
    }

    fn keys(&self) -> BTreeMap<String, bool> {
        let definitions = self.root.get("definitions").and_then(Value::as_object).into_iter().flatten();
        let title = self.root.get("title").and_then(Value::as_str).expect("a title");
        let schemas = definitions.map(|(name, schema)| (name.as_str(), schema)).chain([(title, self.root)]);
        let keys = schemas.flat_map(|(name, schema)| {
            let keys = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
            keys.map(move |(key, schema)| (format!("`{key}` of {name}"), std::ptr::from_ref(schema)))
        });
        keys.map(|(name, schema)| (name, self.reached.contains(&schema))).collect()
    }

    /// A schema without references, with every branch that a value could take.
    fn branches(&self, schema: &'a Value) -> Vec<&'a Value> {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let pointer = reference.strip_prefix('#').expect("a reference within the schema");
            return self.branches(self.root.pointer(pointer).expect("what is referred to"));
        }
        let mut branches = vec![schema];
        for key in ["anyOf", "allOf", "oneOf"] {
            let list = schema.get(key).and_then(Value::as_array).into_iter().flatten();
            branches.extend(list.flat_map(|branch| self.branches(branch)));
        }
        branches
    }

    fn takes_text(&self, schema: &'a Value) -> bool {
        self.branches(schema).into_iter().any(|branch| is_any(branch) || has_type(branch, "string"))
    }

    fn value(&mut self, schema: &'a Value, value: &Value, path: &mut Vec<String>) {
        if self.takes_text(schema) {
            self.add(path, false, schema);
        }
        for branch in self.branches(schema) {
            match value {
                Value::Object(entries) if is_any(branch) || has_type(branch, "object") => {
                    self.object(branch, entries, path);
                }
                Value::Array(items) => {
                    let inner = if is_any(branch) { Some(branch) } else { branch.get("items") };
                    for (index, item) in items.iter().enumerate().filter(|_| inner.is_some()) {
                        path.push(index.to_string());
                        self.value(inner.expect("some"), item, path);
                        path.pop();
                    }
                }
                _ => {}
            }
        }
    }

    fn object(&mut self, schema: &'a Value, entries: &Map<String, Value>, path: &mut Vec<String>) {
        let known = schema.get("properties").and_then(Value::as_object);
        for (key, inner) in known.into_iter().flatten() {
            path.push(key.clone());
            match entries.get(key) {
                Some(value) => self.value(inner, value, path),
                // A string can be added anywhere; of all else there must be one somewhere.
                None if self.takes_text(inner) => self.add(path, false, inner),
                None => {
                    path.pop();
                    continue;
                }
            }
            path.pop();
            self.reached.insert(std::ptr::from_ref(inner));
        }
        let others = if is_any(schema) { Some(schema) } else { schema.get("additionalProperties") };
        let Some(others) = others.filter(|others| **others != Value::Bool(false)) else { return };
        for (key, value) in entries.iter().filter(|(key, _)| known.is_none_or(|known| !known.contains_key(*key))) {
            path.push(key.clone());
            self.add(path, true, others);
            self.value(others, value, path);
            path.pop();
        }
    }
}

fn has_type(schema: &Value, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == name,
        Some(Value::Array(several)) => several.iter().any(|one| one == name),
        _ => false,
    }
}

/// Whether any value fits.
fn is_any(schema: &Value) -> bool {
    let says_nothing = |schema: &Map<String, Value>| {
        schema.keys().all(|key| ["description", "default", "title"].contains(&key.as_str()))
    };
    *schema == Value::Bool(true) || schema.as_object().is_some_and(says_nothing)
}

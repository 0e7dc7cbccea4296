//! JSON as people write it in documentation: with comments and trailing commas. Each value knows
//! its line, so that a difference is shown where it is.

mod parser;
#[cfg(test)]
mod tests;

pub(crate) use parser::{Parsed, parse};

use serde_json::Number;

/// A value with its line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Json {
    pub(crate) line: usize,
    pub(crate) value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The field of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        match &self.value {
            Value::Object(fields) => fields.iter().find(|(field, _)| field == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Whether a path leads to a field, through lists too.
    pub(crate) fn has(&self, path: &[String]) -> bool {
        match (&self.value, path.split_first()) {
            (_, None) => true,
            (Value::List(items), Some(_)) => items.iter().any(|item| item.has(path)),
            (_, Some((name, rest))) => self.get(name).is_some_and(|value| value.has(rest)),
        }
    }

    /// The value without its lines.
    pub(crate) fn data(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => serde_json::Value::Bool(*value),
            Value::Number(number) => serde_json::Value::Number(number.clone()),
            Value::String(text) => serde_json::Value::String(text.clone()),
            Value::List(items) => items.iter().map(Json::data).collect(),
            Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value.data())).collect(),
        }
    }

    /// The text of a string.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

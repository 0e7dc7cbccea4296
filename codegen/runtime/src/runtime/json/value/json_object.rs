//! A JSON object, owned.

use std::fmt;
use std::ops::Deref;

use serde_json::{Map, Value};

use super::{Json, JsonRef};

/// A JSON object that is kept as its text. It has all methods of [`Json`].
#[derive(Clone, PartialEq, Eq)]
pub struct JsonObject(Json);

impl JsonObject {
    /// Of the text of an object that was checked, without white space.
    pub(crate) fn of_checked(text: &str) -> JsonObject {
        JsonObject(Json::of_checked(text))
    }

    /// The object as a value of any kind.
    pub fn into_json(self) -> Json {
        self.0
    }
}

/// An object without entries.
impl Default for JsonObject {
    fn default() -> Self {
        Self::of_checked("{}")
    }
}

impl Deref for JsonObject {
    type Target = Json;

    fn deref(&self) -> &Json {
        &self.0
    }
}

impl From<Map<String, Value>> for JsonObject {
    fn from(object: Map<String, Value>) -> Self {
        JsonObject(Value::Object(object).into())
    }
}

/// Gives back what is no object.
impl TryFrom<Json> for JsonObject {
    type Error = Json;

    fn try_from(json: Json) -> Result<Self, Json> {
        if json.as_ref().is_object() { Ok(JsonObject(json)) } else { Err(json) }
    }
}

impl From<JsonObject> for Json {
    fn from(object: JsonObject) -> Json {
        object.0
    }
}

impl PartialEq<Value> for JsonObject {
    fn eq(&self, other: &Value) -> bool {
        self.0 == *other
    }
}

impl PartialEq<JsonRef<'_>> for JsonObject {
    fn eq(&self, other: &JsonRef<'_>) -> bool {
        self.0 == *other
    }
}

/// Shows the JSON.
impl fmt::Debug for JsonObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for JsonObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

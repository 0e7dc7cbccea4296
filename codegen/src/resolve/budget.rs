//! How much memory examples may take: a value that many events share is part of each event's
//! example, so a short file can describe more of them than there is memory for.

use serde_json::{Map, Value};

/// How much all examples of a run may take together, in bytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// About as much as a value takes beside its text.
const VALUE_BYTES: usize = 32;

/// What is left for examples.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
    exhausted: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { left: MAX_BYTES, exhausted: false }
    }
}

impl Budget {
    /// Whether the examples are larger than they may be.
    pub(super) fn is_exhausted(&self) -> bool {
        self.exhausted
    }

    /// Takes what a copy of a value needs; false if that is more than is left.
    pub(super) fn take(&mut self, value: &Value) -> bool {
        self.take_bytes(VALUE_BYTES)
            && match value {
                Value::Null | Value::Bool(_) | Value::Number(_) => true,
                Value::String(text) => self.take_bytes(text.len()),
                Value::Array(items) => items.iter().all(|item| self.take(item)),
                Value::Object(entries) => self.take_entries(entries),
            }
    }

    /// The same for the entries of an object.
    pub(super) fn take_entries(&mut self, entries: &Map<String, Value>) -> bool {
        entries.iter().all(|(key, value)| self.take_bytes(key.len()) && self.take(value))
    }

    /// Takes what a value without a text or items needs.
    pub(super) fn take_one(&mut self) -> bool {
        self.take_bytes(VALUE_BYTES)
    }

    fn take_bytes(&mut self, bytes: usize) -> bool {
        match self.left.checked_sub(bytes) {
            Some(left) => self.left = left,
            None => self.exhausted = true,
        }
        !self.exhausted
    }

    /// What to say when it is exhausted.
    pub(super) fn message(of: &str) -> String {
        let limit = MAX_BYTES / 1024 / 1024;
        format!("with the example of {of}, the examples of all events and types are larger than {limit} MiB")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_keys_and_values_count_until_nothing_is_left() {
        let value = json!({"key": ["text", null, 1]});
        let needed = 5 * VALUE_BYTES + "key".len() + "text".len();
        let mut budget = Budget { left: needed, exhausted: false };
        assert!(budget.take(&value) && !budget.is_exhausted());
        assert_eq!(budget.left, 0);
        assert!(!budget.take_one() && budget.is_exhausted());
        let mut budget = Budget { left: needed - 1, exhausted: false };
        assert!(!budget.take(&value) && budget.is_exhausted());
        // What is small enough does not fit any more either: the error has been found.
        assert!(!budget.take(&json!("")));
    }
}

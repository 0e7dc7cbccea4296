//! How much memory examples may take: a value that many events share is part of each event's
//! example, so a short file can describe more of them than there is memory for.

use serde_json::{Map, Value};

/// How much all examples of a run may take together, in bytes, whatever is in the files.
const BYTES: usize = 64 * 1024 * 1024;

/// How much more they may take for each event and type.
const BYTES_OF_ITEM: usize = 4 * 1024;

/// About as much as a value takes beside its text.
const VALUE_BYTES: usize = 32;

/// What is left for examples.
#[derive(Debug)]
pub(super) struct Budget {
    limit: usize,
    left: usize,
    exhausted: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { limit: BYTES, left: BYTES, exhausted: false }
    }
}

impl Budget {
    /// Adds what a number of events and types may have.
    pub(super) fn grow(&mut self, items: usize) {
        let more = items.saturating_mul(BYTES_OF_ITEM);
        self.limit = self.limit.saturating_add(more);
        self.left = self.left.saturating_add(more);
    }

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
    pub(super) fn message(&self, of: &str) -> String {
        let limit = self.limit / 1024 / 1024;
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
        let mut budget = Budget { limit: needed, left: needed, exhausted: false };
        assert!(budget.take(&value) && !budget.is_exhausted());
        assert_eq!(budget.left, 0);
        assert!(!budget.take_one() && budget.is_exhausted());
        let mut budget = Budget { limit: needed, left: needed - 1, exhausted: false };
        assert!(!budget.take(&value) && budget.is_exhausted());
        budget.grow(1);
        // What is small enough does not fit any more either: the error has been found.
        assert!(!budget.take(&json!("")));
    }
}

//! JSON as a form.

use form_urlencoded::Serializer;

use crate::runtime::JsonRef;

/// A form that is written.
pub(super) struct Form(Serializer<'static, String>);

impl Default for Form {
    fn default() -> Self {
        Form(Serializer::new(String::new()))
    }
}

impl Form {
    /// Adds the members of an object, given as JSON that was written by us.
    pub(super) fn add_object(&mut self, json: &[u8]) {
        let text = std::str::from_utf8(json).unwrap_or_default();
        JsonRef::of_checked(text).members().for_each(|member| self.add(&member.name(), member.value));
    }

    /// Adds a value: null as nothing, a list as a pair for each item, and any other without quotes.
    pub(super) fn add(&mut self, name: &str, value: JsonRef<'_>) {
        if value.is_list() {
            value.iter().for_each(|item| self.add_one(name, item));
        } else {
            self.add_one(name, value);
        }
    }

    fn add_one(&mut self, name: &str, value: JsonRef<'_>) {
        match value.as_str() {
            Some(text) => self.0.append_pair(name, &text),
            None if value.is_null() => self.0.append_pair(name, ""),
            None => self.0.append_pair(name, value.text()),
        };
    }

    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.0.finish().into_bytes()
    }
}

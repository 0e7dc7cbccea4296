//! JSON text as nobody writes it, though it means the same.

use std::fmt::Write;

use serde_json::Value;

/// Writes a value with white space between all tokens, and with escapes where none are needed.
/// What is done where depends on the value alone, so that a failure can be seen again.
pub fn write(value: &Value) -> String {
    let mut text = OddText { text: String::new(), state: value.to_string().len() as u64 | 1 };
    text.space();
    text.value(value);
    text.space();
    text.text
}

struct OddText {
    text: String,
    state: u64,
}

impl OddText {
    /// A number below a bound, by Knuth's generator.
    fn below(&mut self, bound: u64) -> u64 {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % bound
    }

    fn space(&mut self) {
        while self.below(3) == 0 {
            let space = [" ", "\n", "\t", "\r\n", "  "][self.below(5) as usize];
            self.text.push_str(space);
        }
    }

    fn token(&mut self, token: &str) {
        self.space();
        self.text.push_str(token);
        self.space();
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.string(text),
            Value::Array(items) => {
                self.token("[");
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.token(",");
                    }
                    self.value(item);
                }
                self.token("]");
            }
            Value::Object(fields) => {
                self.token("{");
                for (index, (key, item)) in fields.iter().enumerate() {
                    if index > 0 {
                        self.token(",");
                    }
                    self.string(key);
                    self.token(":");
                    self.value(item);
                }
                self.token("}");
            }
            other => self.text.push_str(&other.to_string()),
        }
    }

    fn string(&mut self, text: &str) {
        // Half of the texts are written as usual.
        let odds = if self.below(2) == 0 { 5 } else { 1_000_000 };
        self.text.push('"');
        for char in text.chars() {
            if char < ' ' || matches!(char, '"' | '\\') || self.below(odds) == 0 {
                for unit in char.encode_utf16(&mut [0; 2]) {
                    let upper = self.below(2) == 0;
                    let _ = if upper { write!(self.text, "\\u{unit:04X}") } else { write!(self.text, "\\u{unit:04x}") };
                }
            } else {
                self.text.push(char);
            }
        }
        self.text.push('"');
    }
}

//! JSON of which parts are repeated.

use fastrand::Rng;
use serde_json::Value;

/// JSON whose lists and objects may have one part many times: as often as the body has room.
#[derive(Clone)]
pub(crate) enum Tree {
    Scalar(String),
    List(Vec<Tree>, bool),
    Object(Vec<(String, Tree)>, bool),
}

impl From<&Value> for Tree {
    fn from(value: &Value) -> Self {
        match value {
            Value::Array(items) => Tree::List(items.iter().map(Tree::from).collect(), false),
            Value::Object(entries) => {
                Tree::Object(entries.iter().map(|(key, value)| (key.clone(), value.into())).collect(), false)
            }
            scalar => Tree::Scalar(scalar.to_string()),
        }
    }
}

/// What may take much memory for its few bytes.
const SMALL: &[&str] = &[
    "0",
    "null",
    "\"\"",
    "{}",
    "[]",
    "1e9",
    "{\"type\":\"\"}",
    "{\"a\":0}",
    "[[]]",
    "\"\\u0000\"",
    "-0",
    "[{}]",
    "1.0",
];

impl Tree {
    /// The text. Repeated parts fill it up to a length, together.
    pub(crate) fn text(&self, length: usize) -> String {
        let once = self.write(1);
        let more = self.write(2).len() - once.len();
        length.checked_div(more).map_or(once, |times| self.write(1 + times))
    }

    fn write(&self, times: usize) -> String {
        let repeat = |parts: &mut Vec<String>, repeated: bool| {
            if let Some(last) = parts.last().filter(|_| repeated).cloned() {
                parts.extend(std::iter::repeat_n(last, times - 1));
            }
        };
        match self {
            Tree::Scalar(text) => text.clone(),
            Tree::List(items, repeated) => {
                let inner = if *repeated { 1 } else { times };
                let mut parts: Vec<String> = items.iter().map(|item| item.write(inner)).collect();
                repeat(&mut parts, *repeated);
                format!("[{}]", parts.join(","))
            }
            Tree::Object(entries, repeated) => {
                let inner = if *repeated { 1 } else { times };
                let write =
                    |(key, value): &(String, Tree)| format!("{}:{}", Value::from(key.as_str()), value.write(inner));
                let mut parts: Vec<String> = entries.iter().map(write).collect();
                if *repeated && let Some((key, value)) = entries.last() {
                    // Each under a key of its own.
                    parts.extend((1..times).map(|number| format!("\"{key}{number}\":{}", value.write(1))));
                }
                format!("{{{}}}", parts.join(","))
            }
        }
    }

    /// The tree with each of its lists and objects repeated in turn, by its own last part and by
    /// small ones.
    pub(crate) fn full(&self) -> Vec<Tree> {
        let mut full = Vec::new();
        for index in 0..self.count() {
            for small in [None, Some("{}"), Some("0"), Some("{\"type\":\"\"}")] {
                let mut tree = self.clone();
                if tree.part(&mut index.clone()).is_some_and(|part| part.fill(small)) {
                    full.push(tree);
                }
            }
        }
        full
    }

    /// Repeats the last part, or a small one; whether there is one.
    fn fill(&mut self, small: Option<&str>) -> bool {
        let small = small.map(|small| Tree::Scalar(small.to_owned()));
        match self {
            Tree::Scalar(_) => false,
            Tree::List(items, repeated) => {
                *repeated = true;
                items.extend(small);
                !items.is_empty()
            }
            Tree::Object(entries, repeated) => {
                *repeated = true;
                entries.extend(small.map(|small| ("n".to_owned(), small)));
                !entries.is_empty()
            }
        }
    }

    /// How many parts it has, itself included.
    fn count(&self) -> usize {
        1 + match self {
            Tree::Scalar(_) => 0,
            Tree::List(items, _) => items.iter().map(Tree::count).sum(),
            Tree::Object(entries, _) => entries.iter().map(|(_, value)| value.count()).sum(),
        }
    }

    /// The part with a number, counted down to zero.
    fn part(&mut self, number: &mut usize) -> Option<&mut Tree> {
        if *number == 0 {
            return Some(self);
        }
        *number -= 1;
        match self {
            Tree::Scalar(_) => None,
            Tree::List(items, _) => items.iter_mut().find_map(|item| item.part(number)),
            Tree::Object(entries, _) => entries.iter_mut().find_map(|(_, value)| value.part(number)),
        }
    }

    /// Changes some part of it.
    pub(crate) fn mutate(&mut self, rng: &mut Rng) {
        let small = Tree::Scalar(SMALL[rng.usize(..SMALL.len())].to_owned());
        let mut number = rng.usize(..self.count());
        let Some(part) = self.part(&mut number) else { return };
        match part {
            Tree::Scalar(_) => *part = small,
            Tree::List(items, repeated) => match rng.u8(..4) {
                0 => *repeated = !*repeated,
                1 => items.push(small),
                2 => drop(items.pop()),
                _ => {
                    if let Some(item) = items.last().cloned() {
                        items.push(item);
                    }
                }
            },
            Tree::Object(entries, repeated) => match rng.u8(..4) {
                0 => *repeated = !*repeated,
                1 => entries.push(("n".to_owned(), small)),
                2 if !entries.is_empty() => drop(entries.remove(rng.usize(..entries.len()))),
                _ => rng.shuffle(entries),
            },
        }
    }
}

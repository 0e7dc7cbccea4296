//! Makes values.

use std::hash::{DefaultHasher, Hash, Hasher};

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::read::{Entry, Often, Shape, Shapes, Type};

/// Keys of maps.
const KEYS: [&str; 20] = [
    "actions",
    "administration",
    "checks",
    "contents",
    "deployments",
    "discussions",
    "emails",
    "environments",
    "issues",
    "keys",
    "members",
    "metadata",
    "packages",
    "pages",
    "plan",
    "projects",
    "secrets",
    "statuses",
    "variables",
    "workflows",
];

/// Makes the values of one request.
pub(super) struct Maker<'s> {
    pub(super) shapes: &'s Shapes,
    pub(super) rng: &'s mut Rng,
    pub(super) sender: u64,
}

impl Maker<'_> {
    /// Adds the fields of an object.
    pub(super) fn fields<'e>(
        &mut self,
        of: &str,
        entries: impl Iterator<Item = &'e Entry>,
        into: &mut Map<String, Value>,
    ) {
        for entry in entries {
            match entry {
                Entry::Field { name, missing, ty } => {
                    if !self.is_so(*missing, (of, name, "missing")) {
                        let value = self.value((of, name), ty);
                        into.insert(name.clone(), value);
                    }
                }
                Entry::All(name) => match self.shapes.shapes.get(name) {
                    Some(Shape::Object(entries)) => self.fields(name, entries.iter(), into),
                    _ => panic!("there is no object `{name}`"),
                },
            }
        }
    }

    /// Whether something is so. Mostly that depends on the sender and what it is about.
    fn is_so(&mut self, often: Often, about: impl Hash) -> bool {
        let percent = match often {
            Often::Never => return false,
            Often::Sometimes => 35,
            Often::Mostly => 85,
        };
        let mut hasher = DefaultHasher::new();
        (self.sender, about).hash(&mut hasher);
        let usual = hasher.finish() % 100;
        let number = if self.rng.u8(..4) == 0 { self.rng.u64(..100) } else { usual };
        number < percent
    }

    fn value(&mut self, about: (&str, &str), ty: &Type) -> Value {
        match ty {
            Type::Named(name) => match self.shapes.shapes.get(name) {
                Some(Shape::Object(entries)) => {
                    let mut object = Map::new();
                    self.fields(name, entries.iter(), &mut object);
                    Value::Object(object)
                }
                Some(Shape::Alias(ty)) => self.value((name, ""), ty),
                None => self.kind(name),
            },
            Type::OneOf(texts) => json!(self.rng.choice(texts).expect("a text")),
            Type::List(item) => {
                let length = if self.is_so(Often::Sometimes, about) { 0 } else { self.rng.usize(..3) };
                (0..length).map(|_| self.value(about, item)).collect()
            }
            Type::Map(value) => {
                let number = self.rng.usize(..6);
                let entry = |_| {
                    let key = self.rng.choice(&KEYS).expect("a key");
                    ((*key).to_owned(), self.value(about, value))
                };
                (0..number).map(entry).collect()
            }
            Type::Either(one, other) => match self.rng.u8(..5) {
                0 => self.value(about, other),
                _ => self.value(about, one),
            },
            Type::Null(often, _) if self.is_so(*often, about) => Value::Null,
            Type::Null(_, ty) => self.value(about, ty),
        }
    }

    fn kind(&mut self, kind: &str) -> Value {
        match kind {
            "bool" => json!(self.rng.bool()),
            "word" => json!(self.word()),
            "text" => json!(format!("{} {}", self.word(), self.word())),
            "email" => json!(format!("{}@example.com", self.word())),
            "node" => json!(format!("{}_{}", self.word().to_uppercase(), self.word())),
            "sha" => json!((0..40).map(|_| self.rng.digit(16)).collect::<String>()),
            "hex" => json!((0..6).map(|_| self.rng.digit(16)).collect::<String>()),
            "url" => json!(self.url()),
            "url_or_empty" => json!(if self.rng.bool() { self.url() } else { String::new() }),
            "template" => json!(format!("{}{{/{}}}", self.url(), self.word())),
            "date" => json!(self.date()),
            "day_time" => json!(self.date().replace('Z', "+00:00")),
            "unix" => json!(self.rng.u32(1_700_000_000..1_800_000_000)),
            "small" => json!(self.rng.u8(..30)),
            "percent" => json!(self.rng.u8(..=100)),
            "count" => json!(self.rng.u32(..200_000)),
            "id" => match self.rng.bool() {
                true => json!(self.rng.u64(1..3_000_000_000)),
                false => json!(self.rng.u32(1..900_000)),
            },
            "big" => json!(self.rng.u64(900_000_000..40_000_000_000)),
            "score" => match self.rng.u8(..4) {
                0 => json!(self.rng.u8(..11)),
                _ => json!(f64::from(self.rng.u8(..100)) / 10.0),
            },
            "empty_object" => json!({}),
            "json" => self.any(),
            other => panic!("there is neither a shape nor a kind `{other}`"),
        }
    }

    /// What somebody's own program has put there.
    fn any(&mut self) -> Value {
        match self.rng.u8(..6) {
            0 | 1 => json!({}),
            2 => json!(""),
            3 => json!({self.word(): self.word(), self.word(): self.rng.bool()}),
            4 => json!({self.word(): {self.word(): self.rng.u8(..)}}),
            _ => json!(self.word()),
        }
    }

    fn word(&mut self) -> String {
        (0..self.rng.usize(3..11)).map(|_| self.rng.lowercase()).collect()
    }

    fn url(&mut self) -> String {
        format!("https://api.forge.example/{}/{}", self.word(), self.word())
    }

    fn date(&mut self) -> String {
        let mut below = |most: u8| self.rng.u8(..most);
        let (month, day) = (below(12) + 1, below(28) + 1);
        format!("2026-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", below(24), below(60), below(60))
    }
}

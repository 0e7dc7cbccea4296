//! Every regular expression that we hand out takes linear time in engines that try all ways to
//! match, as those of editors, of JavaScript and of Python do.

use std::collections::BTreeSet;
use std::path::Path;

use regex_syntax::hir::{Class, Hir, HirKind, Look};
use serde_json::Value;

use crate::cli::SchemaKind;
use crate::cli::meta_schema::schema_of;
use crate::emit::export::{Choice, Form, export};

/// How many steps a character may take. The patterns need fewer than 20; one with a quadratic part
/// needs a hundred at the lengths that are tried here.
const STEPS: usize = 40;

/// A backtracking matcher that counts its steps, and gives up when there are too many.
struct Engine<'t> {
    text: &'t [char],
    steps: usize,
    most: usize,
}

impl Engine<'_> {
    /// Whether there is a match from here on, followed by what comes next. None if it gave up.
    fn run(&mut self, hir: &Hir, at: usize, next: &mut dyn FnMut(&mut Self, usize) -> Option<bool>) -> Option<bool> {
        self.steps += 1;
        if self.steps > self.most {
            return None;
        }
        match hir.kind() {
            HirKind::Empty => next(self, at),
            HirKind::Literal(literal) => {
                let expected: Vec<char> = std::str::from_utf8(&literal.0).unwrap().chars().collect();
                match self.text[at..].starts_with(&expected) {
                    true => next(self, at + expected.len()),
                    false => Some(false),
                }
            }
            HirKind::Class(class) => match self.text.get(at).is_some_and(|c| has(class, *c)) {
                true => next(self, at + 1),
                false => Some(false),
            },
            HirKind::Look(Look::Start) => {
                if at == 0 {
                    next(self, at)
                } else {
                    Some(false)
                }
            }
            HirKind::Look(Look::End) => {
                if at == self.text.len() {
                    next(self, at)
                } else {
                    Some(false)
                }
            }
            HirKind::Look(other) => panic!("no pattern has {other:?}"),
            HirKind::Capture(capture) => self.run(&capture.sub, at, next),
            HirKind::Concat(parts) => self.all(parts, at, next),
            HirKind::Alternation(branches) => self.any(branches, at, next),
            HirKind::Repetition(repetition) => {
                assert!(repetition.greedy);
                self.repeat(&repetition.sub, (repetition.min, repetition.max), at, next)
            }
        }
    }

    fn all(
        &mut self,
        parts: &[Hir],
        at: usize,
        next: &mut dyn FnMut(&mut Self, usize) -> Option<bool>,
    ) -> Option<bool> {
        match parts {
            [] => next(self, at),
            [first, rest @ ..] => self.run(first, at, &mut |engine, at| engine.all(rest, at, next)),
        }
    }

    fn any(
        &mut self,
        branches: &[Hir],
        at: usize,
        next: &mut dyn FnMut(&mut Self, usize) -> Option<bool>,
    ) -> Option<bool> {
        for branch in branches {
            match self.run(branch, at, next) {
                Some(false) => {}
                done => return done,
            }
        }
        Some(false)
    }

    fn repeat(
        &mut self,
        sub: &Hir,
        (min, max): (u32, Option<u32>),
        at: usize,
        next: &mut dyn FnMut(&mut Self, usize) -> Option<bool>,
    ) -> Option<bool> {
        if max != Some(0) {
            let rest = (min.saturating_sub(1), max.map(|max| max - 1));
            let once_more = self.run(sub, at, &mut |engine, end| match end == at && min == 0 {
                // An empty turn leads nowhere.
                true => Some(false),
                false => engine.repeat(sub, rest, end, next),
            });
            if once_more != Some(false) {
                return once_more;
            }
        }
        if min == 0 { next(self, at) } else { Some(false) }
    }
}

fn has(class: &Class, c: char) -> bool {
    match class {
        Class::Unicode(class) => class.iter().any(|range| (range.start()..=range.end()).contains(&c)),
        Class::Bytes(_) => panic!("patterns are of characters"),
    }
}

/// Whether matching a text takes few enough steps, whatever comes of it.
fn is_linear(pattern: &Hir, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut engine = Engine { text: &text, steps: 0, most: STEPS * (text.len() + 10) };
    engine.run(pattern, 0, &mut |_, _| Some(true)).is_some()
}

/// A text for which a pattern is too slow.
fn slow(pattern: &str) -> Option<String> {
    let hir = regex_syntax::parse(pattern).unwrap();
    let atoms = ["a", "1", " ", "?", ">", "<", "-", ":", ".", "+", "/", "T", "Z", "list<", "map <", "\t", "é"];
    let starts = ["", "a", "a ", "list<", "https://", "2026-03-14T", "2026-03-14T09:26:53", "2026-03-14T09:26:53.1"];
    let mut pumps: Vec<String> = vec![String::new()];
    for _ in 0..3 {
        let longer = pumps.iter().flat_map(|pump| atoms.map(|atom| format!("{pump}{atom}")));
        pumps = pumps.iter().cloned().chain(longer).collect::<BTreeSet<_>>().into_iter().collect();
    }
    for start in starts {
        for pump in &pumps {
            let times = 300 / pump.chars().count().max(1);
            let text = format!("{start}{}!", pump.repeat(times));
            if !is_linear(&hir, &text) {
                return Some(text);
            }
        }
    }
    None
}

/// Adds the patterns of a document, wherever they stand.
fn collect(value: &Value, patterns: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, patterns)),
        Value::Object(entries) => {
            for (key, value) in entries {
                match (key.as_str(), value) {
                    ("pattern", Value::String(pattern)) => drop(patterns.insert(pattern.clone())),
                    ("patternProperties", Value::Object(by_pattern)) => patterns.extend(by_pattern.keys().cloned()),
                    _ => {}
                }
                collect(value, patterns);
            }
        }
        _ => {}
    }
}

#[test]
fn every_pattern_takes_linear_time() {
    let mut patterns = BTreeSet::new();
    for kind in [SchemaKind::Any, SchemaKind::Events, SchemaKind::Vendor, SchemaKind::Settings] {
        collect(schema_of(kind).as_value(), &mut patterns);
    }
    assert!(patterns.len() >= 2, "the meta-schema has patterns: {patterns:?}");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let before = patterns.len();
    for schemas in ["schemas", "tests/fixtures/nasty/schemas"] {
        let model = crate::compile(&root.join(schemas)).model.expect(schemas);
        for form in Form::all() {
            let files = export(&form, &model, Choice::default()).files;
            for (_, bytes) in files.iter().filter(|(path, _)| path.ends_with(".json")) {
                collect(&serde_json::from_slice(bytes).unwrap(), &mut patterns);
            }
        }
    }
    assert!(patterns.len() > before, "the exports have patterns: {patterns:?}");
    for pattern in &patterns {
        assert_eq!(slow(pattern), None, "`{pattern}`");
    }
}

#[test]
fn slow_patterns_are_found() {
    // The one of earlier meta-schemas, and its quadratic part alone.
    let old = r"^\s*((list|map)\s*<\s*)*[\w-]+\s*\??\s*(>\s*\??\s*)*$";
    for pattern in [old, r"^[\w-]+\s*\??\s*$", r"^(a+)+$", r"^(a|1|a1)*$"] {
        assert!(slow(pattern).is_some(), "`{pattern}`");
    }
    let review = format!("a{}!", ">  ".repeat(18));
    assert!(!is_linear(&regex_syntax::parse(old).unwrap(), &review));
}

#[test]
fn type_expressions_match_the_pattern_of_the_meta_schema() {
    let mut patterns = BTreeSet::new();
    collect(schema_of(SchemaKind::Events).as_value(), &mut patterns);
    let pattern = patterns.iter().find(|pattern| pattern.contains("list|partial")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::json!({"type": "string", "pattern": pattern})).unwrap();
    for ty in [
        "string",
        " guid ? ",
        "list<T>",
        "list < map<int32 ?> ? > ?",
        "map<list<date-time>>",
        "list<list<a>>?",
        "map<A, b>",
        "partial<A>?",
        "string | list<A>",
    ] {
        assert!(validator.is_valid(&ty.into()), "{ty}");
    }
    for ty in ["", "?", "list<>", "a b", "a??", "a>  >  >!", "list<a>x", "set<a>", "|", "map<,a>"] {
        assert!(!validator.is_valid(&ty.into()), "{ty}");
    }
}

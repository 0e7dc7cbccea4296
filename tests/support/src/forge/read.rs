//! Reads the shapes.

use std::collections::BTreeMap;

/// All shapes and events.
pub(super) struct Shapes {
    pub(super) shapes: BTreeMap<String, Shape>,
    pub(super) events: Vec<Event>,
}

/// What a name stands for.
pub(super) enum Shape {
    Object(Vec<Entry>),
    Alias(Type),
}

/// An event.
pub(super) struct Event {
    pub(super) name: String,
    pub(super) actions: Vec<String>,
    pub(super) weight: usize,
    fields: Vec<Entry>,
    /// Fields of some actions.
    also: Vec<(Vec<String>, Vec<Entry>)>,
}

/// A field, or the fields of a shape.
pub(super) enum Entry {
    Field { name: String, missing: Often, ty: Type },
    All(String),
}

/// How often something is so.
#[derive(Clone, Copy)]
pub(super) enum Often {
    Never,
    Sometimes,
    Mostly,
}

/// A type.
pub(super) enum Type {
    /// A shape or a kind of value.
    Named(String),
    OneOf(Vec<String>),
    List(Box<Type>),
    Map(Box<Type>),
    /// Rarely the second.
    Either(Box<Type>, Box<Type>),
    Null(Often, Box<Type>),
}

impl Event {
    pub(super) fn fields_of<'a>(&'a self, action: Option<&'a str>) -> impl Iterator<Item = &'a Entry> {
        let of_action = move |actions: &[String]| actions.iter().any(|it| Some(it.as_str()) == action);
        let also = self.also.iter().filter(move |(actions, _)| of_action(actions));
        self.fields.iter().chain(also.flat_map(|(_, fields)| fields))
    }
}

impl Shapes {
    pub(super) fn read(text: &str) -> Self {
        let mut read = Shapes { shapes: BTreeMap::new(), events: Vec::new() };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (head, rest) = line.split_once(": ").expect("a name and what it stands for");
            match head.split(' ').collect::<Vec<_>>().as_slice() {
                ["event", name, weight] => read.event(name, weight.parse().expect("a weight"), rest),
                ["also", name] => read.also(name, rest),
                [name] => _ = read.shapes.insert((*name).to_owned(), shape(rest)),
                _ => panic!("{line}"),
            }
        }
        read
    }

    fn event(&mut self, name: &str, weight: usize, rest: &str) {
        let (name, actions) = with_actions(name);
        self.events.push(Event { name, actions, weight, fields: entries(rest), also: Vec::new() });
    }

    fn also(&mut self, name: &str, rest: &str) {
        let (name, actions) = with_actions(name);
        let event = self.events.iter_mut().find(|event| event.name == name).expect("an event");
        event.also.push((actions, entries(rest)));
    }
}

fn with_actions(name: &str) -> (String, Vec<String>) {
    let (name, actions) = name.split_once('.').unwrap_or((name, ""));
    (name.to_owned(), actions.split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect())
}

fn shape(text: &str) -> Shape {
    match text.contains('=') || text.starts_with('+') {
        true => Shape::Object(entries(text)),
        false => Shape::Alias(ty(text)),
    }
}

fn entries(text: &str) -> Vec<Entry> {
    // Texts have no blanks in them.
    text.split(' ').map(entry).collect()
}

fn entry(text: &str) -> Entry {
    // A field's name may begin with a sign.
    let Some((name, of)) = text.split_once('=') else {
        return Entry::All(text.strip_prefix('+').expect("a field or a shape").to_owned());
    };
    let (name, missing) = often(name, '~');
    Entry::Field { name: name.to_owned(), missing, ty: ty(of) }
}

fn often(text: &str, mark: char) -> (&str, Often) {
    let bare = text.trim_end_matches(mark);
    let often = match text.len() - bare.len() {
        0 => Often::Never,
        1 => Often::Sometimes,
        _ => Often::Mostly,
    };
    (bare, often)
}

fn ty(text: &str) -> Type {
    if !text.starts_with('\'')
        && let Some((one, other)) = text.rsplit_once('/')
    {
        return Type::Either(Box::new(ty(one)), Box::new(ty(other)));
    }
    let (bare, null) = often(text, '?');
    if !matches!(null, Often::Never) {
        return Type::Null(null, Box::new(ty(bare)));
    }
    let within = |open: char, close: char| bare.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    if let Some(texts) = within('\'', '\'') {
        return Type::OneOf(texts.split('|').map(str::to_owned).collect());
    }
    match (within('[', ']'), within('{', '}')) {
        (Some(item), _) => Type::List(Box::new(ty(item))),
        (_, Some(value)) => Type::Map(Box::new(ty(value))),
        _ => Type::Named(bare.to_owned()),
    }
}

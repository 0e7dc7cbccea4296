//! How a vendor's requests name the type of an event, and what follows from it for the fields of
//! each event.

use super::context::text;
use super::{checks, cloudevents, name_pattern};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::LoadedFile;
use crate::model::{
    BodyForm, Bounds, Docs, EventName, Field, NamePart, NamePattern, NamePlace, Scalar, Shape, TypeRef,
};
use crate::source::Span;
use crate::syntax::{EventNameSyntax, NamePartSyntax, Spanned, VendorFile};

/// How many parts a name has at most: a decoder has room for the headers of so many.
const MOST_PARTS: usize = 8;

/// Resolves how events are named. What is wrong is reported, and something takes its place.
pub(super) fn resolve(file: &VendorFile, files: &[LoadedFile], diagnostics: &mut Diagnostics) -> EventName {
    let syntax = &file.discriminator;
    let parts = match exactly_one(syntax, diagnostics) {
        Some(Given::Parts(parts)) => parts.iter().filter_map(|it| part(it, syntax.span, diagnostics)).collect(),
        Some(Given::Place(place)) => vec![NamePart { place, otherwise: None, optional: false, doc: None }],
        None => Vec::new(),
    };
    let join = text(syntax.join.as_ref()).unwrap_or_else(|| ".".to_owned());
    let doc = text(syntax.doc.as_ref()).unwrap_or_else(|| "Name of the event type.".to_owned());
    let mut events = files.iter().flat_map(|file| file.schema.events.iter());
    let open = events.any(|(name, event)| name_pattern::of_event(&name.value, event, &join).is_some());
    let preset = syntax.preset.as_ref().map(|preset| preset.value);
    let name = EventName { parts, join, doc, open, preset };
    check_parts(&name, file, diagnostics);
    check_wrapped(&name, file, diagnostics);
    name_pattern::check(files, diagnostics);
    name
}

/// Which of the keys that exclude each other is there.
enum Given<'s> {
    Place(NamePlace),
    Parts(&'s [NamePartSyntax]),
}

fn exactly_one<'s>(syntax: &'s Spanned<EventNameSyntax>, diagnostics: &mut Diagnostics) -> Option<Given<'s>> {
    let EventNameSyntax { field, header, preset, parts, join, doc } = &syntax.value;
    let given = match (field, header, preset, parts) {
        (None, None, Some(_), None) => Given::Place(NamePlace::Field(vec![cloudevents::TYPE.to_owned()])),
        (Some(field), None, None, None) => Given::Place(at_field(field, diagnostics)),
        (None, Some(header), None, None) => Given::Place(in_header(header, diagnostics)),
        (None, None, None, Some(parts)) => Given::Parts(&parts.value),
        _ => {
            let help = "write `field`, `header`, `parts` or `preset`, and one of them";
            let given = [field.is_some(), header.is_some(), preset.is_some(), parts.is_some()];
            report_choice("the discriminator", &given, syntax.span, help, diagnostics);
            return None;
        }
    };
    if let (Some(join), None) = (join, parts) {
        let message = "`join` says what stands between `parts`, and there are none";
        diagnostics.push(Diagnostic::new(&rules::CONFLICTING_KEYS, join.span, message));
    }
    if let (Some(field), None) = (field, doc) {
        let message = "the discriminator has no `doc`";
        let help = "add `doc: One short sentence.`";
        diagnostics.push(Diagnostic::new(&rules::MISSING_KEY, field.span, message).help(help));
    }
    Some(given)
}

/// None or several of the keys are there of which one has to be.
fn report_choice(what: &str, given: &[bool], span: Span, help: &str, diagnostics: &mut Diagnostics) {
    let (rule, message) = match given.iter().any(|given| *given) {
        false => (&rules::MISSING_KEY, format!("{what} does not say where it is")),
        true => (&rules::CONFLICTING_KEYS, format!("{what} is at several places")),
    };
    diagnostics.push(Diagnostic::new(rule, span, message).help(help));
}

fn part(syntax: &NamePartSyntax, span: Span, diagnostics: &mut Diagnostics) -> Option<NamePart> {
    let place = match (&syntax.field, &syntax.header) {
        (Some(field), None) => at_field(field, diagnostics),
        (None, Some(header)) => in_header(header, diagnostics),
        (field, header) => {
            let span = field.as_ref().map_or(span, |field| field.span);
            let given = [field.is_some(), header.is_some()];
            let help = "write either `field` or `header`";
            report_choice("a part of the discriminator", &given, span, help, diagnostics);
            return None;
        }
    };
    let otherwise = syntax.otherwise.as_ref().map(|field| at_field(field, diagnostics));
    Some(NamePart { place, otherwise, optional: syntax.optional.unwrap_or(false), doc: text(syntax.doc.as_ref()) })
}

fn in_header(header: &Spanned<String>, diagnostics: &mut Diagnostics) -> NamePlace {
    checks::header_name(header, diagnostics);
    NamePlace::Header(header.value.clone())
}

fn at_field(field: &Spanned<String>, diagnostics: &mut Diagnostics) -> NamePlace {
    let path = path(&field.value);
    for name in &path {
        checks::wire_name(&Spanned { value: name.clone(), span: field.span }, "field", diagnostics);
    }
    NamePlace::Field(path)
}

/// The names of a path: what stands between dots, where `\.` is a dot within a name.
pub(super) fn path(text: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let c = match c {
            '.' => {
                names.push(String::new());
                continue;
            }
            '\\' => rest.next_if(|next| *next == '.' || *next == '\\').unwrap_or(c),
            c => c,
        };
        if let Some(name) = names.last_mut() {
            name.push(c);
        }
    }
    names
}

fn check_parts(name: &EventName, file: &VendorFile, diagnostics: &mut Diagnostics) {
    let span = file.discriminator.span;
    let mut bad = |message: String, help: &str| {
        diagnostics.push(Diagnostic::new(&rules::BAD_EVENT_NAME, span, message).help(help));
    };
    if name.parts.len() > MOST_PARTS {
        bad(format!("the name of an event has {} parts", name.parts.len()), "it may have 8");
    }
    for (index, part) in name.parts.iter().enumerate() {
        let mut before = name.parts.iter().take(index).flat_map(NamePart::places).chain(&part.otherwise);
        if before.any(|other| same_place(&part.place, other)) {
            bad(format!("{} is two parts of the name", part.place), "remove one of the two");
        }
    }
    // A part that is wrong may be the one that has to be there.
    let written = file.discriminator.parts.as_ref().is_some_and(|parts| parts.len() == name.parts.len());
    if written && name.parts.iter().all(|part| part.optional) {
        bad("every part of the name may be absent".to_owned(), "one part has to be there always");
    }
    if name.preset.is_some() && (name.open || file.envelope.is_some()) {
        let help = "name each event by one name, and leave out `envelope`";
        bad("CloudEvents have one name each, and no envelope".to_owned(), help);
    }
    let body = file.delivery.as_ref().and_then(|delivery| delivery.body.as_ref()).map(|body| body.value);
    let events = match (file.envelope.is_some(), body) {
        (true, _) => Some("events of an envelope"),
        (false, Some(BodyForm::JsonList)) => Some("events of a list"),
        (false, Some(BodyForm::Form)) => Some("forms"),
        (false, Some(BodyForm::Json) | None) => None,
    };
    if let Some(events) = events.filter(|_| !name.parts.is_empty() && name.tag().is_none()) {
        let help = "name them by one field of theirs, and each by one name";
        bad(format!("the {events} are named by more than one field"), help);
    }
}

/// An event in a wrapper comes without headers of its own.
fn check_wrapped(name: &EventName, file: &VendorFile, diagnostics: &mut Diagnostics) {
    let Some(wrapper) = file.wrapper.as_ref().filter(|_| !name.is_in_body()) else { return };
    let message = "the event in a wrapper is named by a header";
    let diagnostic = Diagnostic::new(&rules::BAD_EVENT_NAME, file.discriminator.span, message);
    let help = "name it by fields of its own";
    diagnostics.push(diagnostic.related(wrapper.span, "the wrapper").help(help));
}

fn same_place(one: &NamePlace, other: &NamePlace) -> bool {
    match (one, other) {
        (NamePlace::Header(one), NamePlace::Header(other)) => one.eq_ignore_ascii_case(other),
        (one, other) => one == other,
    }
}

/// The fields that are parts of the name of an event, with the one value that each has, if it has one;
/// those of the body itself, and those of each object on the way to the event's own fields. The error
/// says why the name cannot be one.
pub(super) fn fields(naming: &EventName, of: &NamedBy<'_>, below: &[String]) -> Result<Vec<Vec<Field>>, String> {
    let mut levels = vec![Vec::new(); below.len() + 1];
    if naming.tag().is_some() {
        return Ok(levels);
    }
    let values = of.values(naming)?;
    for (part, value) in naming.parts.iter().zip(values) {
        let chosen = part.place_below(below);
        for place in part.places() {
            let Some([before @ .., name]) = place.path() else { continue };
            let Some(level) = levels.get_mut(before.len()).filter(|_| below.starts_with(before)) else { continue };
            let doc = part.doc.as_ref().unwrap_or(&naming.doc);
            match (place == chosen, &value) {
                // An event without the part has no such field.
                (true, Value::None) => {}
                (true, Value::One(value)) => level.push(field(name, doc, Some(value.clone()), None)),
                (true, Value::Several(example)) => level.push(field(name, doc, None, Some(example.clone()))),
                (true, Value::InSome(example)) => {
                    let field = field(name, doc, None, Some(example.clone()));
                    level.push(Field { optional: true, required: false, ..field });
                }
                (true, Value::Any) => {
                    let optional = part.optional && !of.is_open();
                    level.push(Field { optional, required: !optional, ..field(name, doc, None, None) });
                }
                (false, _) => level.push(Field { optional: true, required: false, ..field(name, doc, None, None) }),
            }
        }
    }
    Ok(levels)
}

/// Checks that the name of an event has the parts that are always there.
pub(super) fn check(naming: &EventName, name: &Spanned<String>, diagnostics: &mut Diagnostics) {
    if naming.tag().is_none() && !naming.parts.is_empty() && naming.split(&name.value).is_none() {
        let diagnostic = Diagnostic::new(&rules::BAD_EVENT_NAME, name.span, too_few(naming, &name.value));
        diagnostics.push(diagnostic.help("name it by as many parts as there are always"));
    }
}

/// What a payload belongs to.
pub(super) enum NamedBy<'a> {
    /// One event.
    Event(&'a str, Option<NamePattern>),
    /// Several events.
    Events(&'a [String]),
}

/// What a part of a name is in a payload.
#[derive(Clone)]
enum Value {
    None,
    One(String),
    /// One of several values, such as this.
    Several(String),
    /// The same, in some of the events.
    InSome(String),
    Any,
}

impl NamedBy<'_> {
    /// Whether it is an event for all values of the last part.
    fn is_open(&self) -> bool {
        matches!(self, NamedBy::Event(_, Some(pattern)) if pattern.is_open())
    }

    fn values(&self, naming: &EventName) -> Result<Vec<Value>, String> {
        match self {
            // What of the name is which part is not said.
            NamedBy::Event(_, Some(pattern)) if !pattern.is_open() => Ok(vec![Value::Any; naming.parts.len()]),
            NamedBy::Event(name, pattern) => {
                let values = naming.split(name).ok_or_else(|| too_few(naming, name))?;
                let varies = pattern.as_ref().and_then(|_| values.iter().rposition(Option::is_some));
                let value = |(index, value): (usize, Option<&str>)| match value {
                    _ if Some(index) == varies => Value::Any,
                    Some(value) => Value::One(value.to_owned()),
                    None => Value::None,
                };
                Ok(values.into_iter().enumerate().map(value).collect())
            }
            NamedBy::Events(names) => {
                // One with too few parts is reported with the event.
                let all: Vec<Vec<Option<&str>>> = names.iter().filter_map(|name| naming.split(name)).collect();
                Ok((0..naming.parts.len()).map(|index| Value::of_all(&all, index)).collect())
            }
        }
    }
}

impl Value {
    fn of_all(names: &[Vec<Option<&str>>], index: usize) -> Self {
        let mut values = names.iter().filter_map(|values| values.get(index).copied().flatten());
        let count = values.clone().count();
        match values.next() {
            None if names.is_empty() => Value::Any,
            None => Value::None,
            Some(value) if count == names.len() => Value::Several(value.to_owned()),
            Some(value) => Value::InSome(value.to_owned()),
        }
    }
}

fn too_few(naming: &EventName, name: &str) -> String {
    let least = naming.parts.iter().filter(|part| !part.optional).count();
    format!(
        "the event `{}` has fewer parts in its name than the {least} that the discriminator has",
        name.escape_debug()
    )
}

fn field(name: &str, doc: &str, constant: Option<String>, example: Option<String>) -> Field {
    let example = constant.clone().or(example);
    Field {
        name: name.to_owned(),
        preferred_name: None,
        docs: Docs { text: doc.to_owned(), ..Docs::default() },
        ty: TypeRef { shape: Shape::Scalar(Scalar::String), nullable: false },
        nullable: false,
        optional: false,
        required: true,
        aliases: Vec::new(),
        unit: None,
        bounds: Bounds::default(),
        read_only: false,
        example: example.map(|value| std::sync::Arc::new(value.into())),
        constant,
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_dot_ends_a_name_unless_it_is_escaped() {
        for (text, expected) in [
            ("type", &["type"][..]),
            ("event.type", &["event", "type"]),
            (r"event\.type", &["event.type"]),
            (r"a\\.b", &[r"a\", "b"]),
            (r"a\b", &[r"a\b"]),
            (".", &["", ""]),
        ] {
            assert_eq!(path(text), expected, "{text}");
        }
    }
}

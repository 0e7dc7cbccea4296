//! How a captured request names its event.

use std::borrow::Cow;

use hookwright_runtime::Pull;

use crate::evidence::Wire;
use crate::model::{EventName, NamePlace};

/// The headers of a request that have a part of the name of its event: names and values.
#[derive(Debug, Default)]
pub(super) struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads them from a line, an object that may have `headers`: by their names, each a string or a
    /// list of strings.
    pub(super) fn read(line: &Pull<'_>, name: &EventName) -> Self {
        let mut json = line.clone();
        let mut headers = Headers::default();
        if name.is_in_body() || seek(&mut json, "headers").is_err() || json.peek() != b'{' {
            return headers;
        }
        json.enter();
        let mut first = true;
        while json.another(first) {
            first = false;
            let key = json.key();
            match name.headers().find(|wanted| wanted.eq_ignore_ascii_case(&key)) {
                Some(wanted) => headers.values(wanted, &mut json),
                None => json.skip(),
            }
        }
        headers
    }

    fn values(&mut self, name: &str, json: &mut Pull<'_>) {
        match json.peek() {
            b'"' => self.0.push((name.to_owned(), json.string().trim_ascii().to_owned())),
            b'[' => {
                json.enter();
                let mut first = true;
                while json.another(first) {
                    first = false;
                    self.values(name, json);
                }
            }
            _ => json.skip(),
        }
    }

    /// The value of a header, if there is one.
    fn get(&self, name: &str) -> Result<Option<&str>, String> {
        let mut values = self.0.iter().filter(|(key, value)| key == name && !value.is_empty());
        match (values.next(), values.next()) {
            (Some((_, value)), None) if !value.contains(',') => Ok(Some(value)),
            (None, _) => Ok(None),
            _ => Err(format!("its header `{name}`, which names its event, has several values")),
        }
    }
}

/// How the events of a request are named.
pub(super) struct Naming<'a> {
    pub(super) wire: &'a Wire,
    pub(super) headers: &'a Headers,
}

impl Naming<'_> {
    /// The name of the event that comes next, or why it has none.
    pub(super) fn name<'t>(&self, event: &Pull<'t>) -> Result<Cow<'t, str>, String> {
        if event.clone().peek() != b'{' {
            return Err("it is no object".to_owned());
        }
        let name = &self.wire.name;
        if let [part] = name.parts.as_slice()
            && let (NamePlace::Field(path), None) = (&part.place, &part.otherwise)
        {
            return string_at(event, path)?.ok_or_else(|| without(&part.place));
        }
        let mut values: Vec<Cow<'_, str>> = Vec::new();
        for part in &name.parts {
            let mut value = self.at(&part.place, event)?;
            if let (None, Some(otherwise)) = (&value, &part.otherwise) {
                value = self.at(otherwise, event)?;
            }
            match value {
                Some(value) => values.push(value),
                None if part.optional => {}
                None => return Err(without(&part.place)),
            }
        }
        match name.parts.first() {
            Some(first) if values.is_empty() => Err(without(&first.place)),
            _ => Ok(Cow::Owned(values.join(&name.join))),
        }
    }

    fn at<'v>(&'v self, place: &NamePlace, event: &Pull<'v>) -> Result<Option<Cow<'v, str>>, String> {
        match place {
            NamePlace::Header(header) => Ok(self.headers.get(header)?.map(Cow::Borrowed)),
            NamePlace::Field(path) => string_at(event, path),
        }
    }

    /// Where the name is, for messages.
    pub(super) fn places(&self) -> String {
        let places: Vec<String> = self.wire.name.parts.iter().map(|part| part.place.to_string()).collect();
        format!("its {}", places.join(" with ").trim_start_matches("the "))
    }
}

#[cold]
fn without(place: &NamePlace) -> String {
    match place {
        NamePlace::Header(name) => format!("it has no header `{name}`, which names its event"),
        NamePlace::Field(_) => format!("it has no {place}, which names its event"),
    }
}

/// The string at the end of a path of fields; none if there is none, or it is null.
fn string_at<'t>(event: &Pull<'t>, path: &[String]) -> Result<Option<Cow<'t, str>>, String> {
    let mut json = event.clone();
    for name in path {
        if seek(&mut json, name).is_err() {
            return Ok(None);
        }
    }
    match json.peek() {
        b'"' => Ok(Some(json.string())),
        b'n' => Ok(None),
        _ => Err(format!("its `{}`, which names its event, is no string", path.join("."))),
    }
}

/// That an object lacks a field, or is none.
pub(super) struct Missing;

/// Goes to the value of an object's field.
pub(super) fn seek(json: &mut Pull<'_>, name: &str) -> Result<(), Missing> {
    if json.peek() != b'{' {
        return Err(Missing);
    }
    json.enter();
    let mut first = true;
    while json.another(first) {
        first = false;
        if json.key() == name {
            return Ok(());
        }
        json.skip();
    }
    Err(Missing)
}

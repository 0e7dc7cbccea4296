//! An event from captured payloads.

use std::path::Path;

use clap::Args;
use serde_json::{Map, Value, json};

use super::place::section;
use super::{ScaffoldError, Written, captured};
use crate::adopt::{self, AdoptError, Adoption, Captured, Missing, Request};
use crate::compile::{Compilation, compile};
use crate::diagnostic::{RenderOptions, closest};
use crate::evidence::Wire;
use crate::evidence::captured::{LineForm, Observer, Summary};
use crate::model::{EventName, Vendor};

/// A new event.
#[derive(Args, Clone, Debug)]
pub struct NewEvent {
    /// The vendor.
    pub vendor: String,
    /// The event's name on the wire.
    pub name: String,
    /// Captured bodies, each with a name for messages.
    #[arg(skip)]
    pub payloads: Vec<(String, Vec<u8>)>,
    /// The file to add the event to, in the vendor's directory, such as `events/user.yaml`;
    /// without it, a new file.
    #[arg(long, value_name = "FILE")]
    pub section: Option<String>,
}

/// Adds an event to a schema directory, or widens one that is there so that it takes the payloads.
pub fn event(schemas: &Path, new: &NewEvent) -> Result<Written, ScaffoldError> {
    let compilation = compile(schemas);
    let Some(model) = &compilation.model else {
        return Err(ScaffoldError::input("the schemas have errors: fix them first"));
    };
    let vendor = find_vendor(&model.vendors, &new.vendor)?;
    let summary = observed(vendor, new)?;
    let known = vendor.events.find(&new.name).map(|event| event.file.clone());
    let home = match &known {
        Some(file) => file.clone(),
        None => section(schemas, &vendor.name, &new.name, new.section.as_deref())?,
    };
    let source = Captured { summary: &summary, first_document: 0, home: home.clone(), is_forgiving: false };
    let documents = summary.files.clone();
    let request = Request { schemas, vendor: &vendor.name, documents: &documents };
    let adoption = adopt::adopt(&request, &compilation, &Missing::default(), &[&source]).map_err(|it| refused(&it))?;
    if let Some(file) = known.filter(|_| adoption.files.is_empty()) {
        let message = format!("the event `{}` exists already, in `{file}`", new.name.escape_debug());
        return Err(
            ScaffoldError::request(message).help("it takes these payloads as they are, or says why it does not")
        );
    }
    adopt::write_all(schemas, &adoption.files).map_err(|it| ScaffoldError::not_written(&it.path, &it.error))?;
    Ok(written(schemas, &home, &adoption))
}

fn find_vendor<'a>(vendors: &'a [Vendor], name: &str) -> Result<&'a Vendor, ScaffoldError> {
    vendors.iter().find(|vendor| vendor.name == name).ok_or_else(|| {
        let error = ScaffoldError::request(format!("there is no vendor `{}`", name.escape_debug()));
        match closest(name, vendors.iter().map(|vendor| vendor.name.as_str())) {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error.help("`hookwright new vendor` makes one"),
        }
    })
}

/// The events of that name in the payloads.
fn observed(vendor: &Vendor, new: &NewEvent) -> Result<Summary, ScaffoldError> {
    if new.payloads.is_empty() {
        return Err(ScaffoldError::request("no payload is given").help("name captured payloads with `--from FILE`"));
    }
    let wire = Wire { name: vendor.discriminator.clone(), events: None, wrapped: Vec::new() };
    let headers = headers_of(&vendor.discriminator, &new.name);
    let mut sum = Summary::new(&vendor.name);
    for (from, json) in &new.payloads {
        let mut lines = String::new();
        for event in captured::events_of(vendor, &new.name, from, json)? {
            lines += &format!("{}\n", json!({"headers": headers, "body": event}));
        }
        let mut observer = Observer::new(&vendor.name, from, &wire, LineForm::Request);
        observer.read(lines.as_bytes()).map_err(ScaffoldError::input)?;
        let summary = observer.finish();
        if let Some(first) = summary.not_understood.first.first() {
            return Err(ScaffoldError::input(format!("`{from}` is not understood: {}", first.text)));
        }
        // They are of one vendor, and made alike.
        let _same = sum.merge(summary);
    }
    Ok(sum)
}

/// The headers of a request with an event of that name.
fn headers_of(discriminator: &EventName, name: &str) -> Map<String, Value> {
    let values = discriminator.split(name).unwrap_or_default();
    let parts = discriminator.parts.iter().zip(values);
    parts.filter_map(|(part, value)| Some((part.place.header()?.to_owned(), json!(value?)))).collect()
}

fn refused(error: &AdoptError) -> ScaffoldError {
    let rendered = |compilation: &Compilation| compilation.render(RenderOptions::default()).trim_end().to_owned();
    match error {
        AdoptError::Refused(compilation) => {
            let message = format!("{error}:\n{}", rendered(compilation));
            ScaffoldError::input(message).help("write this event by hand")
        }
        AdoptError::Edit(_) | AdoptError::Unread => {
            ScaffoldError::input(error.to_string()).help("choose another file with `--section`")
        }
    }
}

/// What was written: the lines of a new event, or the patch of one that was there.
fn written(schemas: &Path, home: &str, adoption: &Adoption) -> Written {
    let (own, others): (Vec<_>, Vec<_>) = adoption.files.iter().partition(|file| file.path == home);
    let added = own.iter().chain(&others).map(|file| added_lines(file)).collect::<Option<String>>();
    Written {
        path: schemas.join(home),
        others: others.iter().map(|file| schemas.join(&file.path)).collect(),
        text: added.unwrap_or_else(|| adopt::patch(&adoption.files, schemas)),
        docs: adoption.docs,
        left: adoption.left.iter().map(|change| change.text.clone()).collect(),
    }
}

/// The lines that a file has got. None if it has lost some too.
fn added_lines(file: &adopt::Written) -> Option<String> {
    let old = file.old.as_deref().unwrap_or_default();
    let diff = similar::TextDiff::from_lines(old, &file.new);
    let mut added = String::new();
    for change in diff.iter_all_changes() {
        match change.tag() {
            similar::ChangeTag::Insert => added += change.value(),
            similar::ChangeTag::Delete => return None,
            similar::ChangeTag::Equal => {}
        }
    }
    Some(added)
}

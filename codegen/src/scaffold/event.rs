//! A new event from captured payloads.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Map, Value};

use super::place::{Section, section};
use super::{ScaffoldError, Written, captured};
use crate::adopt::{
    At, Body, Defaults, EventDraft, Inference, Known, Lines, Renderer, Sources as InferredFrom, Step, Text, camel_or,
};
use crate::compile::{Compilation, compile_with};
use crate::diagnostic::{Diagnostics, RenderOptions, closest};
use crate::emit::NAME_RULES;
use crate::evidence::Layout;
use crate::load::{LoadedVendor, Unsaved, load};
use crate::model::{Event, ItemKind, Model, TypeRef, Vendor};
use crate::resolve::resolve;
use crate::source::Sources;
use crate::{naming, staged};

/// A new event.
#[derive(Args, Clone, Debug)]
pub struct NewEvent {
    /// The vendor.
    pub vendor: String,
    /// The event's name on the wire.
    pub name: String,
    /// Captured payloads: a name for messages, and JSON.
    #[arg(skip)]
    pub payloads: Vec<(String, Vec<u8>)>,
    /// The section file to add it to, within the vendor's directory, such as `events/user.yaml`;
    /// without it, a new file.
    #[arg(long, value_name = "FILE")]
    pub section: Option<String>,
}

/// Adds an event to a schema directory.
pub fn event(schemas: &Path, new: &NewEvent) -> Result<Written, ScaffoldError> {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let loaded = load(schemas, &mut sources, &mut diagnostics);
    let (model, declarations) = resolve(&loaded, &mut diagnostics);
    naming::check(&declarations, NAME_RULES, &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(ScaffoldError::input("the schemas have errors: fix them first"));
    }
    let (vendor, loaded) = find_vendor(&model, &loaded.vendors, &new.vendor)?;
    refuse_known(vendor, &new.name)?;
    let events = read_payloads(vendor, new)?;
    let section = section(schemas, &vendor.name, &new.name, new.section.as_deref())?;
    let presence = loaded.files.iter().find(|file| file.path == section.relative).and_then(|file| file.schema.presence);
    let known = Known::new(vendor, loaded, presence);
    let (layout, missing) = (Layout::default(), BTreeSet::new());
    let sources = InferredFrom { evidence: None, layout: &layout, missing: &missing };
    let mut inference = Inference::new(&known, sources);
    let draft = draft(&known, &mut inference, &new.name, events);
    let defaults = Defaults::default().within(loaded.vendor.presence).within(presence);
    let is_reference = |ty: &TypeRef<String>| inference.is_reference(ty);
    let mut renderer = Renderer { defaults, is_reference: &is_reference, documents: &[], docs: 0 };
    let event = renderer.event(&draft);
    let types: Vec<Lines> = inference.types.iter().map(|ty| renderer.ty(ty)).collect();
    let docs = renderer.docs;
    let text = with_entries(schemas, &section, &types, &event)?;
    try_out(schemas, &section, &text, &model, new)?;
    match &section.text {
        Some(old) => staged::replace(&section.path, old, &text),
        None => staged::create(&section.path, &text),
    }
    .map_err(|error| ScaffoldError::not_written(&section.path, &error))?;
    let entries = types.iter().chain([&event]).map(indented);
    let written = entries.collect::<Vec<_>>().join("\n");
    Ok(Written { path: section.path, text: written, docs })
}

fn find_vendor<'a>(
    model: &'a Model,
    loaded: &'a [LoadedVendor],
    name: &str,
) -> Result<(&'a Vendor, &'a LoadedVendor), ScaffoldError> {
    let vendor = model.vendors.iter().find(|vendor| vendor.name == name);
    vendor.zip(loaded.iter().find(|vendor| vendor.name == name)).ok_or_else(|| {
        let error = ScaffoldError::request(format!("there is no vendor `{}`", name.escape_debug()));
        match closest(name, model.vendors.iter().map(|vendor| vendor.name.as_str())) {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error.help("`hookwright new vendor` makes one"),
        }
    })
}

fn refuse_known(vendor: &Vendor, name: &str) -> Result<(), ScaffoldError> {
    match vendor.events.iter().find(|event| event.name == name) {
        None => Ok(()),
        Some(event) => {
            let message = format!("the event `{}` exists already, in `{}`", name.escape_debug(), event.file);
            Err(ScaffoldError::request(message))
        }
    }
}

fn read_payloads(vendor: &Vendor, new: &NewEvent) -> Result<Vec<Map<String, Value>>, ScaffoldError> {
    let mut events = Vec::new();
    for (from, json) in &new.payloads {
        events.extend(captured::events_of(vendor, &new.name, from, json)?);
    }
    if events.is_empty() {
        return Err(ScaffoldError::request("no payload is given").help("name captured payloads with `--from FILE`"));
    }
    Ok(events)
}

/// What is to be written: the fields that are not in every event, or a shared payload.
fn draft(
    known: &Known<'_>,
    inference: &mut Inference<'_, '_, '_>,
    name: &str,
    events: Vec<Map<String, Value>>,
) -> EventDraft {
    let own = |event: Map<String, Value>| -> Value {
        Value::Object(event.into_iter().filter(|(name, _)| !known.is_in_every_event(name)).collect())
    };
    let own: Vec<Value> = events.into_iter().map(own).collect();
    inference.take_event(name);
    inference.prefix = camel_or(ItemKind::Event, name, "Event");
    let given = known.taken_events().take_or_rename(ItemKind::Event, name);
    let body = match known.shared_payload(&own.iter().collect::<Vec<_>>()) {
        Some(payload) => Body::Shared(payload.name.clone()),
        None => Body::Own(inference.fields_of_values(own)),
    };
    EventDraft { name: name.to_owned(), given, body, allow: None, at: None }
}

/// Lines as they stand in a mapping at the top of a file.
fn indented(lines: &Lines) -> String {
    lines.iter().map(|line| format!("  {line}\n")).collect()
}

/// The section's text with the new entries.
fn with_entries(schemas: &Path, section: &Section, types: &[Lines], event: &Lines) -> Result<String, ScaffoldError> {
    let mut text = match &section.text {
        Some(text) => Text::new(text),
        None => Text::new(&super::vendor::modeline(schemas, &section.relative, "events")),
    };
    let added = types.iter().map(|ty| ("types", ty)).chain([("events", event)]);
    let mut add = added.map(|(mapping, entry)| text.add_apart(&[Step::Key(mapping)], At::Last, entry));
    match add.try_for_each(|added| added) {
        Ok(()) => {}
        Err(why) => {
            let message = format!("nothing can be added to `{}`: {why}", section.path.display());
            return Err(ScaffoldError::input(message).help("choose another file with `--section`"));
        }
    }
    Ok(text.finish())
}

/// Compiles the schemas with the new text. They must say what they said, and the event besides.
fn try_out(schemas: &Path, section: &Section, text: &str, before: &Model, new: &NewEvent) -> Result<(), ScaffoldError> {
    let unsaved = Unsaved::from([(section.relative.clone(), text.to_owned())]);
    let compilation = compile_with(schemas, &unsaved);
    let Compilation { model: Some(after), .. } = &compilation else {
        let rendered = compilation.render(RenderOptions::default());
        let message = format!("what would be written has errors, so nothing was:\n{}", rendered.trim_end());
        return Err(ScaffoldError::input(message).help("write this event by hand"));
    };
    if says_the_same(before, after, new) {
        return Ok(());
    }
    let path: PathBuf = section.path.clone();
    let message =
        format!("the text around it in `{}` would change its meaning, so nothing was written", path.display());
    Err(ScaffoldError::input(message).help("choose another file with `--section`"))
}

fn says_the_same(before: &Model, after: &Model, new: &NewEvent) -> bool {
    let same = |old: &Vendor| {
        let Some(vendor) = after.vendors.iter().find(|vendor| vendor.name == old.name) else { return false };
        let types = old.types.iter().all(|def| vendor.type_def(&def.name) == Some(def));
        let event = |event: &Event| {
            let now = vendor.events.iter().find(|now| now.name == event.name);
            now.is_some_and(|now| now == event && vendor.payload(now) == old.payload(event))
        };
        let more = usize::from(old.name == new.vendor);
        types && old.events.iter().all(event) && vendor.events.len() == old.events.len() + more
    };
    before.vendors.len() == after.vendors.len() && before.vendors.iter().all(same)
}

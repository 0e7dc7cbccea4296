//! Payloads and event types.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::context::{Context, Presence, docs};
use super::names::{Case, Scope};
use super::vendor::listed_discriminator;
use super::{fields, types};
use crate::diagnostic::{Diagnostic, rules};
use crate::load::LoadedFile;
use crate::model::{Event, Object, Payload};
use crate::source::Span;
use crate::syntax::{EventSyntax, FieldEntry, List, PayloadSyntax, Spanned, VendorFile};

/// An event without its example, with what the schema says of the example.
pub(super) struct Draft<'a> {
    pub(super) event: Event,
    pub(super) name_span: Span,
    /// The fields that it lists itself.
    pub(super) fields: Option<&'a List<FieldEntry>>,
    /// What the event says of its example.
    pub(super) own: Option<&'a Spanned<Map<String, Value>>>,
    /// What the file says of all its events' examples.
    pub(super) shared: Option<&'a Spanned<Map<String, Value>>>,
}

/// The scopes of one vendor: type names and event variants.
struct Scopes<'s> {
    types: &'s mut Scope,
    variants: Scope,
}

/// Resolves the payloads and events of all files.
pub(super) fn resolve<'a>(
    files: &'a [LoadedFile],
    presence: Presence,
    vendor: &VendorFile,
    scope: &mut Scope,
    context: &mut Context<'_>,
) -> (Vec<Payload>, Vec<Draft<'a>>) {
    let mut scopes = Scopes { types: scope, variants: Scope::with_reserved(&["Unknown", "Malformed"]) };
    let mut payloads = Vec::new();
    let mut shared = HashMap::new();
    for file in files {
        let presence = presence.within(file.schema.presence);
        for (name, syntax) in file.schema.payloads.iter() {
            // The entry is there even if the payload is broken, so that its users are not reported too.
            shared.insert(name.value.as_str(), payloads.len());
            payloads.push(shared_payload(file, name, syntax, presence, vendor, &mut scopes, context));
        }
    }
    let mut drafts = Vec::new();
    for file in files {
        let presence = presence.within(file.schema.presence);
        for (name, syntax) in file.schema.events.iter() {
            let own = own_payload(file, name, syntax, presence, vendor, &mut scopes, context);
            let payload = match own {
                Own::Payload(payload) => {
                    payloads.push(*payload);
                    Some(payloads.len() - 1)
                }
                Own::Shared(wanted) => shared_index(wanted, &shared, context),
                Own::Broken => None,
            };
            drafts.extend(draft(file, name, syntax, payload, &mut scopes, context));
        }
    }
    (payloads, drafts)
}

fn shared_payload(
    file: &LoadedFile,
    name: &Spanned<String>,
    syntax: &PayloadSyntax,
    presence: Presence,
    vendor: &VendorFile,
    scopes: &mut Scopes<'_>,
    context: &mut Context<'_>,
) -> Payload {
    let rust = scopes.types.claim(name, syntax.name.as_ref(), Case::Camel, "payload", context.diagnostics);
    let text = context.required_doc(syntax.doc.as_ref(), name.span, &format!("the payload `{}`", name.value));
    let object = match &syntax.fields {
        Some(fields) => {
            let presence = presence.within(syntax.presence);
            types::object(fields, &syntax.together, &syntax.one_of, presence, context)
        }
        None => {
            let message = format!("the payload `{}` has no `fields`", name.value);
            let help = "list them, or write `fields: []` if there are none";
            context.diagnostics.push(Diagnostic::new(&rules::MISSING_KEY, name.span, message).help(help));
            Object::default()
        }
    };
    if let Some(fields) = &syntax.fields {
        check_overlap(&fields.value, &object, vendor, context);
    }
    let source = syntax.source.as_ref().or(file.schema.source.as_ref());
    Payload {
        rust: rust.unwrap_or_default(),
        name: name.value.clone(),
        docs: docs(text, &syntax.details, source, syntax.note.as_ref(), None),
        shared: true,
        object,
    }
}

enum Own<'a> {
    Payload(Box<Payload>),
    Shared(&'a Spanned<String>),
    Broken,
}

fn own_payload<'a>(
    file: &LoadedFile,
    name: &Spanned<String>,
    syntax: &'a EventSyntax,
    presence: Presence,
    vendor: &VendorFile,
    scopes: &mut Scopes<'_>,
    context: &mut Context<'_>,
) -> Own<'a> {
    match (&syntax.fields, &syntax.payload) {
        (Some(fields), None) => {
            let rust = scopes.types.claim(name, syntax.name.as_ref(), Case::Camel, "event", context.diagnostics);
            let presence = presence.within(syntax.presence);
            let object = types::object(fields, &syntax.together, &syntax.one_of, presence, context);
            check_overlap(&fields.value, &object, vendor, context);
            let Some(rust) = rust else { return Own::Broken };
            let docs = event_docs(file, syntax);
            Own::Payload(Box::new(Payload { rust, name: name.value.clone(), docs, shared: false, object }))
        }
        (None, Some(payload)) => Own::Shared(payload),
        (fields, _) => {
            let both = fields.is_some();
            let message = match both {
                true => format!("the event `{}` has both `fields` and `payload`", name.value.escape_debug()),
                false => format!("the event `{}` has neither `fields` nor `payload`", name.value.escape_debug()),
            };
            let rule = if both { &rules::CONFLICTING_KEYS } else { &rules::MISSING_KEY };
            let help = "`fields` lists its own fields, `payload` names a shared payload; `fields: []` is allowed";
            context.diagnostics.push(Diagnostic::new(rule, name.span, message).help(help));
            Own::Broken
        }
    }
}

/// Discriminator and header are in every event already, and must not be listed again.
fn check_overlap(entries: &List<FieldEntry>, object: &Object, vendor: &VendorFile, context: &mut Context<'_>) {
    listed_discriminator(entries, &object.fields, vendor, context.diagnostics);
    let Some(header) = &vendor.header else { return };
    for entry in &header.fields.0 {
        let name = match entry {
            crate::syntax::TextOr::Text(name) => name,
            crate::syntax::TextOr::Item(items) => match items.value.0.first() {
                Some((name, _)) => name,
                None => continue,
            },
            crate::syntax::TextOr::Nothing(_) => continue,
        };
        if object.fields.iter().any(|field| field.name == name.value) {
            let message = format!("the field `{}` is in the header, which every event has already", name.value);
            let at = fields::place(entries, &name.value).unwrap_or(name.span);
            let diagnostic = Diagnostic::new(&rules::DUPLICATE_FIELD, at, message).label("listed here");
            let diagnostic = diagnostic.related(name.span, "the header's");
            context.diagnostics.push(diagnostic.help("remove the field from the event"));
        }
    }
}

fn shared_index(wanted: &Spanned<String>, shared: &HashMap<&str, usize>, context: &mut Context<'_>) -> Option<usize> {
    let found = shared.get(wanted.value.as_str()).copied();
    if found.is_none() {
        let message = format!("there is no payload `{}`", wanted.value.escape_debug());
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_PAYLOAD, wanted.span, message);
        context.diagnostics.push_unknown(diagnostic, &wanted.value, shared.keys().copied(), "payloads");
    }
    found
}

fn draft<'a>(
    file: &'a LoadedFile,
    name: &Spanned<String>,
    syntax: &'a EventSyntax,
    payload: Option<usize>,
    scopes: &mut Scopes<'_>,
    context: &mut Context<'_>,
) -> Option<Draft<'a>> {
    context.required_doc(syntax.doc.as_ref(), name.span, &format!("the event `{}`", name.value.escape_debug()));
    // What is wrong with the payload, its name too, has been reported.
    let payload = payload?;
    let given = syntax.name.as_ref();
    let rust = scopes.variants.claim(name, given, Case::Camel, "event", context.diagnostics);
    let event = Event {
        name: name.value.clone(),
        rust: rust?,
        docs: event_docs(file, syntax),
        file: file.path.clone(),
        payload,
        example: Map::new(),
    };
    let fields = syntax.fields.as_ref().map(|fields| &fields.value);
    let (own, shared) = (syntax.example.as_ref(), file.schema.example.as_ref());
    Some(Draft { event, name_span: name.span, fields, own, shared })
}

fn event_docs(file: &LoadedFile, syntax: &EventSyntax) -> crate::model::Docs {
    let text = syntax.doc.as_ref().map(|doc| doc.value.clone()).unwrap_or_default();
    let source = syntax.source.as_ref().or(file.schema.source.as_ref());
    docs(text, &syntax.details, source, syntax.note.as_ref(), syntax.deprecated.as_ref())
}

//! Payloads and event types.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::below::Wrapped;
use super::context::{Context, Presence, docs_within, text};
use super::event_name::NamedBy;
use super::types::ObjectParts;
use super::vendor::listed_discriminator;
use super::{below, event_name, fields, name_pattern, types};
use crate::diagnostic::{Diagnostic, rules};
use crate::load::LoadedFile;
use crate::model::{Builder, Docs, Event, EventName, Field, ItemKind, Object, Payload, PayloadId};
use crate::naming::{Scope, ScopeKind};
use crate::source::Span;
use crate::syntax::{EventSyntax, FieldEntry, PayloadSyntax, Spanned, VendorFile};

/// An event without its example, with what the schema says of the example.
pub(super) struct Draft<'a> {
    pub(super) event: Event,
    pub(super) name_span: Span,
    /// The fields that it lists itself.
    pub(super) fields: Option<&'a [FieldEntry]>,
    /// The type that has its fields, if they are below a path.
    pub(super) inner: Option<String>,
    /// What the event says of its example.
    pub(super) own: Option<&'a Spanned<Map<String, Value>>>,
    /// What the file says of all its events' examples.
    pub(super) shared: Option<&'a Spanned<Map<String, Value>>>,
}

/// What the files say of payloads and events. Those that are broken are left out.
pub(super) struct Resolved<'a> {
    pub(super) payloads: Builder<Payload>,
    pub(super) events: Builder<Event>,
    pub(super) drafts: Vec<Draft<'a>>,
}

/// What the events of a vendor depend on.
#[derive(Clone, Copy)]
pub(super) struct VendorParts<'a> {
    pub(super) file: &'a VendorFile,
    /// How events are named.
    pub(super) naming: &'a EventName,
}

/// Resolves the payloads and events of all files.
pub(super) fn resolve<'a>(
    files: &'a [LoadedFile],
    presence: Presence,
    vendor: VendorParts<'_>,
    context: &mut Context<'_>,
) -> Resolved<'a> {
    let mut resolver = Resolver {
        vendor,
        presence,
        names: Scope::new(ScopeKind::Events),
        shared: HashMap::new(),
        users: users(files),
        payloads: Builder::default(),
        events: Builder::default(),
        context,
    };
    for file in files {
        for (name, syntax) in file.schema.payloads.iter() {
            resolver.shared_payload(file, name, syntax);
        }
    }
    let mut drafts = Vec::new();
    for file in files {
        for (name, syntax) in file.schema.events.iter() {
            let payload = resolver.payload(file, name, syntax);
            drafts.extend(resolver.draft(file, name, syntax, payload));
        }
    }
    resolver.context.declarations.add(resolver.names);
    Resolved { payloads: resolver.payloads, events: resolver.events, drafts }
}

/// The events of each payload that several may have.
fn users(files: &[LoadedFile]) -> HashMap<String, Vec<String>> {
    let events = files.iter().flat_map(|file| file.schema.events.iter());
    let mut users: HashMap<String, Vec<String>> = HashMap::new();
    for (name, event) in events {
        if let Some(payload) = &event.payload {
            users.entry(payload.value.clone()).or_default().push(name.value.clone());
        }
    }
    users
}

/// What is known of a vendor while its payloads and events are resolved.
struct Resolver<'r, 'c> {
    vendor: VendorParts<'r>,
    /// What holds for the whole vendor.
    presence: Presence,
    /// The names of the event types.
    names: Scope,
    /// The payloads that several events may have, by name; those that are broken too, so that
    /// their users are not reported.
    shared: HashMap<String, PayloadId>,
    /// The events of each payload that several may have.
    users: HashMap<String, Vec<String>>,
    payloads: Builder<Payload>,
    events: Builder<Event>,
    context: &'r mut Context<'c>,
}

impl Resolver<'_, '_> {
    fn shared_payload(&mut self, file: &LoadedFile, name: &Spanned<String>, syntax: &PayloadSyntax) {
        self.context.type_names.declare(ItemKind::Payload, name, syntax.name.as_ref());
        let what = format!("the payload `{}`", name.value);
        let doc = self.context.required_doc(syntax.about.doc.as_ref(), name.span, &what);
        let object = match &syntax.fields {
            Some(fields) => {
                let presence = self.presence.within(file.schema.presence).within(syntax.presence);
                let parts = ObjectParts { entries: fields, together: &syntax.together, one_of: &syntax.one_of };
                // Several events have it, and so several values of each part of the name.
                let users = self.users.get(&name.value).cloned().unwrap_or_default();
                let docs = docs_within(Some(&file.schema.about), doc.clone(), &syntax.about, None);
                let path = below::path_of(self.vendor.file, syntax.below.as_ref());
                let wrapped =
                    Wrapped { name, preferred: syntax.name.as_ref(), path: &path, docs: &docs, file: &file.path };
                self.object(parts, presence, &NamedBy::Events(&users), &wrapped)
            }
            None => {
                let message = format!("the payload `{}` has no `fields`", name.value);
                let help = "list them, or write `fields: []` if there are none";
                self.context.diagnostics.push(Diagnostic::new(&rules::MISSING_KEY, name.span, message).help(help));
                Object::default()
            }
        };
        let id = self.payloads.id(&format!("payloads/{}", name.value));
        self.shared.insert(name.value.clone(), id.clone());
        self.payloads.put(Payload {
            id,
            name: name.value.clone(),
            preferred_name: text(syntax.name.as_ref()),
            docs: docs_within(Some(&file.schema.about), doc, &syntax.about, None),
            shared: true,
            object,
        });
    }

    /// The payload of an event. What is wrong with it has been reported.
    fn payload(&mut self, file: &LoadedFile, name: &Spanned<String>, syntax: &EventSyntax) -> Option<PayloadId> {
        match (&syntax.fields, &syntax.payload) {
            (Some(fields), None) => self.own_payload(file, name, syntax, fields),
            (None, Some(wanted)) => self.shared_id(wanted),
            (Some(_), Some(_)) => {
                let message = format!("the event `{}` has both `fields` and `payload`", name.value.escape_debug());
                self.no_payload(Diagnostic::new(&rules::CONFLICTING_KEYS, name.span, message))
            }
            (None, None) => {
                let message = format!("the event `{}` has neither `fields` nor `payload`", name.value.escape_debug());
                self.no_payload(Diagnostic::new(&rules::MISSING_KEY, name.span, message))
            }
        }
    }

    fn no_payload(&mut self, diagnostic: Diagnostic) -> Option<PayloadId> {
        let help = "`fields` lists its own fields, `payload` names a shared payload; `fields: []` is allowed";
        self.context.diagnostics.push(diagnostic.help(help));
        None
    }

    fn own_payload(
        &mut self,
        file: &LoadedFile,
        name: &Spanned<String>,
        syntax: &EventSyntax,
        fields: &[FieldEntry],
    ) -> Option<PayloadId> {
        self.context.type_names.declare(ItemKind::Event, name, syntax.name.as_ref());
        let presence = self.presence.within(file.schema.presence).within(syntax.presence);
        let pattern = name_pattern::of_event(&name.value, syntax, &self.vendor.naming.join);
        let of = NamedBy::Event(&name.value, pattern);
        let parts = ObjectParts { entries: fields, together: &syntax.together, one_of: &syntax.one_of };
        let docs = event_docs(file, syntax);
        let path = below::path_of(self.vendor.file, syntax.below.as_ref());
        let wrapped = Wrapped { name, preferred: syntax.name.as_ref(), path: &path, docs: &docs, file: &file.path };
        let object = self.object(parts, presence, &of, &wrapped);
        let id = self.payloads.id(&format!("events/{}", name.value));
        self.payloads.put(Payload {
            id: id.clone(),
            name: name.value.clone(),
            preferred_name: text(syntax.name.as_ref()),
            docs,
            shared: false,
            object,
        });
        Some(id)
    }

    /// The fields of a payload, after those that are parts of the name of its event.
    fn object(
        &mut self,
        parts: ObjectParts<'_>,
        presence: Presence,
        of: &NamedBy<'_>,
        wrapped: &Wrapped<'_>,
    ) -> Object {
        // A name with too few parts is reported with the event.
        let mut levels = event_name::fields(self.vendor.naming, of, wrapped.path).unwrap_or_default();
        let named = levels.pop().unwrap_or_default();
        let mut names = Scope::new(ScopeKind::Fields);
        // Of a field with one value there is none in Rust.
        for field in named.iter().filter(|field| field.constant.is_none()) {
            let span = self.vendor.file.discriminator.span;
            names.declare(ItemKind::Field, &Spanned { value: field.name.clone(), span }, None);
        }
        let mut object = types::object(parts, names, presence, self.context);
        match wrapped.path.first() {
            None => self.check_overlap(parts.entries, &object),
            Some(first) => {
                self.check_way(first, wrapped.name);
                self.check_named(parts.entries, &named, &object);
            }
        }
        object.fields.splice(0..0, named);
        wrapped.wrap(object, levels, self.context)
    }

    /// What leads to the fields of an event is a field by itself, beside those of every event.
    fn check_way(&mut self, first: &str, event: &Spanned<String>) {
        let header = self.vendor.file.header.iter().flat_map(|header| header.fields.iter());
        let mut header = header.filter(|entry| entry.name.value == first);
        if self.vendor.naming.is_part(first) || header.next().is_some() {
            let message = format!("the fields of `{}` are below `{first}`, which every event has already", event.value);
            let diagnostic = Diagnostic::new(&rules::DUPLICATE_FIELD, event.span, message);
            self.context.diagnostics.push(diagnostic.help(format!("remove `{first}` from the header")));
        }
    }

    /// Parts of the name must not be listed again.
    fn check_named(&mut self, entries: &[FieldEntry], named: &[Field], object: &Object) {
        for part in named {
            if object.fields.iter().any(|field| field.name == part.name) {
                let message = format!("the field `{}` is a part of the name of the event already", part.name);
                let at = fields::place(entries, &part.name).unwrap_or(self.vendor.file.discriminator.span);
                let diagnostic = Diagnostic::new(&rules::DUPLICATE_FIELD, at, message).label("listed here");
                self.context.diagnostics.push(diagnostic.help("remove the field from `fields`"));
            }
        }
    }

    /// Discriminator and header are in every event already, and must not be listed again.
    fn check_overlap(&mut self, entries: &[FieldEntry], object: &Object) {
        listed_discriminator(entries, &object.fields, self.vendor, self.context.diagnostics);
        let header = self.vendor.file.header.iter().flat_map(|header| header.fields.iter());
        for name in header.map(|entry| &entry.name) {
            if object.fields.iter().any(|field| field.name == name.value) {
                let message = format!("the field `{}` is in the header, which every event has already", name.value);
                let at = fields::place(entries, &name.value).unwrap_or(name.span);
                let diagnostic = Diagnostic::new(&rules::DUPLICATE_FIELD, at, message).label("listed here");
                let diagnostic = diagnostic.related(name.span, "the header's");
                self.context.diagnostics.push(diagnostic.help("remove the field from the event"));
            }
        }
    }

    fn shared_id(&mut self, wanted: &Spanned<String>) -> Option<PayloadId> {
        let found = self.shared.get(&wanted.value).cloned();
        if found.is_none() {
            let message = format!("there is no payload `{}`", wanted.value.escape_debug());
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_PAYLOAD, wanted.span, message);
            let known = self.shared.keys().map(String::as_str);
            self.context.diagnostics.push_unknown(diagnostic, &wanted.value, known, "payloads");
        }
        found
    }

    fn draft<'a>(
        &mut self,
        file: &'a LoadedFile,
        name: &Spanned<String>,
        syntax: &'a EventSyntax,
        payload: Option<PayloadId>,
    ) -> Option<Draft<'a>> {
        let what = format!("the event `{}`", name.value.escape_debug());
        self.context.required_doc(syntax.about.doc.as_ref(), name.span, &what);
        self.names.declare(ItemKind::Event, name, syntax.name.as_ref());
        // With a pattern, the name is not one on the wire.
        if syntax.pattern.is_none() {
            event_name::check(self.vendor.naming, name, self.context.diagnostics);
        }
        // What is wrong with the payload has been reported.
        let payload = payload?;
        let event = Event {
            name: self.events.id(&name.value),
            pattern: name_pattern::of_event(&name.value, syntax, &self.vendor.naming.join),
            preferred_name: text(syntax.name.as_ref()),
            docs: event_docs(file, syntax),
            file: file.path.clone(),
            payload,
            example: Map::new(),
        };
        let fields = syntax.fields.as_ref().map(|fields| fields.as_slice());
        let path = below::path_of(self.vendor.file, syntax.below.as_ref());
        let docs = Docs::default();
        let preferred = syntax.name.as_ref();
        let wrapped = Wrapped { name, preferred, path: &path, docs: &docs, file: &file.path };
        let inner = syntax.fields.as_ref().and_then(|_| wrapped.innermost());
        let (own, shared) = (syntax.example.as_ref(), file.schema.example.as_ref());
        Some(Draft { event, name_span: name.span, fields, own, shared, inner })
    }
}

fn event_docs(file: &LoadedFile, syntax: &EventSyntax) -> Docs {
    let text = syntax.about.doc.as_ref().map(|doc| doc.value.clone()).unwrap_or_default();
    docs_within(Some(&file.schema.about), text, &syntax.about, syntax.deprecated.as_ref())
}

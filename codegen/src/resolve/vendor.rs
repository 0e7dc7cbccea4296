//! A vendor as a whole.

use serde_json::Map;

use super::budget::Budget;
use super::context::{Context, Presence, docs, docs_within, required_doc, text};
use super::events::VendorParts;
use super::example::Facts;
use super::{
    below, body, checks, cloudevents, delivery, endless, event_name, events, example, fields, signature, types, wrapper,
};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::internal::Checked;
use crate::load::{LoadedFile, LoadedVendor};
use crate::model::{
    BodyForm, Docs, Envelope, EventName, Field, Header, HttpHeader, HttpHeaderRole, ItemKind, NamePreset, Object,
    Section, TypeDef, Vendor, is_common,
};
use crate::naming::{Declarations, Scope, ScopeKind};
use crate::source::Span;
use crate::syntax::{EnvelopeSyntax, FieldEntry, HeaderSyntax, HttpHeaderSyntax, Items, Spanned};
use crate::url::is_https;

/// What the vendors of a run share.
pub(super) struct Run {
    pub(super) budget: Budget,
    pub(super) vendor_names: Scope,
    pub(super) declarations: Declarations,
}

/// Resolves one vendor.
pub(super) fn resolve(loaded: &LoadedVendor, run: &mut Run, diagnostics: &mut Diagnostics) -> Option<Vendor> {
    let errors = diagnostics.error_count();
    let file = &loaded.vendor;
    declare_vendor(loaded, &mut run.vendor_names, diagnostics);
    check_address(&file.docs, diagnostics);
    let doc = required_doc(file.about.doc.as_ref(), file.title.span, "the vendor", diagnostics);
    let naming = event_name::resolve(file, &loaded.files, diagnostics);
    let parts = VendorParts { file, naming: &naming };
    let mut context = Context::new(loaded, diagnostics);
    let presence = Presence::default().within(file.presence);

    // What their expressions make is theirs too.
    let (common, own): (Vec<_>, Vec<_>) = loaded.files.iter().partition(|file| is_common(&file.path));
    common.into_iter().for_each(|file| types::resolve(file, presence, &mut context));
    let header = file.header.as_ref().map(|header| resolve_header(header, parts, presence, &mut context));
    let header = match naming.preset {
        Some(NamePreset::CloudEvents) => Some(cloudevents::with_attributes(header)),
        None => header,
    };
    let envelope = file.envelope.as_ref().map(|it| resolve_envelope(it, presence, &mut context));
    body::declare(file, &mut context.type_names);
    own.into_iter().for_each(|file| types::resolve(file, presence, &mut context));
    let resolved = events::resolve(&loaded.files, presence, parts, &mut context);
    let wire_order = wire_order(parts, header.as_ref(), context.diagnostics);
    let wrapper = wrapper::resolve(file, &mut context);
    let http_headers = http_headers(&file.http_headers, &naming, &mut context);
    let signature = signature::resolve(file, context.diagnostics);
    let delivery = delivery::resolve(file, header.as_ref(), context.diagnostics);

    let Context { ids, type_names, declarations, diagnostics, .. } = context;
    run.declarations.add(type_names);
    run.declarations.append(declarations);
    // Examples are built from all of a vendor, and a broken one would only cause follow-up errors.
    let sound = |diagnostics: &Diagnostics| loaded.whole && diagnostics.error_count() == errors;
    if !sound(diagnostics) {
        return None;
    }
    let facts = Facts {
        discriminator: naming,
        header,
        wire_order,
        envelope,
        types: ids.finish().checked("a type was not resolved, and no error says so"),
        payloads: resolved.payloads.finish().checked("a payload was not resolved, and no error says so"),
    };
    endless::check(&facts.types, loaded, diagnostics);
    let (types, payloads, header) = (&facts.types, &facts.payloads, facts.header.as_ref());
    let places = wrapper::Places { types, payloads, header, wrapper: wrapper.as_ref() };
    wrapper::check(&places, &resolved.drafts, loaded, diagnostics);
    if delivery.as_ref().is_some_and(|delivery| delivery.body == BodyForm::Form) {
        let header = header.zip(file.header.as_ref().map(|header| header.fields.span));
        body::check_form(types, payloads, header, &resolved.drafts, diagnostics);
    }
    if !sound(diagnostics) {
        return None;
    }
    let examples = example::make(&facts, resolved.drafts, loaded, &mut run.budget, diagnostics);
    let (Some(examples), true) = (examples, sound(diagnostics)) else { return None };
    let mut events = resolved.events;
    examples.events.into_iter().for_each(|event| events.put(event));
    let mut of_types = examples.types.into_iter();
    Some(Vendor {
        name: loaded.name.clone(),
        title: file.title.value.clone(),
        docs: docs(doc, &file.about),
        url: file.docs.value.clone(),
        api_version: text(file.api_version.as_ref()),
        sections: sections(loaded),
        files: files(loaded),
        discriminator: facts.discriminator,
        below: below::path_of(file, None),
        wire_order: facts.wire_order,
        header: facts.header,
        envelope: facts.envelope.map(|envelope| Envelope { example: examples.envelope, ..envelope }),
        wrapper,
        http_headers,
        signature,
        delivery,
        types: facts.types.map(|def| TypeDef { example: of_types.next().flatten(), ..def }),
        payloads: facts.payloads,
        events: events.finish().checked("an event was not resolved, and no error says so"),
    })
}

/// A vendor's name is that of a directory: of the schemas, and of every export.
fn declare_vendor(loaded: &LoadedVendor, names: &mut Scope, diagnostics: &mut Diagnostics) {
    let place = Span::start_of(loaded.file);
    let plain = loaded.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-');
    if plain && loaded.name.starts_with(|c: char| c.is_ascii_lowercase()) {
        names.declare(ItemKind::Vendor, &Spanned { value: loaded.name.clone(), span: place }, None);
    } else {
        let message = format!("`{}` cannot be a vendor's name", loaded.name.escape_debug());
        let help = "name the directory with lowercase letters, digits and `_`, starting with a letter";
        diagnostics.push(Diagnostic::new(&rules::BAD_VENDOR, place, message).help(help));
    }
}

fn files(loaded: &LoadedVendor) -> Vec<String> {
    let mut files: Vec<String> = loaded.files.iter().map(|file| file.path.clone()).collect();
    files.push(format!("{}/vendor.yaml", loaded.name));
    files.sort();
    // Its types are those of a schema file, too.
    files.dedup();
    files
}

/// What is said about the schema files, for those that say something.
fn sections(loaded: &LoadedVendor) -> Vec<Section> {
    let section = |file: &LoadedFile| {
        let schema = &file.schema;
        let stem = file.path.rsplit('/').next().unwrap_or(&file.path).trim_end_matches(".yaml");
        Some(Section {
            title: text(schema.about.source.as_ref()).unwrap_or_else(|| stem.to_owned()),
            file: file.path.clone(),
            docs: Docs { source: None, ..docs(text(schema.about.doc.as_ref())?, &schema.about) },
        })
    };
    loaded.files.iter().filter_map(section).collect()
}

fn check_address(docs: &Spanned<String>, diagnostics: &mut Diagnostics) {
    if !is_https(&docs.value) {
        let message = format!("`{}` is not an https address", docs.value.escape_debug());
        let help = "`docs` is where the vendor documents its events, such as `https://example.com/webhooks`";
        diagnostics.push(Diagnostic::new(&rules::BAD_ADDRESS, docs.span, message).help(help));
    }
}

fn resolve_header(
    header: &HeaderSyntax,
    vendor: VendorParts<'_>,
    presence: Presence,
    context: &mut Context<'_>,
) -> Header {
    let presence = presence.within(header.presence);
    let fields = fields::resolve(&header.fields, presence, Scope::new(ScopeKind::Header), context);
    listed_discriminator(&header.fields, &fields, vendor, context.diagnostics);
    let doc = text(header.about.doc.as_ref()).unwrap_or_else(|| "The fields of every event.".to_owned());
    Header { docs: docs_within(Some(&vendor.file.about), doc, &header.about, None), fields }
}

/// The discriminator is a field of every event already.
pub(super) fn listed_discriminator(
    entries: &[FieldEntry],
    fields: &[Field],
    vendor: VendorParts<'_>,
    diagnostics: &mut Diagnostics,
) {
    let span = vendor.file.discriminator.field.as_ref().map_or(vendor.file.discriminator.span, |field| field.span);
    let naming = vendor.naming;
    let is_it = |field: &&Field| naming.is_part(&field.name) || field.aliases.iter().any(|alias| naming.is_part(alias));
    if let Some(field) = fields.iter().find(is_it) {
        let message = format!("the field `{}` is the discriminator, which every event has already", field.name);
        let at = fields::place(entries, &field.name).unwrap_or(span);
        diagnostics.push(
            Diagnostic::new(&rules::DUPLICATE_FIELD, at, message)
                .label("listed here")
                .related(span, "the discriminator")
                .help("remove the field from `fields`"),
        );
    }
}

fn resolve_envelope(envelope: &EnvelopeSyntax, presence: Presence, context: &mut Context<'_>) -> Envelope {
    context.type_names.declare(ItemKind::Envelope, &envelope.name, None);
    checks::wire_name(&envelope.events.field, "field", context.diagnostics);
    let mut names = Scope::new(ScopeKind::Fields);
    names.declare(ItemKind::EventList, &envelope.events.field, None);
    let fields = fields::resolve(&envelope.fields, presence.within(envelope.presence), names, context);
    let doc = context.required_doc(envelope.about.doc.as_ref(), envelope.name.span, "the envelope");
    Envelope {
        name: envelope.name.value.clone(),
        docs: docs(doc, &envelope.about),
        object: Object { fields, ..Object::default() },
        events_field: envelope.events.field.value.clone(),
        events_doc: envelope.events.doc.value.clone(),
        example: Map::new(),
    }
}

/// Wire order: `wire_order` as written, preceded by the fields it omits.
fn wire_order(vendor: VendorParts<'_>, header: Option<&Header>, diagnostics: &mut Diagnostics) -> Vec<Option<String>> {
    let header: Vec<&str> = header.iter().flat_map(|header| &header.fields).map(|field| field.name.as_str()).collect();
    let names: Vec<&str> = vendor.naming.tag().into_iter().chain(header).collect();
    let written: &[Spanned<String>] = vendor.file.wire_order.as_ref().map_or(&[], |order| &order.value);
    for name in written.iter().filter(|name| name.value != "*" && !names.contains(&name.value.as_str())) {
        let message = format!("`{}` is not a field of every event", name.value.escape_debug());
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_MEMBER, name.span, message);
        diagnostics.push_unknown(diagnostic, &name.value, names.iter().copied(), "fields");
    }
    let mut order: Vec<Option<String>> = Vec::new();
    for name in written {
        let part = (name.value != "*").then(|| name.value.clone());
        if order.contains(&part) {
            let message = format!("`{}` is listed twice in the order", name.value.escape_debug());
            diagnostics.push(Diagnostic::new(&rules::DUPLICATE_FIELD, name.span, message));
        } else {
            order.push(part);
        }
    }
    let missing: Vec<Option<String>> =
        names.iter().map(|name| Some((*name).to_owned())).filter(|name| !order.contains(name)).collect();
    order.splice(0..0, missing);
    if !order.contains(&None) {
        order.push(None);
    }
    order
}

fn http_headers(headers: &Items<HttpHeaderSyntax>, naming: &EventName, context: &mut Context<'_>) -> Vec<HttpHeader> {
    let mut names = Scope::new(ScopeKind::HttpHeaders);
    let mut list = Vec::new();
    for (name, header) in headers.iter() {
        checks::header_name(name, context.diagnostics);
        names.declare(ItemKind::HttpHeader, name, None);
        let what = format!("the HTTP header `{}`", name.value.escape_debug());
        let doc = required_doc(header.about.doc.as_ref(), name.span, &what, context.diagnostics);
        list.push(HttpHeader { name: name.value.clone(), role: header.role, docs: docs(doc, &header.about) });
    }
    list.extend(headers_of_name(naming, &list));
    context.declarations.add(names);
    list
}

/// The headers with a part of the name of the event that are not among those that are described.
fn headers_of_name(naming: &EventName, described: &[HttpHeader]) -> Vec<HttpHeader> {
    let is_described = |name: &str| described.iter().any(|header| header.name.eq_ignore_ascii_case(name));
    let places = naming.parts.iter().flat_map(|part| part.places().map(move |place| (place, part)));
    let parts = places.filter_map(|(place, part)| Some((place.header()?, part)));
    let new = parts.filter(|(name, _)| !is_described(name));
    new.map(|(name, part)| {
        let text = part.doc.as_ref().unwrap_or(&naming.doc).clone();
        HttpHeader { name: name.to_owned(), role: HttpHeaderRole::EventType, docs: Docs { text, ..Docs::default() } }
    })
    .collect()
}

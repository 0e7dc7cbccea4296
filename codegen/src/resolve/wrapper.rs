//! The object around one event, and the type `event`, which nothing else may have.

use super::context::Context;
use super::events::Draft;
use super::type_place;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::LoadedVendor;
use crate::model::{Arena, Field, Header, Payload, Shape, TypeDef, TypeId, TypeKind};
use crate::source::Span;
use crate::syntax::{KindSyntax, VendorFile};

/// The type that `wrapper` names: an object, or one of several.
pub(super) fn resolve(file: &VendorFile, context: &mut Context<'_>) -> Option<TypeId> {
    let name = file.wrapper.as_ref()?;
    if let Some(envelope) = &file.envelope {
        let message = "a vendor has `envelope` or `wrapper`, not both";
        let help = "an `envelope` has a list of events, and a `wrapper` has one event";
        let diagnostic = Diagnostic::new(&rules::CONFLICTING_KEYS, name.span, message);
        context.diagnostics.push(diagnostic.related(envelope.name.span, "the envelope").help(help));
    }
    let is_object = |kind: &KindSyntax| matches!(kind, KindSyntax::Object(_) | KindSyntax::Union(_));
    if context.types.get(name.value.as_str()).is_some_and(|syntax| is_object(&syntax.kind)) {
        return context.ids.known(&name.value).cloned();
    }
    let message = format!("there is no object type or union `{}`", name.value.escape_debug());
    let known = context.types.iter().filter(|(_, syntax)| is_object(&syntax.kind)).map(|(name, _)| *name);
    context.diagnostics.push_unknown(
        Diagnostic::new(&rules::UNKNOWN_TYPE, name.span, message),
        &name.value,
        known,
        "object types and unions",
    );
    None
}

/// What may have the type `event`, and what has it.
pub(super) struct Places<'a> {
    pub(super) types: &'a Arena<TypeDef>,
    pub(super) payloads: &'a Arena<Payload>,
    pub(super) header: Option<&'a Header>,
    pub(super) wrapper: Option<&'a TypeId>,
}

/// Makes sure that the wrapper leads to an event, and that nothing else does: an event within events
/// would never end.
pub(super) fn check(places: &Places<'_>, drafts: &[Draft<'_>], loaded: &LoadedVendor, diagnostics: &mut Diagnostics) {
    if let (Some(id), Some(name)) = (places.wrapper, &loaded.vendor.wrapper)
        && !places.types.has_event(id)
    {
        let message = format!("the wrapper `{id}` has no field of the type `event`");
        let help = "give one of its fields, or of the objects in it, the type `event`";
        diagnostics.push(Diagnostic::new(&rules::BAD_TYPE_EXPRESSION, name.span, message).help(help));
    }
    let misplaced = |fields: &[Field]| fields.iter().any(|field| field.ty.shape.has_event());
    if let (Some(header), Some(syntax)) = (places.header, &loaded.vendor.header)
        && misplaced(&header.fields)
    {
        report("the header", syntax.fields.span, diagnostics);
    }
    for draft in drafts {
        if misplaced(&places.payloads.get(&draft.event.payload).object.fields) {
            report(&format!("the event `{}`", draft.event.name), draft.name_span, diagnostics);
        }
    }
    let allowed = places.types.reachable(places.wrapper, |_| true);
    let own = places.payloads.iter().flat_map(|payload| &payload.object.fields);
    let header = places.header.into_iter().flat_map(|header| &header.fields);
    let of_events = places.types.reachable(own.chain(header).flat_map(|field| field.ty.names()), |_| true);
    for def in places.types {
        let is_around = allowed.contains(&def.name) && !of_events.contains(&def.name);
        if has_event(def, is_around) {
            report(&format!("the type `{}`", def.name), type_place(loaded, &def.name), diagnostics);
        }
    }
}

/// Whether a type has an event where it may not: around events, a field alone may be one.
fn has_event(def: &TypeDef, is_around: bool) -> bool {
    match &def.kind {
        TypeKind::Object(object) => object.fields.iter().any(|field| match &field.ty.shape {
            Shape::Scalar(_) if is_around => false,
            shape => shape.has_event(),
        }),
        TypeKind::Alias { ty, .. } => ty.shape.has_event(),
        TypeKind::KindUnion(union) => union.members.iter().any(|member| member.ty.shape.has_event()),
        TypeKind::Union(_) | TypeKind::Enum(_) => false,
    }
}

fn report(what: &str, at: Span, diagnostics: &mut Diagnostics) {
    let message = format!("{what} cannot have the type `event`");
    let help = "`event` is for a field of the object that `wrapper` names, or of an object in it";
    diagnostics.push(Diagnostic::new(&rules::BAD_TYPE_EXPRESSION, at, message).help(help));
}

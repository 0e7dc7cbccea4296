//! The form of request bodies, and which events can come in it.

use super::events::Draft;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{Arena, BodyForm, EnumBase, Field, Header, ItemKind, Payload, Scalar, Shape, TypeDef, TypeKind};
use crate::naming::Scope;
use crate::source::Span;
use crate::syntax::{DeliverySyntax, Spanned, VendorFile};

/// The form of a body. What is around events is a JSON object.
pub(super) fn resolve(file: &VendorFile, delivery: &DeliverySyntax, diagnostics: &mut Diagnostics) -> BodyForm {
    let Some(body) = &delivery.body else { return BodyForm::Json };
    let around = [
        ("envelope", file.envelope.as_ref().map(|it| it.name.span)),
        ("wrapper", file.wrapper.as_ref().map(|it| it.span)),
    ];
    for (key, span) in around.into_iter().filter_map(|(key, span)| Some((key, span?))) {
        if body.value != BodyForm::Json {
            let message = format!("a vendor whose body is no JSON object has no `{key}`");
            let help = "remove it, or `body`, so that the body is a JSON object";
            let diagnostic = Diagnostic::new(&rules::CONFLICTING_KEYS, body.span, message);
            diagnostics.push(diagnostic.related(span, format!("the {key}")).help(help));
        }
    }
    body.value
}

/// The name of the type of a body that is a list, which nothing else may have.
pub(super) fn declare(file: &VendorFile, names: &mut Scope) {
    let body = file.delivery.as_ref().and_then(|delivery| delivery.body.as_ref());
    if let Some(body) = body.filter(|body| body.value == BodyForm::JsonList && file.envelope.is_none()) {
        let name = Spanned { value: "Batch".to_owned(), span: body.span };
        names.declare(ItemKind::Envelope, &name, None);
    }
}

/// Makes sure that all fields of a form's events can be written as pairs.
pub(super) fn check_form(
    types: &Arena<TypeDef>,
    payloads: &Arena<Payload>,
    header: Option<(&Header, Span)>,
    drafts: &[Draft<'_>],
    diagnostics: &mut Diagnostics,
) {
    if let Some((header, span)) = header {
        check("the header", &header.fields, span, types, diagnostics);
    }
    for draft in drafts {
        let fields = &payloads.get(&draft.event.payload).object.fields;
        check(&format!("the event `{}`", draft.event.name), fields, draft.name_span, types, diagnostics);
    }
}

fn check(what: &str, fields: &[Field], at: Span, types: &Arena<TypeDef>, diagnostics: &mut Diagnostics) {
    for field in fields.iter().filter(|field| !fits(&field.ty.shape, true, types)) {
        let message = format!("{what} has `{}`, which a form cannot have", field.name.escape_debug());
        let help = "the value of a pair is text, a number, a boolean, or an item of a list of these";
        diagnostics.push(Diagnostic::new(&rules::BAD_TYPE_EXPRESSION, at, message).help(help));
    }
}

/// Whether a value can be a pair, or a list of them.
fn fits(shape: &Shape, may_be_list: bool, types: &Arena<TypeDef>) -> bool {
    match types.canonical(shape) {
        Shape::Scalar(scalar) => !matches!(scalar, Scalar::Any | Scalar::Object | Scalar::Event),
        Shape::List(item) => may_be_list && fits(&item.shape, false, types),
        Shape::Map(..) => false,
        Shape::Named(id) => {
            matches!(&types.get(id).kind, TypeKind::Enum(def) if def.base != EnumBase::IntegerOrString)
        }
    }
}

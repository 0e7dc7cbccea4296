//! How a vendor delivers its requests.

use super::context::{docs, required_doc, text, texts};
use super::{body, checks, validation};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{BodyForm, Delivery, Endpoint, FieldRole, Header, Retries};
use crate::syntax::{DeliverySyntax, EndpointSyntax, FieldRoleSyntax, Spanned, VendorFile};

/// Resolves the delivery of a vendor, whose header is resolved already.
pub(super) fn resolve(file: &VendorFile, header: Option<&Header>, diagnostics: &mut Diagnostics) -> Option<Delivery> {
    let delivery = file.delivery.as_ref()?;
    let success = success(delivery, diagnostics);
    let body = body::resolve(file, delivery, diagnostics);
    if let Some(content_type) = &delivery.content_type {
        check_content_type(content_type, body, diagnostics);
    }
    let doc = required_doc(delivery.about.doc.as_ref(), delivery.method.span, "the delivery", diagnostics);
    let validation = delivery.validation.as_ref().map(|syntax| validation::resolve(syntax, diagnostics));
    let mut role = |syntax: &FieldRoleSyntax| field_role(syntax, header, diagnostics);
    Some(Delivery {
        method: delivery.method.value.to_lowercase(),
        content_type: text(delivery.content_type.as_ref()),
        body,
        timeout_seconds: delivery.timeout_seconds,
        success,
        retries: delivery
            .retries
            .as_ref()
            .map(|retries| Retries { attempts: retries.attempts, doc: retries.doc.value.clone() }),
        deduplicate_by: delivery.deduplicate_by.as_ref().map(&mut role),
        order_by: delivery.order_by.as_ref().map(&mut role),
        endpoint: delivery.endpoint.as_ref().map(endpoint),
        validation,
        docs: docs(doc, &delivery.about),
    })
}

fn success(delivery: &DeliverySyntax, diagnostics: &mut Diagnostics) -> Vec<(u16, String)> {
    let mut success = Vec::new();
    for (code, doc) in delivery.success.iter() {
        match code.value.parse::<u16>() {
            Ok(number) if (100..600).contains(&number) => success.push((number, doc.clone())),
            _ => {
                let message = format!("`{}` is no HTTP status code", code.value.escape_debug());
                diagnostics.push(Diagnostic::new(&rules::WRONG_VALUE, code.span, message).help("such as `200`"));
            }
        }
    }
    success
}

/// What is generated reads bodies of one form, so no content type of another can be meant.
fn check_content_type(content_type: &Spanned<String>, body: BodyForm, diagnostics: &mut Diagnostics) {
    let essence = content_type.value.split(';').next().unwrap_or_default().trim();
    let plain = content_type.value.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    let (of_form, what, help) = match body {
        BodyForm::Form => (essence == body.content_type(), "a form", "such as `application/x-www-form-urlencoded`"),
        BodyForm::Json | BodyForm::JsonList => (
            essence == "application/json" || essence.starts_with("application/") && essence.ends_with("+json"),
            "JSON",
            "such as `application/json; charset=utf-8`",
        ),
    };
    if !plain || !of_form {
        let message = format!("`{}` is no content type of {what}", content_type.value.escape_debug());
        diagnostics.push(Diagnostic::new(&rules::WRONG_VALUE, content_type.span, message).help(help));
    }
}

/// A field that every event has, so one of the header.
fn field_role(syntax: &FieldRoleSyntax, header: Option<&Header>, diagnostics: &mut Diagnostics) -> FieldRole {
    checks::member(&syntax.field, header.map_or(&[], |header| &header.fields), diagnostics);
    FieldRole { field: syntax.field.value.clone(), doc: syntax.doc.value.clone() }
}

fn endpoint(syntax: &EndpointSyntax) -> Endpoint {
    Endpoint {
        https_only: syntax.https_only,
        port: syntax.port,
        public_certificate: syntax.public_certificate,
        details: texts(&syntax.details),
    }
}

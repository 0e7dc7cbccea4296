//! How a vendor's requests prove that they come from the vendor.

mod preset;
mod signed;
mod template;
#[cfg(test)]
mod tests;
mod time;

use self::template::format;
use super::checks::header_name;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::{HmacSignature, HttpHeaderRole, SecretEncoding, SecretForm, Signature, TokenPlace};
use crate::source::Span;
use crate::syntax::{SecretSyntax, SignatureSyntax, Spanned, TokenSyntax, VendorFile};

/// Resolves what `signature` says. Without it, an HTTP header that carries a secret is a token.
pub(super) fn resolve(file: &VendorFile, diagnostics: &mut Diagnostics) -> Option<Signature> {
    let Some(Spanned { value: syntax, span }) = &file.signature else {
        let (name, _) = file.http_headers.iter().find(|(_, header)| header.role == HttpHeaderRole::Secret)?;
        return Some(Signature::Token(TokenPlace::Header(name.value.clone())));
    };
    if let Some(token) = &syntax.token {
        exclusive(syntax, token.span, diagnostics);
        return place(token, diagnostics).map(Signature::Token);
    }
    let syntax = match &syntax.preset {
        Some(preset) => &preset::completed(syntax.clone(), preset),
        None => syntax,
    };
    hmac(syntax, *span, diagnostics).map(|hmac| Signature::Hmac(Box::new(hmac)))
}

/// A token has nothing that a signature has.
fn exclusive(syntax: &SignatureSyntax, token: Span, diagnostics: &mut Diagnostics) {
    let others = [
        ("preset", syntax.preset.as_ref().map(|it| it.span)),
        ("header", syntax.header.as_ref().map(|it| it.span)),
        ("algorithm", syntax.algorithm.as_ref().map(|it| it.span)),
        ("separator", syntax.separator.as_ref().map(|it| it.span)),
        ("format", syntax.format.as_ref().map(|it| it.span)),
        ("signed", syntax.signed.as_ref().map(|it| it.span)),
        ("timestamp", syntax.timestamp.as_ref().map(|it| it.span)),
        ("tolerance_seconds", syntax.tolerance_seconds.as_ref().map(|it| it.span)),
        ("id", syntax.id.as_ref().map(|it| it.header.span)),
        ("secret", syntax.secret.as_ref().map(|it| it.span)),
    ];
    for (key, span) in others.into_iter().filter_map(|(key, span)| Some((key, span?))) {
        let message = format!("a signature has `token` or `{key}`, not both");
        let help = "a `token` is the secret itself; remove it where requests are signed";
        let diagnostic = Diagnostic::new(&rules::CONFLICTING_KEYS, span, message);
        diagnostics.push(diagnostic.related(token, "the token").help(help));
    }
}

fn place(token: &Spanned<TokenSyntax>, diagnostics: &mut Diagnostics) -> Option<TokenPlace> {
    let (rule, message) = match (&token.header, &token.field) {
        (Some(header), None) => {
            header_name(header, diagnostics);
            return Some(TokenPlace::Header(header.value.clone()));
        }
        (None, Some(field)) => {
            super::checks::wire_name(field, "field", diagnostics);
            return Some(TokenPlace::Field(field.value.clone()));
        }
        (None, None) => (&rules::MISSING_KEY, "a token has `header` or `field`"),
        (Some(_), Some(_)) => (&rules::CONFLICTING_KEYS, "a token has `header` or `field`, not both"),
    };
    diagnostics.push(Diagnostic::new(rule, token.span, message));
    None
}

fn hmac(syntax: &SignatureSyntax, at: Span, diagnostics: &mut Diagnostics) -> Option<HmacSignature> {
    let header = required(syntax.header.as_ref(), "header", at, diagnostics);
    let algorithm = required(syntax.algorithm.as_ref(), "algorithm", at, diagnostics);
    let written = required(syntax.format.as_ref(), "format", at, diagnostics);
    header.into_iter().for_each(|header| header_name(header, diagnostics));
    let separator = syntax.separator.as_ref().and_then(|it| separator(it, diagnostics));
    let format = written.and_then(|text| format(text, separator, diagnostics));
    let time = time::resolve(syntax, separator, diagnostics);
    let id = syntax.id.as_ref().map(|id| &id.header);
    id.into_iter().for_each(|header| header_name(header, diagnostics));
    let signed = signed::resolve(syntax, time.as_ref(), at, diagnostics);
    Some(HmacSignature {
        header: header?.value.clone(),
        algorithm: algorithm?.value,
        separator,
        format: format?,
        signed: signed?,
        time,
        id: id.map(|header| header.value.clone()),
        secret: secret(syntax.secret.as_ref(), diagnostics),
    })
}

fn required<'s, T>(
    key: Option<&'s Spanned<T>>,
    name: &str,
    at: Span,
    diagnostics: &mut Diagnostics,
) -> Option<&'s Spanned<T>> {
    if key.is_none() {
        let help = "a signature has `header`, `algorithm` and `format`, or a `preset`; a secret that is sent as it is, a `token`";
        let message = format!("the key `{name}` is missing");
        diagnostics.push(Diagnostic::new(&rules::MISSING_KEY, at, message).help(help));
    }
    key
}

/// The one character between signatures, which no signature has.
fn separator(text: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<char> {
    let mut characters = text.value.chars();
    let one = characters.next().filter(|_| characters.next().is_none());
    let separator = one.filter(|c| c.is_ascii() && !c.is_ascii_alphanumeric() && !"+/=".contains(*c));
    if separator.is_none() {
        let message = format!("`{}` cannot stand between signatures", text.value.escape_debug());
        let help = "`separator` is one ASCII character that signatures do not have, such as `,` or a space";
        diagnostics.push(Diagnostic::new(&rules::BAD_SIGNATURE, text.span, message).help(help));
    }
    separator
}

fn secret(syntax: Option<&Spanned<SecretSyntax>>, diagnostics: &mut Diagnostics) -> SecretForm {
    let Some(Spanned { value: syntax, .. }) = syntax else { return SecretForm::Raw };
    match (syntax.encoding, &syntax.prefix) {
        (SecretEncoding::Base64, prefix) => {
            SecretForm::Base64 { prefix: super::context::text(prefix.as_ref()).unwrap_or_default() }
        }
        (SecretEncoding::Raw, None) => SecretForm::Raw,
        (SecretEncoding::Raw, Some(prefix)) => {
            let message = "a secret that is used as it is has no prefix";
            let help = "write `encoding: base64` if the secret is in Base64, or remove `prefix`";
            diagnostics.push(Diagnostic::new(&rules::BAD_SIGNATURE, prefix.span, message).help(help));
            SecretForm::Raw
        }
    }
}

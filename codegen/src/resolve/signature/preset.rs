//! Known schemes, in the keys of the dialect.

use crate::model::{HmacAlgorithm, SecretEncoding, SignaturePreset};
use crate::source::Span;
use crate::syntax::{RequestIdSyntax, SecretSyntax, SignatureSyntax, Spanned, TimestampSyntax};

/// What is written, with a preset's keys where it has none.
pub(super) fn completed(own: SignatureSyntax, preset: &Spanned<SignaturePreset>) -> SignatureSyntax {
    let preset = keys(preset.value, preset.span);
    SignatureSyntax {
        preset: None,
        token: own.token,
        header: own.header.or(preset.header),
        algorithm: own.algorithm.or(preset.algorithm),
        separator: own.separator.or(preset.separator),
        format: own.format.or(preset.format),
        signed: own.signed.or(preset.signed),
        timestamp: own.timestamp.or(preset.timestamp),
        tolerance_seconds: own.tolerance_seconds.or(preset.tolerance_seconds),
        id: own.id.or(preset.id),
        secret: own.secret.or(preset.secret),
    }
}

/// A preset's keys, all at the place where it is named.
fn keys(preset: SignaturePreset, span: Span) -> SignatureSyntax {
    let text = |text: &str| Some(Spanned { value: text.to_owned(), span });
    let id = |header| text(header).map(|header| RequestIdSyntax { header });
    let timestamp = |header: &str, part: &str| {
        let given = |it: &str| text(it).filter(|it| !it.value.is_empty());
        Some(Spanned { value: TimestampSyntax { header: given(header), part: given(part), format: None }, span })
    };
    let sha256 = SignatureSyntax {
        algorithm: Some(Spanned { value: HmacAlgorithm::Sha256, span }),
        ..SignatureSyntax::default()
    };
    match preset {
        SignaturePreset::StandardWebhooks => SignatureSyntax {
            header: text("webhook-signature"),
            separator: text(" "),
            format: text("v1,{base64}"),
            signed: text("{id}.{timestamp}.{body}"),
            timestamp: timestamp("webhook-timestamp", ""),
            id: id("webhook-id"),
            secret: Some(Spanned {
                value: SecretSyntax { encoding: SecretEncoding::Base64, prefix: text("whsec_") },
                span,
            }),
            ..sha256
        },
        SignaturePreset::GitHub => SignatureSyntax {
            header: text("X-Hub-Signature-256"),
            format: text("sha256={hex}"),
            id: id("X-GitHub-Delivery"),
            ..sha256
        },
        SignaturePreset::Stripe => SignatureSyntax {
            header: text("Stripe-Signature"),
            separator: text(","),
            format: text("v1={hex}"),
            signed: text("{timestamp}.{body}"),
            timestamp: timestamp("", "t="),
            ..sha256
        },
        SignaturePreset::Slack => SignatureSyntax {
            header: text("X-Slack-Signature"),
            format: text("v0={hex}"),
            signed: text("v0:{timestamp}:{body}"),
            timestamp: timestamp("X-Slack-Request-Timestamp", ""),
            ..sha256
        },
        SignaturePreset::Shopify => SignatureSyntax {
            header: text("X-Shopify-Hmac-Sha256"),
            format: text("{base64}"),
            id: id("X-Shopify-Webhook-Id"),
            ..sha256
        },
        SignaturePreset::Twilio => SignatureSyntax {
            header: text("X-Twilio-Signature"),
            algorithm: Some(Spanned { value: HmacAlgorithm::Sha1, span }),
            format: text("{base64}"),
            signed: text("{url}{form}"),
            id: id("I-Twilio-Idempotency-Token"),
            ..sha256
        },
    }
}

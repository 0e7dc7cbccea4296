use crate::emit::contract::signature::facts;
use crate::model::{HmacSignature, Signature, TimeFormat, TimePlace, TokenPlace};
use crate::testing::{VENDOR, vendor};

fn signature(lines: &str) -> Option<Signature> {
    vendor(&format!("{VENDOR}{lines}\n"), "events: {}").signature
}

fn hmac(signature_keys: &str) -> HmacSignature {
    match signature(&format!("signature: {signature_keys}")) {
        Some(Signature::Hmac(hmac)) => *hmac,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_header_with_a_secret_is_a_token_unless_something_else_is_said() {
    let header = "http_headers: {X-Type: {role: event-type, doc: D.}, X-Token: {role: secret, doc: D.}}";
    assert_eq!(signature(header), Some(Signature::Token(TokenPlace::Header("X-Token".to_owned()))));
    let field = format!("{header}\nsignature: {{token: {{field: key}}}}");
    assert_eq!(signature(&field), Some(Signature::Token(TokenPlace::Field("key".to_owned()))));
    assert_eq!(signature("http_headers: {X-Type: {role: event-type, doc: D.}}"), None);
}

#[test]
fn keys_beside_a_preset_take_the_place_of_its_own() {
    let own = "{preset: slack, header: X-Other, format: '{base64}', tolerance_seconds: 5, secret: {encoding: base64}}";
    let (slack, own) = (hmac("{preset: slack}"), hmac(own));
    assert_eq!(own.header, "X-Other");
    assert_eq!(own.time.as_ref().map(|time| time.tolerance_seconds), Some(5));
    assert_ne!((&own.format, &own.secret), (&slack.format, &slack.secret));
    assert_eq!((own.algorithm, &own.signed, own.id), (slack.algorithm, &slack.signed, slack.id));
}

#[test]
fn the_body_alone_is_signed_and_seconds_are_written_unless_something_else_is_said() {
    let keys = "{header: X-S, algorithm: hmac-sha1, format: '{hex}', signed: '{header:x-time}{body}', timestamp: {header: X-Time}}";
    let time = hmac(keys).time.unwrap();
    assert_eq!((time.format, time.tolerance_seconds), (TimeFormat::UnixSeconds, 300));
    assert_eq!(time.place, TimePlace::Header("X-Time".to_owned()));
    let plain = hmac("{header: X-S, algorithm: hmac-sha512, format: '{HEX}'}");
    let fact = "The header `X-S` has the HMAC-SHA512 of `{body}` in hexadecimal in upper case, as `{HEX}`.";
    assert_eq!(facts(&Signature::Hmac(Box::new(plain))), [fact]);
}

#[test]
fn an_id_is_covered_only_where_it_is_signed() {
    let covered = |preset: &str| {
        let hmac = hmac(&format!("{{preset: {preset}}}"));
        hmac.id.is_some().then(|| hmac.covers_id())
    };
    assert_eq!(covered("standard-webhooks"), Some(true));
    assert_eq!(["github", "shopify", "twilio"].map(covered), [Some(false); 3]);
    assert_eq!(["slack", "stripe"].map(covered), [None; 2]);
}

#[test]
fn the_facts_of_each_preset_are_sentences() {
    let facts = |preset: &str| facts(&Signature::Hmac(Box::new(hmac(&format!("{{preset: {preset}}}"))))).join(" ");
    assert_eq!(
        facts("standard-webhooks"),
        "The header `webhook-signature` has the HMAC-SHA256 of \
         `{header:webhook-id}.{header:webhook-timestamp}.{body}` in Base64, as `v1,{base64}`. \
         The header may have several, with a space between them. \
         The time of the request may differ from now by 300 seconds. \
         The key is the secret, which is shown in Base64, behind `whsec_`.",
    );
    assert_eq!(
        facts("stripe"),
        "The header `Stripe-Signature` has the HMAC-SHA256 of `{timestamp}.{body}` in hexadecimal, as `v1={hex}`. \
         The header may have several, with `,` between them. \
         The time is in it, behind `t=`, and may differ from now by 300 seconds.",
    );
    assert_eq!(
        facts("twilio"),
        "The header `X-Twilio-Signature` has the HMAC-SHA1 of `{url}{form}` in Base64, as `{base64}`. \
         `{form}` stands for the names and values of a form, sorted by name; where the URL has `bodySHA256`, the \
         SHA-256 of the body, it stands for nothing.",
    );
    assert_eq!(
        facts("github"),
        "The header `X-Hub-Signature-256` has the HMAC-SHA256 of `{body}` in hexadecimal, as `sha256={hex}`.",
    );
    assert_eq!(
        facts("shopify"),
        "The header `X-Shopify-Hmac-Sha256` has the HMAC-SHA256 of `{body}` in Base64, as `{base64}`.",
    );
}

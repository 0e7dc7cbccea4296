//! How a request proves that it comes from the vendor, in sentences.

use crate::model::{
    HmacAlgorithm, HmacSignature, SecretForm, Signature, SignatureEncoding, SignatureTime, SignedPart, TimePlace,
    TokenPlace, Vendor,
};

use super::sentences;

/// The header that proves where a request comes from, and how it does.
pub(in crate::emit) struct Security<'a> {
    pub(in crate::emit) header: &'a str,
    pub(in crate::emit) description: String,
}

/// The header that proves where a request comes from, if one does.
pub(in crate::emit) fn security(vendor: &Vendor) -> Option<Security<'_>> {
    let signature = vendor.signature.as_ref()?;
    let header = match signature {
        Signature::Token(TokenPlace::Header(header)) => header,
        Signature::Token(TokenPlace::Field(_)) => return None,
        Signature::Hmac(hmac) => &hmac.header,
    };
    let documented = vendor.http_headers.iter().find(|it| it.name.eq_ignore_ascii_case(header));
    let documented = documented.map(|it| sentences::docs(&it.docs));
    let description = match (documented, signature) {
        (Some(documented), Signature::Token(_)) => documented,
        (documented, _) => documented.into_iter().chain(facts(signature)).collect::<Vec<_>>().join(" "),
    };
    Some(Security { header, description })
}

/// What a receiver does to verify a request.
pub(crate) fn facts(signature: &Signature) -> Vec<String> {
    match signature {
        Signature::Token(TokenPlace::Header(name)) => vec![format!("The header `{name}` is the secret itself.")],
        Signature::Token(TokenPlace::Field(name)) => {
            vec![format!("The field `{name}` of the body is the secret itself.")]
        }
        Signature::Hmac(hmac) => hmac_facts(hmac),
    }
}

fn hmac_facts(hmac: &HmacSignature) -> Vec<String> {
    let algorithm = match hmac.algorithm {
        HmacAlgorithm::Sha1 => "HMAC-SHA1",
        HmacAlgorithm::Sha256 => "HMAC-SHA256",
        HmacAlgorithm::Sha512 => "HMAC-SHA512",
    };
    let encoding = match hmac.format.encoding {
        SignatureEncoding::HexLower => "hexadecimal",
        SignatureEncoding::HexUpper => "hexadecimal in upper case",
        SignatureEncoding::Base64 => "Base64",
    };
    let format = format!("{}{}{}", hmac.format.prefix, hmac.format.encoding.placeholder(), hmac.format.suffix);
    let signed: String = hmac.signed.iter().map(signed).collect();
    let mut facts =
        vec![format!("The header `{}` has the {algorithm} of `{signed}` in {encoding}, as `{format}`.", hmac.header)];
    facts.extend(hmac.separator.map(|separator| match separator {
        ' ' => "The header may have several, with a space between them.".to_owned(),
        other => format!("The header may have several, with `{other}` between them."),
    }));
    facts.extend(hmac.time.as_ref().map(time));
    if hmac.signed.contains(&SignedPart::Form) {
        facts.push(FORM.to_owned());
    }
    if let SecretForm::Base64 { prefix } = &hmac.secret {
        let behind = if prefix.is_empty() { String::new() } else { format!(", behind `{prefix}`") };
        facts.push(format!("The key is the secret, which is shown in Base64{behind}."));
    }
    facts
}

const FORM: &str = "`{form}` stands for the names and values of a form, sorted by name; where the URL has \
    `bodySHA256`, the SHA-256 of the body, it stands for nothing.";

fn time(time: &SignatureTime) -> String {
    let seconds = time.tolerance_seconds;
    match &time.place {
        TimePlace::Header(_) => format!("The time of the request may differ from now by {seconds} seconds."),
        TimePlace::Part(prefix) => {
            format!("The time is in it, behind `{prefix}`, and may differ from now by {seconds} seconds.")
        }
    }
}

/// A part of what is signed, as the schemas write it.
fn signed(part: &SignedPart) -> String {
    match part {
        SignedPart::Text(text) => text.clone(),
        SignedPart::Header(name) => format!("{{header:{name}}}"),
        SignedPart::Time => "{timestamp}".to_owned(),
        SignedPart::Body => "{body}".to_owned(),
        SignedPart::Url => "{url}".to_owned(),
        SignedPart::Form => "{form}".to_owned(),
    }
}

//! How requests prove that they come from the vendor.

use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;
use crate::model::{HttpHeader, HttpHeaderRole, Signature, TokenPlace, Vendor};

impl Comparison<'_> {
    pub(super) fn signature(&mut self) {
        let (text, effects) = match (beside_headers(self.old.vendor), beside_headers(self.new.vendor)) {
            (Some(_), None) => {
                let effects = Effects::default().breaking(View::Rust, "The function `verify` is gone.");
                ("how requests are signed is not documented any more", effects)
            }
            (None, Some(_)) => {
                let effects = Effects::default().compatible(View::Rust, "The function `verify` is new.");
                ("how requests are signed is documented", effects)
            }
            (Some(old), Some(new)) if old != new => {
                let why = "A receiver that verifies requests as before refuses them.";
                ("requests are signed otherwise", Effects::default().breaking(View::OldDecoder, why))
            }
            _ => return,
        };
        let place = self.place.owner("signature");
        self.found(&rule::SIGNATURE_CHANGED, &place, text, effects);
    }
}

/// How requests prove where they come from, unless it is by a header whose role says so: what has
/// changed about that is told of the header.
fn beside_headers(vendor: &Vendor) -> Option<&Signature> {
    let is_secret = |header: &HttpHeader, name: &str| {
        header.role == HttpHeaderRole::Secret && header.name.eq_ignore_ascii_case(name)
    };
    vendor.signature.as_ref().filter(|signature| match signature {
        Signature::Token(TokenPlace::Header(name)) => !vendor.http_headers.iter().any(|it| is_secret(it, name)),
        _ => true,
    })
}

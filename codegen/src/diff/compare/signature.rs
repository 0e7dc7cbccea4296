//! How requests prove that they come from the vendor.

use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;
use crate::model::Signature;

impl Comparison<'_> {
    pub(super) fn signature(&mut self, old: Option<&Signature>, new: Option<&Signature>) {
        let (text, effects) = match (old, new) {
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

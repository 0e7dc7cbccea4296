//! Whether a field is there, in a few words: what the contract says, and what receivers forgive.

use maud::{Markup, html};

use crate::emit::contract::{Profile, is_required};
use crate::model::Field;

/// What the words mean.
pub(super) const LEGEND: &str = "Required, optional and nullable are what the contract says; \
    tolerated is what receivers accept beside it.";

/// What is said of a field's presence.
pub(super) fn presence(field: &Field) -> Markup {
    let strict = is_required(field, Profile::Strict);
    let forgiven = strict && !is_required(field, Profile::Receiver);
    html! {
        span .chip .required[strict] .optional[!strict] { (if strict { "required" } else { "optional" }) }
        @if field.nullable || field.ty.nullable { " " span .chip .nullable { "nullable" } }
        @if forgiven { " " span .chip .forgiven { "absence tolerated" } }
        @if field.may_be_null() && !field.nullable { " " span .chip .forgiven { "null tolerated" } }
    }
}

/// The presence of what is always there.
pub(super) fn always() -> Markup {
    html! { span .chip .required { "required" } }
}

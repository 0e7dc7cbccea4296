//! What values are, in words, with links to named types.

use maud::{Markup, html};

use super::links::{Links, anchor};
use super::site::VendorSite;
use super::text::Text;
use crate::model::{EnumBase, Scalar, Shape, TextForm, TypeRef};

/// A type, as it is used at one place.
pub(super) fn type_ref(site: &VendorSite<'_>, links: &Links, ty: &TypeRef) -> Markup {
    html! { (shape(site, links, &ty.shape)) @if ty.nullable { " or null" } }
}

/// A shape.
pub(super) fn shape(site: &VendorSite<'_>, links: &Links, shape: &Shape) -> Markup {
    html! {
        @match shape {
            Shape::Scalar(scalar) => (scalar_name(*scalar)),
            Shape::Named(id) => a href=(links.to_anchor(&site.pages.types(), &anchor(id))) { (Text(id)) },
            Shape::List(items) => { "list of " (type_ref(site, links, items)) },
            Shape::Map(None, values) => { "map of " (type_ref(site, links, values)) },
            Shape::Map(Some(key), values) => {
                "map from " (self::shape(site, links, &Shape::Named(key.clone()))) " to " (type_ref(site, links, values))
            },
        }
    }
}

/// A built-in type in words.
fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "text",
        Scalar::Bool => "true or false",
        Scalar::Int16 => "integer, 16 bits",
        Scalar::Int32 => "integer, 32 bits",
        Scalar::Int64 => "integer, 64 bits",
        Scalar::Float64 => "number",
        Scalar::Guid => "GUID",
        Scalar::Date => "date",
        Scalar::DateTime => "date-time with offset",
        Scalar::DateTimeOptionalOffset => "date-time, offset optional",
        Scalar::UnixSeconds => "seconds since 1970",
        Scalar::Uri => "URI",
        Scalar::Any => "any value",
        Scalar::Object => "any object",
        Scalar::IntegerOrString => "integer or text",
        Scalar::Id64 => "id of 64 bits, as integer or text",
        Scalar::Text(form) => text_form(form),
        Scalar::Event => "event",
    }
}

fn text_form(form: TextForm) -> &'static str {
    match form {
        TextForm::Email => "e-mail address",
        TextForm::Ip => "IP address",
        TextForm::Language => "language tag",
        TextForm::Currency => "currency code",
        TextForm::Duration => "ISO 8601 duration",
        TextForm::Decimal => "decimal number as text",
        TextForm::Base64 => "Base64",
    }
}

/// What the values of an enum are.
pub(super) fn enum_base(base: EnumBase) -> &'static str {
    match base {
        EnumBase::String => "one of these texts",
        EnumBase::Int16 | EnumBase::Int32 | EnumBase::Int64 => "one of these integers",
        EnumBase::IntegerOrString => "integer or text",
    }
}

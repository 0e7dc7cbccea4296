//! The values of an enum, each with its meaning.

use maud::{Markup, html};

use super::docs;
use super::links::{Links, within};
use super::text::{Lines, Text, code, prose};
use crate::model::{EnumBase, EnumDef, EnumValue, Named, Variable, WireValue};

/// The anchor of what is said of a value that is not listed.
pub(super) fn other_anchor(path: &str) -> String {
    format!("{path}:other")
}

/// The values as a table; below `path`, each is an anchor.
pub(super) fn table(def: &EnumDef, links: &Links, path: &str) -> Markup {
    html! {
        table .values role="table" {
            thead role="rowgroup" {
                tr role="row" { th scope="col" role="columnheader" { "Value" } th scope="col" role="columnheader" { "Meaning" } }
            }
            tbody role="rowgroup" {
                @for value in &def.values { (row(value, links, path)) }
                @if !path.is_empty() { (other(def, links, path)) }
            }
        }
    }
}

fn row(value: &EnumValue, links: &Links, path: &str) -> Markup {
    let id = within(path, &value.wire.text());
    html! {
        tr id=[(!path.is_empty()).then(|| links.id(&id))] role="row" {
            th scope="row" role="rowheader" {
                (code(&value.wire.text()))
                @if let WireValue::Integer(_) = value.wire { " " span .sub { (Text(&value.identifier())) } }
            }
            td role="cell" {
                (prose(&value.docs.text))
                @for detail in &value.docs.details { " " (prose(detail)) }
                @if let Some(text) = &value.text { p .template { q { (Lines(text)) } } }
                (variables(&value.variables))
                @if !value.published { p .sub { "Not in the vendor’s published list." } }
                (docs::deprecation(&value.docs, |_| None))
                (docs::note(&value.docs))
            }
        }
    }
}

fn variables(variables: &[Variable]) -> Markup {
    let known = |variable: &Variable| variable.doc.is_some() || variable.unit.is_some();
    let (said, bare): (Vec<&Variable>, Vec<&Variable>) = variables.iter().partition(|variable| known(variable));
    html! {
        @if !bare.is_empty() {
            p .sub {
                "With " @for (index, variable) in bare.iter().enumerate() { @if index > 0 { ", " } (code(&variable.name)) } "."
            }
        }
        @if !said.is_empty() {
            dl .variables {
                @for variable in said {
                    dt { (code(&variable.name)) }
                    dd {
                        @if let Some(doc) = &variable.doc { (prose(doc)) " " }
                        @if let Some(unit) = &variable.unit { "In " (Text(unit)) "." }
                    }
                }
            }
        }
    }
}

/// What becomes of a value that is not listed.
fn other(def: &EnumDef, links: &Links, path: &str) -> Markup {
    html! {
        tr .other id=(links.id(&other_anchor(path))) role="row" {
            th scope="row" role="rowheader" { "any other" }
            td role="cell" { (unknown_value(def)) }
        }
    }
}

/// What a receiver does with a value that is not listed.
pub(super) fn unknown_value(def: &EnumDef) -> String {
    let kept = match def.base {
        EnumBase::String => "kept as its text",
        EnumBase::Int16 | EnumBase::Int32 | EnumBase::Int64 => "kept as its number",
        EnumBase::IntegerOrString => "kept as it comes",
    };
    let strict = match def.open {
        true => "The vendor says that there are more values than it lists, so the strict schema takes them too.",
        false => "The strict schema refuses it.",
    };
    format!("Unknown value: receivers accept it, and it is {kept}; nothing of the event is lost. {strict}")
}

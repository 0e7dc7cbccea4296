//! An example as JSON whose keys are links to the rows of the tables.

use std::collections::BTreeSet;

use maud::{Markup, html};
use serde_json::Value;

use super::links::{Links, anchor, within};
use super::text::Lines;
use crate::json::compact;

/// The example, with a link at each key that has a row.
pub(super) fn example(value: &Value, links: &Links, anchors: &BTreeSet<String>) -> Markup {
    let writer = Writer { links, anchors };
    html! { pre .json tabindex="0" { code { (writer.value(value, &[String::new()], 0)) } } }
}

struct Writer<'a> {
    links: &'a Links,
    anchors: &'a BTreeSet<String>,
}

impl Writer<'_> {
    /// A value at one of several paths: those of the variants that it may be of.
    fn value(&self, value: &Value, paths: &[String], depth: usize) -> Markup {
        match value {
            Value::Object(members) if !members.is_empty() => {
                let mut paths = paths.to_vec();
                let variants = members.values().filter_map(Value::as_str).map(anchor);
                let variants: Vec<String> = variants
                    .flat_map(|name| paths.iter().map(move |path| format!("{path}:{name}")).collect::<Vec<_>>())
                    .collect();
                paths.extend(variants);
                let last = members.len() - 1;
                html! {
                    "{\n"
                    @for (index, (key, value)) in members.iter().enumerate() {
                        (indent(depth + 1)) (self.member(key, value, &paths, depth + 1)) @if index < last { "," } "\n"
                    }
                    (indent(depth)) "}"
                }
            }
            Value::Array(items) if !items.is_empty() => {
                let last = items.len() - 1;
                html! {
                    "[\n"
                    @for (index, item) in items.iter().enumerate() {
                        (indent(depth + 1)) (self.value(item, paths, depth + 1)) @if index < last { "," } "\n"
                    }
                    (indent(depth)) "]"
                }
            }
            Value::String(_) => html! { span .s { (Lines(&compact(value))) } },
            scalar => html! { span .n { (Lines(&compact(scalar))) } },
        }
    }

    fn member(&self, key: &str, value: &Value, paths: &[String], depth: usize) -> Markup {
        let row = paths.iter().map(|path| within(path, key)).find(|path| self.anchors.contains(path));
        let quoted = compact(&key);
        let inside: Vec<String> = match &row {
            Some(row) => vec![row.clone()],
            // A key of a map has no row, and what is in it has.
            None => paths.iter().map(|path| format!("{path}.*")).collect(),
        };
        html! {
            @match &row {
                Some(row) => a .k href=(self.links.on_page(row)) { (Lines(&quoted)) },
                None => span .k { (Lines(&quoted)) },
            }
            ": " (self.value(value, &inside, depth))
        }
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

//! Entries of a list that are names, or names with keys: `[id, {text: {type: string}}]`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::collections::named;
use super::{Read, Slot, Spanned, expected};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::yaml::{Kind, Node};

/// A name, or a name with keys.
#[derive(Clone, Debug)]
pub struct Named<T> {
    /// The name.
    pub name: Spanned<String>,
    /// What the entry says besides its name.
    pub keys: Option<Spanned<T>>,
}

/// A type whose items are entries of a list.
pub(crate) trait Noun {
    /// What such an item is, for messages.
    const NOUN: &'static str;
}

impl<T: Read + Noun> Read for Named<T> {
    fn read(node: &Node, _slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match &node.kind {
            Kind::String(_) | Kind::Number(_) | Kind::Bool(_) => {
                Some(Named { name: Spanned::read(node, Slot::PLAIN, diagnostics)?, keys: None })
            }
            Kind::Null => wrong(node, format!("this entry names no {}", T::NOUN), diagnostics),
            Kind::Mapping(entries) => match entries.as_slice() {
                [] => wrong(node, format!("this entry names no {}", T::NOUN), diagnostics),
                [entry] => named(entry, diagnostics).map(|(name, keys)| Named { name, keys: Some(keys) }),
                [_, second, ..] => {
                    // What else is wrong with them is worth knowing too.
                    entries.iter().for_each(|entry| drop(named::<Spanned<T>>(entry, diagnostics)));
                    let message = format!("`{}` needs an entry of its own", second.key.escape_debug());
                    let help = format!("put a `- ` before each {}, and indent its keys below its name", T::NOUN);
                    diagnostics.push(Diagnostic::new(&rules::WRONG_VALUE, second.key_span, message).help(help));
                    None
                }
            },
            Kind::Sequence(_) => expected(&format!("the name of a {}, alone or with keys", T::NOUN), node, diagnostics),
        }
    }
}

fn wrong<T>(node: &Node, message: String, diagnostics: &mut Diagnostics) -> Option<T> {
    diagnostics.push(Diagnostic::new(&rules::WRONG_VALUE, node.span, message));
    None
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Named_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({"anyOf": [
            {"type": "string"},
            {"type": "object", "additionalProperties": item, "minProperties": 1, "maxProperties": 1},
        ]})
    }
}

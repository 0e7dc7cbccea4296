//! Interfaces and types.

use super::comment::doc;
use super::types::{enumeration, member_name, quoted, shape};
use crate::emit::contract::{
    Content, Contract, Definition, NamedBy, Property, PropertyContent, Target, Union, Unknown,
};

/// All declarations of a vendor or a part of it: body, union of events, events, types.
pub(super) fn declarations<'a>(contract: &'a Contract<'a>) -> String {
    let mut parts: Vec<String> =
        contract.targets().into_iter().map(|target| declaration(contract, contract.definition(target))).collect();
    // A file without an export would be a script, whose declarations are everybody's.
    if contract.part.events.is_empty() {
        parts.push("export {};\n".to_owned());
    }
    parts.join("\n")
}

fn declaration<'a>(contract: &'a Contract<'a>, definition: Definition<'a>) -> String {
    let Definition { key, description, deprecated, content } = definition;
    let comment = doc(&description, deprecated, "");
    match content {
        Content::Object(properties) => {
            let members: String = properties.list.into_iter().map(|property| member(contract, property)).collect();
            format!("{comment}export interface {key} {{\n{members}}}\n")
        }
        Content::Union(union) => format!("{comment}export type {key} ={};\n", branches(contract, &union)),
        Content::Unknown(event) => format!("{comment}export interface {key} {{\n{}}}\n", unknown(&event)),
        Content::Enum { def, closed } => format!("{comment}export type {key} = {};\n", enumeration(def, closed)),
        Content::Strings { .. } => format!("{comment}export type {key} = string;\n"),
        Content::Kinds(members) => {
            let members = members.iter().map(|it| shape(it.shape, it.nullable, &contract.keys));
            format!("{comment}export type {key} = {};\n", members.collect::<Vec<_>>().join(" | "))
        }
        Content::Alias(value) => {
            let ty = shape(value.shape, value.nullable, &contract.keys);
            format!("{comment}export type {key} = {ty};\n")
        }
    }
}

/// The members of an event that is not known: its name, and whatever else there is.
fn unknown(event: &Unknown<'_>) -> String {
    let name = match &event.named_by {
        NamedBy::Field { field, doc: text, .. } => {
            format!("{}  {}: string;\n", doc(text, false, "  "), member_name(field))
        }
        NamedBy::Parts { .. } => String::new(),
    };
    name + "  [key: string]: unknown;\n"
}

fn branches<'a>(contract: &'a Contract<'a>, union: &Union<'a>) -> String {
    // A union of nothing is `never`.
    if union.branches.is_empty() {
        return " never".to_owned();
    }
    union.branches.iter().map(|(_, target)| format!("\n  | {}", contract.key(*target))).collect()
}

fn member<'a>(contract: &'a Contract<'a>, property: Property<'a>) -> String {
    let comment = doc(&property.description, property.deprecated, "  ");
    let mark = if property.required { "" } else { "?" };
    let ty = match property.content {
        PropertyContent::Discriminator(value) => quoted(value),
        PropertyContent::Null => "null".to_owned(),
        PropertyContent::Events => format!("{}[]", contract.key(Target::AnyEvent)),
        PropertyContent::Value(value) => shape(value.shape, value.nullable, &contract.keys),
    };
    format!("{comment}  {}{mark}: {ty};\n", member_name(property.name))
}

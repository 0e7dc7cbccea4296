//! Interfaces and types.

use std::collections::BTreeSet;

use super::comment::doc;
use super::types::{enumeration, member_name, quoted, shape};
use crate::emit::Part;
use crate::emit::json_schema::event::event_members;
use crate::emit::json_schema::keys::Keys;
use crate::emit::json_schema::named::{is_closed, variant_members};
use crate::emit::json_schema::objects::{Member, is_required};
use crate::emit::json_schema::{Options, describe};
use crate::model::{Docs, Envelope, Field, Object, TypeDef, TypeKind, UnionDef, Vendor};

/// All declarations of a vendor or a part of it: body, union of events, events, types.
pub(super) fn declarations(part: &Part<'_>, options: &Options, keys: &Keys) -> String {
    let vendor = part.vendor();
    let writer = Writer { vendor, options, keys };
    let mut parts = Vec::new();
    if let Some(envelope) = &vendor.envelope {
        parts.push(writer.envelope(envelope));
    }
    let names = part.events().iter().map(|event| keys.event(&event.name));
    parts.push(union(keys.any_event(), &describe::docs(&vendor.docs), false, names));
    for event in part.events() {
        let rules = &vendor.payload(event).object;
        let members = event_members(vendor, event);
        parts.push(writer.interface(keys.event(&event.name), &event.docs, rules, &members));
    }
    parts.extend(part.types().iter().map(|def| writer.named_type(keys.named(&def.name), def)));
    // A file without an export would be a script, whose declarations are everybody's.
    if part.events().is_empty() {
        parts.push("export {};\n".to_owned());
    }
    parts.join("\n")
}

/// What every declaration needs to know.
struct Writer<'a> {
    vendor: &'a Vendor,
    options: &'a Options,
    keys: &'a Keys,
}

impl Writer<'_> {
    fn envelope(&self, envelope: &Envelope) -> String {
        let fields = envelope.object.fields.iter().filter(|field| field.name != envelope.events_field);
        let members: Vec<Member<'_>> = fields.map(Member::Field).collect();
        let mut text = self.head(self.keys.body(), &envelope.docs, &envelope.object);
        text.push_str(&self.members(&members));
        text.push_str(&doc(&envelope.events_doc, false, "  "));
        let list = format!("  {}: {}[];\n", member_name(&envelope.events_field), self.keys.any_event());
        text.push_str(&list);
        text.push_str("}\n");
        text
    }

    fn named_type(&self, name: &str, def: &TypeDef) -> String {
        let deprecated = def.docs.deprecated.is_some();
        match &def.kind {
            TypeKind::Object(object) => {
                let members: Vec<Member<'_>> = object.fields.iter().map(Member::Field).collect();
                self.interface(name, &def.docs, object, &members)
            }
            TypeKind::Union(union) => self.tagged_union(name, def, union),
            TypeKind::Enum(values) => {
                let closed = is_closed(values, self.options);
                let text = describe::enumeration(&def.docs, values, closed);
                alias(name, &text, deprecated, &enumeration(values, self.options))
            }
            TypeKind::Alias { ty, bounds } => {
                let text = describe::ranged(&def.docs, bounds);
                alias(name, &text, deprecated, &shape(&ty.shape, ty.nullable, self.keys))
            }
        }
    }

    /// A union of its variants, and each variant with its discriminator.
    fn tagged_union(&self, name: &str, def: &TypeDef, variants: &UnionDef) -> String {
        let keyed = || self.keys.variants(&def.name, variants);
        let names = keyed().map(|(key, _)| key);
        let mut text = union(name, &describe::docs(&def.docs), def.docs.deprecated.is_some(), names);
        for (key, variant) in keyed() {
            let object = self.vendor.types.object(&variant.ty);
            let members = variant_members(variants, variant, object);
            text.push('\n');
            text.push_str(&self.interface(key, &variant.docs, object, &members));
        }
        text
    }

    fn interface(&self, name: &str, docs: &Docs, rules: &Object, members: &[Member<'_>]) -> String {
        self.head(name, docs, rules) + &self.members(members) + "}\n"
    }

    fn head(&self, name: &str, docs: &Docs, rules: &Object) -> String {
        let comment = doc(&describe::object(docs, rules), docs.deprecated.is_some(), "");
        format!("{comment}export interface {name} {{\n")
    }

    fn members(&self, members: &[Member<'_>]) -> String {
        let names: BTreeSet<&str> = members.iter().map(Member::name).collect();
        members.iter().map(|member| self.member(member, &names)).collect()
    }

    fn member(&self, member: &Member<'_>, names: &BTreeSet<&str>) -> String {
        match member {
            Member::Tag { field, value } => {
                format!("{}  {}: {};\n", doc(&field.doc, false, "  "), member_name(&field.field), quoted(value))
            }
            Member::Field(field) => {
                let mark = if is_required(member, self.options) { "" } else { "?" };
                let mut text = self.field(field, &field.name, mark, &describe::field(field));
                // As in JSON Schema: receivers take other spellings, except where a field has that name.
                let aliases = field.aliases.iter().filter(|alias| !names.contains(alias.as_str()));
                for alias in aliases.filter(|_| !self.options.is_strict()) {
                    text.push_str(&self.field(field, alias, "?", &describe::alias(&field.name)));
                }
                text
            }
            Member::Ready { .. } => String::new(),
        }
    }

    fn field(&self, field: &Field, name: &str, mark: &str, text: &str) -> String {
        let comment = doc(text, field.docs.deprecated.is_some(), "  ");
        let ty = shape(&field.ty.shape, field.nullable || field.ty.nullable, self.keys);
        format!("{comment}  {}{mark}: {ty};\n", member_name(name))
    }
}

fn alias(name: &str, text: &str, deprecated: bool, ty: &str) -> String {
    format!("{}export type {name} = {ty};\n", doc(text, deprecated, ""))
}

fn union<'a>(name: &str, text: &str, deprecated: bool, names: impl Iterator<Item = &'a str>) -> String {
    let branches: String = names.map(|name| format!("\n  | {name}")).collect();
    // A union of nothing is `never`.
    let branches = if branches.is_empty() { " never".to_owned() } else { branches };
    format!("{}export type {name} ={branches};\n", doc(text, deprecated, ""))
}

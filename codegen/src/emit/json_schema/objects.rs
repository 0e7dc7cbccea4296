//! Objects: properties, what is required, and what holds between fields.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::describe;
use super::options::{Draft, Options};
use super::writer::{Writer, annotated, single};
use crate::model::{Discriminator, Field, Object};

/// A member of a JSON object.
pub(in crate::emit) enum Member<'a> {
    /// The field that tells objects apart, with its one value.
    Tag {
        /// The field.
        field: &'a Discriminator,
        /// The value.
        value: &'a str,
    },
    /// An ordinary field.
    Field(&'a Field),
    /// A member that is always there, with a schema of its own.
    Ready {
        /// The wire name.
        name: &'a str,
        /// The schema.
        schema: Map<String, Value>,
    },
}

impl<'a> Member<'a> {
    /// The wire name.
    pub(in crate::emit) fn name(&self) -> &'a str {
        match self {
            Member::Tag { field, .. } => &field.field,
            Member::Field(field) => &field.name,
            Member::Ready { name, .. } => name,
        }
    }
}

impl<'a> Writer<'a> {
    /// `type: object` with its members; `rules` are those that hold between them.
    pub(super) fn object(&mut self, members: Vec<Member<'a>>, rules: &Object) -> Map<String, Value> {
        let names: BTreeSet<&str> = members.iter().map(Member::name).collect();
        let mut properties = Map::new();
        let mut required = Vec::new();
        for member in members {
            let name = member.name();
            if is_required(&member, self.options) {
                required.push(Value::from(name));
            }
            match member {
                Member::Tag { field, value } => {
                    properties.insert(name.to_owned(), tag(&field.doc, value));
                }
                Member::Ready { schema, .. } => {
                    properties.insert(name.to_owned(), schema.into());
                }
                Member::Field(field) => self.field(field, &names, &mut properties),
            }
        }
        let mut schema = single("type", Value::from("object"));
        schema.insert("properties".to_owned(), properties.into());
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        if self.options.is_strict() {
            self.add_together(&mut schema, &rules.together);
            add_one_of(&mut schema, &rules.one_of);
        }
        schema
    }

    /// A field, and for receivers its other spellings; those give way to fields of that name.
    fn field(&mut self, field: &'a Field, names: &BTreeSet<&str>, properties: &mut Map<String, Value>) {
        let property = self.property(field, describe::field(field));
        properties.insert(field.name.clone(), property);
        if self.options.is_strict() {
            return;
        }
        for alias in field.aliases.iter().filter(|alias| !names.contains(alias.as_str())) {
            let property = self.property(field, describe::alias(&field.name));
            properties.entry(alias.clone()).or_insert(property);
        }
    }

    fn property(&mut self, field: &'a Field, description: String) -> Value {
        let nullable = field.nullable || field.ty.nullable;
        let schema = self.shape(&field.ty.shape, nullable, &field.bounds);
        let mut annotations = Map::new();
        if field.read_only && self.options.is_strict() {
            annotations.insert("readOnly".to_owned(), Value::Bool(true));
        }
        self.mark_deprecated(&mut annotations, field.docs.deprecated.is_some());
        annotated(schema, description, annotations).into()
    }

    /// Each member of a group asks for the others.
    fn add_together(&self, schema: &mut Map<String, Value>, groups: &[Vec<String>]) {
        let mut dependencies: Map<String, Value> = Map::new();
        for group in groups {
            for name in group {
                let others = group.iter().filter(|other| *other != name);
                let others = others.map(|other| Value::from(other.as_str()));
                let entry = dependencies.entry(name.clone()).or_insert_with(|| json!([]));
                if let Value::Array(list) = entry {
                    for other in others {
                        if !list.contains(&other) {
                            list.push(other);
                        }
                    }
                }
            }
        }
        if dependencies.is_empty() {
            return;
        }
        let keyword = match self.options.draft {
            Draft::Draft07 => "dependencies",
            Draft::Draft2020_12 => "dependentRequired",
        };
        schema.insert(keyword.to_owned(), dependencies.into());
    }
}

/// Whether a member has to be there.
pub(in crate::emit) fn is_required(member: &Member<'_>, options: &Options) -> bool {
    match member {
        Member::Tag { .. } | Member::Ready { .. } => true,
        Member::Field(field) if options.is_strict() => field.required,
        // Who receives takes a field under any of its names; "one of these names" cannot be
        // said in a way that generators read, so nothing is said.
        Member::Field(field) => !field.optional && field.aliases.is_empty(),
    }
}

/// A discriminator with its one value: an `enum` of one, as `const` misleads typify.
fn tag(doc: &str, value: &str) -> Value {
    let mut schema = single("type", Value::from("string"));
    schema.insert("enum".to_owned(), json!([value]));
    annotated(schema, doc.to_owned(), Map::new()).into()
}

/// Exactly one name of each group is there.
///
/// One branch for each way to choose, also with several groups: exactly one branch fits if and
/// only if exactly one name of each group is there, and typify panics at an `allOf` of `oneOf`s.
/// The branches list the properties too, for ajv's `strictRequired`, and because typify drops
/// what they do not list.
fn add_one_of(schema: &mut Map<String, Value>, groups: &[Vec<String>]) {
    let mut choices: Vec<Vec<&str>> = vec![Vec::new()];
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let mut longer = Vec::new();
        for chosen in &choices {
            for name in group {
                longer.push([chosen.as_slice(), &[name.as_str()]].concat());
            }
        }
        choices = longer;
    }
    if choices.iter().all(Vec::is_empty) {
        return;
    }
    let branch = |names: &Vec<&str>| {
        let properties = names.iter().map(|name| ((*name).to_owned(), json!({})));
        json!({"properties": Map::from_iter(properties), "required": names})
    };
    schema.insert("oneOf".to_owned(), choices.iter().map(branch).collect());
}

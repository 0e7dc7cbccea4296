//! Examples: fields and values that only they have, and those that the model refuses.

use serde_json::Value as Data;

use super::items::Item;
use super::lookup::Holder;
use super::{Change, Comparison, Rule};
use crate::evidence::relaxed_json::Value;
use crate::evidence::{ExampleEvidence, Json, Place};
use crate::model::{EnumBase, Field, Object, Shape, TypeKind, TypeRef, UnionDef, WireValue};
use crate::resolve::scalar_fits;

impl<'a> Comparison<'a> {
    pub(super) fn examples(&mut self) {
        let evidence = self.evidence;
        for example in &evidence.examples {
            if !self.is_known(&example.owner) {
                continue;
            }
            self.missing_commas(example);
            let mut walk = Walk { example, refused: None, comparison: self };
            walk.example();
            if let Some((at, why)) = walk.refused.take() {
                self.refused(example, at, why);
            }
        }
    }

    /// An example that lacks commas is not JSON, and is read nevertheless.
    fn missing_commas(&mut self, example: &ExampleEvidence) {
        for at in &example.missing_commas {
            let items = self.items_around(&example.owner, &[]);
            let text = "this example is not JSON: a comma is missing at the end of this line".to_owned();
            let owner = self.owner_name(&example.owner);
            self.drift.unread.push(Change::new(Rule::ExampleRefused, Some(*at), items, text).of(owner));
        }
    }

    fn refused(&mut self, example: &ExampleEvidence, at: Place, why: String) {
        let items = self.items_around(&example.owner, &[]);
        let owner = self.owner_name(&example.owner);
        let text = format!("the schemas refuse the example of `{owner}`: {why}");
        self.push(Change::new(Rule::ExampleRefused, Some(at), items, text).of(owner));
    }
}

/// One example against the model.
struct Walk<'c, 'a> {
    comparison: &'c mut Comparison<'a>,
    example: &'c ExampleEvidence,
    /// The first value that the model refuses, and why.
    refused: Option<(Place, String)>,
}

impl<'a> Walk<'_, 'a> {
    fn example(&mut self) {
        let holders = self.comparison.holders(&self.example.owner);
        let example = self.example;
        self.object(&holders, &example.json, &[]);
    }

    fn refuse(&mut self, line: usize, why: String) {
        let at = Place { line, ..self.example.at };
        self.refused.get_or_insert((at, why));
    }

    fn object(&mut self, holders: &[Holder<'a>], json: &Json, path: &[String]) {
        let Value::Object(entries) = &json.value else {
            self.refuse(json.line, format!("{} is no object", shown(path)));
            return;
        };
        for (name, value) in entries {
            let path: Vec<String> = path.iter().chain([name]).cloned().collect();
            let is_named = |field: &&Field| field.name == *name || field.aliases.contains(name);
            let found = holders.iter().find_map(|holder| Some((holder, holder.fields.iter().find(is_named)?)));
            let discriminator = holders.iter().any(|holder| holder.is_told_by(name));
            match found {
                Some((holder, field)) => self.field(&holder.item.clone(), field, value, &path),
                None if discriminator => {}
                None => self.added(value.line, &path),
            }
        }
        for field in holders.iter().flat_map(|holder| holder.fields) {
            let has = |name: &String| json.get(name).is_some();
            if !field.optional && !has(&field.name) && !field.aliases.iter().any(has) {
                self.refuse(json.line, format!("it lacks `{}`", field.name));
            }
        }
    }

    fn added(&mut self, line: usize, path: &[String]) {
        let owner = &self.example.owner;
        let items = self.comparison.items_around(owner, path);
        let name = self.comparison.owner_name(owner);
        let at = Place { line, ..self.example.at };
        let text = format!("the schemas have no field `{}` in `{name}`", path.join("."));
        let change = Change::new(Rule::FieldAdded, Some(at), items, text);
        self.comparison.push(change.about(owner, path).of(name).field(&path.join(".")));
    }

    fn union(
        &mut self,
        of: Option<(&Item, &'a Field)>,
        (name, union): (&str, &'a UnionDef),
        json: &Json,
        path: &[String],
    ) {
        match self.comparison.vendor.types.leaf_of(union, &json.data()) {
            Ok(leaf) => self.object(&[Holder::of_leaf(&leaf)], json, path),
            Err(union) => {
                let tag = json.get(&union.discriminator.field).and_then(Json::as_str);
                self.new_value(of, (name, tag.unwrap_or_default()), json, path);
            }
        }
    }

    fn field(&mut self, holder: &Item, field: &'a Field, json: &Json, path: &[String]) {
        match json.value {
            Value::Null if field.nullable => {}
            _ => self.value(Some((holder, field)), &field.ty, json, path),
        }
    }

    fn value(&mut self, of: Option<(&Item, &'a Field)>, ty: &'a TypeRef, json: &Json, path: &[String]) {
        if json.value == Value::Null && ty.nullable {
            return;
        }
        let vendor = self.comparison.vendor;
        match (vendor.types.canonical(&ty.shape), &json.value) {
            (Shape::Scalar(scalar), _) => {
                if let Err(wrong) = scalar_fits(*scalar, &json.data()) {
                    self.refuse(json.line, format!("{} {wrong}", shown(path)));
                }
            }
            (Shape::List(inner), Value::List(items)) => items.iter().for_each(|item| self.value(of, inner, item, path)),
            (Shape::Map(_, inner), Value::Object(entries)) => {
                for (name, value) in entries {
                    let path: Vec<String> = path.iter().chain([name]).cloned().collect();
                    self.value(None, inner, value, &path);
                }
            }
            (Shape::List(_), _) => self.refuse(json.line, format!("{} is no list", shown(path))),
            (Shape::Map(..), _) => self.refuse(json.line, format!("{} is no object", shown(path))),
            (Shape::Named(id), _) => {
                let def = vendor.types.get(id);
                match &def.kind {
                    TypeKind::Object(object) => self.object(&[holder_of(&def.name, object)], json, path),
                    TypeKind::Union(union) => {
                        self.union(of, (&def.name, union), json, path);
                    }
                    TypeKind::Enum(values) => {
                        let known = |wire: &WireValue| match wire {
                            WireValue::Text(text) => json.as_str() == Some(text),
                            WireValue::Integer(number) => json.data().as_i64() == Some(*number),
                        };
                        if values.values.iter().any(|value| known(&value.wire)) {
                        } else if !is_of_base(values.base, &json.data()) {
                            self.refuse(json.line, format!("{} is of another type than `{id}`", shown(path)));
                        } else if !values.values.is_empty() {
                            self.new_value(of, (&def.name, &text_of(json)), json, path);
                        }
                    }
                    TypeKind::KindUnion(union) => match union.member_of(&json.data()) {
                        Some(member) => self.value(None, &member.ty, json, path),
                        None => self.refuse(json.line, format!("{} is of no kind of `{id}`", shown(path))),
                    },
                    // What is another name has been followed.
                    TypeKind::Alias { .. } => {}
                }
            }
        }
    }

    /// A value that the model does not list, unless it only holds the place of one.
    fn new_value(&mut self, of: Option<(&Item, &Field)>, (ty, value): (&str, &str), json: &Json, path: &[String]) {
        let placeholder = &self.comparison.layout.examples.placeholder;
        if placeholder.as_ref().is_some_and(|pattern| pattern.is_match(value)) {
            return;
        }
        let at = Place { line: json.line, ..self.example.at };
        let mut items = of.map(|(holder, field)| Item::of_field(holder, &field.name)).unwrap_or_default();
        items.push(Item::Type(ty.to_owned()));
        let text = format!("`{ty}` has no value `{value}` in the schemas");
        let owner = self.comparison.owner_name(&self.example.owner);
        let change = Change::new(Rule::EnumValueAdded, Some(at), items, text);
        let change = change.about(&self.example.owner, path);
        self.comparison.push(change.of(owner).field(&path.join(".")).value(value));
    }
}

fn holder_of<'a>(id: &str, object: &'a Object) -> Holder<'a> {
    Holder {
        item: Item::Type(id.to_owned()),
        fields: &object.fields,
        discriminators: Vec::new(),
        together: &object.together,
    }
}

fn is_of_base(base: EnumBase, value: &Data) -> bool {
    match base {
        EnumBase::String => value.is_string(),
        EnumBase::IntegerOrString => value.is_string() || value.as_i64().is_some(),
        EnumBase::Int16 | EnumBase::Int32 | EnumBase::Int64 => value.as_i64().is_some(),
    }
}

fn shown(path: &[String]) -> String {
    if path.is_empty() { "it".to_owned() } else { format!("`{}`", path.join(".")) }
}

fn text_of(json: &Json) -> String {
    match &json.value {
        Value::String(text) => text.clone(),
        _ => json.data().to_string(),
    }
}

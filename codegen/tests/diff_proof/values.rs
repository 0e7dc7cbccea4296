//! Values of a type: enough of them that whoever takes all of them takes the type.

use hookwright::model::{Bounds, EnumDef, Field, Object, Scalar, Shape, TypeDef, TypeKind, TypeRef, Vendor, WireValue};
use serde_json::{Map, Value, json};

/// How deep values are made: types may contain themselves.
const DEEPEST: usize = 4;

/// Makes values of a vendor's types.
#[derive(Clone, Copy)]
pub(crate) struct Maker<'a> {
    pub(crate) vendor: &'a Vendor,
    /// What may be absent is said by the strict contract, and not by the document.
    pub(crate) strict: bool,
}

impl Maker<'_> {
    fn values(self, ty: &TypeRef, depth: usize) -> Vec<Value> {
        let mut found = match &ty.shape {
            Shape::Scalar(scalar) => scalars(*scalar),
            Shape::Named(id) => self.named(self.vendor.types.get(id), depth),
            Shape::List(inner) if depth < DEEPEST => {
                let items = self.values(inner, depth + 1).into_iter();
                std::iter::once(json!([])).chain(items.map(|item| json!([item]))).collect()
            }
            Shape::Map(_, inner) if depth < DEEPEST => {
                let items = self.values(inner, depth + 1).into_iter();
                std::iter::once(json!({})).chain(items.map(|item| json!({"name": item}))).collect()
            }
            Shape::List(_) => vec![json!([])],
            Shape::Map(..) => vec![json!({})],
        };
        found.extend(ty.nullable.then_some(Value::Null));
        found
    }

    fn named(self, def: &TypeDef, depth: usize) -> Vec<Value> {
        match &def.kind {
            TypeKind::Object(object) => self.objects(&object.fields, object, depth),
            TypeKind::KindUnion(union) => {
                union.members.iter().flat_map(|member| self.values(&member.ty, depth)).collect()
            }
            TypeKind::Enum(def) => enums(def),
            TypeKind::Alias { ty, bounds } => within(bounds, self.values(ty, depth)),
            TypeKind::Union(union) => {
                let variants = union.variants.iter().flat_map(|variant| {
                    let tagged = |fields: Value| {
                        let mut object = Map::from_iter([(union.discriminator.field.clone(), json!(variant.name))]);
                        object.extend(fields.as_object().unwrap().clone());
                        Value::Object(object)
                    };
                    self.named(self.vendor.types.get(&variant.ty), depth).into_iter().map(tagged).collect::<Vec<_>>()
                });
                variants.collect()
            }
        }
    }

    /// An object with the first value of each field, and one for each further value of a field and for
    /// its absence.
    pub(crate) fn objects(self, fields: &[Field], rules: &Object, depth: usize) -> Vec<Value> {
        let first: Map<String, Value> = fields
            .iter()
            .filter(|field| depth < DEEPEST || !field.may_be_absent())
            .filter_map(|field| Some((field.name.clone(), self.of_field(field, depth).into_iter().next()?)))
            .collect();
        let mut found = vec![first.clone()];
        for field in fields {
            for value in self.of_field(field, depth).into_iter().skip(1) {
                let mut other = first.clone();
                other.insert(field.name.clone(), value);
                found.push(other);
            }
            if if self.strict { !field.required } else { field.optional } {
                let mut other = first.clone();
                other.shift_remove(&field.name);
                found.push(other);
            }
        }
        let is_whole = |object: &Map<String, Value>| {
            let there = |group: &Vec<String>| group.iter().filter(|name| object.contains_key(*name)).count();
            rules.together.iter().all(|group| [0, group.len()].contains(&there(group)))
                && rules.one_of.iter().all(|group| there(group) == 1)
        };
        found.into_iter().filter(is_whole).map(Value::Object).collect()
    }

    fn of_field(self, field: &Field, depth: usize) -> Vec<Value> {
        if let Some(constant) = &field.constant {
            return vec![json!(constant)];
        }
        if depth >= DEEPEST {
            return if field.nullable { vec![Value::Null] } else { Vec::new() };
        }
        let mut found = within(&field.bounds, self.values(&field.ty, depth + 1));
        found.extend(field.nullable.then_some(Value::Null));
        found
    }
}

fn scalars(scalar: Scalar) -> Vec<Value> {
    match scalar {
        Scalar::String => vec![json!("x"), json!("")],
        Scalar::Bool => vec![json!(true)],
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => {
            let (least, greatest) = scalar.integers().unwrap();
            // Numbers of 64 bits are not exact in JavaScript.
            let safe = |number: i64| number.clamp(-(1 << 53) + 1, (1 << 53) - 1);
            vec![json!(1), json!(safe(least)), json!(safe(greatest))]
        }
        Scalar::Float64 => vec![json!(0.5), json!(2)],
        Scalar::Guid => vec![json!("9cae633f-68d0-4315-8b9a-b83c7673d8dc")],
        Scalar::Date => vec![json!("2026-03-14")],
        Scalar::DateTime => vec![json!("2026-03-14T09:26:53Z")],
        Scalar::DateTimeOptionalOffset => vec![json!("2026-03-14T09:26:53Z"), json!("2026-03-14T09:26:53.5")],
        Scalar::Uri => vec![json!("https://example.com/a")],
        Scalar::Any => vec![json!(1), json!("x"), Value::Null, json!([true]), json!({"a": null})],
        // An event is within no event, and nothing else is made here.
        Scalar::Event => Vec::new(),
        Scalar::Object => vec![json!({}), json!({"a": null}), json!({"name": [true]})],
        Scalar::IntegerOrString => vec![json!(1), json!("x")],
        Scalar::Id64 => vec![json!(1), json!("18446744073709551615")],
        Scalar::Text(form) => vec![json!(form.example())],
    }
}

/// The listed values and, where there are others, one of those.
fn enums(def: &EnumDef) -> Vec<Value> {
    let listed = def.values.iter().map(|value| match &value.wire {
        WireValue::Text(text) => json!(text),
        WireValue::Integer(number) => json!(number),
    });
    let mut found: Vec<Value> = listed.collect();
    if def.open || found.is_empty() {
        found.push(scalars(def.base.scalar()).remove(0));
    }
    found
}

/// The values within bounds, and the bounds themselves.
fn within(bounds: &Bounds, mut found: Vec<Value>) -> Vec<Value> {
    found.extend(bounds.max.iter().chain(&bounds.min).map(|bound| Value::Number(bound.clone())));
    let limit = |bound: &Option<serde_json::Number>, none: f64| bound.as_ref().map_or(none, |it| it.as_f64().unwrap());
    let range = limit(&bounds.min, f64::MIN)..=limit(&bounds.max, f64::MAX);
    found.retain(|value| value.as_f64().is_none_or(|value| range.contains(&value)));
    found
}

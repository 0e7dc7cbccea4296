//! JSON as a vendor might send it, made from what the schemas say.

use hookwright::model::{
    EnumBase, EnumDef, Envelope, Field, Scalar, Shape, TypeKind, TypeRef, UnionDef, Vendor, WireValue,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::Union;
use serde_json::{Map, Value, json};

use super::scalars;

/// JSON of some kind.
pub type Json = BoxedStrategy<Value>;

/// An object's fields as they stand in the text.
type Entries = BoxedStrategy<Vec<(String, Value)>>;

/// Makes JSON for one vendor.
#[derive(Clone, Copy)]
pub struct Generator<'m> {
    pub vendor: &'m Vendor,
    /// Whether fields may hold anything, be absent or null, or come under another name.
    pub wild: bool,
}

/// Any JSON, not too deep.
pub fn anything() -> Json {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        scalars::integer(i64::MIN, i64::MAX),
        any::<u64>().prop_map(Value::from),
        scalars::float(),
        scalars::text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((scalars::text(), inner), 0..4).prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
    .boxed()
}

impl Generator<'_> {
    /// A request body that brings events of one type.
    pub fn body(self, event: &hookwright::model::Event) -> Json {
        let header = self.vendor.header.iter().flat_map(|header| &header.fields);
        let own = &self.vendor.payload(event).object.fields;
        let fields: Vec<&Field> = header.chain(own).collect();
        let event = self.object(&fields, Some((self.vendor.discriminator.tag().unwrap(), &event.name)), 0);
        match &self.vendor.envelope {
            None => event,
            Some(envelope) => self.enveloped(envelope, event),
        }
    }

    fn enveloped(self, envelope: &Envelope, event: Json) -> Json {
        let fields: Vec<&Field> = envelope.object.fields.iter().collect();
        let events = envelope.events_field.clone();
        (self.object(&fields, None, 0), vec(event, 1..3))
            .prop_map(move |(mut envelope, list)| {
                envelope[&events] = Value::from(list);
                envelope
            })
            .boxed()
    }

    fn object(self, fields: &[&Field], tag: Option<(&str, &str)>, depth: usize) -> Json {
        let known: Vec<String> =
            fields.iter().flat_map(|field| field.aliases.iter().chain([&field.name]).cloned()).collect();
        let mut entries: Vec<BoxedStrategy<Option<(String, Value)>>> =
            fields.iter().map(|field| self.entry(field, depth)).collect();
        if let Some((key, name)) = tag {
            let place = entries.len().min(2);
            entries.insert(place, Just(Some((key.to_owned(), json!(name)))).boxed());
        }
        let tag = tag.map(|(key, _)| key.to_owned());
        let is_new = move |key: &str| !known.iter().any(|known| known == key) && tag.as_deref() != Some(key);
        let unknown = prop_oneof![
            3 => Just(Vec::new()),
            1 => vec((scalars::text(), anything()), 1..3),
        ];
        let entries = (entries, unknown).prop_map(move |(known, unknown)| {
            let mut entries: Vec<_> = known.into_iter().flatten().collect();
            entries.extend(unknown.into_iter().filter(|(key, _)| is_new(key)));
            entries
        });
        let entries: Entries = entries.boxed();
        let shuffled = entries.clone().prop_shuffle();
        Union::new_weighted(vec![(2, entries), (1, shuffled.boxed())])
            .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>()))
            .boxed()
    }

    fn entry(self, field: &Field, depth: usize) -> BoxedStrategy<Option<(String, Value)>> {
        let mut value = self.value(&field.ty, depth + 1);
        if field.nullable {
            value = prop_oneof![8 => value, 1 => Just(Value::Null)].boxed();
        }
        if self.wild {
            value = prop_oneof![40 => value, 1 => anything()].boxed();
        }
        let mut names = vec![(8, Just(field.name.clone()).boxed())];
        if self.wild {
            names.extend(field.aliases.iter().map(|alias| (2, Just(alias.clone()).boxed())));
        }
        let entry = (Union::new_weighted(names), value).prop_map(Some);
        match (field.optional, self.wild) {
            (true, _) if depth > 4 => Just(None).boxed(),
            (true, _) => prop_oneof![6 => entry, 2 => Just(None)].boxed(),
            (false, true) => prop_oneof![60 => entry, 1 => Just(None)].boxed(),
            (false, false) => entry.boxed(),
        }
    }

    fn value(self, ty: &TypeRef, depth: usize) -> Json {
        let value = match &ty.shape {
            Shape::Scalar(scalar) => scalar_value(*scalar),
            Shape::Named(name) => self.named(name, depth),
            Shape::List(_) | Shape::Map(..) if depth > 4 && matches!(ty.shape, Shape::List(_)) => {
                Just(json!([])).boxed()
            }
            Shape::List(item) => vec(self.value(item, depth + 1), 0..3).prop_map(Value::from).boxed(),
            Shape::Map(_, value) => vec((scalars::text(), self.value(value, depth + 1)), 0..3)
                .prop_map(|entries| Value::Object(entries.into_iter().collect()))
                .boxed(),
        };
        if ty.nullable { prop_oneof![4 => value, 1 => Just(Value::Null)].boxed() } else { value }
    }

    fn named(self, name: &str, depth: usize) -> Json {
        match &self.vendor.type_def(name).unwrap().kind {
            TypeKind::Object(object) => self.object(&object.fields.iter().collect::<Vec<_>>(), None, depth),
            TypeKind::Union(union) => self.union(union, depth),
            TypeKind::KindUnion(union) => {
                proptest::strategy::Union::new(union.members.iter().map(|member| self.value(&member.ty, depth))).boxed()
            }
            TypeKind::Enum(values) => enum_value(values),
            TypeKind::Alias { ty, .. } => self.value(ty, depth),
        }
    }

    fn union(self, union: &UnionDef, depth: usize) -> Json {
        let mut variants: Vec<(u32, Json)> = union
            .variants
            .iter()
            .map(|variant| match &self.vendor.type_def(&variant.ty).unwrap().kind {
                TypeKind::Object(object) => {
                    let fields: Vec<&Field> = object.fields.iter().collect();
                    (4, self.object(&fields, Some((&union.discriminator.field, &variant.name)), depth))
                }
                other => panic!("{} is no object but {other:?}", variant.ty),
            })
            .collect();
        variants.push((1, self.object(&[], Some((&union.discriminator.field, "of no known type")), depth)));
        Union::new_weighted(variants).boxed()
    }
}

fn enum_value(def: &EnumDef) -> Json {
    let documented: Vec<Value> = def
        .values
        .iter()
        .map(|value| match &value.wire {
            WireValue::Text(text) => json!(text),
            WireValue::Integer(integer) => json!(integer),
        })
        .collect();
    let other = match def.base {
        EnumBase::String => scalars::text().prop_map(Value::from).boxed(),
        EnumBase::Int16 => scalars::integer(i16::MIN.into(), i16::MAX.into()),
        EnumBase::Int32 => scalars::integer(i32::MIN.into(), i32::MAX.into()),
        EnumBase::Int64 => scalars::integer(i64::MIN, i64::MAX),
        EnumBase::IntegerOrString => scalar_value(Scalar::IntegerOrString),
    };
    if documented.is_empty() {
        return other;
    }
    prop_oneof![4 => proptest::sample::select(documented), 1 => other].boxed()
}

fn scalar_value(scalar: Scalar) -> Json {
    match scalar {
        Scalar::String | Scalar::Uri | Scalar::Text(_) => scalars::text().prop_map(Value::from).boxed(),
        Scalar::Bool => any::<bool>().prop_map(Value::from).boxed(),
        Scalar::Int16 => scalars::integer(i16::MIN.into(), i16::MAX.into()),
        Scalar::Int32 => scalars::integer(i32::MIN.into(), i32::MAX.into()),
        Scalar::Int64 | Scalar::UnixSeconds => scalars::integer(i64::MIN, i64::MAX),
        Scalar::Float64 => scalars::number(),
        Scalar::Guid => scalars::guid(),
        Scalar::Date => scalars::date().prop_map(Value::from).boxed(),
        Scalar::DateTime | Scalar::DateTimeOptionalOffset => scalars::date_time(),
        Scalar::Any => anything(),
        // No event is within another; of what is around one, nothing is made here.
        Scalar::Object | Scalar::Event => vec((scalars::text(), anything()), 0..3)
            .prop_map(|entries| Value::Object(entries.into_iter().collect()))
            .boxed(),
        Scalar::IntegerOrString | Scalar::Id64 => {
            prop_oneof![scalars::integer(i64::MIN, i64::MAX), scalars::text().prop_map(Value::from),].boxed()
        }
    }
}

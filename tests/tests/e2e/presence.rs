//! Null against absent: both are taken where the schemas allow them, and each comes back as it was.

use std::collections::BTreeMap;

use hookwright::model::{Field, Shape, TypeKind, Vendor};
use hookwright_events::enreach;
use hookwright_tests::vendors::{self, Body, Enreach, Vendor as _};
use hookwright_tests::{documented_rows, for_each_vendor, vendor};
use serde_json::{Map, Value};

use crate::small::{VENDOR, model_of};
use crate::support::{assert_typed, round_trip};

for_each_vendor! {
    null_and_absent_come_back_as_they_were;
    a_null_that_the_schemas_do_not_allow_is_not_lost_in_silence;
}

/// A change to an example: the key of the object at a pointer is set to null, or taken out.
#[derive(Clone, Debug)]
struct Edit {
    object: String,
    key: String,
    absent: bool,
}

impl Edit {
    fn apply(&self, value: &mut Value) {
        // An edit further out may have taken the object away.
        let Some(parent) = value.pointer_mut(&self.object) else { return };
        match (parent, self.absent) {
            (Value::Object(object), true) => drop(object.shift_remove(&self.key)),
            (Value::Object(object), false) => drop(object.insert(self.key.clone(), Value::Null)),
            (Value::Array(items), _) => items[self.key.parse::<usize>().expect("an index")] = Value::Null,
            _ => {}
        }
    }
}

/// All changes that the schemas allow to a value of an object with these fields.
fn edits(vendor: &Vendor, fields: &[&Field], value: &Value, object: &str, found: &mut Vec<Edit>) {
    for field in fields {
        let key = field.name.clone();
        let edit = |absent| Edit { object: object.to_owned(), key: key.clone(), absent };
        found.extend(field.nullable.then(|| edit(false)));
        found.extend(field.may_be_absent().then(|| edit(true)));
        if let Some(value) = value.get(&field.name) {
            within(vendor, &field.ty.shape, value, &format!("{object}/{}", field.name), found);
        }
    }
}

fn within(vendor: &Vendor, shape: &Shape, value: &Value, at: &str, found: &mut Vec<Edit>) {
    match (shape, value) {
        (Shape::List(item), Value::Array(items)) => {
            for (index, value) in items.iter().enumerate() {
                let edit = Edit { object: at.to_owned(), key: index.to_string(), absent: false };
                found.extend(item.nullable.then_some(edit));
                within(vendor, &item.shape, value, &format!("{at}/{index}"), found);
            }
        }
        (Shape::Map(_, inner), Value::Object(entries)) => {
            for key in entries.keys().filter(|_| inner.nullable) {
                found.push(Edit { object: at.to_owned(), key: key.clone(), absent: false });
            }
        }
        (Shape::Named(name), Value::Object(object)) => match &vendor.type_def(name).expect("known").kind {
            TypeKind::Object(def) => edits(vendor, &def.fields.iter().collect::<Vec<_>>(), value, at, found),
            TypeKind::Union(union) => {
                let variant =
                    union.variants.iter().find(|variant| object[&union.discriminator.field] == variant.name.as_str());
                within(vendor, &Shape::Named(variant.expect("known").ty.clone()), value, at, found);
            }
            _ => {}
        },
        _ => {}
    }
}

/// Applies all changes to all examples of a vendor, one at a time, then all of a kind at once.
fn null_and_absent_come_back_as_they_were<V: vendors::Vendor>() {
    let vendor = vendor(V::NAME);
    let (mut nulls, mut absences) = (0, 0);
    for event in &vendor.events {
        let header = vendor.header.iter().flat_map(|header| &header.fields);
        let fields: Vec<&Field> = header.chain(&vendor.payload(event).object.fields).collect();
        let example = Value::Object(event.example.clone());
        let mut found = Vec::new();
        edits(vendor, &fields, &example, "", &mut found);
        for edit in &found {
            let mut changed = example.clone();
            edit.apply(&mut changed);
            assert_typed(&round_trip::<V::Event>(&changed));
            *if edit.absent { &mut absences } else { &mut nulls } += 1;
        }
        for absent in [false, true] {
            let mut changed = example.clone();
            found.iter().rev().filter(|edit| edit.absent == absent).for_each(|edit| edit.apply(&mut changed));
            assert_typed(&round_trip::<V::Event>(&changed));
        }
    }
    let (least_nulls, least_absences) = V::NULLS_AND_ABSENCES;
    assert!(nulls >= least_nulls && absences >= least_absences, "{nulls} nulls, {absences} absences");
}

/// A null where the schemas allow none is an error, or it comes back; it is not lost in silence.
fn a_null_that_the_schemas_do_not_allow_is_not_lost_in_silence<V: vendors::Vendor>() {
    let vendor = vendor(V::NAME);
    for event in &vendor.events {
        let header = vendor.header.iter().flat_map(|header| &header.fields);
        let fields = header.chain(&vendor.payload(event).object.fields);
        for field in fields.filter(|field| !field.nullable) {
            let mut body = Value::Object(event.example.clone());
            body[&field.name] = Value::Null;
            match V::Event::decode(body.to_string().as_bytes()) {
                Err(error) => assert_eq!(error.path(), field.name, "{}", event.name),
                Ok(_) => drop(round_trip::<V::Event>(&body)),
            }
        }
    }
}

/// What the document's own types say of null, whatever our schemas say: reference types of .NET
/// and types with `?` may be null, and reference types may be absent.
#[test]
fn every_reference_type_of_enreach_may_be_null() {
    let rows: BTreeMap<String, BTreeMap<String, Map<String, Value>>> = documented_rows(Enreach::NAME);
    let (mut references, mut values) = (0, 0);
    for section in ["User", "Queue", "CallList"] {
        for (event, properties) in &rows[section] {
            let example = &vendor("enreach").events.iter().find(|known| known.name == *event).expect("known").example;
            for (name, ty) in properties {
                let ty = ty.as_str().expect("a text");
                let nullable = ty.ends_with('?');
                let reference = ty.eq_ignore_ascii_case("string") || ty.contains('<');
                let body = |value| {
                    let mut body = example.clone();
                    body.insert(name.clone(), value);
                    Value::Object(body)
                };
                if reference || nullable {
                    assert_typed(&round_trip::<enreach::Event>(&body(Value::Null)));
                    references += 1;
                } else if name == "RequestId" && event.starts_with("UserConfigurationSetNextCallOut") {
                    // In the table and not in the example, so it may be absent.
                    values += 1;
                } else if ["Guid", "int", "bool", "Boolean", "DateTime", "float", "long", "short"].contains(&ty) {
                    let read = enreach::Event::from_slice(body(Value::Null).to_string().as_bytes());
                    assert_eq!(read.expect_err("no null").path(), name, "{event}");
                    values += 1;
                }
            }
        }
    }
    // Of the 746 rows, 19 are of enums whose values are not documented.
    assert_eq!((references, values), (346, 381));
}

/// Name, `optional` and `required` of each field of an event.
fn presence_of(vendor: &str, fields: &str) -> Vec<(String, bool, bool)> {
    let events = format!("events:\n  ping:\n    doc: A sign of life.\n    fields:\n{fields}");
    let model = model_of(vendor, &events);
    let vendor = &model.vendors[0];
    let fields = vendor.payloads.iter().flat_map(|payload| &payload.object.fields);
    fields.map(|field| (field.name.clone(), field.optional, field.required)).collect()
}

#[test]
fn what_the_contract_does_not_require_may_be_absent_unless_the_schema_says_otherwise() {
    let fields = "      - a: {type: string, doc: A., example: x}\n      \
                  - b: {type: string, doc: B., example: x, required: false}\n      \
                  - c: {type: string, doc: C., example: x, required: false, optional: false}\n      \
                  - d: {type: string, doc: D., example: x, optional: true}\n      \
                  - e: {type: string, doc: E., example: x, optional: true, required: true}\n";
    let of = |name: &str, optional, required| (name.to_owned(), optional, required);
    let expected =
        [of("a", false, true), of("b", true, false), of("c", false, false), of("d", true, false), of("e", true, true)];
    assert_eq!(presence_of(VENDOR, fields), expected);
}

#[test]
fn the_presence_of_a_vendor_says_what_its_contract_requires() {
    let fields = "      - a: {type: string, doc: A., example: x}\n      \
                  - b: {type: string, doc: B., example: x, optional: true}\n";
    for (policy, expected) in [("present", [true, false]), ("always", [true, true]), ("never", [false, false])] {
        let found = presence_of(&format!("{VENDOR}presence: {{required: {policy}}}\n"), fields);
        assert_eq!(found.iter().map(|(_, _, required)| *required).collect::<Vec<_>>(), expected, "{policy}");
    }
}

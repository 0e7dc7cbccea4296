//! The decoder and the schemas for receivers accept the same: 10,000 payloads, made from the
//! examples by changing a value or two, are given to both. `docs/receiving.md` lists what a schema
//! cannot say.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use fastrand::Rng;
use hookwright::emit::export::{Draft, Options, Profile};
use hookwright::emit::json_schema::VendorSchemas;
use hookwright::model::{Model, TypeKind, Vendor};
use hookwright_events::{DecodeError, enreach, livechat, ringcx};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// How many payloads are tried.
const PAYLOADS: usize = 10_000;

/// Values that the types of fields tell apart, at the ends of their ranges and beyond.
fn pool() -> Vec<Value> {
    let guid = "9cae633f-68d0-4315-8b9a-b83c7673d8dc";
    let strings = [
        "",
        "x",
        "/relative",
        guid,
        &guid.to_uppercase(),
        &guid.replace('-', ""),
        &format!("{{{guid}}}"),
        &format!("urn:uuid:{guid}"),
        &format!("{{{guid}"),
        &guid[1..],
        "2026-01-02",
        "2026-02-30",
        "2026-99-99",
        "2026-03-14T09:26:53",
        "2026-03-14T09:26:53Z",
        "2026-03-14t09:26:53z",
        "2026-03-14 09:26:53+05:30",
        "2026-03-14T09:26:53.123456789-23:59",
        "2026-03-14T09:26:53.1234567890Z",
        "2026-03-14T09:26:60Z",
        "2026-03-14T09:26:61Z",
        "2026-03-14T24:00:00Z",
        "2026-03-14T09:60:00Z",
        "2026-03-14T09:26:53+24:00",
        "2026-03-14T09:26:53+0100",
        "2026-03-14T09:26:53.Z",
        "2026-04-31T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "0000-01-01T00:00:00",
    ];
    let numbers = [
        json!(0),
        json!(-1),
        json!(1.5),
        json!(42.0),
        json!(-0.0),
        json!(2_147_483_648.0),
        json!(i16::MAX),
        json!(i32::from(i16::MAX) + 1),
        json!(i32::from(i16::MIN) - 1),
        json!(i32::MAX),
        json!(i64::from(i32::MAX) + 1),
        json!(i64::from(i32::MIN) - 1),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(i64::MAX as u64 + 1),
        json!(u64::MAX),
        json!(1e300),
    ];
    let others = [
        Value::Null,
        json!(true),
        json!(false),
        json!([]),
        json!({}),
        json!([null]),
        json!([1]),
        json!(["x"]),
        json!({"x": null}),
        json!({"x": 1}),
        json!({"x": "x"}),
    ];
    strings.map(|text| json!(text)).into_iter().chain(numbers).chain(others).collect()
}

/// A vendor: its model, and what reads its events.
struct Judge<'a> {
    vendor: &'a Vendor,
    decode: fn(&[u8]) -> Result<bool, DecodeError>,
    schemas: BTreeMap<&'a str, Validator>,
}

impl<'a> Judge<'a> {
    fn new(vendor: &'a Vendor) -> Self {
        let options = Options::new(Draft::Draft2020_12, Profile::Receiver);
        let schemas = VendorSchemas::new(vendor, &options);
        let validator = |schema: &Value| {
            jsonschema::options().should_validate_formats(true).build(schema).expect("a schema that is exported is one")
        };
        let of_event = |event| validator(schemas.event(event).as_value());
        let schemas = vendor.events.iter().map(|event| (event.name.as_str(), of_event(event))).collect();
        let decode: fn(&[u8]) -> Result<bool, DecodeError> = match vendor.name.as_str() {
            "enreach" => |body| enreach::Event::from_slice(body).map(|event| event.is_known()),
            "livechat" => |body| livechat::Event::from_slice(body).map(|event| event.is_known()),
            "ringcx" => |body| ringcx::Event::from_slice(body).map(|event| event.is_known()),
            other => panic!("say here how `{other}` is decoded"),
        };
        Judge { vendor, decode, schemas }
    }
}

/// Where a value is in a payload: keys and indices.
type Place = Vec<String>;

/// All places below a value, itself not among them.
fn places(value: &Value, place: &Place, found: &mut Vec<Place>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (part, child) in children {
        let child_place = [place.as_slice(), &[part]].concat();
        places(child, &child_place, found);
        found.push(child_place);
    }
}

fn at<'v>(value: &'v mut Value, place: &[String]) -> &'v mut Value {
    place.iter().fold(value, |value, part| match value {
        Value::Object(object) => object.get_mut(part).expect("the place was found"),
        Value::Array(items) => &mut items[part.parse::<usize>().expect("an index")],
        _ => panic!("the place was found"),
    })
}

/// Changes one thing in a payload: a value, or whether it is there.
fn change(payload: &mut Value, discriminator: &str, pool: &[Value], rng: &mut Rng) -> Option<Place> {
    let mut all = Vec::new();
    places(payload, &Vec::new(), &mut all);
    all.retain(|place| place.as_slice() != [discriminator]);
    let place = rng.choice(&all)?.clone();
    let (last, parent) = place.split_last().expect("a place below the payload");
    match (rng.u8(..5), at(payload, parent)) {
        (0, Value::Object(object)) => drop(object.shift_remove(last)),
        (1, Value::Object(object)) => drop(object.insert("Undocumented".to_owned(), rng.choice(pool)?.clone())),
        _ => *at(payload, &place) = rng.choice(pool)?.clone(),
    }
    Some(place)
}

/// What a random payload shows of the differences that `docs/receiving.md` lists: the decoder keeps
/// a variant of a union that is not documented.
fn is_known_difference(judge: &Judge<'_>, changed: &[Place], decodes: bool) -> bool {
    let unions = judge.vendor.types.iter().filter_map(|def| match &def.kind {
        TypeKind::Union(union) => Some(union.discriminator.field.as_str()),
        _ => None,
    });
    let discriminators: Vec<&str> = unions.collect();
    decodes && changed.iter().any(|place| place.last().is_some_and(|last| discriminators.contains(&last.as_str())))
}

fn model() -> Model {
    let compilation = hookwright::compile(&hookwright_tests::root().join("schemas"));
    compilation.model.expect("our schemas compile")
}

#[test]
fn the_decoder_and_the_schema_for_receivers_accept_the_same() {
    let (model, pool) = (model(), pool());
    let judges: Vec<Judge<'_>> = model.vendors.iter().map(Judge::new).collect();
    let events: Vec<_> =
        judges.iter().flat_map(|judge| judge.vendor.events.iter().map(move |event| (judge, event))).collect();
    let mut rng = Rng::with_seed(14);
    let (mut accepted, mut known, mut differences) = (0, 0, Vec::new());
    for number in 0..PAYLOADS {
        let (judge, event) = events[number % events.len()];
        let mut payload = Value::Object(event.example.clone());
        let changes = rng.usize(1..3);
        let discriminator = judge.vendor.discriminator.tag().unwrap();
        let changed: Vec<Place> =
            (0..changes).filter_map(|_| change(&mut payload, discriminator, &pool, &mut rng)).collect();
        let decoded = (judge.decode)(payload.to_string().as_bytes());
        let decodes = matches!(decoded, Ok(true));
        let valid = judge.schemas[event.name.as_str()].is_valid(&payload);
        accepted += usize::from(decodes && valid);
        if decodes != valid {
            match is_known_difference(judge, &changed, decodes) {
                true => known += 1,
                false => differences.push(format!("{}: {changed:?}: schema {valid}, decoder {decoded:?}", event.name)),
            }
        }
    }
    let shown = differences.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(differences.is_empty(), "{} differ, of {PAYLOADS}:\n{shown}", differences.len());
    // Both verdicts are common, or the test would show nothing; what is known is rare.
    assert!((PAYLOADS / 5..PAYLOADS * 4 / 5).contains(&accepted), "{accepted} accepted");
    assert!(known < PAYLOADS / 100, "{known} known differences");
}

/// The strict contract is a part of what the decoder takes.
#[test]
fn the_decoder_accepts_what_the_strict_schema_does() {
    let (model, pool) = (model(), pool());
    let options = Options::new(Draft::Draft2020_12, Profile::Strict);
    let mut rng = Rng::with_seed(15);
    let mut accepted = 0;
    for vendor in &model.vendors {
        let judge = Judge::new(vendor);
        let schemas = VendorSchemas::new(vendor, &options);
        for event in &vendor.events {
            let schema = schemas.event(event);
            let strict = jsonschema::options().should_validate_formats(true).build(schema.as_value()).unwrap();
            for _ in 0..20 {
                let mut payload = Value::Object(event.example.clone());
                change(&mut payload, vendor.discriminator.tag().unwrap(), &pool, &mut rng);
                if strict.is_valid(&payload) {
                    accepted += 1;
                    let decoded = (judge.decode)(payload.to_string().as_bytes());
                    assert!(matches!(decoded, Ok(true)), "{}: {decoded:?}\n{payload}", event.name);
                }
            }
        }
    }
    assert!(accepted > 500, "{accepted} accepted");
}

/// Each difference that `docs/receiving.md` lists, as the verdicts of schema and decoder.
#[test]
fn the_differences_that_remain_are_those_that_are_listed() {
    let model = model();
    let judges: Vec<Judge<'_>> = model.vendors.iter().map(Judge::new).collect();
    let verdicts = |vendor: &str, event: &str, edit: &dyn Fn(&mut Map<String, Value>)| {
        let judge = judges.iter().find(|judge| judge.vendor.name == vendor).expect("the vendor is there");
        let mut payload = judge.vendor.events.iter().find(|known| known.name == event).expect("known").example.clone();
        edit(&mut payload);
        let payload = Value::Object(payload);
        let decoded = (judge.decode)(payload.to_string().as_bytes());
        (judge.schemas[event].is_valid(&payload), matches!(decoded, Ok(true)))
    };
    let set = |name: &'static str, value: Value| {
        move |payload: &mut Map<String, Value>| drop(payload.insert(name.to_owned(), value.clone()))
    };
    // 29 February is in every year.
    let time = |time: &str| verdicts("enreach", "UserAvailability", &set("Timestamp", json!(time)));
    assert_eq!((time("2024-02-29T00:00:00Z"), time("2026-02-29T00:00:00Z")), ((true, true), (true, false)));
    assert_eq!(time("2024-02-30T00:00:00Z"), (false, false));
    // A union has a variant for what is not documented.
    let fields = json!([{"type": "undocumented"}]);
    assert_eq!(verdicts("livechat", "filled_form", &set("fields", fields)), (false, true));
}

//! Types that few vendors need: what is decoded, what is kept, and what the schemas say of it.
#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

use hookwright::emit::export::{Draft, Options, Profile};
use hookwright::emit::json_schema::VendorSchemas;
use hookwright::model::Vendor;
use hookwright_test_vendors::shapes::{self, ChargeSucceeded, Detail, Int64OrString, ListOfStringOrString};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

fn vendor() -> Vendor {
    let model = hookwright::compile("schemas".as_ref()).model.unwrap();
    model.vendors.into_iter().find(|vendor| vendor.name == "shapes").unwrap()
}

/// The decoder and the schemas of one event.
struct Judge {
    example: Map<String, Value>,
    receiver: Validator,
    strict: Validator,
}

impl Judge {
    fn of(event: &str) -> Judge {
        let vendor = vendor();
        let event = vendor.events.find(event).unwrap();
        let validator = |profile| {
            let options = Options::new(Draft::Draft2020_12, profile);
            let schema = VendorSchemas::new(&vendor, &options).event(event).to_value();
            jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
        };
        let (receiver, strict) = (validator(Profile::Receiver), validator(Profile::Strict));
        Judge { example: event.example.clone(), receiver, strict }
    }

    /// The verdicts of the decoder, of the schema for receivers and of the strict one, on the
    /// example with another value. What is decoded must come out as it came in.
    fn verdicts(&self, field: &str, value: &Value) -> [bool; 3] {
        let mut payload = self.example.clone();
        payload.insert(field.to_owned(), value.clone());
        let payload = Value::Object(payload);
        let decoded = shapes::Event::from_slice(payload.to_string().as_bytes());
        if let Ok(event) = &decoded {
            assert_eq!(serde_json::to_value(event).unwrap(), payload, "{field}");
        }
        [decoded.is_ok(), self.receiver.is_valid(&payload), self.strict.is_valid(&payload)]
    }

    fn check(&self, cases: &[(&str, Value, [bool; 3])]) {
        for (field, value, expected) in cases {
            assert_eq!(self.verdicts(field, value), *expected, "{field}: {value}");
        }
    }
}

/// Every reader takes it.
const ALL: [bool; 3] = [true; 3];
/// No reader takes it.
const NONE: [bool; 3] = [false; 3];
/// The decoder keeps it, and no schema has room for it.
const KEPT: [bool; 3] = [true, false, false];

/// The strict contract alone refuses it.
const LOOSE: [bool; 3] = [true, true, false];

fn charge(field: &str, value: Value) -> Box<ChargeSucceeded> {
    let mut payload = Judge::of("charge.succeeded").example;
    payload.insert(field.to_owned(), value);
    match serde_json::from_value(Value::Object(payload)).unwrap() {
        shapes::Event::ChargeSucceeded(event) => event.into(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_union_by_kind_takes_one_type_of_each_kind_and_keeps_the_rest() {
    Judge::of("charge.succeeded").check(&[
        ("customer", json!("cus_1"), ALL),
        (
            "customer",
            json!({"id": "cus_1", "name": null, "referrer": {"id": "cus_2", "name": "B", "referrer": "c"}}),
            ALL,
        ),
        ("customer", json!({"name": null}), NONE),
        ("customer", json!(7), KEPT),
        ("customer", json!(["cus_1"]), KEPT),
        ("customer", Value::Null, NONE),
        ("amount", json!(-3), ALL),
        ("amount", json!("12.00"), ALL),
        ("amount", json!(1.5), NONE),
        ("amount", json!(true), KEPT),
        ("invoices", json!("in_1"), ALL),
        ("invoices", json!([]), ALL),
        ("invoices", Value::Null, ALL),
        ("invoices", json!([1]), NONE),
        ("invoices", json!({"a": 1}), KEPT),
        ("details", json!([false, 0.5, ["a", {"id": "b", "name": null}], {"k": "v"}]), ALL),
        ("details", json!(["text"]), KEPT),
        ("details", json!([null]), NONE),
        ("details", json!([{"k": 1}]), NONE),
    ]);
}

#[test]
fn each_kind_has_a_variant() {
    let event = charge("customer", json!({"id": "cus_9", "name": null}));
    let shapes::StringOrCustomer::Object(customer) = &event.customer else { panic!("{:?}", event.customer) };
    assert_eq!((&*customer.id, &customer.name), ("cus_9", &None));
    assert_eq!(event.amount, Int64OrString::String("1200".into()));
    assert_eq!(event.invoices, Some(ListOfStringOrString::List(vec!["in_1".into(), "in_2".into()])));
    assert!(matches!(&event.details[..], [Detail::Bool(true), Detail::Number(_), Detail::List(_), Detail::Object(_)]));
    let unknown = charge("amount", json!([1, 2]));
    assert!(matches!(&unknown.amount, Int64OrString::Unknown(kept) if kept.to_string() == "[1,2]"));
}

#[test]
fn texts_with_a_form_are_kept_whatever_they_are() {
    let cases = [
        ("address", "ada@example.com", "nobody"),
        ("last_seen_from", "192.0.2.1", "192.0.2.256"),
        ("last_seen_from", "::1", "localhost"),
        ("paid_in", "eur", "euro"),
        ("timeout", "P1DT2H", "90 minutes"),
        ("timeout", "P3W", "P"),
        ("balance", "12345678901234567890.123456789", "1e3"),
        ("avatar", "", "a"),
        ("avatar", "aGk=", "aGk*"),
        ("account", "-9223372036854775808", "0x10"),
        ("limit", "3", "3,5"),
    ];
    let judge = Judge::of("account.updated");
    for (field, formed, other) in cases {
        judge.check(&[(field, json!(formed), ALL), (field, json!(other), LOOSE)]);
    }
    judge.check(&[
        ("address", json!(1), NONE),
        ("last_seen_from", Value::Null, ALL),
        ("spoken", json!(["zh-Hant-TW", "x"]), LOOSE),
        ("spoken", json!([null]), NONE),
        ("account", json!(i64::MAX), ALL),
        ("account", json!(1.5), NONE),
        ("owner", Value::Null, ALL),
        ("limit", json!(3.5), ALL),
        ("limit", json!([]), KEPT),
    ]);
}

#[test]
fn ids_keep_their_spelling() {
    let example = Value::Object(Judge::of("account.updated").example).to_string();
    let event = shapes::Event::from_slice(example.as_bytes()).unwrap();
    let shapes::Event::AccountUpdated(account) = &event else { panic!("{event:?}") };
    assert_eq!(account.account, "18446744073709551615".into());
    assert_eq!(account.owner, Some(7.into()));
    assert_eq!((&*account.balance, &*account.timeout), ("-0.10", "PT1H30M"));
}

#[test]
fn maps_keyed_by_an_enum_keep_unknown_keys() {
    Judge::of("prices.changed").check(&[
        ("prices", json!({}), ALL),
        ("prices", json!({"free": "0", "team": "9"}), ALL),
        ("prices", json!({"free": "0", "a \"new\" one": "9"}), LOOSE),
        ("prices", json!({"free": 0}), NONE),
        ("prices", json!([]), NONE),
        ("seats", json!({"team": {"free": null, "other": 1}}), LOOSE),
        ("seats", json!({"team": null}), NONE),
    ]);
    let body = r#"{"type": "prices.changed", "prices": {"new": "1", "team": "2", "free": "0"}, "seats": {}}"#;
    let event = shapes::Event::from_slice(body.as_bytes()).unwrap();
    let shapes::Event::PricesChanged(event) = event else { panic!("{event:?}") };
    let keys: Vec<&shapes::Plan> = event.prices.keys().collect();
    assert_eq!(keys, [&shapes::Plan::Free, &shapes::Plan::Team, &shapes::Plan::Unknown("new".into())]);
    assert_eq!(event.prices[&shapes::Plan::Team], "2");
}

#[test]
fn a_part_of_an_object_may_lack_any_field() {
    Judge::of("customer.updated").check(&[
        ("was", json!({}), ALL),
        ("was", json!({"name": "Ada", "referrer": {"id": "cus_1", "name": null}}), ALL),
        ("was", json!({"referrer": {"name": null}}), NONE),
        ("was", json!({"id": 1}), NONE),
        ("was", Value::Null, NONE),
        ("others", json!(["cus_1", {"id": "cus_1"}]), ALL),
    ]);
    let part = shapes::PartialCustomer::default();
    assert_eq!((part.id, part.name), (None, None));
}

#[test]
fn bundles_of_both_drafts_take_the_examples() {
    let vendor = vendor();
    for draft in [Draft::Draft07, Draft::Draft2020_12] {
        for profile in [Profile::Receiver, Profile::Strict] {
            let bundle = VendorSchemas::new(&vendor, &Options::new(draft, profile)).bundle().to_value();
            let bundle = jsonschema::options().should_validate_formats(true).build(&bundle).unwrap();
            for event in &vendor.events {
                assert!(bundle.is_valid(&Value::Object(event.example.clone())), "{} {draft:?} {profile:?}", event.name);
            }
        }
    }
}

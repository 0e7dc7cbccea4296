//! All event types of the documents are there: in the schemas, in the crate, in the export.

use std::collections::BTreeMap;

use hookwright::model::Event as Model;
use hookwright_tests::vendors::{self, Enreach, Event, Facts, Livechat, Ringcx, Vendor};
use hookwright_tests::{documented, documented_rows, for_each_vendor, model, vendor};
use serde_json::Value;

use crate::support::generated;

for_each_vendor! {
    the_schemas_have_the_event_types_of_each_section;
    the_crate_knows_the_event_types_of_the_schemas;
    the_crate_has_an_example_of_each_event_type;
    the_export_lists_the_event_types_of_the_schemas;
}

#[test]
fn every_vendor_of_the_schemas_is_tested() {
    let names: Vec<&str> = model().vendors.iter().map(|vendor| vendor.name.as_str()).collect();
    assert_eq!(vendors::NAMES, names);
}

/// How many of a vendor's event types fall under each key.
fn by<V: Vendor>(key: impl Fn(&'static Model) -> &'static str) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for event in &vendor(V::NAME).events {
        *counts.entry(key(event)).or_default() += 1;
    }
    counts
}

/// The names of a vendor's event types in the schemas.
fn names<V: Vendor>() -> Vec<&'static str> {
    vendor(V::NAME).events.iter().map(|event| event.name.as_str()).collect()
}

fn the_schemas_have_the_event_types_of_each_section<V: Vendor>() {
    let source = |event: &'static Model| event.docs.source.as_deref().expect("every event names its section");
    assert_eq!(by::<V>(source), V::SECTIONS.iter().copied().collect());
}

/// RingCX names its event types by resource, of which each section has one.
#[test]
fn the_resources_of_ringcx_are_its_sections() {
    let mut resources: Vec<usize> =
        by::<Ringcx>(|event| event.name.split('.').next().expect("a resource")).into_values().collect();
    let mut sections: Vec<usize> =
        by::<Ringcx>(|event| event.docs.source.as_deref().expect("a section")).into_values().collect();
    resources.sort_unstable();
    sections.sort_unstable();
    assert_eq!(resources, sections);
}

fn the_crate_knows_the_event_types_of_the_schemas<V: Vendor>() {
    assert_eq!(V::Event::EVENT_TYPES, names::<V>());
}

fn the_crate_has_an_example_of_each_event_type<V: Vendor>() {
    for name in names::<V>() {
        let example = V::Event::example(name);
        assert_eq!((example.event_type(), example.kind()), (name, Some(name)));
    }
}

fn the_export_lists_the_event_types_of_the_schemas<V: Vendor>() {
    let index: Value = serde_json::from_slice(&generated()["json-schema/index.json"]).expect("JSON");
    let vendors = index["vendors"].as_array().expect("a list");
    let vendor = vendors.iter().find(|vendor| vendor["name"] == V::NAME).expect("the vendor is listed");
    let events = vendor["events"].as_array().expect("a list").iter();
    assert_eq!(events.map(|event| event["name"].as_str().expect("a name")).collect::<Vec<_>>(), names::<V>());
}

#[test]
fn every_event_type_of_a_documented_table_or_payload_is_among_them() {
    let rows: Value = documented_rows(Enreach::NAME);
    for (section, _) in Enreach::SECTIONS {
        for name in rows[section].as_object().expect("rows").keys() {
            assert!(names::<Enreach>().contains(&name.as_str()), "{name}");
        }
    }
    for (name, _) in documented::<Livechat>() {
        assert!(names::<Livechat>().contains(&name.as_str()), "{name}");
    }
}

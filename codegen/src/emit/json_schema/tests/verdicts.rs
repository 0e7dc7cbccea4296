//! What a validator says of examples and of examples with one thing wrong.

use serde_json::{Value, json};

use super::*;
use crate::emit::contract::fixture::model;

#[test]
fn examples_are_accepted() {
    let model = model();
    for options in all_options() {
        for vendor in &model.vendors {
            let bundle = validator(&VendorSchemas::new(vendor, &options).bundle(), options.draft);
            for event in &vendor.events {
                let schema = VendorSchemas::new(vendor, &options).event(event);
                let example = Value::Object(event.example.clone());
                if let Err(error) = validator(&schema, options.draft).validate(&example) {
                    panic!("{} {options:?}: {error}", event.name);
                }
                assert!(bundle.is_valid(&body(vendor, example)), "{}", event.name);
            }
            for def in vendor.types.iter().filter(|def| def.document) {
                let schema = VendorSchemas::new(vendor, &options).document(def);
                let example = def.example.as_ref().unwrap();
                assert!(validator(&schema, options.draft).is_valid(example));
            }
        }
    }
}

#[test]
fn a_wrong_discriminator_is_refused() {
    let model = model();
    for options in all_options() {
        for vendor in &model.vendors {
            let bundle = validator(&VendorSchemas::new(vendor, &options).bundle(), options.draft);
            let tag = vendor.discriminator.tag().unwrap();
            for event in &vendor.events {
                let schema = validator(&VendorSchemas::new(vendor, &options).event(event), options.draft);
                for wrong in [json!("Another"), json!(1), Value::Null] {
                    let mut example = event.example.clone();
                    example.insert(tag.to_owned(), wrong);
                    assert!(!schema.is_valid(&Value::Object(example.clone())));
                    assert!(!bundle.is_valid(&body(vendor, example.into())));
                }
                let mut example = event.example.clone();
                example.shift_remove(tag);
                assert!(!schema.is_valid(&Value::Object(example)));
            }
        }
    }
}

#[test]
fn a_missing_field_is_refused() {
    let model = model();
    for options in all_options() {
        for vendor in &model.vendors {
            for event in &vendor.events {
                let schema = validator(&VendorSchemas::new(vendor, &options).event(event), options.draft);
                let own = &vendor.payload(event).object;
                for name in event.example.keys() {
                    let field = own.fields.iter().find(|field| field.name == *name);
                    let one_of = own.one_of.iter().flatten().any(|other| other == name);
                    let expected = field.is_some_and(|field| match options.profile {
                        Profile::Receiver => field.may_be_absent() || !field.aliases.is_empty(),
                        Profile::Strict => !field.required && !one_of,
                    });
                    let mut example = event.example.clone();
                    example.shift_remove(name);
                    let valid = schema.is_valid(&Value::Object(example));
                    assert_eq!(valid, expected, "{} without {name}", event.name);
                }
            }
        }
    }
}

#[test]
fn a_wrong_type_is_refused() {
    let model = model();
    let accepts_anything = ["Any", "Whatever"];
    for options in all_options() {
        for vendor in &model.vendors {
            for event in &vendor.events {
                let schema = validator(&VendorSchemas::new(vendor, &options).event(event), options.draft);
                for name in event.example.keys() {
                    // No field but those of any type takes a list that holds a list of `true`.
                    let wrong = json!([[[true]], true]);
                    let mut example = event.example.clone();
                    example.insert(name.clone(), wrong);
                    let valid = schema.is_valid(&Value::Object(example));
                    let expected = accepts_anything.contains(&name.as_str());
                    assert_eq!(valid, expected, "{} with {name} wrong", event.name);
                }
            }
        }
    }
}

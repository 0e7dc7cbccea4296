//! Types that vendors share: `schemas/common`.
#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

use hookwright::diagnostic::Diagnostic;
use hookwright::emit::export::Options;
use hookwright::emit::json_schema::VendorSchemas;
use hookwright::load::Unsaved;
use hookwright_test_vendors::{common, github, mirror};
use serde_json::Value;

/// The schemas with more files.
fn compiled(files: &[(&str, &str)]) -> hookwright::Compilation {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    hookwright::compile_with("schemas".as_ref(), &Unsaved::from_iter(files))
}

/// What is said of them, in files of common types and in those of the vendor `mirror`.
fn messages(files: &[(&str, &str)]) -> Vec<String> {
    let compilation = compiled(files);
    let file_of = |diagnostic: &Diagnostic| Some(&compilation.sources.get(diagnostic.span?.file)?.path);
    let is_meant = |diagnostic: &&Diagnostic| {
        file_of(diagnostic).is_none_or(|path| path.contains("/common/") || path.contains("/mirror/"))
    };
    let text = |diagnostic: &Diagnostic| format!("{}: {}", diagnostic.rule.id, diagnostic.message);
    compilation.diagnostics.iter().filter(is_meant).map(text).collect()
}

#[test]
fn in_rust_vendors_have_one_type() {
    let mut user: github::User = common::User::new("octocat".into(), 1, mirror::AccountType::Bot, false);
    user.node_id = Some("n".into());
    let mirror::Event::IssuesOpened(mut event) = mirror::Event::example(mirror::EventKind::IssuesOpened) else {
        panic!("an issue");
    };
    event.issue.user = Some(user);
    let body = mirror::Event::from(event).to_vec();
    let header = |name: &str| (name == "x-github-event").then_some(&b"issues"[..]);
    let mut value: Value = serde_json::from_slice(&body).unwrap();
    value["action"] = "opened".into();
    let github::Event::IssuesOpened(opened) = github::Event::from_parts(header, value.to_string().as_bytes()).unwrap()
    else {
        panic!("{value}");
    };
    assert_eq!(opened.issue.user.unwrap().login, "octocat");
}

#[test]
fn a_vendor_has_the_types_that_it_uses_and_its_schemas_stand_alone() {
    let model = compiled(&[]).model.unwrap();
    let vendor = |name: &str| model.vendors.iter().find(|vendor| vendor.name == name).unwrap();
    let has = |name: &str| vendor(name).types.iter().any(|def| &*def.name == "Repository");
    assert!(has("github") && has("mirror") && !has("stripe"));
    let push = vendor("mirror").events.find("push").unwrap();
    let schema = VendorSchemas::new(vendor("mirror"), &Options::default()).event(push).to_value();
    let owner = &schema["definitions"]["Repository"]["properties"]["owner"];
    assert_eq!(owner["anyOf"][0]["$ref"], "#/definitions/User");
    let example = Value::Object(push.example.clone());
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&example));
}

#[test]
fn what_is_wrong_is_said_once() {
    let types = |text: &str| format!("types:\n{text}");
    let of_mirror = "\
events:
  starred:
    doc: Somebody gave a star.
    fields: [{repository_again: {type: Repository, doc: Where it was.}}]
types:
  Label: {doc: A label of a mirror., fields: [{text: {type: string, doc: What it says., example: bug}}]}
";
    for (path, text, expected) in [
        (
            "common/more.yaml",
            types("  Lost: {doc: A lost thing., type: Nowhere}\n"),
            "HW0007: there is no type `Nowhere`",
        ),
        (
            "common/more.yaml",
            types("  Loop: {doc: An endless thing., fields: [{next: {type: Loop, doc: The next one.}}]}\n"),
            "HW0018: a value of the type `Loop` would never end: it contains itself",
        ),
        (
            "common/more.yaml",
            types("  Bare: {doc: A bare thing., fields: [issue]}\n"),
            "HW0009: the field `issue` has no type, and the dictionary has no such field",
        ),
        (
            "common/more.yaml",
            "events:\n  a: {doc: An event., fields: []}\n".to_owned(),
            "HW0017: `events` cannot be in a file of `common`",
        ),
        (
            "common/vendor.yaml",
            "title: Common\n".to_owned(),
            "HW0020: `common` is for types that vendors share, and no vendor",
        ),
        ("mirror/more.yaml", of_mirror.to_owned(), "HW0010: duplicate type `Label`"),
        (
            "common/more.yaml",
            types("  Idle: {doc: Something idle., type: string}\n"),
            "HW0106: no vendor has the common type `Idle`",
        ),
    ] {
        assert_eq!(messages(&[(path, &text)]), [expected], "{text}");
    }
}

#[test]
fn what_a_vendor_says_of_its_own_fields_is_not_for_common_types() {
    let presence = "presence: {optional: always, nullable: always}\n";
    let text = std::fs::read_to_string("schemas/mirror/vendor.yaml").unwrap() + presence;
    let model = compiled(&[("mirror/vendor.yaml", &text)]).model.unwrap();
    let mirror = model.vendors.iter().find(|vendor| vendor.name == "mirror").unwrap();
    let user = mirror.types.iter().find(|def| &*def.name == "User").unwrap();
    let before = compiled(&[]).model.unwrap();
    let before = before.vendors.iter().find(|vendor| vendor.name == "mirror").unwrap();
    assert_eq!(user, before.types.iter().find(|def| def.name == user.name).unwrap());
    let star = mirror.events.find("star").unwrap();
    assert!(mirror.payload(star).object.fields.iter().all(|field| field.optional && field.nullable));
}

//! Requests that the inference has not seen: two thirds of some make the schemas, and the others are
//! read with them.

use hookwright_test_support::forge;

use super::*;
use crate::adopt::draft::{Body, FieldDraft};
use crate::adopt::render::expression;
use crate::drift::Rule;
use crate::model::{TypeDef, TypeKind};

struct Measured {
    lines: usize,
    types: Vec<String>,
    /// How many types are of users, and of repositories.
    copies: usize,
    /// How many of the others are of events that were seen.
    known: usize,
    /// Those that would be refused, and why.
    refused: Vec<String>,
}

fn measure(seed: u64, number: usize) -> Measured {
    let requests = forge::requests(seed, number);
    let bodies: Vec<Value> = requests.iter().map(forge::Request::named_body).collect();
    let (seen, unseen) = bodies.split_at(number * 2 / 3);
    let (_folder, schemas, file) = directory(seen);
    adopted(&schemas, &file);
    let files = fs::read_dir(schemas.join("forge")).unwrap();
    let lines = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap().lines().count()).sum();
    let model = compile(&schemas).model.unwrap();
    let vendor = &model.vendors[0];
    let types = vendor.types.iter().map(|ty| ty.name.to_string()).collect();
    let marks = ["following_url", "has_issues"];
    let is_marked = |ty: &&TypeDef| match &ty.kind {
        TypeKind::Object(object) => object.fields.iter().any(|field| marks.contains(&field.name.as_str())),
        _ => false,
    };
    let copies = vendor.types.iter().filter(is_marked).count();
    let mut measured = Measured { lines, types, copies, known: 0, refused: Vec::new() };
    for body in unseen {
        let (drift, _) = compare_captured(&summary(std::slice::from_ref(body)), vendor, 0, true);
        measured.known += usize::from(drift.changes.iter().all(|change| change.rule != Rule::EventAdded));
        let refuses = |rule: Rule| matches!(rule, Rule::PresenceChanged | Rule::FieldTypeChanged);
        let reasons = drift.changes.into_iter().filter(|it| refuses(it.rule)).map(|it| it.text);
        let reasons: Vec<String> = reasons.collect();
        measured.refused.extend((!reasons.is_empty()).then(|| reasons.join("; ")));
    }
    measured
}

fn fields_of(ty: &crate::adopt::draft::TypeDraft) -> &[FieldDraft] {
    match &ty.kind {
        KindDraft::Object { fields, .. } => fields,
        _ => &[],
    }
}

#[test]
fn what_was_not_seen_is_taken_too() {
    for seed in [1, 6] {
        let Measured { lines, types, copies, known, refused } = measure(seed, 300);
        assert!(known >= 50, "{known} are of events that were seen");
        // One may have an object where there were only strings, or the reverse.
        assert!(refused.len() <= 1, "seed {seed}: {refused:#?}");
        assert!(lines <= 6_500, "{lines} lines");
        assert!(types.len() <= 125, "{} types: {types:?}", types.len());
        for name in ["User", "Repository", "Organization", "Issue", "PullRequest", "Label", "Milestone", "Link"] {
            assert!(types.iter().any(|ty| ty == name), "{name} of {types:?}");
        }
        assert_eq!(copies, 2, "one type of users and one of repositories, though no two senders have the same fields");
        assert!(types.iter().all(|name| !name.starts_with("Object")), "{types:?}");
    }
}

#[test]
fn what_was_always_there_is_certain_after_a_thousand_requests() {
    let body = json!({"event": "a", "x": 1, "y": {"z": "t", "u": 2}, "list": [{"k": 1, "l": 2, "m": 3, "n": 4}]});
    let certain = |number: usize| {
        let mut bodies = vec![body.clone(); number];
        bodies[0]["y"]["u"] = Value::Null;
        let inferred = inferred(&bodies);
        let own = match &inferred.events[0].body {
            Body::Own(fields) => fields,
            Body::Shared(_) => unreachable!("there are no payloads yet"),
        };
        let all = own.iter().chain(inferred.types.iter().flat_map(fields_of));
        let certain = all.filter(|field| field.nullable == Some(false) && field.optional == Some(false));
        certain.map(|field| field.name.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(certain(999), "");
    assert_eq!(certain(1_000), "x y list k l m n z");
}

#[test]
fn of_few_values_those_of_the_same_name_tell_what_else_there_is() {
    let full = json!({"event": "a", "one": {"at": "2026-03-14T10:00:00Z", "share": 0.5, "p": 1, "q": 2}});
    let rare =
        json!({"event": "b", "other": {"at": 1_700_000_000, "share": 1, "r": {}, "s": "", "metadata": {"k": 1}}});
    let inferred = inferred(&[full, rare]);
    let other = inferred.types.iter().find(|ty| ty.name == "Other").unwrap();
    let ty = |field: &FieldDraft| expression(field.ty.as_ref().unwrap());
    let types: Vec<String> = fields_of(other).iter().map(|field| format!("{}: {}", field.name, ty(field))).collect();
    assert_eq!(types, ["at: integer-or-string", "share: float64", "r: any", "s: any", "metadata: any"]);
}

#[test]
fn a_value_of_another_kind_in_a_large_object_makes_no_copy_of_its_type() {
    let object = |at: Value, owner: Value| {
        let mut object: serde_json::Map<String, Value> = (0..20).map(|it| (format!("f{it}"), json!(it))).collect();
        object.extend([("at".to_owned(), at), ("owner".to_owned(), owner)]);
        object
    };
    let text = object(json!("2026-03-14T10:00:00Z"), json!({"a": 1, "b": 2, "c": 3, "d": 4}));
    let number = object(json!(1_700_000_000), json!({"e": 1, "f": 2, "g": 3, "h": 4}));
    let bodies = [json!({"event": "a", "thing": text}), json!({"event": "b", "thing": number})];
    let names = inferred(&bodies);
    assert_eq!(type_names(&names).iter().filter(|name| name.contains("Thing")).count(), 1, "{:?}", type_names(&names));
    written(&bodies);
}

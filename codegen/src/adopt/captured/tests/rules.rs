use super::*;
use crate::adopt::draft::{Body, EventDraft, FieldDraft, KindDraft, TypeDraft};
use crate::adopt::render;

fn own(event: &EventDraft) -> &[FieldDraft] {
    match &event.body {
        Body::Own(fields) => fields,
        Body::Shared(payload) => panic!("{payload} is shared"),
    }
}

fn fields_of(ty: &TypeDraft) -> &[FieldDraft] {
    match &ty.kind {
        KindDraft::Object { fields, .. } => fields,
        kind => panic!("{kind:?} is no object"),
    }
}

/// The fields of the first event, each as it would be written.
fn fields(bodies: &[Value]) -> Vec<String> {
    let inferred = inferred(bodies);
    let field = |field: &FieldDraft| {
        let ty = field.ty.as_ref().map_or_else(String::new, render::expression);
        let null = if field.nullable == Some(true) { "?" } else { "" };
        let optional = if field.optional == Some(true) { " optional" } else { "" };
        let comments: String = field.comments.iter().map(|text| format!(" # {text}")).collect();
        format!("{}: {ty}{null}{optional}{comments}", field.name)
    };
    own(&inferred.events[0]).iter().map(field).collect()
}

fn with(values: &[Value]) -> String {
    let bodies: Vec<Value> = values.iter().map(|value| json!({"event": "a", "x": value})).collect();
    fields(&bodies).remove(0)
}

#[test]
fn what_was_seen_decides_and_nothing_else() {
    let mut bodies = Vec::new();
    for (values, expected) in [
        (vec![json!(1)], "x: int64"),
        (vec![json!(35_000_000_000_i64)], "x: int64"),
        (vec![json!(1), json!(1.5)], "x: float64"),
        (vec![json!(u64::MAX)], "x: any # Seen as an integer."),
        (vec![json!(1), json!("1")], "x: integer-or-string"),
        (vec![json!(1), json!(true)], "x: any # Seen as a boolean, as an integer."),
        (vec![json!(true), Value::Null], "x: bool?"),
        (vec![Value::Null], "x: any? # Seen only as null."),
        (vec![json!([])], "x: list<any>"),
        (vec![json!([1, null])], "x: list<int64?>"),
        (vec![json!({})], "x: any # Seen as an object."),
        (vec![json!("2026-03-14"), json!("2026-03-15")], "x: string"),
        (vec![json!("2026-03-14"), json!("2026-03-15"), json!("2026-03-16")], "x: date"),
        (vec![json!("2026-03-14"), json!("2026-03-15"), json!("2026-03-16"), json!("")], "x: string"),
        (
            vec![json!("2026-03-14T10:00:00Z"), json!("2026-03-14T10:00:01Z"), json!("2026-03-14T10:00:02+01:00")],
            "x: date-time",
        ),
        (
            vec![json!("2026-03-14T10:00:00Z"), json!("2026-03-14T10:00:01"), json!("2026-03-14T10:00:02Z")],
            "x: date-time-optional-offset",
        ),
        (vec![json!("https://a.example/1"), json!("https://a.example/2"), json!("https://a.example/3")], "x: uri"),
        (
            vec![json!("https://a.example/1"), json!("https://a.example/2"), json!("https://a.example/x{/name}")],
            "x: string",
        ),
        (
            vec![json!("open"), json!("closed"), json!("open"), json!("open"), json!("closed"), json!("open")],
            "x: string # May be an enum; seen: closed, open.",
        ),
        (vec![json!({"1": true}), json!({"2": false})], "x: map<bool?>"),
    ] {
        assert_eq!(with(&values), expected, "{values:?}");
        let event = format!("e.{}", bodies.len());
        bodies.extend(values.iter().map(|value| json!({"event": event, "x": value})));
    }
    written(&bodies);
}

#[test]
fn a_field_is_optional_as_soon_as_one_event_lacks_it() {
    let bodies = [json!({"event": "a", "x": 1, "y": {"z": 1}}), json!({"event": "a", "y": {}})];
    assert_eq!(fields(&bodies), ["x: int64 optional", "y: Y"]);
    assert_eq!(fields_of(&inferred(&bodies).types[0])[0].optional, Some(true));
}

#[test]
fn objects_of_one_shape_are_one_type_that_what_is_missing_or_null_widens() {
    let user = |extra: Value| {
        let mut user = json!({"login": "a", "id": 1, "url": "u", "admin": true});
        user.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        user
    };
    let bodies = [
        json!({"event": "a", "user": user(json!({})), "sender": user(json!({"email": null})), "all": [user(json!({}))]}),
        json!({"event": "b", "user": user(json!({"email": "x"})), "other": {"login": 1, "id": 1, "url": "u", "admin": true}}),
    ];
    let inferred = inferred(&bodies);
    assert_eq!(type_names(&inferred), ["Other", "User"]);
    let email = fields_of(&inferred.types[1]).iter().find(|field| field.name == "email").unwrap();
    assert_eq!((email.optional, email.nullable), (Some(true), Some(true)));
    written(&bodies);
}

#[test]
fn names_that_are_taken_or_bad_are_avoided() {
    let link = json!({"href": "x"});
    let bodies = [
        json!({"event": "string", "_links": {"self": link, "html": link}, "event_": {"a": 1, "b": 2, "c": 3, "d": 4},
               "option": {"k": 1, "l": 2, "m": 3, "n": 4}, "+1": 1, "-1": 2, "header": 1, "extra": 2, "1": 3, "ä ö": 4}),
        json!({"event": "links", "_links": {"self": link, "html": null}}),
    ];
    let inferred = inferred(&bodies);
    for ty in &inferred.types {
        assert!(!["Self", "Self_", "Event", "Option", "String", "Links"].contains(&ty.name.as_str()), "{}", ty.name);
    }
    let text = written(&bodies);
    assert!(text.contains("name: plus_1") && text.contains("name: minus_1"), "{text}");
}

#[test]
fn fields_of_most_events_are_the_header() {
    let body = |event: &str, extra: Value| {
        let mut body = json!({"event": event, "id": 1, "at": "x"});
        body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        body
    };
    let bodies = [
        body("a", json!({"x": 1})),
        body("b", json!({"x": "differs", "y": 1})),
        body("c", json!({"x": 1, "y": 2, "z": 1})),
        json!({"event": "d", "id": 2, "y": null}),
    ];
    let inferred = inferred(&bodies);
    let is = |said: Option<bool>| said == Some(true);
    let header: Vec<(&str, bool, bool)> =
        inferred.header.iter().map(|field| (field.name.as_str(), is(field.optional), is(field.nullable))).collect();
    assert_eq!(header, [("id", false, false), ("at", true, false), ("y", true, true)]);
    let own: Vec<Vec<&str>> =
        inferred.events.iter().map(|event| own(event).iter().map(|field| field.name.as_str()).collect()).collect();
    assert_eq!(own, [vec!["x"], vec!["x"], vec!["x", "z"], vec![]]);
    written(&bodies);
}

#[test]
fn events_that_nest_the_same_objects_share_their_types() {
    let bodies = github::bodies(1, 300);
    let inferred = inferred(&bodies);
    let names = type_names(&inferred);
    assert!(names.len() <= 30, "{names:?}");
    for name in ["User", "Repository", "Organization", "Label", "Milestone", "Issue", "PullRequest", "Link"] {
        assert!(names.contains(&name), "{name} of {names:?}");
    }
    assert!(names.iter().all(|name| !name.contains(|c: char| c.is_ascii_digit())), "{names:?}");
    let header: Vec<&str> = inferred.header.iter().map(|field| field.name.as_str()).collect();
    for name in ["action", "repository", "organization", "installation", "sender"] {
        assert!(header.contains(&name), "{header:?}");
    }
    let text = written(&bodies);
    assert!(text.contains("permissions:\n          type: map<string?>"), "{text}");
    assert!(!text.contains("int32"));
    assert_eq!(inferred.events.len(), 35);
}

#[test]
fn inference_does_not_depend_on_how_the_traffic_was_split() {
    let bodies = github::bodies(2, 120);
    let (one, other) = bodies.split_at(50);
    let mut sum = summary(other);
    sum.files = vec!["captured-2".to_owned()];
    let mut both = summary(one);
    both.merge(sum).unwrap();
    let (_folder, schemas, _) = directory(&[]);
    let whole = inferred(&bodies);
    let split = proposed(&schemas, &both);
    assert_eq!(type_names(&split), type_names(&whole));
    assert_eq!(format!("{split:?}"), format!("{whole:?}"));
}

#[test]
fn what_is_held_back_is_checked_by_types_of_other_payloads() {
    // Most of what was not seen fits: each field has been missing and null somewhere.
    let (folder, schemas, file) = directory(&github::bodies(3, 600));
    adopted(&schemas, &file);
    let model = compile(&schemas).model.unwrap();
    let (drift, _) = compare_captured(&summary(&github::bodies(4, 300)), &model.vendors[0], 0, true);
    let changes: Vec<&str> = drift.changes.iter().map(|change| change.text.as_str()).collect();
    assert!(changes.len() <= 3, "{changes:#?}");
    drop(folder);
}

#[test]
fn a_type_that_the_vendor_has_is_used_if_it_takes_all_or_can_be_widened() {
    let types = "types:\n  Person:\n    doc: A person.\n    fields:\n      - login: {type: string, doc: Name., example: a}\n      \
                 - id: {type: int64, doc: Id., example: 1}\n      - email: {type: string?, optional: true, doc: Mail., example: x}\n";
    for (email, expected, new) in [
        (Value::Null, "Person", vec![]),
        // It is null here and never there: that widens it.
        (json!("x"), "Person", vec![]),
        (json!(true), "User", vec!["User"]),
    ] {
        let (_folder, schemas, _) = directory(&[]);
        fs::write(schemas.join("forge/types.yaml"), types).unwrap();
        let user = json!({"login": null, "id": 1, "email": email});
        let bodies = [json!({"event": "a", "user": user, "all": [{"login": "a", "id": 1, "email": "x"}]})];
        let inferred = proposed(&schemas, &summary(&bodies));
        assert_eq!(type_names(&inferred), new, "{email}");
        assert_eq!(
            own(&inferred.events[0])[0].ty.as_ref().map(render::expression).as_deref(),
            Some(expected),
            "{email}"
        );
    }
}

#[test]
fn payloads_and_entries_of_the_dictionary_are_used_again() {
    let file = "\
fields:
  door: {type: string, doc: Which door., example: front}
  count: {type: int32, doc: How often., example: 1}
payloads:
  Moved:
    doc: Something moved.
    fields: [door, {times: {type: int64, optional: true, doc: How often., example: 1}}]
types:
  Side: {enum: string, doc: A side., values: {in: Inside., out: Outside.}}
events:
  opened: {doc: It was opened., payload: Moved}
  turned: {doc: It was turned., fields: [{side: {type: Side, doc: Where., example: in}}]}
";
    let (_folder, schemas, _) = directory(&[]);
    fs::write(schemas.join("forge/events.yaml"), file).unwrap();
    let bodies = [
        json!({"event": "shut", "door": "back"}),
        json!({"event": "hit", "door": null, "side": "out", "count": 3}),
        json!({"event": "hit", "door": "back", "side": "in", "count": 9_000_000_000_i64}),
    ];
    let inferred = proposed(&schemas, &summary(&bodies));
    let shown = |field: &FieldDraft| (field.name.clone(), field.ty.as_ref().map(render::expression), field.nullable);
    let hit: Vec<_> = own(&inferred.events[0]).iter().map(shown).collect();
    let expected = [
        ("door".to_owned(), None, Some(true)),
        ("side".to_owned(), Some("Side".to_owned()), None),
        ("count".to_owned(), Some("int64".to_owned()), None),
    ];
    assert_eq!(hit, expected);
    assert!(matches!(&inferred.events[1].body, Body::Shared(payload) if payload == "Moved"));
}

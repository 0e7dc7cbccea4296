//! Rules of resolving, each shown by a vendor of a few lines.

use crate::model::{Field, Shape, TypeKind, Vendor};
use crate::testing::{VENDOR, errors, vendor};

/// `vendor.yaml` with more lines.
fn with(lines: &str) -> String {
    format!("{VENDOR}{lines}")
}

/// The only event's field of that name.
fn field<'a>(vendor: &'a Vendor, name: &str) -> &'a Field {
    let fields = &vendor.payload(vendor.events.iter().next().unwrap()).object.fields;
    fields.iter().find(|field| field.name == name).unwrap()
}

/// An event with one field, `a`, within a vendor and a file that say something about presence:
/// whether it is nullable, optional and required.
fn presence(of_vendor: &str, of_file: &str, of_event: &str, field_keys: &str) -> (bool, bool, bool) {
    let scope = |text: &str, indent: &str| match text {
        "" => String::new(),
        text => format!("{indent}presence: {text}\n"),
    };
    let schema = format!(
        "{}events:\n  E:\n    doc: D.\n{}    fields: [{{a: {{doc: D., example: x, {field_keys}}}}}]\n",
        scope(of_file, ""),
        scope(of_event, "    "),
    );
    let vendor = vendor(&with(&scope(of_vendor, "")), &schema);
    let field = field(&vendor, "a");
    (field.nullable, field.optional, field.required)
}

#[test]
fn a_field_is_there_and_required_unless_something_else_is_said() {
    assert_eq!(presence("", "", "", "type: string"), (false, false, true));
    assert_eq!(presence("", "", "", "type: string?"), (true, false, true));
    assert_eq!(presence("", "", "", "type: string, optional: true"), (false, true, false));
}

#[test]
fn the_closest_scope_counts_key_by_key() {
    let all = "{nullable: always, optional: always, required: always}";
    assert_eq!(presence(all, "", "", "type: string"), (true, true, true));
    assert_eq!(presence(all, "{nullable: never}", "", "type: string"), (false, true, true));
    assert_eq!(presence(all, "{nullable: never}", "{optional: never}", "type: string"), (false, false, true));
    assert_eq!(presence(all, "", "{nullable: never}", "type: string, nullable: true"), (true, true, true));
    assert_eq!(presence(all, "", "", "type: string, optional: false, required: false"), (true, false, false));
}

#[test]
fn a_field_that_is_not_required_may_be_absent() {
    assert_eq!(presence("", "", "", "type: string, required: false"), (false, true, false));
    assert_eq!(presence("{required: never}", "", "", "type: string"), (false, false, false));
    assert_eq!(presence("", "", "", "type: string, required: true, optional: true"), (false, true, true));
}

#[test]
fn references_are_texts_lists_maps_and_objects() {
    let references = "{nullable: references, optional: references}";
    let of = |ty: &str, example: &str| {
        let schema =
            format!("events: {{E: {{doc: D., fields: [{{a: {{type: {ty}, doc: D., example: {example}}}}}]}}}}\n");
        let vendor = vendor(&with(&format!("presence: {references}\n")), &schema);
        let field = field(&vendor, "a");
        (field.nullable, field.optional)
    };
    for (ty, example) in [("string", "x"), ("date", "2026-03-14"), ("list<int32>", "[1]"), ("map<bool>", "{b: true}")] {
        assert_eq!(of(ty, example), (true, true), "{ty}");
    }
    for (ty, example) in [("int32", "1"), ("bool", "true"), ("date-time", "2026-03-14T09:26:53Z")] {
        assert_eq!(of(ty, example), (false, false), "{ty}");
    }
    // Whoever leaves out references leaves out nulls.
    assert_eq!(of("int32?", "1"), (true, true));
}

#[test]
fn items_of_lists_and_maps_are_null_where_references_are() {
    let nullable = |policy: &str| {
        let schema = "events: {E: {doc: D., fields: [{a: {type: list<string>, doc: D., example: [x]}}]}}\n";
        let vendor = vendor(&with(&format!("presence: {{nullable: {policy}}}\n")), schema);
        let Shape::List(item) = &field(&vendor, "a").ty.shape else { panic!("a list") };
        item.nullable
    };
    assert!(nullable("references") && !nullable("always") && !nullable("never"));
}

#[test]
fn an_entry_overrides_the_dictionary_key_by_key() {
    let dictionary =
        "fields:\n  a: {type: int32, doc: D., details: [One.], unit: seconds, aliases: [b], min: 1, example: 2}\n";
    let schema = format!("{dictionary}events: {{E: {{doc: D., fields: [{{a: {{doc: Own., max: 5}}}}]}}}}\n");
    let vendor = vendor(VENDOR, &schema);
    let field = field(&vendor, "a");
    assert_eq!((field.docs.text.as_str(), field.docs.details.as_slice()), ("Own.", &["One.".to_owned()][..]));
    assert_eq!((field.unit.as_deref(), field.aliases.as_slice()), (Some("seconds"), &["b".to_owned()][..]));
    assert_eq!(field.bounds.min.as_ref().and_then(serde_json::Number::as_u64), Some(1));
    assert_eq!(field.bounds.max.as_ref().and_then(serde_json::Number::as_u64), Some(5));
}

#[test]
fn a_section_is_the_source_of_what_names_none() {
    let schema = "source: Calls\nevents: {E: {doc: D., fields: []}}\n\
                  types: {T: {doc: D., source: Own, type: string}}\n";
    let vendor = vendor(VENDOR, schema);
    assert_eq!(vendor.events.iter().next().unwrap().docs.source.as_deref(), Some("Calls"));
    assert_eq!(vendor.types.iter().next().unwrap().docs.source.as_deref(), Some("Own"));
}

#[test]
fn the_wire_order_has_the_fields_that_it_omits_in_front() {
    let header = "header: {doc: D., fields: [{a: {type: string, doc: D., example: x}}, {b: {type: string, doc: D., example: x}}, \
                  {c: {type: string, doc: D., example: x}}]}\n";
    let order = |wire_order: &str| {
        let vendor = vendor(&with(&format!("{header}{wire_order}")), "events: {E: {doc: D., fields: []}}\n");
        let names = vendor.wire_order.iter().map(|name| name.clone().unwrap_or_else(|| "*".to_owned()));
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order(""), "kind a b c *");
    assert_eq!(order("wire_order: [c, \"*\", a]\n"), "kind b c * a");
    assert_eq!(order("wire_order: [c, kind]\n"), "a b c kind *");
}

#[test]
fn an_example_is_within_its_bounds() {
    let said =
        |keys: &str| errors(VENDOR, &format!("events: {{E: {{doc: D., fields: [{{a: {{doc: D., {keys}}}}}]}}}}\n"));
    for (bound, fits, misfits) in [
        ("type: list<int32>, min_items: 2", "[1, 2]", "[1]"),
        ("type: list<int32>, max_items: 1", "[1]", "[1, 2]"),
        ("type: string, max_bytes: 2", "é", "éa"),
        ("type: int32, min: 3", "3", "2"),
        ("type: float64, max: 1.5", "1.5", "1.6"),
    ] {
        assert_eq!(said(&format!("{bound}, example: {fits}")), "", "{bound}");
        let wrong = said(&format!("{bound}, example: {misfits}"));
        assert!(wrong.contains("HW0015") && wrong.contains("`a` is outside the documented bounds"), "{bound}: {wrong}");
    }
}

#[test]
fn keys_make_each_kind_of_type() {
    let schema = "types:
  O: {doc: D., document: true, fields: [{a: {type: string, doc: D., example: x}}], example: {a: y}}
  E: {doc: D., enum: int16, open: true, values: {1: {doc: One., name: One}}}
  U: {doc: D., discriminator: {field: kind, doc: D.}, variants: {o: {type: O, doc: D.}}}
  A: {doc: D., type: int32, min: 1}
events: {V: {doc: D., fields: [{u: {type: U, doc: D.}}, {e: {type: E, doc: D.}}, {a: {type: A, doc: D., example: 1}}]}}
";
    let vendor = vendor(VENDOR, schema);
    let kind = |name: &str| &vendor.type_def(name).unwrap().kind;
    assert!(matches!(kind("O"), TypeKind::Object(object) if object.fields.len() == 1));
    assert!(matches!(kind("E"), TypeKind::Enum(def) if def.open && def.values.len() == 1));
    assert!(matches!(kind("U"), TypeKind::Union(def) if def.discriminator.field == "kind"));
    assert!(matches!(kind("A"), TypeKind::Alias { bounds, .. } if bounds.min.is_some()));
    assert!(vendor.type_def("O").unwrap().document && !vendor.type_def("U").unwrap().document);
    assert_eq!(vendor.type_def("O").unwrap().example, Some(serde_json::json!({"a": "y"})));
}

#[test]
fn a_union_by_kind_is_one_type_wherever_it_is_written() {
    let schema = "types:
  O: {doc: D., fields: [{a: {type: string, doc: D., example: x}}]}
  Named: {doc: Own., type: O | string}
  BoolOrString: {doc: Said., type: bool | string}
events: {V: {doc: D., fields: [{a: {type: string | O, doc: D.}}, {b: {type: 'list<string | O?>', doc: D.}},
  {c: {type: bool | string, doc: D., example: true}}, {d: {type: Named, doc: D.}}]}}
";
    let vendor = vendor(VENDOR, schema);
    let names: Vec<&str> = vendor.types.iter().map(|def| def.name.as_str()).collect();
    assert_eq!(names, ["BoolOrString", "Named", "O", "StringOrO"]);
    assert_eq!(field(&vendor, "a").ty.to_string(), "StringOrO");
    assert_eq!(field(&vendor, "b").ty.to_string(), "list<StringOrO?>");
    assert_eq!(vendor.type_def("BoolOrString").unwrap().docs.text, "Said.");
    let made = vendor.type_def("StringOrO").unwrap();
    assert!(matches!(&made.kind, TypeKind::KindUnion(union) if union.to_string() == "string | O"));
    assert_eq!(made.file, "acme/schema.yaml");
    assert_eq!(made.example, Some(serde_json::json!({"a": "x"})));
}

#[test]
fn types_of_one_kind_are_no_union() {
    let types = "types: {O: {doc: D., fields: []}, P: {doc: D., type: O}, K: {doc: D., type: bool | O}, \
                 BoolOrP: {doc: D., type: string}}\n";
    let of = |ty: &str| {
        errors(
            VENDOR,
            &format!("{types}events: {{E: {{doc: D., fields: [{{a: {{type: '{ty}', doc: D., example: 1}}}}]}}}}\n"),
        )
    };
    for (ty, message) in [
        ("string | guid", "HW0023: `string` and `guid` are both texts, and cannot be told apart\n"),
        ("O | map<int32> | bool", "HW0023: `O` and `map<int32>` are both objects, and cannot be told apart\n"),
        ("O | P", "HW0023: `O` and `P` are both objects, and cannot be told apart\n"),
        ("int32 | any", "HW0023: `any` in `int32 | any` has values of several kinds\n"),
        ("string | K", "HW0023: `K` in `string | K` has values of several kinds\n"),
        ("string | Q", "HW0007: there is no type `Q`\n"),
        ("bool | P", "HW0010: `bool | P` is called `BoolOrP`, and so is another type\n"),
        ("string |", "HW0008: `string |` is not a type: expected a type\n"),
    ] {
        assert_eq!(of(ty), message, "{ty}");
    }
}

#[test]
fn a_part_of_an_object_has_its_fields_and_needs_none() {
    let schema = "types:
  O: {doc: D., fields: [{a: {type: string, doc: D., example: x}}, {b: {type: int32?, doc: D., example: 1}}], together: [[a, b]]}
events: {V: {doc: D., fields: [{p: {type: partial<O>, doc: D.}}]}}
";
    let vendor = vendor(VENDOR, schema);
    let def = vendor.type_def("PartialO").unwrap();
    let TypeKind::Object(object) = &def.kind else { panic!("an object") };
    let presence: Vec<_> = object.fields.iter().map(|field| (field.optional, field.nullable, field.required)).collect();
    assert_eq!(presence, [(true, false, false), (true, true, false)]);
    assert_eq!(def.partial_of.as_deref(), Some("O"));
    assert!(def.made && object.together.is_empty());
}

#[test]
fn parts_are_of_objects_and_keys_are_enums_of_strings() {
    let types = "types: {O: {doc: D., fields: []}, P: {doc: D., type: O}, \
                 K: {doc: D., enum: int32, open: true, values: {}}}\n";
    let of = |ty: &str| {
        errors(
            VENDOR,
            &format!("{types}events: {{E: {{doc: D., fields: [{{a: {{type: '{ty}', doc: D., example: 1}}}}]}}}}\n"),
        )
    };
    for (ty, message) in [
        ("partial<P>", "HW0008: `P` is no object type, and there is no part of it\n"),
        ("partial<Q>", "HW0007: there is no type `Q`\n"),
        (
            "partial<list<O>>",
            "HW0008: `partial<list<O>>` is not a type: `partial` is of an object type, and not of `list<O>`\n",
        ),
        ("map<K, bool>", "HW0008: `K` is no enum of strings, and cannot be the key of a map\n"),
        ("list<map<O, bool>> | string", "HW0008: `O` is no enum of strings, and cannot be the key of a map\n"),
        (
            "map<O?, bool>",
            "HW0008: `map<O?, bool>` is not a type: `O?` cannot be the key of a map; an enum of strings can\n",
        ),
    ] {
        assert_eq!(of(ty), message, "{ty}");
    }
}

#[test]
fn a_type_of_no_clear_kind_brings_no_other_error() {
    let schema = "types: {T: {doc: D., min: 1}}\nevents: {E: {doc: D., fields: [{a: {type: T, doc: D.}}]}}\n";
    assert_eq!(errors(VENDOR, schema), "HW0006: the kind of type `T` is not given\n");
}

#[test]
fn settings_have_defaults_key_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let settings = |text: &str| {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let files = [file("acme/vendor.yaml", VENDOR), file("hookwright.yaml", text)];
        crate::compile_with(folder.path(), &crate::load::Unsaved::from(files)).model.map(|model| model.settings)
    };
    assert_eq!(settings("{}"), Some(crate::model::Settings::default()));
    assert_eq!(settings("package: {description: Ours.}").unwrap().package.description, "Ours.");
    let package = settings("package: {name: acme-events, version: 2.0.0}").unwrap().package;
    assert_eq!((package.library().as_str(), package.version.as_str()), ("acme_events", "2.0.0"));
    assert_eq!((package.repository, package.license.as_str()), (None, "MIT OR Apache-2.0"));
    assert_eq!(settings("package: {name: serde}"), None);
    let contact = settings("contact: {name: Team}").unwrap().contact.unwrap();
    assert_eq!((contact.name.as_deref(), contact.url, contact.email), (Some("Team"), None, None));
    assert_eq!(settings("contact: {url: nowhere}"), None);
}

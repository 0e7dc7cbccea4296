//! Events whose own fields are in an object of the body.

use serde_json::json;

use super::*;

/// The directory of a vendor whose events have their fields below a path.
fn below(bodies: &[Value]) -> (TempDir, std::path::PathBuf, std::path::PathBuf) {
    let (folder, schemas, file) = directory(bodies);
    fs::write(schemas.join("forge/vendor.yaml"), format!("{VENDOR}below: data.object\n")).unwrap();
    (folder, schemas, file)
}

#[test]
fn fields_are_those_of_the_object_and_what_is_beside_it_is_the_headers() {
    let bodies = [
        json!({"event": "charge.paid", "id": "e1", "data": {"object": {"amount": 1, "payer": {"name": "A", "age": 7}}}}),
        json!({"event": "charge.paid", "id": "e2", "data": {"object": {"amount": 2, "payer": null}}}),
        json!({"event": "charge.failed", "id": "e3", "data": {"object": {"amount": 3, "why": "funds"}}}),
        json!({"event": "ping", "id": "e4", "zen": "Less is more."}),
    ];
    let (folder, schemas, file) = below(&bodies);
    adopted(&schemas, &file);
    let model = compile(&schemas).model.unwrap();
    let vendor = &model.vendors[0];
    let own = |event: &str| -> Vec<String> {
        let event = vendor.events.find(event).unwrap();
        vendor.payload(event).object.fields.iter().map(|field| field.name.clone()).collect()
    };
    assert_eq!(own("charge.paid"), ["data"], "the object on the way");
    assert_eq!(own("ping"), ["zen"]);
    let text = text_of(&schemas);
    let paid = text.split("  charge.paid:").nth(1).unwrap().split("\n  charge.failed:").next().unwrap();
    assert!(paid.contains("- amount:") && paid.contains("- payer:") && !paid.contains("- data:"), "{text}");
    assert!(text.contains("    below: \"\"\n"), "{text}");
    let header: Vec<&str> = vendor.header.iter().flat_map(|header| &header.fields).map(|it| &*it.name).collect();
    assert_eq!(header, ["id"]);
    accepts(&schemas, folder.path(), &bodies);
}

#[test]
fn what_is_there_is_widened_below_the_path() {
    let bodies = [
        json!({"event": "charge.paid", "data": {"object": {"amount": 3_000_000_000_i64, "tip": 1}}}),
        json!({"event": "charge.paid", "data": {"object": {"amount": null, "tip": 2}}}),
    ];
    let (folder, schemas, file) = below(&bodies);
    let events = "\
events:
  charge.paid:
    doc: Somebody paid.
    fields:
      - amount: {type: int32, doc: How much., example: 5} # in cents
";
    fs::write(schemas.join("forge/events.yaml"), events).unwrap();
    adopted(&schemas, &file);
    accepts(&schemas, folder.path(), &bodies);
    let text = text_of(&schemas);
    assert!(text.contains("- amount: {type: int64?, doc: How much., example: 5} # in cents\n"), "{text}");
    assert!(text.contains("      - tip:\n"), "{text}");
}

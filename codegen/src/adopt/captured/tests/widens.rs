//! What is there is widened by more payloads, where it stands.

use serde_json::json;

use super::*;

const SCHEMAS: &str = "\
# The events of a forge.
types:
  # Who it was.
  Person:
    doc: A person.
    fields:
      - login: {type: string, doc: Name of the person., example: a} # as in the address
      - id:
          type: int32
          doc: Number of the person.
          example: 1
  Side: {enum: string, doc: A side., values: {in: Inside., out: Outside.}}
fields:
  at: {type: date-time, doc: When it was., example: \"2026-03-14T09:26:53Z\"}
events:
  opened: # the first
    doc: It was opened.
    fields:
      - at
      - by: {type: Person, doc: Who., }
      - side: {type: Side, doc: Where., example: in}
      - tags: {type: list<guid>, doc: Tags., example: []}
      - room: {type: int16, note: The page says so., doc: Room., example: 1}
";

fn with_schemas(bodies: &[Value]) -> (TempDir, std::path::PathBuf, std::path::PathBuf) {
    let (folder, schemas, file) = directory(bodies);
    fs::write(schemas.join("forge/events.yaml"), SCHEMAS).unwrap();
    (folder, schemas, file)
}

#[test]
fn a_payload_of_a_known_event_widens_it_in_place() {
    let guid = "6cb31d7d-9cd9-41dc-a096-62cf31fd0281";
    let bodies = [
        json!({"event": "opened", "at": "2026-03-14T09:26:53", "by": {"login": null, "id": 35_000_000_000_i64, "bot": true},
               "side": "back", "tags": [guid, null], "room": 1, "door": {"no": 1}}),
        json!({"event": "opened", "at": "2026-03-14T09:26:53Z", "by": {"login": "b", "id": 1}, "side": "in",
               "tags": ["front"], "room": 1}),
        json!({"event": "opened", "by": {"login": "b", "id": 1, "bot": false}, "side": "in", "tags": [], "room": 1}),
    ];
    let (folder, schemas, file) = with_schemas(&bodies);
    let said = adopted(&schemas, &file);
    assert!(said.contains("adopted ") && !said.contains("left to you"), "{said}");
    accepts(&schemas, folder.path(), &bodies);
    let text = text_of(&schemas);
    for line in [
        "# The events of a forge.",
        "  # Who it was.",
        "      - login: {type: string?, doc: Name of the person., example: a} # as in the address",
        "          type: int64",
        "      - bot:",
        "          optional: true",
        "    values:",
        "      back:",
        "        published: false",
        "  opened: # the first",
        "      - tags: {type: list<string?>, doc: Tags., example: []}",
        "      - door:",
        "          type: Door?",
        "  Door:",
    ] {
        assert!(text.lines().any(|known| known == line), "`{line}` is not in\n{text}");
    }
    assert!(text.contains("at: {type: date-time-optional-offset, optional: true}"), "{text}");
    // Once is enough.
    assert_eq!(adopted(&schemas, &file), "forge: nothing to adopt\n");
    assert_eq!(text_of(&schemas), text);
}

#[test]
fn what_people_decided_and_what_has_no_wider_type_is_left_to_them() {
    let bodies = [
        json!({"event": "opened", "at": "2026-03-14T09:26:53Z", "by": "me", "side": "in", "tags": [], "room": 99_999}),
    ];
    let (_folder, schemas, file) = with_schemas(&bodies);
    let said = adopted(&schemas, &file);
    assert!(said.contains("2 left to you"), "{said}");
    let text = text_of(&schemas);
    let comment = "      # TODO `by` is a string at `by` in `opened`, and `Person` in the schemas (captured.ndjson:1)\n      - by:";
    assert!(text.contains(comment), "{text}");
    assert!(text.contains("# TODO `room` is beyond `int16` at `room` in `opened` (captured.ndjson:1)"), "{text}");
    assert!(text.contains("type: int16"), "{text}");
    // A second run has the same to say.
    assert!(adopted(&schemas, &file).contains("2 left to you"));
    assert_eq!(text_of(&schemas), text);
}

#[test]
fn a_new_event_widens_the_types_that_it_shares() {
    let bodies =
        [json!({"event": "shut", "by": {"login": "a", "id": 9_000_000_000_i64}, "owner": {"login": null, "id": 2}})];
    let (folder, schemas, file) = with_schemas(&bodies);
    adopted(&schemas, &file);
    accepts(&schemas, folder.path(), &bodies);
    let text = text_of(&schemas);
    assert_eq!(text.matches("type: Person").count(), 3, "{text}");
    assert!(text.contains("- login: {type: string?,") && text.contains("          type: int64\n"), "{text}");
}

#[test]
fn a_second_file_of_payloads_leads_to_what_both_at_once_lead_to() {
    let bodies = github::bodies(5, 200);
    let (one, other) = bodies.split_at(80);
    let (folder, schemas, first) = directory(one);
    adopted(&schemas, &first);
    let second = folder.path().join("second.ndjson");
    fs::write(&second, other.iter().map(|body| format!("{body}\n")).collect::<String>()).unwrap();
    adopted(&schemas, &second);
    accepts(&schemas, folder.path(), &bodies);
    let names = compile(&schemas).model.unwrap().vendors[0].types.len();
    assert!(names <= type_names(&inferred(&bodies)).len() + 3, "{names}");
}

#[test]
fn nothing_is_written_unless_all_is_understood() {
    let (_folder, schemas, file) = directory(&[json!({"event": "a", "x": 1})]);
    fs::write(&file, fs::read_to_string(&file).unwrap() + "{\n").unwrap();
    let (directory, path) = (schemas.to_str().unwrap(), file.to_str().unwrap());
    let args = ["adopt", "--schemas", directory, "--vendor", "forge", "--bodies", "--captured", path];
    let (status, out, err) = hookwright(&args);
    assert_eq!(status, cli::Status::WrongUsage);
    assert!(out.contains("captured.ndjson:2") && err.contains("so nothing was written"), "{out}{err}");
    assert_eq!(fs::read_dir(schemas.join("forge")).unwrap().count(), 1);
    let (status, _, _) = hookwright(&[&args[..], &["--partial"]].concat());
    assert_eq!((status, fs::read_dir(schemas.join("forge")).unwrap().count()), (cli::Status::WrongUsage, 2));
}

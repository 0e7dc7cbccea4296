//! Captured requests: `observe`, and `drift --captured` and `--summary`.

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use super::*;

const PARCELS: &str = "\
header: {doc: Of every event., fields: [{id: {type: guid, doc: Id., example: 6cb31d7d-9cd9-41dc-a096-62cf31fd0281}}]}
";
const SCHEMA: &str = "\
events:
  Sent:
    doc: It is on its way.
    fields:
      - weight: {type: int32, min: 0, max: 100, doc: Weight., example: 3}
      - state: {type: State, doc: State.}
      - sender: {type: Person, doc: Who sends it.}
      - stops: {type: list<Person>, max_items: 3, doc: Where it stops.}
      - labels: {type: map<string>, doc: Labels., example: {a: b}}
      - note: {type: string?, optional: true, doc: A note., example: fragile}
      - load: {type: Load, optional: true, doc: What it carries.}
  Lost: {doc: It is gone., fields: []}
types:
  State: {doc: How it is., enum: string, open: true, values: {new: It is new., sent: It is sent.}}
  Person:
    doc: A person.
    fields:
      - name: {type: string, doc: Name., example: Zoe}
      - site: {type: uri, nullable: true, doc: Page., example: https://example.com/}
  Load:
    doc: A load.
    discriminator: {field: kind, doc: Kind.}
    variants: {goods: {type: Goods, doc: Goods.}, animal: {type: Animal, doc: An animal.}}
  Goods: {doc: Goods., fields: [{count: {type: int32, doc: How many., example: 1}}]}
  Animal: {doc: An animal., fields: [{legs: {type: int32, doc: How many., example: 4}}]}
";

struct Parcels {
    folder: TempDir,
    schemas: String,
}

impl Parcels {
    fn new() -> Self {
        let (folder, schemas, _) = project();
        let vendor = folder.path().join("schemas/acme");
        fs::write(vendor.join("vendor.yaml"), format!("{VENDOR}{PARCELS}")).unwrap();
        fs::write(vendor.join("doors.yaml"), SCHEMA).unwrap();
        Parcels { folder, schemas }
    }

    fn file(&self, name: &str, lines: &[Value]) -> String {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        self.bytes(name, text.as_bytes())
    }

    fn bytes(&self, name: &str, bytes: &[u8]) -> String {
        let path: PathBuf = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    fn run(&self, command: &str, args: &[&str]) -> Ran {
        hookwright(&[&[command, "--schemas", &self.schemas, "--vendor", "acme"], args].concat())
    }

    /// The changes that a drift reports, each as its rule, owner, field, value, count and total.
    fn changes(&self, args: &[&str]) -> Vec<String> {
        let ran = self.run("drift", &[args, &["--message-format", "json"]].concat());
        let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
        let text = |change: &Value, key: &str| change[key].as_str().unwrap_or("-").to_owned();
        let changes = report["changes"].as_array().unwrap().iter().map(|change| {
            let [rule, event, owner, field, value] =
                ["rule", "event", "owner", "field", "value"].map(|key| text(change, key));
            let owner = if event == "-" { owner } else { event };
            let at_least = if change["at_least"] == true { "+" } else { "" };
            let line = &change["at"]["line"];
            format!("{rule} {owner}.{field} {value}: {}{at_least} of {} at {line}", change["count"], change["of"])
        });
        let mut changes: Vec<String> = changes.collect();
        changes.sort();
        changes
    }
}

fn sent(change: impl FnOnce(&mut Value)) -> Value {
    let person = json!({"name": "Zoe", "site": "https://example.com/"});
    let mut body = json!({
        "type": "Sent", "id": "6cb31d7d-9cd9-41dc-a096-62cf31fd0281", "weight": 3, "state": "new", "sender": person,
        "stops": [person], "labels": {"a": "b"}, "note": "fragile", "load": {"kind": "goods", "count": 2},
    });
    change(&mut body);
    body
}

#[test]
fn what_the_schemas_say_is_no_drift() {
    let parcels = Parcels::new();
    let file = parcels.file("a", &[sent(|_| {}), sent(|body| body["note"] = Value::Null)]);
    let ran = parcels.run("drift", &["--captured", &file, "--bodies"]);
    assert_eq!((ran.status, ran.err.as_str()), (Status::Done, ""));
    assert_eq!(
        ran.out,
        "never seen: the events `Lost`\n\
         acme: read 2 requests with 2 events: 1 event (the schemas have 2), 15 fields (13), 0 examples; no drift\n"
    );
}

#[test]
fn each_kind_of_drift_is_found_with_its_count_and_first_line() {
    let parcels = Parcels::new();
    let lines = [
        sent(|_| {}),
        sent(|body| body["new"] = json!(1)),
        sent(|body| body["weight"] = json!(101)),
        sent(|body| body["weight"] = json!(-1)),
        sent(|body| body["weight"] = json!("3")),
        sent(|body| body["state"] = json!("stolen")),
        sent(|body| body["sender"]["site"] = json!("no page")),
        sent(|body| body["sender"] = Value::Null),
        sent(|body| _ = body.as_object_mut().unwrap().remove("weight")),
        sent(|body| {
            body["stops"] = json!([{"name": "Zoe", "site": null}, null, {"name": 7}, {"name": "x", "site": null}])
        }),
        sent(|body| body["labels"] = json!({"a": 1, "b": null})),
        sent(|body| body["load"] = json!({"kind": "water", "litres": 2})),
        sent(|body| body["id"] = json!("x")),
        sent(|body| body["weight"] = json!(3_000_000_000_i64)),
        json!({"type": "Found", "id": "6cb31d7d-9cd9-41dc-a096-62cf31fd0281"}),
    ];
    let file = parcels.file("a", &lines);
    let expected = [
        "bound-changed Sent.stops max_items: 3: 1+ of 14 at 10",
        "bound-changed Sent.weight max: 100: 2 of 12 at 3",
        "bound-changed Sent.weight min: 0: 1 of 12 at 4",
        "enum-value-added Sent.load water: 1 of 14 at 12",
        "enum-value-added Sent.state stolen: 1 of 14 at 6",
        "event-added Found.- -: 1 of 15 at 15",
        "field-added Animal.litres -: 1 of 14 at 12",
        "field-added Sent.new -: 1 of 14 at 2",
        "field-type-changed Person.name an integer: 1 of 16 at 10",
        "field-type-changed Person.site no URI: 1 of 13 at 7",
        "field-type-changed Sent.labels an integer: 1 of 14 at 11",
        "field-type-changed Sent.labels null in it: 1 of 15 at 11",
        "field-type-changed Sent.stops null in it: 1 of 17 at 10",
        "field-type-changed Sent.weight a string: 1 of 13 at 5",
        "field-type-changed Sent.weight int32: 1 of 12 at 14",
        "field-type-changed header.id no GUID: 1 of 14 at 13",
        "presence-changed Person.site absent: 1 of 16 at 10",
        "presence-changed Sent.sender null: 1 of 14 at 8",
        "presence-changed Sent.weight absent: 1 of 14 at 9",
    ];
    assert_eq!(parcels.changes(&["--captured", &file, "--bodies", "--show-values"]), expected);
    // Without values the same, but for the values.
    let hidden = parcels.changes(&["--captured", &file, "--bodies"]);
    assert_eq!(hidden, expected.map(|line| line.replace(" water:", " :").replace(" stolen:", " :")));
    // By way of a summary too, where a value that is left out is counted no more.
    let summary = parcels.run("observe", &["--bodies", &file]);
    assert_eq!((summary.status, summary.err.as_str()), (Status::Done, ""));
    for value in ["stolen", "water", "no page", "Zoe", "fragile"] {
        assert!(!summary.out.contains(value), "{value}");
    }
    let summary = parcels.bytes("summary.json", summary.out.as_bytes());
    let from_summary = parcels.changes(&["--summary", &summary]);
    let counted = |line: &String| {
        line.replace(": 2 of 12 at 3", ": 1+ of 12 at 14")
            .replace("min: 0: 1 of", "min: 0: 1+ of")
            .replace("int32: 1 of", "int32: 1+ of")
    };
    assert_eq!(from_summary, hidden.iter().map(counted).collect::<Vec<_>>());
}

/// The three vendors' own examples, several of each.
#[test]
fn the_examples_of_the_schemas_are_no_drift() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let schemas = root.join("schemas").display().to_string();
    let parcels = Parcels::new();
    for (vendor, events) in [("enreach", 80), ("livechat", 6), ("ringcx", 44)] {
        let entries = fs::read_dir(root.join(format!("generated/json-schema/{vendor}/examples"))).unwrap();
        let bodies: Vec<Value> =
            entries.map(|entry| serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap()).collect();
        let bodies = match vendor {
            "ringcx" => vec![json!({"id": "1", "domain_id": "2", "events": bodies})],
            _ => bodies,
        };
        let lines: Vec<Value> = bodies.into_iter().map(|body| json!({"headers": {}, "body": body})).collect();
        let file = parcels.file(vendor, &lines);
        let ran = hookwright(&["drift", "--schemas", &schemas, "--vendor", vendor, "--captured", &file]);
        assert_eq!(ran.status, Status::Done, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains(&format!("{events} events (the schemas have {events})")), "{}", ran.out);
        assert!(!ran.out.contains("never seen: the events"), "{}", ran.out);
    }
}

#[test]
fn a_new_field_of_most_events_is_one_of_the_header() {
    let parcels = Parcels::new();
    let more = "  Held: {doc: It waits., fields: []}\n  Found: {doc: It is back., fields: []}\ntypes:";
    let schema = SCHEMA.replace("types:", more);
    fs::write(parcels.folder.path().join("schemas/acme/doors.yaml"), schema).unwrap();
    let event = |name: &str, extra: Value| {
        let mut body = json!({"type": name, "id": "6cb31d7d-9cd9-41dc-a096-62cf31fd0281"});
        body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        body
    };
    let lines = [
        event("Lost", json!({"shop": 1, "own": 1})),
        event("Held", json!({"shop": 2})),
        event("Held", json!({})),
        event("Found", json!({"shop": 3})),
        sent(|_| {}),
    ];
    let file = parcels.file("a", &lines);
    let expected = ["field-added Lost.own -: 1 of 1 at 1", "field-added header.shop -: 3 of 4 at 1"];
    assert_eq!(parcels.changes(&["--captured", &file, "--bodies"]), expected);
}

#[test]
fn the_text_has_the_place_in_the_file_and_in_the_schemas() {
    let parcels = Parcels::new();
    let file = parcels.file("a", &[sent(|_| {}), sent(|body| body["state"] = json!("stolen"))]);
    let ran = parcels.run("drift", &["--captured", &file, "--bodies", "--show-values"]);
    assert_eq!(ran.status, Status::Failed);
    let expected = format!(
        "Sent\n  enum-value-added: `State` has no value `stolen` in the schemas; `state` has it at `state` in `Sent`\n    \
         1 of 2 (50.00 %), first at {file}:2, {schemas}/acme/doors.yaml:6\n",
        schemas = parcels.schemas
    );
    assert!(ran.out.starts_with(&expected), "{}", ran.out);
}

#[test]
fn lines_that_are_not_understood_are_reported_and_fail() {
    let parcels = Parcels::new();
    let file = parcels.bytes("a", format!("{}\n{{\"type\":\n\n{}\n", sent(|_| {}), json!({"id": 1})).as_bytes());
    let ran = parcels.run("drift", &["--captured", &file, "--bodies"]);
    assert_eq!(ran.status, Status::WrongUsage);
    assert!(
        ran.out.contains(&format!("not understood: it is not JSON: expected a value at byte 9\n    {file}:2\n")),
        "{}",
        ran.out
    );
    assert!(ran.out.contains(&format!("which names its event\n    {file}:4\n")), "{}", ran.out);
    // `observe` has a result all the same, which tells of them.
    let ran = parcels.run("observe", &["--bodies", &file]);
    assert_eq!(ran.status, Status::Done);
    assert!(ran.err.contains("warning: 2 lines of 3 not understood"), "{}", ran.err);
    let summary = parcels.bytes("summary.json", ran.out.as_bytes());
    assert_eq!(parcels.run("drift", &["--summary", &summary]).status, Status::WrongUsage);
}

#[test]
fn a_field_is_called_gone_only_if_many_events_lack_it() {
    let parcels = Parcels::new();
    let without = || sent(|body| _ = body.as_object_mut().unwrap().remove("note"));
    let few = parcels.file("few", &vec![without(); 999]);
    let ran = parcels.run("drift", &["--captured", &few, "--bodies"]);
    assert_eq!(ran.status, Status::Done);
    assert!(ran.out.contains("never seen: `note` in `Sent`\n"), "{}", ran.out);
    let many = parcels.file("many", &vec![without(); 1_000]);
    assert_eq!(parcels.changes(&["--captured", &many, "--bodies"]), ["field-removed Sent.note -: 1000 of 1000 at 1"]);
}

#[test]
fn summaries_are_added_up_by_the_command_in_any_order() {
    let parcels = Parcels::new();
    let all = [sent(|_| {}), sent(|body| body["weight"] = json!(7)), sent(|body| body["x"] = json!(true))];
    let files: Vec<String> = all
        .iter()
        .enumerate()
        .map(|(index, line)| parcels.file(&format!("{index}"), std::slice::from_ref(line)))
        .collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let whole = parcels.run("observe", &[&["--bodies"], files.as_slice()].concat()).out;
    let parts: Vec<String> = files
        .iter()
        .map(|file| {
            parcels.bytes(
                &format!("{}.json", Path::new(file).file_name().unwrap().to_str().unwrap()),
                parcels.run("observe", &["--bodies", file]).out.as_bytes(),
            )
        })
        .collect();
    let [a, b, c] = parts.as_slice() else { panic!("three parts") };
    for order in [[a, b, c], [c, a, b]] {
        let args: Vec<&str> = ["observe", "--merge"].into_iter().chain(order.map(String::as_str)).collect();
        assert_eq!(hookwright(&args).out, whole);
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_nothing_is_printed() {
    let parcels = Parcels::new();
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..10_000 {
        writeln!(gzip, "{}", sent(|_| {})).unwrap();
    }
    let gzip = gzip.finish().unwrap();
    let good = parcels.file("good", &[sent(|_| {})]);
    let summary = parcels.run("observe", &["--bodies", &good]).out;
    let cut = parcels.bytes("cut.gz", &gzip[..gzip.len() / 2]);
    let utf16: Vec<u8> = "{\"type\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = parcels.bytes("utf16", &utf16);
    let binary = parcels.bytes("binary", b"\x7fELF\x01\x01\x00aaaaaaaaaaaaaaaa");
    let newer = parcels.bytes("newer.json", summary.replace("\"version\":1", "\"version\":9").as_bytes());
    let other = parcels.bytes("other.json", summary.replace("\"vendor\":\"acme\"", "\"vendor\":\"other\"").as_bytes());
    let shown = parcels.run("observe", &["--bodies", "--show-values", &good]).out;
    let (hidden, shown) =
        (parcels.bytes("hidden.json", summary.as_bytes()), parcels.bytes("shown.json", shown.as_bytes()));
    let missing = parcels.folder.path().join("missing").display().to_string();
    let observe = ["observe", "--schemas", &parcels.schemas, "--vendor"];
    for (args, status, message) in [
        (
            [&observe[..], &["acme", &good, &cut]].concat(),
            Status::Failed,
            "it is cut off: its compressed data has no end",
        ),
        ([&observe[..], &["acme", &utf16]].concat(), Status::Failed, "it looks like UTF-16; convert it to UTF-8"),
        ([&observe[..], &["acme", &binary]].concat(), Status::Failed, "it is a binary file, and neither gzip nor zstd"),
        ([&observe[..], &["acme", &missing]].concat(), Status::Failed, "cannot be read: No such file"),
        (
            [&observe[..], &["acme", &good, &good]].concat(),
            Status::WrongUsage,
            "is given twice, and would be counted twice",
        ),
        ([&observe[..], &["acne", &good]].concat(), Status::WrongUsage, "there is no vendor `acne`"),
        (
            vec!["observe", "--merge", &hidden, &newer],
            Status::Failed,
            "it is a summary of version 9, and this is of version 1",
        ),
        (
            vec!["observe", "--merge", &hidden, &other],
            Status::Failed,
            "it is about `other`, and the others about `acme`",
        ),
        (
            vec!["observe", "--merge", &hidden, &shown],
            Status::Failed,
            "either all or none must be made with `--show-values`",
        ),
        (vec!["observe", "--merge", &good], Status::Failed, "it is no summary of `hookwright observe`"),
        (vec!["observe", &good], Status::WrongUsage, "--schemas"),
    ] {
        let ran = hookwright(&args);
        assert_eq!((ran.status, ran.out.as_str()), (status, ""), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(message), "{args:?}: {}", ran.err);
    }
    let ran = parcels.run("drift", &["--summary", &other]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::WrongUsage, ""));
    assert!(ran.err.contains("the summary is about `other`, and not about `acme`"), "{}", ran.err);
    assert_eq!(parcels.run("drift", &["--captured", &cut]).status, Status::WrongUsage);
}

#[test]
fn events_of_captured_requests_are_adopted() {
    let (folder, schemas, _) = project();
    let path = folder.path().join("bodies");
    let body = |name: &str, door: Value| {
        json!({"type": name, "door": door, "by": {"name": "Zoe", "id": 7}}).to_string() + "\n"
    };
    fs::write(&path, body("Opened", json!("front")) + &body("Locked", json!("back")) + &body("Locked", Value::Null))
        .unwrap();
    let file = path.display().to_string();
    let adopt = |more: &[&str]| {
        hookwright(
            &[&["adopt", "--schemas", &schemas, "--vendor", "acme", "--captured", &file, "--bodies"], more].concat(),
        )
    };
    let patch = adopt(&["--dry-run"]);
    assert_eq!((patch.status, names(&format!("{schemas}/acme")).len()), (Status::Done, 2));
    // The event that is there gets the field that it lacked.
    for line in ["+  Locked:", "+      - by:", "+  By:"] {
        assert!(patch.out.lines().any(|known| known == line), "{line} is not in {}", patch.out);
    }
    let ran = adopt(&[]);
    assert_eq!((ran.status, ran.err.as_str()), (Status::Done, ""));
    assert!(ran.out.contains("new: acme/events.yaml\n") && ran.out.contains("acme: adopted "), "{}", ran.out);
    assert_eq!(hookwright(&["check", "--schemas", &schemas]).status, Status::Done);
    assert_eq!(adopt(&[]).out, "acme: nothing to adopt\n");
    fs::write(&path, "{\n").unwrap();
    assert_eq!(adopt(&[]).status, Status::WrongUsage);
}

/// A vendor of which nothing is known but that a header and a field name its events.
#[test]
fn adopt_names_events_by_their_headers() {
    let (folder, schemas, _) = project();
    let vendor = folder.path().join("schemas/hub");
    fs::create_dir(&vendor).unwrap();
    let discriminator = "discriminator: {parts: [{header: X-Hub-Event}, {field: action, optional: true}]}\n";
    let head = "title: Hub\ndoc: Where things happen.\ndocs: https://example.com/\n";
    fs::write(vendor.join("vendor.yaml"), format!("{head}{discriminator}")).unwrap();
    let lines = [
        json!({"headers": {"x-hub-event": "issues"}, "body": {"action": "opened", "issue": {"id": 1}, "sender": {"id": 2}}}),
        json!({"headers": {"X-Hub-Event": "issues"}, "body": {"action": "closed", "issue": {"id": 3}, "sender": {"id": 4}}}),
        json!({"headers": {"X-HUB-EVENT": "push"}, "body": {"ref": "main", "sender": {"id": 5}}}),
    ];
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let captured = folder.path().join("hub.ndjson");
    fs::write(&captured, text).unwrap();
    let captured = captured.display().to_string();
    let adopted = hookwright(&["adopt", "--schemas", &schemas, "--vendor", "hub", "--captured", &captured]);
    assert_eq!(adopted.status, Status::Done, "{}", adopted.err);
    let events = fs::read_to_string(vendor.join("events.yaml")).unwrap();
    for name in ["  issues.opened:", "  issues.closed:", "  push:"] {
        assert!(events.contains(name), "{events}");
    }
    assert!(!events.contains("- action"), "{events}");
    let drift = hookwright(&["drift", "--schemas", &schemas, "--vendor", "hub", "--captured", &captured]);
    assert_eq!(drift.status, Status::Done, "{}{}", drift.out, drift.err);
}

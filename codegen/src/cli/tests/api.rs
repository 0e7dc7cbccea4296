//! `drift` and `adopt` with `--openapi`, `--asyncapi`, and documents of several files.

use std::path::Path;

use super::*;

/// A directory with the files of a document, beside one with schemas.
struct Api {
    folder: TempDir,
    schemas: String,
}

impl Api {
    /// Schemas of a vendor that has nothing but its `vendor.yaml`.
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let vendor = folder.path().join("schemas/acme");
        fs::create_dir_all(&vendor).unwrap();
        fs::write(vendor.join("vendor.yaml"), VENDOR).unwrap();
        for (name, text) in files {
            let path = folder.path().join("api").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let schemas = folder.path().join("schemas").display().to_string();
        Api { folder, schemas }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join("api").join(name).display().to_string()
    }

    fn run(&self, command: &str, option: &str, file: &str) -> Ran {
        let path = self.path(file);
        let (option, more) = option.split_once(' ').unwrap_or((option, ""));
        let mut args = vec![command, "--schemas", &self.schemas, "--vendor", "acme", option, &path];
        args.extend((!more.is_empty()).then_some(more));
        hookwright(&args)
    }

    /// Adopts a document, and returns what is in the schemas then. Nothing differs any more.
    fn adopted(&self, option: &str, file: &str) -> String {
        let ran = self.run("adopt", option, file);
        assert_eq!(ran.status, Status::Done, "{}{}", ran.out, ran.err);
        let drift = self.run("drift", option, file);
        assert_eq!(drift.status, Status::Done, "{}{}", drift.out, drift.err);
        let mut files = Vec::new();
        let vendor = Path::new(&self.schemas).join("acme");
        for directory in [vendor.clone(), vendor.join("events")] {
            let entries = fs::read_dir(directory).into_iter().flatten().map(|entry| entry.unwrap().path());
            files.extend(entries.filter(|path| path.is_file()));
        }
        files.sort();
        files.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }
}

/// An OpenAPI document of three files, with what these write in ways of their own.
const OPENAPI: &str = "\
openapi: 3.1.0
info: {title: Acme, version: '1'}
webhooks:
  opened:
    post:
      requestBody:
        content:
          application/json; charset=utf-8:
            schema: {$ref: '#/components/schemas/Opened'}
  paid:
    $ref: parts/paid.yaml#/hook
  plain:
    post: {requestBody: {$ref: '#/components/requestBodies/Plain'}}
components:
  requestBodies:
    Plain: {content: {application/vnd.acme+json: {schema: {type: object, properties: {note: {type: string}}}}}}
  schemas:
    Base:
      type: object
      required: [id, type]
      properties:
        id: {type: string, format: uuid}
        type: {type: string}
    Opened:
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          required: [door, count]
          properties:
            type: {const: door.opened}
            door: {$ref: 'parts/Door.json'}
            count: {type: integer, format: int32, exclusiveMinimum: 0, maximum: 9}
            share: {type: number, minimum: 0, exclusiveMaximum: 1}
            level: {type: [string, 'null'], enum: [low, high, null]}
            mood: {anyOf: [{enum: [good, bad]}, {type: string}]}
            old: {type: boolean, deprecated: true}
            tags: {type: array, maxItems: 3, items: {type: string}}
            labels: {type: object, additionalProperties: {type: string}}
            who: {anyOf: [{$ref: '#/components/schemas/Person'}, {type: 'null'}]}
            either: {type: [string, array]}
    Person:
      type: object
      required: [name]
      properties:
        name: {type: string, examples: [Zoe]}
        boss: {$ref: '#/components/schemas/Person'}
";
const PAID: &str = "\
hook:
  post:
    requestBody:
      content:
        application/json:
          schema:
            allOf:
              - $ref: '../acme.yaml#/components/schemas/Base'
              - properties:
                  type: {enum: [invoice.paid]}
                  by: {$ref: '#/means'}
means:
  oneOf:
    - $ref: '#/card'
    - $ref: '#/transfer'
  discriminator:
    propertyName: kind
    mapping: {card: '#/card', wire: '#/transfer'}
card: {type: object, required: [kind], properties: {kind: {type: string}, number: {type: string}}}
transfer: {type: object, required: [kind], properties: {kind: {type: string}, iban: {type: string, nullable: true}}}
";
const DOOR: &str = r#"{"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "since": {"type": "string", "format": "date-time"}}}"#;

#[test]
fn an_openapi_document_of_several_files_is_adopted() {
    let api = Api::new(&[("acme.yaml", OPENAPI), ("parts/paid.yaml", PAID), ("parts/Door.json", DOOR)]);
    let text = api.adopted("--openapi", "acme.yaml");
    let compilation = crate::compile(Path::new(&api.schemas));
    let vendor = &compilation.model.unwrap().vendors[0];
    let events: Vec<&str> = vendor.events.iter().map(|event| event.name.as_str()).collect();
    // What no discriminator names is called as the document calls it. Other files come later.
    assert_eq!(events, ["door.opened", "plain", "invoice.paid"]);
    for part in [
        "count:\n          type: int32\n",
        "min: 1\n          max: 9\n",
        "min: 0\n          max: 1\n",
        "type: DoorOpenedLevel?\n",
        "  Mood:\n    enum: string\n    open: true\n",
        "deprecated: {doc: \"TODO Say in one sentence what to use instead.\"}",
        "type: list<string>\n",
        "max_items: 3\n",
        "type: map<string>\n",
        "type: Person?\n",
        "type: Door\n",
        "# TODO it is a string or a list, for which there is no type but `any`",
        "  Card:\n",
        "  Transfer:\n",
        "    discriminator:\n      field: kind\n",
        "      wire:\n        type: Transfer\n",
        "type: string?\n",
        "(Door.json:1).",
        "(paid.yaml:",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // A field that is gone is found with the file and line that it was in.
    fs::write(api.path("parts/Door.json"), DOOR.replace("since", "until")).unwrap();
    let ran = api.run("drift", "--openapi", "acme.yaml");
    assert_eq!(ran.status, Status::Failed);
    assert!(ran.out.contains("Door.json:1") && ran.out.contains("`until`"), "{}", ran.out);
}

#[test]
fn headers_and_fields_name_the_events_of_a_document() {
    let hook = |name: &str, event: &str, action: &str| {
        format!(
            "  {name}:\n    post:\n      parameters: [{{name: x-hub-event, in: header, {event}}}]\n      requestBody: {{content: {{application/json: {{schema: {{type: object, properties: {{id: {{type: integer}}{action}}}}}}}}}}}\n"
        )
    };
    let hooks = [
        hook("issues-opened", "schema: {const: issues}", ", action: {enum: [opened]}"),
        hook("push", "example: push", ""),
        hook("star", "schema: {enum: [star]}", ", action: {type: string}"),
        hook("other", "schema: {type: string}", ""),
    ];
    let api = Api::new(&[("acme.yaml", &format!("openapi: 3.1.0\nwebhooks:\n{}", hooks.concat()))]);
    let vendor = Path::new(&api.schemas).join("acme/vendor.yaml");
    let parts = "discriminator: {parts: [{header: X-Hub-Event}, {field: action, optional: true}], doc: Both.}";
    let text = fs::read_to_string(&vendor).unwrap();
    let lines = text.lines().map(|line| if line.starts_with("discriminator") { parts } else { line });
    fs::write(&vendor, lines.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    api.adopted("--openapi", "acme.yaml");
    let model = crate::compile(Path::new(&api.schemas)).model.unwrap();
    let events: Vec<&str> = model.vendors[0].events.iter().map(|event| event.name.as_str()).collect();
    assert_eq!(events, ["issues.opened", "push", "star.*", "other"]);
}

#[test]
fn callbacks_are_events_and_paths_if_they_are_asked_for() {
    let body = |name: &str| {
        format!(
            "{{requestBody: {{content: {{application/json: {{schema: {{type: object, required: [type], properties: {{type: {{enum: [{name}]}}}}}}}}}}}}}}"
        )
    };
    let text = format!(
        "openapi: 3.0.3\npaths:\n  /subscriptions:\n    post:\n      requestBody: {}\n      callbacks:\n        onEvent:\n          '{{$request.body#/url}}':\n            post: {}\n",
        &body("subscribe")["{requestBody: ".len()..body("subscribe").len() - 1],
        body("called"),
    );
    for (option, expected) in [("--openapi", vec!["called"]), ("--openapi --paths", vec!["subscribe", "called"])] {
        let api = Api::new(&[("acme.yaml", &text)]);
        api.adopted(option, "acme.yaml");
        let model = crate::compile(Path::new(&api.schemas)).model.unwrap();
        let events: Vec<&str> = model.vendors[0].events.iter().map(|event| event.name.as_str()).collect();
        assert_eq!(events, expected);
    }
}

#[test]
fn asyncapi_of_both_versions_is_adopted() {
    let messages = "\
components:
  messages:
    opened: {name: door.opened, payload: {type: object, required: [at], properties: {at: {type: string, format: date}}}}
    closed: {payload: {$ref: '#/components/schemas/Closed'}}
  schemas:
    Closed: {type: object, properties: {type: {const: door.closed}, by: {type: [string, 'null']}}}
";
    let second = format!(
        "asyncapi: 2.6.0\nchannels:\n  doors:\n    subscribe:\n      message:\n        oneOf: [{{$ref: '#/components/messages/opened'}}, {{$ref: '#/components/messages/closed'}}]\n{messages}"
    );
    let third = format!(
        "asyncapi: 3.0.0\nchannels:\n  doors: {{messages: {{opened: {{$ref: '#/components/messages/opened'}}, closed: {{$ref: '#/components/messages/closed'}}}}}}\n{messages}"
    );
    let texts = [second, third].map(|text| {
        let api = Api::new(&[("acme.yaml", &text)]);
        let text = api.adopted("--asyncapi", "acme.yaml");
        let model = crate::compile(Path::new(&api.schemas)).model.unwrap();
        let events: Vec<&str> = model.vendors[0].events.iter().map(|event| event.name.as_str()).collect();
        assert_eq!(events, ["door.opened", "door.closed"]);
        text.lines().filter(|line| !line.contains("acme.yaml:")).map(str::to_owned).collect::<Vec<_>>()
    });
    assert_eq!(texts[0], texts[1]);
}

#[test]
fn what_cannot_be_read_is_refused_with_the_reason_and_nothing_is_written() {
    let hook = |schema: &str| {
        format!(
            "openapi: 3.1.0\nwebhooks:\n  a:\n    post:\n      requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}\n"
        )
    };
    let cycle = hook("{$ref: '#/components/schemas/A'}")
        + "components:\n  schemas:\n    A: {allOf: [{$ref: '#/components/schemas/B'}]}\n    B: {$ref: '#/components/schemas/A'}\n";
    let many: String = (0..40).map(|it| format!("    S{it}: {{oneOf: [{{$ref: '#/components/schemas/S{0}'}}, {{$ref: '#/components/schemas/S{0}'}}]}}\n", it + 1)).collect();
    let many =
        hook("{$ref: '#/components/schemas/S0'}") + "components:\n  schemas:\n" + &many + "    S40: {type: object}\n";
    for (option, text, message) in [
        ("--openapi", "asyncapi: 3.0.0\n", "it has no `openapi`; `--asyncapi` reads it"),
        ("--openapi", "swagger: '2.0'\n", "it is OpenAPI 2"),
        ("--openapi", "openapi: 4.0.0\n", "it says `openapi: 4.0.0`, and only 3.0, 3.1, 3.2 are understood"),
        ("--openapi", "a: 1\n", "it has no `openapi`, which tells its version"),
        (
            "--openapi",
            "openapi: 3.1.0\npaths: {}\n",
            "it has neither webhooks nor callbacks with a JSON body; `--paths`",
        ),
        ("--asyncapi", "asyncapi: 2.0.0\n", "no message in it has a payload"),
        ("--asyncapi", "openapi: 3.1.0\n", "it has no `asyncapi`; `--openapi` reads it"),
        ("--openapi", "- 1\n", "it describes nothing: it is no object"),
        ("--openapi", "openapi: [\n", "it is neither JSON nor YAML: line 1: "),
        ("--openapi", "{\"openapi\": \n", "it is not JSON: line 2"),
        ("--openapi", &hook("{$ref: 'other.yaml#/A'}"), "it refers to `other.yaml`: "),
        ("--openapi", &cycle, "the schema in line 8 refers back to itself"),
        ("--openapi", &many, "the schema in line "),
    ] {
        let api = Api::new(&[("acme.yaml", text)]);
        for command in ["drift", "adopt"] {
            let ran = api.run(command, option, "acme.yaml");
            assert_eq!(ran.status, Status::WrongUsage, "{text}");
            assert!(ran.err.contains(message), "{message}: {}{}", ran.err, ran.out);
        }
        assert_eq!(fs::read_dir(Path::new(&api.schemas).join("acme")).unwrap().count(), 1, "{text}");
    }
    // What is elsewhere is not asked for; the rest is read.
    for reference in
        ["https://example.com/a.json#/A", "../outside.yaml", "/etc/passwd", "#/components/schemas/No", "file:///a"]
    {
        let schema = format!("{{type: object, properties: {{type: {{const: a}}, b: {{$ref: '{reference}'}}}}}}");
        let api = Api::new(&[("acme.yaml", &hook(&schema)), ("../outside.yaml", "type: string\n")]);
        let ran = api.run("adopt", "--openapi", "acme.yaml");
        assert_eq!(ran.status, Status::WrongUsage);
        let message =
            format!("`$ref` leads to `{reference}`, which is neither in this document nor in a file beside it");
        assert!(ran.out.contains(&message) && ran.out.contains("acme.yaml:5"), "{reference}: {}", ran.out);
    }
}

/// What we export of a vendor whose events are in a wrapper describes the wrapper, and the events are found
/// in it.
#[test]
fn our_own_documents_of_a_vendor_with_a_wrapper_are_read_back() {
    let folder = TempDir::new().unwrap();
    let schemas = folder.path().join("schemas");
    let own = schemas.join("livechat");
    hookwright_test_support::copy_directory(&hookwright_test_support::root().join("schemas/livechat"), &own);
    let before = hookwright_test_support::read_files(&own);
    let schemas = schemas.to_str().unwrap();
    for format in ["openapi", "asyncapi"] {
        let out = folder.path().join(format).display().to_string();
        let ran =
            hookwright(&["export", "--schemas", schemas, "--format", format, "--profile", "strict", "--out", &out]);
        assert_eq!(ran.status, Status::Done, "{}", ran.err);
        let (option, document) = (format!("--{format}"), format!("{out}/livechat/{format}.json"));
        let ran = hookwright(&["drift", "--schemas", schemas, "--vendor", "livechat", &option, &document]);
        assert!(ran.out.contains("read 6 events (the schemas have 6)"), "{}{}", ran.out, ran.err);
        assert!(!ran.out.contains("webhook_id") && !ran.out.contains("event-"), "{}", ran.out);
        let ran = hookwright(&["adopt", "--schemas", schemas, "--vendor", "livechat", &option, &document]);
        assert_eq!(ran.status, Status::Done, "{}{}", ran.out, ran.err);
        assert!(hookwright_test_support::read_files(&own) == before, "{}", ran.out);
    }
    // A vendor that has the wrapper, and no event yet, gets the events.
    fs::remove_dir_all(own.join("events")).unwrap();
    let document = folder.path().join("openapi/livechat/openapi.json").display().to_string();
    let ran = hookwright(&["adopt", "--schemas", schemas, "--vendor", "livechat", "--openapi", &document]);
    assert_eq!(ran.status, Status::Done, "{}{}", ran.out, ran.err);
    let model = crate::compile(Path::new(schemas)).model.unwrap();
    let mut events: Vec<&str> = model.vendors[0].events.iter().map(|event| event.name.as_str()).collect();
    events.sort_unstable();
    assert_eq!(events, ["custom", "file", "filled_form", "message", "rich_message", "system_message"]);
}

//! Pages in layouts that other vendors have: what is read of each, and what is reported with its line.

use std::fs;

use hookwright::model::{Object, Shape, TypeKind, TypeRef, Vendor};
use tempfile::TempDir;

use crate::harness::{run, vendor};

const VENDOR: &str = "\
title: Acme
doc: Events of Acme.
docs: https://acme.example/docs
discriminator: {field: event, doc: Names the event.}
document:
  sections:
    - {heading: '^(?:[\\d.]+ )?(?:Event: )?([a-z]+\\.[a-z]+)$', holds: event, items: '^(?<name>[\\w.]+) \\(?(?<type>\\w+)(?:, (?<requirement>required|optional))?\\)?(?:: ?(?<description>.*))?$'}
  columns: {name: '(?i)^(parameter|field)$', type: '(?i)^type$', description: '(?i)^description$'}
  requirement: {required: ^required$, optional: ^optional$}
  types: {'(?i)string': string, '(?i)integer': int64, '(?i)object': object}
";

/// A page: what it is called, its text, and what is read: fields as `event.field: type`, then what is
/// not understood, as `line: text`.
type Case = (&'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    (
        "definitions.html",
        "<h2>Event: call.started<a href='#'>¶</a></h2><dl>
<dt><code>id</code> <em>string</em>, required</dt><dd><p>The id.</p></dd>
<dt><code>from</code> object, required
<dd>Who. <dl><dt>num&#8203;ber string, optional</dt><dd>Digits.</dd></dl></dd>
<dt>seconds integer, optional
</dt><dd>How long.</dd>
<dt>what is this</dt><dd>?<dl><dt>lost string</dt></dl></dd></dl>",
        &[
            "call.started.id: string",
            "call.started.from: CallStartedFrom",
            "call.started.from.number: string optional",
            "call.started.seconds: int64 optional",
            "7: `what is this: ?` does not look like",
            "7: this is within what was not understood",
        ],
    ),
    (
        "bullets.md",
        "##### 3.2.1 Event: call.started\n\n- **id** (string, required): The id.\n- **from** (object, required): Who.\n  \
         - **number** (string, optional): Digits.\n\n    ```\n    no JSON\n    ```\n\n  - `city`&nbsp;(object): Where.\n    \
         * **zip** (string): Code.\n- sec\u{200b}onds (integer, optional)\n- Not a field.\n",
        &[
            "call.started.id: string",
            "call.started.from: CallStartedFrom",
            "call.started.from.number: string optional",
            "call.started.from.city: City optional",
            "call.started.from.city.zip: string optional",
            "call.started.seconds: int64 optional",
            "14: `Not a field.` does not look like",
        ],
    ),
    (
        "merged.html",
        "<h6>call.started</h6><table><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead>
<tr><td colspan=3>Who calls</td></tr>
<tr><td rowspan=2>a_very_<wbr>long</td><td>Object</td><td>x</td></tr>
<tr><td>Object</td><td>the same</td></tr>
<tr><td>&nbsp;&nbsp;flag<sup>1</sup></td><td>Integer</td><td>10<sup>6</sup></td></tr>
</table>
<table><tr><th></th><th></th></tr><tr><td>id</td><td>String</td></tr></table>",
        &[
            "call.started.a_very_long: AVeryLong optional",
            "call.started.a_very_long.flag: int64 optional",
            "2: `Who calls` is not a name",
            "7: `` is an unknown column",
            "7: no column of this table matches `description",
            "7: no column of this table matches `name",
            "7: no column of this table matches `type",
        ],
    ),
    (
        "numbered.html",
        "<h3>call.started</h3><figure><table><tr><td class=gutter><pre>1\n2</pre></td><td class=code><pre>{\n\u{a0}\"event\": \
         \"call.started\", \"id\": \"a\"}</pre></td></tr></table></figure><h3>call.ended</h3>
<div><span>id</span> <span>string</span><p>The id.</p></div><div><span>at</span><p>When.</p></div>",
        &["call.started.id: string", "3: nothing under `call.ended` is read as its fields"],
    ),
    (
        "tags.mdx",
        "import X from 'y'\n\n## call.started\n\n<ResponseField name=\"id\" type=\"string\" required>\n  The id.\n\
         </ResponseField>\n<ParamField\n  body=\"who\"\n  type=\"object\"\n>\n  Who.\n  <Expandable title=\"more\">\n    \
         <ResponseField name=\"no\" type=\"integer\">Digits.</ResponseField>\n  </Expandable>\n</ParamField>\n\
         <ResponseField name=\"last\" type=\"string\" />\n",
        &[
            "call.started.id: string",
            "call.started.who: Who optional",
            "call.started.who.no: int64 optional",
            "call.started.last: string optional",
        ],
    ),
    (
        "looks.md",
        "Events\n======\n\n**call.started**\n\nParameter | Type | Description\n---|---|---\nid | string | x\nz? | string | x\n\
         **w** | uuid | x\n\n__call.ended__\n\n+----+--------+\n| id | string |\n+----+--------+\n\n**call.held**\n\n\
         | Parameter | Type |\n| id | String |\n\nIt is **call.moved** here.\n",
        &[
            "call.started.id: string optional",
            "call.started.w: any optional",
            "9: `z?` is not a name",
            "10: the type `uuid` is not in `document.types`",
            "14: `+----+--------+` is an unknown column",
            "14: no column of this table matches `description",
            "14: no column of this table matches `name",
            "14: no column of this table matches `type",
            "20: `| Parameter | Type |` is an unknown column",
            "20: no column of this table matches `description",
            "20: no column of this table matches `name",
            "20: no column of this table matches `type",
        ],
    ),
];

/// The fields of an object and of those in it, each with its type.
fn fields(vendor: &Vendor, around: &str, object: &Object, shown: &mut Vec<String>) {
    for field in &object.fields {
        let path = format!("{around}.{}", field.name);
        let optional = if field.optional { " optional" } else { "" };
        shown.push(format!("{path}: {}{optional}", field.ty));
        if let Some(TypeKind::Object(inner)) = object_of(vendor, &field.ty) {
            fields(vendor, &path, inner, shown);
        }
    }
}

fn object_of<'v>(vendor: &'v Vendor, ty: &TypeRef) -> Option<&'v TypeKind> {
    match &ty.shape {
        Shape::Named(name) => vendor.type_def(name).map(|def| &def.kind),
        _ => None,
    }
}

#[test]
fn pages_in_other_layouts_are_read_or_reported() {
    let mut wrong = Vec::new();
    for (name, page, expected) in CASES {
        let directory = TempDir::new().unwrap();
        let (schemas, path) = (directory.path().join("schemas"), directory.path().join(name));
        fs::create_dir_all(schemas.join("acme")).unwrap();
        fs::write(schemas.join("acme/vendor.yaml"), VENDOR).unwrap();
        fs::write(&path, page).unwrap();
        let done = run("adopt", &schemas, "acme", &[&path], &["--partial", "--message-format", "json"]);
        let start = done.out.find("{\n").unwrap_or_else(|| panic!("{name}: {}{}", done.out, done.err));
        let report: serde_json::Value = serde_json::from_str(&done.out[start..]).unwrap();
        let mut shown = Vec::new();
        let vendor = vendor(&schemas, "acme");
        for event in &vendor.events {
            fields(&vendor, &event.name, &vendor.payload(event).object, &mut shown);
        }
        let unclear = report["not_understood"].as_array().unwrap().iter();
        shown.extend(unclear.map(|it| format!("{}: {}", it["line"], it["text"].as_str().unwrap())));
        let same = shown.len() == expected.len() && shown.iter().zip(*expected).all(|(a, b)| a.starts_with(b));
        if !same {
            wrong.push(format!("{name}: {shown:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

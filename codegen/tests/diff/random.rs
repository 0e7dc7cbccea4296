//! Random schemas and random changes of them: what is said of schemas that read the other side's
//! payloads is held against a validator.

use fastrand::Rng;
use hookwright::diff::{Verdict, View, compare};
use hookwright::emit::export::{Choice, Draft, Form, Options, Profile, export};
use hookwright::model::Model;
use hookwright_test_support::seed;
use jsonschema::Validator;
use serde_json::Value;

use crate::harness::model;
use crate::payloads::payloads;

/// How many pairs are compared; `HOOKWRIGHT_EDITS` says another number.
fn cases() -> usize {
    std::env::var("HOOKWRIGHT_EDITS").map_or(60, |text| text.parse().expect("HOOKWRIGHT_EDITS is a number"))
}

/// Types with an example each; the named ones are in every schema.
const TYPES: [(&str, &str); 20] = [
    ("string", "x"),
    ("bool", "true"),
    ("int16", "1"),
    ("int32", "1"),
    ("int64", "1"),
    ("float64", "0.5"),
    ("guid", "9cae633f-68d0-4315-8b9a-b83c7673d8dc"),
    ("date", "2026-03-14"),
    ("date-time", "2026-03-14T09:26:53Z"),
    ("date-time-optional-offset", "2026-03-14T09:26:53Z"),
    ("unix-seconds", "1"),
    ("uri", "https://example.com/a"),
    ("any", "1"),
    ("object", "{a: 1}"),
    ("integer-or-string", "1"),
    ("Tone", "deep"),
    ("Loudness", "1"),
    ("Part", "{name: x}"),
    ("list<int32>", "[1]"),
    ("map<string>", "{a: x}"),
];

#[derive(Clone)]
struct Field {
    name: String,
    ty: usize,
    nullable: bool,
    optional: bool,
    required: bool,
    alias: bool,
}

/// A schema of one event with some fields, and the types that they may have.
#[derive(Clone)]
struct Schema {
    fields: Vec<Field>,
    values: Vec<&'static str>,
    open: bool,
    loudness: &'static str,
    greatest: Option<u8>,
    part_optional: bool,
    variants: Vec<&'static str>,
}

impl Schema {
    fn random(rng: &mut Rng) -> Schema {
        let number = rng.usize(1..4);
        let mut schema = Schema {
            fields: Vec::new(),
            values: vec!["deep"],
            open: rng.bool(),
            loudness: "int32",
            greatest: None,
            part_optional: rng.bool(),
            variants: vec!["church"],
        };
        schema.fields = (0..number).map(|index| schema.field(index, rng)).collect();
        schema
    }

    fn field(&self, index: usize, rng: &mut Rng) -> Field {
        let name = ["alpha", "omega", "kilo", "zulu", "papa"][index % 5].to_owned();
        let (nullable, optional) = (rng.u8(0..3) == 0, rng.u8(0..3) == 0);
        Field {
            name,
            ty: rng.usize(0..TYPES.len()),
            nullable,
            optional,
            required: rng.bool(),
            alias: rng.u8(0..6) == 0,
        }
    }

    /// Changes one thing.
    fn change(&mut self, rng: &mut Rng) {
        let index = rng.usize(0..self.fields.len());
        match rng.u8(0..14) {
            0 => self.fields[index].nullable ^= true,
            1 => self.fields[index].optional ^= true,
            2 => self.fields[index].required ^= true,
            3 => self.fields[index].alias ^= true,
            4 => self.open ^= true,
            5 => self.loudness = rng.choice(["int16", "int32", "int64", "float64", "string"]).unwrap(),
            6 => self.greatest = rng.choice([None, Some(9), Some(12)]).unwrap(),
            7 => self.part_optional ^= true,
            8 => self.values = [vec!["deep"], vec!["deep", "high"]][rng.usize(0..2)].clone(),
            9 => self.variants = [vec!["church"], vec!["church", "door"]][rng.usize(0..2)].clone(),
            10 if self.fields.len() > 1 => drop(self.fields.remove(index)),
            11 if self.fields.len() < 5 => {
                let taken: Vec<String> = self.fields.iter().map(|field| field.name.clone()).collect();
                let free = (0..5).map(|index| self.field(index, rng)).find(|field| !taken.contains(&field.name));
                self.fields.extend(free);
            }
            _ => self.fields[index].ty = rng.usize(0..TYPES.len()),
        }
    }

    fn yaml(&self) -> String {
        let values = self.values.iter().map(|value| format!("{value}: D.")).collect::<Vec<_>>().join(", ");
        let bound = match (self.greatest, self.loudness) {
            (Some(greatest), "int16" | "int32" | "int64" | "float64") => format!(", max: {greatest}"),
            _ => String::new(),
        };
        let variants = self.variants.iter().map(|name| format!("{name}: {{type: Part, doc: D.}}"));
        let mut text = format!(
            "types:\n  Tone: {{enum: string, doc: D., open: {}, values: {{{values}}}}}\n  Loudness: {{type: {}, doc: D.{bound}}}\n  \
             Part:\n    doc: D.\n    fields: [{{name: {{type: string, doc: D., example: x, optional: {}, required: {}}}}}]\n  \
             Bell:\n    doc: D.\n    discriminator: {{field: which, doc: D.}}\n    variants: {{{}}}\n\
             events:\n  rang:\n    doc: D.\n    fields:\n      - bell: {{type: Bell, doc: D.}}\n      - loudness: {{type: Loudness, doc: D., example: {}}}\n      - tone: {{type: Tone, doc: D.}}\n",
            self.open,
            self.loudness,
            self.part_optional,
            !self.part_optional,
            variants.collect::<Vec<_>>().join(", "),
            if self.loudness == "string" { "x" } else { "1" },
        );
        for Field { name, ty, nullable, optional, required, alias } in &self.fields {
            let (ty, example) = TYPES[*ty];
            let example = if ty == "Loudness" && self.loudness == "string" { "x" } else { example };
            let alias = if *alias { format!(", aliases: [{name}_too]") } else { String::new() };
            text += &format!(
                "      - {name}: {{type: \"{ty}\", doc: What {name} is., example: {example}, nullable: {nullable}, optional: {optional}, required: {required}{alias}}}\n"
            );
        }
        text
    }
}

/// The validator of whole bodies, for a profile.
fn validator(model: &Model, profile: Profile) -> Validator {
    let form = Form::json_schema(Options::new(Draft::Draft2020_12, profile));
    let files = export(&form, model, Choice::default()).files;
    let schema: Value = serde_json::from_slice(&files["demo/bundle.schema.json"]).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn what_is_said_of_schemas_is_what_a_validator_finds() {
    let seed = seed();
    let mut rng = Rng::with_seed(seed);
    let (mut refusals, mut wrong) = (0, Vec::new());
    for number in 0..cases() {
        let old_schema = Schema::random(&mut rng);
        let mut new_schema = old_schema.clone();
        (0..rng.usize(1..4)).for_each(|_| new_schema.change(&mut rng));
        let (old_text, new_text) = (old_schema.yaml(), new_schema.yaml());
        let (old, new) = (model(&[("demo/events.yaml", &old_text)]), model(&[("demo/events.yaml", &new_text)]));
        let changes = compare(&old, &new);
        for (view, reader, writer, profile) in [
            (View::OldReceiverSchema, &old, &new, Profile::Receiver),
            (View::NewReceiverSchema, &new, &old, Profile::Receiver),
            (View::OldStrictSchema, &old, &new, Profile::Strict),
            (View::NewStrictSchema, &new, &old, Profile::Strict),
        ] {
            let (own, other) = (validator(writer, profile), validator(reader, profile));
            let sent = payloads(&writer.vendors[0], profile == Profile::Strict).into_iter();
            let refused = sent.filter(|body| own.is_valid(body)).find(|body| !other.is_valid(body));
            let effects = changes.iter().flat_map(|change| change.effects.views());
            let said = effects.filter(|(of, _)| *of == view).any(|(_, effect)| effect.verdict == Verdict::Breaking);
            refusals += usize::from(refused.is_some());
            if said != refused.is_some() {
                let shown = refused.map_or("nothing is refused".to_owned(), |body| format!("{body} is refused"));
                let rules: Vec<&str> = changes.iter().map(|change| change.rule.id).collect();
                wrong.push(format!("case {number}, {view:?}: {rules:?}, {shown}\n{old_text}---\n{new_text}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "HOOKWRIGHT_SEED={seed}: {} verdicts are wrong\n{}",
        wrong.len(),
        wrong.iter().take(3).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(refusals > cases() / 2, "only {refusals} payloads were refused");
}

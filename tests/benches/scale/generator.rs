//! Schema folders of any size: one vendor, events in sections, with a field dictionary, enums,
//! objects in objects, lists, maps and unions, and no two sections alike.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How many events a section has.
const SECTION: usize = 100;
/// How many fields the dictionary has.
const DICTIONARY: usize = 200;

const SCALARS: &[(&str, &str)] = &[
    ("string", "Service desk"),
    ("guid", "6cb31d7d-9cd9-41dc-a096-62cf31fd0281"),
    ("int32", "42"),
    ("int64", "4200000000"),
    ("bool", "true"),
    ("float64", "12.5"),
    ("date-time", "\"2026-03-14T09:26:53.589Z\""),
    ("date", "\"2026-03-14\""),
    ("uri", "\"https://example.com/a\""),
    ("string?", "Front door"),
    ("guid?", "b4df099e-70dc-4ff5-b4ea-c2c3547d97fb"),
    ("int32?", "7"),
];
const AREAS: &[&str] = &["Call", "Queue", "User", "Task", "Chat", "Agent", "List", "Survey", "Message", "Order"];
const THINGS: &[&str] = &["Started", "Ended", "Changed", "Moved", "Closed", "Opened", "Held", "Taken", "Sent", "Lost"];
const WORDS: &[&str] = &["Number", "Name", "Reason", "Level", "Origin", "Target", "Length", "Owner", "Part", "State"];

/// Numbers that look random and are the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Writes a schema folder with so many events.
pub(crate) fn write(folder: &Path, events: usize) {
    let vendor = folder.join("acme");
    fs::create_dir_all(vendor.join("events")).expect("the folder can be made");
    fs::write(vendor.join("vendor.yaml"), VENDOR).expect("writable");
    fs::write(vendor.join("fields.yaml"), dictionary()).expect("writable");
    for (number, first) in (0..events).step_by(SECTION).enumerate() {
        let text = section(number, first..events.min(first + SECTION));
        fs::write(vendor.join(format!("events/section_{number:05}.yaml")), text).expect("writable");
    }
}

const VENDOR: &str = "\
title: Acme
doc: Events of Acme.
docs: https://acme.example/docs
discriminator: {field: EventType, doc: Name of the event type.}
header:
  fields:
    - Id: {type: guid, doc: The occurrence., example: 85b214f2-1d27-4262-87b6-8f55b3199400}
    - Timestamp: {type: date-time, doc: When it happened., example: \"2026-03-14T09:26:53.589Z\"}
";

fn dictionary() -> String {
    let mut numbers = Numbers(1);
    let mut text = "fields:\n".to_owned();
    for number in 0..DICTIONARY {
        let (ty, example) = numbers.of(SCALARS);
        let word = WORDS[number % WORDS.len()];
        writeln!(text, "  Shared{word}{number}: {{type: \"{ty}\", doc: What is shared., example: {example}}}")
            .expect("memory");
    }
    text
}

fn section(number: usize, events: std::ops::Range<usize>) -> String {
    let mut numbers = Numbers(number as u64 + 2);
    let mut text = format!("source: Section {number}\ndoc: Events of one section.\n\ntypes:\n");
    types(number, &mut numbers, &mut text);
    text.push_str("\nevents:\n");
    for event in events {
        let (area, thing) = (numbers.of(AREAS), numbers.of(THINGS));
        write!(text, "  {area}{thing}{event}:\n    doc: Something happened, the {event}th of its kind.\n    fields:\n")
            .expect("memory");
        let shared = numbers.below(DICTIONARY);
        for next in 0..2 + numbers.below(5) {
            let shared = (shared + next) % DICTIONARY;
            writeln!(text, "      - Shared{}{shared}", WORDS[shared % WORDS.len()]).expect("memory");
        }
        fields(number, 2 + numbers.below(5), true, &mut numbers, &mut text);
    }
    text
}

fn types(section: usize, numbers: &mut Numbers, text: &mut String) {
    for kind in 0..4 {
        write!(text, "  Kind{section}x{kind}:\n    enum: string\n    doc: What kind it is.\n    values:\n")
            .expect("memory");
        for value in 0..3 + numbers.below(6) {
            writeln!(text, "      {}{value}: It is so.", numbers.of(WORDS).to_lowercase()).expect("memory");
        }
    }
    for part in 0..4 {
        write!(text, "  Part{section}x{part}:\n    doc: A part of the whole.\n    fields:\n").expect("memory");
        fields(section, 3 + numbers.below(5), false, numbers, text);
        if part > 0 {
            let inner = part - 1;
            writeln!(text, "      - Inner: {{type: Part{section}x{inner}, doc: The part within.}}").expect("memory");
        }
    }
    write!(
        text,
        "  Choice{section}:\n    doc: One of several.\n    discriminator: {{field: kind, doc: Which.}}\n    variants:\n"
    )
    .expect("memory");
    for part in 0..4 {
        writeln!(text, "      choice{part}: {{type: Part{section}x{part}, doc: This one.}}").expect("memory");
    }
}

/// Fields of an event or a part, of which those of an event may be of any type.
fn fields(section: usize, count: usize, any: bool, numbers: &mut Numbers, text: &mut String) {
    for number in 0..count {
        let word = numbers.of(WORDS);
        let name = format!("{word}{number}");
        let (ty, example) = match numbers.below(10) {
            0 => (format!("Kind{section}x{}", numbers.below(4)), None),
            1 if any => (format!("list<Part{section}x{}>", numbers.below(4)), None),
            2 if any => (format!("Part{section}x{}", numbers.below(4)), None),
            3 if any => (format!("list<Choice{section}>"), None),
            4 => ("map<string>".to_owned(), Some("{en: Yes, fi: Kyllä}")),
            5 => ("list<guid>".to_owned(), Some("[6cb31d7d-9cd9-41dc-a096-62cf31fd0281]")),
            _ => {
                let (ty, example) = numbers.of(SCALARS);
                ((*ty).to_owned(), Some(*example))
            }
        };
        let example = example.map(|example| format!(", example: {example}")).unwrap_or_default();
        let optional = if numbers.below(5) == 0 { ", optional: true" } else { "" };
        writeln!(text, "      - {name}: {{type: \"{ty}\", doc: What it holds in this event.{example}{optional}}}")
            .expect("memory");
    }
}

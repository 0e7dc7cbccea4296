//! `new event --from`: each example payload gives back the event that it is an example of.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hookwright::model::{EnumBase, Event, Field, Object, Scalar, Shape, TypeKind, TypeRef, Vendor};
use hookwright::scaffold::{NewEvent, event};
use serde_json::{Map, Value};

use hookwright_tests::vendors::NAMES;
use hookwright_tests::{compile, model};

use crate::folders::vendor_alone;

/// How an inferred field compares with the documented one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// The same type.
    Same,
    /// Another type that takes every documented value, or that the payload cannot tell apart.
    Compatible,
    /// A type that some documented value does not fit.
    Different,
}

/// The outcome of all payloads.
#[derive(Default)]
struct Tally {
    events: usize,
    events_with_same_names: usize,
    fields: usize,
    same: usize,
    compatible: usize,
    /// Documented fields that the example does not show.
    unseen: usize,
    differences: BTreeMap<String, Vec<String>>,
}

impl Tally {
    fn plus(mut self, other: Tally) -> Tally {
        for (what, places) in other.differences {
            self.differences.entry(what).or_default().extend(places);
        }
        Tally {
            events: self.events + other.events,
            events_with_same_names: self.events_with_same_names + other.events_with_same_names,
            fields: self.fields + other.fields,
            same: self.same + other.same,
            compatible: self.compatible + other.compatible,
            unseen: self.unseen + other.unseen,
            differences: self.differences,
        }
    }

    fn note(&mut self, verdict: Verdict, what: String, place: String) {
        self.fields += 1;
        match verdict {
            Verdict::Same => self.same += 1,
            Verdict::Compatible => self.compatible += 1,
            Verdict::Different => {}
        }
        if verdict != Verdict::Same {
            self.differences.entry(format!("{verdict:?}: {what}")).or_default().push(place);
        }
    }
}

#[test]
fn each_example_payload_gives_its_event_back() {
    // A thread has every second event of each vendor.
    let tally = std::thread::scope(|scope| {
        let threads = [0, 1].map(|first| scope.spawn(move || every_second_event(first)));
        threads.into_iter().map(|thread| thread.join().expect("no thread fails")).fold(Tally::default(), Tally::plus)
    });
    let percent = |part: usize| 100.0 * part as f64 / tally.fields as f64;
    println!("events: {} of {} with the same field names", tally.events_with_same_names, tally.events);
    println!("fields: {}, not shown by an example: {}", tally.fields, tally.unseen);
    println!("same type: {:.1} %", percent(tally.same));
    println!("same or compatible type: {:.1} %", percent(tally.same + tally.compatible));
    for (what, places) in &tally.differences {
        println!("{what}: {} ({})", places.len(), places.join(", "));
    }
    assert_eq!(tally.events, model().event_count());
    assert_eq!(tally.events_with_same_names, tally.events);
    // One payload proves neither that an integer is small nor that a string is always a GUID or a date.
    assert!(percent(tally.same) >= 88.0, "{:.1} % same", percent(tally.same));
    assert!(percent(tally.same + tally.compatible) >= 98.0);
}

fn every_second_event(first: usize) -> Tally {
    let mut tally = Tally::default();
    for vendor in NAMES {
        let folder = vendor_alone(vendor);
        let before = compile(folder.path());
        for event in before.vendors[0].events.iter().skip(first).step_by(2) {
            one_event(folder.path(), &before.vendors[0], event, &mut tally);
        }
    }
    tally
}

/// Removes an event, makes it anew from its example, compares, and puts everything back.
fn one_event(folder: &Path, vendor: &Vendor, documented: &Event, tally: &mut Tally) {
    let path = folder.join(&documented.file);
    let text = fs::read_to_string(&path).expect("the section can be read");
    fs::write(&path, without(&text, &documented.name)).expect("the section can be written");
    let example = Value::Object(documented.example.clone());
    let new = NewEvent {
        vendor: vendor.name.clone(),
        name: documented.name.to_string(),
        payloads: vec![("example.json".to_owned(), example.to_string().into_bytes())],
        section: documented.file.split_once('/').map(|(_, section)| section.to_owned()),
    };
    event(folder, &new).unwrap_or_else(|error| panic!("{}: {error}", documented.name));
    let model = compile(folder);
    let again = &model.vendors[0];
    let inferred = again.events.iter().find(|event| event.name == documented.name).expect("the event is there again");

    let (old, new) = (vendor.payload(documented), again.payload(inferred));
    let sides = Sides { old: vendor, new: again };
    let same_names = sides.objects(&old.object, &new.object, &documented.example, &documented.name, tally);
    tally.events += 1;
    tally.events_with_same_names += usize::from(same_names);
    fs::write(&path, text).expect("the section can be written");
}

/// A section without one of its events.
fn without(text: &str, event: &str) -> String {
    let quoted = [format!("  {event}:"), format!("  \"{event}\":")];
    let is_head = |line: &&str| quoted.iter().any(|head| line.starts_with(head.as_str()));
    let lines: Vec<&str> = text.lines().collect();
    let events = lines.iter().position(|line| line.starts_with("events:")).expect("it has events");
    let start = events + lines[events..].iter().position(is_head).expect("the event is there");
    let ends = |line: &&str| !line.is_empty() && !line.starts_with("   ");
    let end = lines[start + 1..].iter().position(ends).map_or(lines.len(), |more| start + 1 + more);
    let mut kept = [&lines[..start], &lines[end..]].concat();
    if !kept[events + 1..].iter().any(|line| line.starts_with("  ") && !line.trim_start().starts_with('#')) {
        kept.remove(events);
    }
    kept.join("\n") + "\n"
}

/// The vendor as documented, and with the inferred event.
struct Sides<'a> {
    old: &'a Vendor,
    new: &'a Vendor,
}

impl Sides<'_> {
    /// Whether two objects have the same names, as far as an example shows them.
    fn objects(
        &self,
        old: &Object,
        new: &Object,
        example: &Map<String, Value>,
        place: &str,
        tally: &mut Tally,
    ) -> bool {
        let mut shown = Vec::new();
        for field in &old.fields {
            match example.get(&field.name) {
                Some(value) => shown.push((field, value)),
                None => tally.unseen += 1,
            }
        }
        let mut same = true;
        for (field, value) in &shown {
            let place = format!("{place}.{}", field.name);
            match new.fields.iter().find(|other| other.name == field.name) {
                Some(inferred) => same &= self.fields(field, inferred, value, &place, tally),
                None => {
                    same = false;
                    tally.note(Verdict::Different, "the field is missing".to_owned(), place);
                }
            }
        }
        let known = |field: &Field| old.fields.iter().any(|other| other.name == field.name);
        same && new.fields.iter().all(known)
    }

    fn fields(&self, old: &Field, new: &Field, value: &Value, place: &str, tally: &mut Tally) -> bool {
        if old.nullable && !new.nullable && value.is_null() {
            tally.note(Verdict::Different, "null is lost".to_owned(), place.to_owned());
            return true;
        }
        if let (Shape::Named(old_name), Shape::Named(new_name)) = (self.through(&old.ty), self.through_new(&new.ty))
            && old_name != new_name
            && let (Some(old), Some(new)) = (object(self.old, old_name), object(self.new, new_name))
            && let Value::Object(example) = value
        {
            tally.note(Verdict::Compatible, "an object type of another name".to_owned(), place.to_owned());
            return self.objects(old, new, example, place, tally);
        }
        let verdict = self.types(&old.ty, &new.ty, value);
        tally.note(verdict, format!("{} became {}", expression(&old.ty), expression(&new.ty)), place.to_owned());
        true
    }

    fn through<'t>(&'t self, ty: &'t TypeRef) -> &'t Shape {
        through(self.old, ty)
    }

    fn through_new<'t>(&'t self, ty: &'t TypeRef) -> &'t Shape {
        through(self.new, ty)
    }

    fn types(&self, old: &TypeRef, new: &TypeRef, value: &Value) -> Verdict {
        if old.shape == new.shape {
            return Verdict::Same;
        }
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        match (self.through(old), self.through_new(new)) {
            (_, Shape::Scalar(Scalar::Any)) => Verdict::Compatible,
            (_, _) if empty => Verdict::Compatible,
            (Shape::List(old), Shape::List(new)) | (Shape::Map(_, old), Shape::Map(_, new)) => {
                let item = value.get(0).or_else(|| value.as_object()?.values().next());
                self.types(old, new, item.unwrap_or(&Value::Null)).max(Verdict::Compatible)
            }
            (Shape::Scalar(old), Shape::Scalar(new)) if scalars(*old, *new) => Verdict::Compatible,
            (Shape::Named(name), Shape::Scalar(new)) => match self.old.type_def(name).map(|def| &def.kind) {
                Some(TypeKind::Enum(values)) if scalars(base(values.base), *new) => Verdict::Compatible,
                _ => Verdict::Different,
            },
            (old, new) if old == new => Verdict::Compatible,
            _ => Verdict::Different,
        }
    }
}

/// The shape behind other names for it.
fn through<'t>(vendor: &'t Vendor, ty: &'t TypeRef) -> &'t Shape {
    if let Shape::Named(name) = &ty.shape
        && let Some(TypeKind::Alias { ty, .. }) = vendor.type_def(name).map(|def| &def.kind)
    {
        return through(vendor, ty);
    }
    &ty.shape
}

fn object<'t>(vendor: &'t Vendor, name: &str) -> Option<&'t Object> {
    match &vendor.type_def(name)?.kind {
        TypeKind::Object(object) => Some(object),
        _ => None,
    }
}

fn base(base: EnumBase) -> Scalar {
    match base {
        EnumBase::String => Scalar::String,
        EnumBase::Int16 => Scalar::Int16,
        EnumBase::Int32 => Scalar::Int32,
        EnumBase::Int64 => Scalar::Int64,
        EnumBase::IntegerOrString => Scalar::IntegerOrString,
    }
}

/// Whether the new scalar takes what the old one documents, or one value cannot tell them apart:
/// the width of a number, a fraction, an offset that happens to be there.
fn scalars(old: Scalar, new: Scalar) -> bool {
    use Scalar::{Date, DateTime, DateTimeOptionalOffset, Float64, Guid, Int16, Int32, Int64, String, Uri};
    let alike: [&[Scalar]; 2] = [&[Int16, Int32, Int64, Float64], &[DateTime, DateTimeOptionalOffset]];
    let text = [Guid, Date, DateTime, DateTimeOptionalOffset, Uri].contains(&old) && new == String;
    old == new || text || alike.iter().any(|kind| kind.contains(&old) && kind.contains(&new))
}

fn expression(ty: &TypeRef) -> String {
    match &ty.shape {
        Shape::Scalar(scalar) => scalar.name().to_owned(),
        Shape::Named(id) => id.to_string(),
        Shape::List(item) => format!("list<{}>", expression(item)),
        Shape::Map(_, value) => format!("map<{}>", expression(value)),
    }
}

//! What becomes of a field, for all who read payloads and for TypeScript.

use super::super::side::{SameTypes, Side};
use super::super::verdict::{Effects, Verdict, View};
use super::{Lens, Reading, Taken, is_assignable, refused, wire};
use crate::emit::contract::{Profile, is_required};
use crate::model::{EventName, Field, Vendor};

/// A field before and after a change of one of its properties.
pub(in crate::diff) struct FieldCase<'a> {
    pub(in crate::diff) old: &'a Field,
    pub(in crate::diff) new: &'a Field,
    /// Whether their types are compared: not where that is a change of its own.
    pub(in crate::diff) types: bool,
}

fn reading<'a>(lens: &Lens, old: &'a Vendor, new: &'a Vendor, same: &'a dyn SameTypes) -> Reading<'a> {
    let (reader, writer) = lens.sides(old, new);
    Reading { by: lens.reader, reader, writer, same, old_reads: lens.old_reads }
}

/// The effects on all but Rust callers.
pub(in crate::diff) fn fields(old: &Side<'_>, new: &Side<'_>, same: &dyn SameTypes, case: &FieldCase<'_>) -> Effects {
    let effects = wire(|lens| {
        let reading = reading(lens, old.vendor, new.vendor, same);
        let (reader, writer) = lens.sides(case.old, case.new);
        taken(&reading, reader, writer, case.types)
    });
    typescript(effects, old, new, same, case)
}

fn taken(reading: &Reading<'_>, reader: &Field, writer: &Field, types: bool) -> Taken {
    let is_same = reading.names(reader) == reading.names(writer)
        && reading.may_lack(reader) == reading.may_lack(writer)
        && reader.may_be_null() == writer.may_be_null()
        && reader.nullable == writer.nullable;
    if !reading.names(reader).contains(&writer.name.as_str()) {
        return match reading.may_lack(reader) {
            true => Taken::Accepted(Some("the value comes as an undocumented field")),
            false => Taken::Refused(format!("`{}` is missing", reader.name)),
        };
    }
    if reading.leaves_out(writer) && !reading.may_lack(reader) {
        return Taken::Refused(format!("`{}` may be absent", writer.name));
    }
    if reading.writes_null(writer) && !reading.may_have_null(reader) {
        return Taken::Refused(format!("`{}` may be null", writer.name));
    }
    if types && !reading.takes(&reader.ty, &writer.ty) {
        return Taken::Refused(format!("not every `{}` is a valid `{}`", writer.ty, reader.ty));
    }
    if is_same && !types { Taken::Same } else { Taken::Accepted(None) }
}

fn typescript(effects: Effects, old: &Side<'_>, new: &Side<'_>, same: &dyn SameTypes, case: &FieldCase<'_>) -> Effects {
    let FieldCase { old: before, new: after, types } = case;
    let absent = |field: &Field| !is_required(field, Profile::Receiver);
    let gone = |name: &String| after.name != *name && !after.aliases.contains(name);
    let names = || std::iter::once(&before.name).chain(&before.aliases);
    if let Some(name) = names().find(|name| gone(name)) {
        return effects.breaking(View::TypeScript, format!("The property `{name}` is gone."));
    }
    if before.name != after.name && !absent(before) {
        let why = format!("The property `{}` may be undefined now.", before.name);
        return effects.breaking(View::TypeScript, why);
    }
    if absent(after) && !absent(before) {
        return effects.breaking(View::TypeScript, format!("`{}` may be undefined now.", after.name));
    }
    if after.may_be_null() && !before.may_be_null() {
        return effects.breaking(View::TypeScript, format!("`{}` may be null now.", after.name));
    }
    if *types && !is_assignable(old.vendor, new.vendor, same, &before.ty, &after.ty) {
        let why = format!("The property has another type: `{}` is not `{}`.", after.ty, before.ty);
        return effects.breaking(View::TypeScript, why);
    }
    let is_same = absent(before) == absent(after)
        && before.may_be_null() == after.may_be_null()
        && before.name == after.name
        && before.aliases == after.aliases;
    match is_same && !types {
        true => effects,
        false => effects.compatible(View::TypeScript, "What is read is what was read before, or a part of it."),
    }
}

/// The effects of a field that is new, on all who read payloads. A property more breaks no code that
/// reads.
pub(in crate::diff) fn new_field(old: &Side<'_>, new: &Side<'_>, same: &dyn SameTypes, field: &Field) -> Effects {
    one_sided(old, new, same, field, false).compatible(
        View::TypeScript,
        "Code that reads compiles as before; code that makes such objects may have to add the property.",
    )
}

/// The effects of a field that is gone, on all who read payloads.
pub(in crate::diff) fn missing_field(old: &Side<'_>, new: &Side<'_>, same: &dyn SameTypes, field: &Field) -> Effects {
    let effects = one_sided(old, new, same, field, true);
    effects.breaking(View::TypeScript, format!("The property `{}` is gone.", field.name))
}

/// The effects of an alias that only one side knows, on those who read payloads that have it in place
/// of the field's name: who documents an alias may send it. The strict contract takes none.
pub(in crate::diff) fn unknown_alias(
    old: &Side<'_>,
    new: &Side<'_>,
    same: &dyn SameTypes,
    field: &Field,
    (alias, is_old): (&str, bool),
) -> Effects {
    wire(|lens| {
        let reading = reading(lens, old.vendor, new.vendor, same);
        match lens.old_reads == is_old || lens.reader.is_strict() || reading.may_lack(field) {
            true => Taken::Same,
            false => Taken::Refused(format!("`{}` is missing where there is `{alias}`", field.name)),
        }
    })
}

/// A field that only one side has: the old one, or the new one.
fn one_sided(old: &Side<'_>, new: &Side<'_>, same: &dyn SameTypes, field: &Field, is_old: bool) -> Effects {
    wire(|lens| {
        let reading = reading(lens, old.vendor, new.vendor, same);
        match (lens.old_reads == is_old, reading.may_lack(field)) {
            // Whoever knows it has to do without.
            (true, false) => Taken::Refused(format!("`{}` is missing", field.name)),
            (true, true) => Taken::Accepted(None),
            (false, _) => Taken::Accepted(Some("the value comes as an undocumented field")),
        }
    })
}

/// The effects of another way to name events: neither side finds the names of the other.
pub(in crate::diff) fn other_names(old: &EventName, new: &EventName) -> Effects {
    let effects = refused("the name of the event is missing");
    let effects = match (old.is_in_body(), new.is_in_body()) {
        (true, false) => effects.breaking(View::Rust, "`Event::from_slice` is gone: a header names the event."),
        (false, true) => effects.compatible(View::Rust, "There is a function `Event::from_slice` now."),
        _ => effects.with(View::Rust, Verdict::None, ""),
    };
    effects.breaking(View::TypeScript, "What narrows an event to its type is another property, or none.")
}

/// The effects of another discriminator: neither side finds its own.
pub(in crate::diff) fn union_field(old: &str) -> Effects {
    let effects = refused("the discriminator is missing");
    let effects = effects.with(View::Rust, Verdict::None, "");
    effects.breaking(View::TypeScript, format!("The property `{old}` is gone."))
}

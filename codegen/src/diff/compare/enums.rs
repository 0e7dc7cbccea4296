//! Enums of documented values.

use super::super::change::{Change, Place};
use super::super::judge::{Reading, Taken, wire};
use super::super::pairs::{Likeness, Pairs, Renamed, are_alike, pairs};
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;
use super::names::{Names, name_change};
use crate::emit::rust::ident_of;
use crate::model::{EnumBase, EnumDef, EnumValue, Scalar, Variable};

/// Whether a value has what a method tells.
type Has = fn(&EnumValue) -> bool;

impl<'a> Comparison<'a> {
    pub(super) fn enumeration(&mut self, place: &Place, old: &'a EnumDef, new: &'a EnumDef) {
        let EnumDef { base, open: _, values } = old;
        if *base != new.base {
            self.base(place, old, new);
        }
        self.openness(place, old, new);
        let Pairs { both, renamed, removed, added, reordered } =
            pairs(values, &new.values, |value| &value.wire, likeness);
        for value in added {
            let text = format!("the value `{}` is new", value.wire.text());
            let effects = listed(old, new, false, true);
            let effects = effects.compatible(View::Rust, "The enum is `#[non_exhaustive]`; the value was `Unknown`.");
            let effects = effects.compatible(View::TypeScript, "Any value was allowed before.");
            self.found(&rule::ENUM_VALUE_ADDED, &place.value(&value.wire.text()), text, effects);
        }
        for value in removed {
            let text = format!("the value `{}` is gone", value.wire.text());
            let why = format!("The variant `{}` is gone; the value is `Unknown`.", ident_of(value));
            let effects = listed(old, new, true, false).breaking(View::Rust, why);
            let effects = effects.compatible(View::TypeScript, "Any value is allowed.");
            self.found(&rule::ENUM_VALUE_REMOVED, &place.value(&value.wire.text()), text, effects);
        }
        for it in renamed {
            self.value_renamed(place, &it, listed(old, new, true, true));
            self.value(place, it.old, it.new);
        }
        for (old, new) in both {
            self.value(place, old, new);
            self.changes.extend(name_change(&place.value(&new.wire.text()), &names(old), &names(new)));
        }
        self.texts(place, old, new);
        if reordered {
            self.order(place, "values");
        }
    }

    fn value_renamed(&mut self, place: &Place, it: &Renamed<'a, EnumValue>, effects: Effects) {
        let (before, after) = (it.old.wire.text(), it.new.wire.text());
        let effects = effects.or_worse(names(it.old).effects(&names(it.new)));
        let effects = effects.compatible(View::TypeScript, "Any value is allowed.");
        let text = format!("the value `{after}` was `{before}`");
        let change = Change::new(&rule::ENUM_VALUE_RENAMED, place.value(&after), text);
        self.push(change.judged(effects).guessed(it.guess));
    }

    fn openness(&mut self, place: &Place, old: &EnumDef, new: &EnumDef) {
        if old.open != new.open {
            let (rule, text) = match new.open {
                true => (&rule::ENUM_OPENED, "there are more values than are listed"),
                false => (&rule::ENUM_CLOSED, "there are no values but those that are listed"),
            };
            self.found(rule, place, text, opened(old, new));
        }
    }

    fn base(&mut self, place: &Place, old: &EnumDef, new: &EnumDef) {
        let (before, after) = (old.base.scalar(), new.base.scalar());
        let effects = wire(|lens| {
            let (reader, writer) = lens.sides(self.old.vendor, self.new.vendor);
            let reading = Reading { by: lens.reader, reader, writer, same: self.same(), old_reads: lens.old_reads };
            let (read, written) = lens.sides(old, new);
            match reading.takes_base(read, written) {
                true => Taken::Accepted(None),
                false => {
                    let (reader, writer) = (read.base.scalar().name(), written.base.scalar().name());
                    Taken::Refused(format!("not every `{writer}` is a valid `{reader}`"))
                }
            }
        });
        let why = format!("Its values are `{}`, and were `{}`.", after.name(), before.name());
        let is_number = |scalar: Scalar| scalar.is_number();
        let effects = match is_number(before) && is_number(after) || before == Scalar::IntegerOrString {
            true => effects.compatible(View::TypeScript, "Both are what was read before."),
            false => effects.breaking(View::TypeScript, why.clone()),
        };
        let text = format!("its values are `{}`, and were `{}`", after.name(), before.name());
        self.found(&rule::ENUM_BASE_CHANGED, place, text, effects.breaking(View::Rust, why));
    }

    /// A value of both sides.
    fn value(&mut self, place: &Place, old: &EnumValue, new: &EnumValue) {
        let EnumValue { wire, preferred_name: _, docs, published, text, variables } = old;
        let place = place.value(&new.wire.text());
        self.docs(&place, docs, &new.docs);
        self.text_if(&place, "published", published, &new.published);
        let is_same_number = wire.text() == new.wire.text() && *wire != new.wire;
        if is_same_number {
            self.text(&place, "form");
        }
        let variable = |it: &Variable| {
            let Variable { name, unit, doc } = it;
            (name.clone(), unit.clone(), doc.clone())
        };
        let is_same = variables.iter().map(variable).eq(new.variables.iter().map(variable));
        if *text != new.text || !is_same {
            let effects = Effects::default().compatible(View::Rust, "A method of the enum says it.");
            self.found(&rule::VALUE_TEXT_CHANGED, &place, "its text or the variables of it are others", effects);
        }
    }

    /// Methods that an enum has only where some value has a text.
    fn texts(&mut self, place: &Place, old: &EnumDef, new: &EnumDef) {
        let has: [(&str, Has); 3] = [
            ("text_template", |value| value.text.is_some()),
            ("variables", |value| !value.variables.is_empty()),
            ("variable_unit", |value| value.variables.iter().any(|variable| variable.unit.is_some())),
        ];
        for (method, has) in has {
            if old.values.iter().any(has) && !new.values.iter().any(has) {
                let effects = Effects::default().breaking(View::Rust, format!("The method `{method}` is gone."));
                let text = format!("none of its values has what `{method}` tells any more");
                self.found(&rule::VALUE_TEXT_CHANGED, place, text, effects);
            }
        }
    }
}

fn names(value: &EnumValue) -> Names<'_> {
    Names { preferred: value.preferred_name.as_deref(), rust: ident_of(value).to_string(), key: None }
}

fn likeness(old: &EnumValue, new: &EnumValue) -> Likeness {
    let is_same_doc = !old.docs.text.is_empty() && old.docs.text == new.docs.text;
    let is_same_name = old.preferred_name.is_some() && old.preferred_name == new.preferred_name;
    let (before, after) = (old.wire.text(), new.wire.text());
    let is_number = before.parse::<i64>().is_ok();
    match is_same_doc || is_same_name || !is_number && are_alike(&before, &after) {
        true => Likeness::AtSamePlace,
        false => Likeness::Different,
    }
}

/// Whether the strict contract takes only the listed values.
fn is_closed(def: &EnumDef) -> bool {
    !def.open && !def.values.is_empty() && def.base != EnumBase::IntegerOrString
}

/// The effects of a value that has gone or come: only closed enums of the strict contract refuse it.
fn listed(old: &EnumDef, new: &EnumDef, is_gone: bool, has_come: bool) -> Effects {
    wire(|lens| {
        let (reader, _) = lens.sides(old, new);
        let is_met = if lens.old_reads { has_come } else { is_gone };
        match (lens.reader.is_schema(), lens.reader.is_strict() && is_closed(reader)) {
            (_, true) if is_met => Taken::Refused("the value is not listed".to_owned()),
            (false, _) if is_met => Taken::Accepted(Some("such a value is `Unknown`, with its text")),
            (true, false) => Taken::Same,
            _ => Taken::Accepted(None),
        }
    })
}

/// The effects of a list that is, or is not, all of the values.
fn opened(old: &EnumDef, new: &EnumDef) -> Effects {
    wire(|lens| {
        let (reader, writer) = lens.sides(old, new);
        match lens.reader.is_strict() && is_closed(old) != is_closed(new) {
            false => Taken::Same,
            true if is_closed(reader) && !is_closed(writer) => {
                Taken::Refused("a value may be one that is not listed".to_owned())
            }
            true => Taken::Accepted(None),
        }
    })
}

//! Whether a field may be null or absent.

use super::super::change::Place;
use super::super::rule::{self, ChangeRule};
use super::super::verdict::{Effects, View};
use super::{Comparison, Owner};
use crate::model::{Field, WhenEmpty};

/// One thing that is said of a field's presence.
struct Fact {
    get: fn(&Field) -> bool,
    set: fn(&mut Field, bool),
    /// When it becomes true, and what is said then.
    added: (&'static ChangeRule, &'static str),
    /// When it becomes false.
    removed: (&'static ChangeRule, &'static str),
}

static FACTS: [Fact; 3] = [
    Fact {
        get: |field| field.nullable,
        set: |field, value| field.nullable = value,
        added: (&rule::NULLABLE_ADDED, "may be null"),
        removed: (&rule::NULLABLE_REMOVED, "may not be null any more"),
    },
    Fact {
        get: |field| field.optional,
        set: |field, value| field.optional = value,
        added: (&rule::OPTIONAL_ADDED, "may be absent"),
        removed: (&rule::OPTIONAL_REMOVED, "may not be absent any more"),
    },
    Fact {
        get: |field| field.required,
        set: |field, value| field.required = value,
        added: (&rule::REQUIRED_ADDED, "is required by the strict contract"),
        removed: (&rule::REQUIRED_REMOVED, "is not required by the strict contract any more"),
    },
];

impl<'a> Comparison<'a> {
    /// Each fact by itself, those that allow more first: from null to absent, an `Option` stays one.
    pub(super) fn presence(&mut self, owner: &Owner<'a>, place: &Place, step: &mut Field, new: &Field) {
        let changed = FACTS.iter().filter(|fact| (fact.get)(step) != (fact.get)(new));
        let (first, then): (Vec<&Fact>, Vec<&Fact>) = changed.partition(|fact| (fact.get)(new));
        for fact in first.into_iter().chain(then) {
            let mut after = step.clone();
            (fact.set)(&mut after, (fact.get)(new));
            let effects = rust(self.but_for_type(step, &after, new), step, &after);
            let (rule, text) = if (fact.get)(new) { fact.added } else { fact.removed };
            self.found(rule, place, format!("`{}` {text}", new.name), owner.seen(effects));
            *step = after;
        }
    }
}

/// What Rust callers see of a change of presence.
fn rust(effects: Effects, before: &Field, after: &Field) -> Effects {
    let has_value = |field: &Field| field.when_empty() == WhenEmpty::Never;
    match (has_value(before), has_value(after)) {
        (true, false) => effects.breaking(View::Rust, "The field is an `Option` now."),
        (false, true) => effects.breaking(View::Rust, "The field was an `Option`."),
        _ if before.when_empty() != after.when_empty() => {
            effects.compatible(View::Rust, "A field without a value is written otherwise.")
        }
        _ => effects,
    }
}

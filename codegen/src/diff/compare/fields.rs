//! Fields that are new, gone, renamed or changed.

use super::super::change::{Change, Place};
use super::super::judge::{self, FieldCase};
use super::super::pairs::{Likeness, Pairs, Renamed, are_alike, pairs};
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::names::{Names, name_change};
use super::{Comparison, Owner, or_none};
use crate::emit::rust::ident_of;
use crate::model::Field;

impl<'a> Comparison<'a> {
    pub(super) fn fields(&mut self, owner: &Owner<'a>, old: &'a [Field], new: &'a [Field]) {
        let Pairs { both, renamed, removed, added, reordered } =
            pairs(old, new, |field| field.name.as_str(), |old, new| self.field_likeness(old, new));
        for field in added {
            let effects = judge::new_field(&self.old, &self.new, self.same(), field);
            let effects =
                effects.compatible(View::Rust, "Structs are `#[non_exhaustive]`: a field more breaks no code.");
            let text = format!("`{}` is new: {}", field.name, described(field));
            self.found(&rule::FIELD_ADDED, &owner.place.field(&field.name), text, owner.seen(effects));
        }
        for field in removed {
            let effects = judge::missing_field(&self.old, &self.new, self.same(), field);
            let effects = effects.breaking(View::Rust, format!("The field `{}` is gone.", ident_of(field)));
            let text = format!("`{}` is gone", field.name);
            self.found(&rule::FIELD_REMOVED, &owner.place.field(&field.name), text, owner.seen(effects));
        }
        for it in renamed {
            self.field_renamed(owner, &it);
            self.field(owner, it.old, it.new);
        }
        for (old, new) in both {
            self.field(owner, old, new);
            let place = owner.place.field(&new.name);
            self.changes.extend(name_change(&place, &field_names(old), &field_names(new)));
        }
        if reordered {
            self.order(&owner.place, "fields");
        }
    }

    /// Whether a field is another under a new name: an alias says so, or its type and its place,
    /// together with its name or its docs.
    fn field_likeness(&self, old: &Field, new: &Field) -> Likeness {
        if new.aliases.contains(&old.name) || old.aliases.contains(&new.name) {
            return Likeness::Certain;
        }
        let is_same_doc = !old.docs.text.is_empty() && old.docs.text == new.docs.text;
        match self.types.is_same_type(&old.ty, &new.ty) && (is_same_doc || are_alike(&old.name, &new.name)) {
            true => Likeness::AtSamePlace,
            false => Likeness::Different,
        }
    }

    fn field_renamed(&mut self, owner: &Owner<'a>, it: &Renamed<'a, Field>) {
        // All else is a change of its own.
        let renamed = Field { name: it.new.name.clone(), aliases: it.new.aliases.clone(), ..it.old.clone() };
        let effects = self.but_for_type(it.old, &renamed, it.new);
        let effects = effects.or_worse(field_names(it.old).effects(&field_names(it.new)));
        let text = format!("`{}` was called `{}`", it.new.name, it.old.name);
        let place = owner.place.field(&it.new.name);
        self.push(Change::new(&rule::FIELD_RENAMED, place, text).judged(owner.seen(effects)).guessed(it.guess));
    }

    /// A field of both sides. Its name and, if that has changed, its aliases are compared elsewhere.
    fn field(&mut self, owner: &Owner<'a>, old: &'a Field, new: &'a Field) {
        #[rustfmt::skip]
        let Field {
            name, preferred_name: _, docs, ty, nullable: _, optional: _, required: _, aliases, unit, bounds, read_only,
            constant, example,
        } = old;
        let place = owner.place.field(&new.name);
        if !self.types.is_same_type(ty, &new.ty) || self.is_boxed_otherwise(owner, old, new) {
            self.field_type(owner, &place, old, new);
        }
        // What allows more comes first, so that no step is refused for what another gives.
        let renamed = *name != new.name;
        let known = if renamed { &new.aliases } else { aliases };
        let mut step = Field { name: new.name.clone(), aliases: known.clone(), ..old.clone() };
        self.aliases_added(owner, &place, &mut step, new);
        self.presence(owner, &place, &mut step, new);
        self.aliases_removed(owner, &place, &mut step, new);
        self.other_aliases(&place, old, new);
        self.bounds(&place, bounds, &new.bounds);
        if *unit != new.unit {
            let text = format!("its unit is {}, and was {}", or_none(new.unit.as_ref()), or_none(unit.as_ref()));
            self.found(&rule::UNIT_CHANGED, &place, text, Effects::default());
        }
        if *read_only != new.read_only {
            let text = if new.read_only { "it is made by the server" } else { "it is not made by the server any more" };
            self.found(&rule::READ_ONLY_CHANGED, &place, text, Effects::default());
        }
        if *constant != new.constant {
            self.constant(owner, &place, old, new);
        }
        self.example(&place, example, &new.example);
        self.docs(&place, docs, &new.docs);
    }

    /// A field that is a part of the name of an event, which it has one value of, or several.
    fn constant(&mut self, owner: &Owner<'a>, place: &Place, old: &Field, new: &Field) {
        let effects = judge::wire(|lens| match lens.sides(&old.constant, &new.constant) {
            (Some(read), written) if written.as_ref() != Some(read) => {
                judge::Taken::Refused(format!("`{}` is \"{read}\" for them", new.name))
            }
            _ => judge::Taken::Accepted(None),
        });
        let effects = match (&old.constant, &new.constant) {
            (None, Some(_)) => effects.breaking(View::Rust, format!("The field `{}` is gone.", ident_of(old))),
            (Some(_), None) => {
                effects.compatible(View::Rust, "Structs are `#[non_exhaustive]`: a field more breaks no code.")
            }
            _ => effects,
        };
        let shown = |constant: &Option<String>| match constant {
            Some(value) => format!("always \"{value}\""),
            None => "any text".to_owned(),
        };
        let text = format!("`{}` is {}, and was {}", new.name, shown(&new.constant), shown(&old.constant));
        self.found(&rule::FIELD_TYPE_CHANGED, place, text, owner.seen(effects));
    }

    /// A field of a type that contains itself is boxed, which may change with another type.
    fn is_boxed_otherwise(&self, owner: &Owner<'a>, old: &Field, new: &Field) -> bool {
        let Some((old_owner, new_owner)) = owner.types else { return false };
        let is_boxed = |text: &str| text.contains("Box<");
        is_boxed(&self.old.rust.field(old, Some(old_owner))) != is_boxed(&self.new.rust.field(new, Some(new_owner)))
    }

    fn field_type(&mut self, owner: &Owner<'a>, place: &Place, old: &Field, new: &Field) {
        let changed = Field { ty: new.ty.clone(), name: old.name.clone(), aliases: old.aliases.clone(), ..old.clone() };
        let case = FieldCase { old, new: &changed, types: true };
        let effects = judge::fields(&self.old, &self.new, self.same(), &case);
        let (old_owner, new_owner) = owner.types.unzip();
        let (before, after) = (self.old.rust.field(old, old_owner), self.new.rust.field(&changed, new_owner));
        let effects = match before == after {
            true => effects.compatible(View::Rust, "The Rust type is the same."),
            false => effects.breaking(View::Rust, format!("The field's type is `{after}`, and was `{before}`.")),
        };
        let text = format!("`{}` is `{}`, and was `{}`", new.name, new.ty, old.ty);
        self.found(&rule::FIELD_TYPE_CHANGED, place, text, owner.seen(effects));
    }

    /// The effects of a step from one form of a field to another, apart from that of its type, which
    /// is another on the new side.
    pub(super) fn but_for_type(&self, before: &Field, after: &Field, new: &Field) -> Effects {
        let after = Field { ty: new.ty.clone(), ..after.clone() };
        let case = FieldCase { old: before, new: &after, types: false };
        judge::fields(&self.old, &self.new, self.same(), &case)
    }

    fn aliases_added(&mut self, owner: &Owner<'a>, place: &Place, step: &mut Field, new: &Field) {
        let come: Vec<String> = lacking(&new.aliases, &step.aliases);
        let Some(alias) = come.first() else { return };
        let unknown = judge::unknown_alias(&self.old, &self.new, self.same(), step, (alias, false));
        let after = Field { aliases: [step.aliases.as_slice(), &come].concat(), ..step.clone() };
        let effects = self.but_for_type(step, &after, new).or_worse(unknown);
        let effects = effects.compatible(View::Rust, "The struct is the same.");
        let text = format!("`{}` is accepted as `{}`, too", come.join("`, `"), new.name);
        self.found(&rule::ALIAS_ADDED, place, text, owner.seen(effects));
        *step = after;
    }

    fn aliases_removed(&mut self, owner: &Owner<'a>, place: &Place, step: &mut Field, new: &Field) {
        let gone: Vec<String> = lacking(&step.aliases, &new.aliases);
        let Some(alias) = gone.first() else { return };
        let after = Field { aliases: new.aliases.clone(), ..step.clone() };
        let unknown = judge::unknown_alias(&self.old, &self.new, self.same(), &after, (alias, true));
        let effects = self.but_for_type(step, &after, new).or_worse(unknown);
        let effects = effects.compatible(View::Rust, "The struct is the same.");
        let text = format!("`{}` is not accepted as `{}` any more", gone.join("`, `"), new.name);
        self.found(&rule::ALIAS_REMOVED, place, text, owner.seen(effects));
        *step = after;
    }

    /// Aliases that come in another order, or that a field has besides its old name.
    fn other_aliases(&mut self, place: &Place, old: &Field, new: &Field) {
        let names = [&old.name, &new.name];
        let kept =
            |list: &[String]| -> Vec<String> { list.iter().filter(|alias| !names.contains(alias)).cloned().collect() };
        let (before, after) = (kept(&old.aliases), kept(&new.aliases));
        let (lost, come) = (lacking(&before, &after), lacking(&after, &before));
        if lacking(&before, &lost) != lacking(&after, &come) {
            self.order(place, "aliases");
        }
        if old.name != new.name && !(lost.is_empty() && come.is_empty()) {
            let text = format!("its aliases are `{}`, and were `{}`", after.join("`, `"), before.join("`, `"));
            self.found(&rule::ALIAS_ADDED, place, text, Effects::default());
        }
    }
}

impl Owner<'_> {
    /// The effects, where there is somebody to see them.
    pub(super) fn seen(&self, effects: Effects) -> Effects {
        if self.is_used { effects } else { Effects::default() }
    }
}

/// What of a list another lacks.
fn lacking(list: &[String], other: &[String]) -> Vec<String> {
    list.iter().filter(|item| !other.contains(item)).cloned().collect()
}

fn field_names(field: &Field) -> Names<'_> {
    Names { preferred: field.preferred_name.as_deref(), rust: ident_of(field).to_string(), key: None }
}

/// A field's type, and whether it may be absent.
fn described(field: &Field) -> String {
    let null = if field.nullable && !field.ty.nullable { "?" } else { "" };
    let optional = if field.optional { ", which may be absent" } else { "" };
    format!("`{}{null}`{optional}", field.ty)
}

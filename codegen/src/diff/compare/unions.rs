//! Unions inside payloads.

use super::super::change::{Change, Place};
use super::super::judge::{Reading, Taken, union_field, wire};
use super::super::pairs::{Likeness, Pairs, are_alike, pairs};
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;
use super::names::{Names, name_change};
use crate::emit::contract::Keys;
use crate::emit::rust::ident_of;
use crate::model::{Discriminator, TypeDef, UnionDef, UnionVariant};

/// A union with its type.
pub(super) type Union<'a> = (&'a TypeDef, &'a UnionDef);

impl<'a> Comparison<'a> {
    pub(super) fn union(&mut self, place: &Place, old: Union<'a>, new: Union<'a>) {
        let UnionDef { discriminator, variants, absent } = old.1;
        self.discriminator(place, discriminator, &new.1.discriminator);
        let Pairs { both, renamed, removed, added, reordered } = pairs(
            variants,
            &new.1.variants,
            |variant| variant.name.as_str(),
            |old, new| self.variant_likeness(old, new),
        );
        for variant in added {
            let text = format!("the variant `{}` is new", variant.name);
            self.found(&rule::VARIANT_ADDED, &place.value(&variant.name), text, added_variant());
        }
        for variant in removed {
            let text = format!("the variant `{}` is gone", variant.name);
            self.found(&rule::VARIANT_REMOVED, &place.value(&variant.name), text, removed_variant(variant));
        }
        for it in renamed {
            let effects = renamed_variant(&it.old.name).or_worse(names(it.old).effects(&names(it.new)));
            let text = format!("the variant `{}` was called `{}`", it.new.name, it.old.name);
            let change = Change::new(&rule::VARIANT_RENAMED, place.value(&it.new.name), text);
            self.push(change.judged(effects).guessed(it.guess));
            self.variant(place, it.old, it.new);
        }
        self.variant_names(place, old, new, &both);
        for (old, new) in both {
            self.variant(place, old, new);
        }
        if reordered {
            self.order(place, "variants");
        }
        self.absent(place, (old, absent.as_ref()), (new, new.1.absent.as_ref()));
    }

    /// The variants of objects without the discriminator.
    fn absent(
        &mut self,
        place: &Place,
        (old, before): (Union<'a>, Option<&'a UnionVariant>),
        (new, after): (Union<'a>, Option<&'a UnionVariant>),
    ) {
        if let (Some(before), Some(after)) = (before, after)
            && before.name == after.name
        {
            self.variant_names(place, old, new, &[(before, after)]);
            self.variant(place, before, after);
            return;
        }
        let field = &old.1.discriminator.field;
        if let Some(after) = after {
            let text = format!("there is a variant for objects without `{field}`");
            let effects = without_field(field, false, true).compatible(View::Rust, "The enum is `#[non_exhaustive]`.");
            let why = "A member of the union more: a `switch` with a `default` takes it.";
            let effects = effects.compatible(View::TypeScript, why);
            self.found(&rule::VARIANT_ADDED, &place.value(&after.name), text, effects);
        }
        if let Some(before) = before {
            let text = format!("the variant for objects without `{field}` is gone");
            let why = format!("The variant `{}` is gone.", ident_of(before));
            let effects = without_field(field, true, false).breaking(View::Rust, why);
            let why = format!("No member of the union lacks `{field}` any more.");
            self.found(
                &rule::VARIANT_REMOVED,
                &place.value(&before.name),
                text,
                effects.breaking(View::TypeScript, why),
            );
        }
    }

    /// Names of variants of both sides. A type that is renamed takes the keys of its variants along.
    fn variant_names(
        &mut self,
        place: &Place,
        old: Union<'a>,
        new: Union<'a>,
        both: &[(&'a UnionVariant, &'a UnionVariant)],
    ) {
        let key = |keys: &Keys, union: Union<'a>, variant: &UnionVariant| {
            let found = keys.variants(&union.0.name, union.1).find(|(_, (_, known))| std::ptr::eq(*known, variant));
            found.map(|(key, _)| key.key.clone()).filter(|_| old.0.name == new.0.name)
        };
        for (one, other) in both {
            let keys = (key(&self.old.keys, old, one), key(&self.new.keys, new, other));
            let before = Names { key: keys.0.as_deref(), ..names(one) };
            let after = Names { key: keys.1.as_deref(), ..names(other) };
            self.changes.extend(name_change(&place.value(&other.name), &before, &after));
        }
    }

    /// The field that tells the variants of a union apart.
    fn discriminator(&mut self, place: &Place, old: &Discriminator, new: &Discriminator) {
        let Discriminator { field, doc } = old;
        if *field != new.field {
            let text = format!("the discriminator is `{}`, and was `{field}`", new.field);
            self.found(&rule::DISCRIMINATOR_CHANGED, place, text, union_field(field));
        }
        self.text_if(place, "discriminator.doc", doc, &new.doc);
    }

    fn variant_likeness(&self, old: &UnionVariant, new: &UnionVariant) -> Likeness {
        let is_same_doc = !old.docs.text.is_empty() && old.docs.text == new.docs.text;
        match self.same().is_same(&old.ty, &new.ty) && (is_same_doc || are_alike(&old.name, &new.name)) {
            true => Likeness::AtSamePlace,
            false => Likeness::Different,
        }
    }

    fn variant(&mut self, place: &Place, old: &UnionVariant, new: &UnionVariant) {
        let UnionVariant { name: _, preferred_name: _, docs, ty } = old;
        let place = place.value(&new.name);
        self.docs(&place, docs, &new.docs);
        if self.same().is_same(ty, &new.ty) {
            return;
        }
        let effects = wire(|lens| {
            let (reader, writer) = lens.sides(self.old.vendor, self.new.vendor);
            let reading = Reading { by: lens.reader, reader, writer, same: self.same(), old_reads: lens.old_reads };
            let (read, written) = lens.sides(ty, &new.ty);
            match reading.takes_object(read, written) {
                true => Taken::Accepted(None),
                false => Taken::Refused(format!("not every `{written}` is a valid `{read}`")),
            }
        });
        let why = "The variant has another type.";
        let effects = effects.breaking(View::Rust, why).breaking(View::TypeScript, why);
        let text = format!("it has the type `{}`, and had `{ty}`", new.ty);
        self.found(&rule::VARIANT_TYPE_CHANGED, &place, text, effects);
    }
}

fn names(variant: &UnionVariant) -> Names<'_> {
    Names { preferred: variant.preferred_name.as_deref(), rust: ident_of(variant).to_string(), key: None }
}

/// A schema has no room for objects with another name; a decoder keeps them whole.
fn other_name(is_gone: bool, has_come: bool) -> Effects {
    wire(|lens| {
        let is_met = if lens.old_reads { has_come } else { is_gone };
        match (is_met, lens.reader.is_schema()) {
            (true, true) => Taken::Refused("they have no object of that name".to_owned()),
            (true, false) => Taken::Accepted(Some("such an object is `Unknown`, and kept whole")),
            (false, _) => Taken::Accepted(None),
        }
    })
}

/// Without the discriminator, neither a schema nor a decoder takes an object that no variant is for.
fn without_field(field: &str, is_gone: bool, has_come: bool) -> Effects {
    wire(|lens| {
        let is_met = if lens.old_reads { has_come } else { is_gone };
        if is_met { Taken::Refused(format!("they ask for `{field}`")) } else { Taken::Accepted(None) }
    })
}

fn added_variant() -> Effects {
    let effects = other_name(false, true).compatible(View::Rust, "The enum is `#[non_exhaustive]`.");
    effects.compatible(View::TypeScript, "A member of the union more: a `switch` with a `default` takes it.")
}

fn removed_variant(variant: &UnionVariant) -> Effects {
    let name = ident_of(variant);
    let effects = other_name(true, false).breaking(View::Rust, format!("The variant `{name}` is gone."));
    effects.breaking(View::TypeScript, format!("No member of the union is called \"{}\" any more.", variant.name))
}

fn renamed_variant(old: &str) -> Effects {
    other_name(true, true).breaking(View::TypeScript, format!("No member of the union is called \"{old}\" any more."))
}

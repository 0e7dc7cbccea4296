//! Named types.

use super::super::change::Change;
use super::super::judge::{Reading, Taken, is_assignable, wire};
use super::super::pairs::{Likeness, Pairs, are_alike, pairs};
use super::super::rule;
use super::super::side::{Renames, SameTypes};
use super::super::verdict::{Effects, View};
use super::names::{Names, name_change};
use super::{Comparison, Owner};
use crate::emit::rust::ident_of;
use crate::model::{KindMember, KindUnion, TypeDef, TypeKind, TypeRef, Vendor};

/// Types that are the same under another name: they have the same content, and are alike in name or
/// docs.
pub(super) fn renamed<'a>(old: &'a Vendor, new: &'a Vendor) -> Renames<'a> {
    let mut renames = Renames::default();
    // A type may contain one that is renamed, too.
    loop {
        let found = pairs(&old.types, &new.types, |def| def.name.as_str(), |one, other| likeness(one, other, &renames));
        let Some(fresh) = found.renamed.iter().find(|it| !renames.has_old(&it.old.name)) else { return renames };
        renames.add(&fresh.old.name, &fresh.new.name);
    }
}

fn likeness<'a>(old: &'a TypeDef, new: &'a TypeDef, renames: &Renames<'a>) -> Likeness {
    if renames.has_old(&old.name) || renames.has_new(&new.name) {
        return if renames.is_same(&old.name, &new.name) { Likeness::Certain } else { Likeness::Different };
    }
    let is_same_doc = !old.docs.text.is_empty() && old.docs.text == new.docs.text;
    match (is_same_doc || are_alike(&old.name, &new.name)) && is_same_kind(old, new, renames) {
        true => Likeness::Likely,
        false => Likeness::Different,
    }
}

/// Whether two types have the same content on the wire. A type that contains itself does so under
/// either name.
fn is_same_kind<'a>(old: &'a TypeDef, new: &'a TypeDef, renames: &Renames<'a>) -> bool {
    let mut renames = renames.clone();
    renames.add(&old.name, &new.name);
    let is_same = |one: &TypeRef, other: &TypeRef| renames.is_same_type(one, other);
    match (&old.kind, &new.kind) {
        (TypeKind::Object(old), TypeKind::Object(new)) => {
            let (one, other) = (&old.fields, &new.fields);
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| one.name == other.name && is_same(&one.ty, &other.ty))
        }
        (TypeKind::Enum(old), TypeKind::Enum(new)) => {
            old.base == new.base && old.values.iter().map(|it| &it.wire).eq(new.values.iter().map(|it| &it.wire))
        }
        (TypeKind::Union(old), TypeKind::Union(new)) => {
            old.discriminator.field == new.discriminator.field
                && old.all_variants().map(|(tag, _)| tag).eq(new.all_variants().map(|(tag, _)| tag))
        }
        (TypeKind::KindUnion(old), TypeKind::KindUnion(new)) => are_same_members(old, new, is_same),
        (TypeKind::Alias { ty: old, bounds: _ }, TypeKind::Alias { ty: new, bounds: _ }) => is_same(old, new),
        _ => false,
    }
}

impl<'a> Comparison<'a> {
    pub(super) fn types(&mut self) {
        let (old, new) = (self.old.vendor, self.new.vendor);
        let is_renamed = |one: &TypeDef, other: &TypeDef| match self.types.new_name(&one.name) == other.name.as_str() {
            true => Likeness::Likely,
            false => Likeness::Different,
        };
        let Pairs { both, renamed, removed, added, .. } =
            pairs(&old.types, &new.types, |def| def.name.as_str(), is_renamed);
        for def in added {
            let effects = Effects::default().compatible(View::Rust, "A type more.");
            let effects = effects.compatible(View::TypeScript, "A type more.");
            let text = format!("the type `{}` is new", def.name);
            self.found(&rule::TYPE_ADDED, &self.place.owner(&def.name), text, effects);
        }
        for def in removed {
            let name = ident_of(def);
            let effects = Effects::default().breaking(View::Rust, format!("The type `{name}` is gone."));
            let key = self.old.keys.named(&def.name);
            let effects = effects.breaking(View::TypeScript, format!("The type `{key}` is gone."));
            let text = format!("the type `{}` is gone", def.name);
            self.found(&rule::TYPE_REMOVED, &self.place.owner(&def.name), text, effects);
        }
        for it in renamed {
            let effects = self.type_names(it.old, true).effects(&self.type_names(it.new, false));
            let text = format!("the type `{}` was called `{}`", it.new.name, it.old.name);
            let change = Change::new(&rule::TYPE_RENAMED, self.place.owner(&it.new.name), text);
            self.push(change.judged(effects).guessed(it.guess));
            self.named_type(it.old, it.new);
        }
        for (old, new) in both {
            self.named_type(old, new);
        }
    }

    fn type_names<'s>(&'s self, def: &'s TypeDef, is_old: bool) -> Names<'s> {
        let keys = if is_old { &self.old.keys } else { &self.new.keys };
        let rust = ident_of(def).to_string();
        Names { preferred: def.preferred_name.as_deref(), rust, key: Some(keys.named(&def.name)) }
    }

    /// A type of both sides. Of one that no payload has, nothing is refused.
    fn named_type(&mut self, old: &'a TypeDef, new: &'a TypeDef) {
        let first = self.changes.len();
        self.definitions(old, new);
        if !is_read(self.old.vendor, old) && !is_read(self.new.vendor, new) {
            let own = self.changes.split_off(first).into_iter();
            self.changes
                .extend(own.map(|change| Change { effects: change.effects.clone().but_for_payloads(), ..change }));
        }
    }

    fn definitions(&mut self, old: &'a TypeDef, new: &'a TypeDef) {
        let TypeDef { name, preferred_name: _, docs, file, document, partial_of: _, made: _, kind, example } = old;
        let place = self.place.owner(&new.name);
        if *name == new.name {
            let change = name_change(&place, &self.type_names(old, true), &self.type_names(new, false));
            self.changes.extend(change);
        }
        self.docs(&place, docs, &new.docs);
        self.file(&place, file, &new.file, true);
        if *document != new.document {
            let text =
                if new.document { "it is exported by itself, too" } else { "it is not exported by itself any more" };
            self.found(&rule::DOCUMENT_CHANGED, &place, text, document_effects(new.document));
        }
        self.example(&place, example, &new.example);
        match (kind, &new.kind) {
            (TypeKind::Object(before), TypeKind::Object(after)) => {
                let owner = Owner { place, types: Some((&old.name, &new.name)), is_used: true };
                self.object(&owner, before, after);
            }
            (TypeKind::Enum(before), TypeKind::Enum(after)) => self.enumeration(&place, before, after),
            (TypeKind::Union(before), TypeKind::Union(after)) => self.union(&place, (old, before), (new, after)),
            (TypeKind::KindUnion(before), TypeKind::KindUnion(after)) => {
                if !are_same_members(before, after, |one, other| self.types.is_same_type(one, other)) {
                    self.kind(old, new);
                } else if !before.members.iter().map(|it| it.kind).eq(after.members.iter().map(|it| it.kind)) {
                    self.order(&place, "types");
                }
            }
            (TypeKind::Alias { ty, bounds }, TypeKind::Alias { ty: after, bounds: new_bounds }) => {
                self.target(old, new, ty, after);
                self.bounds(&place, bounds, new_bounds);
            }
            _ => self.kind(old, new),
        }
    }

    /// What a name for a type stands for.
    fn target(&mut self, old: &TypeDef, new: &TypeDef, before: &TypeRef, after: &TypeRef) {
        if self.types.is_same_type(before, after) {
            return;
        }
        let effects = self.type_effects(old, new, &format!("`{before}`"), &format!("`{after}`"));
        let (was, is) = (self.old.rust.value(before), self.new.rust.value(after));
        let effects = match was == is {
            true => effects.compatible(View::Rust, "The Rust type is the same."),
            false => effects.breaking(View::Rust, format!("It is a name for `{is}`, and was one for `{was}`.")),
        };
        let effects = match is_assignable(self.old.vendor, self.new.vendor, self.same(), before, after) {
            true => effects.compatible(View::TypeScript, "What is read is what was read before, or a part of it."),
            false => effects.breaking(View::TypeScript, format!("`{after}` is not `{before}`.")),
        };
        let text = format!("it is a name for `{after}`, and was one for `{before}`");
        self.found(&rule::ALIAS_TARGET_CHANGED, &self.place.owner(&new.name), text, effects);
    }

    fn kind(&mut self, old: &TypeDef, new: &TypeDef) {
        let (was, is) = (kind_name(&old.kind), kind_name(&new.kind));
        let effects = self.type_effects(old, new, &was, &is);
        let effects = effects.breaking(View::Rust, format!("It is {is}, and was {was}."));
        let effects = effects.breaking(View::TypeScript, format!("It is {is}, and was {was}."));
        self.found(
            &rule::TYPE_KIND_CHANGED,
            &self.place.owner(&new.name),
            format!("it is {is}, and was {was}"),
            effects,
        );
    }

    fn type_effects(&self, old: &TypeDef, new: &TypeDef, was: &str, is: &str) -> Effects {
        wire(|lens| {
            let (reader, writer) = lens.sides(self.old.vendor, self.new.vendor);
            let reading = Reading { by: lens.reader, reader, writer, same: self.same(), old_reads: lens.old_reads };
            let (read, written) = lens.sides(old, new);
            match reading.takes_named(read, written) {
                true => Taken::Accepted(None),
                false => {
                    let (reader, writer) = lens.sides(was, is);
                    Taken::Refused(format!("not every value of {writer} is one of {reader}"))
                }
            }
        })
    }
}

/// Whether two unions by kind have the same types, in whatever order.
fn are_same_members(old: &KindUnion, new: &KindUnion, is_same: impl Fn(&TypeRef, &TypeRef) -> bool) -> bool {
    let has = |one: &KindMember| new.members.iter().any(|it| it.kind == one.kind && is_same(&one.ty, &it.ty));
    old.members.len() == new.members.len() && old.members.iter().all(has)
}

/// Whether somebody reads values of a type: it is in events, or a document of its own.
fn is_read(vendor: &Vendor, def: &TypeDef) -> bool {
    let documents = vendor.types.iter().filter(|def| def.document).map(|def| &def.name);
    vendor.types.reachable(vendor.types_of(&vendor.events).chain(documents), |_| true).contains(&def.name)
}

fn document_effects(is_exported: bool) -> Effects {
    if is_exported {
        return Effects::default();
    }
    let gone = "The type's own schema is gone.";
    Effects::default().breaking(View::NewReceiverSchema, gone).breaking(View::NewStrictSchema, gone)
}

fn kind_name(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Object(_) => "an object".to_owned(),
        TypeKind::Union(_) => "a union".to_owned(),
        TypeKind::KindUnion(union) => format!("one of `{union}`"),
        TypeKind::Enum(_) => "an enum".to_owned(),
        TypeKind::Alias { ty, bounds: _ } => format!("a name for `{ty}`"),
    }
}

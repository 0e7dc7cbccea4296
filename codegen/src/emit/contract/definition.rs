//! Definitions: the named things that an export consists of.

use std::sync::LazyLock;

use super::keys::VariantKey;
use super::properties::{NO_BOUNDS, Properties, ValueType};
use super::unknown::Unknown;
use super::{Contract, sentences, strings};
use crate::internal::Checked;
use crate::model::{
    Docs, EnumBase, EnumDef, Event, Object, Scalar, Shape, StringForm, TypeDef, TypeKind, TypeRef, UnionDef,
};

/// A body that is a list of events.
static LIST_OF_EVENTS: LazyLock<Shape> =
    LazyLock::new(|| Shape::List(Box::new(TypeRef { shape: Shape::Scalar(Scalar::Event), nullable: false })));

const KNOWN: &str = "One of the documented events.";

const UNKNOWN: &str = "An event of a type that is not documented yet, such as one that was added later.";

/// What a definition is of.
#[derive(Clone, Copy)]
pub(in crate::emit) enum Target<'a> {
    /// A whole request body.
    Body,
    /// Any one of the vendor's events.
    AnyEvent,
    /// One of the events that are documented, where others are accepted too.
    KnownEvent,
    /// An event that is none of those.
    UnknownEvent,
    /// An event.
    Event(&'a Event),
    /// A named type.
    Type(&'a TypeDef),
    /// Strings of one form, so that generators make one type of all that have it.
    Strings(StringForm),
    /// A variant of a union, or of a union within: the variant's object with the discriminators in
    /// front, or a union of such objects.
    Variant {
        /// The outermost union.
        union: &'a UnionDef,
        /// Its key, and where it is in the union.
        key: &'a VariantKey,
    },
}

/// What is said of one target.
pub(in crate::emit) struct Definition<'a> {
    /// The key, which is the title too, and the name that generators use.
    pub(in crate::emit) key: &'a str,
    /// The description; empty if there is nothing to say.
    pub(in crate::emit) description: String,
    /// The vendor advises against further use.
    pub(in crate::emit) deprecated: bool,
    /// What a value is.
    pub(in crate::emit) content: Content<'a>,
}

/// What a value of a definition is.
pub(in crate::emit) enum Content<'a> {
    /// An object.
    Object(Properties<'a>),
    /// One of several objects.
    Union(Union<'a>),
    /// An event of none of the documented types.
    Unknown(Unknown<'a>),
    /// An enum; if it is closed, a value is one of those that are listed.
    Enum { def: &'a EnumDef, closed: bool },
    /// One of several types, each of another kind of JSON value.
    Kinds(Vec<ValueType<'a>>),
    /// Another name for a type.
    Alias(ValueType<'a>),
    /// A string that a pattern matches, with examples.
    Strings { pattern: &'static str, examples: &'static [&'static str] },
}

/// One of several objects.
pub(in crate::emit) struct Union<'a> {
    /// The field that has the name of each; none if no one field has.
    pub(in crate::emit) discriminator: Option<&'a str>,
    /// Whether no object can be two of them at once.
    pub(in crate::emit) exclusive: bool,
    /// The objects, each with its name if it has one; none if there is no event.
    pub(in crate::emit) branches: Vec<(&'a str, Target<'a>)>,
}

impl<'a> Contract<'a> {
    /// The key of a target.
    pub(in crate::emit) fn key(&'a self, target: Target<'a>) -> &'a str {
        match target {
            Target::Body => self.keys.body(),
            Target::AnyEvent => self.keys.any_event(),
            Target::KnownEvent => self.keys.known_event(),
            Target::UnknownEvent => self.keys.unknown_event(),
            Target::Event(event) => self.keys.event(&event.name),
            Target::Type(def) => self.keys.named(&def.name),
            Target::Strings(form) => self.keys.strings(form),
            Target::Variant { key, .. } => &key.key,
        }
    }

    /// Every target once, in the order in which people read: the envelope, any event, the known and the
    /// unknown, each event, and the named types, a union before its variants. A body that is one event is any event.
    pub(in crate::emit) fn targets(&'a self) -> Vec<Target<'a>> {
        let mut targets = Vec::new();
        if self.part.vendor.event_list().is_some() {
            targets.push(Target::Body);
        }
        targets.push(Target::AnyEvent);
        if self.unknown().is_some() {
            targets.extend([Target::KnownEvent, Target::UnknownEvent]);
        }
        targets.extend(self.part.events.iter().copied().map(Target::Event));
        for def in self.part.types.iter().copied() {
            targets.push(Target::Type(def));
            if let TypeKind::Union(union) = &def.kind {
                for (_, variant) in self.variants(def, union) {
                    self.add_variant(variant, &mut targets);
                }
            }
        }
        targets
    }

    /// What an event is whose name is known.
    pub(in crate::emit) fn known_target(&self) -> Target<'a> {
        if self.unknown().is_some() { Target::KnownEvent } else { Target::AnyEvent }
    }

    /// What is said of a target.
    pub(in crate::emit) fn definition(&'a self, target: Target<'a>) -> Definition<'a> {
        let key = self.key(target);
        match (target, &self.part.vendor.envelope) {
            (Target::Body, Some(envelope)) => {
                object(key, &envelope.docs, &envelope.object, self.envelope_properties(envelope))
            }
            (Target::Body, None) if self.part.vendor.wrapper.is_some() => Definition {
                key,
                description: sentences::docs(&self.part.vendor.docs),
                deprecated: false,
                content: Content::Union(self.wrapper_or_event()),
            },
            (Target::Body, None) if self.part.vendor.event_list().is_some() => Definition {
                key,
                description: sentences::docs(&self.part.vendor.docs),
                deprecated: false,
                content: Content::Alias(self.value_type(&LIST_OF_EVENTS, false, &NO_BOUNDS)),
            },
            (Target::Body, None) | (Target::AnyEvent, _) => Definition {
                key,
                description: sentences::docs(&self.part.vendor.docs),
                deprecated: false,
                content: Content::Union(self.any_event()),
            },
            (Target::KnownEvent, _) => Definition {
                key,
                description: KNOWN.to_owned(),
                deprecated: false,
                content: Content::Union(self.known_event()),
            },
            (Target::UnknownEvent, _) => Definition {
                key,
                description: UNKNOWN.to_owned(),
                deprecated: false,
                content: self.unknown().map_or(Content::Union(self.known_event()), Content::Unknown),
            },
            (Target::Event(event), _) => {
                let rules = &self.part.vendor.payload(event).object;
                object(key, &event.docs, rules, self.event_properties(event))
            }
            (Target::Type(def), _) => self.named_type(key, def),
            (Target::Strings(form), _) => strings::definition(form, key, self.profile.is_strict()),
            (Target::Variant { union, key: place }, _) => self.variant(key, union, place),
        }
    }

    /// One of the vendor's events. Receivers take those that are added later, by a branch of its own:
    /// the known ones are a union by themselves, so that generators still tell them apart.
    fn any_event(&'a self) -> Union<'a> {
        if self.unknown().is_none() {
            return self.known_event();
        }
        let exclusive = self.part.vendor.discriminator.tag().is_some();
        let branches = [Target::KnownEvent, Target::UnknownEvent].map(|target| ("", target)).into();
        Union { discriminator: None, exclusive, branches }
    }

    /// One of the events that are covered.
    fn known_event(&'a self) -> Union<'a> {
        let events = self.part.events.iter().copied();
        let discriminator = self.part.vendor.discriminator.tag();
        Union {
            discriminator,
            exclusive: discriminator.is_some(),
            branches: events.map(|event| (event.name.as_str(), Target::Event(event))).collect(),
        }
    }

    /// What tells an event that is none of the covered ones; none for the strict contract, and where a
    /// body alone does not tell.
    pub(in crate::emit) fn unknown(&self) -> Option<Unknown<'a>> {
        if self.profile.is_strict() { None } else { Unknown::of(self.part.vendor, &self.part.events) }
    }

    /// What a whole request body is: for a vendor with a wrapper that one, and never an event by itself.
    pub(in crate::emit) fn request_body(&'a self) -> Target<'a> {
        self.part.vendor.wrapper_type().map_or(Target::Body, Target::Type)
    }

    /// The wrapper's variants, or the wrapper, and the events: those of a vendor with a wrapper come bare
    /// by other ways.
    fn wrapper_or_event(&'a self) -> Union<'a> {
        let mut branches = match self.part.vendor.wrapper_type() {
            Some(def) => match &def.kind {
                TypeKind::Union(wrapper) => self.variants(def, wrapper).collect(),
                _ => vec![(def.name.as_str(), Target::Type(def))],
            },
            None => Vec::new(),
        };
        branches.push(("", Target::AnyEvent));
        Union { discriminator: None, exclusive: self.part.vendor.discriminator.tag().is_some(), branches }
    }

    fn named_type(&'a self, key: &'a str, def: &'a TypeDef) -> Definition<'a> {
        let docs = &def.docs;
        let (description, content) = match &def.kind {
            TypeKind::Object(rules) => return object(key, docs, rules, self.object_properties(rules)),
            TypeKind::Union(union) => {
                let branches = self.variants(def, union).collect();
                (sentences::docs(docs), Content::Union(tagged_union(union, branches)))
            }
            TypeKind::Enum(values) => {
                let closed = self.is_closed(values);
                (sentences::enumeration(docs, values, closed), Content::Enum { def: values, closed })
            }
            TypeKind::KindUnion(union) => {
                let members = union.members.iter().map(|member| self.item_type(&member.ty)).collect();
                (sentences::docs(docs), Content::Kinds(members))
            }
            TypeKind::Alias { ty, bounds } => {
                let value = self.value_type(&ty.shape, ty.nullable, bounds);
                (sentences::ranged(docs, bounds), Content::Alias(value))
            }
        };
        Definition { key, description, deprecated: docs.deprecated.is_some(), content }
    }

    fn variants(&'a self, def: &'a TypeDef, union: &'a UnionDef) -> impl Iterator<Item = (&'a str, Target<'a>)> {
        let keyed = self.keys.variants(&def.name, union);
        keyed.map(move |(key, (_, variant))| (variant.name.as_str(), Target::Variant { union, key }))
    }

    /// A variant, and if it is a union, its variants.
    fn add_variant(&'a self, target: Target<'a>, targets: &mut Vec<Target<'a>>) {
        targets.push(target);
        if let Target::Variant { union, key } = target {
            key.within.iter().for_each(|key| self.add_variant(Target::Variant { union, key }, targets));
        }
    }

    /// A variant of a union, or of a union within.
    fn variant(&'a self, key: &'a str, outermost: &'a UnionDef, place: &'a VariantKey) -> Definition<'a> {
        let types = &self.part.vendor.types;
        let mut union = outermost;
        let mut tags = Vec::new();
        let mut found = None;
        for index in &place.path {
            let (tag, variant) = union.all_variants().nth(*index).checked("a union has no such variant");
            tags.push((&union.discriminator, tag));
            union = types.inner_union(variant).unwrap_or(union);
            found = Some(variant);
        }
        let variant = found.checked("a variant is in no union");
        if types.inner_union(variant).is_none() {
            let rules = types.object(&variant.ty);
            return object(key, &variant.docs, rules, self.variant_properties(tags, rules));
        }
        let named = union.all_variants().zip(&place.within);
        let branches = named
            .map(|((_, variant), key)| (variant.name.as_str(), Target::Variant { union: outermost, key }))
            .collect();
        Definition {
            key,
            description: sentences::docs(&variant.docs),
            deprecated: variant.docs.deprecated.is_some(),
            content: Content::Union(tagged_union(union, branches)),
        }
    }

    /// Only the strict contract closes an enum, and only one that the vendor lists in full.
    fn is_closed(&self, def: &EnumDef) -> bool {
        let listed = !def.values.is_empty() && def.base != EnumBase::IntegerOrString;
        self.profile.is_strict() && !def.open && listed
    }
}

fn object<'a>(key: &'a str, docs: &Docs, rules: &Object, properties: Properties<'a>) -> Definition<'a> {
    let (description, deprecated) = (sentences::object(docs, rules), docs.deprecated.is_some());
    Definition { key, description, deprecated, content: Content::Object(properties) }
}

/// The branches of a union. Where one lacks the discriminator, that cannot be named as such.
fn tagged_union<'a>(union: &'a UnionDef, branches: Vec<(&'a str, Target<'a>)>) -> Union<'a> {
    let discriminator = union.absent.is_none().then_some(union.discriminator.field.as_str());
    Union { discriminator, exclusive: true, branches }
}

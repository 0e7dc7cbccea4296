//! How much of a vendor is equal in two models: by what the wire has, not by what schemas call it.
//!
//! Objects are compared where they are used: the payload of the same event, the type of the same
//! field. A field is equal if its type, bounds and all three facts of its presence are. A type is
//! equal if it is of the same kind, with the same values, or fields of the same names. An event is
//! equal if it is there, with the fields that both have in the same order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use hookwright::model::{Bounds, Field, Shape, TypeDef, TypeKind, TypeRef, Vendor, WireValue};

/// How many of something are equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) equal: usize,
    pub(crate) all: usize,
}

impl Share {
    pub(crate) fn percent(self) -> f64 {
        self.equal as f64 * 100.0 / self.all.max(1) as f64
    }
}

/// What the comparison of two models gives.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    /// For each event, field and type of the first: what differs.
    events: BTreeMap<String, BTreeSet<String>>,
    fields: BTreeMap<String, BTreeSet<String>>,
    types: BTreeMap<String, BTreeSet<String>>,
    /// What only the second has.
    new: BTreeSet<String>,
    seen: BTreeSet<(String, String)>,
}

/// Compares two vendors.
pub(crate) fn compare(ours: &Vendor, theirs: &Vendor) -> Comparison {
    let mut comparison = Comparison::default();
    let both = Both { ours, theirs };
    // Header and envelope stand in `vendor.yaml`, which both have. Their types do not.
    let header = |vendor: &'_ Vendor| vendor.header.as_ref().map_or(Vec::new(), |header| header.fields.clone());
    comparison.fields(&both, "header", &header(ours), &header(theirs));
    comparison.fields.clear();
    for event in &ours.events {
        let differences = comparison.events.entry(event.name.to_string()).or_default();
        let Some(other) = theirs.events.iter().find(|other| other.name.as_str() == event.name.as_str()) else {
            differences.insert("is missing".to_owned());
            continue;
        };
        let (payload, other) = (ours.payload(event), theirs.payload(other));
        let names = |fields: &[Field]| fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>();
        let (mut own, mut found) = (names(&payload.object.fields), names(&other.object.fields));
        own.retain(|name| found.contains(name));
        found.retain(|name| own.contains(name));
        if own != found {
            differences.insert(format!("has the order {own:?}, and {found:?}"));
        }
        comparison.fields(&both, &payload.name, &payload.object.fields, &other.object.fields);
    }
    for event in
        theirs.events.iter().filter(|event| ours.events.iter().all(|known| known.name.as_str() != event.name.as_str()))
    {
        comparison.new.insert(format!("event {}", event.name));
    }
    // What no event leads to is known by its name.
    for def in &ours.types {
        if !comparison.types.contains_key(def.name.as_str()) {
            match theirs.type_def(&def.name) {
                Some(other) => comparison.types(&both, def, other),
                None => comparison.missing(def),
            }
        }
    }
    comparison
}

struct Both<'v> {
    ours: &'v Vendor,
    theirs: &'v Vendor,
}

impl Comparison {
    fn missing(&mut self, def: &TypeDef) {
        self.types.entry(def.name.to_string()).or_default().insert("is missing".to_owned());
        if let TypeKind::Object(object) = &def.kind {
            for field in &object.fields {
                let name = format!("{}.{}", def.name, field.name);
                self.fields.entry(name).or_default().insert("is missing".to_owned());
            }
        }
    }

    fn fields(&mut self, both: &Both<'_>, holder: &str, ours: &[Field], theirs: &[Field]) {
        for field in ours {
            let name = format!("{holder}.{}", field.name);
            let Some(other) = theirs.iter().find(|other| other.name == field.name) else {
                self.fields.entry(name).or_default().insert("is missing".to_owned());
                continue;
            };
            let mut differences = BTreeSet::new();
            if !self.same_type(both, &field.ty, &other.ty) {
                differences.insert(format!(
                    "is `{}`, and `{}`",
                    shown(both.ours, &field.ty),
                    shown(both.theirs, &other.ty)
                ));
            }
            for (what, own, found) in [
                ("nullable", field.nullable, other.nullable),
                ("optional", field.optional, other.optional),
                ("required", field.required, other.required),
            ] {
                if own != found {
                    differences.insert(format!("{what} is {own}, and {found}"));
                }
            }
            if limits(&field.bounds) != limits(&other.bounds) {
                differences.insert(format!("has {:?}, and {:?}", limits(&field.bounds), limits(&other.bounds)));
            }
            self.fields.entry(name).or_default().extend(differences);
        }
        for other in theirs.iter().filter(|other| ours.iter().all(|field| field.name != other.name)) {
            self.new.insert(format!("field {holder}.{}", other.name));
        }
    }

    /// Whether types are of the same form; what they name is compared by itself.
    fn same_type(&mut self, both: &Both<'_>, ours: &TypeRef, theirs: &TypeRef) -> bool {
        let named = |shape: &Shape| matches!(shape, Shape::Named(_));
        if let Shape::Named(id) = &ours.shape
            && let TypeKind::Alias { .. } = both.ours.types.get(id).kind
        {
            let same = canonical(both.ours, &ours.shape) == canonical(both.theirs, &theirs.shape);
            let differences = self.types.entry(id.to_string()).or_default();
            if !same {
                differences.insert("stands for something else".to_owned());
            }
            return same;
        }
        let theirs_shape = resolved(both.theirs, &theirs.shape);
        match (&ours.shape, theirs_shape) {
            (Shape::Named(id), other) if named(other) => {
                let Shape::Named(other) = other else { return false };
                let (def, other) = (both.ours.types.get(id), both.theirs.types.get(other));
                self.types(both, def, other);
                std::mem::discriminant(&def.kind) == std::mem::discriminant(&other.kind)
            }
            (Shape::Named(id), _) => {
                let def = both.ours.types.get(id);
                self.missing(def);
                false
            }
            (Shape::List(a), Shape::List(b)) | (Shape::Map(_, a), Shape::Map(_, b)) => {
                self.same_type(both, a, b) && a.nullable == b.nullable
            }
            (Shape::Scalar(a), Shape::Scalar(b)) => a == b,
            _ => false,
        }
    }

    fn types(&mut self, both: &Both<'_>, ours: &TypeDef, theirs: &TypeDef) {
        if !self.seen.insert((ours.name.to_string(), theirs.name.to_string())) {
            return;
        }
        let mut differences = BTreeSet::new();
        match (&ours.kind, &theirs.kind) {
            (TypeKind::Object(a), TypeKind::Object(b)) => {
                let names = |fields: &[Field]| fields.iter().map(|field| field.name.clone()).collect::<BTreeSet<_>>();
                if names(&a.fields) != names(&b.fields) {
                    differences.insert("has other fields".to_owned());
                }
                self.fields(both, &ours.name, &a.fields, &b.fields);
            }
            (TypeKind::Enum(a), TypeKind::Enum(b)) => {
                if a.base != b.base || a.open != b.open {
                    differences
                        .insert(format!("is {:?}, open: {}, and {:?}, open: {}", a.base, a.open, b.base, b.open));
                }
                let values = |def: &hookwright::model::EnumDef| {
                    def.values.iter().map(|value| text(&value.wire)).collect::<BTreeSet<_>>()
                };
                let (own, found) = (values(a), values(b));
                if own != found {
                    let lacking: Vec<_> = own.difference(&found).collect();
                    let new: Vec<_> = found.difference(&own).collect();
                    differences.insert(format!("lacks {} values {lacking:?}, has {new:?} besides", lacking.len()));
                }
            }
            (TypeKind::Union(a), TypeKind::Union(b)) => {
                if a.discriminator.field != b.discriminator.field {
                    differences.insert("has another discriminator".to_owned());
                }
                for variant in &a.variants {
                    match b.variants.iter().find(|other| other.name == variant.name) {
                        Some(other) => {
                            let (def, other) = (both.ours.types.get(&variant.ty), both.theirs.types.get(&other.ty));
                            self.types(both, def, other);
                        }
                        None => _ = differences.insert(format!("lacks the variant {}", variant.name)),
                    }
                }
                if b.variants.len() > a.variants.len() {
                    differences.insert("has more variants".to_owned());
                }
            }
            (TypeKind::Alias { ty: a, .. }, TypeKind::Alias { ty: b, .. }) => {
                if !self.same_type(both, a, b) {
                    differences.insert("stands for something else".to_owned());
                }
            }
            _ => _ = differences.insert("is of another kind".to_owned()),
        }
        self.types.entry(ours.name.to_string()).or_default().extend(differences);
    }

    pub(crate) fn events_share(&self) -> Share {
        share(&self.events)
    }

    pub(crate) fn fields_share(&self) -> Share {
        share(&self.fields)
    }

    pub(crate) fn types_share(&self) -> Share {
        share(&self.types)
    }

    /// The shares, and every difference.
    pub(crate) fn report(&self) -> String {
        let mut text = String::new();
        for (what, items) in [("events", &self.events), ("fields", &self.fields), ("types", &self.types)] {
            let share = share(items);
            writeln!(text, "{what}: {} of {} equal, {:.1} %", share.equal, share.all, share.percent()).unwrap();
        }
        for (what, items) in [("event", &self.events), ("field", &self.fields), ("type", &self.types)] {
            for (name, differences) in items.iter().filter(|(_, differences)| !differences.is_empty()) {
                let differences = differences.iter().cloned().collect::<Vec<_>>().join("; ");
                writeln!(text, "{what} {name}: {differences}").unwrap();
            }
        }
        for name in &self.new {
            writeln!(text, "new {name}").unwrap();
        }
        text
    }
}

fn share(items: &BTreeMap<String, BTreeSet<String>>) -> Share {
    Share { equal: items.values().filter(|differences| differences.is_empty()).count(), all: items.len() }
}

fn text(wire: &WireValue) -> String {
    wire.text().into_owned()
}

fn resolved<'s>(vendor: &'s Vendor, shape: &'s Shape) -> &'s Shape {
    match shape {
        Shape::Named(id) => match &vendor.types.get(id).kind {
            TypeKind::Alias { ty, .. } => resolved(vendor, &ty.shape),
            _ => shape,
        },
        _ => shape,
    }
}

fn canonical(vendor: &Vendor, shape: &Shape) -> String {
    format!("{:?}", resolved(vendor, shape))
}

fn shown(vendor: &Vendor, ty: &TypeRef) -> String {
    let null = if ty.nullable { "?" } else { "" };
    let shape = match resolved(vendor, &ty.shape) {
        Shape::Scalar(scalar) => scalar.name().to_owned(),
        Shape::Named(id) => id.to_string(),
        Shape::List(inner) => format!("list<{}>", shown(vendor, inner)),
        Shape::Map(_, inner) => format!("map<{}>", shown(vendor, inner)),
    };
    format!("{shape}{null}")
}

fn limits(bounds: &Bounds) -> Vec<(&'static str, f64)> {
    let count = |count: Option<u64>| count.map(|count| count as f64);
    let number = |number: &Option<serde_json::Number>| number.as_ref().and_then(serde_json::Number::as_f64);
    let limits = [
        ("min", number(&bounds.min)),
        ("max", number(&bounds.max)),
        ("max_bytes", count(bounds.max_bytes)),
        ("min_items", count(bounds.min_items)),
        ("max_items", count(bounds.max_items)),
    ];
    limits.into_iter().filter_map(|(name, limit)| Some((name, limit?))).collect()
}

//! What a vendor's schemas know already.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::names::TakenNames;
use crate::load::LoadedVendor;
use crate::model::{EnumBase, Field, ItemKind, NameSource, Scalar, Shape, TypeId, TypeKind, TypeRef, Vendor};
use crate::naming::ScopeKind;
use crate::resolve;
use crate::syntax::{Policy, PresenceSyntax, RequiredPolicy};

/// What a vendor's schemas know already.
pub(crate) struct Known<'a> {
    pub(crate) vendor: &'a Vendor,
    pub(crate) nullable: Policy,
    pub(crate) optional: Policy,
    pub(crate) required: RequiredPolicy,
    dictionary: HashMap<String, Field>,
    /// The fields of all objects, by name.
    fields: HashMap<&'a str, Vec<&'a Field>>,
    scalars: BTreeMap<&'static str, usize>,
}

impl<'a> Known<'a> {
    /// What a vendor's schemas know, for use in a section with this presence.
    pub(crate) fn new(vendor: &'a Vendor, loaded: &LoadedVendor, section: Option<PresenceSyntax>) -> Self {
        let (wide, close) = (loaded.vendor.presence.unwrap_or_default(), section.unwrap_or_default());
        let dictionary = resolve::dictionary(loaded, section);
        let mut known = Known {
            vendor,
            nullable: close.nullable.or(wide.nullable).unwrap_or(Policy::Never),
            optional: close.optional.or(wide.optional).unwrap_or(Policy::Never),
            required: close.required.or(wide.required).unwrap_or(RequiredPolicy::Present),
            dictionary: dictionary.into_iter().map(|field| (field.name.clone(), field)).collect(),
            fields: HashMap::new(),
            scalars: BTreeMap::new(),
        };
        for field in all_fields(vendor) {
            known.fields.entry(&field.name).or_default().push(field);
            known.count(&field.ty);
        }
        known
    }

    fn count(&mut self, ty: &TypeRef) {
        match &ty.shape {
            Shape::Scalar(scalar) => *self.scalars.entry(scalar.name()).or_default() += 1,
            Shape::List(inner) | Shape::Map(_, inner) => self.count(inner),
            Shape::Named(_) => {}
        }
    }

    /// Of two scalars that fit, the one that the vendor uses more; the first if neither.
    pub(crate) fn habit(&self, fitting: [Scalar; 2]) -> Scalar {
        let [first, second] = fitting;
        let uses = |scalar: Scalar| self.scalars.get(scalar.name()).copied().unwrap_or_default();
        if uses(second) > uses(first) { second } else { first }
    }

    /// Whether a field is the discriminator or in the header, and so in every event.
    pub(crate) fn is_in_every_event(&self, name: &str) -> bool {
        let header = self.vendor.header.iter().flat_map(|header| &header.fields);
        let mut header = header.filter(|field| field.name == name || field.aliases.iter().any(|alias| alias == name));
        self.vendor.discriminator.is_part(name) || header.next().is_some()
    }

    /// Whether the dictionary has an entry of that name.
    pub(crate) fn has_entry(&self, name: &str) -> bool {
        self.dictionary.contains_key(name)
    }

    /// The dictionary's entry of that name.
    pub(crate) fn entry(&self, name: &str) -> Option<&Field> {
        self.dictionary.get(name)
    }

    /// The fields of that name, of all objects.
    pub(crate) fn namesakes(&self, name: &str) -> &[&'a Field] {
        self.fields.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a named type is an object or a union.
    pub(crate) fn is_object(&self, name: &str) -> bool {
        let def = self.vendor.type_def(name);
        def.is_some_and(|def| matches!(def.kind, TypeKind::Object(_) | TypeKind::Union(_)))
    }

    /// The dictionary's entry of that name, if all values fit it.
    pub(crate) fn in_dictionary(&self, name: &str, values: &[&Value]) -> Option<&Field> {
        self.dictionary.get(name).filter(|field| self.fit(field, values))
    }

    /// The type that other fields of that name have, if all values fit it; of several, the one
    /// that most have.
    pub(crate) fn type_of_namesakes(&self, name: &str, values: &[&Value]) -> Option<&'a TypeRef> {
        let fields = self.fields.get(name)?;
        let uses = |ty: &TypeRef| fields.iter().filter(|field| field.ty == *ty).count();
        let fitting = fields.iter().filter(|field| self.tells_much(&field.ty.shape) && self.fit(field, values));
        // The first of equals, which is what stands first in the schemas.
        fitting.map(|field| &field.ty).reduce(|best, next| if uses(next) > uses(best) { next } else { best })
    }

    /// The object type or union that all of these objects fit and that has the fewest fields
    /// they lack.
    pub(crate) fn type_of_objects(&self, objects: &[&Value]) -> Option<TypeRef> {
        let tells = |value: &&Value| value.as_object().is_some_and(|object| object.len() > 1);
        if !objects.iter().any(tells) {
            return None;
        }
        let candidates = self.vendor.types.iter().filter_map(|def| match &def.kind {
            TypeKind::Object(object) if !def.document && !def.made => Some((object.fields.len(), &def.name)),
            TypeKind::Union(_) => Some((0, &def.name)),
            _ => None,
        });
        let named = |id: &TypeId| TypeRef { shape: Shape::Named(id.clone()), nullable: false };
        let all_fit = |ty: &TypeRef| objects.iter().all(|object| resolve::value_fits_type(self.vendor, ty, object));
        let fitting = candidates.filter(|(_, id)| all_fit(&named(id)));
        fitting.min().map(|(_, id)| named(id))
    }

    /// The names of all types, which a new one must not have.
    pub(crate) fn taken_types(&self) -> TakenNames {
        let mut taken = TakenNames::new(&[ScopeKind::Types]);
        self.add_types(&mut taken);
        // Nor one that the schemas use for a type whose names in targets are others.
        for def in &self.vendor.types {
            taken.take(&NameSource { kind: ItemKind::Type, wire: Cow::from(&*def.name), preferred: None });
        }
        taken
    }

    /// The names of all types and event types, which a new event must not have.
    pub(crate) fn taken_events(&self) -> TakenNames {
        let mut taken = TakenNames::new(&[ScopeKind::Types, ScopeKind::Events]);
        self.add_types(&mut taken);
        taken.extend(&self.vendor.events);
        taken
    }

    fn add_types(&self, taken: &mut TakenNames) {
        taken.extend(&self.vendor.types);
        taken.extend(&self.vendor.payloads);
        taken.extend(&self.vendor.envelope);
    }

    /// Whether values of a type may be null by the vendor's policy, so that it need not be said.
    pub(crate) fn nullable_by_policy(&self, ty: &TypeRef<String>) -> bool {
        let reference = match &ty.shape {
            Shape::List(_) | Shape::Map(..) => true,
            Shape::Scalar(scalar) => scalar.is_reference(),
            // Of an enum it depends on the values; to say it twice does no harm.
            Shape::Named(_) => false,
        };
        self.nullable == Policy::Always || self.nullable == Policy::References && reference
    }

    /// The values of the enum that a type is, or lists.
    pub(crate) fn enum_values(&self, ty: &TypeRef) -> Option<Vec<String>> {
        match self.vendor.types.canonical(&ty.shape) {
            Shape::Named(id) => match &self.vendor.types.get(id).kind {
                TypeKind::Enum(def) => Some(def.values.iter().map(|value| value.wire.text().into_owned()).collect()),
                _ => None,
            },
            Shape::List(inner) => self.enum_values(inner),
            _ => None,
        }
    }

    /// The enum that fields of that name have, if it has these values, and no others that are
    /// published.
    pub(crate) fn enum_with(&self, field: &str, base: EnumBase, values: &[String]) -> Option<String> {
        let fields = self.fields.get(field)?;
        fields.iter().find_map(|field| {
            let Shape::Named(id) = self.vendor.types.canonical(&field.ty.shape) else { return None };
            let TypeKind::Enum(def) = &self.vendor.types.get(id).kind else { return None };
            let known: Vec<_> =
                def.values.iter().filter(|value| value.published).map(|value| value.wire.text()).collect();
            let same = known.len() == values.len() && known.iter().all(|known| values.iter().any(|it| it == known));
            (def.base == base && same).then(|| id.to_string())
        })
    }

    /// The object type that fields of that name have, if it has fields of all of these names.
    pub(crate) fn object_of_namesakes(&self, field: &str, names: &[&str]) -> Option<String> {
        let fields = self.fields.get(field).filter(|_| !names.is_empty())?;
        let mut ids = fields.iter().filter_map(|field| named_in(&field.ty.shape));
        let has_all = |id: &&TypeId| match &self.vendor.types.get(id).kind {
            TypeKind::Object(object) => names.iter().all(|name| object.fields.iter().any(|field| field.name == *name)),
            _ => false,
        };
        ids.find(has_all).map(TypeId::to_string)
    }

    /// Whether the schemas have a type, and do not only name it.
    pub(crate) fn has_type(&self, name: &str, missing: &BTreeSet<String>) -> bool {
        self.vendor.type_def(name).is_some() && !missing.contains(name)
    }

    /// Whether a value is of a named type.
    pub(crate) fn fits_named(&self, name: &str, value: &Value) -> bool {
        let Some(def) = self.vendor.type_def(name) else { return false };
        let ty = TypeRef { shape: Shape::Named(def.name.clone()), nullable: false };
        resolve::value_fits_type(self.vendor, &ty, value)
    }

    /// Whether values of a named type are references.
    pub(crate) fn is_reference(&self, name: &str) -> bool {
        let Some(def) = self.vendor.type_def(name) else { return true };
        match self.vendor.types.canonical(&Shape::Named(def.name.clone())) {
            Shape::List(_) | Shape::Map(..) => true,
            Shape::Scalar(scalar) => scalar.is_reference(),
            Shape::Named(id) => match &self.vendor.types.get(id).kind {
                TypeKind::Enum(def) => def.base == EnumBase::String,
                _ => true,
            },
        }
    }

    /// Whether that a value fits says anything: everything fits `any`. What is written where it is
    /// used has no name in the schemas.
    fn tells_much(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Scalar(scalar) => !matches!(scalar, Scalar::Any),
            Shape::List(inner) | Shape::Map(_, inner) => self.tells_much(&inner.shape),
            Shape::Named(id) => !self.vendor.types.get(id).made,
        }
    }

    fn fit(&self, field: &Field, values: &[&Value]) -> bool {
        values.iter().all(|value| resolve::value_fits(self.vendor, field, value))
    }
}

fn named_in(shape: &Shape) -> Option<&TypeId> {
    match shape {
        Shape::Scalar(_) => None,
        Shape::Named(id) => Some(id),
        Shape::List(inner) | Shape::Map(_, inner) => named_in(&inner.shape),
    }
}

fn all_fields(vendor: &Vendor) -> impl Iterator<Item = &Field> {
    let header = vendor.header.iter().flat_map(|header| &header.fields);
    let payloads = vendor.payloads.iter().flat_map(|payload| &payload.object.fields);
    let types = vendor.types.iter().filter_map(|def| match &def.kind {
        TypeKind::Object(object) if !def.made => Some(&object.fields),
        _ => None,
    });
    header.chain(payloads).chain(types.flatten())
}

//! The types that are being written: their names, and which of them are used again.

use std::borrow::Cow;

use serde_json::Value;

use super::draft::{KindDraft, TypeDraft};
use super::infer::Inference;
use super::known::Known;
use crate::evidence::Owner;
use crate::model::{EnumBase, ItemKind, NameSource, Shape, TypeKind, TypeRef, WireValue};
use crate::resolve::scalar_fits;

impl<'e> Inference<'_, '_, 'e> {
    // -- Names and lookups ---------------------------------------------------------------------

    /// The first name that is free, or one with a number.
    pub(super) fn take_name(&mut self, candidates: Vec<String>) -> String {
        let last = candidates.last().cloned().unwrap_or_default();
        let numbered = (2..).map(|number| format!("{last}{number}"));
        let drafted: Vec<String> = self.types.iter().map(|ty| ty.name.clone()).collect();
        let missing = self.sources.missing;
        let taken = &mut self.taken;
        let mut is_free = |name: &String| {
            let source = NameSource { kind: ItemKind::Type, wire: Cow::from(name), preferred: None };
            !drafted.contains(name) && !missing.contains(name) && taken.take(&source)
        };
        candidates.into_iter().chain(numbered).find(|name| is_free(name)).unwrap_or(last)
    }

    /// Whether a document describes a type of that name.
    pub(super) fn is_documented(&self, name: &str) -> bool {
        let evidence = self.sources.evidence;
        let is_type = |owner: &Owner| matches!(owner, Owner::Type(ty) if ty == name);
        evidence.tables.iter().any(|table| is_type(&table.owner))
            || evidence.examples.iter().any(|example| is_type(&example.owner))
            || evidence.values.iter().any(|value| value.ty == name)
    }

    /// Whether examples of a named type come from its fields.
    pub(super) fn is_object(&self, name: &str) -> bool {
        match self.types.iter().find(|ty| ty.name == name) {
            Some(ty) => matches!(ty.kind, KindDraft::Object { .. } | KindDraft::Union { .. }),
            None => self.known.is_object(name),
        }
    }

    /// The first value of an enum, or a value of what another name stands for.
    pub(super) fn first_value(&self, name: &str) -> Option<Value> {
        if let Some(ty) = self.types.iter().find(|ty| ty.name == name) {
            return match &ty.kind {
                KindDraft::Enum { base, values, .. } => {
                    Some(value_of_enum(*base, values.first().map(|it| it.wire.as_str())))
                }
                _ => None,
            };
        }
        match &self.known.vendor.type_def(name)?.kind {
            TypeKind::Enum(def) => {
                let first = def.values.first().map(|value| match &value.wire {
                    WireValue::Text(text) => text.clone(),
                    WireValue::Integer(number) => number.to_string(),
                });
                Some(value_of_enum(def.base, first.as_deref()))
            }
            _ => None,
        }
    }

    /// Whether a value can be the example of a shape; what cannot be told yet fits.
    pub(super) fn fits(&self, shape: &Shape<String>, value: &Value) -> bool {
        match (shape, value) {
            (Shape::Scalar(scalar), _) => scalar_fits(*scalar, value).is_ok(),
            (Shape::List(inner), Value::Array(items)) => items.iter().all(|item| self.fits(&inner.shape, item)),
            (Shape::Map(_, inner), Value::Object(entries)) => {
                entries.values().all(|value| self.fits(&inner.shape, value))
            }
            (Shape::Named(name), _) => match self.types.iter().find(|ty| ty.name == *name).map(|ty| &ty.kind) {
                Some(KindDraft::Enum { values, open, base, .. }) => {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    let fits_base = *base == EnumBase::IntegerOrString || scalar_fits(base.scalar(), value).is_ok();
                    values.iter().any(|known| known.wire == text) || *open && fits_base
                }
                Some(KindDraft::Alias(_)) => true,
                Some(KindDraft::Object { .. } | KindDraft::Union { .. }) => false,
                None => self.known.fits_named(name, value),
            },
            _ => false,
        }
    }
}

/// Whether values of a type, which may be a new one, are references in the sense of `presence`.
pub(super) fn is_reference(types: &[TypeDraft], known: &Known<'_>, ty: &TypeRef<String>) -> bool {
    match &ty.shape {
        Shape::List(_) | Shape::Map(..) => true,
        Shape::Scalar(scalar) => scalar.is_reference(),
        Shape::Named(name) => match types.iter().find(|ty| ty.name == *name).map(|ty| &ty.kind) {
            Some(KindDraft::Enum { base, .. }) => *base == EnumBase::String,
            Some(KindDraft::Alias(ty)) => is_reference(types, known, ty),
            Some(KindDraft::Object { .. } | KindDraft::Union { .. }) => true,
            None => known.is_reference(name),
        },
    }
}

fn value_of_enum(base: EnumBase, first: Option<&str>) -> Value {
    match (base, first) {
        (EnumBase::String, first) => Value::from(first.unwrap_or("text")),
        (_, first) => first.map_or(Value::from(0), |text| text.parse::<i64>().map_or(Value::from(text), Value::from)),
    }
}

/// The name of one, from the name of several.
pub(super) fn singular(name: &str) -> String {
    match name.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => return format!("{stem}y"),
        _ => {}
    }
    match name.strip_suffix('s') {
        Some(one) if one.len() > 1 && !one.ends_with('s') && !one.ends_with('u') => one.to_owned(),
        _ => name.to_owned(),
    }
}

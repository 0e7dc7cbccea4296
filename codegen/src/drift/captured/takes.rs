//! What types of the model take of what was seen.

use std::collections::BTreeMap;

use super::fields::{About, forms, kinds};
use super::{Comparison, Spot};
use crate::drift::lookup::below;
use crate::drift::{Item, Rule};
use crate::evidence::captured::{Kind, Values};
use crate::model::{Field, Scalar, TypeKind, TypeRef, Vendor};

/// Whether a named type takes objects as they are.
pub(crate) fn takes(vendor: &Vendor, ty: &TypeRef, objects: &Values) -> bool {
    let comparison = compared(vendor, ty, objects);
    comparison.drift.changes.is_empty() && comparison.drift.not_understood.is_empty()
}

/// Whether a named type would take objects if it were widened: fields may be new, absent or null, and
/// no field is of another kind. Of the fields of each object, at most a third are new.
pub(crate) fn could_take(vendor: &Vendor, ty: &TypeRef, objects: &Values) -> bool {
    let drift = compared(vendor, ty, objects).drift;
    let mut added: BTreeMap<&Item, usize> = BTreeMap::new();
    for change in &drift.changes {
        match (change.rule, change.items.first()) {
            (Rule::FieldAdded, Some(holder)) => *added.entry(holder).or_default() += 1,
            (Rule::FieldTypeChanged, _) if is_of_another_kind(change.value.as_deref()) => return false,
            _ => {}
        }
    }
    let few = |(holder, added): (&&Item, &usize)| match holder {
        Item::Type(name) => match vendor.type_def(name).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => added * 2 <= object.fields.len(),
            _ => false,
        },
        _ => false,
    };
    drift.not_understood.is_empty() && added.iter().all(few)
}

/// Whether a changed type has no wider one: an integer beyond its range has, and so has a string that is
/// no date.
fn is_of_another_kind(is: Option<&str>) -> bool {
    Kind::ALL.into_iter().any(|kind| kind != Kind::Number && is == Some(kind.text()))
}

fn compared<'a>(vendor: &'a Vendor, ty: &TypeRef, objects: &Values) -> Comparison<'a> {
    let mut comparison = Comparison::new(vendor);
    comparison.objects(&nowhere(), &below(vendor, ty).unwrap_or_default(), objects);
    comparison
}

fn nowhere() -> Spot<'static> {
    Spot { owner: String::new(), path: Vec::new(), event: None }
}

/// Whether the type of a field takes values as they are; whether they may be null or absent is not
/// asked.
pub(crate) fn takes_values(vendor: &Vendor, field: &Field, values: &Values) -> bool {
    let mut comparison = Comparison::new(vendor);
    let (spot, holder) = (nowhere(), Item::Header);
    let about = About { spot: &spot, holder: &holder, field };
    comparison.value(&about, &field.ty, values);
    comparison.bounds(&about, &field.bounds, values);
    comparison.drift.changes.is_empty() && comparison.drift.not_understood.is_empty()
}

/// Whether a scalar takes values as they are, but for null.
pub(crate) fn takes_scalar(scalar: Scalar, values: &Values) -> bool {
    let taken = kinds(scalar);
    let of_kind = |kind: &Kind| *kind == Kind::Null || taken.contains(kind) || values.of(*kind).is_never();
    let of_form =
        forms(scalar).zip(values.strings.as_ref()).is_none_or(|((forms, _), it)| it.other_than(forms).is_never());
    let range = scalar.integers().filter(|_| scalar != Scalar::IntegerOrString);
    let in_range = range.zip(values.integers.as_ref()).is_none_or(|((least, greatest), integers)| {
        integers.min.value.0 >= least.into() && integers.max.value.0 <= greatest.into()
    });
    Kind::ALL.iter().all(of_kind) && of_form && in_range
}

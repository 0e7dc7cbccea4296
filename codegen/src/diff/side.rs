//! The two sides of a comparison, and which of their types are the same.

use std::collections::BTreeMap;

use crate::emit::contract::Keys;
use crate::emit::rust::Signatures;
use crate::model::{Shape, TypeRef, Vendor};

/// A vendor on one side, with what its outputs make of it.
pub(super) struct Side<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) rust: Signatures<'a>,
    /// The names of definitions, which TypeScript has too.
    pub(super) keys: Keys,
}

impl<'a> Side<'a> {
    pub(super) fn of(vendor: &'a Vendor) -> Self {
        Side { vendor, rust: Signatures::of(vendor), keys: Keys::of(vendor) }
    }
}

/// Which types of the two sides are the same, whatever has changed inside them.
pub(super) trait SameTypes {
    fn is_same(&self, old: &str, new: &str) -> bool;
}

/// Types that have another name on the new side; all others have the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Renames<'a> {
    by_old_name: BTreeMap<&'a str, &'a str>,
}

impl<'a> Renames<'a> {
    pub(super) fn add(&mut self, old: &'a str, new: &'a str) {
        self.by_old_name.insert(old, new);
    }

    /// The name that a type has on the new side.
    pub(super) fn new_name(&self, old: &'a str) -> &'a str {
        self.by_old_name.get(old).copied().unwrap_or(old)
    }

    pub(super) fn has_old(&self, old: &str) -> bool {
        self.by_old_name.contains_key(old)
    }

    pub(super) fn has_new(&self, new: &str) -> bool {
        self.by_old_name.values().any(|known| *known == new)
    }

    /// Whether the two types are the same but for such names.
    pub(super) fn is_same_type(&self, old: &TypeRef, new: &TypeRef) -> bool {
        let is_same_shape = match (&old.shape, &new.shape) {
            (Shape::Scalar(old), Shape::Scalar(new)) => old == new,
            (Shape::Named(old), Shape::Named(new)) => self.is_same(old, new),
            (Shape::List(old), Shape::List(new)) => self.is_same_type(old, new),
            (Shape::Map(old_key, old), Shape::Map(new_key, new)) => {
                let is_same_key = match (old_key, new_key) {
                    (Some(old), Some(new)) => self.is_same(old, new),
                    (None, None) => true,
                    _ => false,
                };
                is_same_key && self.is_same_type(old, new)
            }
            _ => false,
        };
        is_same_shape && old.nullable == new.nullable
    }
}

impl SameTypes for Renames<'_> {
    fn is_same(&self, old: &str, new: &str) -> bool {
        self.by_old_name.get(old).copied().unwrap_or(old) == new
    }
}

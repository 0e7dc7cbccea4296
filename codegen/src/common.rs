//! Which of the common types each vendor has: those that it names, and those that these name.

use std::collections::{BTreeSet, HashMap};

use crate::lint::lists;
use crate::load::{Loaded, LoadedFile, LoadedVendor};
use crate::syntax::{FieldEntry, KindSyntax, TypeSyntax};

/// How many of the common types a vendor gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shared {
    /// Those that it uses.
    Used,
    /// All, for those who look for a type that fits.
    All,
}

/// Gives each vendor the common types, as files of its own.
pub(crate) fn share(loaded: &mut Loaded, which: Shared) {
    let Some(common) = &loaded.common else { return };
    let types: HashMap<&str, &TypeSyntax> = common.files.iter().flat_map(of_file).collect();
    for vendor in &mut loaded.vendors {
        let used = match which {
            Shared::Used => used(vendor, &types),
            Shared::All => types.keys().map(|name| (*name).to_owned()).collect(),
        };
        let shared = common.files.iter().filter_map(|file| part(file, &used));
        vendor.files.extend(shared.collect::<Vec<_>>());
        vendor.files.sort_by(|one, other| one.path.cmp(&other.path));
    }
}

fn of_file(file: &LoadedFile) -> impl Iterator<Item = (&str, &TypeSyntax)> {
    file.schema.types.iter().map(|(name, ty)| (name.value.as_str(), &ty.value))
}

/// The file with some of its types; none if it has none of them.
fn part(file: &LoadedFile, used: &BTreeSet<String>) -> Option<LoadedFile> {
    let mut part = file.clone();
    part.schema.types.retain(|name, _| used.contains(&name.value));
    (!part.schema.types.is_empty()).then_some(part)
}

/// The common types that a vendor leads to. One that it has a type of the same name for is among them, so
/// that both are seen where one name must not have two meanings.
fn used(vendor: &LoadedVendor, common: &HashMap<&str, &TypeSyntax>) -> BTreeSet<String> {
    let mut open: Vec<&str> = vendor.vendor.wrapper.iter().map(|name| name.value.as_str()).collect();
    open.extend(lists(vendor).into_iter().flat_map(|(_, entries)| of_entries(entries)));
    for file in vendor.files.iter().map(|file| &file.schema) {
        let dictionary = file.fields.iter().filter_map(|(_, field)| field.ty.as_ref());
        open.extend(dictionary.flat_map(|ty| words(&ty.value)));
        for (name, ty) in file.types.iter() {
            open.push(&name.value);
            open.extend(of_type(ty));
        }
    }
    let mut used = BTreeSet::new();
    while let Some(name) = open.pop() {
        if let Some(ty) = common.get(name)
            && used.insert(name.to_owned())
        {
            open.extend(of_type(ty));
        }
    }
    used
}

/// The names of types in a type.
fn of_type(ty: &TypeSyntax) -> Vec<&str> {
    match &ty.kind {
        KindSyntax::Object(object) => of_entries(&object.fields),
        KindSyntax::Union(union) => {
            let variants = union.variants.iter().map(|(_, variant)| variant);
            let all = variants.chain(union.absent.iter().map(|absent| &absent.value));
            all.flat_map(|variant| words(&variant.ty.value)).collect()
        }
        KindSyntax::Alias(alias) => words(&alias.ty.value).collect(),
        KindSyntax::Enum(_) | KindSyntax::Unclear => Vec::new(),
    }
}

fn of_entries(entries: &[FieldEntry]) -> Vec<&str> {
    let types = entries.iter().filter_map(|entry| entry.keys.as_ref()?.ty.as_ref());
    types.flat_map(|ty| words(&ty.value)).collect()
}

/// The names in a type expression.
fn words(expression: &str) -> impl Iterator<Item = &str> {
    expression.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

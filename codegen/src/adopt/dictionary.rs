//! Fields that several new objects define alike go into the dictionary, once.

use std::collections::BTreeMap;

use super::draft::FieldDraft;

/// How often a field must be defined alike.
const ENOUGH: usize = 3;

/// Takes out what is defined alike, and leaves its names. The lists must all stand where the same
/// holds for fields that say nothing. Names that the dictionary has already are left alone.
pub(crate) fn take_common(lists: &mut [&mut Vec<FieldDraft>], known: impl Fn(&str) -> bool) -> Vec<FieldDraft> {
    let mut order: Vec<String> = Vec::new();
    let mut kinds: BTreeMap<String, Vec<(FieldDraft, usize)>> = BTreeMap::new();
    for field in lists
        .iter()
        .flat_map(|list| list.iter())
        .filter(|field| field.ty.is_some() && field.comments.is_empty() && !known(&field.name))
    {
        let of_name = kinds.entry(field.name.clone()).or_insert_with(|| {
            order.push(field.name.clone());
            Vec::new()
        });
        match of_name.iter_mut().find(|(kind, _)| kind.is_same(field)) {
            Some((_, uses)) => *uses += 1,
            None => of_name.push((field.clone(), 1)),
        }
    }
    let mut common = Vec::new();
    for name in order {
        let kinds = kinds.remove(&name).unwrap_or_default();
        let one = kinds.len() == 1;
        let most = kinds.into_iter().rev().max_by_key(|(_, uses)| *uses).filter(|(_, uses)| *uses >= ENOUGH);
        // What an entry says holds for all of that name, unless they say otherwise.
        common.extend(most.map(|(field, _)| field).filter(|field| one || field.says_type_alone()));
    }
    for field in lists.iter_mut().flat_map(|list| list.iter_mut()) {
        if common.iter().any(|known| known.is_same(field)) {
            let FieldDraft { name, at, .. } = std::mem::take(field);
            *field = FieldDraft { name, at, ..FieldDraft::default() };
        }
    }
    common
}

//! Fields of most events.

use std::collections::BTreeMap;

use super::similar::is_alike;
use crate::evidence::captured::{Kind, Objects, Values};

/// How many events there must be before their fields are compared.
const EVENTS: usize = 3;

/// A field of most events.
#[derive(Debug)]
pub(super) struct Common<'a> {
    pub(super) name: &'a str,
    pub(super) values: Values,
    /// Whether some event lacks it.
    pub(super) optional: bool,
}

/// The fields that at least two thirds of the events have, and that are alike in all of them, in
/// order of first sight.
pub(super) fn common<'a>(roots: &[(&str, &'a Objects)], is_own: &impl Fn(&str) -> bool) -> Vec<Common<'a>> {
    if roots.len() < EVENTS {
        return Vec::new();
    }
    let mut fields: BTreeMap<&'a str, Vec<&'a Objects>> = BTreeMap::new();
    for (_, root) in roots {
        root.fields.keys().filter(|name| is_own(name)).for_each(|name| fields.entry(name).or_default().push(root));
    }
    fields.retain(|_, of| of.len() * 3 >= roots.len() * 2);
    let mut common: Vec<Common<'a>> =
        fields.into_iter().filter_map(|(name, of)| together(name, &of, of.len() < roots.len())).collect();
    common.sort_by_key(|field| field.values.seen().first);
    common
}

/// The values of a field in all events, if they are alike.
fn together<'a>(name: &'a str, of: &[&'a Objects], lacking: bool) -> Option<Common<'a>> {
    let mut common = Common { name, values: Values::default(), optional: lacking };
    for objects in of {
        let field = objects.fields.get(name)?;
        if !is_alike(&common.values, &field.values) {
            return None;
        }
        common.optional |= objects.lacking(field).count > 0;
        common.values.merge(&field.values);
    }
    // What is null in all events tells nothing.
    Kind::ALL.into_iter().any(|kind| kind != Kind::Null && common.values.of(kind).count > 0).then_some(common)
}

//! Events whose names differ in their last part alone: one event with a `*` for all of them.

use std::collections::BTreeMap;

use super::similar::is_alike;
use crate::adopt::draft::EventDraft;
use crate::evidence::captured::Objects;
use crate::model::{NamePlace, Vendor};

/// How many names must have one payload. That many are hardly words which somebody chose one by one, and
/// more will come; fewer are events of their own.
const MANY: usize = 24;
/// How many of them are told.
const TOLD: usize = 3;

/// Events with one payload whose names are the same but for their last part.
pub(super) struct Wildcard<'w> {
    /// The name that covers all of theirs.
    pub(super) name: String,
    /// What was seen of all.
    pub(super) objects: Objects,
    /// Their names, sorted.
    names: Vec<&'w str>,
    /// The field with the last part, and its value in the first of them; none if a header has it.
    varying: Option<(String, String)>,
}

/// Finds them among new events.
pub(super) fn find<'w>(events: &[(&'w str, &'w Objects)], vendor: &Vendor) -> Vec<Wildcard<'w>> {
    let mut groups: BTreeMap<&str, Vec<(&'w str, &'w Objects)>> = BTreeMap::new();
    let join = vendor.discriminator.join.as_str();
    for (name, objects) in events {
        if let Some((before, last)) = name.rsplit_once(join)
            && !before.is_empty()
            && !last.is_empty()
        {
            groups.entry(before).or_default().push((name, objects));
        }
    }
    groups.into_iter().filter_map(|(before, group)| wildcard(before, &group, vendor)).collect()
}

fn wildcard<'w>(before: &str, group: &[(&'w str, &'w Objects)], vendor: &Vendor) -> Option<Wildcard<'w>> {
    let (_, first) = *group.first().filter(|_| group.len() >= MANY)?;
    let mut objects = Objects::default();
    for (_, other) in group {
        if !has_same_fields(first, other) {
            return None;
        }
        objects.merge(other);
    }
    let mut names: Vec<&str> = group.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    let varying = varying(names.first()?, vendor)?;
    let name = format!("{before}{}*", vendor.discriminator.join);
    Some(Wildcard { name, objects, names, varying })
}

/// Whether two events have the same fields, with values of the same kinds.
fn has_same_fields(one: &Objects, other: &Objects) -> bool {
    let is_in = |name: &str| one.fields.get(name).zip(other.fields.get(name));
    one.fields.len() == other.fields.len()
        && one.fields.keys().all(|name| is_in(name).is_some_and(|(one, other)| is_alike(&one.values, &other.values)))
}

/// The field that has the last part of a name, with its value; none within if that is in a header, and none
/// at all if it is neither.
fn varying(name: &str, vendor: &Vendor) -> Option<Option<(String, String)>> {
    let naming = &vendor.discriminator;
    let last = naming.parts.last()?;
    let value = match naming.parts.len() {
        1 => name,
        _ => name.rsplit_once(naming.join.as_str())?.1,
    };
    match last.places().next()? {
        NamePlace::Header(_) => Some(None),
        place => match place.path()? {
            [field] => Some(Some((field.clone(), value.to_owned()))),
            _ => None,
        },
    }
}

/// The events with those that one covers in its place.
pub(super) fn in_place_of<'w>(
    events: Vec<(&'w str, &'w Objects)>,
    wildcards: &'w [Wildcard<'w>],
) -> Vec<(&'w str, &'w Objects)> {
    let is_covered = |name: &str| wildcards.iter().any(|it| it.names.binary_search(&name).is_ok());
    let mut events: Vec<_> = events.into_iter().filter(|(name, _)| !is_covered(name)).collect();
    events.extend(wildcards.iter().map(|it| (it.name.as_str(), &it.objects)));
    events
}

/// Says in drafts what an event stands for.
pub(super) fn describe(events: &mut [EventDraft], wildcards: &[Wildcard<'_>]) {
    for event in events {
        let Some(wildcard) = wildcards.iter().find(|it| it.name == event.name) else { continue };
        let told: Vec<&str> = wildcard.names.iter().copied().take(TOLD).collect();
        let text = format!(
            "{} names were seen that have one payload, such as {}; one that says more is an event of its own",
            wildcard.names.len(),
            told.join(", "),
        );
        event.comments.push(text);
        event.varying.clone_from(&wildcard.varying);
    }
}

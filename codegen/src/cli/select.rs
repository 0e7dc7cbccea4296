//! Some events of an export, chosen by its index.
//!
//! Schemas are chosen after they are made, not before, so that an event has the same schema, file
//! name and `$id` in every export.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::emit::export::INDEX;
use crate::output::Files;

/// The schemas that were selected, by path.
pub(super) struct Selection {
    /// The bundle of each vendor that has a selected event.
    pub(super) bundles: Vec<String>,
    /// The selected events; none if no event was asked for.
    pub(super) events: Vec<String>,
}

/// Leaves only the events of these names, with the index and the bundles of their vendors. With
/// no names, everything stays. None if there is no index that can be read.
pub(super) fn select(files: &mut Files, names: &[String]) -> Option<Selection> {
    let mut index: Value = serde_json::from_slice(files.get(INDEX)?).ok()?;
    let vendors = index.get_mut("vendors")?.as_array_mut()?;
    if names.is_empty() {
        return Some(Selection { bundles: paths(vendors, "bundle"), events: Vec::new() });
    }
    let chosen = |entry: &Value| {
        let name = entry.get("name").and_then(Value::as_str);
        name.is_some_and(|name| names.iter().any(|chosen| chosen == name))
    };
    let mut selection = Selection { bundles: Vec::new(), events: Vec::new() };
    let mut kept = BTreeSet::from([INDEX.to_owned()]);
    vendors.retain_mut(|vendor| {
        vendor.as_object_mut().and_then(|vendor| vendor.shift_remove("documents"));
        let Some(events) = vendor.get_mut("events").and_then(Value::as_array_mut) else { return false };
        events.retain(chosen);
        kept.extend(paths(events, "example"));
        selection.events.extend(paths(events, "schema"));
        !events.is_empty()
    });
    selection.bundles = paths(vendors, "bundle");
    kept.extend(selection.bundles.iter().chain(&selection.events).cloned());
    files.retain(|path, _| kept.contains(path));
    let mut bytes = serde_json::to_vec_pretty(&index).ok()?;
    bytes.push(b'\n');
    files.insert(INDEX.to_owned(), bytes);
    Some(selection)
}

fn paths(entries: &[Value], key: &str) -> Vec<String> {
    entries.iter().filter_map(|entry| entry.get(key)?.as_str()).map(str::to_owned).collect()
}

//! Leaves out of a model what nobody asked for.

use crate::model::Model;

/// The model with only the events of the given names, and only the vendors that have one of them.
/// With no names, it is whole.
///
/// Types that no remaining event uses stay in the model; formats that describe what is used leave
/// them out by themselves.
pub fn narrow(model: &Model, events: &[String]) -> Model {
    let mut narrowed = model.clone();
    if events.is_empty() {
        return narrowed;
    }
    for vendor in &mut narrowed.vendors {
        vendor.events.retain(|event| events.contains(&event.name));
    }
    narrowed.vendors.retain(|vendor| !vendor.events.is_empty());
    narrowed
}

//! Does what was decided.

use super::Action;
use crate::adopt::edit::{At, EditError};
use crate::adopt::files::Files;
use crate::adopt::place::Placer;
use crate::adopt::yaml;
use crate::drift::{Change, Item};
use crate::resolve::parse_type;

/// What a comment about a change stands above: the closest that is written somewhere.
pub(crate) fn commented(change: &Change, files: &Files<'_>) -> Option<Item> {
    // What one event lacks of every event's fields is said there.
    let of_header = matches!(change.items.first(), Some(Item::Field(holder, _)) if **holder == Item::Header);
    let event = change.items.iter().find(|item| matches!(item, Item::Event(_)));
    let written = || change.items.iter().find(|item| files.has(item));
    event.filter(|_| of_header).or_else(written).cloned()
}

/// Does what was decided.
pub(crate) fn apply(actions: &[Action], placer: &mut Placer<'_, '_>) -> Result<(), EditError> {
    for action in actions {
        match action {
            Action::AddField { holder, after, field, presence } => {
                let home = placer.files.home(holder).unwrap_or_default();
                let presence = placer.files.presence_of(holder).or(*presence);
                let entry = placer.render(&home, |renderer| {
                    let defaults = renderer.defaults.within(presence);
                    renderer.field(field, defaults)
                });
                let at = after.as_deref().map_or(At::First, At::After);
                placer.files.add_field(holder, at, &entry)?;
            }
            Action::AddValue { ty, after, value, base } => {
                let entry = placer.render("", |renderer| renderer.value(value, *base));
                let at = after.as_deref().map_or(At::First, At::After);
                placer.files.add_value(ty, at, &entry)?;
            }
            Action::Set { item, key, value } => placer.files.set(item, key, value)?,
            Action::EndValue { ty, value, text } => {
                placer.files.set_value(ty, value, "deprecated", &format!("{{doc: {}}}", yaml::quoted(text)))?;
            }
        }
    }
    Ok(())
}

/// Notes which files use new types.
pub(crate) fn users(actions: &[Action], files: &Files<'_>) -> Vec<(String, String)> {
    let mut users = Vec::new();
    for action in actions {
        let (ty, item) = match action {
            Action::AddField { holder, field, .. } => {
                let ty = field.ty.as_ref().and_then(|ty| crate::adopt::types::name_in(&ty.shape).cloned());
                (ty, holder)
            }
            Action::Set { item, key: "type", value } => {
                let ty = parse_type(value).ok();
                (ty.and_then(|ty| crate::adopt::types::name_in(&ty.shape).cloned()), item)
            }
            _ => continue,
        };
        users.extend(ty.and_then(|ty| Some((ty, files.home(item)?))));
    }
    users
}

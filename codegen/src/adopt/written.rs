//! Where fields are written that are below a path: with the event or the payload, and not with the type
//! that is made of them.

use crate::drift::Item;
use crate::load::LoadedVendor;
use crate::resolve::made_below;

/// What an item is written as.
pub(crate) fn written_as(item: &Item, loaded: &LoadedVendor) -> Item {
    match item {
        Item::Field(holder, name) => Item::Field(Box::new(written_as(holder, loaded)), name.clone()),
        Item::Type(ty) => {
            let found = made_below(loaded).into_iter().find(|made| made.types.last() == Some(ty));
            found.map_or_else(
                || item.clone(),
                |made| match made.is_payload {
                    true => Item::Payload(made.name.to_owned()),
                    false => Item::Event(made.name.to_owned()),
                },
            )
        }
        _ => item.clone(),
    }
}

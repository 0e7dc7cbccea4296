//! What is gone.

use super::values::type_of_values;
use super::{Action, Standing};
use crate::adopt::yaml;
use crate::drift::{Change, Item, Rule};
use crate::model::TypeKind;

/// What is gone becomes deprecated; if an example still has it, or somebody has decided, people decide.
/// `place` is where the document says so.
pub(crate) fn removed(change: &Change, standing: Standing<'_>, place: &str) -> Option<Action> {
    let text = format!("TODO {}{place}.", change.text);
    let deprecated = |item: &Item| {
        let value = format!("{{doc: {}}}", yaml::quoted(&text));
        Some(Action::Set { item: item.clone(), key: "deprecated", value })
    };
    match (change.rule, &change.value, change.items.first()) {
        (Rule::EnumValueRemoved, Some(value), _) => {
            let ty = type_of_values(change)?;
            let is_enum = matches!(standing.vendor.type_def(&ty).map(|def| &def.kind), Some(TypeKind::Enum(_)));
            is_enum.then(|| Action::EndValue { ty, value: value.clone(), text })
        }
        (Rule::FieldRemoved, _, Some(item @ Item::Field(..))) if !change.in_example && !standing.is_decided(item) => {
            deprecated(item)
        }
        (Rule::EventRemoved, _, Some(item @ Item::Event(_))) => deprecated(item),
        _ => None,
    }
}

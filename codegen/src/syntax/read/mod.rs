//! From YAML nodes to the structs of the dialect, in one pass: each value that is wrong is reported
//! at its place, and reading goes on with the next.

mod collections;
mod data;
mod item;
pub(super) mod macros;
mod meta;
mod named;
mod scalars;
mod spanned;
mod strings;
#[cfg(test)]
mod tests;

use schemars::JsonSchema;

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::yaml::{Kind, Node};

pub use collections::Items;
pub(super) use item::{Item, Keys};
pub(super) use meta::{ObjectSchema, object_schema, short_or};
pub use named::Named;
pub(super) use named::Noun;
pub(super) use scalars::{one_of, words_schema};
pub use spanned::Spanned;
use strings::Lines;
pub(crate) use strings::check_file_name;

/// What is known of a value from where it is.
#[derive(Clone, Copy)]
pub(crate) struct Slot<'a> {
    /// How many lines a string may have here.
    pub(crate) lines: Lines,
    /// The name that the value belongs to, if it is an item of a mapping from names to items.
    pub(crate) name: Option<&'a Spanned<String>>,
}

impl Slot<'_> {
    /// A value with neither a name nor a key that says more of it.
    pub(crate) const PLAIN: Slot<'static> = Slot { lines: Lines::One, name: None };
}

/// A type that is read from a node, and that `hookwright meta-schema` describes.
pub(crate) trait Read: JsonSchema + Sized {
    /// Whether null is a value of this type; elsewhere it counts as absent.
    const TAKES_NULL: bool = false;

    /// What a key that is absent stands for; none if it must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// Reads a value. What is wrong is reported, and then there is none.
    fn read(node: &Node, slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self>;
}

impl<T: Read> Read for Option<T> {
    fn absent() -> Option<Self> {
        Some(None)
    }

    fn read(node: &Node, slot: Slot<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            Kind::Null if !T::TAKES_NULL => Some(None),
            _ => T::read(node, slot, diagnostics).map(Some),
        }
    }
}

/// Reads a whole file.
pub(crate) fn read<T: Read>(node: &Node, diagnostics: &mut Diagnostics) -> Option<T> {
    T::read(node, Slot::PLAIN, diagnostics)
}

/// Whether a node is a short form of an item: a string, nothing at all, or what looks like a string
/// to someone who does not know YAML.
pub(super) fn is_short(node: &Node) -> bool {
    !matches!(node.kind, Kind::Sequence(_) | Kind::Mapping(_))
}

/// Reports that a value is of the wrong kind.
fn expected<T>(what: &str, node: &Node, diagnostics: &mut Diagnostics) -> Option<T> {
    diagnostics.push_with(node.span.file, || {
        let message = format!("expected {what}, found {}", node.describe());
        Diagnostic::new(&rules::WRONG_VALUE, node.span, message)
    });
    None
}

//! What items say about themselves.

use super::Spanned;
use super::read::macros::syntax;

syntax! {
    /// What an item says about itself.
    #[derive(Default)]
    pub struct AboutSyntax {
        /// One short sentence about it.
        doc: Option<Spanned<String>>,
        /// Further sentences behind `doc`: what a receiver or an operator has to know.
        details: Vec<Spanned<String>>,
        /// The section or the page of the vendor's document; that of a file holds for all in it.
        source: Option<Spanned<String>>,
        /// What the vendor's document says and what was chosen, where the two differ.
        note: Option<Spanned<String>>,
    }

    /// That an item should not be used any more.
    pub struct DeprecatedSyntax {
        /// What takes its place: a field of the same object, or a dotted path.
        successor: Option<Spanned<String>>,
        /// Why, or since when.
        doc: Option<String>,
    }
}

//! The contract: what every export says, computed once and neutral of any format.
//!
//! A `Contract` is a part of a vendor as a profile sees it. It gives every definition its key,
//! and says of each what it is, in sentences and in properties: which there are, in what order,
//! which must be present, and within what bounds. A format writes definitions in its language and
//! decides none of this.

mod about;
mod common_names;
mod definition;
mod examples;
mod file_names;
mod keys;
mod part;
mod paths;
mod profile;
mod properties;
mod range;
pub(in crate::emit) mod requests;
mod sections;
pub(in crate::emit) mod sentences;
pub(crate) mod signature;
pub(in crate::emit) mod strings;
mod unknown;
mod unnamed;
pub(crate) mod validation;

#[cfg(test)]
pub(crate) mod fixture;

pub use about::{About, Contact, License};
pub(in crate::emit) use definition::{Content, Definition, Target, Union};
pub(in crate::emit) use examples::examples;
pub(in crate::emit) use file_names::FileNames;
pub(crate) use keys::Keys;
pub use part::Part;
pub(in crate::emit) use paths::Paths;
pub use profile::Profile;
pub(crate) use properties::is_required;
pub(in crate::emit) use properties::{NO_BOUNDS, Properties, Property, PropertyContent, ValueType};
pub(in crate::emit) use range::Range;
pub(in crate::emit) use sections::Section;
pub(crate) use unknown::takes_unknown_events;
pub(in crate::emit) use unknown::{NamedBy, PartCase, PartRule, Unknown};

/// The compiler and its version, so that a team knows which release made its files.
pub(in crate::emit) const GENERATOR: &str = concat!("hookwright ", env!("CARGO_PKG_VERSION"));

/// The version of the documents, which is the compiler's.
pub(in crate::emit) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A part of a vendor as a profile sees it.
pub(in crate::emit) struct Contract<'a> {
    /// What is covered.
    pub(in crate::emit) part: Part<'a>,
    /// For whom it is.
    pub(in crate::emit) profile: Profile,
    /// The keys of all definitions, which are those of the whole vendor.
    pub(in crate::emit) keys: Keys,
}

impl<'a> Contract<'a> {
    /// The contract about a part of a vendor.
    pub(in crate::emit) fn new(part: Part<'a>, profile: Profile) -> Self {
        let keys = Keys::of(part.vendor);
        Contract { part, profile, keys }
    }
}

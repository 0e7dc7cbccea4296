//! The dialect as it is written: one struct for each kind of item, one field for each key.
//!
//! These types are what the loader reads and what `hookwright meta-schema` describes. They hold
//! no decision: what a key means is found out in [`crate::resolve`].

mod event;
mod field;
mod items;
mod spanned;
mod types;
mod vendor;

pub use event::{EventSyntax, PayloadSyntax, SchemaFile};
pub use field::{DeprecatedSyntax, FieldEntry, FieldSyntax, Policy, PresenceSyntax, RequiredPolicy};
pub use items::{Items, List};
pub(crate) use spanned::{NodeKind, SPANNED};
pub use spanned::{Spanned, TextOr};
pub use types::{
    DiscriminatorSyntax, EnumBaseSyntax, EnumValueSyntax, TypeSyntax, VariableEntry, VariableSyntax, VariantSyntax,
};
pub use vendor::{
    DeliverySyntax, EndpointSyntax, EnvelopeSyntax, EventsFieldSyntax, FieldRoleSyntax, HeaderSyntax, HttpHeaderSyntax,
    RetriesSyntax, RoleSyntax, VendorFile,
};

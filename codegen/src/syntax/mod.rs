//! The dialect as it is written: one struct for each kind of item, one field for each key.
//!
//! Each is declared once, by a macro that makes the struct, its reader and its part of
//! `hookwright meta-schema`. They hold no decision: what a key means is found out in
//! [`crate::resolve`].

mod about;
mod accept;
mod delivery;
mod document;
mod event;
mod event_name;
mod field;
pub(crate) mod read;
mod settings;
mod signature;
mod types;
mod validation;
mod vendor;

pub use about::{AboutSyntax, DeprecatedSyntax};
pub use accept::{AcceptFile, AcceptSyntax};
pub use delivery::{DeliverySyntax, EndpointSyntax, FieldRoleSyntax, RetriesSyntax};
pub use document::{
    ColumnsSyntax, DocumentSyntax, ExamplesSyntax, HeadingSyntax, MembersSyntax, RequirementSyntax, SectionSyntax,
    ValuesSyntax, VariantsSyntax,
};
pub use event::{EventSyntax, PayloadSyntax, SchemaFile};
pub use event_name::{EventNameSyntax, NamePartSyntax};
pub use field::{FieldEntry, FieldSyntax, Policy, PresenceSyntax, RequiredPolicy};
pub(crate) use read::read as read_file;
pub use read::{Items, Named, Spanned};
pub use settings::{ContactSyntax, PackageSyntax, SettingsFile};
pub use signature::{RequestIdSyntax, SecretSyntax, SignatureSyntax, TimestampSyntax, TokenSyntax};
pub use types::{
    AliasSyntax, DiscriminatorSyntax, EnumSyntax, EnumValueSyntax, KindSyntax, ObjectSyntax, TypeSyntax, UnionSyntax,
    VariableEntry, VariableSyntax, VariantSyntax,
};
pub use validation::ValidationSyntax;
pub use vendor::{EnvelopeSyntax, EventsFieldSyntax, HeaderSyntax, HttpHeaderSyntax, VendorFile};

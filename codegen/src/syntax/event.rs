//! A schema file, with its payloads and events.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{DeprecatedSyntax, FieldEntry, FieldSyntax, Items, List, PresenceSyntax, Spanned, TextOr, TypeSyntax};

/// A schema file: any `*.yaml` in a vendor's directory but `vendor.yaml`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemaFile {
    /// The section of the vendor's document; holds for everything in the file.
    pub source: Option<Spanned<String>>,
    /// One short sentence about the file.
    pub doc: Option<Spanned<String>>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// What holds for fields of this file that do not say otherwise.
    pub presence: Option<PresenceSyntax>,
    /// Values that the examples of all events of this file share.
    pub example: Option<Spanned<Map<String, Value>>>,
    /// Lints that do not hold here, each with the reason: `{HW0105: The vendor has just one.}`.
    #[serde(default)]
    pub allow: Items<Spanned<String>>,
    /// The field dictionary: shared by the whole vendor.
    #[serde(default)]
    pub fields: Items<TextOr<FieldSyntax>>,
    /// Named types: shared by the whole vendor.
    #[serde(default)]
    pub types: Items<Spanned<TypeSyntax>>,
    /// Payloads that several events share.
    #[serde(default)]
    pub payloads: Items<Spanned<PayloadSyntax>>,
    /// Event types by wire name.
    #[serde(default)]
    pub events: Items<Spanned<EventSyntax>>,
}

/// The fields that several event types share.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["doc", "fields"]))]
pub struct PayloadSyntax {
    /// One short sentence about the payload.
    pub doc: Option<Spanned<String>>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// Its own fields, without header and discriminator.
    pub fields: Option<Spanned<List<FieldEntry>>>,
    /// What holds for fields that do not say otherwise.
    pub presence: Option<PresenceSyntax>,
    /// Groups of fields that are all present or all absent.
    #[serde(default)]
    pub together: List<List<Spanned<String>>>,
    /// Groups of fields of which exactly one is there.
    #[serde(default)]
    pub one_of: List<List<Spanned<String>>>,
    /// The base of the Rust name, where the derived one is no good.
    pub name: Option<Spanned<String>>,
    /// Lints that do not hold here, each with the reason: `{HW0105: The vendor has just one.}`.
    #[serde(default)]
    pub allow: Items<Spanned<String>>,
}

/// One event type: either with `fields` of its own or with a shared `payload`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["doc"], "oneOf" = [{"required": ["fields"]}, {"required": ["payload"]}]))]
pub struct EventSyntax {
    /// One short sentence about the event.
    pub doc: Option<Spanned<String>>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// Its own fields, without header and discriminator.
    pub fields: Option<Spanned<List<FieldEntry>>>,
    /// A shared payload, in place of `fields`.
    pub payload: Option<Spanned<String>>,
    /// What holds for fields that do not say otherwise.
    pub presence: Option<PresenceSyntax>,
    /// Groups of fields that are all present or all absent.
    #[serde(default)]
    pub together: List<List<Spanned<String>>>,
    /// Groups of fields of which exactly one is there.
    #[serde(default)]
    pub one_of: List<List<Spanned<String>>>,
    /// The vendor advises against it.
    pub deprecated: Option<DeprecatedSyntax>,
    /// Values that take the place of the fields' examples.
    pub example: Option<Spanned<Map<String, Value>>>,
    /// The base of the Rust name, where the derived one is no good.
    pub name: Option<Spanned<String>>,
    /// Lints that do not hold here, each with the reason: `{HW0105: The vendor has just one.}`.
    #[serde(default)]
    pub allow: Items<Spanned<String>>,
}

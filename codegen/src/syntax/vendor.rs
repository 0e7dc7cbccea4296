//! `vendor.yaml`: what holds for a whole vendor.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{DiscriminatorSyntax, FieldEntry, Items, List, PresenceSyntax, Spanned};

/// `vendor.yaml`: what holds for a whole vendor. The directory's name is the vendor's name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VendorFile {
    /// A title for people.
    pub title: Spanned<String>,
    /// One short sentence about the vendor's events.
    pub doc: Spanned<String>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// Where the vendor documents them: an https address.
    #[schemars(extend("pattern" = r"^https://\S+$"))]
    pub docs: Spanned<String>,
    /// The version of the vendor's API that was transcribed.
    pub api_version: Option<Spanned<String>>,
    /// The section of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// The field that names an event's type.
    pub discriminator: DiscriminatorSyntax,
    /// What holds for fields that do not say otherwise.
    pub presence: Option<PresenceSyntax>,
    /// The fields that every event carries.
    pub header: Option<HeaderSyntax>,
    /// The documented order of an event's top-level fields; `"*"` stands for the event's own.
    pub wire_order: Option<Spanned<List<Spanned<String>>>>,
    /// The object around a list of events.
    pub envelope: Option<EnvelopeSyntax>,
    /// HTTP headers of the request, by name.
    #[serde(default)]
    pub http_headers: Items<HttpHeaderSyntax>,
    /// How requests are delivered.
    pub delivery: Option<DeliverySyntax>,
    /// Lints that do not hold here, each with the reason: `{HW0105: The vendor has just one.}`.
    #[serde(default)]
    pub allow: Items<Spanned<String>>,
}

/// The fields that every event carries.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeaderSyntax {
    /// One short sentence about the header.
    pub doc: Option<Spanned<String>>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// What holds for fields that do not say otherwise.
    pub presence: Option<PresenceSyntax>,
    /// The fields, without the discriminator.
    pub fields: List<FieldEntry>,
}

/// The object around a list of events.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnvelopeSyntax {
    /// The type's name.
    pub name: Spanned<String>,
    /// One short sentence about the envelope.
    pub doc: Option<Spanned<String>>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// What holds for fields that do not say otherwise.
    pub presence: Option<PresenceSyntax>,
    /// Its fields, without the list of events.
    pub fields: List<FieldEntry>,
    /// The list of events.
    pub events: EventsFieldSyntax,
    /// Values that take the place of the fields' examples.
    pub example: Option<Spanned<Map<String, Value>>>,
}

/// The envelope's list of events.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventsFieldSyntax {
    /// The field's name on the wire.
    pub field: Spanned<String>,
    /// One short sentence about it.
    pub doc: Spanned<String>,
}

/// An HTTP header of the vendor's requests.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HttpHeaderSyntax {
    /// What it carries.
    pub role: RoleSyntax,
    /// One short sentence about it.
    pub doc: Spanned<String>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section or the page of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
}

/// What an HTTP header is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoleSyntax {
    /// It carries the event type.
    EventType,
    /// It carries a secret that the receiver knows too.
    Secret,
    /// Anything else.
    Other,
}

/// How requests are delivered.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliverySyntax {
    /// The HTTP method.
    pub method: Spanned<String>,
    /// The content type of a request, such as `application/json; charset=utf-8`.
    pub content_type: Option<Spanned<String>>,
    /// Seconds until the vendor gives up on an answer.
    pub timeout_seconds: Option<u32>,
    /// The status codes that the vendor takes for success.
    pub success: Items<String>,
    /// What the vendor does when a request fails.
    pub retries: Option<RetriesSyntax>,
    /// The field by which a receiver recognizes an event that is sent again: one that every event
    /// has.
    pub deduplicate_by: Option<FieldRoleSyntax>,
    /// The field by which a receiver puts events in order: one that every event has.
    pub order_by: Option<FieldRoleSyntax>,
    /// What the vendor demands of a receiver's address.
    pub endpoint: Option<EndpointSyntax>,
    /// One short sentence on retries and order.
    pub doc: Spanned<String>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section or the page of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
}

/// What the vendor does when a request fails.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetriesSyntax {
    /// How often a request is sent again at most.
    pub attempts: Option<u32>,
    /// One short sentence about it.
    pub doc: Spanned<String>,
}

/// A field that has a role in how requests are delivered.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldRoleSyntax {
    /// The field's name on the wire.
    pub field: Spanned<String>,
    /// One short sentence about it.
    pub doc: Spanned<String>,
}

/// What the vendor demands of a receiver's address.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndpointSyntax {
    /// Plain HTTP is refused.
    #[serde(default)]
    pub https_only: bool,
    /// The only port that the vendor connects to.
    pub port: Option<u16>,
    /// The certificate must be signed by a public certificate authority.
    #[serde(default)]
    pub public_certificate: bool,
    /// Further sentences: what an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
}

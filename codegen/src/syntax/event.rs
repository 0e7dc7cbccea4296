//! A schema file, with its payloads and events.

use serde_json::{Map, Value};

use super::read::macros::syntax;
use super::{AboutSyntax, FieldEntry, FieldSyntax, Items, Spanned, TypeSyntax};

syntax! {
    /// A schema file: any `*.yaml` in a vendor's directory but `vendor.yaml`.
    #[derive(Default)]
    pub struct SchemaFile {
        use about: AboutSyntax;
        shared presence, allow;
        /// Values that the examples of all events of this file share.
        example: Option<Spanned<Map<String, Value>>>,
        /// The field dictionary: shared by the whole vendor.
        fields: Items<Spanned<FieldSyntax>>,
        /// Named types: shared by the whole vendor.
        types: Items<Spanned<TypeSyntax>>,
        /// Payloads that several events share.
        payloads: Items<Spanned<PayloadSyntax>>,
        /// Event types by wire name.
        events: Items<Spanned<EventSyntax>>,
    }

    /// The fields that several event types share.
    pub struct PayloadSyntax where {"required": ["doc", "fields"]} {
        use about: AboutSyntax;
        shared name, presence, allow;
        /// Its own fields, without header and discriminator.
        fields: Option<Spanned<Vec<FieldEntry>>>,
        /// The path of the object that has the fields, if not the vendor's; `""` for the body itself.
        below: Option<Spanned<String>>,
        /// Groups of fields that are all present or all absent.
        together: Vec<Vec<Spanned<String>>>,
        /// Groups of fields of which exactly one is there.
        one_of: Vec<Vec<Spanned<String>>>,
    }

    /// One event type: either with `fields` of its own or with a shared `payload`.
    pub struct EventSyntax where {
        "required": ["doc"],
        "oneOf": [{"required": ["fields"]}, {"required": ["payload"]}],
    } {
        use about: AboutSyntax;
        shared deprecated, name, presence, allow;
        /// Its own fields, without header and discriminator.
        fields: Option<Spanned<Vec<FieldEntry>>>,
        /// The path of the object that has the fields, if not the vendor's; `""` for the body itself.
        below: Option<Spanned<String>>,
        /// A shared payload, in place of `fields`.
        payload: Option<Spanned<String>>,
        /// Groups of fields that are all present or all absent.
        together: Vec<Vec<Spanned<String>>>,
        /// Groups of fields of which exactly one is there.
        one_of: Vec<Vec<Spanned<String>>>,
        /// The names that it covers, where these are several: text with values in braces, such as
        /// `v2.users.{id:guid}.presence`.
        pattern = "match": Option<Spanned<String>>,
        /// Values that take the place of the fields' examples.
        example: Option<Spanned<Map<String, Value>>>,
    }
}

//! `vendor.yaml`: what holds for a whole vendor.

use serde_json::{Map, Value};

use super::read::macros::{read_words, syntax};
use super::{
    AboutSyntax, DeliverySyntax, DocumentSyntax, EventNameSyntax, FieldEntry, Items, SignatureSyntax, Spanned,
};
use crate::model::HttpHeaderRole;

syntax! {
    /// `vendor.yaml`: what holds for a whole vendor. The directory's name is the vendor's name.
    pub struct VendorFile where {"required": ["doc"]} {
        use about: AboutSyntax;
        shared presence, allow;
        /// A title for people.
        title: Spanned<String>,
        /// Where the vendor documents them: an https address.
        docs: Spanned<String> where {"pattern": r"^https://\S+$"},
        /// The version of the vendor's API that was transcribed.
        api_version: Option<Spanned<String>>,
        /// How a request names the type of its event.
        discriminator: Spanned<EventNameSyntax>,
        /// The path of the object that has the fields of an event, with dots between names.
        below: Option<Spanned<String>>,
        /// The fields that every event carries.
        header: Option<HeaderSyntax>,
        /// The documented order of an event's top-level fields; `"*"` stands for the event's own.
        wire_order: Option<Spanned<Vec<Spanned<String>>>>,
        /// The object around a list of events.
        envelope: Option<EnvelopeSyntax>,
        /// HTTP headers of the request, by name.
        http_headers: Items<HttpHeaderSyntax>,
        /// How requests prove that they come from the vendor.
        signature: Option<Spanned<SignatureSyntax>>,
        /// How requests are delivered.
        delivery: Option<DeliverySyntax>,
        /// How the vendor's documents are laid out, for `hookwright drift`.
        document: Option<DocumentSyntax>,
    }

    /// The fields that every event carries.
    pub struct HeaderSyntax {
        use about: AboutSyntax;
        shared presence;
        /// The fields, without the discriminator.
        fields: Spanned<Vec<FieldEntry>>,
    }

    /// The object around a list of events.
    pub struct EnvelopeSyntax {
        use about: AboutSyntax;
        shared presence;
        /// The type's name.
        name: Spanned<String>,
        /// Its fields, without the list of events.
        fields: Spanned<Vec<FieldEntry>>,
        /// The list of events.
        events: EventsFieldSyntax,
        /// Values that take the place of the fields' examples.
        example: Option<Spanned<Map<String, Value>>>,
    }

    /// The envelope's list of events.
    pub struct EventsFieldSyntax {
        /// The field's name on the wire.
        field: Spanned<String>,
        /// One short sentence about it.
        doc: Spanned<String>,
    }

    /// An HTTP header of the vendor's requests.
    pub struct HttpHeaderSyntax where {"required": ["doc"]} {
        use about: AboutSyntax;
        /// What it carries.
        role: HttpHeaderRole,
    }
}

read_words!(HttpHeaderRole);

//! The rules of changes, each a record: its id, what has changed, and what to know of it.

use crate::diagnostic::{ExampleFile, example_files};

/// One kind of change.
#[derive(Debug)]
pub struct ChangeRule {
    /// Its stable id.
    pub id: &'static str,
    /// What has changed, in one line.
    pub title: &'static str,
    /// What to know of it.
    pub why: &'static str,
    examples: &'static str,
}

impl ChangeRule {
    /// Schemas before the change. A vendor's `vendor.yaml` is left out where it does not matter.
    pub fn before(&self) -> Vec<ExampleFile> {
        example_files(self.examples, "old")
    }

    /// The same schemas after it.
    pub fn after(&self) -> Vec<ExampleFile> {
        example_files(self.examples, "new")
    }
}

macro_rules! rules {
    ($($NAME:ident = $id:literal, $title:literal, $why:literal;)*) => {
        $(
            pub(super) static $NAME: ChangeRule = ChangeRule {
                id: $id,
                title: $title,
                why: $why,
                examples: include_str!(concat!("examples/", $id, ".yaml")),
            };
        )*

        /// All rules of changes, in the order in which they are explained.
        pub static RULES: &[&ChangeRule] = &[$(&$NAME),*];
    };
}

rules! {
    VENDOR_ADDED = "vendor-added", "A vendor is new.",
        "A module and a Cargo feature of the crate, and a directory of each export.";
    VENDOR_REMOVED = "vendor-removed", "A vendor is gone.",
        "Its module, its feature and its exports are gone with it.";
    VENDOR_RENAMED = "vendor-renamed", "A vendor has another name.",
        "A vendor's directory names the module, the feature and the exports. Two vendors are taken for one if they have the same events.";
    EVENT_ADDED = "event-added", "An event is new.",
        "Decoders from before keep it as `Unknown`; schemas for receivers from before take it as an `UnknownEvent`, unless a header names the event; strict ones have no branch for it.";
    EVENT_REMOVED = "event-removed", "An event is gone.",
        "Where it still arrives it is `Unknown`. Mark it `deprecated` instead, as long as senders may be old.";
    EVENT_RENAMED = "event-renamed", "An event has another name on the wire.",
        "Events have no aliases, so each side takes the other's name for an unknown one. Two events are taken for one if they have the same fields at the same place, and names or docs that are alike.";
    PAYLOAD_CHANGED = "payload-changed", "An event has another payload.",
        "The payload is a struct of its own in the variant of the event. What its fields change on the wire is told by field.";
    PAYLOAD_ADDED = "payload-added", "A payload for several events is new.",
        "It is a struct of the crate as soon as an event has it.";
    PAYLOAD_REMOVED = "payload-removed", "A payload for several events is gone.",
        "Its struct is gone with it.";
    FIELD_ADDED = "field-added", "A field is new.",
        "Structs are not exhaustive and objects are open, so nobody who has the old version stumbles over it. Whoever has the new one refuses old payloads, unless the field may be absent.";
    FIELD_REMOVED = "field-removed", "A field is gone.",
        "Where it still arrives it is an undocumented field. Mark it `deprecated` instead, as long as senders may be old.";
    FIELD_RENAMED = "field-renamed", "A field has another name on the wire.",
        "With the old name among the `aliases`, the new decoder and the new schemas for receivers take both. Without it, two fields are taken for one if they have the same type at the same place, and names or docs that are alike.";
    FIELD_TYPE_CHANGED = "field-type-changed", "A field has another type.",
        "A wider type takes all that the narrower one took; Rust callers have to follow in any case, unless the Rust type stays.";
    NULLABLE_ADDED = "nullable-added", "A field may be null.",
        "The field becomes an `Option`, and what has no room for null refuses it.";
    NULLABLE_REMOVED = "nullable-removed", "A field may not be null any more.",
        "The field is no `Option` any more, and old payloads with null are refused.";
    OPTIONAL_ADDED = "optional-added", "A field may be absent.",
        "The field becomes an `Option`, and what demands it refuses payloads without it.";
    OPTIONAL_REMOVED = "optional-removed", "A field may not be absent any more.",
        "The field is no `Option` any more, and old payloads without it are refused.";
    REQUIRED_ADDED = "required-added", "The strict contract requires a field.",
        "Decoders do not care.";
    REQUIRED_REMOVED = "required-removed", "The strict contract does not require a field any more.",
        "Decoders do not care.";
    ALIAS_ADDED = "alias-added", "A field is accepted under another name, too.",
        "A property that has other names is not required by the schemas for receivers, so it may be undefined in TypeScript.";
    ALIAS_REMOVED = "alias-removed", "A field is not accepted under another name any more.",
        "Payloads with that name are refused, unless the field may be absent.";
    BOUNDS_NARROWED = "bounds-narrowed", "A bound is new, or excludes more.",
        "Only the strict contract has bounds.";
    BOUNDS_WIDENED = "bounds-widened", "A bound is gone, or excludes less.",
        "Only the strict contract has bounds.";
    RELATION_ADDED = "relation-added", "Fields are demanded together, or one of them.",
        "Only the strict contract has `together` and `one_of`.";
    RELATION_REMOVED = "relation-removed", "Fields are not demanded together any more, nor one of them.",
        "Only the strict contract has `together` and `one_of`.";
    UNIT_CHANGED = "unit-changed", "A field's numbers have another unit.",
        "No type shows it. If the vendor changed it, and not only its document, everybody has to know.";
    READ_ONLY_CHANGED = "read-only-changed", "A field is made by the server, or is not any more.",
        "Schemas say so, and validate the same.";
    TYPE_ADDED = "type-added", "A type is new.",
        "What uses it is a change of its own.";
    TYPE_REMOVED = "type-removed", "A type is gone.",
        "Types are not on the wire: what used it is a change of its own.";
    TYPE_RENAMED = "type-renamed", "A type has another name.",
        "Types are not on the wire. Two types are taken for one if they have the same content, and names or docs that are alike.";
    TYPE_KIND_CHANGED = "type-kind-changed", "A type is of another kind.",
        "An object, an enum, a union, or another name for a type.";
    ALIAS_TARGET_CHANGED = "alias-target-changed", "A name for a type stands for another.",
        "It is the type of every field that uses the name.";
    DOCUMENT_CHANGED = "document-changed", "A type is exported by itself, or is not any more.",
        "The schema of a type that is a `document` is a file of its own.";
    ENUM_VALUE_ADDED = "enum-value-added", "An enum has another value.",
        "For decoders and receivers every enum is open; the strict contract takes only the values that are listed, unless the enum is `open`.";
    ENUM_VALUE_REMOVED = "enum-value-removed", "A value of an enum is gone.",
        "Where it still arrives it is `Unknown`.";
    ENUM_VALUE_RENAMED = "enum-value-renamed", "A value of an enum is another on the wire.",
        "Two values are taken for one if they are at the same place, and are alike or have the same docs.";
    ENUM_OPENED = "enum-opened", "An enum may have values that are not listed.",
        "Only the strict contract closes enums.";
    ENUM_CLOSED = "enum-closed", "An enum has only the values that are listed.",
        "Only the strict contract closes enums.";
    ENUM_BASE_CHANGED = "enum-base-changed", "The values of an enum are of another type.",
        "A larger integer takes all that the smaller one took; in Rust it is another type in any case.";
    VALUE_TEXT_CHANGED = "value-text-changed", "The text of a value, or its variables, are others.",
        "Methods of the enum tell them. An enum without any text has no such methods.";
    VARIANT_ADDED = "variant-added", "A union has another variant.",
        "Decoders from before keep such an object as `Unknown`; schemas from before have no branch for it.";
    VARIANT_REMOVED = "variant-removed", "A variant of a union is gone.",
        "Where it still arrives it is `Unknown`.";
    VARIANT_RENAMED = "variant-renamed", "A variant of a union has another name on the wire.",
        "Two variants are taken for one if they have the same type at the same place, and names or docs that are alike.";
    VARIANT_TYPE_CHANGED = "variant-type-changed", "A variant of a union has another type.",
        "In Rust the variant holds another struct.";
    DISCRIMINATOR_CHANGED = "discriminator-changed", "Another field tells objects apart.",
        "Neither side finds out what the other's objects are.";
    HEADER_ADDED = "header-added", "Every event has a header.",
        "The fields of a header are those of every event.";
    HEADER_REMOVED = "header-removed", "No event has a header any more.",
        "The fields of a header are those of every event.";
    ENVELOPE_ADDED = "envelope-added", "A request body is a list of events.",
        "Neither side finds the other's events.";
    ENVELOPE_REMOVED = "envelope-removed", "A request body is one event.",
        "Neither side finds the other's events.";
    ENVELOPE_RENAMED = "envelope-renamed", "The object around a list of events has another name.",
        "Its name is not on the wire.";
    EVENT_LIST_RENAMED = "event-list-renamed", "The list of events has another name on the wire.",
        "Neither side finds the other's events.";
    WRAPPER_CHANGED = "wrapper-changed", "Another object, or none, is around one event.",
        "A whole request body is read by the type of the wrapper, and an event in the same way as before.";
    HTTP_HEADER_ADDED = "http-header-added", "An HTTP header is new.",
        "The crate has a constant for it.";
    HTTP_HEADER_REMOVED = "http-header-removed", "An HTTP header is gone.",
        "Its constant is gone with it; without a secret there is no `verify_token`.";
    HTTP_HEADER_ROLE_CHANGED = "http-header-role-changed", "An HTTP header carries something else.",
        "Where there is a secret, the crate has `verify_token`.";
    DELIVERY_CHANGED = "delivery-changed", "Requests are delivered otherwise.",
        "Payloads are the same. Whoever operates a receiver has to look at it.";
    SIGNATURE_CHANGED = "signature-changed", "Requests prove otherwise that they come from the vendor.",
        "Where a signature is declared, the crate has `verify`. What it accepted before, and what it accepts now, are not the same requests.";
    NAME_CHANGED = "name-changed", "An item has another name in code, and the same on the wire.",
        "A `name` was set or changed, or another item took the name of a definition.";
    FILE_CHANGED = "file-changed", "An item is in another schema file.",
        "Each schema file is a public module of the crate, to group the docs. The path to import is in the vendor's own module, and stays.";
    ORDER_CHANGED = "order-changed", "The same items come in another order.",
        "The order of fields is that in which they are written; of events, values and variants, that in which they are listed.";
    DEPRECATED = "deprecated", "The vendor advises against an item.",
        "Docs and editors show it.";
    DEPRECATION_REMOVED = "deprecation-removed", "The vendor does not advise against an item any more.",
        "Docs and editors showed it.";
    DOCS_CHANGED = "docs-changed", "What is said about an item is another.",
        "Texts for people.";
    EXAMPLE_CHANGED = "example-changed", "An example is another.",
        "Examples follow fields, so they often change along.";
    PACKAGE_RENAMED = "package-renamed", "The crate has another name.",
        "`hookwright.yaml` says it.";
    PACKAGE_VERSION_CHANGED = "package-version-changed", "The crate has another version.",
        "`cargo xtask release` says whether it is enough.";
    RUST_VERSION_CHANGED = "rust-version-changed", "The crate needs another Rust.",
        "By Cargo's rules that is no breaking change.";
    PACKAGE_ABOUT_CHANGED = "package-about-changed", "The crate's description, licence, repository or contact is another.",
        "For registries and readers.";
}

//! What is to be written, before it is text.

use serde_json::Value;

use crate::evidence::{BoundsEvidence, Place};
use crate::model::{EnumBase, TypeRef};
use crate::syntax::PresenceSyntax;

/// A rule of drift that something is known to break, and why.
pub(crate) type Allow = (&'static str, &'static str);

/// An event to write.
#[derive(Clone, Debug)]
pub(crate) struct EventDraft {
    pub(crate) name: String,
    /// The base of the Rust name, where the derived one is no good.
    pub(crate) given: Option<String>,
    pub(crate) body: Body,
    /// Its fields are those of the body, though the vendor's events have theirs below a path.
    pub(crate) is_at_root: bool,
    /// A value of the part of its name that varies, with the field that has it.
    pub(crate) varying: Option<(String, String)>,
    /// What a person has to decide, each a line.
    pub(crate) comments: Vec<String>,
    /// The rule of drift that it is known to break, and why.
    pub(crate) allow: Option<Allow>,
    /// Where it is documented.
    pub(crate) at: Option<Place>,
}

/// The payload of an event to write.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// A shared payload by its name.
    Shared(String),
    /// Fields of its own.
    Own(Vec<FieldDraft>),
}

/// A payload of several events to write.
#[derive(Clone, Debug)]
pub(crate) struct PayloadDraft {
    pub(crate) name: String,
    pub(crate) fields: Vec<FieldDraft>,
    pub(crate) at: Option<Place>,
}

/// A type to write.
#[derive(Clone, Debug)]
pub(crate) struct TypeDraft {
    pub(crate) name: String,
    pub(crate) kind: KindDraft,
    /// Whether rows of a document are about it, and not values alone.
    pub(crate) described: bool,
    pub(crate) at: Option<Place>,
    /// What a person has to decide, each a line.
    pub(crate) comments: Vec<String>,
}

/// What kind of type it is.
#[derive(Clone, Debug)]
pub(crate) enum KindDraft {
    Object {
        fields: Vec<FieldDraft>,
        presence: Option<PresenceSyntax>,
    },
    Enum {
        base: EnumBase,
        open: bool,
        values: Vec<ValueDraft>,
        /// Whether a list of the values is where drift looks for one.
        in_list: bool,
    },
    Union {
        discriminator: String,
        variants: Vec<VariantDraft>,
    },
    Alias(TypeRef<String>),
}

/// A value of an enum to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ValueDraft {
    pub(crate) wire: String,
    /// The base of the Rust name, where the derived one is no good.
    pub(crate) given: Option<String>,
    /// Whether it is in the document's list, and not in an example alone.
    pub(crate) published: bool,
    pub(crate) at: Option<Place>,
}

/// A variant of a union to write.
#[derive(Clone, Debug)]
pub(crate) struct VariantDraft {
    pub(crate) wire: String,
    pub(crate) ty: String,
    pub(crate) at: Option<Place>,
}

/// A field to write. What is not known of its presence is left to what holds where it stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldDraft {
    pub(crate) name: String,
    /// The base of the Rust name, where the derived one is no good.
    pub(crate) given: Option<String>,
    /// The type; none for what the dictionary has.
    pub(crate) ty: Option<TypeRef<String>>,
    pub(crate) nullable: Option<bool>,
    pub(crate) optional: Option<bool>,
    pub(crate) required: Option<bool>,
    pub(crate) bounds: BoundsEvidence,
    pub(crate) example: Option<Value>,
    /// Whether the document says that it should not be used any more.
    pub(crate) is_deprecated: bool,
    pub(crate) at: Option<Place>,
    /// The rule of drift that it is known to break, and why.
    pub(crate) allow: Option<Allow>,
    /// What a person has to decide, each a line.
    pub(crate) comments: Vec<String>,
}

impl FieldDraft {
    /// Whether both say the same of the wire, wherever they were found.
    pub(crate) fn is_same(&self, other: &FieldDraft) -> bool {
        self.name == other.name
            && self.given == other.given
            && self.ty == other.ty
            && self.comments == other.comments
            && self.allow == other.allow
            && self.facts() == other.facts()
            && self.bounds == other.bounds
            && self.is_deprecated == other.is_deprecated
    }

    /// Whether nothing but its type is said of it.
    pub(crate) fn says_type_alone(&self) -> bool {
        self.allow.is_none()
            && self.given.is_none()
            && self.optional.is_none()
            && self.required.is_none()
            && self.bounds.named().next().is_none()
    }

    fn facts(&self) -> [Option<bool>; 3] {
        [self.nullable, self.optional, self.required]
    }
}

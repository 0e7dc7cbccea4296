//! Named types.

use serde_json::{Map, Number, Value};

use super::read::macros::{read_words, syntax};
use super::read::{Item, Keys, Named, Noun, ObjectSchema};
use super::{AboutSyntax, FieldEntry, Items, Spanned};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::EnumBase;

/// What a type expression looks like: names in `list<...>`, `map<...>` and `map<Key, ...>`, each with an optional
/// `?`, with `|` between several. That brackets match is for the compiler to say.
// There is one way only to match a text: editors run it by engines that try all ways. No two
// repetitions that take the same character may follow one another.
pub(super) const TYPE_EXPRESSION: &str = r"^\s*(((list|partial)\s*<|map\s*<(\s*[\w-]+\s*,)?)\s*)*[\w-]+(\s*\?)?\s*(>(\s*\?)?\s*)*(\|\s*(((list|partial)\s*<|map\s*<(\s*[\w-]+\s*,)?)\s*)*[\w-]+(\s*\?)?\s*(>(\s*\?)?\s*)*)*$";

syntax! {
    /// A named type. Which keys it has tells its kind: `fields` make an object, `enum` an enum,
    /// `variants` a tagged union, `type` another name for a type.
    pub struct TypeSyntax where {
        "required": ["doc"],
        "oneOf": [
            {"required": ["fields"]}, {"required": ["enum"]}, {"required": ["variants"]}, {"required": ["type"]},
        ],
    } {
        use about: AboutSyntax;
        use kind: KindSyntax;
        shared deprecated, name, allow;
    }

    /// An object.
    pub struct ObjectSyntax {
        shared presence;
        /// Of an object: its fields.
        fields: Spanned<Vec<FieldEntry>>,
        /// Of an object: groups of fields that are all present or all absent.
        together: Vec<Vec<Spanned<String>>>,
        /// Of an object: groups of fields of which exactly one is there.
        one_of: Vec<Vec<Spanned<String>>>,
        /// Of an object: it is a document of its own, exported by itself.
        document: bool,
        /// Of an object: values that take the place of its fields' examples.
        example: Option<Spanned<Map<String, Value>>>,
    }

    /// An enum.
    pub struct EnumSyntax {
        /// Of an enum: what the values are on the wire.
        base = "enum": Spanned<EnumBase>,
        /// Of an enum: the vendor says that there are more values.
        open: Option<bool>,
        /// Of an enum: the documented values.
        values: Option<Items<EnumValueSyntax>>,
    }

    /// A tagged union.
    pub struct UnionSyntax {
        /// Of a union: the field that tells the variants apart.
        discriminator: Option<DiscriminatorSyntax>,
        /// Of a union: its variants by the discriminator's value.
        variants: Spanned<Items<VariantSyntax>>,
        /// Of a union: the variant of an object whose discriminator is absent or null.
        absent: Option<Spanned<VariantSyntax>>,
    }

    /// Another name for a type.
    pub struct AliasSyntax {
        /// Of another name for a type: a type expression.
        ty = "type": Spanned<String> where {"pattern": TYPE_EXPRESSION},
        /// Of another name for a type: least number.
        min: Option<Spanned<Number>>,
        /// Of another name for a type: greatest number.
        max: Option<Spanned<Number>>,
        /// Of another name for a type: longest text, in bytes of UTF-8.
        max_bytes: Option<Spanned<u64>>,
    }

    /// A documented value. A string stands for its `doc`.
    #[derive(Default)]
    pub struct EnumValueSyntax short about.doc where {"required": ["doc"]} {
        use about: AboutSyntax;
        shared deprecated, name;
        /// Whether the vendor's published list has the value; `false` for one that is known from
        /// elsewhere, such as an example.
        published: Option<bool>,
        /// The template of the text that comes with the value, with each variable as `%name%`.
        text: Option<Spanned<String>>,
        /// The variables of the text: names, or names with what is known of them.
        variables: Vec<VariableEntry>,
    }

    /// What is known of a variable of a text.
    pub struct VariableSyntax {
        /// The unit of a number, such as `minutes`.
        unit: Option<Spanned<String>>,
        /// One short sentence about the variable.
        doc: Option<Spanned<String>>,
    }

    /// A field that tells types apart.
    pub struct DiscriminatorSyntax {
        /// The field's name on the wire.
        field: Spanned<String>,
        /// One short sentence about it.
        doc: Spanned<String>,
    }

    /// One variant of a union.
    pub struct VariantSyntax {
        use about: AboutSyntax;
        shared deprecated, name;
        /// An object type, which does not list the discriminator, or a union by another field.
        ty = "type": Spanned<String>,
    }
}

read_words!(EnumBase);

/// A variable of a text: its name, or its name with keys.
pub type VariableEntry = Named<VariableSyntax>;

impl Noun for VariableSyntax {
    const NOUN: &'static str = "variable";
}

/// What kind of type a type is.
#[derive(Clone, Debug)]
pub enum KindSyntax {
    /// An object.
    Object(ObjectSyntax),
    /// An enum.
    Enum(EnumSyntax),
    /// A tagged union.
    Union(Box<UnionSyntax>),
    /// Another name for a type.
    Alias(AliasSyntax),
    /// None or several: that has been reported.
    Unclear,
}

/// The key that tells each kind.
const TELLING: [&str; 4] = ["fields", "enum", "variants", "type"];

impl KindSyntax {
    /// The keys of the kind that a key tells.
    fn keys_of(telling: &str) -> Vec<&'static str> {
        match telling {
            "fields" => ObjectSyntax::names(),
            "enum" => EnumSyntax::names(),
            "variants" => UnionSyntax::names(),
            _ => AliasSyntax::names(),
        }
    }
}

impl Keys for KindSyntax {
    fn names() -> Vec<&'static str> {
        TELLING.into_iter().flat_map(Self::keys_of).collect()
    }

    fn read_keys(item: &mut Item<'_, '_>) -> Option<Self> {
        let present: Vec<&str> = TELLING.into_iter().filter(|key| item.entry(key).is_some()).collect();
        let [telling] = present.as_slice() else {
            report_unclear(&present, item);
            return Some(KindSyntax::Unclear);
        };
        report_stray(telling, item);
        match *telling {
            "fields" => ObjectSyntax::read_keys(item).map(KindSyntax::Object),
            "enum" => EnumSyntax::read_keys(item).map(KindSyntax::Enum),
            "variants" => UnionSyntax::read_keys(item).map(|union| KindSyntax::Union(Box::new(union))),
            _ => AliasSyntax::read_keys(item).map(KindSyntax::Alias),
        }
    }

    fn describe(object: &mut ObjectSchema<'_>) {
        object.alternative::<ObjectSyntax>();
        object.alternative::<EnumSyntax>();
        object.alternative::<UnionSyntax>();
        object.alternative::<AliasSyntax>();
    }
}

/// Reports that the keys tell no kind, or several.
fn report_unclear(present: &[&str], item: &mut Item<'_, '_>) {
    let name = item.name().map(|name| name.value.escape_debug().to_string()).unwrap_or_default();
    let (rule, message) = match present {
        [] => (&rules::MISSING_KEY, format!("the kind of type `{name}` is not given")),
        keys => {
            let keys = keys.join("` and `");
            (&rules::CONFLICTING_KEYS, format!("the type `{name}` has `{keys}`, which exclude each other"))
        }
    };
    let help = "`fields` make an object, `enum` an enum, `variants` a union, `type` another name for a type";
    let span = item.name().map_or(item.span(), |name| name.span);
    item.diagnostics.push(Diagnostic::new(rule, span, message).help(help));
}

/// Reports keys that say nothing about a type of this kind.
fn report_stray(telling: &str, item: &mut Item<'_, '_>) {
    for other in TELLING.into_iter().filter(|other| *other != telling) {
        let stray: Vec<_> = KindSyntax::keys_of(other).into_iter().filter_map(|key| item.entry(key)).collect();
        for entry in stray {
            let message = format!("`{}` does not apply to a type that has `{telling}`", entry.key);
            let diagnostic = Diagnostic::new(&rules::CONFLICTING_KEYS, entry.key_span, message);
            item.diagnostics.push(diagnostic.help(format!("`{}` goes with `{other}`", entry.key)));
        }
    }
}

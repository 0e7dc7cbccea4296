//! Named types.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Number, Value};

use super::{DeprecatedSyntax, FieldEntry, Items, List, PresenceSyntax, Spanned, TextOr};

/// What a type expression looks like: names in `list<...>` and `map<...>`, each with an optional
/// `?`. That brackets match is for the compiler to say.
// There is one way only to match a text: editors run it by engines that try all ways. No two
// repetitions that take the same character may follow one another.
pub(super) const TYPE_EXPRESSION: &str = r"^\s*((list|map)\s*<\s*)*[\w-]+(\s*\?)?\s*(>(\s*\?)?\s*)*$";

/// A named type. Which keys it has tells its kind: `fields` make an object, `enum` an enum,
/// `variants` a tagged union, `type` another name for a type.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend(
    "required" = ["doc"],
    "oneOf" = [{"required": ["fields"]}, {"required": ["enum"]}, {"required": ["variants"]}, {"required": ["type"]}]
))]
pub struct TypeSyntax {
    /// One short sentence about the type.
    pub doc: Option<Spanned<String>>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// The vendor advises against it.
    pub deprecated: Option<DeprecatedSyntax>,
    /// The base of the Rust name, where the derived one is no good.
    pub name: Option<Spanned<String>>,
    /// Lints that do not hold here, each with the reason: `{HW0105: The vendor has just one.}`.
    #[serde(default)]
    pub allow: Items<Spanned<String>>,

    /// Of an object: its fields.
    pub fields: Option<Spanned<List<FieldEntry>>>,
    /// Of an object: what holds for fields that do not say otherwise.
    pub presence: Option<PresenceSyntax>,
    /// Of an object: groups of fields that are all present or all absent.
    #[serde(default)]
    pub together: List<List<Spanned<String>>>,
    /// Of an object: groups of fields of which exactly one is there.
    #[serde(default)]
    pub one_of: List<List<Spanned<String>>>,
    /// Of an object: it is a document of its own, exported by itself.
    #[serde(default)]
    pub document: bool,
    /// Of an object: values that take the place of its fields' examples.
    pub example: Option<Spanned<Map<String, Value>>>,

    /// Of an enum: what the values are on the wire.
    #[serde(rename = "enum")]
    pub base: Option<Spanned<EnumBaseSyntax>>,
    /// Of an enum: the vendor says that there are more values.
    pub open: Option<bool>,
    /// Of an enum: the documented values.
    pub values: Option<Spanned<Items<TextOr<EnumValueSyntax>>>>,

    /// Of a union: the field that tells the variants apart.
    pub discriminator: Option<DiscriminatorSyntax>,
    /// Of a union: its variants by the discriminator's value.
    pub variants: Option<Spanned<Items<VariantSyntax>>>,

    /// Of another name for a type: a type expression.
    #[serde(rename = "type")]
    #[schemars(extend("pattern" = TYPE_EXPRESSION))]
    pub ty: Option<Spanned<String>>,
    /// Of another name for a type: least number.
    pub min: Option<Spanned<Number>>,
    /// Of another name for a type: greatest number.
    pub max: Option<Spanned<Number>>,
    /// Of another name for a type: longest text, in bytes of UTF-8.
    pub max_bytes: Option<Spanned<u64>>,
}

/// What the values of an enum are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EnumBaseSyntax {
    /// Texts.
    String,
    /// Whole numbers of 16 bits.
    Int16,
    /// Whole numbers of 32 bits.
    Int32,
    /// Whole numbers of 64 bits.
    Int64,
    /// Whole numbers or texts, as they come.
    IntegerOrString,
}

/// A documented value, written out.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["doc"]))]
pub struct EnumValueSyntax {
    /// One short sentence about the value.
    pub doc: Option<Spanned<String>>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// The base of the Rust name; a number must have one.
    pub name: Option<Spanned<String>>,
    /// The vendor advises against it.
    pub deprecated: Option<DeprecatedSyntax>,
    /// Whether the vendor's published list has the value; `false` for one that is known from
    /// elsewhere, such as an example.
    pub published: Option<bool>,
    /// The template of the text that comes with the value, with each variable as `%name%`.
    pub text: Option<Spanned<String>>,
    /// The variables of the text: names, or names with what is known of them.
    #[serde(default)]
    pub variables: List<VariableEntry>,
}

/// A variable of a text: its name, or its name with keys.
pub type VariableEntry = TextOr<Items<Spanned<VariableSyntax>>>;

/// What is known of a variable of a text.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VariableSyntax {
    /// The unit of a number, such as `minutes`.
    pub unit: Option<Spanned<String>>,
    /// One short sentence about the variable.
    pub doc: Option<Spanned<String>>,
}

/// A field that tells types apart.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiscriminatorSyntax {
    /// The field's name on the wire.
    pub field: Spanned<String>,
    /// One short sentence about it.
    pub doc: Spanned<String>,
}

/// One variant of a union.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VariantSyntax {
    /// An object type, which does not list the discriminator.
    #[serde(rename = "type")]
    pub ty: Spanned<String>,
    /// One short sentence about the variant.
    pub doc: Option<Spanned<String>>,
    /// Further sentences behind `doc`: what a receiver or an operator has to know.
    #[serde(default)]
    pub details: List<Spanned<String>>,
    /// The section of the vendor's document.
    pub source: Option<Spanned<String>>,
    /// What the vendor's document says and what was chosen, where the two differ.
    pub note: Option<Spanned<String>>,
    /// The vendor advises against it.
    pub deprecated: Option<DeprecatedSyntax>,
    /// The base of the Rust name, where the derived one is no good.
    pub name: Option<Spanned<String>>,
}

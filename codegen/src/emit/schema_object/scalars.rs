//! Built-in types.

use serde_json::{Map, Value, json};

use super::writer::insert_some;
use crate::emit::contract::Range;
use crate::model::{Bounds, EnumBase, ID_PATTERN, Scalar, TextForm};

/// How built-in types are written.
#[derive(Clone, Copy)]
pub(super) struct Scalars {
    /// Whether the documented contract is enforced.
    pub(super) strict: bool,
    /// Whether `format` says the width of numbers.
    pub(super) widths: bool,
}

impl Scalars {
    /// The schema of a built-in type that has no definition. An empty one accepts anything.
    pub(super) fn scalar(self, scalar: Scalar, nullable: bool, bounds: &Bounds) -> Map<String, Value> {
        match scalar {
            Scalar::Any => Map::new(),
            Scalar::Id64 if self.strict => self.integer_or(json!({"type": "string", "pattern": ID_PATTERN}), nullable),
            Scalar::IntegerOrString | Scalar::Id64 => self.integer_or(json!({"type": "string"}), nullable),
            Scalar::Text(form) => self.text(form, nullable, bounds),
            Scalar::Bool => typed("boolean", nullable),
            Scalar::Object | Scalar::Event => typed("object", nullable),
            Scalar::Float64 => self.number("number", scalar, nullable, bounds),
            Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => {
                self.number("integer", scalar, nullable, bounds)
            }
            // The strict contract alone wants a valid URI: no receiver looks into it.
            Scalar::Uri if self.strict => string(formatted("uri", nullable), bounds),
            Scalar::Uri | Scalar::String => string(typed("string", nullable), bounds),
            Scalar::Guid => formatted("uuid", nullable),
            Scalar::Date => formatted("date", nullable),
            Scalar::DateTime | Scalar::DateTimeOptionalOffset => formatted("date-time", nullable),
        }
    }

    /// One of these values.
    pub(super) fn closed_enum(self, base: EnumBase, values: Vec<Value>) -> Map<String, Value> {
        let mut schema = match base {
            EnumBase::String => typed("string", false),
            _ => typed("integer", false),
        };
        insert_some(&mut schema, "format", self.width(base.scalar()));
        schema.insert("enum".to_owned(), values.into());
        schema
    }

    /// An integer or a string. Not a list of two types, which ajv's strict mode refuses.
    fn integer_or(self, string: Value, nullable: bool) -> Map<String, Value> {
        let integer = self.number("integer", Scalar::IntegerOrString, false, &Bounds::default());
        let mut branches = vec![Value::Object(integer), string];
        if nullable {
            branches.push(json!({"type": "null"}));
        }
        Map::from_iter([("anyOf".to_owned(), Value::Array(branches))])
    }

    /// A text, of which the strict contract alone asks for the form: no receiver looks into it.
    fn text(self, form: TextForm, nullable: bool, bounds: &Bounds) -> Map<String, Value> {
        let mut schema = string(typed("string", nullable), bounds);
        if form == TextForm::Base64 {
            schema.insert("contentEncoding".to_owned(), Value::from("base64"));
        }
        match form.formats() {
            _ if !self.strict => {}
            [] => insert_some(&mut schema, "pattern", Some(form.pattern())),
            [format] => insert_some(&mut schema, "format", Some(*format)),
            formats => {
                let of = |format: &&str| Value::Object(string(formatted(format, false), bounds));
                let null = nullable.then(|| json!({"type": "null"}));
                let branches: Vec<Value> = formats.iter().map(of).chain(null).collect();
                return Map::from_iter([("anyOf".to_owned(), Value::Array(branches))]);
            }
        }
        schema
    }

    /// A number with its width, and what it may be.
    fn number(self, kind: &str, scalar: Scalar, nullable: bool, bounds: &Bounds) -> Map<String, Value> {
        let mut schema = typed(kind, nullable);
        insert_some(&mut schema, "format", self.width(scalar));
        let range = Range::of(scalar, bounds);
        insert_some(&mut schema, "minimum", range.min);
        insert_some(&mut schema, "maximum", range.max);
        schema
    }

    /// The format of a number, as OpenAPI lists them: it has none for 16 bits, which fit into 32.
    fn width(self, scalar: Scalar) -> Option<&'static str> {
        let format = match scalar {
            Scalar::Int16 | Scalar::Int32 => "int32",
            Scalar::Int64 | Scalar::UnixSeconds | Scalar::IntegerOrString | Scalar::Id64 => "int64",
            Scalar::Float64 => "double",
            _ => return None,
        };
        self.widths.then_some(format)
    }
}

/// A string that a pattern matches.
pub(super) fn strings(pattern: &str, examples: &[&str]) -> Map<String, Value> {
    let mut schema = typed("string", false);
    schema.insert("pattern".to_owned(), Value::from(pattern));
    schema.insert("examples".to_owned(), Value::from(examples));
    schema
}

/// `type`, with `null` where it may be.
pub(super) fn typed(name: &str, nullable: bool) -> Map<String, Value> {
    let kind = if nullable { json!([name, "null"]) } else { Value::from(name) };
    Map::from_iter([("type".to_owned(), kind)])
}

/// A string has no more characters than bytes: looser than what is documented, but true.
fn string(mut schema: Map<String, Value>, bounds: &Bounds) -> Map<String, Value> {
    insert_some(&mut schema, "maxLength", bounds.max_bytes);
    schema
}

fn formatted(format: &str, nullable: bool) -> Map<String, Value> {
    let mut schema = typed("string", nullable);
    schema.insert("format".to_owned(), Value::from(format));
    schema
}

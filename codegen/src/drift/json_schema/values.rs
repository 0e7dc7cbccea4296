//! Types of fields, their values and bounds.

use serde_json::Number;

use super::Comparison;
use super::objects::About;
use crate::drift::Rule;
use crate::drift::lookup::below;
use crate::evidence::json_schema::{JsonKind, View, scalar_of_pattern};
use crate::evidence::relaxed_json::{Json, Value};
use crate::model::{
    Bounds, EnumDef, KindUnion, Scalar, Shape, TypeKind, TypeRef, UnionDef, ValueKind, Vendor, WireValue,
};

impl<'a> Comparison<'a, '_> {
    /// Compares what is said of a value with a type.
    pub(super) fn value(&mut self, about: &About<'_, 'a>, ty: &'a TypeRef, view: &View<'a>) {
        let vendor = self.vendor;
        if let Shape::Named(id) = &ty.shape
            && let TypeKind::Alias { bounds, .. } = &vendor.types.get(id).kind
        {
            self.bounds(about, bounds, view);
        }
        match vendor.types.canonical(&ty.shape) {
            Shape::Scalar(scalar) => {
                self.kinds(about, kinds(*scalar), view);
                self.format(about, *scalar, view);
                self.unlisted(about, view);
            }
            Shape::List(inner) => {
                self.kinds(about, &[JsonKind::List], view);
                if let Some(items) = view.items {
                    self.inner(about, inner, items);
                }
            }
            Shape::Map(_, inner) => {
                self.kinds(about, &[JsonKind::Object], view);
                if let Some(values) = view.additional {
                    self.inner(about, inner, values);
                }
            }
            Shape::Named(id) => match &vendor.types.get(id).kind {
                TypeKind::Enum(def) => {
                    self.kinds(about, kinds(def.base.scalar()), view);
                    self.enum_values(about, id, def, view);
                }
                TypeKind::Union(union) => {
                    self.kinds(about, &[JsonKind::Object], view);
                    self.union_tags(about, id, union, view);
                    self.fields_of(id, &below(vendor, ty).unwrap_or_default(), view);
                }
                TypeKind::KindUnion(union) => self.kind_union(about, union, view),
                TypeKind::Object(_) | TypeKind::Alias { .. } => {
                    self.kinds(about, &[JsonKind::Object], view);
                    self.object(id, &below(vendor, ty).unwrap_or_default(), view);
                }
            },
        }
    }

    /// Compares the kinds of a union by kind, and the fields of its objects.
    fn kind_union(&mut self, about: &About<'_, 'a>, union: &'a KindUnion, view: &View<'a>) {
        let vendor = self.vendor;
        let mut expected: Vec<JsonKind> =
            union.members.iter().flat_map(|member| kinds_of(vendor, &member.ty)).copied().collect();
        expected.sort_unstable();
        self.kinds(about, &expected, view);
        for member in union.members.iter().filter(|member| member.kind == ValueKind::Object) {
            if let (Shape::Named(id), Some(below)) = (&member.ty.shape, below(vendor, &member.ty)) {
                self.fields_of(id, &below, view);
            }
        }
    }

    fn inner(&mut self, about: &About<'_, 'a>, inner: &'a TypeRef, schema: &'a Json) {
        let view = self.schemas.view(&[schema]);
        let about = About { line: view.line, ..*about };
        if view.nullable != inner.nullable && !view.kinds.is_empty() {
            let null = if view.nullable { "null in it" } else { "no null in it" };
            self.type_changed(&about, null);
        }
        self.value(&about, inner, &view);
    }

    fn kinds(&mut self, about: &About<'_, 'a>, expected: &[JsonKind], view: &View<'a>) {
        // What says nothing leaves it open, and for some kinds together there is no type but `any`.
        let is_any = expected.is_empty() && has_no_type(view);
        if !view.kinds.is_empty() && !view.kinds.iter().eq(expected) && !is_any {
            let is: Vec<&str> = view.kinds.iter().map(|kind| kind.text()).collect();
            self.type_changed(about, &is.join(" or "));
        }
    }

    fn format(&mut self, about: &About<'_, 'a>, scalar: Scalar, view: &View<'a>) {
        if !view.kinds.iter().eq(&[JsonKind::String]) || kinds(scalar) != [JsonKind::String] {
            return;
        }
        let known = view.format.and_then(scalar_of).or_else(|| scalar_of_pattern(view.pattern?));
        let same = match scalar {
            Scalar::DateTimeOptionalOffset => {
                matches!(known, None | Some(Scalar::DateTime | Scalar::DateTimeOptionalOffset))
            }
            // Of their formats nothing is known here.
            Scalar::Text(_) => known.is_none(),
            scalar => known.unwrap_or(Scalar::String) == scalar,
        };
        if !same {
            let is = view.format.filter(|_| known.is_some()).unwrap_or("string");
            self.type_changed(about, is);
        }
    }

    fn type_changed(&mut self, about: &About<'_, 'a>, is: &str) {
        let field = about.field;
        let null = if field.nullable { "?" } else { "" };
        let ty = field.ty.to_string();
        let text = format!("`{}` is {is} in the document, and `{ty}{null}` in the schemas", field.name);
        self.changed(Rule::FieldTypeChanged, about, text, is);
    }

    /// Values of what is no enum in the schemas.
    fn unlisted(&mut self, about: &About<'_, 'a>, view: &View<'a>) {
        for value in view.values.iter().flatten().filter_map(|value| text_of(value)) {
            let text = format!("the schemas list no values of `{}`, and the document has `{value}`", about.field.name);
            self.changed(Rule::EnumValueAdded, about, text, &value);
        }
    }

    fn enum_values(&mut self, about: &About<'_, 'a>, ty: &str, def: &EnumDef, view: &View<'a>) {
        let known: Vec<String> = def.values.iter().map(|value| wire_text(&value.wire)).collect();
        // An open list is no list.
        if let Some(values) = &view.values {
            // What is deprecated may be gone.
            let gone = def.values.iter().filter(|value| value.docs.deprecated.is_some());
            let gone: Vec<String> = gone.map(|value| wire_text(&value.wire)).collect();
            self.compare_values(about, ty, (&known, &gone), values);
        }
    }

    fn union_tags(&mut self, about: &About<'_, 'a>, ty: &str, union: &UnionDef, view: &View<'a>) {
        let Some(tag) = view.property(&union.discriminator.field) else { return };
        let known: Vec<String> = union.variants.iter().map(|variant| variant.name.clone()).collect();
        let values = tag.iter().map(|schema| self.schemas.view(&[schema]).values.unwrap_or_default());
        let values: Vec<&Json> = values.flatten().collect();
        if !values.is_empty() {
            self.compare_values(about, ty, (&known, &[]), &values);
        }
    }

    /// Compares values with those that are known, of which some may be gone.
    fn compare_values(
        &mut self,
        about: &About<'_, 'a>,
        ty: &str,
        (known, gone): (&[String], &[String]),
        values: &[&Json],
    ) {
        let found: Vec<String> = values.iter().filter_map(|value| text_of(value)).collect();
        for value in found.iter().filter(|value| !known.contains(value)) {
            let text = format!("`{ty}` has no value `{value}` in the schemas");
            self.changed(Rule::EnumValueAdded, about, text, value);
        }
        for value in known.iter().filter(|value| !found.contains(value) && !gone.contains(value)) {
            let text = format!("the document does not list the value `{value}` of `{ty}`");
            self.changed(Rule::EnumValueRemoved, about, text, value);
        }
    }

    /// Compares bounds. The range of an integer's type is none.
    pub(super) fn bounds(&mut self, about: &About<'_, 'a>, bounds: &Bounds, view: &View<'a>) {
        let range = match self.vendor.types.canonical(&about.field.ty.shape) {
            Shape::Scalar(scalar) => scalar.integers(),
            _ => None,
        };
        let (least, greatest) = range.unzip();
        let count = |count: Option<u64>| count.map(|count| count as f64);
        let pairs = [
            ("min", view.min, bounds.min.as_ref().and_then(Number::as_f64), least),
            ("max", view.max, bounds.max.as_ref().and_then(Number::as_f64), greatest),
            ("min_items", view.min_items, count(bounds.min_items), None),
            ("max_items", view.max_items, count(bounds.max_items), None),
        ];
        for (name, document, model, default) in pairs {
            let document =
                document.and_then(Number::as_f64).filter(|limit| default.map(|it| it as f64) != Some(*limit));
            if document != model && (document.is_some() || !view.kinds.is_empty()) {
                let shown =
                    |limit: Option<f64>| limit.map_or("no bound".to_owned(), |limit| format!("{name}: {limit}"));
                let (document, model) = (shown(document), shown(model));
                let text =
                    format!("`{}` has `{document}` in the document, and `{model}` in the schemas", about.field.name);
                self.changed(Rule::BoundChanged, about, text, name);
            }
        }
    }
}

/// The kinds of JSON that a member of a union by kind takes.
fn kinds_of(vendor: &Vendor, ty: &TypeRef) -> &'static [JsonKind] {
    match vendor.types.canonical(&ty.shape) {
        Shape::Scalar(scalar) => kinds(*scalar),
        Shape::List(_) => &[JsonKind::List],
        Shape::Map(..) => &[JsonKind::Object],
        Shape::Named(id) => match &vendor.types.get(id).kind {
            TypeKind::Enum(def) => kinds(def.base.scalar()),
            TypeKind::Object(_) | TypeKind::Union(_) => &[JsonKind::Object],
            // Neither is a member of one.
            TypeKind::KindUnion(_) | TypeKind::Alias { .. } => &[],
        },
    }
}

fn kinds(scalar: Scalar) -> &'static [JsonKind] {
    match scalar {
        Scalar::String
        | Scalar::Text(_)
        | Scalar::Guid
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::DateTimeOptionalOffset
        | Scalar::Uri => &[JsonKind::String],
        Scalar::Bool => &[JsonKind::Bool],
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => &[JsonKind::Integer],
        Scalar::Float64 => &[JsonKind::Number],
        Scalar::IntegerOrString | Scalar::Id64 => &[JsonKind::Integer, JsonKind::String],
        Scalar::Object | Scalar::Event => &[JsonKind::Object],
        Scalar::Any => &[],
    }
}

/// Whether no type takes exactly what may be of several kinds.
fn has_no_type(view: &View<'_>) -> bool {
    let kinds: Vec<JsonKind> = view.kinds.iter().copied().collect();
    let has_type = matches!(kinds.as_slice(), [JsonKind::Integer, JsonKind::String | JsonKind::Number]);
    kinds.len() > 1 && !has_type
}

/// The type of a format; none of one that says nothing about the type.
fn scalar_of(format: &str) -> Option<Scalar> {
    match format {
        "uuid" => Some(Scalar::Guid),
        "date" => Some(Scalar::Date),
        "date-time" => Some(Scalar::DateTime),
        "uri" | "iri" => Some(Scalar::Uri),
        _ => None,
    }
}

impl JsonKind {
    pub(crate) fn text(self) -> &'static str {
        match self {
            JsonKind::Bool => "a boolean",
            JsonKind::Integer => "an integer",
            JsonKind::Number => "a number",
            JsonKind::String => "a string",
            JsonKind::Object => "an object",
            JsonKind::List => "a list",
        }
    }
}

fn text_of(value: &Json) -> Option<String> {
    match &value.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::List(_) | Value::Object(_) => None,
    }
}

fn wire_text(value: &WireValue) -> String {
    value.text().into_owned()
}

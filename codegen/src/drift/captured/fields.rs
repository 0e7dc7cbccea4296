//! Values of fields: their kinds and forms, against the types of the model.

use super::{Comparison, Spot};
use crate::drift::lookup::below;
use crate::drift::{Item, Rule};
use crate::evidence::captured::{Form, Kind, Seen, Values};
use crate::model::{Field, KindUnion, Scalar, Shape, TypeKind, TypeRef, ValueKind};

/// A field whose values are compared.
pub(super) struct About<'s, 'a> {
    pub(super) spot: &'s Spot<'s>,
    pub(super) holder: &'s Item,
    pub(super) field: &'a Field,
}

impl<'a> Comparison<'a> {
    /// Compares the values of a field, or those in it, with a type.
    pub(super) fn value(&mut self, about: &About<'_, 'a>, ty: &'a TypeRef, values: &Values) {
        let vendor = self.vendor;
        if let Shape::Named(id) = &ty.shape
            && let TypeKind::Alias { bounds, .. } = &vendor.types.get(id).kind
        {
            self.bounds(about, bounds, values);
        }
        match vendor.types.canonical(&ty.shape) {
            Shape::Scalar(scalar) => self.scalar(about, *scalar, values),
            Shape::List(inner) => {
                self.kinds(about, &[Kind::List], values);
                if let Some(items) = values.lists.as_ref().and_then(|lists| lists.items.as_ref()) {
                    self.inner(about, inner, items);
                }
            }
            Shape::Map(_, inner) => {
                self.kinds(about, &[Kind::Object], values);
                if let Some(objects) = &values.objects {
                    self.inner(about, inner, &objects.all_values());
                }
            }
            Shape::Named(id) => match &vendor.types.get(id).kind {
                TypeKind::Enum(def) => {
                    self.kinds(about, kinds(def.base.scalar()), values);
                    self.enum_values(about, &id.to_string(), def, values);
                }
                TypeKind::Union(union) => {
                    self.kinds(about, &[Kind::Object], values);
                    self.union_tags(about, &id.to_string(), union, values);
                    self.variants(about.spot, &below(vendor, ty).unwrap_or_default(), values);
                }
                TypeKind::KindUnion(union) => {
                    self.kinds(about, &self.kinds_of(ty), values);
                    self.kind_union(about, union, values);
                }
                TypeKind::Object(_) | TypeKind::Alias { .. } => {
                    self.kinds(about, &[Kind::Object], values);
                    self.objects(about.spot, &below(vendor, ty).unwrap_or_default(), values);
                }
            },
        }
    }

    /// Compares what is in the lists and objects among the values of a union by kind.
    fn kind_union(&mut self, about: &About<'_, 'a>, union: &'a KindUnion, values: &Values) {
        let types = &self.vendor.types;
        for member in &union.members {
            match types.canonical(&member.ty.shape) {
                Shape::List(inner) => {
                    if let Some(items) = values.lists.as_ref().and_then(|lists| lists.items.as_ref()) {
                        self.inner(about, inner, items);
                    }
                }
                Shape::Map(_, inner) => {
                    if let Some(objects) = &values.objects {
                        self.inner(about, inner, &objects.all_values());
                    }
                }
                Shape::Named(_) if member.kind == ValueKind::Object => {
                    self.objects(about.spot, &below(self.vendor, &member.ty).unwrap_or_default(), values);
                }
                Shape::Named(_) | Shape::Scalar(_) => {}
            }
        }
    }

    /// Compares the items of a list, or the values of a map.
    fn inner(&mut self, about: &About<'_, 'a>, inner: &'a TypeRef, values: &Values) {
        let nulls = values.of(Kind::Null);
        if nulls.count > 0 && !inner.nullable && inner.shape != Shape::Scalar(Scalar::Any) {
            self.type_changed(about, "null in it", nulls, values.seen().count);
        }
        self.value(about, inner, values);
    }

    fn scalar(&mut self, about: &About<'_, 'a>, scalar: Scalar, values: &Values) {
        self.kinds(about, kinds(scalar), values);
        if let Some((forms, name)) = forms(scalar)
            && let Some(strings) = &values.strings
        {
            self.type_changed(about, &format!("no {name}"), strings.other_than(forms), strings.seen().count);
        }
        let range = scalar.integers().filter(|_| scalar != Scalar::IntegerOrString);
        if let (Some((least, greatest)), Some(integers)) = (range, &values.integers) {
            let beyond = |value: i128| value < least.into() || value > greatest.into();
            let extremes = [integers.min, integers.max];
            if let Some(extreme) = extremes.into_iter().find(|extreme| beyond(extreme.value.0)) {
                let (seen, at_least) = values.counted(extreme.first, |number| beyond(number.into()));
                let text = format!("`{}` is beyond `{}` {}", about.field.name, scalar.name(), about.spot.text());
                let change = self.of_field(Rule::FieldTypeChanged, about.holder, about.field, text);
                self.push(change.value(scalar.name()), seen, integers.seen.count, at_least);
            }
        }
    }

    /// The kinds of JSON that a type takes.
    pub(super) fn kinds_of(&self, ty: &TypeRef) -> Vec<Kind> {
        match self.vendor.types.canonical(&ty.shape) {
            Shape::Scalar(scalar) => kinds(*scalar).to_vec(),
            Shape::List(_) => vec![Kind::List],
            Shape::Map(..) => vec![Kind::Object],
            Shape::Named(id) => match &self.vendor.types.get(id).kind {
                TypeKind::Enum(def) => kinds(def.base.scalar()).to_vec(),
                TypeKind::KindUnion(union) => {
                    union.members.iter().flat_map(|member| self.kinds_of(&member.ty)).collect()
                }
                TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Alias { .. } => vec![Kind::Object],
            },
        }
    }

    /// Reports kinds of JSON that a type does not take.
    pub(super) fn kinds(&mut self, about: &About<'_, 'a>, taken: &[Kind], values: &Values) {
        let of = values.present().count;
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Null && !taken.contains(kind)) {
            self.type_changed(about, kind.text(), values.of(kind), of);
        }
    }

    fn type_changed(&mut self, about: &About<'_, 'a>, is: &str, seen: Seen, of: u64) {
        if seen.count == 0 {
            return;
        }
        let field = about.field;
        let null = if field.nullable { "?" } else { "" };
        let (name, ty) = (&field.name, field.ty.to_string());
        let text = format!("`{name}` is {is} {}, and `{ty}{null}` in the schemas", about.spot.text());
        let change = self.of_field(Rule::FieldTypeChanged, about.holder, field, text).value(is);
        self.push(change, seen, of, false);
    }
}

/// The kinds of JSON that a type takes.
pub(super) fn kinds(scalar: Scalar) -> &'static [Kind] {
    match scalar {
        Scalar::String
        | Scalar::Text(_)
        | Scalar::Guid
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::DateTimeOptionalOffset
        | Scalar::Uri => &[Kind::String],
        Scalar::Bool => &[Kind::Bool],
        Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds => &[Kind::Integer],
        Scalar::Float64 => &[Kind::Integer, Kind::Number],
        Scalar::IntegerOrString | Scalar::Id64 => &[Kind::Integer, Kind::String],
        Scalar::Object | Scalar::Event => &[Kind::Object],
        Scalar::Any => &Kind::ALL,
    }
}

/// The forms of strings that a type takes, if not all, and what it calls them.
pub(super) fn forms(scalar: Scalar) -> Option<(&'static [Form], &'static str)> {
    match scalar {
        Scalar::Guid => Some((&[Form::Guid], "GUID")),
        Scalar::Date => Some((&[Form::Date], "date")),
        Scalar::DateTime => Some((&[Form::DateTime], "date-time with an offset")),
        Scalar::DateTimeOptionalOffset => Some((&[Form::DateTime, Form::LocalDateTime], "date-time")),
        Scalar::Uri => Some((&[Form::Uri], "URI")),
        Scalar::String
        | Scalar::Bool
        | Scalar::Int16
        | Scalar::Int32
        | Scalar::Int64
        | Scalar::Float64
        | Scalar::UnixSeconds
        | Scalar::Any
        | Scalar::Object
        | Scalar::IntegerOrString
        | Scalar::Id64
        | Scalar::Text(_)
        | Scalar::Event => None,
    }
}

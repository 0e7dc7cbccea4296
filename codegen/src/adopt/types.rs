//! What type a field has.

use serde_json::Value;

use super::draft::{FieldDraft, KindDraft, ValueDraft};
use super::infer::{About, Inference};
use super::names::camel_or;
use super::node::Sample;
use super::sample::value_of;
use super::scalar::careful_scalar;
use crate::evidence::{FieldEvidence, NotUnderstood, TypeEvidence};
use crate::model::{ItemKind, Scalar, Shape, TypeRef};
use crate::resolve::{parse_type, scalar_fits};

/// How deep lists may nest in a type expression.
const MAX_LISTS: usize = 8;

impl<'e> Inference<'_, '_, 'e> {
    /// The type of a field; what a person has to decide is added to the comments.
    pub(super) fn type_of(&mut self, about: &About<'_, 'e>, draft: &mut FieldDraft) -> TypeRef<String> {
        let documented = about.own.iter().find_map(|row| self.documented(row));
        if let Some(ty) = self.named(about).filter(|_| documented.is_none()) {
            return ty;
        }
        if let Some(shape) = self.union_of(about) {
            return TypeRef { shape, nullable: false };
        }
        if let Some(ty) = self.enum_of(about, documented.as_ref()) {
            return ty;
        }
        if let Some(shape) = self.namesake(about, documented.as_ref()) {
            return TypeRef { shape, nullable: documented.is_some_and(|ty| ty.nullable) };
        }
        let Some(ty) = documented else {
            if about.own.iter().any(|row| row.ty.is_some()) || about.seen.is_empty() && about.below.rows.is_empty() {
                draft.comments.push("say which type it is".to_owned());
            }
            let shape = self.inferred(about, &about.seen, 0);
            return TypeRef { shape, nullable: false };
        };
        let shape = self.refined(about, &ty.shape, &about.seen, draft);
        TypeRef { shape, nullable: ty.nullable }
    }

    /// The type that the layout gives to fields of that name.
    fn named(&self, about: &About<'_, 'e>) -> Option<TypeRef<String>> {
        let path = about.below.path.join(".");
        let mut names = self.sources.layout.names.iter();
        let (_, expression) = names.find(|(pattern, _)| pattern.is_match(&path))?;
        parse_type(expression).ok()
    }

    /// The enum that has the name of the field in the document, or that a field of the same name has.
    fn namesake(&mut self, about: &About<'_, 'e>, documented: Option<&TypeRef<String>>) -> Option<Shape<String>> {
        let is_text = |shape: &Shape<String>| *shape == Shape::Scalar(Scalar::String);
        if !documented.is_none_or(|ty| is_text(&ty.shape)) || !about.below.rows.is_empty() {
            return None;
        }
        let name = camel_or(ItemKind::Field, about.name, "");
        if self.sources.evidence.values.iter().any(|value| value.ty == name) {
            self.need(&name, &[]);
            self.add_seen(&name, about);
            return Some(Shape::Named(name));
        }
        if documented.is_some() || about.seen.is_empty() {
            return None;
        }
        let values: Vec<Value> = about.seen.iter().map(|sample| value_of(*sample)).collect();
        let drafted = self.drafted.iter().filter(|(name, _)| name == about.name).map(|(_, ty)| &ty.shape);
        let fits = |shape: &&Shape<String>| {
            matches!(shape, Shape::Named(name) if !self.is_object(name)) && values.iter().all(|it| self.fits(shape, it))
        };
        drafted.into_iter().find(fits).cloned()
    }

    /// Adds the values of examples to an enum whose values are listed.
    fn add_seen(&mut self, name: &str, about: &About<'_, 'e>) {
        let Some(ty) = self.types.iter_mut().find(|ty| ty.name == name) else { return };
        let KindDraft::Enum { values, .. } = &mut ty.kind else { return };
        for sample in &about.seen {
            let Some(text) = sample.json.as_str() else { continue };
            if !values.iter().any(|known| known.wire == text) {
                let value = ValueDraft { wire: text.to_owned(), given: None, published: false, at: sample.at() };
                values.push(value);
            }
        }
    }

    /// The type that a row says. A word that says none is not understood.
    fn documented(&mut self, row: &FieldEvidence) -> Option<TypeRef<String>> {
        let TypeEvidence { word, expression } = row.ty.as_ref()?;
        let ty = parse_type(expression.as_deref().unwrap_or(word)).ok();
        let is_type = |name: &String| self.is_type_name(name, expression.is_some());
        let known = ty.filter(|ty| name_in(&ty.shape).is_none_or(is_type));
        if known.is_none() {
            let text = format!("the type `{word}` is not in `document.types`, and no type of the schemas");
            self.unclear.push(NotUnderstood { at: row.at, text });
        }
        known
    }

    /// Types that the document names, and those of the schemas.
    fn is_type_name(&self, name: &str, mapped: bool) -> bool {
        let humps = name.chars().skip(1).filter(char::is_ascii_uppercase).count();
        mapped || humps > 0 || self.known.vendor.type_def(name).is_some() || self.is_documented(name)
    }

    /// What the document's type becomes by what else is known.
    fn refined(
        &mut self,
        about: &About<'_, 'e>,
        shape: &Shape<String>,
        seen: &[Sample<'e>],
        draft: &mut FieldDraft,
    ) -> Shape<String> {
        let has_rows = !about.below.rows.is_empty();
        match shape {
            Shape::Scalar(Scalar::Any) if has_rows || !seen.is_empty() => self.inferred(about, seen, 1),
            Shape::Scalar(Scalar::Object) => {
                let lists: Option<Vec<_>> = seen.iter().map(|sample| sample.items()).collect();
                match lists.filter(|lists| !lists.is_empty()) {
                    Some(lists) => {
                        let items: Vec<Sample<'e>> = lists.into_iter().flatten().collect();
                        list(self.object(about, &items, true))
                    }
                    None => self.object(about, seen, false),
                }
            }
            Shape::List(inner) => {
                let items: Vec<Sample<'e>> = seen.iter().filter_map(|sample| sample.items()).flatten().collect();
                let some: Vec<Sample<'e>> = items.iter().copied().filter(|item| !item.is_null()).collect();
                let nullable = inner.nullable || some.len() < items.len();
                let shape = match &inner.shape {
                    Shape::Scalar(Scalar::Object) => self.object(about, &some, true),
                    other => self.refined(about, other, &some, draft),
                };
                Shape::List(Box::new(TypeRef { shape, nullable }))
            }
            Shape::Named(name) => {
                self.need(name, seen);
                shape.clone()
            }
            Shape::Scalar(scalar) => widened(*scalar, seen, draft),
            Shape::Map(..) => shape.clone(),
        }
    }

    /// What values and rows tell without a word for the type.
    pub(super) fn inferred(&mut self, about: &About<'_, 'e>, seen: &[Sample<'e>], lists: usize) -> Shape<String> {
        let values: Vec<Value> = seen.iter().map(|sample| value_of(*sample)).collect();
        let values: Vec<&Value> = values.iter().collect();
        if values.is_empty() && about.below.rows.is_empty() {
            let shown = about.own.iter().filter_map(|row| row.example.as_deref()).map(super::sample::from_text);
            let shown: Vec<Value> = shown.collect();
            return match shown.is_empty() {
                true => Shape::Scalar(Scalar::Any),
                false => Shape::Scalar(careful_scalar(about.name, &shown.iter().collect::<Vec<_>>(), self.known)),
            };
        }
        if lists == 0
            && about.below.rows.is_empty()
            && let Some(ty) = self.known.type_of_namesakes(about.name, &values)
        {
            return Self::by_name(&ty.shape);
        }
        if values.iter().all(|value| value.is_object()) {
            return self.object(about, seen, lists > 0);
        }
        let items: Option<Vec<_>> = seen.iter().map(|sample| sample.items()).collect();
        if let Some(items) = items.filter(|_| lists < MAX_LISTS) {
            let items: Vec<Sample<'e>> = items.into_iter().flatten().collect();
            let some: Vec<Sample<'e>> = items.iter().copied().filter(|item| !item.is_null()).collect();
            let nullable = some.len() < items.len();
            let shape = match some.is_empty() && about.below.rows.is_empty() {
                true => Shape::Scalar(Scalar::Any),
                false => self.inferred(about, &some, lists + 1),
            };
            return Shape::List(Box::new(TypeRef { shape, nullable }));
        }
        let plain = values.iter().all(|value| !value.is_array() && !value.is_object());
        Shape::Scalar(match plain {
            true => careful_scalar(about.name, &values, self.known),
            false => Scalar::Any,
        })
    }
}

pub(super) fn list(shape: Shape<String>) -> Shape<String> {
    Shape::List(Box::new(TypeRef { shape, nullable: false }))
}

/// The name in a shape.
pub(super) fn name_in(shape: &Shape<String>) -> Option<&String> {
    match shape {
        Shape::Scalar(_) => None,
        Shape::Named(name) => Some(name),
        Shape::List(inner) | Shape::Map(_, inner) => name_in(&inner.shape),
    }
}

/// A documented scalar, or a wider one where the document's own examples are something else.
fn widened(scalar: Scalar, seen: &[Sample<'_>], draft: &mut FieldDraft) -> Shape<String> {
    let values: Vec<Value> = seen.iter().map(|sample| value_of(*sample)).collect();
    let fit = |scalar: Scalar| values.iter().all(|value| scalar_fits(scalar, value).is_ok());
    if fit(scalar) {
        return Shape::Scalar(scalar);
    }
    let wider = [Scalar::DateTimeOptionalOffset, Scalar::Int64, Scalar::Float64, Scalar::String];
    let both = |wide: &Scalar| is_wider(*wide, scalar) && fit(*wide);
    let wide = wider.into_iter().chain([Scalar::IntegerOrString]).find(both).unwrap_or(Scalar::Any);
    draft.comments.push(format!("the document calls it `{}`, and its example is something else", scalar.name()));
    draft.allow = Some(("field-type-changed", "Its example is of another type than the document says."));
    Shape::Scalar(wide)
}

/// Whether every value of the one is a value of the other too.
pub(super) fn is_wider(wide: Scalar, scalar: Scalar) -> bool {
    let whole = |scalar| matches!(scalar, Scalar::Int16 | Scalar::Int32 | Scalar::Int64 | Scalar::UnixSeconds);
    match wide {
        Scalar::DateTimeOptionalOffset => scalar == Scalar::DateTime,
        Scalar::Int64 => whole(scalar),
        Scalar::Float64 => whole(scalar),
        Scalar::String => matches!(
            scalar,
            Scalar::Guid
                | Scalar::Date
                | Scalar::DateTime
                | Scalar::DateTimeOptionalOffset
                | Scalar::Uri
                | Scalar::Text(_)
        ),
        Scalar::IntegerOrString => whole(scalar) || matches!(scalar, Scalar::String | Scalar::Id64),
        _ => false,
    }
}

//! Types as documents call them, and types of the model.

use crate::evidence::TypeEvidence;
use crate::evidence::layout::Layout;
use crate::model::{Field, Scalar, Shape, TypeKind, TypeRef, Vendor};
use crate::resolve::parse_type;

/// How a documented type differs from a field's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    None,
    /// The layout does not say what the word stands for.
    UnknownWord,
    Type {
        document: String,
        model: String,
    },
}

impl Difference {
    pub(crate) fn is_none(&self) -> bool {
        *self == Difference::None
    }
}

/// Compares the type of a row with that of a field.
pub(crate) fn difference(ty: &TypeEvidence, field: &Field, layout: &Layout, vendor: &Vendor) -> Difference {
    let own = ty.word.trim_end_matches('?');
    let expression = match &ty.expression {
        Some(expression) => expression.as_str(),
        None if vendor.type_def(own).is_some() => ty.word.as_str(),
        None => return Difference::UnknownWord,
    };
    let Ok(documented) = parse_type(expression) else { return Difference::UnknownWord };
    let nullable = match (documented.nullable, field.nullable) {
        (true, false) => false,
        (false, true) => !tells_null(expression, layout),
        _ => true,
    };
    if nullable && fits(&documented, &field.ty, vendor) {
        return Difference::None;
    }
    let null = if field.nullable { "?" } else { "" };
    Difference::Type { document: format!("`{}`", ty.word), model: format!("`{}{null}`", field.ty) }
}

/// Whether the document would say that a field of a type may be null: it has a word for that.
fn tells_null(expression: &str, layout: &Layout) -> bool {
    let nullable = format!("{expression}?");
    layout.types.iter().any(|(_, known)| *known == nullable)
}

/// Whether a documented type stands for a type of the model. `any` stands for every type, because
/// a document that says no more, as in "Array", leaves it open; `object` for every object.
fn fits(documented: &TypeRef<String>, model: &TypeRef, vendor: &Vendor) -> bool {
    if let (Shape::Named(name), Shape::Named(id)) = (&documented.shape, &model.shape)
        && id == name
    {
        return true;
    }
    let shape = vendor.types.canonical(&model.shape);
    match (&documented.shape, shape) {
        (Shape::Scalar(Scalar::Any), _) => true,
        (Shape::Scalar(Scalar::Object), Shape::Map(..) | Shape::Scalar(Scalar::Object)) => true,
        (Shape::Scalar(documented), Shape::Scalar(known)) => documented == known,
        (Shape::Scalar(documented), Shape::Named(id)) => match &vendor.types.get(id).kind {
            TypeKind::Enum(def) => *documented == def.base.scalar(),
            TypeKind::Object(_) | TypeKind::Union(_) => *documented == Scalar::Object,
            TypeKind::KindUnion(_) | TypeKind::Alias { .. } => false,
        },
        (Shape::Named(name), Shape::Named(id)) => id == name,
        (Shape::List(documented), Shape::List(known)) | (Shape::Map(_, documented), Shape::Map(_, known)) => {
            fits(documented, known, vendor)
        }
        _ => false,
    }
}

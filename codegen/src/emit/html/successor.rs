//! The row of the field that takes a deprecated one's place.

use super::fields::DEEPEST;
use super::links::{anchor, within};
use crate::model::{Arena, Field, Shape, TypeDef, TypeId, TypeKind};

/// The anchor of the row that a name leads to: a field beside the deprecated one, whose anchor is below
/// `outer`, or a path from the fields at the top of the page. None if there is no such row.
pub(super) fn row(
    types: &Arena<TypeDef>,
    name: &str,
    (beside, outer): (&[&Field], &str),
    top: &[&Field],
) -> Option<String> {
    if beside.iter().any(|field| field.name == name) {
        return Some(within(outer, name));
    }
    let path: Vec<&str> = name.split('.').collect();
    let mut fields = top.to_vec();
    let mut around = Vec::new();
    for name in &path {
        let field = *fields.iter().find(|field| field.name == *name)?;
        fields = inside(types, &field.ty.shape, &mut around);
    }
    let anchors: Vec<String> = path.iter().map(|name| anchor(name)).collect();
    (path.len() <= DEEPEST).then(|| anchors.join("."))
}

/// The fields of the objects in a value; none of a type that is around it already.
fn inside<'a>(types: &'a Arena<TypeDef>, shape: &'a Shape, around: &mut Vec<&'a TypeId>) -> Vec<&'a Field> {
    match types.canonical(shape) {
        Shape::List(items) => inside(types, &items.shape, around),
        Shape::Named(id) if !around.contains(&id) => {
            around.push(id);
            match &types.get(id).kind {
                TypeKind::Object(object) => object.fields.iter().collect(),
                TypeKind::Union(_) | TypeKind::KindUnion(_) | TypeKind::Enum(_) | TypeKind::Alias { .. } => Vec::new(),
            }
        }
        Shape::Named(_) | Shape::Scalar(_) | Shape::Map(..) => Vec::new(),
    }
}

//! What the schemas have already and new fields use again, if it takes all that was seen.

use crate::adopt::known::Known;
use crate::drift::takes_values;
use crate::evidence::captured::{Kind, Objects, Values};
use crate::model::{Field, Scalar, Shape, TypeRef};

/// The dictionary's entry for a field.
pub(super) fn entry<'k>(known: &'k Known<'_>, name: &str, values: &Values) -> Option<&'k Field> {
    known.entry(name).filter(|field| takes_values(known.vendor, field, values))
}

/// The type that other fields of that name have; of several, the one that most have. A scalar only if
/// all have it, and it is no narrow integer: that a few are small says nothing of this one.
pub(super) fn type_of_namesakes(known: &Known<'_>, name: &str, values: &Values) -> Option<TypeRef<String>> {
    if values.present().is_never() {
        return None;
    }
    let fields = known.namesakes(name);
    let uses = |ty: &TypeRef| fields.iter().filter(|field| field.ty == *ty).count();
    let tells = |field: &&&Field| match field.ty.shape {
        Shape::Scalar(Scalar::Int16 | Scalar::Int32 | Scalar::UnixSeconds | Scalar::Any | Scalar::Object) => false,
        Shape::Scalar(_) => uses(&field.ty) == fields.len(),
        Shape::Named(_) | Shape::List(_) | Shape::Map(..) => !is_vague(&field.ty.shape),
    };
    let fitting = fields.iter().filter(tells).filter(|field| takes_values(known.vendor, field, values));
    // The first of equals, which is what stands first in the schemas.
    let best = fitting.map(|field| &field.ty).reduce(|best, next| if uses(next) > uses(best) { next } else { best })?;
    Some(TypeRef { shape: best.shape.renamed(|id| id.to_string()), nullable: false })
}

fn is_vague(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(scalar) => {
            matches!(scalar, Scalar::Int16 | Scalar::Int32 | Scalar::UnixSeconds | Scalar::Any | Scalar::Object)
        }
        Shape::List(inner) | Shape::Map(_, inner) => is_vague(&inner.shape),
        Shape::Named(_) => false,
    }
}

/// The one shared payload that takes objects but for fields of every event, if it is one alone.
pub(super) fn payload(known: &Known<'_>, objects: &Objects) -> Option<String> {
    let own = || objects.fields.iter().filter(|(name, _)| !known.is_in_every_event(name));
    let fits = |fields: &[Field]| {
        let all_known = own().all(|(name, _)| fields.iter().any(|field| *field.name == **name));
        all_known
            && fields.iter().all(|field| match objects.fields.get(&*field.name) {
                Some(seen) => {
                    let nulls = seen.values.of(Kind::Null).count > 0;
                    let absent = objects.lacking(seen).count > 0;
                    takes_values(known.vendor, field, &seen.values)
                        && (field.nullable || !nulls)
                        && (field.optional || !absent)
                }
                None => field.optional && !field.required,
            })
    };
    let shared = known.vendor.payloads.iter().filter(|payload| payload.shared);
    let mut fitting = shared.filter(|payload| fits(&payload.object.fields));
    let only = fitting.next()?;
    fitting.next().is_none().then(|| only.name.clone())
}

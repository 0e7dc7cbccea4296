//! Tagged unions, and the types of their variants.

use std::collections::BTreeSet;

use super::context::{Context, docs_within, text};
use super::{checks, type_expr};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Discriminator, ItemKind, Shape, TypeId, TypeRef, UnionDef, UnionVariant};
use crate::naming::{Scope, ScopeKind};
use crate::syntax::{KindSyntax, ObjectSyntax, Spanned, UnionSyntax, VariantSyntax};

/// What the variant without a discriminator is called, where it has no other name.
const ABSENT: &str = "absent";

/// Resolves a tagged union.
pub(super) fn resolve(name: &Spanned<String>, syntax: &UnionSyntax, context: &mut Context<'_>) -> Option<UnionDef> {
    let Some(discriminator) = &syntax.discriminator else {
        let message = format!("the union `{}` has no `discriminator`", name.value);
        let help = "add `discriminator: {field: type, doc: ...}`";
        context.diagnostics.push(Diagnostic::new(&rules::MISSING_KEY, name.span, message).help(help));
        return None;
    };
    checks::wire_name(&discriminator.field, "field", context.diagnostics);
    let mut names = Scope::new(ScopeKind::Variants);
    let above = Above { union: &name.value, field: &discriminator.field.value };
    let mut variants = Vec::new();
    for (wire, syntax) in syntax.variants.iter() {
        variants.extend(variant(wire, syntax, above, &mut names, context));
    }
    let absent = syntax.absent.as_ref().and_then(|syntax| {
        let wire = Spanned { value: ABSENT.to_owned(), span: syntax.span };
        variant(&wire, syntax, above, &mut names, context)
    });
    context.declarations.add(names);
    let (field, doc) = (discriminator.field.value.clone(), discriminator.doc.value.clone());
    Some(UnionDef { discriminator: Discriminator { field, doc }, variants, absent })
}

/// The union that variants are of.
#[derive(Clone, Copy)]
struct Above<'a> {
    union: &'a str,
    /// The field that tells its variants apart.
    field: &'a str,
}

fn variant(
    wire: &Spanned<String>,
    syntax: &VariantSyntax,
    above: Above<'_>,
    names: &mut Scope,
    context: &mut Context<'_>,
) -> Option<UnionVariant> {
    let what = format!("the variant `{}`", wire.value.escape_debug());
    let doc = context.required_doc(syntax.about.doc.as_ref(), wire.span, &what);
    names.declare(ItemKind::Variant, wire, syntax.name.as_ref());
    Some(UnionVariant {
        name: wire.value.clone(),
        preferred_name: text(syntax.name.as_ref()),
        docs: docs_within(None, doc, &syntax.about, syntax.deprecated.as_ref()),
        ty: variant_type(above, &syntax.ty, context)?,
    })
}

/// The type of a variant: an object that does not list the discriminator, or a union by another field.
fn variant_type(above: Above<'_>, ty: &Spanned<String>, context: &mut Context<'_>) -> Option<TypeId> {
    let id = context.ids.known(&ty.value).cloned();
    let diagnostic = match context.types.get(ty.value.as_str()).map(|syntax| &syntax.kind) {
        Some(KindSyntax::Object(object)) => match listed(above, ty, &ty.value, object) {
            Some(diagnostic) => diagnostic,
            None => return id,
        },
        Some(KindSyntax::Union(inner)) => {
            match within(above, ty, (&ty.value, inner.as_ref()), &mut BTreeSet::new(), context) {
                Some(diagnostic) => diagnostic,
                None => return id,
            }
        }
        // What it is meant to be is not known, and that has been reported.
        Some(KindSyntax::Unclear) => return None,
        Some(_) => no_object(ty, "a variant's type has `fields`, or is a union"),
        None if is_no_name(&ty.value) => no_object(ty, "name a type that has `fields`, or a union"),
        None => {
            let message = format!("there is no type `{}`", ty.value.escape_debug());
            let is_possible = |kind: &KindSyntax| matches!(kind, KindSyntax::Object(_) | KindSyntax::Union(_));
            let objects = context.types.iter().filter(|(_, syntax)| is_possible(&syntax.kind));
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_TYPE, ty.span, message);
            context.diagnostics.push_unknown(diagnostic, &ty.value, objects.map(|(name, _)| *name), "object types");
            return None;
        }
    };
    context.diagnostics.push(diagnostic);
    None
}

fn no_object(ty: &Spanned<String>, help: &str) -> Diagnostic {
    let message = format!("`{}` is not an object type", ty.value.escape_debug());
    Diagnostic::new(&rules::BAD_UNION, ty.span, message).help(help)
}

/// Whether a type expression says more than the name of a type.
fn is_no_name(text: &str) -> bool {
    let named = |ty: TypeRef<String>| !ty.nullable && matches!(ty.shape, Shape::Named(_));
    type_expr::parse(text).is_ok_and(|ty| !named(ty))
}

/// The error of an object that lists the discriminator of a union around it.
fn listed(above: Above<'_>, at: &Spanned<String>, name: &str, object: &ObjectSyntax) -> Option<Diagnostic> {
    let is_listed = object.fields.iter().any(|entry| entry.name.value == above.field);
    is_listed.then(|| {
        let message = format!("`{name}` lists `{}`, which the union adds", above.field);
        Diagnostic::new(&rules::BAD_UNION, at.span, message).help("remove the field from the type")
    })
}

/// What is wrong with a union as a variant of another. What is wrong with it alone is reported there.
fn within<'c>(
    above: Above<'_>,
    at: &Spanned<String>,
    (name, inner): (&'c str, &'c UnionSyntax),
    seen: &mut BTreeSet<&'c str>,
    context: &Context<'c>,
) -> Option<Diagnostic> {
    if name == above.union {
        let message = format!("the union `{name}` is a variant of itself");
        let help = "a variant is an object in the end: take the union out of its own variants";
        return Some(Diagnostic::new(&rules::BAD_UNION, at.span, message).help(help));
    }
    if !seen.insert(name) {
        return None;
    }
    if inner.discriminator.as_ref().is_some_and(|inner| inner.field.value == above.field) {
        let message = format!("`{name}` is told apart by `{}`, as the union around it is", above.field);
        let help = "list its variants in the union around it, or tell them apart by another field of the object";
        return Some(Diagnostic::new(&rules::BAD_UNION, at.span, message).help(help));
    }
    let variants = inner.variants.iter().map(|(_, variant)| variant);
    let mut variants = variants.chain(inner.absent.iter().map(|absent| &absent.value));
    variants.find_map(|variant| {
        let ty = variant.ty.value.as_str();
        match context.types.get(ty).map(|syntax| &syntax.kind) {
            Some(KindSyntax::Object(object)) => listed(above, at, ty, object),
            Some(KindSyntax::Union(inner)) => within(above, at, (ty, inner.as_ref()), seen, context),
            _ => None,
        }
    })
}

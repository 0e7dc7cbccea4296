//! Types that a type expression makes by itself: `string | Customer` is one of the name
//! `StringOrCustomer`, the same wherever it is written, and `partial<Charge>` one of the name
//! `PartialCharge`.

use super::context::Context;
use super::type_expr::{self, Made, MadeKind};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Docs, Field, ItemKind, KindMember, KindUnion, Object, Shape, TypeDef, TypeId, TypeKind, TypeRef};
use crate::source::Span;
use crate::syntax::{KindSyntax, Spanned};

/// A type that is a part of another, until that one is resolved.
pub(super) struct Partial {
    pub(super) def: TypeDef,
    of: TypeId,
}

/// Makes a type, unless it is there already; `false` if it cannot be made, which is reported.
pub(super) fn make(made: Made, at: Span, context: &mut Context<'_>) -> bool {
    if let Some(syntax) = context.types.get(made.name.as_str()) {
        // Somebody says more about the type: it is the one that is meant.
        let says = |alias: &str| type_expr::parse_all(alias).is_ok_and(|(_, all)| all.last() == Some(&made));
        let is_it = matches!(&made.kind, MadeKind::Union(_))
            && matches!(&syntax.kind, KindSyntax::Alias(alias) if says(&alias.ty.value));
        if !is_it {
            let message = format!("`{}` is called `{}`, and so is another type", shown(&made.kind), made.name);
            let help = "give the other type another name";
            context.diagnostics.push(Diagnostic::new(&rules::DUPLICATE_NAME, at, message).help(help));
        }
        return is_it;
    }
    if context.ids.known(&made.name).is_some() {
        return true;
    }
    let name = Spanned { value: made.name, span: at };
    match &made.kind {
        MadeKind::Union(members) => match union(members, at, context) {
            Some(union) => make_union(&name, union, context),
            None => return false,
        },
        MadeKind::Partial(whole) => match whole_of(whole, at, context) {
            Some(of) => make_partial(&name, of, context),
            None => return false,
        },
    }
    true
}

fn make_union(name: &Spanned<String>, union: KindUnion, context: &mut Context<'_>) {
    let text = format!("One of `{union}`, told apart by the kind of JSON value.");
    let def = definition(name, text, TypeKind::KindUnion(union), context);
    context.ids.put(def);
}

fn make_partial(name: &Spanned<String>, of: TypeId, context: &mut Context<'_>) {
    let text = format!("Some of the fields of `{of}`.");
    let def = definition(name, text, TypeKind::Object(Object::default()), context);
    context.partials.push(Partial { def: TypeDef { partial_of: Some(of.clone()), ..def }, of });
    finish_partials(context);
}

/// A type that an expression makes; its name is declared.
fn definition(name: &Spanned<String>, text: String, kind: TypeKind, context: &mut Context<'_>) -> TypeDef {
    context.type_names.declare(ItemKind::Type, name, None);
    TypeDef {
        name: context.ids.id(&name.value),
        preferred_name: None,
        docs: Docs { text, ..Docs::default() },
        file: context.paths.get(&name.span.file).cloned().unwrap_or_default(),
        document: false,
        partial_of: None,
        made: true,
        kind,
        example: None,
    }
}

/// The object type that there is to be a part of.
fn whole_of(whole: &str, at: Span, context: &mut Context<'_>) -> Option<TypeId> {
    let id = context.type_id(whole, at)?;
    let kind = context.types.get(whole).map(|syntax| &syntax.kind);
    if matches!(kind, Some(KindSyntax::Object(_))) {
        return Some(id);
    }
    let message = format!("`{whole}` is no object type, and there is no part of it");
    let help = "`partial<T>` has the fields of a type `T` that has `fields`";
    context.diagnostics.push(Diagnostic::new(&rules::BAD_TYPE_EXPRESSION, at, message).help(help));
    None
}

/// Completes the types whose wholes are resolved by now: the same fields, all of which may be absent.
pub(super) fn finish_partials(context: &mut Context<'_>) {
    for Partial { def, of } in std::mem::take(&mut context.partials) {
        match context.ids.item(&of).map(|whole| &whole.kind) {
            Some(TypeKind::Object(whole)) => {
                let part = |field: &Field| Field { optional: true, required: false, ..field.clone() };
                let fields = whole.fields.iter().map(part).collect();
                let kind = TypeKind::Object(Object { fields, ..Object::default() });
                context.ids.put(TypeDef { kind, ..def });
            }
            _ => context.partials.push(Partial { def, of }),
        }
    }
}

/// Several types, each of another kind of JSON value.
pub(super) fn union(members: &[TypeRef<String>], at: Span, context: &mut Context<'_>) -> Option<KindUnion> {
    let mut union = KindUnion { members: Vec::new() };
    for member in members {
        let ty = member.with_names(&mut |name| context.type_id(name, at))?;
        context.check_keys(&ty, at).then_some(())?;
        let Some(kind) = context.kind_of(&ty.shape) else {
            let message = format!("`{member}` in `{}` has values of several kinds", shown_members(members));
            let help = "each type between `|` is a text, a number, a boolean, a list or an object";
            context.diagnostics.push(Diagnostic::new(&rules::BAD_UNION, at, message).help(help));
            return None;
        };
        if let Some(other) = union.members.iter().find(|other| other.kind == kind) {
            let message = format!("`{}` and `{member}` are both {}, and cannot be told apart", other.ty, kind.text());
            let help = "several objects are a type with `variants`; for other types that share a kind, take the wider";
            context.diagnostics.push(Diagnostic::new(&rules::BAD_UNION, at, message).help(help));
            return None;
        }
        union.members.push(KindMember { kind, ty });
    }
    Some(union)
}

/// The types of a union by kind, if an expression is one and nothing else, and whether it may be null.
pub(super) fn as_union(text: &str) -> Option<(Vec<TypeRef<String>>, bool)> {
    let (ty, mut made) = type_expr::parse_all(text).ok()?;
    match made.pop()? {
        Made { name, kind: MadeKind::Union(members) } if ty.shape == Shape::Named(name.clone()) => {
            Some((members, ty.nullable))
        }
        _ => None,
    }
}

fn shown(kind: &MadeKind) -> String {
    match kind {
        MadeKind::Union(members) => shown_members(members),
        MadeKind::Partial(whole) => format!("partial<{whole}>"),
    }
}

fn shown_members(members: &[TypeRef<String>]) -> String {
    let members: Vec<String> = members.iter().map(ToString::to_string).collect();
    members.join(" | ")
}

//! Types that a type expression makes by itself: `string | Customer` is one of the name
//! `StringOrCustomer`, the same wherever it is written.

use super::context::Context;
use super::type_expr::{self, Made};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Docs, ItemKind, KindMember, KindUnion, Shape, TypeDef, TypeKind, TypeRef};
use crate::source::Span;
use crate::syntax::{KindSyntax, Spanned};

/// Makes a type, unless it is there already; `false` if it cannot be made, which is reported.
pub(super) fn make(made: Made, at: Span, context: &mut Context<'_>) -> bool {
    if let Some(syntax) = context.types.get(made.name.as_str()) {
        // Somebody says more about the type: it is the one that is meant.
        let says = |alias: &str| type_expr::parse_all(alias).is_ok_and(|(_, all)| all.last() == Some(&made));
        let is_it = matches!(&syntax.kind, KindSyntax::Alias(alias) if says(&alias.ty.value));
        if !is_it {
            let message = format!("`{}` is called `{}`, and so is another type", shown(&made.members), made.name);
            let help = "give the other type another name";
            context.diagnostics.push(Diagnostic::new(&rules::DUPLICATE_NAME, at, message).help(help));
        }
        return is_it;
    }
    if context.ids.known(&made.name).is_some() {
        return true;
    }
    let Some(union) = union(&made.members, at, context) else { return false };
    let text = format!("One of `{union}`, told apart by the kind of JSON value.");
    let name = Spanned { value: made.name, span: at };
    context.type_names.declare(ItemKind::Type, &name, None);
    let def = TypeDef {
        name: context.ids.id(&name.value),
        preferred_name: None,
        docs: Docs { text, ..Docs::default() },
        file: context.paths.get(&at.file).cloned().unwrap_or_default(),
        document: false,
        kind: TypeKind::KindUnion(union),
        example: None,
    };
    context.ids.put(def);
    true
}

/// Several types, each of another kind of JSON value.
pub(super) fn union(members: &[TypeRef<String>], at: Span, context: &mut Context<'_>) -> Option<KindUnion> {
    let mut union = KindUnion { members: Vec::new() };
    for member in members {
        let ty = member.with_names(&mut |name| context.type_id(name, at))?;
        context.check_keys(&ty, at).then_some(())?;
        let Some(kind) = context.kind_of(&ty.shape) else {
            let message = format!("`{member}` in `{}` has values of several kinds", shown(members));
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
    let last = made.pop()?;
    (ty.shape == Shape::Named(last.name)).then_some((last.members, ty.nullable))
}

fn shown(members: &[TypeRef<String>]) -> String {
    let members: Vec<String> = members.iter().map(ToString::to_string).collect();
    members.join(" | ")
}

//! Named types.

use super::checks;
use super::context::{Context, Presence, docs_within, text};
use super::{fields, made, texts, union};
use crate::diagnostic::{Diagnostic, rules};
use crate::load::LoadedFile;
use crate::model::{
    Bounds, EnumBase, EnumDef, EnumValue, ItemKind, KindUnion, Object, TypeDef, TypeKind, TypeRef, WireValue, is_common,
};
use crate::naming::{Scope, ScopeKind};
use crate::syntax::{AliasSyntax, EnumSyntax, EnumValueSyntax, FieldEntry, Items, KindSyntax, Spanned, TypeSyntax};

/// Resolves the types of one file.
///
/// A common type is the same for every vendor: what the vendor says of its own fields is not for it.
pub(super) fn resolve(file: &LoadedFile, of_vendor: Presence, context: &mut Context<'_>) {
    let (presence, dictionary) = match is_common(&file.path) {
        true => (Presence::default(), Some(std::mem::take(&mut context.dictionary))),
        false => (of_vendor, None),
    };
    let presence = presence.within(file.schema.presence);
    for (name, syntax) in file.schema.types.iter() {
        if let Some(def) = resolve_one(file, name, syntax, presence, context) {
            context.ids.put(def);
        }
    }
    if let Some(dictionary) = dictionary {
        context.dictionary = dictionary;
    }
    made::finish_partials(context);
}

fn resolve_one(
    file: &LoadedFile,
    name: &Spanned<String>,
    syntax: &TypeSyntax,
    presence: Presence,
    context: &mut Context<'_>,
) -> Option<TypeDef> {
    type_name(name, context);
    context.type_names.declare(ItemKind::Type, name, syntax.name.as_ref());
    let doc = context.required_doc(syntax.about.doc.as_ref(), name.span, &format!("the type `{}`", name.value));
    let kind = kind(name, &syntax.kind, presence, context);
    Some(TypeDef {
        name: context.ids.id(&name.value),
        preferred_name: text(syntax.name.as_ref()),
        docs: docs_within(Some(&file.schema.about), doc, &syntax.about, syntax.deprecated.as_ref()),
        file: file.path.clone(),
        document: matches!(&syntax.kind, KindSyntax::Object(object) if object.document),
        partial_of: None,
        made: false,
        kind: kind?,
        example: None,
    })
}

/// A type's name stands in type expressions and in JSON pointers.
fn type_name(name: &Spanned<String>, context: &mut Context<'_>) {
    let plain = name.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name.value.starts_with(|c: char| c.is_ascii_alphabetic());
    let builtin = crate::model::Scalar::from_name(&name.value).is_some()
        || ["list", "map", "partial"].contains(&name.value.as_str());
    // That there is no name at all has been reported.
    if !name.value.is_empty() && (!plain || builtin) {
        let why = if builtin { "is built in" } else { "is not made of ASCII letters, digits and `_`" };
        let message = format!("the type name `{}` {why}", name.value.escape_debug());
        let help = "types are named by us, not by the wire: choose another name, such as `QueueGroup`";
        context.diagnostics.push(Diagnostic::new(&rules::BAD_NAME, name.span, message).help(help));
    }
}

fn kind(
    name: &Spanned<String>,
    syntax: &KindSyntax,
    presence: Presence,
    context: &mut Context<'_>,
) -> Option<TypeKind> {
    match syntax {
        KindSyntax::Object(syntax) => {
            let presence = presence.within(syntax.presence);
            let parts = ObjectParts { entries: &syntax.fields, together: &syntax.together, one_of: &syntax.one_of };
            Some(TypeKind::Object(object(parts, Scope::new(ScopeKind::Fields), presence, context)))
        }
        KindSyntax::Enum(syntax) => Some(TypeKind::Enum(enumeration(name, syntax, context))),
        KindSyntax::Union(syntax) => union::resolve(name, syntax, context).map(TypeKind::Union),
        KindSyntax::Alias(syntax) => alias(name, syntax, context),
        KindSyntax::Unclear => None,
    }
}

fn alias(name: &Spanned<String>, syntax: &AliasSyntax, context: &mut Context<'_>) -> Option<TypeKind> {
    if let Some((members, nullable)) = made::as_union(&syntax.ty.value) {
        return kind_union(name, syntax, &members, nullable, context).map(TypeKind::KindUnion);
    }
    let ty = context.type_ref(&syntax.ty)?;
    let bounds = Bounds {
        min: syntax.min.as_ref().map(|bound| bound.value.clone()),
        max: syntax.max.as_ref().map(|bound| bound.value.clone()),
        max_bytes: syntax.max_bytes.as_ref().map(|bound| bound.value),
        ..Bounds::default()
    };
    checks::bounds(&bounds, &ty.shape, name.span, context.diagnostics);
    if ty.nullable {
        report_null(name, context);
    }
    Some(TypeKind::Alias { ty: TypeRef { nullable: false, ..ty }, bounds })
}

fn report_null(name: &Spanned<String>, context: &mut Context<'_>) {
    let message = format!("the type `{}` cannot be null by itself", name.value);
    let help = "put the `?` where the type is used";
    context.diagnostics.push(Diagnostic::new(&rules::BAD_TYPE_EXPRESSION, name.span, message).help(help));
}

/// A type that is one of several, each of another kind of JSON value.
fn kind_union(
    name: &Spanned<String>,
    syntax: &AliasSyntax,
    members: &[TypeRef<String>],
    nullable: bool,
    context: &mut Context<'_>,
) -> Option<KindUnion> {
    if nullable {
        report_null(name, context);
    }
    if syntax.min.is_some() || syntax.max.is_some() || syntax.max_bytes.is_some() {
        let message = format!("the type `{}` has several types, and bounds for one", name.value);
        let help = "give the bounds to a type of its own, and name that between the `|`";
        context.diagnostics.push(Diagnostic::new(&rules::BAD_BOUNDS, name.span, message).help(help));
    }
    // Expressions within make types, too.
    context.type_ref_within(&syntax.ty)?;
    made::union(members, syntax.ty.span, context)
}

/// What is written about the fields of an object.
#[derive(Clone, Copy)]
pub(super) struct ObjectParts<'a> {
    pub(super) entries: &'a [FieldEntry],
    pub(super) together: &'a [Vec<Spanned<String>>],
    pub(super) one_of: &'a [Vec<Spanned<String>>],
}

/// The fields of an object, whose names belong to a scope, and what holds between them.
pub(super) fn object(parts: ObjectParts<'_>, names: Scope, presence: Presence, context: &mut Context<'_>) -> Object {
    let fields = fields::resolve(parts.entries, presence, names, context);
    Object {
        together: checks::groups(parts.together, &fields, context.diagnostics),
        one_of: checks::groups(parts.one_of, &fields, context.diagnostics),
        fields,
    }
}

fn enumeration(name: &Spanned<String>, syntax: &EnumSyntax, context: &mut Context<'_>) -> EnumDef {
    let (base, open) = (syntax.base.value, syntax.open.unwrap_or(false));
    let mut names = Scope::new(ScopeKind::Values);
    let mut values = Vec::new();
    for (wire, value) in syntax.values.iter().flat_map(Items::iter) {
        values.extend(enum_value(base, wire, value, &mut names, context));
    }
    context.declarations.add(names);
    let documented = syntax.values.as_ref().is_some_and(|values| !values.is_empty());
    if !documented && !open {
        let message = format!("the enum `{}` documents no values", name.value);
        let help = "list its `values`, or say `open: true` if the vendor documents none";
        context.diagnostics.push(Diagnostic::new(&rules::MISSING_KEY, name.span, message).help(help));
    }
    EnumDef { base, open, values }
}

fn enum_value(
    base: EnumBase,
    wire: &Spanned<String>,
    syntax: &EnumValueSyntax,
    names: &mut Scope,
    context: &mut Context<'_>,
) -> Option<EnumValue> {
    let what = format!("the value `{}`", wire.value.escape_debug());
    let doc = context.required_doc(syntax.about.doc.as_ref(), wire.span, &what);
    names.declare(ItemKind::Value, wire, syntax.name.as_ref());
    let (template, variables) = texts::resolve(syntax, context.diagnostics);
    let wire = wire_value(base, wire, context)?;
    Some(EnumValue {
        wire,
        preferred_name: text(syntax.name.as_ref()),
        docs: docs_within(None, doc, &syntax.about, syntax.deprecated.as_ref()),
        published: syntax.published.unwrap_or(true),
        text: template,
        variables,
    })
}

fn wire_value(base: EnumBase, wire: &Spanned<String>, context: &mut Context<'_>) -> Option<WireValue> {
    let (least, greatest) = match base {
        EnumBase::String => return Some(WireValue::Text(wire.value.clone())),
        EnumBase::IntegerOrString => {
            let message = "an enum of `integer-or-string` has no documented values".to_owned();
            let help = "write `values: {}`; if the values are known, its base is known too";
            context.diagnostics.push(Diagnostic::new(&rules::BAD_VALUE, wire.span, message).help(help));
            return None;
        }
        EnumBase::Int16 => (i64::from(i16::MIN), i64::from(i16::MAX)),
        EnumBase::Int32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
        EnumBase::Int64 => (i64::MIN, i64::MAX),
    };
    match wire.value.parse::<i64>() {
        Ok(value) if (least..=greatest).contains(&value) => Some(WireValue::Integer(value)),
        _ => {
            let message = format!("`{}` is not a value of this enum", wire.value.escape_debug());
            let help = format!("its values are integers from {least} to {greatest}");
            context.diagnostics.push(Diagnostic::new(&rules::BAD_VALUE, wire.span, message).help(help));
            None
        }
    }
}

//! Named types.

use super::checks;
use super::context::{Context, Presence, docs};
use super::fields::{self, RESERVED_FIELDS};
use super::names::{Case, Scope};
use super::{texts, type_expr};
use crate::diagnostic::{Diagnostic, rules};
use crate::load::LoadedFile;
use crate::model::{
    Bounds, Discriminator, EnumBase, EnumDef, EnumValue, Object, Shape, TypeDef, TypeId, TypeKind, TypeRef, UnionDef,
    UnionVariant, WireValue,
};
use crate::syntax::{EnumBaseSyntax, EnumValueSyntax, FieldEntry, List, Spanned, TextOr, TypeSyntax};

/// Resolves the types of one file.
pub(super) fn resolve(file: &LoadedFile, presence: Presence, scope: &mut Scope, context: &mut Context<'_>) {
    for (name, syntax) in file.schema.types.iter() {
        if let Some(def) = resolve_one(file, name, syntax, presence, scope, context) {
            context.ids.put(def);
        }
    }
}

fn resolve_one(
    file: &LoadedFile,
    name: &Spanned<String>,
    syntax: &TypeSyntax,
    presence: Presence,
    scope: &mut Scope,
    context: &mut Context<'_>,
) -> Option<TypeDef> {
    type_name(name, context);
    let rust = scope.claim(name, syntax.name.as_ref(), Case::Camel, "type", context.diagnostics);
    let text = context.required_doc(syntax.doc.as_ref(), name.span, &format!("the type `{}`", name.value));
    let kind = kind(name, syntax, presence.within(syntax.presence), context);
    let source = syntax.source.as_ref().or(file.schema.source.as_ref());
    Some(TypeDef {
        name: context.ids.id(&name.value),
        rust: rust?,
        docs: docs(text, &syntax.details, source, syntax.note.as_ref(), syntax.deprecated.as_ref()),
        file: file.path.clone(),
        document: syntax.document,
        kind: kind?,
        example: None,
    })
}

/// A type's name stands in type expressions and in JSON pointers.
fn type_name(name: &Spanned<String>, context: &mut Context<'_>) {
    let plain = name.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name.value.starts_with(|c: char| c.is_ascii_alphabetic());
    let builtin =
        crate::model::Scalar::from_name(&name.value).is_some() || ["list", "map"].contains(&name.value.as_str());
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
    syntax: &TypeSyntax,
    presence: Presence,
    context: &mut Context<'_>,
) -> Option<TypeKind> {
    let kinds = [
        ("fields", syntax.fields.is_some()),
        ("enum", syntax.base.is_some()),
        ("variants", syntax.variants.is_some()),
        ("type", syntax.ty.is_some()),
    ];
    let present: Vec<&str> = kinds.iter().filter(|(_, present)| *present).map(|(key, _)| *key).collect();
    if present.len() != 1 {
        let message = match present.as_slice() {
            [] => format!("the kind of type `{}` is not given", name.value),
            keys => format!("the type `{}` has `{}`, which exclude each other", name.value, keys.join("` and `")),
        };
        let rule = if present.is_empty() { &rules::MISSING_KEY } else { &rules::CONFLICTING_KEYS };
        let help = "`fields` make an object, `enum` an enum, `variants` a union, `type` another name for a type";
        context.diagnostics.push(Diagnostic::new(rule, name.span, message).help(help));
        return None;
    }
    stray_keys(name, syntax, present.first().copied().unwrap_or_default(), context);
    if let Some(entries) = &syntax.fields {
        return Some(TypeKind::Object(object(entries, &syntax.together, &syntax.one_of, presence, context)));
    }
    if let Some(base) = &syntax.base {
        return Some(TypeKind::Enum(enumeration(name, syntax, base.value, context)));
    }
    if syntax.variants.is_some() {
        return union(name, syntax, context).map(TypeKind::Union);
    }
    let ty = context.type_ref(syntax.ty.as_ref()?)?;
    let bounds = Bounds {
        min: syntax.min.as_ref().map(|bound| bound.value.clone()),
        max: syntax.max.as_ref().map(|bound| bound.value.clone()),
        max_bytes: syntax.max_bytes.as_ref().map(|bound| bound.value),
        ..Bounds::default()
    };
    checks::bounds(&bounds, &ty.shape, name.span, context.diagnostics);
    if ty.nullable {
        let message = format!("the type `{}` cannot be null by itself", name.value);
        let help = "put the `?` where the type is used";
        context.diagnostics.push(Diagnostic::new(&rules::BAD_TYPE_EXPRESSION, name.span, message).help(help));
    }
    Some(TypeKind::Alias { ty: TypeRef { nullable: false, ..ty }, bounds })
}

/// Keys that say nothing about a type of this kind.
fn stray_keys(name: &Spanned<String>, syntax: &TypeSyntax, kind: &str, context: &mut Context<'_>) {
    let keys = [
        ("presence", syntax.presence.is_some(), "fields"),
        ("together", !syntax.together.0.is_empty(), "fields"),
        ("one_of", !syntax.one_of.0.is_empty(), "fields"),
        ("document", syntax.document, "fields"),
        ("example", syntax.example.is_some(), "fields"),
        ("open", syntax.open.is_some(), "enum"),
        ("values", syntax.values.is_some(), "enum"),
        ("discriminator", syntax.discriminator.is_some(), "variants"),
        ("min", syntax.min.is_some(), "type"),
        ("max", syntax.max.is_some(), "type"),
        ("max_bytes", syntax.max_bytes.is_some(), "type"),
    ];
    for (key, present, belongs_to) in keys {
        if present && belongs_to != kind {
            let message = format!("`{key}` does not apply to the type `{}`, which has `{kind}`", name.value);
            let help = format!("`{key}` goes with `{belongs_to}`");
            context.diagnostics.push(Diagnostic::new(&rules::CONFLICTING_KEYS, name.span, message).help(help));
        }
    }
}

/// The fields of an object and what holds between them.
pub(super) fn object(
    entries: &Spanned<List<crate::syntax::FieldEntry>>,
    together: &List<List<Spanned<String>>>,
    one_of: &List<List<Spanned<String>>>,
    presence: Presence,
    context: &mut Context<'_>,
) -> Object {
    let fields = fields::resolve(&entries.value, presence, RESERVED_FIELDS, context);
    Object {
        together: checks::groups(together, &fields, context.diagnostics),
        one_of: checks::groups(one_of, &fields, context.diagnostics),
        fields,
    }
}

fn enumeration(
    name: &Spanned<String>,
    syntax: &TypeSyntax,
    base: EnumBaseSyntax,
    context: &mut Context<'_>,
) -> EnumDef {
    let base = match base {
        EnumBaseSyntax::String => EnumBase::String,
        EnumBaseSyntax::Int16 => EnumBase::Int16,
        EnumBaseSyntax::Int32 => EnumBase::Int32,
        EnumBaseSyntax::Int64 => EnumBase::Int64,
        EnumBaseSyntax::IntegerOrString => EnumBase::IntegerOrString,
    };
    let open = syntax.open.unwrap_or(false);
    let mut scope = Scope::with_reserved(&["Unknown"]);
    let mut values = Vec::new();
    let written = syntax.values.iter().flat_map(|values| values.value.iter());
    for (wire, value) in written {
        values.extend(enum_value(base, wire, value, &mut scope, context));
    }
    let documented = syntax.values.as_ref().is_some_and(|values| !values.value.0.is_empty());
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
    value: &TextOr<EnumValueSyntax>,
    scope: &mut Scope,
    context: &mut Context<'_>,
) -> Option<EnumValue> {
    let (doc, syntax) = match value {
        TextOr::Nothing(_) => (None, EnumValueSyntax::default()),
        TextOr::Text(doc) => (Some(doc.clone()), EnumValueSyntax::default()),
        TextOr::Item(item) => (item.value.doc.clone(), item.value.clone()),
    };
    let text = context.required_doc(doc.as_ref(), wire.span, &format!("the value `{}`", wire.value.escape_debug()));
    let rust = scope.claim(wire, syntax.name.as_ref(), Case::Camel, "value", context.diagnostics);
    let (template, variables) = texts::resolve(&syntax, context.diagnostics);
    let wire = wire_value(base, wire, context)?;
    let (source, note, deprecated) = (syntax.source.as_ref(), syntax.note.as_ref(), syntax.deprecated.as_ref());
    Some(EnumValue {
        wire,
        rust: rust?,
        docs: docs(text, &syntax.details, source, note, deprecated),
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

fn union(name: &Spanned<String>, syntax: &TypeSyntax, context: &mut Context<'_>) -> Option<UnionDef> {
    let Some(discriminator) = &syntax.discriminator else {
        let message = format!("the union `{}` has no `discriminator`", name.value);
        let help = "add `discriminator: {field: type, doc: ...}`";
        context.diagnostics.push(Diagnostic::new(&rules::MISSING_KEY, name.span, message).help(help));
        return None;
    };
    checks::wire_name(&discriminator.field, "field", context.diagnostics);
    let mut scope = Scope::with_reserved(&["Unknown"]);
    let mut variants = Vec::new();
    for (wire, variant) in syntax.variants.iter().flat_map(|variants| variants.value.iter()) {
        let what = format!("the variant `{}`", wire.value.escape_debug());
        let text = context.required_doc(variant.doc.as_ref(), wire.span, &what);
        let rust = scope.claim(wire, variant.name.as_ref(), Case::Camel, "variant", context.diagnostics);
        let ty = variant_type(&discriminator.field, &variant.ty, context);
        let (source, note, deprecated) = (variant.source.as_ref(), variant.note.as_ref(), variant.deprecated.as_ref());
        variants.extend(rust.zip(ty).map(|(rust, ty)| UnionVariant {
            name: wire.value.clone(),
            rust,
            docs: docs(text, &variant.details, source, note, deprecated),
            ty,
        }));
    }
    let (field, doc) = (discriminator.field.value.clone(), discriminator.doc.value.clone());
    Some(UnionDef { discriminator: Discriminator { field, doc }, variants })
}

/// Whether a type expression says more than the name of a type.
fn is_no_name(text: &str) -> bool {
    let named = |ty: TypeRef<String>| !ty.nullable && matches!(ty.shape, Shape::Named(_));
    type_expr::parse(text).is_ok_and(|ty| !named(ty))
}

/// The type of a variant: an object that does not list the discriminator.
fn variant_type(discriminator: &Spanned<String>, ty: &Spanned<String>, context: &mut Context<'_>) -> Option<TypeId> {
    let id = context.ids.known(&ty.value).cloned();
    let diagnostic = match context.types.get(ty.value.as_str()).map(|syntax| &syntax.fields) {
        Some(Some(fields)) => {
            let mut names = fields.value.0.iter().filter_map(FieldEntry::name);
            if names.all(|name| name.value != discriminator.value) {
                return id;
            }
            let message = format!("`{}` lists `{}`, which the union adds", ty.value, discriminator.value);
            Diagnostic::new(&rules::BAD_UNION, ty.span, message).help("remove the field from the type")
        }
        Some(None) => {
            let message = format!("`{}` is not an object type", ty.value.escape_debug());
            Diagnostic::new(&rules::BAD_UNION, ty.span, message).help("a variant's type has `fields`")
        }
        None if is_no_name(&ty.value) => {
            let message = format!("`{}` is not an object type", ty.value.escape_debug());
            Diagnostic::new(&rules::BAD_UNION, ty.span, message).help("name a type that has `fields`")
        }
        None => {
            let message = format!("there is no type `{}`", ty.value.escape_debug());
            let known = context.types.iter().filter(|(_, syntax)| syntax.fields.is_some()).map(|(name, _)| *name);
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_TYPE, ty.span, message);
            context.diagnostics.push_unknown(diagnostic, &ty.value, known, "object types");
            return None;
        }
    };
    context.diagnostics.push(diagnostic);
    None
}

//! Fields: an entry of a list together with the dictionary's entry of the same name.

use std::collections::HashMap;
use std::sync::Arc;

use super::checks;
use super::context::{Context, Presence, deprecation, text, texts};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Bounds, Docs, Field, ItemKind, Shape, TypeRef};
use crate::naming::Scope;
use crate::source::Span;
use crate::syntax::{FieldEntry, FieldSyntax, Policy, RequiredPolicy, Spanned};

/// Resolves a list of fields, whose names belong to a scope.
pub(super) fn resolve(
    entries: &[FieldEntry],
    presence: Presence,
    mut names: Scope,
    context: &mut Context<'_>,
) -> Vec<Field> {
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut fields = Vec::new();
    for FieldEntry { name, keys } in entries {
        checks::wire_name(name, "field", context.diagnostics);
        if let Some(first) = seen.insert(name.value.clone(), name.span) {
            let message = format!("duplicate field `{}`", name.value.escape_debug());
            let diagnostic = Diagnostic::new(&rules::DUPLICATE_FIELD, name.span, message);
            context.diagnostics.push(diagnostic.label("again here").related(first, "first here"));
            continue;
        }
        fields.extend(field(name, keys.as_deref(), presence, &mut names, context));
    }
    context.declarations.add(names);
    check_aliases(&fields, &seen, context);
    check_successors(entries, &fields, context);
    fields
}

/// Where a list of fields names a field.
pub(super) fn place(entries: &[FieldEntry], name: &str) -> Option<Span> {
    place_in(entries, name).map(|(at, _)| at)
}

/// A field's keys, its own before the dictionary's.
#[derive(Clone, Copy)]
struct Merged<'a> {
    own: Option<&'a FieldSyntax>,
    base: Option<&'a FieldSyntax>,
}

impl<'a> Merged<'a> {
    fn get<T>(self, key: impl Fn(&'a FieldSyntax) -> Option<T>) -> Option<T> {
        self.own.and_then(&key).or_else(|| self.base.and_then(key))
    }

    fn text(self, key: impl Fn(&'a FieldSyntax) -> Option<&'a Spanned<String>>) -> Option<String> {
        self.get(key).map(|text| text.value.clone())
    }

    /// A list; an empty one says nothing.
    fn texts(self, key: impl Fn(&'a FieldSyntax) -> &'a Vec<Spanned<String>>) -> Vec<String> {
        self.get(|keys| Some(key(keys)).filter(|list| !list.is_empty())).map_or_else(Vec::new, |list| texts(list))
    }

    fn docs(self, doc: String) -> Docs {
        Docs {
            text: doc,
            details: self.texts(|keys| &keys.about.details),
            source: self.text(|keys| keys.about.source.as_ref()),
            note: self.text(|keys| keys.about.note.as_ref()),
            deprecated: self.get(|keys| keys.deprecated.as_ref()).map(deprecation),
        }
    }
}

fn field(
    name: &Spanned<String>,
    own: Option<&FieldSyntax>,
    presence: Presence,
    names: &mut Scope,
    context: &mut Context<'_>,
) -> Option<Field> {
    let merged = Merged { own, base: context.dictionary.get(name.value.as_str()).copied() };
    let preferred = merged.get(|keys| keys.name.as_ref());
    names.declare(ItemKind::Field, name, preferred);
    let Some(written) = merged.get(|keys| keys.ty.as_ref()) else {
        unknown_field(name, context);
        return None;
    };
    let ty = context.type_ref(written);
    let what = format!("the field `{}`", name.value.escape_debug());
    let doc = context.required_doc(merged.get(|keys| keys.about.doc.as_ref()), name.span, &what);
    let ty = ty?;

    let reference = context.is_reference(&ty.shape);
    let holds = |policy: Policy| policy == Policy::Always || (policy == Policy::References && reference);
    let nullable = merged.get(|keys| keys.nullable).unwrap_or(ty.nullable || holds(presence.nullable));
    let required = merged.get(|keys| keys.required);
    // What the vendor itself calls optional may be absent: receivers accept what the contract does.
    // A sender that leaves out references leaves out nulls, and so whatever may be null.
    let left_out = holds(presence.optional) || (presence.optional == Policy::References && nullable);
    let optional = merged.get(|keys| keys.optional).unwrap_or(required == Some(false) || left_out);
    let required = required.unwrap_or(match presence.required {
        RequiredPolicy::Never => false,
        RequiredPolicy::Present => !optional,
        RequiredPolicy::Always => true,
    });
    let bounds = bounds(merged);
    checks::bounds(&bounds, &ty.shape, name.span, context.diagnostics);
    Some(Field {
        name: name.value.clone(),
        preferred_name: text(preferred),
        docs: merged.docs(doc),
        ty: TypeRef { shape: with_null_items(ty.shape, presence.nullable, context), nullable: false },
        nullable,
        optional,
        required,
        aliases: merged.texts(|keys| &keys.aliases),
        unit: merged.text(|keys| keys.unit.as_ref()),
        bounds,
        read_only: merged.get(|keys| keys.read_only).unwrap_or(false),
        constant: None,
        example: merged.get(|keys| keys.example.as_ref()).map(|example| Arc::clone(&example.value)),
    })
}

fn bounds(merged: Merged<'_>) -> Bounds {
    Bounds {
        min: merged.get(|keys| keys.min.as_ref()).map(|bound| bound.value.clone()),
        max: merged.get(|keys| keys.max.as_ref()).map(|bound| bound.value.clone()),
        max_bytes: merged.get(|keys| keys.max_bytes.as_ref()).map(|bound| bound.value),
        min_items: merged.get(|keys| keys.min_items.as_ref()).map(|bound| bound.value),
        max_items: merged.get(|keys| keys.max_items.as_ref()).map(|bound| bound.value),
    }
}

/// Where references may be null, those in lists and maps may be, too.
fn with_null_items(shape: Shape, policy: Policy, context: &Context<'_>) -> Shape {
    let inner = |item: TypeRef| {
        let nullable = item.nullable || (policy == Policy::References && context.is_reference(&item.shape));
        Box::new(TypeRef { shape: with_null_items(item.shape, policy, context), nullable })
    };
    match shape {
        Shape::List(item) => Shape::List(inner(*item)),
        Shape::Map(key, value) => Shape::Map(key, inner(*value)),
        other => other,
    }
}

fn unknown_field(name: &Spanned<String>, context: &mut Context<'_>) {
    let message =
        format!("the field `{}` has no type, and the dictionary has no such field", name.value.escape_debug());
    let mut diagnostic = Diagnostic::new(&rules::UNKNOWN_FIELD, name.span, message);
    let known = || context.dictionary.keys().copied();
    let close = context.diagnostics.may_search().then(|| crate::diagnostic::closest(&name.value, known()));
    diagnostic = match close.flatten() {
        Some(close) => diagnostic.help(format!("did you mean `{close}`?")),
        None => diagnostic.help(format!("give its type here: `- {}: {{type: string, doc: ...}}`", name.value)),
    };
    context.diagnostics.push(diagnostic);
}

fn check_aliases(fields: &[Field], seen: &HashMap<String, Span>, context: &mut Context<'_>) {
    let mut taken: HashMap<&str, &str> = HashMap::new();
    for field in fields {
        for alias in &field.aliases {
            let other = fields.iter().find(|other| other.name == *alias).map(|other| other.name.as_str());
            let other = other.or_else(|| taken.insert(alias, &field.name));
            if let (Some(other), Some(span)) = (other, seen.get(&field.name)) {
                let message = format!("the alias `{alias}` of `{}` belongs to the field `{other}` too", field.name);
                context.diagnostics.push(Diagnostic::new(&rules::DUPLICATE_FIELD, *span, message));
            }
        }
    }
}

/// A successor without a dot must be a field of the same object.
fn check_successors(entries: &[FieldEntry], fields: &[Field], context: &mut Context<'_>) {
    for keys in entries.iter().filter_map(|entry| entry.keys.as_ref()) {
        let successor = keys.deprecated.as_ref().and_then(|deprecated| deprecated.successor.as_ref());
        if let Some(successor) = successor.filter(|successor| !successor.value.contains('.')) {
            checks::member(successor, fields, context.diagnostics);
        }
    }
}

/// Where a list has a field, and the example that it gives there.
pub(super) fn place_in(entries: &[FieldEntry], name: &str) -> Option<(Span, Option<Span>)> {
    let entry = entries.iter().find(|entry| entry.name.value == name)?;
    let example = entry.keys.as_ref().and_then(|keys| keys.example.as_ref());
    Some((entry.name.span, example.map(|example| example.span)))
}

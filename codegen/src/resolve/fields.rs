//! Fields: an entry of a list together with the dictionary's entry of the same name.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::checks;
use super::context::{Context, Presence, docs};
use super::names::{Case, Scope};
use crate::diagnostic::{Diagnostic, rules};
use crate::model::{Bounds, Field, Shape, TypeRef};
use crate::source::Span;
use crate::syntax::{FieldEntry, FieldSyntax, List, Policy, RequiredPolicy, Spanned, TextOr};

/// Names of what every generated object has next to its fields.
pub(crate) const RESERVED_FIELDS: &[&str] = &["extra", "header"];

/// Resolves a list of fields. `source` is the section that they come from.
pub(super) fn resolve(
    entries: &List<FieldEntry>,
    presence: Presence,
    reserved: &[&str],
    context: &mut Context<'_>,
) -> Vec<Field> {
    let mut scope = Scope::with_reserved(reserved);
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut fields = Vec::new();
    for entry in &entries.0 {
        let Some((name, own)) = split(entry, context) else { continue };
        checks::wire_name(name, "field", context.diagnostics);
        if let Some(first) = seen.insert(name.value.clone(), name.span) {
            let message = format!("duplicate field `{}`", name.value.escape_debug());
            let diagnostic = Diagnostic::new(&rules::DUPLICATE_FIELD, name.span, message);
            context.diagnostics.push(diagnostic.label("again here").related(first, "first here"));
            continue;
        }
        fields.extend(field(name, own, presence, &mut scope, context));
    }
    check_aliases(&fields, &seen, context);
    check_successors(entries, &fields, context);
    fields
}

/// Where a list of fields names a field.
pub(super) fn place(entries: &List<FieldEntry>, name: &str) -> Option<Span> {
    place_in(entries, name).map(|(at, _)| at)
}

/// The name of an entry and what it says by itself.
fn split<'a>(
    entry: &'a FieldEntry,
    context: &mut Context<'_>,
) -> Option<(&'a Spanned<String>, Option<&'a TextOr<FieldSyntax>>)> {
    match entry {
        TextOr::Text(name) => Some((name, None)),
        TextOr::Item(items) => match items.value.0.as_slice() {
            [(name, own)] => Some((name, Some(own))),
            // Its only item could not be read, and that has been reported.
            [] => None,
            [_, (second, _), ..] => {
                let message = format!("`{}` needs an entry of its own", second.value.escape_debug());
                let help = "put a `- ` before each field, and indent a field's keys below its name";
                context.diagnostics.push(Diagnostic::new(&rules::WRONG_VALUE, second.span, message).help(help));
                None
            }
        },
        TextOr::Nothing(span) => {
            let message = "this entry names no field";
            context.diagnostics.push(Diagnostic::new(&rules::WRONG_VALUE, *span, message));
            None
        }
    }
}

/// A field's keys, its own before the dictionary's.
struct Merged<'a> {
    own: FieldSyntax,
    base: Option<&'a FieldSyntax>,
}

impl<'a> Merged<'a> {
    fn get<T: 'a>(&'a self, key: impl Fn(&'a FieldSyntax) -> Option<T>) -> Option<T> {
        key(&self.own).or_else(|| self.base.and_then(key))
    }
}

fn field(
    name: &Spanned<String>,
    own: Option<&TextOr<FieldSyntax>>,
    presence: Presence,
    scope: &mut Scope,
    context: &mut Context<'_>,
) -> Option<Field> {
    let dictionary = context.dictionary.get(name.value.as_str()).copied();
    let base = dictionary.map(|(_, entry)| keys(Some(entry)));
    let merged = Merged { own: keys(own), base: base.as_ref() };
    let given = merged.get(|keys| keys.name.as_ref());
    let rust = scope.claim(name, given, Case::Snake, "field", context.diagnostics);
    let Some(written) = merged.get(|keys| keys.ty.as_ref()) else {
        unknown_field(name, context);
        return None;
    };
    let ty = context.type_ref(written);
    let what = format!("the field `{}`", name.value.escape_debug());
    let text = context.required_doc(merged.get(|keys| keys.doc.as_ref()), name.span, &what);
    let (ty, rust) = (ty?, rust?);

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
    let bounds = bounds(&merged);
    checks::bounds(&bounds, &ty.shape, name.span, context.diagnostics);
    let aliases = if merged.own.aliases.0.is_empty() { merged.base.map(|base| &base.aliases) } else { None };
    let aliases = aliases.unwrap_or(&merged.own.aliases);
    let details = if merged.own.details.0.is_empty() { merged.base.map(|base| &base.details) } else { None };
    let details = details.unwrap_or(&merged.own.details);
    Some(Field {
        name: name.value.clone(),
        rust,
        docs: docs(
            text,
            details,
            merged.get(|keys| keys.source.as_ref()),
            merged.get(|keys| keys.note.as_ref()),
            merged.get(|keys| keys.deprecated.as_ref()),
        ),
        ty: TypeRef { shape: with_null_items(ty.shape, presence.nullable, context), nullable: false },
        nullable,
        optional,
        required,
        aliases: aliases.0.iter().map(|alias| alias.value.clone()).collect(),
        unit: merged.get(|keys| keys.unit.as_ref()).map(|unit| unit.value.clone()),
        bounds,
        read_only: merged.get(|keys| keys.read_only).unwrap_or(false),
        example: merged
            .get(|keys| keys.example.as_ref())
            .map(|example: &Spanned<Arc<Value>>| Arc::clone(&example.value)),
    })
}

/// The keys of an entry, with the short form written out.
fn keys(entry: Option<&TextOr<FieldSyntax>>) -> FieldSyntax {
    match entry {
        None | Some(TextOr::Nothing(_)) => FieldSyntax::default(),
        Some(TextOr::Text(ty)) => FieldSyntax { ty: Some(ty.clone()), ..FieldSyntax::default() },
        Some(TextOr::Item(item)) => item.value.clone(),
    }
}

fn bounds(merged: &Merged<'_>) -> Bounds {
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
        Shape::Map(value) => Shape::Map(inner(*value)),
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
fn check_successors(entries: &List<FieldEntry>, fields: &[Field], context: &mut Context<'_>) {
    for entry in &entries.0 {
        let Some((_, Some(TextOr::Item(own)))) = entry.parts() else { continue };
        let successor = own.value.deprecated.as_ref().and_then(|deprecated| deprecated.successor.as_ref());
        if let Some(successor) = successor.filter(|successor| !successor.value.contains('.')) {
            checks::member(successor, fields, context.diagnostics);
        }
    }
}

/// Where a list has a field, and the example that it gives there.
pub(super) fn place_in(entries: &List<FieldEntry>, name: &str) -> Option<(Span, Option<Span>)> {
    let (field, own) = entries.0.iter().filter_map(FieldEntry::parts).find(|(field, _)| field.value == name)?;
    let example = match own {
        Some(TextOr::Item(own)) => own.value.example.as_ref().map(|example| example.span),
        _ => None,
    };
    Some((field.span, example))
}

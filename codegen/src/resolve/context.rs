//! What is known of a vendor while its items are resolved.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::LoadedVendor;
use crate::model::{
    Builder, Deprecation, Docs, EnumBase, Scalar, Shape, TypeDef, TypeId, TypeRef, ValueKind, canonical,
};
use crate::naming::{Declarations, Scope, ScopeKind};
use crate::source::{FileId, Span};
use crate::syntax::{
    AboutSyntax, DeprecatedSyntax, FieldSyntax, KindSyntax, Policy, PresenceSyntax, RequiredPolicy, Spanned, TypeSyntax,
};

use super::made::Partial;
use super::{below, type_expr};

/// A vendor's dictionary and types by name, and where to report.
pub(super) struct Context<'a> {
    pub(super) dictionary: HashMap<&'a str, &'a FieldSyntax>,
    pub(super) types: HashMap<&'a str, &'a TypeSyntax>,
    /// The ids of all types, sorted by name, and those that are resolved.
    pub(super) ids: Builder<TypeDef>,
    /// What names for a type stand for; one that cannot be read is reported where it is resolved.
    aliases: HashMap<TypeId, Shape>,
    /// Types that are parts of others, until those are resolved.
    pub(super) partials: Vec<Partial>,
    /// The paths of the vendor's files.
    pub(super) paths: HashMap<FileId, String>,
    /// The names of the vendor's types, envelope and payloads.
    pub(super) type_names: Scope,
    /// All other names.
    pub(super) declarations: Declarations,
    pub(super) diagnostics: &'a mut Diagnostics,
}

/// The longest type expression that a message repeats, in characters.
const MAX_SHOWN: usize = 80;

impl<'a> Context<'a> {
    pub(super) fn new(loaded: &'a LoadedVendor, diagnostics: &'a mut Diagnostics) -> Self {
        let mut context = Context {
            dictionary: HashMap::new(),
            types: HashMap::new(),
            ids: Builder::default(),
            aliases: HashMap::new(),
            partials: Vec::new(),
            paths: HashMap::from([(loaded.file, format!("{}/vendor.yaml", loaded.name))]),
            type_names: Scope::new(ScopeKind::Types),
            declarations: Declarations::default(),
            diagnostics,
        };
        let mut places = Places::default();
        for file in &loaded.files {
            for (name, field) in file.schema.fields.iter() {
                context.paths.entry(name.span.file).or_insert_with(|| file.path.clone());
                if places.is_first("dictionary field", name, context.diagnostics) {
                    context.dictionary.insert(&name.value, field);
                }
            }
            for (name, ty) in file.schema.types.iter() {
                context.paths.entry(name.span.file).or_insert_with(|| file.path.clone());
                if places.is_first("type", name, context.diagnostics) {
                    context.types.insert(&name.value, ty);
                }
            }
            for (name, _) in file.schema.payloads.iter() {
                context.paths.entry(name.span.file).or_insert_with(|| file.path.clone());
                places.is_first("payload", name, context.diagnostics);
            }
            for (name, _) in file.schema.events.iter() {
                context.paths.entry(name.span.file).or_insert_with(|| file.path.clone());
                places.is_first("event", name, context.diagnostics);
            }
        }
        let made = below::type_names(loaded);
        let mut names: Vec<&str> = context.types.keys().copied().chain(made.iter().map(String::as_str)).collect();
        names.sort_unstable();
        context.ids = Builder::with_names(names);
        context.aliases = context.types.iter().filter_map(|(name, syntax)| context.alias(name, syntax)).collect();
        context
    }

    /// What a name for a type stands for.
    fn alias(&self, name: &str, syntax: &TypeSyntax) -> Option<(TypeId, Shape)> {
        let KindSyntax::Alias(alias) = &syntax.kind else { return None };
        // A union by kind is a type of its own, and so is what has one in it.
        let ty = type_expr::parse(&alias.ty.value).ok()?;
        let shape = ty.shape.with_names(&mut |name| self.ids.known(name).cloned())?;
        Some((self.ids.known(name)?.clone(), shape))
    }

    /// Reads a type expression and checks that what it names is there.
    pub(super) fn type_ref(&mut self, text: &Spanned<String>) -> Option<TypeRef> {
        match type_expr::parse_all(&text.value) {
            Ok((ty, made)) => {
                let all_made = made.into_iter().all(|made| super::made::make(made, text.span, self));
                all_made.then_some(())?;
                let ty = ty.with_names(&mut |name| self.type_id(name, text.span))?;
                self.check_keys(&ty, text.span).then_some(ty)
            }
            Err(why) => {
                let long = text.value.chars().count() > MAX_SHOWN;
                let shown = if long { "this".to_owned() } else { format!("`{}`", text.value.escape_debug()) };
                let message = format!("{shown} is not a type: {why}");
                self.diagnostics.push(Diagnostic::new(&rules::BAD_TYPE_EXPRESSION, text.span, message));
                None
            }
        }
    }

    /// Whether a type is a part of another.
    fn is_partial(&self, id: &TypeId) -> bool {
        let pending = self.partials.iter().any(|partial| partial.def.name == *id);
        pending || self.ids.item(id).is_some_and(|def| def.partial_of.is_some())
    }

    /// Makes sure that keys of maps are enums of strings.
    pub(super) fn check_keys(&mut self, ty: &TypeRef, at: Span) -> bool {
        let is_key = |id: &&TypeId| {
            let kind = self.types.get(id.as_str()).map(|syntax| &syntax.kind);
            matches!(kind, Some(KindSyntax::Enum(syntax)) if syntax.base.value == EnumBase::String)
        };
        let Some(wrong) = ty.keys().into_iter().find(|id| !is_key(id)) else { return true };
        let message = format!("`{wrong}` is no enum of strings, and cannot be the key of a map");
        let help = "`map<T>` has any texts as keys";
        self.diagnostics.push(Diagnostic::new(&rules::BAD_TYPE_EXPRESSION, at, message).help(help));
        false
    }

    /// The types that an expression makes inside, but not itself.
    pub(super) fn type_ref_within(&mut self, text: &Spanned<String>) -> Option<()> {
        let (_, mut made) = type_expr::parse_all(&text.value).ok()?;
        made.pop();
        made.into_iter().all(|made| super::made::make(made, text.span, self)).then_some(())
    }

    /// The id of a type, if there is one of that name.
    pub(super) fn type_id(&mut self, name: &str, span: Span) -> Option<TypeId> {
        let id = self.ids.known(name).cloned();
        if id.is_none() {
            let message = format!("there is no type `{name}`");
            let scalars = Scalar::ALL.iter().map(|(name, _)| *name);
            let names = scalars.chain(["list", "map", "partial"]).chain(self.types.keys().copied());
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_TYPE, span, message);
            self.diagnostics.push_unknown(diagnostic, name, names, "known types");
        }
        id
    }

    /// Whether values of a type are references in the sense of `presence`: texts, lists, maps,
    /// objects.
    pub(super) fn is_reference(&self, shape: &Shape) -> bool {
        match canonical(shape, |id| self.aliases.get(id)) {
            Shape::List(_) | Shape::Map(..) => true,
            Shape::Scalar(scalar) => scalar.is_reference(),
            Shape::Named(id) => match self.types.get(id.as_str()).map(|syntax| &syntax.kind) {
                Some(KindSyntax::Enum(syntax)) => syntax.base.value == EnumBase::String,
                _ => true,
            },
        }
    }

    /// The kind of all values of a shape; none of one that has several, or is not known.
    pub(super) fn kind_of(&self, shape: &Shape) -> Option<ValueKind> {
        match canonical(shape, |id| self.aliases.get(id)) {
            Shape::Scalar(scalar) => ValueKind::of_scalar(*scalar),
            Shape::List(_) => Some(ValueKind::List),
            Shape::Map(..) => Some(ValueKind::Object),
            Shape::Named(id) => match self.types.get(id.as_str()).map(|syntax| &syntax.kind) {
                Some(KindSyntax::Object(_) | KindSyntax::Union(_)) => Some(ValueKind::Object),
                Some(KindSyntax::Enum(syntax)) => ValueKind::of_enum(syntax.base.value),
                // A list or map with a union by kind in it.
                Some(KindSyntax::Alias(alias)) => match type_expr::parse_all(&alias.ty.value).ok()?.0.shape {
                    Shape::List(_) => Some(ValueKind::List),
                    Shape::Map(..) => Some(ValueKind::Object),
                    Shape::Scalar(_) | Shape::Named(_) => None,
                },
                Some(KindSyntax::Unclear) => None,
                // Of what expressions make, unions have no one kind.
                None => self.is_partial(id).then_some(ValueKind::Object),
            },
        }
    }

    /// A `doc` that must be there.
    pub(super) fn required_doc(&mut self, doc: Option<&Spanned<String>>, at: Span, what: &str) -> String {
        required_doc(doc, at, what, self.diagnostics)
    }
}

/// A `doc` that must be there.
pub(super) fn required_doc(
    doc: Option<&Spanned<String>>,
    at: Span,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> String {
    text(doc).unwrap_or_else(|| {
        let message = format!("{what} has no `doc`");
        let help = "add `doc: One short sentence.`";
        diagnostics.push(Diagnostic::new(&rules::MISSING_KEY, at, message).help(help));
        String::new()
    })
}

#[derive(Default)]
struct Places<'a> {
    first: HashMap<(&'static str, &'a str), Span>,
}

impl<'a> Places<'a> {
    /// Whether a name is new among its kind. Reports one that is not, or that cannot be a name.
    fn is_first(&mut self, what: &'static str, name: &'a Spanned<String>, diagnostics: &mut Diagnostics) -> bool {
        super::checks::wire_name(name, what, diagnostics);
        match self.first.get(&(what, name.value.as_str())) {
            None => {
                self.first.insert((what, &name.value), name.span);
                true
            }
            Some(span) => {
                let message = format!("duplicate {what} `{}`", name.value.escape_debug());
                diagnostics.push(
                    Diagnostic::new(&rules::DUPLICATE_NAME, name.span, message)
                        .label("again here")
                        .related(*span, "first here")
                        .help("keep one of the two, or rename one"),
                );
                false
            }
        }
    }
}

/// What holds for fields that do not say otherwise, from the widest to the closest scope.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presence {
    pub(super) nullable: Policy,
    pub(super) optional: Policy,
    pub(super) required: RequiredPolicy,
}

impl Default for Presence {
    fn default() -> Self {
        Presence { nullable: Policy::Never, optional: Policy::Never, required: RequiredPolicy::Present }
    }
}

impl Presence {
    /// What holds within a scope that says something of its own.
    pub(super) fn within(self, closer: Option<PresenceSyntax>) -> Presence {
        let closer = closer.unwrap_or_default();
        Presence {
            nullable: closer.nullable.unwrap_or(self.nullable),
            optional: closer.optional.unwrap_or(self.optional),
            required: closer.required.unwrap_or(self.required),
        }
    }
}

/// The value of a string that may be absent.
pub(super) fn text(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}

/// The values of a list of strings.
pub(super) fn texts(list: &[Spanned<String>]) -> Vec<String> {
    list.iter().map(|text| text.value.clone()).collect()
}

/// Docs of an item: what it says about itself, with its `doc` as text.
pub(super) fn docs(doc: String, about: &AboutSyntax) -> Docs {
    Docs {
        text: doc,
        details: texts(&about.details),
        source: text(about.source.as_ref()),
        note: text(about.note.as_ref()),
        deprecated: None,
    }
}

/// Docs of an item of a file, whose `source` holds for it unless it has one of its own.
pub(super) fn docs_within(
    file: Option<&AboutSyntax>,
    doc: String,
    about: &AboutSyntax,
    deprecated: Option<&DeprecatedSyntax>,
) -> Docs {
    let docs = docs(doc, about);
    let source = docs.source.or_else(|| text(file?.source.as_ref()));
    Docs { source, deprecated: deprecated.map(deprecation), ..docs }
}

/// That an item should not be used any more.
pub(super) fn deprecation(syntax: &DeprecatedSyntax) -> Deprecation {
    Deprecation { successor: text(syntax.successor.as_ref()), doc: syntax.doc.clone() }
}

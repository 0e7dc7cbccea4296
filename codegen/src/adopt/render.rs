//! Drafts as YAML, in the canonical form.

use super::draft::{Allow, Body, EventDraft, FieldDraft, KindDraft, PayloadDraft, TypeDraft, ValueDraft};
use super::presence::Defaults;
use super::yaml;
use crate::evidence::{BoundsEvidence, Place};
use crate::model::{EnumBase, Shape, TypeRef};
use crate::syntax::{Policy, PresenceSyntax, RequiredPolicy};

const DOC_OF_EVENT: &str = "TODO Say in one sentence what happened";
const DOC_OF_HEADER: &str = "TODO Say in one sentence what every event carries";
const DOC_OF_ITEM: &str = "TODO Say in one sentence what it is";
const DOC_OF_FIELD: &str = "TODO Say in one sentence what it holds";
const DOC_OF_DEPRECATED: &str = "TODO Say in one sentence what to use instead.";
const DOC_OF_VALUE: &str = "TODO Say in one sentence what it means";

/// Writes drafts, each as lines without indentation.
pub(crate) struct Renderer<'r> {
    /// What holds for fields where they are written.
    pub(crate) defaults: Defaults,
    /// Whether a field of whose presence nothing is known may be absent and null.
    pub(crate) is_forgiving: bool,
    /// Whether values of a type are references.
    pub(crate) is_reference: &'r dyn Fn(&TypeRef<String>) -> bool,
    /// The names of the documents.
    pub(crate) documents: &'r [String],
    /// How many descriptions are to be written by people.
    pub(crate) docs: usize,
}

/// Lines, one below the other.
pub(crate) type Lines = Vec<String>;

impl Renderer<'_> {
    pub(crate) fn event(&mut self, event: &EventDraft) -> Lines {
        let mut lines: Lines = comments(&event.comments, "");
        lines.extend([format!("{}:", yaml::text(&event.name)), self.doc(DOC_OF_EVENT, event.at)]);
        lines.extend(event.given.iter().map(|name| format!("  name: {}", yaml::text(name))));
        lines.extend(event.is_at_root.then(|| "  below: \"\"".to_owned()));
        lines.extend(event.allow.map(|it| format!("  {}", allow(it))));
        let example =
            |(field, value): &(String, String)| format!("  example: {{{}: {}}}", yaml::text(field), yaml::text(value));
        lines.extend(event.varying.as_ref().map(example));
        match &event.body {
            Body::Shared(payload) => lines.push(format!("  payload: {}", yaml::text(payload))),
            Body::Own(fields) => lines.extend(self.fields(fields, self.defaults)),
        }
        lines
    }

    /// The fields of every event, without a name.
    pub(crate) fn header(&mut self, fields: &[FieldDraft]) -> Lines {
        let mut lines = vec![self.doc(DOC_OF_HEADER, None)];
        lines.extend(self.fields(fields, self.defaults));
        lines.into_iter().map(|line| line.strip_prefix("  ").unwrap_or(&line).to_owned()).collect()
    }

    pub(crate) fn payload(&mut self, payload: &PayloadDraft) -> Lines {
        let mut lines = vec![format!("{}:", yaml::text(&payload.name)), self.doc(DOC_OF_ITEM, payload.at)];
        lines.extend(self.fields(&payload.fields, self.defaults));
        lines
    }

    pub(crate) fn ty(&mut self, ty: &TypeDraft) -> Lines {
        let mut lines: Lines = comments(&ty.comments, "");
        lines.push(format!("{}:", yaml::text(&ty.name)));
        match &ty.kind {
            KindDraft::Object { fields, presence } => {
                lines.push(self.doc(DOC_OF_ITEM, ty.at));
                lines.extend(presence.map(|presence| format!("  presence: {}", presence_text(presence))));
                lines.extend(self.fields(fields, self.defaults.within(*presence)));
            }
            KindDraft::Enum { base, open, values, in_list } => {
                lines.push(format!("  enum: {}", base.scalar().name()));
                lines.extend(open.then(|| "  open: true".to_owned()));
                lines.push(self.doc(DOC_OF_ITEM, ty.at));
                if !in_list && !values.is_empty() {
                    lines.push(format!("  {}", allow(("enum-value-removed", "No list of the values is given."))));
                }
                lines.push(if values.is_empty() { "  values: {}".to_owned() } else { "  values:".to_owned() });
                lines
                    .extend(values.iter().flat_map(|value| self.value(value, *base)).map(|line| format!("    {line}")));
            }
            KindDraft::Union { discriminator, variants } => {
                lines.push(self.doc(DOC_OF_ITEM, ty.at));
                lines.push("  discriminator:".to_owned());
                lines.push(format!("    field: {}", yaml::text(discriminator)));
                lines.push(format!("  {}", self.doc(DOC_OF_FIELD, ty.at)));
                lines.push("  variants:".to_owned());
                for variant in variants {
                    lines.push(format!("    {}:", yaml::text(&variant.wire)));
                    lines.push(format!("      type: {}", yaml::text(&variant.ty)));
                    lines.push(format!("    {}", self.doc(DOC_OF_VALUE, variant.at)));
                }
            }
            KindDraft::Alias(alias) => {
                lines.push(format!("  type: {}", yaml::text(&expression(alias))));
                lines.push(self.doc(DOC_OF_ITEM, ty.at));
            }
        }
        lines
    }

    /// An entry of an enum's values.
    pub(crate) fn value(&mut self, value: &ValueDraft, base: EnumBase) -> Lines {
        let number = base != EnumBase::String && value.wire.parse::<i64>().is_ok();
        let wire = if number { value.wire.clone() } else { yaml::text(&value.wire) };
        let doc = self.doc(DOC_OF_VALUE, value.at);
        if value.given.is_none() && value.published {
            return vec![format!("{wire}: {}", doc.trim_start().trim_start_matches("doc: "))];
        }
        let mut lines = vec![format!("{wire}:")];
        lines.extend(value.given.iter().map(|name| format!("  name: {}", yaml::text(name))));
        lines.push(doc);
        lines.extend((!value.published).then(|| "  published: false".to_owned()));
        lines
    }

    fn fields(&mut self, fields: &[FieldDraft], defaults: Defaults) -> Lines {
        if fields.is_empty() {
            return vec!["  fields: []".to_owned()];
        }
        let entries = fields.iter().flat_map(|field| self.field(field, defaults));
        let entries: Lines = entries.map(|line| format!("    {line}")).collect();
        ["  fields:".to_owned()].into_iter().chain(entries).collect()
    }

    /// An entry in a list of fields.
    pub(crate) fn field(&mut self, field: &FieldDraft, defaults: Defaults) -> Lines {
        let mut lines = comments(&field.comments, "");
        let name = yaml::text(&field.name);
        let keys = self.keys(field, defaults);
        if keys.is_empty() {
            lines.push(format!("- {name}"));
        } else if field.ty.is_none() {
            lines.push(format!("- {name}: {{{}}}", keys.join(", ")));
        } else {
            lines.push(format!("- {name}:"));
            lines.extend(keys.into_iter().map(|key| format!("    {key}")));
        }
        lines
    }

    /// An entry of the dictionary.
    pub(crate) fn dictionary(&mut self, field: &FieldDraft) -> Lines {
        let keys = self.keys(field, self.defaults);
        let keys = keys.into_iter().map(|key| format!("  {key}"));
        [format!("{}:", yaml::text(&field.name))].into_iter().chain(keys).collect()
    }

    fn keys(&mut self, field: &FieldDraft, defaults: Defaults) -> Lines {
        let is_reference = field.ty.as_ref().is_none_or(|ty| (self.is_reference)(ty));
        let mut lines = Lines::new();
        let presence = match &field.ty {
            Some(_) if self.is_forgiving => {
                let (nullable, optional) = (field.nullable.unwrap_or(true), field.optional.unwrap_or(true));
                let field = FieldDraft { nullable: Some(nullable), optional: Some(optional), ..field.clone() };
                defaults.keys(&field, is_reference)
            }
            Some(_) => defaults.keys(field, is_reference),
            // The dictionary's entry has the rest.
            None => {
                super::presence::Keys { nullable: field.nullable, optional: field.optional, required: field.required }
            }
        };
        if let Some(ty) = &field.ty {
            let mark = if presence.nullable == Some(true) { "?" } else { "" };
            lines.push(format!("type: {}{mark}", expression(ty)));
            lines.push(self.doc(DOC_OF_FIELD, field.at).trim_start().to_owned());
        }
        let nullable = presence.nullable.filter(|nullable| !nullable || field.ty.is_none());
        for (key, value) in [("nullable", nullable), ("optional", presence.optional), ("required", presence.required)] {
            lines.extend(value.map(|value| format!("{key}: {value}")));
        }
        lines.extend(bounds(&field.bounds));
        if field.is_deprecated {
            self.docs += 1;
            lines.push(format!("deprecated: {{doc: {}}}", yaml::quoted(DOC_OF_DEPRECATED)));
        }
        lines.extend(field.allow.map(allow));
        lines.extend(field.given.iter().map(|name| format!("name: {}", yaml::text(name))));
        lines.extend(field.example.iter().map(|example| format!("example: {}", yaml::value(example))));
        lines
    }

    fn doc(&mut self, text: &str, at: Option<Place>) -> String {
        self.docs += 1;
        let place = at.and_then(|at| Some(format!(" ({}:{})", self.documents.get(at.document)?, at.line)));
        format!("  doc: {}", yaml::prose(&format!("{text}{}.", place.unwrap_or_default())))
    }
}

fn allow((rule, why): Allow) -> String {
    format!("allow: {{{rule}: {why}}}")
}

/// Comments, each on a line.
pub(crate) fn comments(comments: &[String], indent: &str) -> Lines {
    comments.iter().map(|comment| format!("{indent}# TODO {}", yaml::comment(comment))).collect()
}

/// The keys of bounds, in the order of the dialect.
pub(crate) fn bounds(bounds: &BoundsEvidence) -> Lines {
    bounds.named().map(|(name, limit)| format!("{name}: {limit}")).collect()
}

/// A type as it is written.
pub(crate) fn expression(ty: &TypeRef<String>) -> String {
    match &ty.shape {
        Shape::Scalar(scalar) => scalar.name().to_owned(),
        Shape::Named(name) => name.clone(),
        Shape::List(item) => format!("list<{}>", inner(item)),
        Shape::Map(None, value) => format!("map<{}>", inner(value)),
        Shape::Map(Some(key), value) => format!("map<{key}, {}>", inner(value)),
    }
}

fn inner(ty: &TypeRef<String>) -> String {
    format!("{}{}", expression(ty), if ty.nullable { "?" } else { "" })
}

pub(crate) fn presence_text(presence: PresenceSyntax) -> String {
    let PresenceSyntax { nullable, optional, required } = presence;
    let parts = [
        nullable.map(|policy| format!("nullable: {}", word(Policy::WORDS, policy))),
        optional.map(|policy| format!("optional: {}", word(Policy::WORDS, policy))),
        required.map(|policy| format!("required: {}", word(RequiredPolicy::WORDS, policy))),
    ];
    format!("{{{}}}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// The word for a choice.
fn word<T: PartialEq>(words: &[(&'static str, T, &str)], choice: T) -> &'static str {
    words.iter().find(|(_, known, _)| *known == choice).map_or("", |(word, _, _)| word)
}

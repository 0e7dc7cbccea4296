//! From `document` in `vendor.yaml` to a layout: patterns are compiled, and mistakes in them are
//! reported.

use regex::Regex;

use super::{
    Columns, Examples, Holds, Layout, MemberPattern, NameFrom, RequirementWords, SectionRule, ValuePattern, VariantRows,
};
use crate::resolve::parse_type;
use crate::source::Span;
use crate::syntax::{
    ColumnsSyntax, DocumentSyntax, MembersSyntax, RequirementSyntax, SectionSyntax, Spanned, ValuesSyntax,
    VariantsSyntax,
};

/// What is wrong with a layout, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) at: Span,
    pub(crate) message: String,
}

impl Layout {
    /// The layout that a vendor declares. What is wrong is left out, and added to the list.
    pub(crate) fn read(document: &DocumentSyntax, wrong: &mut Vec<Wrong>) -> Layout {
        let mut reader = Reader { wrong };
        let examples = document.examples.as_ref().map(|examples| Examples {
            language: reader.optional(&examples.language),
            placeholder: reader.optional(&examples.placeholder),
        });
        let types = document.types.iter().filter_map(|(word, expression)| {
            reader.expression(expression);
            let whole = Spanned { value: format!("^(?:{})$", word.value), span: word.span };
            Some((reader.pattern(&whole)?, expression.value.clone()))
        });
        let types = types.collect();
        Layout {
            format: document.format,
            headings: document
                .headings
                .iter()
                .filter_map(|heading| Some((heading.level, reader.pattern(&heading.line)?)))
                .collect(),
            sections: document.sections.iter().map(|section| reader.section(section)).collect(),
            columns: document.columns.as_ref().map(|columns| reader.columns(columns)).unwrap_or_default(),
            requirement: document.requirement.as_ref().map(|words| reader.requirement(words)).unwrap_or_default(),
            types,
            names: document.names.iter().filter_map(|(name, ty)| reader.named(name, ty)).collect(),
            values: document.values.iter().filter_map(|values| reader.values(values)).collect(),
            members: document.members.iter().filter_map(|members| reader.members(members)).collect(),
            nested: reader.optional(&document.nested),
            only: reader.optional(&document.only),
            words: reader.optional(&document.words),
            bounds: document.bounds.iter().filter_map(|pattern| reader.bounds(pattern)).collect(),
            examples: examples.unwrap_or_default(),
        }
    }
}

struct Reader<'a> {
    wrong: &'a mut Vec<Wrong>,
}

/// The groups by which a pattern tells what it has found.
const BOUNDS: [&str; 5] = ["min", "max", "max_bytes", "min_items", "max_items"];
const PARTS: [&str; 4] = ["name", "type", "requirement", "description"];

impl Reader<'_> {
    fn pattern(&mut self, text: &Spanned<String>) -> Option<Regex> {
        match Regex::new(&text.value) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                // The last line says what is wrong; those before it show where.
                let why = error.to_string();
                let why = why.lines().next_back().unwrap_or_default().trim_start_matches("error: ").to_owned();
                self.report(text.span, format!("`{}` is not a regular expression: {why}", text.value));
                None
            }
        }
    }

    fn report(&mut self, at: Span, message: String) {
        self.wrong.push(Wrong { at, message });
    }

    fn optional(&mut self, text: &Option<Spanned<String>>) -> Option<Regex> {
        text.as_ref().and_then(|text| self.pattern(text))
    }

    /// A pattern whose groups have names of a few.
    fn with_groups(&mut self, text: &Spanned<String>, known: &[&str]) -> Option<Regex> {
        let pattern = self.pattern(text)?;
        let names: Vec<&str> = pattern.capture_names().flatten().collect();
        if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
            self.report(text.span, format!("a group is called `{unknown}`; known groups are `{}`", known.join("`, `")));
        } else if names.is_empty() {
            self.report(text.span, format!("no group has a name; known groups are `{}`", known.join("`, `")));
        }
        Some(pattern)
    }

    /// A type of the dialect; what a group stands for is only known when a word is read.
    fn expression(&mut self, text: &Spanned<String>) {
        let sample = text.value.replace(['$', '{', '}'], "T");
        if let Err(why) = parse_type(&sample) {
            self.report(text.span, format!("`{}` is not a type: {why}", text.value));
        }
    }

    fn bounds(&mut self, text: &Spanned<String>) -> Option<Regex> {
        self.with_groups(text, &BOUNDS)
    }

    fn parts(&mut self, text: &Option<Spanned<String>>) -> Option<Regex> {
        text.as_ref().and_then(|text| self.with_groups(text, &PARTS))
    }

    fn named(&mut self, name: &Spanned<String>, ty: &Spanned<String>) -> Option<(regex::Regex, String)> {
        self.expression(ty);
        Some((self.pattern(name)?, ty.value.clone()))
    }

    fn values(&mut self, values: &ValuesSyntax) -> Option<ValuePattern> {
        let (list, item) = (self.pattern(&values.list), self.optional(&values.item));
        Some(ValuePattern { list: list?, item, open: values.open })
    }

    fn members(&mut self, members: &MembersSyntax) -> Option<MemberPattern> {
        members.ty.iter().for_each(|ty| self.expression(ty));
        let ty = members.ty.as_ref().map(|ty| ty.value.clone());
        let (list, item) = (self.pattern(&members.list), self.optional(&members.item));
        Some(MemberPattern { list: list?, item, ty })
    }

    fn variants(&mut self, variants: &VariantsSyntax) -> Option<VariantRows> {
        let description = self.pattern(&variants.description)?;
        Some(VariantRows { description, of: variants.of.value.clone(), at: path(&variants.at.value) })
    }

    fn section(&mut self, section: &SectionSyntax) -> SectionRule {
        if section.heading.is_none() && section.level.is_none() && section.under.is_none() {
            let message = "nothing says which sections this is about: `heading`, `level` or `under`";
            self.report(section.holds.span, message.to_owned());
        }
        if section.holds.value == Holds::Value && section.of.is_none() {
            self.report(section.holds.span, "`of` is missing: the type that has the value".to_owned());
        }
        let at = section.at.as_ref().map_or("", |at| at.value.as_str());
        SectionRule {
            heading: self.optional(&section.heading),
            level: section.level,
            under: self.optional(&section.under),
            intro: self.optional(&section.intro),
            holds: section.holds.value,
            name: section.name.unwrap_or(NameFrom::Heading),
            of: section.of.as_ref().map(|of| of.value.clone()),
            at: path(at),
            presence: section.presence,
            variants: section.variants.as_ref().and_then(|variants| self.variants(variants)),
            columns: section.columns.as_ref().map(|columns| self.columns(columns)),
            items: self.parts(&section.items),
        }
    }

    fn columns(&mut self, columns: &ColumnsSyntax) -> Columns {
        Columns {
            name: self.pattern(&columns.name),
            event: self.optional(&columns.event),
            ty: self.optional(&columns.ty),
            requirement: self.optional(&columns.requirement),
            description: self.optional(&columns.description),
            example: self.optional(&columns.example),
            other: self.optional(&columns.other),
            indent: self.optional(&columns.indent),
            cell: self.parts(&columns.cell),
        }
    }

    fn requirement(&mut self, words: &RequirementSyntax) -> RequirementWords {
        RequirementWords {
            required: self.optional(&words.required),
            optional: self.optional(&words.optional),
            unclear: self.optional(&words.unclear),
            described: words.described,
        }
    }
}

/// The names of a dotted path.
fn path(text: &str) -> Vec<String> {
    text.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

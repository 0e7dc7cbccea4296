//! Diagnostics as text, in rustc's form.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::source::{SourceFile, Sources, Span};

/// How to render diagnostics.
#[derive(Clone, Copy, Debug, Default)]
pub struct RenderOptions {
    /// With the terminal's colours.
    pub color: bool,
}

/// The longest stretch of a file that is looked at to show one place, in bytes.
const MAX_SNIPPET: usize = 64 * 1024;

/// One diagnostic as text.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, options: RenderOptions) -> String {
    let level = match diagnostic.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.rule.id);
    let mut group = Group::with_title(title);
    for excerpt in excerpts(diagnostic, sources) {
        group = excerpt.add_to(group, sources);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

type Annotation<'a> = (Span, AnnotationKind, &'a str);

/// Places that are close together in one file.
struct Excerpt<'a> {
    file: &'a SourceFile,
    annotations: Vec<Annotation<'a>>,
}

impl<'a> Excerpt<'a> {
    /// Number of the first line, where it starts, and the lines themselves.
    fn lines(&self) -> (usize, usize, &'a str) {
        let starts = || self.annotations.iter().map(|(span, _, _)| span.start);
        self.file.lines_between(starts().min().unwrap_or_default(), starts().max().unwrap_or_default())
    }

    fn with(&self, annotation: Annotation<'a>) -> Self {
        let annotations = self.annotations.iter().copied().chain([annotation]).collect();
        Excerpt { file: self.file, annotations }
    }

    fn is_short(&self) -> bool {
        self.lines().2.len() <= MAX_SNIPPET
    }

    fn add_to(&self, group: Group<'a>, sources: &Sources) -> Group<'a> {
        let (line, start, text) = self.lines();
        if !self.is_short() {
            return self.annotations.iter().fold(group, |group, (span, _, _)| {
                let (line, column) = sources.line_column(*span);
                group.element(Origin::path(self.file.path.as_str()).line(line).char_column(column))
            });
        }
        let snippet = Snippet::source(text).path(self.file.path.as_str()).line_start(line);
        group.element(self.annotations.iter().fold(snippet, |snippet, (span, kind, label)| {
            snippet.annotation(kind.span(range(*span, start, text)).label(*label))
        }))
    }
}

/// The places of a diagnostic, those of one file together, the primary one first.
fn excerpts<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Excerpt<'a>> {
    let primary = diagnostic.span.map(|span| (span, AnnotationKind::Primary, diagnostic.label.as_str()));
    let related = diagnostic.related.iter().map(|(span, label)| (*span, AnnotationKind::Context, label.as_str()));
    let mut excerpts: Vec<Excerpt<'_>> = Vec::new();
    for annotation in primary.into_iter().chain(related) {
        let Some(file) = sources.get(annotation.0.file) else { continue };
        let fits = |excerpt: &Excerpt<'_>| excerpt.file.path == file.path && excerpt.with(annotation).is_short();
        match excerpts.iter_mut().find(|excerpt| fits(excerpt)) {
            Some(excerpt) => excerpt.annotations.push(annotation),
            None => excerpts.push(Excerpt { file, annotations: vec![annotation] }),
        }
    }
    excerpts
}

/// A range that lies within the text, which starts at a byte of its file, on character
/// boundaries, and on one line.
fn range(span: Span, text_start: usize, text: &str) -> std::ops::Range<usize> {
    let clamp = |offset: u32| {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX).saturating_sub(text_start);
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let (start, end) = (clamp(span.start), clamp(span.end.max(span.start)));
    let line_end = text.get(start..).and_then(|rest| rest.find(['\n', '\r'])).map_or(text.len(), |at| start + at);
    start..end.min(line_end).max(start)
}

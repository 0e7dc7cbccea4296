//! Diagnostics as text, in rustc's form.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::Diagnostic;
use crate::source::{Sources, Span};

/// How to render diagnostics.
#[derive(Clone, Copy, Debug, Default)]
pub struct RenderOptions {
    /// With the terminal's colours.
    pub color: bool,
}

/// One diagnostic as text.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, options: RenderOptions) -> String {
    let title = Level::ERROR.primary_title(diagnostic.message.as_str()).id(diagnostic.rule.id);
    let mut group = Group::with_title(title);
    for (path, text, annotations) in by_file(diagnostic, sources) {
        let mut snippet = Snippet::source(text).path(path);
        for (span, kind, label) in annotations {
            snippet = snippet.annotation(kind.span(range(span, text)).label(label));
        }
        group = group.element(snippet);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

type Annotation<'a> = (Span, AnnotationKind, &'a str);

/// The places of a diagnostic, those of one file together, the primary one first.
fn by_file<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<(&'a str, &'a str, Vec<Annotation<'a>>)> {
    let primary = diagnostic.span.map(|span| (span, AnnotationKind::Primary, diagnostic.label.as_str()));
    let related = diagnostic.related.iter().map(|(span, label)| (*span, AnnotationKind::Context, label.as_str()));
    let mut files: Vec<(&str, &str, Vec<Annotation<'_>>)> = Vec::new();
    for annotation in primary.into_iter().chain(related) {
        let Some(source) = sources.get(annotation.0.file) else { continue };
        match files.iter_mut().find(|(path, _, _)| *path == source.path) {
            Some((_, _, list)) => list.push(annotation),
            None => files.push((&source.path, &source.text, vec![annotation])),
        }
    }
    files
}

/// A range that lies within the text, on character boundaries, and on one line.
fn range(span: Span, text: &str) -> std::ops::Range<usize> {
    let clamp = |offset: u32| {
        let mut offset = usize::try_from(offset).unwrap_or(usize::MAX).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let (start, end) = (clamp(span.start), clamp(span.end.max(span.start)));
    let line_end = text.get(start..).and_then(|rest| rest.find(['\n', '\r'])).map_or(text.len(), |at| start + at);
    start..end.min(line_end).max(start)
}

//! What is wrong with the input: rule, place, and how to mend it.

mod closest;
mod explain;
mod render;
mod rule;

pub use closest::closest;
pub use explain::{explanation, page};
pub use render::{RenderOptions, render};
pub use rule::{ExampleFile, Rule, Severity, rules};

use std::collections::HashMap;

use crate::source::{FileId, Span};

/// One thing that is wrong.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that it breaks.
    pub rule: &'static Rule,
    /// What is wrong, in one line.
    pub message: String,
    /// Where; none if it concerns no place in a file.
    pub span: Option<Span>,
    /// What to say at that place.
    pub label: String,
    /// Other places that matter, each with what to say there.
    pub related: Vec<(Span, String)>,
    /// How to mend it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Something wrong at a place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            message: shortened(message.into()),
            span: Some(span),
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// Something wrong that concerns no place in a file.
    pub fn without_place(rule: &'static Rule, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            message: shortened(message.into()),
            span: None,
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// Says something at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into()));
        self
    }

    /// Proposes the known name that is closest to a wrong one, or lists what is known.
    #[must_use]
    pub fn did_you_mean<'a>(self, wrong: &str, known: impl IntoIterator<Item = &'a str>, what: &str) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match closest(wrong, known.iter().copied()) {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None if known.is_empty() => self,
            None if known.len() <= 24 => self.help(format!("{what}: `{}`", known.join("`, `"))),
            None => self,
        }
    }
}

/// The longest message, in characters: names in it may be as long as a file.
const MAX_MESSAGE: usize = 1000;

fn shortened(text: String) -> String {
    match text.char_indices().nth(MAX_MESSAGE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// How many errors of one file are shown. Whoever has more has made one mistake many times, or
/// has no schema file at all.
pub(crate) const MAX_ERRORS: usize = 1000;

/// The diagnostics of a run, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    errors: HashMap<FileId, usize>,
}

impl Diagnostics {
    /// Adds one, unless it is an error of a file with too many of them.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if let (Some(span), Severity::Error) = (diagnostic.span, diagnostic.rule.severity) {
            let errors = self.errors.entry(span.file).or_default();
            *errors += 1;
            if *errors > MAX_ERRORS + 1 {
                return;
            }
            if *errors > MAX_ERRORS {
                let message = "this file has more errors, which are not shown".to_owned();
                diagnostic = Diagnostic { message, related: Vec::new(), help: None, ..diagnostic };
            }
        }
        self.list.push(diagnostic);
    }

    /// Adds those of a part of the run.
    pub(crate) fn append(&mut self, part: Diagnostics) {
        part.list.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.error_count() > 0
    }

    /// How many of them are errors.
    pub fn error_count(&self) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.rule.severity == Severity::Error).count()
    }

    /// All of them, by file and place.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
        self.list
    }
}

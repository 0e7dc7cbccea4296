//! What is wrong with the input: rule, place, and how to fix it.

mod closest;
mod render;
mod rule;

pub use closest::closest;
pub use render::{RenderOptions, render};
pub(crate) use rule::example_files;
pub use rule::{ExampleFile, Rule, Severity, rules};

use std::collections::HashMap;

use crate::source::{FileId, Span};
use crate::text::{visible, visible_lines};

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
    /// How to fix it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Something wrong at a place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Diagnostic { span: Some(span), ..Diagnostic::without_place(rule, message) }
    }

    /// Something wrong that concerns no place in a file.
    pub fn without_place(rule: &'static Rule, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            message: on_one_line(message.into()),
            span: None,
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// Says something at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = shown(label.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, shown(label.into())));
        self
    }

    /// Says how to fix it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shown(help.into()));
        self
    }

    /// Proposes the known name that is closest to a wrong one, or lists what is known.
    #[must_use]
    pub fn did_you_mean<'a>(self, wrong: &str, known: impl IntoIterator<Item = &'a str>, what: &str) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match closest(wrong, known.iter().copied()) {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None if known.is_empty() => self,
            None if known.len() <= FEW_NAMES => self.help(format!("{what}: `{}`", known.join("`, `"))),
            None => self,
        }
    }
}

/// How many known names are listed.
const FEW_NAMES: usize = 24;

/// How often a run looks for the closest of many names. Each search takes the time of all names
/// that are known, and a file may have as many unknown ones.
const MAX_SEARCHES: usize = 20;

/// The longest message, in characters: names in it may be as long as a file.
const MAX_MESSAGE: usize = 1000;

/// A text of some lines as it is shown: not too long, and with nothing in it that a reader does not
/// see.
fn shown(text: String) -> String {
    visible_lines(&shortened(text)).into_owned()
}

/// The same for a text of one line.
fn on_one_line(text: String) -> String {
    visible(&shortened(text)).into_owned()
}

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
    /// How many errors each file has, those that are not in the list too.
    errors: HashMap<FileId, usize>,
    /// How many errors there are, those that are not in the list too.
    error_count: usize,
    searches: usize,
}

impl Diagnostics {
    /// Adds one, unless it is an error of a file with too many of them.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        self.error_count += usize::from(diagnostic.rule.severity == Severity::Error);
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

    /// Adds an error of a file, unless it has so many that no more are shown: then it is not even put
    /// into words.
    pub(crate) fn push_with(&mut self, file: FileId, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.errors.get(&file).is_none_or(|errors| *errors <= MAX_ERRORS + 1) {
            self.push(diagnostic());
        }
    }

    /// Adds one about an unknown name, with the known name that is closest or a list of a few. Of
    /// many such errors only the first look for one.
    pub(crate) fn push_unknown<'a>(
        &mut self,
        diagnostic: Diagnostic,
        wrong: &str,
        known: impl IntoIterator<Item = &'a str>,
        what: &str,
    ) {
        let mut known = known.into_iter();
        let few: Vec<&str> = known.by_ref().take(FEW_NAMES + 1).collect();
        let diagnostic = match few.len() > FEW_NAMES && !self.may_search() {
            true => diagnostic,
            false => diagnostic.did_you_mean(wrong, few.into_iter().chain(known), what),
        };
        self.push(diagnostic);
    }

    /// Whether one more error may look for the closest of many names, which counts it.
    pub(crate) fn may_search(&mut self) -> bool {
        self.searches += 1;
        self.searches <= MAX_SEARCHES
    }

    /// Adds those of a part of the run.
    pub(crate) fn append(&mut self, part: Diagnostics) {
        part.list.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.error_count() > 0
    }

    /// How many errors were added, those of a file with too many of them too.
    pub fn error_count(&self) -> usize {
        self.error_count
    }

    /// All of them, by file and place. What is wrong with a common type is found for each vendor that has
    /// it, and is listed once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
        let is_same =
            |a: &Diagnostic, b: &Diagnostic| a.rule.id == b.rule.id && a.span == b.span && a.message == b.message;
        self.list.dedup_by(|a, b| a.span.is_some() && is_same(a, b));
        self.list
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn only_the_first_of_many_unknown_names_look_for_the_closest_of_many() {
        let names: Vec<String> = (0..1000).map(|number| format!("field{number}")).collect();
        let looked_at = Cell::new(0);
        let known = || names.iter().map(String::as_str).inspect(|_| looked_at.set(looked_at.get() + 1));
        let span = |at| Span { file: FileId(0), start: at, end: at + 1 };
        let mut diagnostics = Diagnostics::default();
        for at in 0..500 {
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_MEMBER, span(at), format!("no field {at}"));
            diagnostics.push_unknown(diagnostic, "feild17", known(), "fields");
        }
        assert_eq!(looked_at.get(), MAX_SEARCHES * names.len() + (500 - MAX_SEARCHES) * (FEW_NAMES + 1));
        // Of a few names, each error has the closest.
        let diagnostic = Diagnostic::new(&rules::UNKNOWN_MEMBER, span(500), "no field");
        diagnostics.push_unknown(diagnostic, "feild2", known().take(3), "fields");
        let helps: Vec<Option<String>> = diagnostics.sorted().into_iter().map(|it| it.help).collect();
        let expected = |at: usize| match at {
            500 => Some("did you mean `field2`?".to_owned()),
            _ => (at < MAX_SEARCHES).then(|| "did you mean `field17`?".to_owned()),
        };
        assert!(helps.iter().enumerate().all(|(at, help)| *help == expected(at)), "{helps:?}");
    }
}

//! Breaks that are accepted, each with its reason: a file that lists them.

use std::path::Path;
use std::sync::Arc;

use super::change::{Change, Place};
use super::rule::RULES;
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::MAX_FILE;
use crate::source::Sources;
use crate::syntax::{AcceptFile, AcceptSyntax, Spanned, read_file};
use crate::{staged, yaml};

/// Changes that somebody has accepted, and why.
#[derive(Clone, Debug)]
pub(crate) struct Accepted {
    rule: String,
    place: Place,
    pub(crate) reason: String,
    /// Where the file says so: its path and the line.
    at: String,
}

/// What comes of reading a file of accepted changes.
pub(crate) struct Acceptances {
    pub(crate) list: Vec<Accepted>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) sources: Sources,
}

impl Accepted {
    /// Whether it is about a change: what it does not name may be anything.
    pub(crate) fn covers(&self, change: &Change) -> bool {
        let Place { vendor, event, owner, field, value } = &self.place;
        let is = |wanted: &Option<String>, found: &Option<String>| wanted.is_none() || wanted == found;
        self.rule == change.rule.id
            && is(vendor, &change.place.vendor)
            && is(event, &change.place.event)
            && is(owner, &change.place.owner)
            && is(field, &change.place.field)
            && is(value, &change.place.value)
    }

    /// What it is about, and where the file says so.
    pub(crate) fn shown(&self) -> String {
        let Place { vendor, event, owner, field, value } = &self.place;
        let names = [vendor, event, owner, field, value].into_iter().flatten().map(|name| format!(" `{name}`"));
        format!("{}{} ({})", self.rule, names.collect::<String>(), self.at)
    }
}

impl Acceptances {
    /// Reads a file. What is wrong with it is in the diagnostics.
    pub(crate) fn read(path: &Path) -> Result<Acceptances, String> {
        let bytes = staged::read(path, MAX_FILE).map_err(|error| error.to_string())?;
        let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let text: Arc<str> = text.into();
        let id = sources.add(path.display().to_string(), Arc::clone(&text));
        let node = yaml::parse(id, &text, &mut diagnostics);
        let file: Option<AcceptFile> = node.and_then(|node| read_file(&node, &mut diagnostics));
        let list = file.iter().flat_map(|file| &file.accept);
        let list = list.map(|entry| accepted(entry, &sources, &mut diagnostics)).collect();
        Ok(Acceptances { list, diagnostics: diagnostics.sorted(), sources })
    }
}

fn accepted(entry: &AcceptSyntax, sources: &Sources, diagnostics: &mut Diagnostics) -> Accepted {
    let AcceptSyntax { rule, vendor, event, owner, field, value, reason } = entry;
    if !RULES.iter().any(|known| known.id == rule.value) {
        let message = format!("there is no rule of changes `{}`", rule.value);
        let diagnostic = Diagnostic::new(&rules::WRONG_VALUE, rule.span, message);
        diagnostics.push_unknown(diagnostic, &rule.value, RULES.iter().map(|known| known.id), "rules");
    }
    if reason.value.trim().is_empty() {
        let message = "nobody dares to remove what has no reason";
        diagnostics
            .push(Diagnostic::new(&rules::WRONG_VALUE, reason.span, message).help("say why the break is accepted"));
    }
    let name = |name: &Option<Spanned<String>>| name.as_ref().map(|name| name.value.clone());
    let place =
        Place { vendor: name(vendor), event: name(event), owner: name(owner), field: name(field), value: name(value) };
    let file = sources.get(rule.span.file).map_or("", |file| file.path.as_str());
    let at = format!("{file}:{}", sources.line_column(rule.span).0);
    Accepted { rule: rule.value.clone(), place, reason: reason.value.clone(), at }
}

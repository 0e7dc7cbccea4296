//! `allow`: the places where a lint does not hold, and those where an allowance is of no use.

use std::collections::BTreeMap;

use super::RULES;
use super::fields::lists;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Severity, closest, rules};
use crate::drift::{Rule as DriftRule, read_id};
use crate::load::{Loaded, LoadedVendor};
use crate::rules::all;
use crate::source::{FileId, Span};
use crate::syntax::{FieldSyntax, Items, Spanned};

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0112",
    "An `allow` has an effect.",
    "The lint does not fire, or a closer `allow` applies. An exception that is no longer needed would hide the \
     next problem.",
    r#"
# bad: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields: []
    allow: {HW0102: The sentence was a long one once.}
# good: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields: []
"#,
);

/// A lint that does not hold somewhere.
#[derive(Debug)]
pub(crate) struct Allowance {
    rule: &'static Rule,
    /// Where the lint's id stands.
    at: Span,
    level: Level,
    /// For an item: all that it says, its name too.
    scope: Span,
}

/// What an allowance is for, from the closest to the widest. Those of one level never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Field,
    Item,
    File,
    Vendor,
}

const LEVELS: [Level; 4] = [Level::Field, Level::Item, Level::File, Level::Vendor];

/// The allowances of each vendor. What cannot be allowed is reported.
pub(crate) fn allowances(loaded: &Loaded, diagnostics: &mut Diagnostics) -> Vec<Vec<Allowance>> {
    loaded.vendors.iter().map(|vendor| of_vendor(vendor, diagnostics)).collect()
}

fn of_vendor(loaded: &LoadedVendor, diagnostics: &mut Diagnostics) -> Vec<Allowance> {
    let mut reader = Reader { allowances: Vec::new(), diagnostics };
    reader.read(&loaded.vendor.allow, Level::Vendor, None);
    for file in loaded.files.iter().map(|file| &file.schema) {
        reader.read(&file.allow, Level::File, None);
        file.fields.iter().for_each(|(name, field)| reader.field(name, field));
        file.types.iter().for_each(|(name, ty)| reader.item(&ty.allow, name, ty.span));
        file.payloads.iter().for_each(|(name, payload)| reader.item(&payload.allow, name, payload.span));
        file.events.iter().for_each(|(name, event)| reader.item(&event.allow, name, event.span));
    }
    for (_, entries) in lists(loaded) {
        for entry in entries {
            entry.keys.iter().for_each(|keys| reader.field(&entry.name, keys));
        }
    }
    reader.allowances
}

type Allow = Items<Spanned<String>>;

struct Reader<'a> {
    allowances: Vec<Allowance>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn field(&mut self, name: &Spanned<String>, field: &Spanned<FieldSyntax>) {
        self.read(&field.allow, Level::Field, Some(Span { end: field.span.end, ..name.span }));
    }

    fn item(&mut self, allow: &Allow, name: &Spanned<String>, value: Span) {
        self.read(allow, Level::Item, Some(Span { end: value.end, ..name.span }));
    }

    fn read(&mut self, allow: &Allow, level: Level, scope: Option<Span>) {
        for (id, reason) in allow.iter() {
            if reason.value.trim().is_empty() {
                let message = format!("nothing says why `{}` is allowed", id.value.escape_debug());
                let diagnostic = Diagnostic::new(&rules::BAD_ALLOWANCE, reason.span, message);
                self.diagnostics.push(diagnostic.help("give the reason in a sentence, for those who come after you"));
            }
            // Differences from documents are for `hookwright drift` to look for.
            if read_id(&id.value).is_some() {
                continue;
            }
            match find(&id.value) {
                Ok(rule) => {
                    let scope = scope.unwrap_or(id.span);
                    self.allowances.push(Allowance { rule, at: id.span, level, scope });
                }
                Err((message, help)) => {
                    let diagnostic = Diagnostic::new(&rules::BAD_ALLOWANCE, id.span, message);
                    self.diagnostics.push(diagnostic.help(help));
                }
            }
        }
    }
}

/// The lint of that id, or why there is none that can be allowed, and what to do.
fn find(id: &str) -> Result<&'static Rule, (String, String)> {
    let lints = || RULES.iter();
    let shown = id.escape_debug();
    match all().find(|rule| rule.id == id) {
        Some(rule) if rule.id == RULE.id => {
            Err((format!("`{shown}` cannot be allowed"), "remove this `allow`".to_owned()))
        }
        Some(rule) if rule.severity == Severity::Warning => Ok(rule),
        Some(_) => Err((format!("`{shown}` is an error, and only lints can be allowed"), "fix it".to_owned())),
        None => {
            // A difference from documents is called by a word, and names may follow it.
            let of_drift = DriftRule::ALL.into_iter().map(DriftRule::id);
            let near = closest(id.split_whitespace().next().unwrap_or(id), lints().map(|rule| rule.id).chain(of_drift));
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let help = help.unwrap_or_else(|| "`hookwright explain` lists the lints".to_owned());
            Err((format!("there is no lint `{shown}`"), help))
        }
    }
}

/// Passes on what is not allowed, and reports the allowances that allowed nothing.
pub(super) fn apply(found: Diagnostics, allowances: &[Allowance], diagnostics: &mut Diagnostics) {
    let mut index = Index::new(allowances);
    for diagnostic in found.sorted() {
        match index.closest(&diagnostic) {
            Some(used) => *used = true,
            None => diagnostics.push(diagnostic),
        }
    }
    for Allowance { rule, at, .. } in index.unused() {
        let message = format!("this allows `{}`, which would not be reported here", rule.id);
        let diagnostic = Diagnostic::new(&RULE, *at, message);
        diagnostics.push(diagnostic.help("remove it"));
    }
}

/// Rule, level, file and start of an allowance; the last two count as far as the level asks.
type Key = (&'static str, Level, Option<FileId>, u32);

/// Allowances by where they count, each with whether it was used.
struct Index<'a>(BTreeMap<Key, (&'a Allowance, bool)>);

impl<'a> Index<'a> {
    fn new(allowances: &'a [Allowance]) -> Self {
        let entry = |it: &'a Allowance| (key(it.rule, it.level, it.scope), (it, false));
        Index(allowances.iter().map(entry).collect())
    }

    /// The closest allowance for a diagnostic: whether it was used.
    fn closest(&mut self, diagnostic: &Diagnostic) -> Option<&mut bool> {
        let (rule, span) = (diagnostic.rule, diagnostic.span?);
        let found = LEVELS.iter().find_map(|level| {
            let (last, (allowance, _)) = self.0.range(..=key(rule, *level, span)).next_back()?;
            let same = (last.0, last.1, last.2) == (rule.id, *level, key(rule, *level, span).2);
            let within = *level >= Level::File || span.start <= allowance.scope.end;
            (same && within).then_some(*last)
        });
        self.0.get_mut(&found?).map(|(_, used)| used)
    }

    fn unused(&self) -> impl Iterator<Item = &'a Allowance> {
        self.0.values().filter(|(_, used)| !used).map(|(allowance, _)| *allowance)
    }
}

fn key(rule: &Rule, level: Level, span: Span) -> Key {
    match level {
        Level::Vendor => (rule.id, level, None, 0),
        Level::File => (rule.id, level, Some(span.file), 0),
        Level::Item | Level::Field => (rule.id, level, Some(span.file), span.start),
    }
}

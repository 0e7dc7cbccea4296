//! Reports items without a name in a target, and items that would share one.

use std::collections::{HashMap, HashSet};

use super::declarations::Declaration;
use super::{Declarations, NameError, NameRules, Scope};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::model::ItemKind;
use crate::source::Span;

/// Checks all names by the rules of each target.
pub(crate) fn check(declarations: &Declarations, targets: &[&dyn NameRules], diagnostics: &mut Diagnostics) {
    for target in targets {
        let mut check = Check { target: *target, reported: HashSet::new(), diagnostics };
        declarations.scopes.iter().for_each(|scope| check.scope(scope));
    }
}

/// The check for one target.
struct Check<'a> {
    target: &'a dyn NameRules,
    /// An event is a type and an event type: what is wrong with both is reported once.
    reported: HashSet<(Span, String)>,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn scope(&mut self, scope: &Scope) {
        let mut taken: HashMap<String, &Declaration> = HashMap::new();
        for item in scope.names.iter().filter(|item| !item.is_nameless()) {
            let name = match self.target.name(&item.source()) {
                Ok(name) => name,
                Err(error) => {
                    self.bad_name(item, &error);
                    continue;
                }
            };
            if self.target.is_reserved(scope.kind, &name) {
                self.collision(item, None, &name);
                continue;
            }
            match taken.get(&name) {
                Some(other) if other.is_same_item(item) => {}
                Some(other) => self.collision(item, Some(other), &name),
                None => _ = taken.insert(name, item),
            }
        }
    }

    fn bad_name(&mut self, item: &Declaration, error: &NameError) {
        let source = item.source();
        let shown = source.base().escape_debug();
        let (rule, message, help) = match (source.kind, error) {
            (ItemKind::Vendor, NameError::NotAllowed(why)) => (
                &rules::BAD_VENDOR,
                format!("`{shown}` cannot be a vendor's name: {why}"),
                format!("rename the directory, for example to `{shown}_events`"),
            ),
            (kind, error) => (
                &rules::BAD_NAME,
                format!("the {kind} `{shown}` {}", error.explain(self.target.language())),
                "give it a `name` that starts with a letter, such as `name: Renamed`".to_owned(),
            ),
        };
        self.report(item, Diagnostic::new(rule, item.span, message).help(help));
    }

    fn collision(&mut self, item: &Declaration, other: Option<&Declaration>, name: &str) {
        let taken_by = other.map_or_else(|| "what is always generated".to_owned(), described);
        let message =
            format!("{} and {taken_by} would both be `{name}` in {}", described(item), self.target.language());
        let help = match item.source().kind {
            ItemKind::Vendor => "rename the directory",
            _ => "give it a `name` of its own, such as `name: Renamed`",
        };
        let mut diagnostic = Diagnostic::new(&rules::NAME_COLLISION, item.span, message).help(help);
        if let Some(other) = other {
            diagnostic = diagnostic.label("this one").related(other.span, "and this one");
        }
        self.report(item, diagnostic);
    }

    fn report(&mut self, item: &Declaration, diagnostic: Diagnostic) {
        if self.reported.insert((item.span, diagnostic.message.clone())) {
            self.diagnostics.push(diagnostic);
        }
    }
}

/// An item, as messages call it.
fn described(item: &Declaration) -> String {
    let source = item.source();
    format!("the {} `{}`", source.kind, source.wire.escape_debug())
}

//! `allow`: the places where a lint does not hold, and those where an allowance is of no use.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule, Severity, closest, rules};
use crate::load::LoadedVendor;
use crate::source::Span;
use crate::syntax::{FieldSyntax, Items, Spanned, TextOr};

use super::fields::lists;

/// A lint that does not hold somewhere.
#[derive(Debug)]
pub(crate) struct Allowance {
    rule: &'static Rule,
    /// Where the lint's id stands.
    at: Span,
    scope: Scope,
    used: bool,
}

/// Where an allowance counts, from the widest to the closest.
#[derive(Clone, Copy, Debug)]
enum Scope {
    Vendor,
    File,
    Item(Span),
}

impl Allowance {
    fn covers(&self, diagnostic: &Diagnostic) -> bool {
        let within = |span: Span| match self.scope {
            Scope::Vendor => true,
            Scope::File => span.file == self.at.file,
            Scope::Item(item) => span.file == item.file && item.start <= span.start && span.start <= item.end,
        };
        self.rule.id == diagnostic.rule.id && diagnostic.span.is_some_and(within)
    }

    /// How wide it is: the closest of several counts.
    fn width(&self) -> u64 {
        match self.scope {
            Scope::Vendor => u64::MAX,
            Scope::File => u64::MAX - 1,
            Scope::Item(item) => u64::from(item.end - item.start.min(item.end)),
        }
    }
}

/// The allowances of each vendor. What cannot be allowed is reported.
pub(crate) fn allowances(loaded: &[LoadedVendor], diagnostics: &mut Diagnostics) -> Vec<Vec<Allowance>> {
    loaded.iter().map(|vendor| of_vendor(vendor, diagnostics)).collect()
}

fn of_vendor(loaded: &LoadedVendor, diagnostics: &mut Diagnostics) -> Vec<Allowance> {
    let mut reader = Reader { allowances: Vec::new(), diagnostics };
    reader.read(&loaded.vendor.allow, Scope::Vendor);
    for file in loaded.files.iter().map(|file| &file.schema) {
        reader.read(&file.allow, Scope::File);
        file.fields.iter().for_each(|(name, field)| reader.field(name, field));
        file.types.iter().for_each(|(name, ty)| reader.read(&ty.allow, item(name, ty.span)));
        file.payloads.iter().for_each(|(name, payload)| reader.read(&payload.allow, item(name, payload.span)));
        file.events.iter().for_each(|(name, event)| reader.read(&event.allow, item(name, event.span)));
    }
    for (_, entries) in lists(loaded) {
        for entry in &entries.0 {
            if let TextOr::Item(entry) = entry {
                entry.value.iter().for_each(|(name, field)| reader.field(name, field));
            }
        }
    }
    reader.allowances
}

/// An item with all that it says, its name too.
fn item(name: &Spanned<String>, value: Span) -> Scope {
    Scope::Item(Span { end: value.end, ..name.span })
}

struct Reader<'a> {
    allowances: Vec<Allowance>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn field(&mut self, name: &Spanned<String>, field: &TextOr<FieldSyntax>) {
        if let TextOr::Item(field) = field {
            self.read(&field.value.allow, item(name, field.span));
        }
    }

    fn read(&mut self, allow: &Items<Spanned<String>>, scope: Scope) {
        for (id, reason) in allow.iter() {
            if reason.value.trim().is_empty() {
                let message = format!("nothing says why `{}` is allowed", id.value.escape_debug());
                let diagnostic = Diagnostic::new(&rules::BAD_ALLOWANCE, reason.span, message);
                self.diagnostics.push(diagnostic.help("give the reason in a sentence, for those who come after you"));
            }
            match find(&id.value) {
                Ok(rule) => self.allowances.push(Allowance { rule, at: id.span, scope, used: false }),
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
    let lints = || rules::ALL.iter().copied().filter(|rule| rule.severity == Severity::Warning);
    let shown = id.escape_debug();
    match rules::ALL.iter().find(|rule| rule.id == id) {
        Some(rule) if rule.id == rules::USELESS_ALLOWANCE.id => {
            Err((format!("`{shown}` cannot be allowed"), "take away the `allow` that is of no use".to_owned()))
        }
        Some(rule) if rule.severity == Severity::Warning => Ok(rule),
        Some(_) => Err((format!("`{shown}` is an error, and only lints can be allowed"), "mend it".to_owned())),
        None => {
            let near = closest(id, lints().map(|rule| rule.id));
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let help = help.unwrap_or_else(|| "`hookwright explain` lists the lints".to_owned());
            Err((format!("there is no lint `{shown}`"), help))
        }
    }
}

/// Passes on what is not allowed, and reports the allowances that allowed nothing.
pub(super) fn apply(found: Diagnostics, allowances: &mut [Allowance], diagnostics: &mut Diagnostics) {
    for diagnostic in found.sorted() {
        let closest = allowances.iter_mut().filter(|allowance| allowance.covers(&diagnostic));
        match closest.min_by_key(|allowance| allowance.width()) {
            Some(allowance) => allowance.used = true,
            None => diagnostics.push(diagnostic),
        }
    }
    for Allowance { rule, at, .. } in allowances.iter().filter(|allowance| !allowance.used) {
        let message = format!("this allows `{}`, which would not be reported here", rule.id);
        let diagnostic = Diagnostic::new(&rules::USELESS_ALLOWANCE, *at, message);
        diagnostics.push(diagnostic.help("take it away"));
    }
}

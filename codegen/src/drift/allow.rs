//! Differences that the schemas declare: `allow` names the rule, and what it holds for.

use super::{Change, Drift, Item, Rule};
use crate::evidence::NotUnderstood;
use crate::source::{FileId, Span};

/// A rule of drift that does not hold somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Allowance {
    pub(crate) rule: Rule,
    /// The fields, values or events that it holds for; none for all.
    pub(crate) subjects: Vec<String>,
    /// Where it stands.
    pub(crate) at: Span,
    /// How far it reaches.
    pub(crate) scope: Scope,
}

/// How far an allowance reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All of the vendor.
    Vendor,
    /// What stands in a file.
    File(FileId),
    /// An item, and what is in it.
    Item(Item),
}

/// Reads the id of an allowance: a rule, and the names that it holds for.
pub(crate) fn read_id(id: &str) -> Option<(Rule, Vec<String>)> {
    let mut words = id.split_whitespace();
    let rule = Rule::from_id(words.next()?)?;
    Some((rule, words.map(str::to_owned).collect()))
}

/// An allowance that allows nothing, or some of whose names do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unused {
    pub(crate) at: Span,
    pub(crate) text: String,
}

/// Takes out what the schemas allow, and tells which allowances are of no use. `file_of` knows the
/// file that an item stands in.
pub(super) fn apply(
    drift: &mut Drift,
    allowances: &[Allowance],
    file_of: impl Fn(&Item) -> Option<FileId>,
) -> Vec<Unused> {
    let mut used: Vec<Used<'_>> = allowances.iter().map(|allowance| Used { allowance, names: Vec::new() }).collect();
    drift.changes.retain(|change| !is_allowed(change, &mut used, &file_of));
    let unread = std::mem::take(&mut drift.unread);
    for change in unread.into_iter().filter(|change| !is_allowed(change, &mut used, &file_of)) {
        let at = change.at.unwrap_or_default();
        drift.not_understood.push(NotUnderstood { at, text: change.text });
    }
    used.iter().filter_map(Used::unused).collect()
}

struct Used<'a> {
    allowance: &'a Allowance,
    /// The names for which it was of use; an empty one if it names none.
    names: Vec<&'a str>,
}

impl Used<'_> {
    fn unused(&self) -> Option<Unused> {
        let Allowance { rule, subjects, at, .. } = self.allowance;
        let idle: Vec<&str> =
            subjects.iter().map(String::as_str).filter(|subject| !self.names.contains(subject)).collect();
        let text = match (subjects.is_empty(), idle.is_empty()) {
            (true, _) if self.names.is_empty() => format!("this allows `{}`, which is not found here", rule.id()),
            (false, false) => {
                format!("this allows `{}` for `{}`, which is not found here", rule.id(), idle.join("`, `"))
            }
            _ => return None,
        };
        Some(Unused { at: *at, text })
    }
}

/// Whether an allowance covers a change. All that do count as used, because what is declared at
/// two places is not wrong at either.
fn is_allowed(change: &Change, used: &mut [Used<'_>], file_of: &impl Fn(&Item) -> Option<FileId>) -> bool {
    let mut allowed = false;
    for Used { allowance, names } in used.iter_mut().filter(|used| used.allowance.rule == change.rule) {
        let reaches = match &allowance.scope {
            Scope::Vendor => true,
            Scope::File(file) => change.items.first().is_some_and(|item| file_of(item) == Some(*file)),
            // What a field says of itself holds as long as examples show the field. That they do
            // not either is said by name, on what the field is in.
            Scope::Item(Item::Field(..) | Item::Dictionary(_)) if change.is_gone() => false,
            Scope::Item(item) => change.items.contains(item),
        };
        let name = match allowance.subjects.is_empty() {
            true => Some(""),
            false => allowance.subjects.iter().map(String::as_str).find(|subject| change.is_about(subject)),
        };
        if let Some(name) = name.filter(|_| reaches) {
            names.push(name);
            allowed = true;
        }
    }
    allowed
}

impl Change {
    /// Whether it is about a field that neither tables nor examples have.
    fn is_gone(&self) -> bool {
        self.rule == Rule::FieldRemoved && !self.in_example
    }

    /// Whether a name is that of its event, its field (or the end of its path), or its value.
    fn is_about(&self, name: &str) -> bool {
        let field = self.field.as_deref();
        let is_field =
            |field: &str| field == name || field.strip_suffix(name).is_some_and(|start| start.ends_with('.'));
        self.event.as_deref() == Some(name) || field.is_some_and(is_field) || self.value.as_deref() == Some(name)
    }
}

//! Captured requests as a source of what is adopted. The inference is never optimistic: what it says
//! holds for everything that was seen, and where that leaves a choice, the wider type is taken.
//!
//! - Integers are `int64`. Strings are GUIDs, dates or date-times only if at least three different
//!   ones agree and none differs; URIs too, by RFC 3986.
//! - A field is optional as soon as one object lacks it, and nullable as soon as one has null. That it
//!   is neither takes a thousand requests; before, it may be both.
//! - Values of several kinds are `any`, except integers with other numbers or with strings.
//! - Enums and unions are comments, because no number of payloads tells that there are no more.
//! - Objects of one shape are one type, wherever they are ([`shapes`]), and one that the vendor has
//!   already, if that takes them or can be widened to do so ([`existing`]).
//! - Fields of the dictionary are used again, and so are payloads and types of fields of the same
//!   name, if they take all that was seen ([`again`]).
//! - Objects whose keys are data are maps ([`maps`]).
//! - Fields of most events are proposed for the header ([`header`]).
//! - Many events with one payload, whose names differ in the last part alone, are one event with a `*`
//!   ([`wildcards`]).
//! - What the schemas have is widened where it stands ([`widen`]).

mod again;
mod comments;
mod examples;
mod existing;
mod free;
mod gather;
mod header;
mod maps;
mod names;
mod namesakes;
mod propose;
mod scalars;
mod shapes;
mod similar;
#[cfg(test)]
mod tests;
mod widen;
mod wildcards;

use super::changes::{Action, Standing};
use super::draft::KindDraft;
use super::known::Known;
use super::missing::Missing;
use super::source::{Drafts, NewItems, Source};
use super::{draft::TypeDraft, names::TakenNames};
use crate::drift::{Change, Drift, Item, Rule, compare_captured};
use crate::evidence::captured::Summary;
use crate::model::{Scalar, Shape, TypeRef, Vendor};
use gather::Gathered;
use propose::{NewField, Proposal, Wanted, propose};

/// What captured requests have.
pub(crate) struct Captured<'s> {
    pub(crate) summary: &'s Summary,
    /// The number of the summary's first file among the documents.
    pub(crate) first_document: usize,
    /// The file for new events, relative to the schema directory.
    pub(crate) home: String,
    /// Whether what was never absent or null may be, as long as it was seen too seldom to tell. Where a
    /// person goes on writing, it may not.
    pub(crate) is_forgiving: bool,
}

impl Source for Captured<'_> {
    fn drift(&self, vendor: &Vendor) -> Drift {
        compare_captured(self.summary, vendor, self.first_document, true).0
    }

    fn drafts(&self, known: &Known<'_>, standing: Standing<'_>, missing: &Missing, changes: &[&Change]) -> Drafts {
        let gathered = Gathered::new(self.summary, standing.vendor);
        let added: Vec<(&Item, &str)> = changes.iter().filter_map(|change| added_field(change, standing)).collect();
        let fields: Vec<NewField<'_>> =
            added.iter().filter_map(|(holder, name)| NewField::new(holder, name, &gathered)).collect();
        let events = changes.iter().filter(|change| change.rule == Rule::EventAdded);
        let events = events.filter_map(|change| {
            let (name, values) = self.summary.events.get_key_value(change.event.as_deref()?)?;
            Some((&**name, values.objects.as_deref()?))
        });
        let events: Vec<_> = events.collect();
        let wildcards = wildcards::find(&events, standing.vendor);
        let wanted = Wanted { events: wildcards::in_place_of(events, &wildcards), fields };
        let mut proposal = propose(&wanted, known, standing);
        wildcards::describe(&mut proposal.events, &wildcards);
        let mut actions = widen::actions(changes, standing, known, &gathered);
        actions.extend(add_fields(&wanted.fields, &proposal, &gathered, standing));
        let Proposal { header, events, mut types, .. } = proposal;
        types.extend(missing.names.keys().map(|name| undescribed(name)));
        let events = events.into_iter().map(|event| (String::new(), event)).collect();
        let new = NewItems { events, header, ..NewItems::default() };
        Drafts { new, types, actions, is_forgiving: self.is_forgiving, ..Drafts::default() }
    }

    fn home(&self) -> Option<&str> {
        Some(&self.home)
    }

    /// That something was never seen tells people who read the report, not those who read the schemas.
    fn is_noted(&self, change: &Change) -> bool {
        change.rule != Rule::FieldRemoved
    }
}

/// The object that a new field goes to, if that is clear: of a union it may be any variant.
fn added_field<'c>(change: &'c Change, standing: Standing<'_>) -> Option<(&'c Item, &'c str)> {
    let (holder, name) = (change.items.first()?, change.field.as_deref()?);
    let variants = change.items.iter().filter(|item| matches!(item, Item::Type(_))).count();
    let is_new = change.rule == Rule::FieldAdded && variants < 2;
    (is_new && standing.fields_of(holder).is_some()).then_some((holder, name))
}

/// New fields, each behind the one before it on the wire.
fn add_fields(
    fields: &[NewField<'_>],
    proposal: &Proposal,
    gathered: &Gathered,
    standing: Standing<'_>,
) -> Vec<Action> {
    let is_new = |holder: &Item, name: &str| fields.iter().any(|new| new.holder == holder && new.name == name);
    let drafts = fields.iter().zip(&proposal.fields);
    let action = |(new, draft): (&NewField<'_>, &super::draft::FieldDraft)| {
        let known = standing.fields_of(new.holder).unwrap_or_default();
        let is_there = |name: &&str| known.iter().any(|field| field.name == **name) || is_new(new.holder, name);
        let names = gathered.names(new.holder).take_while(|name| *name != new.name);
        let after = names.filter(is_there).last().map(str::to_owned);
        Action::AddField { holder: new.holder.clone(), after, field: Box::new(draft.clone()), presence: None }
    };
    let mut actions: Vec<Action> = drafts.map(action).collect();
    // A field goes behind one that is added with it, so that one comes first.
    actions.sort_by_key(|action| match action {
        Action::AddField { holder, field, .. } => gathered.names(holder).position(|name| name == field.name),
        _ => None,
    });
    actions
}

/// A type that the schemas name and no payload describes by that name.
fn undescribed(name: &str) -> TypeDraft {
    let ty = TypeRef { shape: Shape::Scalar(Scalar::Any), nullable: false };
    let comments = vec!["say what this type is: payloads do not name their types".to_owned()];
    TypeDraft { name: name.to_owned(), kind: KindDraft::Alias(ty), described: true, at: None, comments }
}

/// The names that new fields of an item must not have.
fn taken(holder: &Item, standing: Standing<'_>) -> TakenNames {
    let mut taken = TakenNames::new(super::changes::scope(holder));
    taken.extend(standing.fields_of(holder).unwrap_or_default());
    taken
}

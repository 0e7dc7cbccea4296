//! Reads a document: first its events, then what is said about them.

use std::collections::{BTreeMap, BTreeSet};

use super::Wire;
use super::roles::{Role, near_events, roles};
use crate::evidence::layout::{Holds, Layout, SectionRule};
use crate::evidence::page::{SectionId, Sections};
use crate::evidence::{Evidence, NotUnderstood, Owner, Place};

/// Reads one document.
pub(super) fn read(
    (document, sections): (usize, &Sections),
    layout: &Layout,
    wire: &Wire,
    used: &mut [bool],
    evidence: &mut Evidence,
) {
    let roles = roles(sections, layout);
    let near_events = near_events(sections, &roles);
    let named = BTreeMap::new();
    let listed = BTreeMap::new();
    let mut reader =
        Reader { document, sections, layout, wire, roles: &roles, near_events, named, listed, used, evidence };
    sections.iter().for_each(|(id, section)| reader.events(id, section));
    sections.iter().for_each(|(id, section)| reader.blocks(id, section));
}

pub(super) struct Reader<'a> {
    pub(super) document: usize,
    pub(super) sections: &'a Sections,
    pub(super) layout: &'a Layout,
    pub(super) wire: &'a Wire,
    roles: &'a [Vec<Role<'a>>],
    /// The sections beside or within which events are, so that a table there is not passed over.
    pub(super) near_events: BTreeSet<SectionId>,
    /// The events that have a section of their own.
    pub(super) named: BTreeMap<SectionId, String>,
    /// The events that are listed under each heading that has such lists.
    pub(super) listed: BTreeMap<Option<SectionId>, Vec<String>>,
    pub(super) used: &'a mut [bool],
    pub(super) evidence: &'a mut Evidence,
}

/// Whether reading a section goes on behind a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Go,
    Stop,
}

impl<'a> Reader<'a> {
    pub(super) fn place(&self, line: usize) -> Place {
        Place { document: self.document, line }
    }

    pub(super) fn report(&mut self, line: usize, text: impl Into<String>) {
        let at = self.place(line);
        self.evidence.not_understood.push(NotUnderstood { at, text: text.into() });
    }

    pub(super) fn mark(&mut self, role: Role<'_>) {
        self.used.get_mut(role.number).into_iter().for_each(|used| *used = true);
    }

    pub(super) fn roles_of(&self, id: SectionId) -> &'a [Role<'a>] {
        self.roles.get(id).map_or(&[], Vec::as_slice)
    }

    /// The rule for a block of a section that follows some paragraph.
    pub(super) fn role_of_block(&self, id: SectionId, intro: &str) -> Option<Role<'a>> {
        let fits = |role: &&Role<'_>| role.rule.intro.as_ref().is_none_or(|pattern| pattern.is_match(intro));
        self.roles_of(id).iter().find(fits).copied()
    }

    /// What the fields under a heading belong to.
    pub(super) fn owner(&mut self, id: SectionId, role: Role<'_>, line: usize) -> Option<Owner> {
        self.mark(role);
        match role.rule.holds {
            Holds::Header => Some(Owner::Header),
            Holds::Envelope => Some(Owner::Envelope),
            Holds::Type => Some(Owner::Type(self.type_of(role))),
            Holds::Event => {
                let event = self.event_around(id);
                if event.is_none() {
                    self.report(line, "there is no event that these fields belong to");
                }
                event.map(Owner::Event)
            }
            Holds::Fields => match self.event_around(id) {
                Some(event) => Some(Owner::Event(event)),
                None => self.group(id, line),
            },
            Holds::Events | Holds::Values | Holds::Value | Holds::Nothing => None,
        }
    }

    /// The event whose section this is, or is within.
    pub(super) fn event_around(&self, id: SectionId) -> Option<String> {
        self.sections.ancestors(id).find_map(|(around, _)| self.named.get(&around).cloned())
    }

    /// The events that are listed under the same heading.
    fn group(&mut self, id: SectionId, line: usize) -> Option<Owner> {
        let section = self.sections.get(id)?;
        let Some(events) = self.listed.get(&section.parent).cloned() else {
            self.report(line, "no events are listed beside these fields");
            return None;
        };
        let around = section.parent.and_then(|parent| self.sections.get(parent)).filter(|parent| parent.level > 0);
        let title = around.unwrap_or(section).title.clone();
        Some(Owner::Group { title, events })
    }
}

/// What a heading names: the first group of the rule's pattern, or all of it.
pub(super) fn named_by(rule: &SectionRule, title: &str) -> String {
    let found = rule.heading.as_ref().and_then(|pattern| pattern.captures(title));
    let group = found.and_then(|found| found.get(1).map(|group| group.as_str().trim().to_owned()));
    group.unwrap_or_else(|| title.to_owned())
}

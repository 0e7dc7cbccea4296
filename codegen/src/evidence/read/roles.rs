//! Which rule of the layout a section, and a table in it, comes under.

use std::collections::BTreeSet;

use super::Source;
use crate::evidence::layout::{Holds, Layout, SectionRule};
use crate::evidence::page::{SectionId, Sections};
use crate::evidence::{Evidence, NotUnderstood, Place};

/// A rule that holds for a section.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role<'a> {
    pub(super) rule: &'a SectionRule,
    /// The rule's number in the layout.
    pub(super) number: usize,
    /// The section that the rule matches: this one, or one around it.
    pub(super) section: SectionId,
}

/// The rules that match each section. A section without any has those of the section around it, if
/// they are about all of it.
pub(super) fn roles<'a>(sections: &Sections, layout: &'a Layout) -> Vec<Vec<Role<'a>>> {
    let mut all: Vec<Vec<Role<'a>>> = Vec::new();
    for (id, section) in sections.iter() {
        let around = section.parent.and_then(|parent| all.get(parent)).map_or(&[][..], Vec::as_slice);
        // A rule about any heading is about a section as a whole, and not about each part of it.
        let goes_on = |number: usize, rule: &SectionRule| {
            rule.heading.is_none() && rule.holds.is_inherited() && around.iter().any(|role| role.number == number)
        };
        let matching = layout.sections.iter().enumerate();
        let matching = matching.filter(|(number, rule)| matches(rule, id, sections) && !goes_on(*number, rule));
        let mut own: Vec<Role<'a>> = matching.map(|(number, rule)| Role { rule, number, section: id }).collect();
        if own.is_empty() {
            own.extend(around.iter().filter(|role| role.rule.holds.is_inherited()).copied());
        }
        all.push(own);
    }
    all
}

fn matches(rule: &SectionRule, id: SectionId, sections: &Sections) -> bool {
    let Some(section) = sections.get(id) else { return false };
    let heading = rule.heading.as_ref().is_none_or(|pattern| pattern.is_match(&section.title));
    let level = rule.level.is_none_or(|level| level == section.level);
    let under =
        |pattern: &regex::Regex| sections.ancestors(id).skip(1).any(|(_, around)| pattern.is_match(&around.title));
    section.level > 0 && heading && level && rule.under.as_ref().is_none_or(under)
}

/// The sections that stand beside or around sections about events.
pub(super) fn near_events(sections: &Sections, roles: &[Vec<Role<'_>>]) -> BTreeSet<SectionId> {
    let holds = |role: &Role<'_>| matches!(role.rule.holds, Holds::Event | Holds::Events | Holds::Fields);
    let about_events = |id: SectionId| roles.get(id).is_some_and(|roles| roles.iter().any(holds));
    // Beside the outermost sections there may be anything.
    let is_inner = |id: &SectionId| sections.get(*id).is_some_and(|section| section.level > 0);
    let parent = |id: SectionId| sections.get(id).and_then(|section| section.parent).filter(is_inner);
    let around = sections.iter().filter(|(id, _)| about_events(*id)).filter_map(|(id, _)| parent(id));
    let around: BTreeSet<SectionId> = around.collect();
    let beside =
        sections.iter().map(|(id, _)| id).filter(|id| parent(*id).is_some_and(|parent| around.contains(&parent)));
    beside.chain(around.iter().copied()).collect()
}

/// A rule that matches nothing is about something that was renamed, or is not there.
pub(super) fn report_unused(layout: &Layout, used: &[bool], sources: &[Source], evidence: &mut Evidence) {
    let document = sources.len().saturating_sub(1);
    for (rule, _) in layout.sections.iter().zip(used).filter(|(_, used)| !**used) {
        if rule.holds == Holds::Nothing {
            continue;
        }
        let heading = rule.heading.as_ref().map_or("", |pattern| pattern.as_str());
        let text = match &rule.intro {
            Some(intro) => {
                format!("no table under a heading that matches `{heading}` follows a paragraph that matches `{intro}`")
            }
            None => format!("no heading matches `{heading}`"),
        };
        evidence.may_miss_events |= matches!(rule.holds, Holds::Event | Holds::Events);
        evidence.not_understood.push(NotUnderstood { at: Place { document, line: 1 }, text });
    }
}

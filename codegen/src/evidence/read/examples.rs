//! Which code blocks are examples, and of what.

use super::reader::{Next, Reader};
use crate::evidence::layout::Holds;
use crate::evidence::page::SectionId;
use crate::evidence::relaxed_json::{self, Json, Parsed, Value};
use crate::evidence::{ExampleEvidence, Owner};

impl Reader<'_> {
    /// Whether a code block is one that must be JSON.
    pub(super) fn is_example(&self, text: &str, language: &str) -> bool {
        let declared = self.layout.examples.language.as_ref().map(|pattern| pattern.is_match(language));
        let text = text.trim_start();
        declared.unwrap_or(false) || (language.is_empty() || declared.is_none()) && text.starts_with(['{', '['])
    }

    /// The event type that an example names.
    pub(super) fn event_type(&self, text: &str) -> Option<String> {
        let json = relaxed_json::parse(text, 1).ok()?.json;
        self.name_of(self.events_in(&json).first()?)
    }

    /// The name of an event, where its body has it whole.
    fn name_of(&self, event: &Json) -> Option<String> {
        let part =
            |path: &[String]| path.iter().try_fold(event, |json, name| json.get(name))?.as_str().map(str::to_owned);
        self.wire.name.compose(|place| place.path().and_then(part)).ok()
    }

    /// The events of an example: itself, or those in an envelope or a list.
    fn events_in<'j>(&self, json: &'j Json) -> Vec<&'j Json> {
        let listed = self.wire.events.as_ref().and_then(|field| json.get(field)).unwrap_or(json);
        match &listed.value {
            Value::List(events) => events.iter().collect(),
            _ => vec![listed],
        }
    }

    /// Reads an example, if the block is one.
    pub(super) fn example(&mut self, id: SectionId, language: &str, text: &str, first_line: usize) -> Next {
        if !self.is_example(text, language) {
            return Next::Go;
        }
        let owner = self.owner_of_example(id);
        let Parsed { json, missing_commas, comments } = match relaxed_json::parse(text, first_line) {
            Ok(parsed) => parsed,
            Err(error) => {
                let names_event = self.wire.name.fields().any(|field| text.contains(&format!("\"{field}\"")));
                let has_role = self.roles_of(id).iter().any(|role| role.rule.holds != Holds::Nothing);
                if has_role || names_event {
                    self.report(error.line, format!("this example is not JSON: {}", error.why));
                }
                return Next::Go;
            }
        };
        let missing_commas: Vec<_> = missing_commas.into_iter().map(|line| self.place(line)).collect();
        let enveloped = self.wire.events.as_ref().is_some_and(|field| json.get(field).is_some());
        let mut found = false;
        for event in self.events_in(&json) {
            let named = self.name_of(event);
            let example_owner = match (named.as_deref(), &owner) {
                (Some(named), Some(Owner::Event(event))) if named != event => {
                    let text = format!("this is an example of `{named}`, under the heading of `{event}`");
                    self.evidence.may_miss_events = true;
                    self.report(first_line, text);
                    return Next::Stop;
                }
                (_, Some(Owner::Type(ty))) => Owner::Type(ty.clone()),
                (Some(named), _) => Owner::Event(named.to_owned()),
                (None, Some(owner)) => owner.clone(),
                (None, None) => continue,
            };
            found = true;
            let at = self.place(event.line);
            let (json, missing_commas) = (event.clone(), missing_commas.clone());
            let comments = comments.clone();
            let presence = self.role_of_type(id).and_then(|role| role.rule.presence);
            self.evidence.examples.push(ExampleEvidence {
                owner: example_owner,
                at,
                json,
                missing_commas,
                presence,
                comments,
            });
        }
        self.evidence.example_blocks += usize::from(found);
        if enveloped && found {
            let at = self.place(json.line);
            self.evidence.examples.push(ExampleEvidence {
                owner: Owner::Envelope,
                at,
                json,
                missing_commas: Vec::new(),
                presence: None,
                comments,
            });
        }
        Next::Go
    }

    /// The event or the type that examples in a section belong to.
    fn owner_of_example(&mut self, id: SectionId) -> Option<Owner> {
        if let Some(event) = self.event_around(id) {
            return Some(Owner::Event(event));
        }
        let role = self.role_of_type(id)?;
        self.owner(id, role, 0)
    }
}

impl<'a> Reader<'a> {
    fn role_of_type(&self, id: SectionId) -> Option<super::roles::Role<'a>> {
        self.roles_of(id).iter().find(|role| role.rule.holds == Holds::Type).copied()
    }
}

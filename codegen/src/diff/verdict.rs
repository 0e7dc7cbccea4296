//! Whom a change breaks: verdicts by those who read what is generated.

use std::fmt;

use serde::{Serialize, Serializer};

/// What a change does to somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing changes for them.
    #[default]
    None,
    /// Something changes, and what they have keeps working.
    Compatible,
    /// What they have stops working.
    Breaking,
}

impl Verdict {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::None => "none",
            Verdict::Compatible => "compatible",
            Verdict::Breaking => "breaking",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Who relies on what is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Those who call the generated crate.
    Rust,
    /// Those who decode payloads with it.
    Receivers,
    /// Those who validate payloads with the exported schemas.
    Validators,
    /// Those who read events by the exported declarations.
    TypeScript,
}

impl Audience {
    /// All of them.
    pub const ALL: [Audience; 4] = [Audience::Rust, Audience::Receivers, Audience::Validators, Audience::TypeScript];

    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Audience::Rust => "rust",
            Audience::Receivers => "receivers",
            Audience::Validators => "validators",
            Audience::TypeScript => "typescript",
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Audience::Rust => "Rust callers",
            Audience::Receivers => "receivers",
            Audience::Validators => "validators",
            Audience::TypeScript => "TypeScript callers",
        }
    }
}

/// What of the old meets what of the new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// Code that was written for the old crate, compiled with the new one.
    Rust,
    /// The old decoder reads new payloads.
    OldDecoder,
    /// The new decoder reads old payloads.
    NewDecoder,
    /// The old schemas for receivers validate new payloads.
    OldReceiverSchema,
    /// The new schemas for receivers validate old payloads.
    NewReceiverSchema,
    /// The old strict schemas validate new payloads.
    OldStrictSchema,
    /// The new strict schemas validate old payloads.
    NewStrictSchema,
    /// Code that was written for the old declarations, compiled with the new ones.
    TypeScript,
}

impl View {
    /// All of them, in the order of [`Audience::ALL`].
    pub const ALL: [View; 8] = [
        View::Rust,
        View::OldDecoder,
        View::NewDecoder,
        View::OldReceiverSchema,
        View::NewReceiverSchema,
        View::OldStrictSchema,
        View::NewStrictSchema,
        View::TypeScript,
    ];

    /// Whose view it is.
    pub fn audience(self) -> Audience {
        match self {
            View::Rust => Audience::Rust,
            View::OldDecoder | View::NewDecoder => Audience::Receivers,
            View::OldReceiverSchema | View::NewReceiverSchema | View::OldStrictSchema | View::NewStrictSchema => {
                Audience::Validators
            }
            View::TypeScript => Audience::TypeScript,
        }
    }

    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            View::Rust => "old_callers",
            View::OldDecoder => "old_decoder_new_payloads",
            View::NewDecoder => "new_decoder_old_payloads",
            View::OldReceiverSchema => "old_receiver_schema_new_payloads",
            View::NewReceiverSchema => "new_receiver_schema_old_payloads",
            View::OldStrictSchema => "old_strict_schema_new_payloads",
            View::NewStrictSchema => "new_strict_schema_old_payloads",
            View::TypeScript => "old_callers",
        }
    }

    /// Whether it is what whoever takes the new version meets. The rest is what those meet who keep
    /// the old one while the vendor moves on: no version of ours can help them.
    pub fn is_of_upgrade(self) -> bool {
        !matches!(self, View::OldDecoder | View::OldReceiverSchema | View::OldStrictSchema)
    }

    /// Who does what to payloads, for a verdict; the words go before "accept" and "refuse".
    pub(super) fn reader(self) -> (&'static str, &'static str) {
        match self {
            View::OldDecoder => ("Old decoders", "new payloads"),
            View::NewDecoder => ("New decoders", "old payloads"),
            View::OldReceiverSchema => ("Old receiver schemas", "new payloads"),
            View::NewReceiverSchema => ("New receiver schemas", "old payloads"),
            View::OldStrictSchema => ("Old strict schemas", "new payloads"),
            View::NewStrictSchema => ("New strict schemas", "old payloads"),
            View::Rust | View::TypeScript => ("Old callers", "what is new"),
        }
    }
}

/// A verdict with its reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub why: String,
}

/// What a change does to everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    effects: [Effect; View::ALL.len()],
}

impl Effects {
    /// The same with another verdict for a view.
    #[must_use]
    pub(super) fn with(mut self, view: View, verdict: Verdict, why: impl Into<String>) -> Self {
        if let Some((_, effect)) = View::ALL.into_iter().zip(&mut self.effects).find(|(known, _)| *known == view) {
            *effect = Effect { verdict, why: why.into() };
        }
        self
    }

    pub(super) fn breaking(self, view: View, why: impl Into<String>) -> Self {
        self.with(view, Verdict::Breaking, why)
    }

    pub(super) fn compatible(self, view: View, why: impl Into<String>) -> Self {
        self.with(view, Verdict::Compatible, why)
    }

    /// The same for an item that no payload has.
    #[must_use]
    pub(super) fn but_for_payloads(mut self) -> Self {
        for (view, effect) in View::ALL.into_iter().zip(&mut self.effects) {
            if !matches!(view, View::Rust | View::TypeScript) {
                *effect = Effect::default();
            }
        }
        self
    }

    /// The same, where others are worse with theirs.
    #[must_use]
    pub(super) fn or_worse(mut self, others: Effects) -> Self {
        for (own, other) in self.effects.iter_mut().zip(others.effects) {
            if other.verdict > own.verdict {
                *own = other;
            }
        }
        self
    }

    /// Each view with its effect.
    pub fn views(&self) -> impl Iterator<Item = (View, &Effect)> {
        View::ALL.into_iter().zip(&self.effects)
    }

    /// The worst verdict for an audience.
    pub fn verdict(&self, audience: Audience) -> Verdict {
        self.of(audience).map(|(_, effect)| effect.verdict).max().unwrap_or_default()
    }

    /// Why that is the verdict for an audience.
    pub fn why(&self, audience: Audience) -> String {
        let verdict = self.verdict(audience);
        let mut reasons: Vec<String> = Vec::new();
        for (_, effect) in self.of(audience).filter(|(_, effect)| effect.verdict == verdict) {
            // What both profiles do is said once.
            let of_receivers = effect.why.replace("strict schemas", "receiver schemas");
            let both = of_receivers.replace("receiver schemas", "schemas of both profiles");
            match reasons.iter_mut().find(|reason| **reason == of_receivers) {
                Some(reason) if *reason != effect.why => *reason = both,
                Some(_) => {}
                None => reasons.push(effect.why.clone()),
            }
        }
        reasons.retain(|reason| !reason.is_empty());
        match reasons.is_empty() {
            true => "Nothing changes for them.".to_owned(),
            false => reasons.join(" "),
        }
    }

    /// Whether it breaks anybody.
    pub fn is_breaking(&self) -> bool {
        self.views().any(|(_, effect)| effect.verdict == Verdict::Breaking)
    }

    /// Whether it breaks whoever takes the new version.
    pub fn breaks_upgrade(&self) -> bool {
        self.views().any(|(view, effect)| view.is_of_upgrade() && effect.verdict == Verdict::Breaking)
    }

    /// The worst verdict for whoever of an audience takes the new version.
    pub fn upgrade(&self, audience: Audience) -> Verdict {
        let of_upgrade = self.of(audience).filter(|(view, _)| view.is_of_upgrade());
        of_upgrade.map(|(_, effect)| effect.verdict).max().unwrap_or_default()
    }

    fn of(&self, audience: Audience) -> impl Iterator<Item = (View, &Effect)> {
        self.views().filter(move |(view, _)| view.audience() == audience)
    }
}

//! The entry of a changelog.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Report, Reported};
use crate::diff::verdict::{Audience, Verdict};
use crate::text::visible_lines;

impl Report {
    /// What readers of a changelog want to know: each change that anybody sees, what breaks first, and
    /// how many texts have changed besides. Empty if nothing has.
    pub fn changelog(&self) -> String {
        let mut text = String::new();
        let (breaking, rest): (Vec<&Reported>, Vec<&Reported>) =
            self.changes.iter().filter(|it| it.is_seen()).partition(|it| it.change.effects.breaks_upgrade());
        for (heading, changes) in [("Breaking", breaking), ("Compatible", rest)] {
            if changes.is_empty() {
                continue;
            }
            // Writing to a string does not fail.
            let _ = writeln!(text, "\n#### {heading}\n");
            changes.into_iter().for_each(|it| it.entry(&mut text));
        }
        let texts = self.texts();
        if !texts.is_empty() {
            let _ = writeln!(text, "\nTexts and examples: {texts}.");
        }
        visible_lines(&text).into_owned()
    }

    /// How many texts have changed, by vendor.
    fn texts(&self) -> String {
        let mut by_vendor: BTreeMap<&str, usize> = BTreeMap::new();
        let unseen = self.changes.iter().filter(|it| !it.is_seen() && !it.change.is_version());
        for it in unseen {
            *by_vendor.entry(it.change.place.vendor.as_deref().unwrap_or("the crate")).or_default() += 1;
        }
        let number = |(vendor, number): (&str, usize)| {
            let plural = if number == 1 { "" } else { "s" };
            format!("{vendor} {number} change{plural}")
        };
        by_vendor.into_iter().map(number).collect::<Vec<_>>().join(", ")
    }
}

impl Reported {
    /// Whether it does anything to anybody.
    fn is_seen(&self) -> bool {
        self.change.effects.views().any(|(_, effect)| effect.verdict != Verdict::None)
    }

    fn entry(&self, text: &mut String) {
        let place = &self.change.place;
        let names = place.vendor.as_deref().into_iter().chain(place.item());
        let names = names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ");
        let names = if names.is_empty() { "The crate".to_owned() } else { names };
        let _ = write!(text, "- {names}: {}.", self.sentence());
        let effects = &self.change.effects;
        let broken = Audience::ALL.into_iter().filter(|audience| effects.upgrade(*audience) == Verdict::Breaking);
        let broken = broken.map(Audience::title).collect::<Vec<_>>();
        if !broken.is_empty() {
            let _ = write!(text, " Breaks {}.", broken.join(", "));
        }
        let _ = writeln!(text);
    }
}

//! The report for people.

use std::fmt::Write;

use super::{Report, Reported};
use crate::diff::bump::Bump;
use crate::diff::verdict::{Audience, Verdict};
use crate::text::visible_lines;

impl Report {
    /// What has changed, by vendor and item; then the version that it asks for.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        for group in self.groups() {
            let _ = writeln!(text, "{}", group.vendor.unwrap_or("the crate"));
            for (item, changes) in group.items {
                let indent = if item.is_some() { "    " } else { "  " };
                if let Some(item) = item {
                    let _ = writeln!(text, "  {item}");
                }
                changes.into_iter().for_each(|it| it.write(&mut text, indent));
            }
        }
        for unused in &self.unused {
            let _ = writeln!(text, "accepted in vain: {unused}");
        }
        visible_lines(&(text + &self.summary())).into_owned()
    }

    /// How much has changed, and what version that asks for.
    fn summary(&self) -> String {
        let number = self.changes.len();
        if number == 0 {
            return "no changes\n".to_owned();
        }
        let count = |is: fn(&Reported) -> bool| self.changes.iter().filter(|it| is(it)).count();
        let breaking = count(|it| it.change.effects.is_breaking());
        let accepted = count(|it| it.change.effects.is_breaking() && it.accepted.is_some());
        let accepted = if accepted > 0 { format!(" ({accepted} accepted)") } else { String::new() };
        let plural = if number == 1 { "" } else { "s" };
        let audiences = Audience::ALL.map(|audience| format!("{} {}", audience.title(), self.bump_for(audience)));
        let needed = match self.bump() {
            Bump::None => String::new(),
            _ => format!(", so {} or later after {}", self.needed_version(), self.version),
        };
        format!(
            "{number} change{plural}, {breaking} breaking{accepted}\nversion: {}; overall {}{needed}\n",
            audiences.join(", "),
            self.bump(),
        )
    }
}

impl Reported {
    fn write(&self, text: &mut String, indent: &str) {
        let _ = writeln!(text, "{indent}{}: {}", self.change.rule.id, self.sentence());
        let effects = &self.change.effects;
        for audience in Audience::ALL {
            let verdict = effects.verdict(audience);
            if verdict != Verdict::None {
                let _ = writeln!(text, "{indent}  {} {verdict}: {}", audience.title(), effects.why(audience));
            }
        }
        if let Some(reason) = &self.accepted {
            let _ = writeln!(text, "{indent}  accepted: {reason}");
        }
    }
}

//! The report for programs.

use serde_json::{Map, Value, json};

use super::{Report, Reported};
use crate::diff::verdict::Audience;

impl Report {
    /// One object.
    pub(super) fn json(&self) -> String {
        let bumps = Audience::ALL.map(|audience| (audience.key().to_owned(), json!(self.bump_for(audience))));
        let mut bumps = Map::from_iter(bumps);
        bumps.insert("overall".to_owned(), json!(self.bump()));
        crate::json::pretty(&json!({
            "version": {
                "old": self.version.to_string(),
                "new": self.new_version.to_string(),
                "needed": self.needed_version().to_string(),
            },
            "bump": bumps,
            "breaking": self.is_breaking(),
            "breaks_upgrade": self.breaks_upgrade(),
            "changes": self.changes.iter().map(Reported::json).collect::<Vec<Value>>(),
            "accepted_in_vain": self.unused,
        })) + "\n"
    }
}

impl Reported {
    fn json(&self) -> Value {
        let change = &self.change;
        let mut object = Map::new();
        object.insert("rule".to_owned(), json!(change.rule.id));
        if let Ok(Value::Object(place)) = serde_json::to_value(&change.place) {
            object.extend(place);
        }
        object.insert("text".to_owned(), json!(change.text));
        object.insert("guess".to_owned(), json!(change.guess));
        let verdicts = Audience::ALL.map(|audience| (audience.key().to_owned(), self.verdict(audience)));
        object.insert("verdicts".to_owned(), Value::Object(Map::from_iter(verdicts)));
        object.insert("breaking".to_owned(), json!(change.effects.is_breaking()));
        object.insert("breaks_upgrade".to_owned(), json!(change.effects.breaks_upgrade()));
        object.insert("accepted".to_owned(), json!(self.accepted));
        Value::Object(object)
    }

    fn verdict(&self, audience: Audience) -> Value {
        let effects = &self.change.effects;
        let views = effects.views().filter(|(view, _)| view.audience() == audience);
        let views = views.map(|(view, effect)| (view.key().to_owned(), json!(effect.verdict)));
        json!({
            "verdict": effects.verdict(audience),
            "why": effects.why(audience),
            "views": Map::from_iter(views),
        })
    }
}

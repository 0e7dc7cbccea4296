//! `hookwright explain`: what a rule asks, why, and examples.

use super::{Console, Status};
use crate::diagnostic::closest;
use crate::rules::{all, explanation};

/// Explains the rule of an id; without one, lists all.
pub fn explain(console: &mut Console<'_>, id: Option<&str>) -> Status {
    let Some(id) = id else {
        for rule in all() {
            console.result(&format!("{}  {}\n", rule.id, rule.title));
        }
        return Status::Done;
    };
    match all().find(|rule| rule.id.eq_ignore_ascii_case(id)) {
        Some(rule) => {
            console.result(&explanation(rule));
            Status::Done
        }
        None => {
            let near = closest(id, all().map(|rule| rule.id));
            let help = near.map(|near| format!("did you mean `{near}`?"));
            let help = help.unwrap_or_else(|| "`hookwright explain` lists all rules".to_owned());
            console.error(&format!("there is no rule `{id}`"), &[&help]);
            Status::WrongUsage
        }
    }
}

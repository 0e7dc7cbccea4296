//! What documents say in words, compared with the hashes of what was last read.

use super::items::Item;
use super::lookup::Found;
use super::{Change, Comparison, Drift, Rule};
use crate::evidence::layout::Layout;
use crate::evidence::{Evidence, Lock, Topic};
use crate::model::Vendor;

/// Compares the texts about events, fields and values that the schemas have.
pub(crate) fn compare_texts(evidence: &Evidence, layout: &Layout, vendor: &Vendor, lock: &Lock) -> Drift {
    let mut comparison = Comparison::new(evidence, layout, vendor);
    comparison.drift = Drift::default();
    comparison.texts(lock);
    comparison.finish()
}

impl Comparison<'_> {
    fn texts(&mut self, lock: &Lock) {
        let now = Lock::of(self.evidence);
        let evidence = self.evidence;
        for event in &evidence.events {
            let known = self.vendor.events.find(&event.name);
            if let (Some(known), Some(text)) = (known, differs(&now, lock, Topic::Event(&event.name))) {
                let text = format!("the text about the event `{}` {text}", event.name);
                let items = Item::of_event(self.vendor, known);
                self.push(Change::new(Rule::DocChanged, Some(event.at), items, text).of_event(&event.name));
            }
        }
        for field in &evidence.fields {
            let topic = Topic::Field { owner: &field.title, name: &field.name };
            let Some(text) = differs(&now, lock, topic) else { continue };
            let items = match self.find(&field.owner, &field.path) {
                Found::Nothing => continue,
                Found::Anything => self.items_around(&field.owner, &field.path),
                Found::Field { holder, field } => Item::of_field(&holder, &field.name),
            };
            let text = format!("the text about `{}` in `{}` {text}", field.name, field.title);
            let change = Change::new(Rule::DocChanged, Some(field.at), items, text);
            self.push(change.of(field.title.clone()).field(&field.name));
        }
        for value in &evidence.values {
            let topic = Topic::Value { ty: &value.ty, value: &value.value };
            let is_known = self.vendor.type_def(&value.ty).is_some();
            let Some(text) = differs(&now, lock, topic).filter(|_| is_known) else { continue };
            let text = format!("the text about the value `{}` of `{}` {text}", value.value, value.ty);
            let items = vec![Item::Type(value.ty.clone())];
            let change = Change::new(Rule::DocChanged, Some(value.at), items, text);
            self.push(change.of(value.ty.clone()).value(&value.value));
        }
    }
}

/// How a text differs from what was last read.
fn differs(now: &Lock, lock: &Lock, topic: Topic<'_>) -> Option<&'static str> {
    match lock.hash(topic) {
        None => Some("was not read before"),
        known if known == now.hash(topic) => None,
        Some(_) => Some("is not the one that was last read"),
    }
}

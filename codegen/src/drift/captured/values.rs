//! Values outside of documented enums and bounds.

use super::Comparison;
use super::fields::About;
use super::hide::lists;
use crate::drift::{Item, Rule};
use crate::evidence::captured::{At, Distinct, Seen, Value, Values};
use crate::model::{Bounds, EnumDef, UnionDef};

impl<'a> Comparison<'a> {
    pub(super) fn enum_values(&mut self, about: &About<'_, 'a>, ty: &str, def: &EnumDef, values: &Values) {
        if !def.values.is_empty() {
            self.unlisted(about, ty, &values.distinct, |value| lists(def, value));
        }
    }

    /// The values of a union's discriminator, and of those of unions within it.
    pub(super) fn union_tags(&mut self, about: &About<'_, 'a>, ty: &str, union: &UnionDef, values: &Values) {
        let types = &self.vendor.types;
        for (_, variant) in union.all_variants() {
            // A field that is also one of another variant's own may have any value.
            if let Some(inner) = types.inner_union(variant)
                && !types.leaves(union).iter().any(|leaf| leaf.has(&inner.discriminator.field))
            {
                self.union_tags(about, &variant.ty.to_string(), inner, values);
            }
        }
        let Some(objects) = &values.objects else { return };
        let Some(tag) = objects.fields.get(union.discriminator.field.as_str()) else { return };
        let known = |value: &Value| match value {
            Value::Text(text) => union.variants.iter().any(|variant| *variant.name == **text),
            Value::Integer(_) => false,
        };
        self.unlisted(about, ty, &tag.values.distinct, known);
    }

    /// Reports values that a type does not list, one by one if they may be told.
    fn unlisted(&mut self, about: &About<'_, 'a>, ty: &str, distinct: &Distinct, known: impl Fn(&Value) -> bool) {
        let of = distinct.entries().iter().map(|entry| entry.seen).sum::<Seen>().and(distinct.hidden).count;
        let new: Vec<_> = distinct.entries().iter().filter(|entry| !known(&entry.value)).collect();
        let name = &about.field.name;
        let shows = self.show_values && distinct.hidden.is_never();
        let mut push = |text: String, value: &str, seen: Seen| {
            let mut change = self.of_field(Rule::EnumValueAdded, about.holder, about.field, text).value(value);
            change.items.push(Item::Type(ty.to_owned()));
            self.push(change, seen, of, distinct.more);
        };
        if shows {
            for entry in new {
                let text = format!(
                    "`{ty}` has no value `{}` in the schemas; `{name}` has it {}",
                    entry.value,
                    about.spot.text()
                );
                push(text, &entry.value.to_string(), entry.seen);
            }
            return;
        }
        let seen = new.iter().map(|entry| entry.seen).sum::<Seen>().and(distinct.hidden);
        if seen.count > 0 {
            let text = format!("`{name}` has values {} that `{ty}` does not list in the schemas", about.spot.text());
            push(text, "", seen);
        }
    }

    /// Reports values beyond documented bounds.
    pub(super) fn bounds(&mut self, about: &About<'_, 'a>, bounds: &Bounds, values: &Values) {
        for Beyond { bound, found, first, of, count } in beyond(bounds, values) {
            let found = if self.show_values { format!(": {found}") } else { String::new() };
            let text = format!("`{}` is beyond `{bound}` {}{found}", about.field.name, about.spot.text());
            let change = self.of_field(Rule::BoundChanged, about.holder, about.field, text).value(&bound);
            let (seen, at_least) = count.unwrap_or((Seen { count: 1, first }, true));
            self.push(change, seen, of, at_least);
        }
    }
}

/// That values are beyond a bound.
struct Beyond {
    bound: String,
    found: String,
    first: At,
    of: u64,
    /// How many, if that is known.
    count: Option<(Seen, bool)>,
}

fn beyond(bounds: &Bounds, values: &Values) -> Vec<Beyond> {
    let mut found = numbers_beyond(bounds, values);
    if let (Some(most), Some(strings)) = (bounds.max_bytes, &values.strings)
        && let Some(longest) = strings.longest.filter(|longest| longest.value > most)
    {
        let (bound, found_length) = (format!("max_bytes: {most}"), longest.value.to_string());
        let of = strings.seen().count;
        found.push(Beyond { bound, found: found_length, first: longest.first, of, count: None });
    }
    let Some(lists) = &values.lists else { return found };
    let of = lists.seen.count;
    let few = bounds.min_items.zip(lists.shortest).filter(|(least, shortest)| shortest.value < *least);
    let many = bounds.max_items.zip(lists.longest).filter(|(most, longest)| longest.value > *most);
    for (name, (limit, extreme)) in few.map(|it| ("min_items", it)).into_iter().chain(many.map(|it| ("max_items", it)))
    {
        let (bound, length) = (format!("{name}: {limit}"), extreme.value.to_string());
        found.push(Beyond { bound, found: length, first: extreme.first, of, count: None });
    }
    found
}

fn numbers_beyond(bounds: &Bounds, values: &Values) -> Vec<Beyond> {
    let mut found = Vec::new();
    let limits = [("min", &bounds.min, -1.0), ("max", &bounds.max, 1.0)];
    for (name, limit, sign) in limits {
        let Some(limit) = limit.as_ref().and_then(serde_json::Number::as_f64) else { continue };
        let is_beyond = |value: f64| (value - limit) * sign > 0.0;
        let bound = format!("{name}: {limit}");
        if let Some(integers) = &values.integers {
            let extreme = if sign < 0.0 { integers.min } else { integers.max };
            if is_beyond(extreme.value.0 as f64) {
                let count = Some(values.counted(extreme.first, |number| is_beyond(number as f64)));
                let (found_value, of) = (extreme.value.0.to_string(), integers.seen.count);
                found.push(Beyond { bound: bound.clone(), found: found_value, first: extreme.first, of, count });
            }
        }
        if let Some(numbers) = &values.numbers {
            let extreme = if sign < 0.0 { numbers.min } else { numbers.max };
            if is_beyond(extreme.value) {
                let (found_value, of) = (extreme.value.to_string(), numbers.seen.count);
                found.push(Beyond { bound, found: found_value, first: extreme.first, of, count: None });
            }
        }
    }
    found
}

impl Values {
    /// How many integers are of a kind of which one is known, and whether there may be more.
    pub(super) fn counted(&self, first: At, is: impl Fn(i64) -> bool) -> (Seen, bool) {
        let entries = self.distinct.entries().iter();
        let of_kind = entries.filter(|entry| matches!(entry.value, Value::Integer(number) if is(number)));
        let seen: Seen = of_kind.map(|entry| entry.seen).sum();
        let one = Seen { count: seen.count.max(1), first: seen.first.min(first) };
        (one, self.distinct.more || seen.count == 0)
    }
}

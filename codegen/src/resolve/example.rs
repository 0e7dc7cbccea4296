//! Example payloads: each field's example, overlaid by what the file and the event say.

use serde_json::{Map, Value};

use super::budget::Budget;
use super::events::Draft;
use super::fields::place_in;
use super::fit::{Fit, fits};
use crate::diagnostic::{Diagnostic, Diagnostics, rules};
use crate::load::LoadedVendor;
use crate::model::{Field, Object, Scalar, Shape, TypeDef, TypeKind, TypeRef, Vendor, WireValue};
use crate::source::Span;

/// Completes the vendor with its events and all examples.
pub(super) fn complete(
    vendor: &mut Vendor,
    drafts: Vec<Draft<'_>>,
    loaded: &LoadedVendor,
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) {
    // Reported with the vendor that used up the last of it.
    if budget.is_exhausted() {
        return;
    }
    budget.grow(drafts.len() + vendor.types.len());
    for draft in drafts {
        // One that is too large is enough to know: each takes its time.
        let Some(example) = event_example(vendor, &draft, budget, diagnostics) else { return };
        vendor.events.push(crate::model::Event { example, ..draft.event });
    }
    envelope_example(vendor, loaded, budget, diagnostics);
    type_examples(vendor, loaded, budget, diagnostics);
}

fn event_example(
    vendor: &Vendor,
    draft: &Draft<'_>,
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) -> Option<Map<String, Value>> {
    let no_fields = Vec::new();
    let own = vendor.payload(&draft.event).map_or(&no_fields, |payload| &payload.object.fields);
    let header: Vec<&Field> = vendor.header.iter().flat_map(|header| &header.fields).collect();
    check_keys(draft, own, &header, diagnostics);

    let mut maker = Maker::new(vendor, budget);
    let mut example = Map::new();
    for part in &vendor.wire_order {
        match part {
            None => own.iter().for_each(|field| place(field, draft, &mut example, &mut maker)),
            Some(name) if *name == vendor.discriminator.field => {
                example.insert(name.clone(), Value::String(draft.event.name.clone()));
            }
            Some(name) => {
                if let Some(field) = header.iter().find(|field| field.name == *name) {
                    place(field, draft, &mut example, &mut maker);
                }
            }
        }
    }
    report_missing(&maker, &format!("the event `{}`", draft.event.name), draft.name_span, diagnostics);
    if maker.is_too_large() {
        return None;
    }
    for field in own.iter().chain(header) {
        if let Some(value) = example.get(&field.name)
            && let Err(misfit) = fits(vendor, field, value)
        {
            let said = |map: &Option<&crate::syntax::Spanned<Map<String, Value>>>| {
                map.filter(|map| map.value.contains_key(&field.name)).map(|map| map.span)
            };
            let listed = || place_in(draft.fields?, &field.name).map(|(name, example)| example.unwrap_or(name));
            let at = said(&draft.own).or_else(|| said(&draft.shared)).or_else(listed).unwrap_or(draft.name_span);
            report_misfit(&misfit, &format!("the event `{}`", draft.event.name), at, diagnostics);
        }
    }
    Some(example)
}

/// The value of a field: the event's, the file's, or its own example.
fn place<'a>(field: &'a Field, draft: &Draft<'_>, example: &mut Map<String, Value>, maker: &mut Maker<'a>) {
    let said = [draft.own, draft.shared].into_iter().flatten().find_map(|map| map.value.get(&field.name));
    let value = maker.said_or_made(said, field);
    example.extend(value.map(|value| (field.name.clone(), value)));
}

fn check_keys(draft: &Draft<'_>, own: &[Field], header: &[&Field], diagnostics: &mut Diagnostics) {
    let Some(example) = draft.own else { return };
    for key in example.value.keys() {
        let names = own.iter().chain(header.iter().copied()).map(|field| field.name.as_str());
        if !names.clone().any(|name| name == key) {
            let message =
                format!("the example has `{}`, which is no field of `{}`", key.escape_debug(), draft.event.name);
            let diagnostic = Diagnostic::new(&rules::BAD_EXAMPLE, example.span, message);
            diagnostics.push_unknown(diagnostic, key, names, "fields");
        }
    }
}

fn report_missing(maker: &Maker<'_>, of: &str, at: Span, diagnostics: &mut Diagnostics) {
    if maker.budget.is_exhausted() {
        let help = "shorten the examples that many events or types share";
        diagnostics.push(Diagnostic::new(&rules::BAD_EXAMPLE, at, maker.budget.message(of)).help(help));
    } else if maker.is_too_large() {
        let message = format!("the example of {of} has more than {MAX_VALUES} values");
        let help = "give the fields that lead to so many an `example` of their own";
        diagnostics.push(Diagnostic::new(&rules::BAD_EXAMPLE, at, message).help(help));
    } else if !maker.missing.is_empty() {
        let message = format!("{of} has no example for `{}`", maker.missing.join("`, `"));
        let help = "add an `example` to the field, or the value to the `example` of the event or type";
        diagnostics.push(Diagnostic::new(&rules::MISSING_EXAMPLE, at, message).help(help));
    }
}

fn report_misfit(misfit: &Fit, of: &str, at: Span, diagnostics: &mut Diagnostics) {
    let message = format!("the example of {of} does not fit: `{}` {}", misfit.path, misfit.wrong);
    diagnostics.push(Diagnostic::new(&rules::BAD_EXAMPLE, at, message));
}

fn envelope_example(vendor: &mut Vendor, loaded: &LoadedVendor, budget: &mut Budget, diagnostics: &mut Diagnostics) {
    let Some(envelope) = &vendor.envelope else { return };
    let syntax = loaded.vendor.envelope.as_ref();
    let at = syntax.map_or(Span::start_of(loaded.file), |syntax| syntax.name.span);
    let mut maker = Maker::new(vendor, budget);
    let example = maker.object(&envelope.object, Some(&envelope.example));
    // API documents show it around each event.
    let _all_fit = vendor.events.iter().all(|_| maker.budget.take_entries(&example));
    report_missing(&maker, "the envelope", at, diagnostics);
    for field in &envelope.object.fields {
        if let Some(Err(misfit)) = example.get(&field.name).map(|value| fits(vendor, field, value)) {
            report_misfit(&misfit, "the envelope", at, diagnostics);
        }
    }
    if let Some(envelope) = &mut vendor.envelope {
        envelope.example = example;
    }
}

/// Types are checked by themselves too, so that an example nobody uses is right all the same.
fn type_examples(vendor: &mut Vendor, loaded: &LoadedVendor, budget: &mut Budget, diagnostics: &mut Diagnostics) {
    let mut examples = Vec::new();
    for def in &vendor.types {
        let mut maker = Maker::new(vendor, budget);
        let example = maker.named(&def.name);
        // Looked up only for a report: a vendor may have thousands of types.
        let at = || type_place(loaded, &def.name);
        if maker.is_too_large() {
            report_missing(&maker, &format!("the type `{}`", def.name), at(), diagnostics);
            return;
        }
        if let (TypeKind::Object(object), Some(Value::Object(example))) = (&def.kind, &example) {
            if !maker.missing.is_empty() {
                report_missing(&maker, &format!("the type `{}`", def.name), at(), diagnostics);
            }
            for field in &object.fields {
                if let Some(Err(misfit)) = example.get(&field.name).map(|value| fits(vendor, field, value)) {
                    report_misfit(&misfit, &format!("the type `{}`", def.name), at(), diagnostics);
                }
            }
        }
        examples.push(example);
    }
    for (def, example) in vendor.types.iter_mut().zip(examples) {
        def.example = example;
    }
}

fn type_place(loaded: &LoadedVendor, name: &str) -> Span {
    let types = loaded.files.iter().flat_map(|file| file.schema.types.iter());
    let found = types.map(|(key, _)| key).find(|key| key.value == name);
    found.map_or(Span::start_of(loaded.file), |key| key.span)
}

/// Makes values from fields' and types' examples.
struct Maker<'a> {
    vendor: &'a Vendor,
    /// The types around the value that is made, so that a recursive type ends.
    open: Vec<&'a str>,
    /// Fields that must have a value and have none.
    missing: Vec<String>,
    /// How many values have been made.
    made: usize,
    /// What all examples together may still take.
    budget: &'a mut Budget,
}

/// How many values an example may have: types that name others twice, which do so again, would
/// have more than there is memory for.
const MAX_VALUES: usize = 10_000;

impl<'a> Maker<'a> {
    fn new(vendor: &'a Vendor, budget: &'a mut Budget) -> Self {
        Maker { vendor, open: Vec::new(), missing: Vec::new(), made: 0, budget }
    }

    fn is_too_large(&self) -> bool {
        self.made > MAX_VALUES || self.budget.is_exhausted()
    }

    /// A copy of a value, if there is room for one.
    fn copy(&mut self, value: &Value) -> Option<Value> {
        self.budget.take(value).then(|| value.clone())
    }

    /// The value that an example around this one gives to a field, or else the field's own.
    fn said_or_made(&mut self, said: Option<&Value>, field: &'a Field) -> Option<Value> {
        match said {
            Some(value) => self.copy(value),
            None => self.field(field),
        }
    }

    fn field(&mut self, field: &'a Field) -> Option<Value> {
        self.made += 1;
        self.budget.take_one();
        if self.is_too_large() {
            return None;
        }
        let had = self.missing.len();
        let made = match &field.example {
            Some(example) => self.copy(example),
            None => self.value(&field.ty),
        };
        let may_lack = field.optional || field.nullable || !field.required;
        match made {
            Some(value) => Some(value),
            None if may_lack => {
                self.missing.truncate(had);
                (!field.optional && field.nullable).then_some(Value::Null)
            }
            None => {
                self.missing.push(field.name.clone());
                None
            }
        }
    }

    fn object(&mut self, object: &'a Object, overlay: Option<&Map<String, Value>>) -> Map<String, Value> {
        let mut example = Map::new();
        for field in &object.fields {
            let said = overlay.and_then(|overlay| overlay.get(&field.name));
            let value = self.said_or_made(said, field);
            example.extend(value.map(|value| (field.name.clone(), value)));
        }
        example
    }

    fn value(&mut self, ty: &'a TypeRef) -> Option<Value> {
        match &ty.shape {
            Shape::Named(name) => self.named(name),
            Shape::List(item) => Some(Value::Array(self.value(item).into_iter().collect())),
            Shape::Scalar(Scalar::Object) => Some(Value::Object(Map::new())),
            Shape::Map(_) | Shape::Scalar(_) => None,
        }
    }

    fn named(&mut self, name: &str) -> Option<Value> {
        let def = self.vendor.type_def(name)?;
        if self.open.contains(&def.name.as_str()) {
            return None;
        }
        self.open.push(&def.name);
        let value = self.of_type(def);
        self.open.pop();
        value
    }

    fn of_type(&mut self, def: &'a TypeDef) -> Option<Value> {
        match &def.kind {
            TypeKind::Object(object) => {
                let overlay = def.example.as_ref().and_then(Value::as_object);
                Some(Value::Object(self.object(object, overlay)))
            }
            TypeKind::Union(union) => {
                let variant = union.variants.first()?;
                let mut example = Map::from_iter([(union.discriminator.clone(), Value::String(variant.name.clone()))]);
                if let Value::Object(fields) = self.named(&variant.ty)? {
                    example.extend(fields);
                }
                Some(Value::Object(example))
            }
            TypeKind::Enum(values) => values.values.first().map(|value| match &value.wire {
                WireValue::Text(text) => Value::String(text.clone()),
                WireValue::Integer(number) => Value::from(*number),
            }),
            TypeKind::Alias { ty, .. } => self.value(ty),
        }
    }
}

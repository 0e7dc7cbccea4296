//! HW0110: a field's name means one type of value throughout a vendor.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Field, Shape, TypeKind, Vendor};

use super::Linted;
use super::fields::{Owner, Places, understood};

/// The rule's record.
pub(super) static RULE: Rule = Rule::lint(
    "HW0110",
    "Fields with the same name have the same type throughout a vendor.",
    "Vendors rarely change a field's type between events; transcription errors do.",
    r#"
# bad: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields: [{number: {type: int32, doc: Which sign of the day it is., example: 7}}]
  pong:
    doc: Another sign of life.
    fields: [{number: {type: string, doc: Which sign of the day it is., example: "7"}}]
# good: demo/events.yaml
events:
  ping:
    doc: A sign of life.
    fields: [{number: {type: int32, doc: Which sign of the day it is., example: 7}}]
  pong:
    doc: Another sign of life.
    fields: [{number: {type: int32, doc: Which sign of the day it is., example: 8}}]
"#,
);

/// One form that a name's values have, and the fields that have it.
type Uses<'a> = Vec<(String, Vec<Owner<'a>>)>;

pub(super) fn lint(linted: &Linted<'_>, diagnostics: &mut Diagnostics) {
    let mut forms: HashMap<&str, Uses<'_>> = HashMap::new();
    let mut order = Vec::new();
    for (owner, fields) in understood(linted.vendor) {
        // What a nested type calls `id` or `type` has nothing to do with the event's.
        if matches!(owner, Owner::Type(_)) {
            continue;
        }
        for field in fields {
            let form = form(linted.vendor, field);
            let uses = forms.entry(&field.name).or_insert_with(|| {
                order.push(field.name.as_str());
                Vec::new()
            });
            match uses.iter_mut().find(|(known, _)| *known == form) {
                Some((_, owners)) => owners.push(owner),
                None => uses.push((form, vec![owner])),
            }
        }
    }
    for name in order {
        if let Some(uses) = forms.get(name).filter(|uses| uses.len() > 1) {
            report(name, uses, &linted.places, diagnostics);
        }
    }
}

/// Reports each form but the commonest, at the first field that has it.
fn report<'a>(name: &'a str, uses: &Uses<'a>, places: &Places<'a>, diagnostics: &mut Diagnostics) {
    let by_count: BTreeMap<usize, &(String, Vec<Owner<'_>>)> =
        uses.iter().rev().map(|entry| (entry.1.len(), entry)).collect();
    let Some((_, (common, others))) = by_count.last_key_value() else { return };
    for (form, owners) in uses.iter().filter(|(form, _)| form != common) {
        let first = |owners: &[Owner<'a>]| owners.first().and_then(|owner| places.of(*owner, name));
        let Some(at) = first(owners) else { continue };
        let shown = name.escape_debug();
        let message = format!("the field `{shown}` is {form} here and {common} elsewhere");
        let mut diagnostic = Diagnostic::new(&RULE, at, message).label(form.as_str());
        if let Some(other) = first(others) {
            diagnostic = diagnostic.related(other, common.as_str());
        }
        diagnostics.push(diagnostic.help("use one type, or allow it if the vendor really has both"));
    }
}

/// What a field's values are on the wire, as far as readers of several events must care: enums of
/// one base are alike, and so are objects.
fn form(vendor: &Vendor, field: &Field) -> String {
    shape_form(vendor, &field.ty.shape)
}

fn shape_form(vendor: &Vendor, shape: &Shape) -> String {
    match vendor.types.canonical(shape) {
        Shape::Scalar(scalar) => scalar.name().to_owned(),
        Shape::List(item) => format!("list<{}>", shape_form(vendor, &item.shape)),
        Shape::Map(_, value) => format!("map<{}>", shape_form(vendor, &value.shape)),
        Shape::Named(id) => match &vendor.types.get(id).kind {
            TypeKind::Enum(values) => values.base.scalar().name().to_owned(),
            TypeKind::KindUnion(union) => union.to_string(),
            TypeKind::Object(_) | TypeKind::Union(_) | TypeKind::Alias { .. } => "object".to_owned(),
        },
    }
}

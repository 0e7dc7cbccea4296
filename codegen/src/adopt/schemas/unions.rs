//! Objects of several kinds that a field tells apart.

use super::names::named;
use super::types::{Drafter, text_of};
use crate::adopt::draft::{FieldDraft, KindDraft, TypeDraft, VariantDraft};
use crate::evidence::json_schema::{JsonKind, Schemas, View};
use crate::evidence::relaxed_json::Json;

/// An alternative: its values of the discriminator, and what is said of it.
struct Variant<'s> {
    values: Vec<String>,
    schema: &'s Json,
    view: View<'s>,
}

/// A union: the field that tells its objects apart, and these.
pub(super) struct Union<'s> {
    discriminator: String,
    variants: Vec<Variant<'s>>,
}

/// The union that a schema is, if each of several objects has values of its own in one field.
pub(super) fn find<'s>(schemas: &'s Schemas, schema: Option<&'s Json>) -> Option<Union<'s>> {
    let schema = schema?;
    let is_null = |branch: &&Json| branch.get("type").and_then(Json::as_str) == Some("null");
    let branches = ["oneOf", "anyOf"].into_iter().find_map(|key| schema.get(key)).map(Json::items)?;
    let branches: Vec<&Json> = branches.iter().filter(|branch| !is_null(branch)).collect();
    let views: Vec<View<'s>> = branches.iter().map(|branch| schemas.view(&[*branch])).collect();
    let all_objects = views.iter().all(|view| view.kinds.iter().eq(&[JsonKind::Object]) && view.variants < 2);
    let (first, true) = (views.first()?, all_objects && views.len() > 1) else { return None };
    let said = schema.get("discriminator").and_then(|it| it.get("propertyName")).and_then(Json::as_str);
    let names = said.into_iter().chain(first.properties().map(|(name, _)| name));
    names.into_iter().find_map(|name| {
        let values = views.iter().map(|view| values_of(schemas, view, name)).collect::<Option<Vec<_>>>()?;
        let mut all: Vec<&String> = values.iter().flatten().collect();
        let count = all.len();
        all.sort();
        all.dedup();
        let variants = values.iter().zip(&branches).zip(&views);
        let variants =
            variants.map(|((values, schema), view)| Variant { values: values.clone(), schema, view: view.clone() });
        (all.len() == count).then(|| Union { discriminator: name.to_owned(), variants: variants.collect() })
    })
}

/// The texts that a field of an object may be, if these are listed.
fn values_of(schemas: &Schemas, view: &View<'_>, name: &str) -> Option<Vec<String>> {
    let values = schemas.view(view.property(name)?).values?;
    let texts: Option<Vec<String>> = values.iter().map(|value| value.as_str().map(str::to_owned)).collect();
    texts.filter(|texts| !texts.is_empty() && values.iter().all(|value| text_of(value).is_some()))
}

impl Drafter<'_, '_> {
    /// Drafts a union under a name that is taken for it.
    pub(super) fn add_union(&mut self, schemas: &Schemas, name: &str, line: usize, union: &Union<'_>) {
        let (place, at) = (self.types.len(), Some(schemas.place(line)));
        let kind = |variants| KindDraft::Union { discriminator: union.discriminator.clone(), variants };
        let draft = |variants| TypeDraft {
            name: name.to_owned(),
            kind: kind(variants),
            described: true,
            at,
            comments: Vec::new(),
        };
        // Its name stands before those of its variants.
        self.types.push(draft(Vec::new()));
        let around = std::mem::replace(&mut self.around, name.to_owned());
        let mut known: Vec<(String, Vec<FieldDraft>)> = Vec::new();
        let mut variants = Vec::new();
        for Variant { values, schema, view } in &union.variants {
            let fields = self.fields(schemas, view, |field| *field != *union.discriminator);
            let ty = match known.iter().find(|(_, others)| is_same(others, &fields)) {
                Some((ty, _)) => ty.clone(),
                None => self.variant(schemas, (schema, view.line), values, &fields),
            };
            known.push((ty.clone(), fields));
            let at = Some(schemas.place(view.line));
            variants.extend(values.iter().map(|wire| VariantDraft { wire: wire.clone(), ty: ty.clone(), at }));
        }
        self.around = around;
        if let Some(known) = self.types.get_mut(place) {
            *known = draft(variants);
        }
    }

    /// Adds the type of a variant, which lacks the discriminator.
    fn variant(
        &mut self,
        schemas: &Schemas,
        (schema, line): (&Json, usize),
        values: &[String],
        fields: &[FieldDraft],
    ) -> String {
        let (_, own) = named(schemas, &[schema]);
        let key = values.first().map_or("variant", String::as_str);
        let name = self.free_name(own.as_deref(), key);
        let kind = KindDraft::Object { fields: fields.to_vec(), presence: None };
        let at = Some(schemas.place(line));
        self.types.push(TypeDraft { name: name.clone(), kind, described: true, at, comments: Vec::new() });
        name
    }
}

/// Whether both have the same fields, wherever these are described.
fn is_same(one: &[FieldDraft], other: &[FieldDraft]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is_same(other))
}

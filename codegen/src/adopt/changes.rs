//! Changes of what the schemas have: fields, values, types, presence, bounds, and what is gone.

use super::draft::{FieldDraft, ValueDraft};
use super::edit::{At, EditError};
use super::events::is_in_payloads;
use super::files::Files;
use super::infer::Inference;
use super::names::TakenNames;
use super::node::Node;
use super::place::Placer;
use super::render;
use super::{sample, yaml};
use crate::drift::{Change, Item, Rule};
use crate::evidence::{Evidence, FieldEvidence, Owner, Place};
use crate::load::LoadedVendor;
use crate::model::{EnumBase, Field, Shape, TypeKind, TypeRef, Vendor};
use crate::naming::ScopeKind;
use crate::resolve::parse_type;

/// What has to be done for one change.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// A field goes behind another, or to the front.
    AddField {
        holder: Item,
        after: Option<String>,
        field: Box<FieldDraft>,
        presence: Option<crate::syntax::PresenceSyntax>,
    },
    /// A value goes behind another.
    AddValue { ty: String, after: Option<String>, value: ValueDraft, base: EnumBase },
    /// A key gets a value.
    Set { item: Item, key: &'static str, value: String },
    /// A value of an enum is gone.
    EndValue { ty: String, value: String, text: String },
}

/// Decides what is to be done, change by change.
pub(crate) struct Decider<'d, 'k, 'a, 'e> {
    pub(crate) inference: &'d mut Inference<'k, 'a, 'e>,
    pub(crate) evidence: &'e Evidence,
    pub(crate) vendor: &'a Vendor,
    pub(crate) loaded: &'a LoadedVendor,
    pub(crate) documents: &'d [String],
    pub(crate) actions: Vec<Action>,
}

impl<'d, 'k, 'a, 'e> Decider<'d, 'k, 'a, 'e> {
    pub(crate) fn decide(&mut self, change: &Change) {
        let missing = self.inference.sources.missing;
        if change.items.iter().any(|item| matches!(item, Item::Type(name) if missing.contains(name))) {
            // It is written whole.
            return;
        }
        match change.rule {
            // New events are drafted together.
            Rule::EventAdded => {}
            Rule::FieldAdded => self.field_added(change),
            Rule::FieldTypeChanged => self.type_changed(change),
            Rule::PresenceChanged => self.presence_changed(change),
            Rule::BoundChanged => self.bound_changed(change),
            Rule::EnumValueAdded => self.value_added(change),
            Rule::EventRemoved | Rule::FieldRemoved | Rule::EnumValueRemoved => self.removed(change),
            // A person has to decide.
            Rule::ExampleRefused => {}
        }
    }

    fn place(&self, at: Option<Place>) -> String {
        let document = at.and_then(|at| Some(format!(" ({}:{})", self.documents.get(at.document)?, at.line)));
        document.unwrap_or_default()
    }

    fn set(&mut self, item: &Item, key: &'static str, value: String) {
        self.actions.push(Action::Set { item: item.clone(), key, value });
    }

    // -- Fields --------------------------------------------------------------------------------

    fn field_added(&mut self, change: &Change) {
        let Some((owner, path)) = &change.subject else { return };
        let known = self.known_length(owner, path);
        let (around, rest) = path.split_at(known);
        let Some(name) = rest.first() else { return };
        if *owner == Owner::Header && around.is_empty() && self.is_in_new_payloads(path) {
            return;
        }
        let node = self.node(owner, around);
        for holder in self.holders(owner, around) {
            let same = |action: &Action| matches!(action, Action::AddField { holder: known, field, .. } if *known == holder && field.name == *name);
            if self.actions.iter().any(same) {
                continue;
            }
            let Some(known) = self.fields_of(&holder) else {
                continue;
            };
            let mut taken = TakenNames::new(scope(&holder));
            taken.extend(known);
            self.inference.prefix = prefix_of(&holder);
            let field = self.inference.field(name, &node, &mut taken);
            let names = node.names();
            let before = names.iter().take_while(|known| *known != name);
            let there = known;
            let is_there = |known: &&&str| there.iter().any(|field| field.name == **known);
            let pending = |known: &&&str| {
                self.actions.iter().any(|action| {
                    matches!(action, Action::AddField { holder: other, field, .. } if *other == holder && field.name == ***known)
                })
            };
            let after =
                before.filter(|known| is_there(known) || pending(known)).last().map(|known| (*known).to_owned());
            let presence = node.presence;
            self.actions.push(Action::AddField { holder, after, field: Box::new(field), presence });
        }
    }

    /// Whether new events bring a field, because it is in every payload and of another type in each.
    fn is_in_new_payloads(&self, path: &[String]) -> bool {
        let mut rows = self.evidence.fields.iter().filter(|field| field.owner == Owner::Header && field.path == path);
        rows.any(|field| is_in_payloads(self.evidence, field))
    }

    /// How many of the names lead to something that the schemas have.
    fn known_length(&self, owner: &Owner, path: &[String]) -> usize {
        let known = |length: &usize| {
            let path = path.get(..*length).unwrap_or_default();
            !self.holders(owner, path).is_empty()
        };
        (1..path.len()).take_while(known).last().unwrap_or_default()
    }

    /// The objects that a path leads to from an owner, each once.
    fn holders(&self, owner: &Owner, path: &[String]) -> Vec<Item> {
        let mut items: Vec<Item> = match owner {
            Owner::Event(name) => self.payload_item(name).into_iter().collect(),
            Owner::Group { events, .. } => events.iter().filter_map(|name| self.payload_item(name)).collect(),
            Owner::Header if path.is_empty() => vec![Item::Header],
            Owner::Header => {
                let events = self.vendor.events.iter().filter_map(|event| self.payload_item(&event.name));
                [Item::Header].into_iter().chain(events).collect()
            }
            Owner::Type(name) => self.vendor.type_def(name).map(|_| Item::Type(name.clone())).into_iter().collect(),
            Owner::Envelope => vec![Item::Envelope],
        };
        if matches!(owner, Owner::Event(_) | Owner::Group { .. }) && !path.is_empty() {
            items.push(Item::Header);
        }
        for name in path {
            let below = items.iter().flat_map(|item| self.fields_of(item).into_iter().flatten());
            let below = below.filter(|field| field.name == *name).flat_map(|field| self.below(&field.ty));
            items = below.collect();
        }
        let mut unique: Vec<Item> = Vec::new();
        for item in items {
            if !unique.contains(&item) {
                unique.push(item);
            }
        }
        unique
    }

    fn payload_item(&self, event: &str) -> Option<Item> {
        let payload = self.vendor.payload(self.vendor.events.find(event)?);
        Some(if payload.shared { Item::Payload(payload.name.clone()) } else { Item::Event(payload.name.clone()) })
    }

    /// The object types in a type: itself, or that of its items.
    fn below(&self, ty: &TypeRef) -> Vec<Item> {
        match self.vendor.types.canonical(&ty.shape) {
            Shape::List(inner) | Shape::Map(inner) => self.below(inner),
            Shape::Named(id) => match &self.vendor.types.get(id).kind {
                TypeKind::Object(_) => vec![Item::Type(id.to_string())],
                TypeKind::Union(union) => union.variants.iter().map(|it| Item::Type(it.ty.to_string())).collect(),
                _ => Vec::new(),
            },
            Shape::Scalar(_) => Vec::new(),
        }
    }

    /// The fields of an item.
    fn fields_of(&self, item: &Item) -> Option<&'a [Field]> {
        match item {
            Item::Event(name) => Some(&self.vendor.payload(self.vendor.events.find(name)?).object.fields),
            Item::Payload(name) => {
                let payload = self.vendor.payloads.iter().find(|payload| payload.shared && payload.name == *name);
                payload.map(|payload| payload.object.fields.as_slice())
            }
            Item::Type(name) => match &self.vendor.type_def(name)?.kind {
                TypeKind::Object(object) => Some(&object.fields),
                _ => None,
            },
            Item::Envelope => self.vendor.envelope.as_ref().map(|envelope| envelope.object.fields.as_slice()),
            Item::Header => Some(self.vendor.header.as_ref().map_or(&[], |header| &header.fields)),
            Item::Dictionary(_) | Item::Field(..) => None,
        }
    }

    /// What documents say of the object at a path.
    fn node(&self, owner: &Owner, path: &[String]) -> Node<'e> {
        let events: Vec<&String> = match owner {
            Owner::Event(name) => vec![name],
            Owner::Group { events, .. } => events.iter().collect(),
            _ => Vec::new(),
        };
        let is_owner = |other: &Owner| match other {
            Owner::Event(name) => events.contains(&name),
            Owner::Group { events: others, .. } => {
                !events.is_empty() && events.iter().all(|event| others.contains(event))
            }
            _ => other == owner,
        };
        let mut node = Node::of(self.evidence, is_owner);
        if *owner == Owner::Header {
            node.samples = Node::of(self.evidence, |other| matches!(other, Owner::Event(_))).samples;
        }
        for name in path {
            let seen = node.seen(name).into_iter().flat_map(|sample| sample.items().unwrap_or_else(|| vec![sample]));
            let seen = seen.filter(|sample| sample.fields().is_some()).collect();
            node = node.below(name, Some(self.evidence)).with(seen);
        }
        node
    }

    // -- What is said of a field ---------------------------------------------------------------

    /// The row that a change is about.
    fn row(&self, change: &Change) -> Option<&'e FieldEvidence> {
        let (owner, path) = change.subject.as_ref()?;
        self.evidence
            .fields
            .iter()
            .find(|field| Some(field.at) == change.at && field.owner == *owner && field.path == *path)
    }

    /// The field that a change is about, if a person has not decided about it.
    fn free(&mut self, change: &Change) -> Option<(Item, &'a Field)> {
        let found = match change.items.first() {
            Some(item @ Item::Field(holder, name)) => {
                let field = self.fields_of(holder).and_then(|fields| fields.iter().find(|field| field.name == *name));
                field.map(|field| (item.clone(), field))
            }
            _ => None,
        };
        let decided = change.items.first().is_some_and(|item| self.is_decided(item));
        if found.is_none() || decided {
            return None;
        }
        found
    }

    /// Whether a note or an allowance stands at a field: somebody has looked at it.
    fn is_decided(&self, item: &Item) -> bool {
        let Item::Field(holder, name) = item else { return false };
        let own = self.entry(holder, name).and_then(|entry| entry.keys.as_deref());
        [own, self.dictionary(name)]
            .into_iter()
            .flatten()
            .any(|keys| keys.about.note.is_some() || !keys.allow.is_empty())
    }

    fn entry(&self, holder: &Item, name: &str) -> Option<&'a crate::syntax::FieldEntry> {
        use crate::lint::FieldsOf;
        let lists = crate::lint::lists(self.loaded);
        let is_holder = |owner: &FieldsOf<'_>| match (owner, holder) {
            (FieldsOf::Header, Item::Header) | (FieldsOf::Envelope, Item::Envelope) => true,
            (FieldsOf::Type(known), Item::Type(wanted))
            | (FieldsOf::Payload(known), Item::Payload(wanted))
            | (FieldsOf::Event(known), Item::Event(wanted)) => known == wanted,
            _ => false,
        };
        let (_, entries) = lists.into_iter().find(|(owner, _)| is_holder(owner))?;
        entries.iter().find(|entry| entry.name.value == *name)
    }

    fn dictionary(&self, name: &str) -> Option<&'a crate::syntax::FieldSyntax> {
        let entries = self.loaded.files.iter().flat_map(|file| file.schema.fields.iter());
        entries.filter(|(key, _)| key.value == name).map(|(_, field)| &field.value).next()
    }

    fn type_changed(&mut self, change: &Change) {
        let Some((item, field)) = self.free(change) else { return };
        let expression = self.row(change).and_then(|row| row.ty.clone()).and_then(|ty| ty.expression.or(Some(ty.word)));
        let Some(ty) = expression.and_then(|expression| parse_type(&expression).ok()) else {
            return;
        };
        if let Some(name) = super::types::name_in(&ty.shape).cloned() {
            self.inference.need(&name, &[]);
        }
        let mark = if ty.nullable { "?" } else { "" };
        self.set(&item, "type", format!("{}{mark}", render::expression(&ty)));
        if let Some(nullable) = self.entry_keys(&item).and_then(|keys| keys.nullable)
            && nullable != ty.nullable
        {
            self.set(&item, "nullable", ty.nullable.to_string());
        }
        let fits = |value: &serde_json::Value| self.inference.fits(&ty.shape, value);
        let needed = sample::needs_example(&ty.shape, &|name| self.inference.is_object(name));
        if field.example.as_ref().map_or(needed, |example| !fits(example)) {
            let bounds = crate::evidence::BoundsEvidence::default();
            let made = sample::made(&ty.shape, &bounds, &|name| self.inference.first_value(name));
            self.set(&item, "example", yaml::value(&made));
        }
    }

    fn entry_keys(&self, item: &Item) -> Option<&'a crate::syntax::FieldSyntax> {
        let Item::Field(holder, name) = item else { return None };
        self.entry(holder, name)?.keys.as_deref()
    }

    /// The strict contract follows the document. That a field may be absent is never taken back.
    fn presence_changed(&mut self, change: &Change) {
        let Some((item, _)) = self.free(change) else { return };
        let Some(required) = self.row(change).and_then(|row| row.required) else { return };
        let says = self.entry_keys(&item).and_then(|keys| keys.required).is_some();
        if required || says || self.inference.known.required == crate::syntax::RequiredPolicy::Always {
            self.set(&item, "required", required.to_string());
        } else {
            self.set(&item, "optional", "true".to_owned());
        }
    }

    fn bound_changed(&mut self, change: &Change) {
        let Some((item, field)) = self.free(change) else { return };
        let Some(row) = self.row(change) else { return };
        let known = &field.bounds;
        let lacks = |name: &str| !row.bounds.named().any(|(known, _)| known == name);
        let known = [
            ("min", known.min.is_some()),
            ("max", known.max.is_some()),
            ("max_bytes", known.max_bytes.is_some()),
            ("min_items", known.min_items.is_some()),
            ("max_items", known.max_items.is_some()),
        ];
        // A bound that is gone is not deleted, and one of a type may hold for other fields.
        let gone = known.iter().any(|(name, is_there)| *is_there && lacks(name));
        let of_type = field.bounds == crate::model::Bounds::default() && matches!(field.ty.shape, Shape::Named(_));
        if gone || of_type {
            return;
        }
        for (name, limit) in row.bounds.named() {
            self.set(&item, name, limit.to_string());
        }
        if let Some(example) = &field.example
            && !sample::is_within(example, &row.bounds)
        {
            let shape = Inference::by_name(&field.ty.shape);
            let made = sample::made(&shape, &row.bounds, &|name| self.inference.first_value(name));
            self.set(&item, "example", yaml::value(&made));
        }
    }

    // -- Values --------------------------------------------------------------------------------

    fn value_added(&mut self, change: &Change) {
        let Some(value) = &change.value else { return };
        let ty = type_of_values(change);
        let Some(TypeKind::Enum(def)) = ty.as_ref().and_then(|ty| self.vendor.type_def(ty)).map(|def| &def.kind) else {
            return self.values_of_field(change);
        };
        let Some(ty) = ty else { return };
        if def.base != EnumBase::String && def.base != EnumBase::IntegerOrString && value.parse::<i64>().is_err() {
            return;
        }
        let mut taken = TakenNames::new(&[ScopeKind::Values]);
        taken.extend(&def.values);
        let published = self.row(change).is_some() || self.evidence.values.iter().any(|row| row.value == *value);
        let names = self.row(change).map(|row| row.value_names.clone()).unwrap_or_default();
        let listed = crate::evidence::Listed { values: Vec::new(), names, open: false };
        let value_draft = super::registry::named_value(value.clone(), published, &listed, change.at, &mut taken);
        let after = self.value_before(change, value);
        let after = after.into_iter().find(|before| {
            def.values.iter().any(|known| known.wire.text() == before.as_str()) || self.adds_value(&ty, before)
        });
        if !self.adds_value(&ty, value) {
            self.actions.push(Action::AddValue { ty, after, value: value_draft, base: def.base });
        }
    }

    fn adds_value(&self, name: &str, value: &str) -> bool {
        self.actions.iter().any(
            |action| matches!(action, Action::AddValue { ty, value: known, .. } if ty == name && known.wire == value),
        )
    }

    /// The values before one in the document, the closest first.
    fn value_before(&self, change: &Change, value: &str) -> Vec<String> {
        let mut listed: Vec<String> = match self.row(change) {
            Some(row) => row.values.clone(),
            None => {
                let ty = self.evidence.values.iter().find(|row| row.value == value).map(|row| &row.ty);
                let rows = self.evidence.values.iter().filter(|row| Some(&row.ty) == ty);
                rows.map(|row| row.value.clone()).collect()
            }
        };
        let end = listed.iter().position(|known| known == value).unwrap_or(listed.len());
        listed.truncate(end);
        listed.reverse();
        listed
    }

    /// A field that has got a list of values becomes an enum.
    fn values_of_field(&mut self, change: &Change) {
        let done = |action: &Action| matches!((action, change.items.first()), (Action::Set { item, key: "type", .. }, Some(known)) if item == known);
        if self.actions.iter().any(done) {
            return;
        }
        let Some((owner, path)) = &change.subject else { return };
        let Some((name, around)) = path.split_last() else { return };
        let Some((item, _)) = self.free(change) else { return };
        let node = self.node(owner, around);
        let mut taken = TakenNames::new(&[ScopeKind::Fields]);
        if let Item::Field(holder, _) = &item {
            self.inference.prefix = prefix_of(holder);
        }
        let before = self.inference.types.len();
        let draft = self.inference.field(name, &node, &mut taken);
        let is_enum = self.inference.types.len() > before;
        let Some(ty) = draft.ty.filter(|_| is_enum) else { return };
        let mark = if draft.nullable == Some(true) { "?" } else { "" };
        self.set(&item, "type", format!("{}{mark}", render::expression(&ty)));
        if let Some(example) = draft.example {
            self.set(&item, "example", yaml::value(&example));
        }
    }

    // -- What is gone --------------------------------------------------------------------------

    /// What is gone becomes deprecated; if an example still has it, a person decides.
    fn removed(&mut self, change: &Change) {
        let text = format!("TODO {}{}.", change.text, self.place(change.at));
        let ty = type_of_values(change);
        match (change.rule, &change.value, change.items.first()) {
            (Rule::EnumValueRemoved, Some(value), _) => {
                let ty =
                    ty.filter(|ty| matches!(self.vendor.type_def(ty).map(|def| &def.kind), Some(TypeKind::Enum(_))));
                self.actions.extend(ty.map(|ty| Action::EndValue { ty, value: value.clone(), text }));
            }
            (Rule::FieldRemoved, _, Some(item @ Item::Field(..))) if !change.in_example && !self.is_decided(item) => {
                self.set(&item.clone(), "deprecated", format!("{{doc: {}}}", yaml::quoted(&text)));
            }
            (Rule::EventRemoved, _, Some(item @ Item::Event(_))) => {
                self.set(&item.clone(), "deprecated", format!("{{doc: {}}}", yaml::quoted(&text)));
            }
            _ => {}
        }
    }
}

/// The type whose values a change is about: what the field is in comes before it.
fn type_of_values(change: &Change) -> Option<String> {
    change.items.iter().rev().find_map(|item| match item {
        Item::Type(name) => Some(name.clone()),
        _ => None,
    })
}

/// What a comment about a change stands above: the closest that is written somewhere.
pub(crate) fn commented(change: &Change, files: &Files<'_>) -> Option<Item> {
    // What one event lacks of every event's fields is said there.
    let of_header = matches!(change.items.first(), Some(Item::Field(holder, _)) if **holder == Item::Header);
    let event = change.items.iter().find(|item| matches!(item, Item::Event(_)));
    let written = || change.items.iter().find(|item| files.has(item));
    event.filter(|_| of_header).or_else(written).cloned()
}

/// Does what was decided.
pub(crate) fn apply(actions: &[Action], placer: &mut Placer<'_, '_>) -> Result<(), EditError> {
    for action in actions {
        match action {
            Action::AddField { holder, after, field, presence } => {
                let home = placer.files.home(holder).unwrap_or_default();
                let presence = placer.files.presence_of(holder).or(*presence);
                let entry = placer.render(&home, |renderer| {
                    let defaults = renderer.defaults.within(presence);
                    renderer.field(field, defaults)
                });
                let at = after.as_deref().map_or(At::First, At::After);
                placer.files.add_field(holder, at, &entry)?;
            }
            Action::AddValue { ty, after, value, base } => {
                let entry = placer.render("", |renderer| renderer.value(value, *base));
                let at = after.as_deref().map_or(At::First, At::After);
                placer.files.add_value(ty, at, &entry)?;
            }
            Action::Set { item, key, value } => placer.files.set(item, key, value)?,
            Action::EndValue { ty, value, text } => {
                placer.files.set_value(ty, value, "deprecated", &format!("{{doc: {}}}", yaml::quoted(text)))?;
            }
        }
    }
    Ok(())
}

/// Notes which files use new types.
pub(crate) fn users(actions: &[Action], files: &Files<'_>) -> Vec<(String, String)> {
    let mut users = Vec::new();
    for action in actions {
        let (ty, item) = match action {
            Action::AddField { holder, field, .. } => {
                let ty = field.ty.as_ref().and_then(|ty| super::types::name_in(&ty.shape).cloned());
                (ty, holder)
            }
            Action::Set { item, key: "type", value } => {
                let ty = parse_type(value).ok();
                (ty.and_then(|ty| super::types::name_in(&ty.shape).cloned()), item)
            }
            _ => continue,
        };
        users.extend(ty.and_then(|ty| Some((ty, files.home(item)?))));
    }
    users
}

fn scope(holder: &Item) -> &'static [ScopeKind] {
    if *holder == Item::Header { &[ScopeKind::Header, ScopeKind::Fields] } else { &[ScopeKind::Fields] }
}

/// What names of types begin with that belong to an item.
fn prefix_of(holder: &Item) -> String {
    let name = match holder {
        Item::Event(name) | Item::Payload(name) | Item::Type(name) | Item::Dictionary(name) => name.as_str(),
        Item::Header => "header",
        Item::Envelope => "envelope",
        Item::Field(holder, _) => return prefix_of(holder),
    };
    super::names::camel_or(crate::model::ItemKind::Event, name, "Part")
}

//! Code that reads everything that a vendor's module has.

use std::fmt::Write;

use hookwright::emit::rust::{Signatures, ident_of};
use hookwright::model::{
    EnumBase, EnumDef, Envelope, Field, HttpHeaderRole, TypeDef, TypeId, TypeKind, UnionDef, Vendor,
};

/// A program that names each item of a vendor's module, and the type of each field.
pub(crate) fn caller(vendors: &[Vendor]) -> String {
    let mut text = "#![allow(unused, dead_code)]\nuse std::collections::BTreeMap;\n\n".to_owned();
    for vendor in vendors {
        writeln!(text, "mod {} {{", vendor.name).unwrap();
        writeln!(
            text,
            "use super::*;\nuse proof::uuid::Uuid;\nuse proof::*;\nuse proof::{}::*;\nuse proof::{} as v;",
            vendor.name, vendor.name
        )
        .unwrap();
        Caller { vendor, rust: Signatures::of(vendor), text: &mut text, number: 0 }.vendor();
        text.push_str("}\n");
    }
    text + "fn main() {}\n"
}

struct Caller<'a> {
    vendor: &'a Vendor,
    rust: Signatures<'a>,
    text: &'a mut String,
    number: usize,
}

impl Caller<'_> {
    /// A function that takes a reference.
    fn function(&mut self, ty: &str, body: &str) {
        self.number += 1;
        writeln!(self.text, "fn f{}(it: &v::{ty}) {{ {body} }}", self.number).unwrap();
    }

    fn vendor(mut self) {
        if self.rust.has_header() {
            let fields = self.vendor.header.iter().flat_map(|header| header.fields.clone()).collect::<Vec<_>>();
            self.object("Header", &fields, None);
        }
        self.events();
        for payload in &self.vendor.payloads {
            if self.rust.has_struct(payload) {
                let name = self.rust.symbols().payload(&payload.id).to_string();
                self.object(&name, &payload.object.fields, None);
                if self.rust.has_header() {
                    self.function(&name, "let _: &v::Header = &it.header;");
                }
            }
        }
        for def in &self.vendor.types {
            self.named(def);
        }
        if let Some(envelope) = &self.vendor.envelope {
            self.envelope(envelope);
        }
        for header in &self.vendor.http_headers {
            writeln!(self.text, "const C{}: &str = v::{};", ident_of(header), ident_of(header)).unwrap();
        }
        if self.vendor.http_headers.iter().any(|header| header.role == HttpHeaderRole::Secret) {
            self.text.push_str("fn verify() -> bool { v::verify_token(\"a\", \"b\") }\n");
        }
    }

    fn object(&mut self, name: &str, fields: &[Field], owner: Option<&TypeId>) {
        let reads =
            fields.iter().map(|field| format!("let _: &{} = &it.{};", self.rust.field(field, owner), ident_of(field)));
        let reads = reads.collect::<String>();
        self.function(name, &reads);
    }

    fn events(&mut self) {
        let boxed = self.vendor.envelope.is_some();
        let mut arms = String::new();
        let (mut kinds, mut owned) = (String::new(), String::new());
        for event in &self.vendor.events {
            let (variant, payload) =
                (self.rust.symbols().event(&event.name), self.rust.symbols().payload(&event.payload));
            let ty = if boxed { format!("Box<v::{payload}>") } else { format!("v::{payload}") };
            write!(arms, "v::Event::{variant}(event) => {{ let _: &{ty} = event; }}").unwrap();
            write!(owned, "v::Event::{variant}(event) => {{ let _: {ty} = event; }}").unwrap();
            write!(kinds, "v::EventKind::{variant} => {{}}").unwrap();
            let module = self.rust.module(&event.file).unwrap().to_owned();
            if !self.vendor.payload(event).shared {
                writeln!(self.text, "type M{variant} = v::{module}::{payload};").unwrap();
            }
        }
        self.function("Event", &format!("match it {{ {arms} _ => {{}} }}"));
        writeln!(self.text, "fn own(it: v::Event) {{ match it {{ {owned} _ => {{}} }} }}").unwrap();
        self.function("EventKind", &format!("match it {{ {kinds} _ => {{}} }}"));
    }

    fn named(&mut self, def: &TypeDef) {
        let name = ident_of(def).to_string();
        let module = self.rust.module(&def.file).unwrap().to_owned();
        writeln!(self.text, "type M{name} = v::{module}::{name};").unwrap();
        match &def.kind {
            TypeKind::Object(object) => self.object(&name, &object.fields, Some(&def.name)),
            TypeKind::Union(union) => self.union(&name, union),
            TypeKind::KindUnion(union) => {
                let arms = union.members.iter().map(|member| format!("v::{name}::{:?}(_) => {{}}", member.kind));
                self.function(&name, &format!("match it {{ {} _ => {{}} }}", arms.collect::<String>()));
            }
            TypeKind::Enum(def) => self.enumeration(&name, def),
            TypeKind::Alias { ty, .. } => {
                let ty = self.rust.value(ty);
                self.function(&name, &format!("let _: &{ty} = it;"));
            }
        }
    }

    fn union(&mut self, name: &str, union: &UnionDef) {
        let arms = union.variants.iter().map(|variant| {
            let ty = self.rust.symbols().ty(&variant.ty);
            format!("v::{name}::{}(value) => {{ let _: &v::{ty} = value; }}", ident_of(variant))
        });
        let arms = arms.collect::<String>();
        self.function(name, &format!("match it {{ {arms} _ => {{}} }}"));
    }

    fn enumeration(&mut self, name: &str, def: &EnumDef) {
        let base = match def.base {
            EnumBase::String => "&'static str",
            EnumBase::Int16 => "i16",
            EnumBase::Int32 => "i32",
            EnumBase::Int64 => "i64",
            EnumBase::IntegerOrString => return self.function(name, "let _: &IntegerOrString = it;"),
        };
        let arms = def.values.iter().map(|value| format!("v::{name}::{} => {{}}", ident_of(value))).collect::<String>();
        let texts =
            if def.values.iter().any(|value| value.text.is_some()) { "let _ = it.text_template();" } else { "" };
        self.function(name, &format!("match it {{ {arms} _ => {{}} }} let _: &[{base}] = v::{name}::VALUES; {texts}"));
    }

    fn envelope(&mut self, envelope: &Envelope) {
        let name = ident_of(envelope).to_string();
        self.object(&name, &envelope.object.fields, None);
        let list = self.rust.event_list().unwrap();
        self.function(&name, &format!("let _: &Vec<v::Event> = &it.{list};"));
    }
}

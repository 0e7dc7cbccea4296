//! Gives every exported file to typify, and writes what it makes of them, with a table of all
//! events, to `typify.rs`.
//!
//! What it makes of the file of one event must be a part of what it makes of the bundle, and both
//! drafts must give the same: so only the bundles have to be compiled, which takes long enough.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use hookwright::emit::export::{Draft, Options, Profile};
use hookwright::emit::json_schema::VendorSchemas;
use hookwright::model::Vendor;
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use schemars::schema::RootSchema;
use serde_json::{Map, Value};
use syn::visit_mut::VisitMut;
use typify::{TypeSpace, TypeSpaceSettings};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let schemas = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../schemas");
    println!("cargo::rerun-if-changed={}", schemas.display());
    let compilation = hookwright::compile(&schemas);
    let Some(model) = &compilation.model else {
        return Err(compilation.render(Default::default()).into());
    };
    let (mut modules, mut cases) = (TokenStream::new(), TokenStream::new());
    for &profile in Profile::all() {
        for vendor in &model.vendors {
            let (module, rows) = vendor_types(vendor, profile)?;
            modules.extend(module);
            cases.extend(rows);
        }
    }
    let names_collide = names_collide()?;
    let panics = panics();
    let all = quote! {
        #modules
        /// Whether typify still gives one name to two types of the schema below.
        pub(super) static NAMES_COLLIDE: bool = #names_collide;
        /// The smallest schema in which it does.
        pub(super) const COLLIDING: &str = #COLLIDING;
        /// Whether typify still panics at `const` beside `enum`.
        pub(super) static PANICS: bool = #panics;
        /// Every event in both profiles.
        #[cfg(not(clippy))]
        pub(super) const CASES: &[Case] = &[#cases];
        /// Lints say nothing of what typify writes, and take half a minute for it.
        #[cfg(clippy)]
        pub(super) const CASES: &[Case] = &[];
    };
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("typify.rs"), all.to_string())?;
    Ok(())
}

/// The types of a vendor's bundle, and the rows of its events in the table.
fn vendor_types(vendor: &Vendor, profile: Profile) -> Result<(TokenStream, TokenStream)> {
    let [old, new] = [Draft::Draft07, Draft::Draft2020_12].map(|draft| Options::new(draft, profile));
    let (old, new) = (VendorSchemas::new(vendor, &old), VendorSchemas::new(vendor, &new));
    let form = profile.name();
    let bundle = types(&old.bundle().to_value())?;
    if types(&new.bundle().to_value())? != bundle {
        return Err(format!("{form} {} differs in draft 2020-12", vendor.name).into());
    }
    let items: BTreeSet<&String> = bundle.items.iter().collect();
    let module = format_ident!("{}_{}", form, vendor.name.replace('-', "_"));
    let mut rows = TokenStream::new();
    for event in &vendor.events {
        let own = types(&old.event(event).to_value())?;
        if types(&new.event(event).to_value())? != own {
            return Err(format!("{form} {} differs in draft 2020-12", event.name).into());
        }
        if let Some(item) = own.items.iter().find(|item| !items.contains(item)) {
            return Err(format!("{form} {} is another type in the bundle: {item}", event.name).into());
        }
        let (vendor_name, wire, title) = (&vendor.name, event.name.as_str(), &own.root);
        let discriminator = vendor.discriminator.tag().ok_or("events are not named by one field")?;
        let body = body_of(vendor, &event.example);
        let list = vendor.envelope.as_ref().map_or("", |envelope| &envelope.events_field);
        rows.extend(quote! {
            Case {
                form: #form, vendor: #vendor_name, event: #wire, discriminator: #discriminator, list: #list,
                title: #title, body: #body, decode: #module::decode,
            },
        });
    }
    let (items, body) = (bundle.items.iter().map(|item| item.parse()), format_ident!("{}", bundle.root));
    let items = items.collect::<std::result::Result<Vec<TokenStream>, _>>()?;
    let shown = match &vendor.envelope {
        Some(envelope) => {
            let field = format_ident!("{}", envelope.events_field);
            quote!(body.#field.iter().map(|event| format!("{event:?}")).collect())
        }
        None => quote!(format!("{body:?}")),
    };
    let module = quote! {
        #[cfg(not(clippy))]
        mod #module {
            #(#items)*
            pub(super) fn decode(text: &str) -> serde_json::Result<String> {
                let body: #body = serde_json::from_str(text)?;
                Ok(#shown)
            }
        }
    };
    Ok((module, rows))
}

/// A discriminator, and a definition of the name that typify gives to it.
const COLLIDING: &str = r#"{"title":"Door","type":"object","properties":{"state":{"type":"string","enum":["open"]}},"definitions":{"DoorState":{"type":"object"}}}"#;

/// Whether the three types of [`COLLIDING`] still have fewer names. Our keys keep clear of such
/// names; once they need not, this tells.
fn names_collide() -> Result<bool> {
    let types = types(&serde_json::from_str(COLLIDING)?)?;
    let name = |item: &String| {
        let (_, rest) = item.split_once("pub enum ").or_else(|| item.split_once("pub struct "))?;
        rest.split(' ').next().map(str::to_owned)
    };
    let names: BTreeSet<String> =
        types.items.iter().filter(|item| item.starts_with("# [derive")).filter_map(name).collect();
    Ok(names.len() < 3)
}

/// A discriminator with both keywords.
const PANICKING: &str = r#"{"title":"Door","type":"object","properties":{"state":{"type":"string","enum":["open"],"const":"open"}},"required":["state"]}"#;

/// Whether typify panics at `const` beside `enum`. Other tools read both best; once typify does not
/// panic, this tells.
fn panics() -> bool {
    std::panic::catch_unwind(|| serde_json::from_str(PANICKING).is_ok_and(|schema| types(&schema).is_ok())).is_err()
}

/// What typify makes of a schema.
#[derive(PartialEq)]
struct Types {
    /// The name of the type of the whole.
    root: String,
    /// All items, without docs, which quote the schema.
    items: Vec<String>,
}

fn types(schema: &Value) -> Result<Types> {
    let schema: RootSchema = serde_json::from_value(schema.clone())?;
    let mut space = TypeSpace::new(&TypeSpaceSettings::default());
    let root = space.add_root_schema(schema)?.ok_or("the root has no title")?;
    let root = space.get_type(&root)?.name();
    let mut file: syn::File = syn::parse2(space.to_stream())?;
    WithoutDocs.visit_file_mut(&mut file);
    Ok(Types { root, items: file.items.iter().map(|item| item.to_token_stream().to_string()).collect() })
}

struct WithoutDocs;

impl VisitMut for WithoutDocs {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<syn::Attribute>) {
        attributes.retain(|attribute| !attribute.path().is_ident("doc"));
    }
}

/// A request body with one event.
fn body_of(vendor: &Vendor, example: &Map<String, Value>) -> String {
    let event = Value::Object(example.clone());
    let Some(envelope) = &vendor.envelope else { return event.to_string() };
    let mut body = envelope.example.clone();
    body.insert(envelope.events_field.clone(), Value::Array(vec![event]));
    Value::Object(body).to_string()
}

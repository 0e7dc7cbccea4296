//! Writes what the benchmarks compare with, from the same model that our own crate is made from:
//! a vendor's events as a careful developer would write them for serde's derive, and typify's
//! output from the schema that we export.
//!
//! `OUT_DIR` then holds `derive_VENDOR.rs` and `typify_VENDOR.rs` for each vendor, the schemas that
//! typify read, `vendors.rs` with a list of all vendors, and `vendors.txt` with each vendor and the
//! type of its request bodies.
#![allow(clippy::expect_used, clippy::panic)]

mod derive;
mod list;
mod typified;

use std::path::{Path, PathBuf};

use hookwright::emit::export::Options;
use hookwright::emit::json_schema::VendorSchemas;
use proc_macro2::TokenStream;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the repository");
    let schemas = root.join("schemas");
    println!("cargo::rerun-if-changed={}", schemas.display());
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    let model = hookwright::compile(&schemas).model.expect("the repository's schemas are sound");
    for vendor in &model.vendors {
        write_rust(&out.join(format!("derive_{}.rs", vendor.name)), derive::module(vendor));
        let mut bundle = VendorSchemas::new(vendor, &Options::default()).bundle().to_value();
        by_formats(&mut bundle);
        let text = serde_json::to_string_pretty(&bundle).expect("a schema is JSON");
        std::fs::write(out.join(format!("{}.schema.json", vendor.name)), &text).expect("OUT_DIR is writable");
        write_rust(&out.join(format!("typify_{}.rs", vendor.name)), typified::module(&text));
    }
    write_rust(&out.join("vendors.rs"), list::module(&model));
    std::fs::write(out.join("vendors.txt"), list::text(&model)).expect("OUT_DIR is writable");
}

/// Says the strings of patterns by formats. For a pattern, typify runs a regular expression on each
/// value, and that is not what the benchmarks compare.
fn by_formats(bundle: &mut serde_json::Value) {
    for (name, format) in [("GuidString", Some("uuid")), ("DateTimeString", None)] {
        if let Some(serde_json::Value::Object(definition)) = bundle.pointer_mut(&format!("/definitions/{name}")) {
            definition.remove("pattern");
            definition.extend(format.map(|format| ("format".to_owned(), format.into())));
        }
    }
}

fn write_rust(path: &Path, tokens: TokenStream) {
    let file = syn::parse2(tokens).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    std::fs::write(path, prettyplease::unparse(&file)).expect("OUT_DIR is writable");
}

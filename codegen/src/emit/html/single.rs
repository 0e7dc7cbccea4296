//! The whole site as one file: all pages one after the other, with styles, scripts and data inside.
//! The policy names the hash of each script, so that none but these run.

use base64ct::{Base64, Encoding};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::layout::{CHECK_SCRIPTS, SCRIPTS, STYLE, bar, footer};
use super::links::{HOME, Links};
use super::site::{SchemaOptions, VendorSite};
use super::{check_data, data, event_page, front, overview, shared, types_page};
use crate::emit::contract::{GENERATOR, Part};
use crate::emit::export::Options;

/// The file.
pub(super) const FILE: &str = "catalogue.html";

/// The document.
pub(super) fn document(parts: &[Part<'_>], options: &Options) -> Vec<u8> {
    let links = Links::of(HOME, true);
    let style = shared::text(STYLE);
    let scripts: Vec<String> = SCRIPTS.iter().chain(&CHECK_SCRIPTS).map(|name| shared::text(name)).collect();
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style, &scripts));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(GENERATOR);
                title { "Event catalogue" }
                style { (PreEscaped(&style)) }
            }
            body data-root="" data-single {
                (bar(&links))
                main id="main" tabindex="-1" { (pages(parts, options)) }
                (footer())
                (pieces(parts))
                @for script in &scripts { script { (PreEscaped(script)) } }
            }
        }
    };
    document.into_string().into_bytes()
}

/// What the page may load: the style and the scripts in it, and nothing from elsewhere.
fn policy(style: &str, scripts: &[String]) -> String {
    let hash = |text: &str| format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(text)));
    let scripts: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        hash(style)
    )
}

fn pages(parts: &[Part<'_>], options: &Options) -> Markup {
    html! {
        (front::home_page(parts, true).content())
        (front::check_page(parts, true).content())
        @for part in parts { (vendor(part, options)) }
    }
}

fn vendor(part: &Part<'_>, options: &Options) -> Markup {
    let schemas = SchemaOptions::of(options);
    let site = VendorSite::new(part, &schemas, options);
    let events: Vec<_> = site.events().collect();
    let events: Vec<Markup> =
        events.into_par_iter().map(|(section, event)| event_page::page(&site, section, event).content()).collect();
    html! {
        (overview::page(&site).content())
        @if !part.types.is_empty() { (types_page::page(&site).content()) }
        @for event in &events { (event) }
    }
}

/// The data, each piece in an element.
fn pieces(parts: &[Part<'_>]) -> Markup {
    let schemas = parts.iter().map(|part| (super::links::Pages::of(part.vendor).schemas(), check_data::schemas(part)));
    html! {
        @for (name, value) in super::all_data(parts).into_iter().chain(schemas) { (data::element(&name, &value)) }
    }
}

//! The catalogue: a static site about all vendors, for people. It works from disk, without a
//! server, a network, or a step that builds it.
//!
//! It shows what the other back ends make of the model: it has their schemas and names, and says
//! nothing of its own about the contract. All texts of schemas go through `text`, and maud escapes
//! them; the pages have no inline script, and their policy allows none.
//!
//! - `VENDOR/index.html`: how requests arrive, and all events; `VENDOR/types.html`: all types;
//!   `VENDOR/EVENT.html`: an event, in which `#Field` is the row of a field.
//! - `index.html`, `check.html` and `_site/`: what is about all vendors.

mod check_data;
mod data;
mod docs;
mod event_page;
mod example;
mod fields;
mod front;
mod history;
mod kinds;
mod layout;
mod links;
mod navigation;
mod overview;
mod presence;
mod search;
mod shared;
mod single;
mod site;
mod snippets;
mod successor;
mod text;
mod types_page;
mod validator;
mod values;

#[cfg(test)]
mod tests;

use rayon::prelude::*;
use serde_json::Value;

use self::links::{CHECK, HOME, SHARED};
use self::site::{SchemaOptions, VendorSite};
use super::contract::Part;
use super::export::{Contents, ExportOption, Format, NO_ID, NO_OPERATIONS, Options, Rendered, Shared};
use crate::output::Files;

pub use history::Since;

/// The catalogue.
#[derive(Debug)]
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "HTML: a catalogue that people browse, from disk; with `--single-file` in one file"
    }

    fn refuses(&self, option: ExportOption) -> Option<&'static str> {
        match option {
            ExportOption::Draft => Some("it has schemas of draft 07"),
            ExportOption::Profile => Some("it has both profiles"),
            ExportOption::BaseUrl => Some(NO_ID),
            ExportOption::Operations => Some(NO_OPERATIONS),
            ExportOption::Stdout => Some("it is a site"),
            ExportOption::Event | ExportOption::SingleFile | ExportOption::Since => None,
        }
    }

    fn render(&self, part: Part<'_>, options: &Options) -> Rendered {
        if options.site.single_file {
            return Rendered { contents: Contents::Files { files: Vec::new() }, files: Files::new() };
        }
        let schemas = SchemaOptions::of(options);
        let site = VendorSite::new(&part, &schemas, options);
        let mut files = vec![page(overview::page(&site))];
        if !part.types.is_empty() {
            files.push(page(types_page::page(&site)));
        }
        let events: Vec<_> = site.events().collect();
        let of_event = |(section, event)| page(event_page::page(&site, section, event));
        files.extend(events.into_par_iter().map(of_event).collect::<Vec<_>>());
        let schemas = site.pages.schemas();
        files.push((format!("{schemas}.js"), data::script(&schemas, &check_data::schemas(&part))));
        Rendered::listed(files)
    }

    fn shared(&self, export: &Shared<'_>) -> Files {
        let Shared { parts, options, .. } = export;
        if options.site.single_file {
            return Files::from([(single::FILE.to_owned(), single::document(parts, options))]);
        }
        let mut files: Files = shared::files().collect();
        files.insert(format!("{HOME}.html"), front::home_page(parts, false).document());
        files.insert(format!("{CHECK}.html"), front::check_page(parts, false).document());
        files.extend(
            all_data(parts).into_iter().map(|(name, value)| (format!("{name}.js"), data::script(&name, &value))),
        );
        files
    }
}

/// The data about all vendors, by name: that of the search, and what tells which event a payload is.
fn all_data(parts: &[Part<'_>]) -> Vec<(String, Value)> {
    let data = search::index(parts).into_iter().chain([("vendors".to_owned(), check_data::vendors(parts))]);
    data.map(|(name, value)| (format!("{SHARED}/{name}"), value)).collect()
}

/// A page as a file.
fn page(page: layout::Page<'_>) -> (String, Vec<u8>) {
    (page.path(), page.document())
}

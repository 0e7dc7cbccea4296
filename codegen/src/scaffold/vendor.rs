//! A new vendor's directory.

use std::fs;
use std::path::Path;

use clap::Args;

use super::{ScaffoldError, Written, discriminator};
use crate::adopt::yaml;
use crate::compile::compile_with;
use crate::diagnostic::RenderOptions;
use crate::load::Unsaved;
use crate::model::COMMON;
use crate::staged;

/// Where the schemas of the schema files stand, relative to the schema directory, if they are kept.
pub(crate) const META_SCHEMAS: &str = ".meta";

/// A new vendor.
#[derive(Args, Clone, Debug)]
pub struct NewVendor {
    /// The directory's name, which becomes the module and the feature.
    pub name: String,
    /// The title for people.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Where the vendor documents its events: an https URL.
    #[arg(long, value_name = "URL")]
    pub docs: Option<String>,
    /// What names the event type: a field (`type`, or a path such as `event.type`), a header
    /// (`header:X-Event`), or several of them between commas, with `?` behind one that may be absent.
    #[arg(long, value_name = "NAME", default_value = "type")]
    pub discriminator: String,
}

/// Makes a vendor's directory with its `vendor.yaml`.
pub fn vendor(schemas: &Path, new: &NewVendor) -> Result<Written, ScaffoldError> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    if !new.name.chars().all(plain) || !new.name.starts_with(|c: char| c.is_ascii_lowercase()) {
        let message = format!("`{}` cannot be a vendor's name", new.name.escape_debug());
        let help = "use lowercase letters, digits and `_`, starting with a letter";
        return Err(ScaffoldError::request(message).help(help));
    }
    if new.name == COMMON {
        let message = format!("`{COMMON}` is the directory of types that vendors share, and cannot be a vendor's name");
        return Err(ScaffoldError::request(message).help("choose another name"));
    }
    let folder = schemas.join(&new.name);
    if fs::symlink_metadata(&folder).is_ok() {
        return Err(ScaffoldError::request(format!("`{}` exists already", folder.display())));
    }
    let relative = format!("{}/vendor.yaml", new.name);
    let text = modeline(schemas, &relative, "vendor") + &text(new);
    let compilation = compile_with(schemas, &Unsaved::from([(relative.clone(), text.clone())]));
    if compilation.model.is_none() {
        let rendered = compilation.render(RenderOptions::default());
        let message = format!("with this vendor the schemas have errors, so nothing was written:\n{}", rendered.trim());
        return Err(ScaffoldError::input(message));
    }
    let path = schemas.join(&relative);
    staged::create(&path, &text).map_err(|error| ScaffoldError::not_written(&path, &error))?;
    Ok(Written { path, text, docs: 2 + usize::from(new.docs.is_none()), others: Vec::new(), left: Vec::new() })
}

fn text(new: &NewVendor) -> String {
    let title = new.title.clone().unwrap_or_else(|| format!("{} webhooks", new.name));
    let docs = new.docs.clone().unwrap_or_else(|| "https://example.com/TODO".to_owned());
    format!(
        "\
title: {}
doc: TODO Say in one sentence what these events tell.
docs: {}

{}
# What may stand here too, as docs/dialect.md describes it: `presence` (what may be absent or null
# unless a field says otherwise), `header` (fields of every event), `wire_order`, `envelope` (an
# object around a list of events), `http_headers`, `signature`, `delivery`.
",
        yaml::text(&title),
        yaml::quoted(&docs),
        discriminator::lines(&new.discriminator)
    )
}

/// The line by which editors find the schema of a schema file, where the directory has it.
pub(crate) fn modeline(schemas: &Path, relative: &str, kind: &str) -> String {
    let schema = format!("{META_SCHEMAS}/{kind}.schema.json");
    if !schemas.join(&schema).exists() {
        return String::new();
    }
    let up = "../".repeat(relative.matches('/').count());
    format!("# yaml-language-server: $schema={up}{schema}\n")
}

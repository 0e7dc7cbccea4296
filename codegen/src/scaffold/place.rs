//! Which file an event goes into.

use std::fmt::Display;
use std::io::ErrorKind;
use std::path::Path;

use heck::ToSnakeCase;

use super::ScaffoldError;
use crate::load::MAX_FILE;
use crate::model::ascii_words;
use crate::staged;

/// The section file that was named, or a new file of the event's own: the path relative to the schema
/// directory, with `/` between parts.
pub(super) fn section(schemas: &Path, vendor: &str, event: &str, named: Option<&str>) -> Result<String, ScaffoldError> {
    let within = match named {
        Some(named) => plain(named)?,
        None => own_file(event),
    };
    let relative = format!("{vendor}/{within}");
    let path = schemas.join(&relative);
    let refused = |why: &dyn Display| ScaffoldError::input(format!("cannot read `{}`: {why}", path.display()));
    let is_there = match staged::read(&path, MAX_FILE) {
        Ok(_) => true,
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => return Err(refused(&error)),
    };
    if named.is_none() && is_there {
        let message = format!("`{}` exists already", path.display());
        return Err(ScaffoldError::input(message).help(format!("to add to it, say `--section {within}`")));
    }
    Ok(relative)
}

fn own_file(event: &str) -> String {
    let name = ascii_words(event).to_snake_case();
    format!("events/{}.yaml", if name.is_empty() { "event" } else { &name })
}

/// A path within the vendor's directory, which leads nowhere else.
fn plain(named: &str) -> Result<String, ScaffoldError> {
    let refused = |why: &str| {
        let message = format!("`{}` is not a section file: {why}", named.escape_debug());
        let help = "a section is a path within the vendor's directory, such as `events/user/status.yaml`";
        Err(ScaffoldError::request(message).help(help))
    };
    let parts: Vec<&str> = named.split('/').collect();
    if !named.ends_with(".yaml") {
        return refused("it does not end in `.yaml`");
    }
    if named == "vendor.yaml" {
        return refused("`vendor.yaml` has no events");
    }
    let odd = |c: char| c.is_control() || matches!(c, '\\' | ':');
    if parts.iter().any(|part| part.is_empty() || part.starts_with('.')) || named.contains(odd) {
        return refused("it is not a plain relative path");
    }
    Ok(named.to_owned())
}

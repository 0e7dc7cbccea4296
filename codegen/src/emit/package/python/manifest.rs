//! `pyproject.toml`.

use std::fmt::Write;

use semver::Version;

use crate::emit::export::Shared;
use crate::json::compact;

/// Beginnings of names of pre-releases that Python takes as they are.
const PRE_RELEASES: &[&str] = &["alpha", "beta", "preview", "pre", "rc", "a", "b", "c"];

/// `pyproject.toml`. A string of JSON is one of TOML too.
pub(super) fn manifest(export: &Shared<'_>, module: &str) -> String {
    let package = export.package;
    let mut text = format!(
        r#"[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = {name}
version = {version}
description = {description}
readme = "README.md"
requires-python = ">=3.11"
license = {license}
license-files = ["LICENSE"]
classifiers = ["Typing :: Typed"]
"#,
        name = compact(&package.name),
        version = compact(&version(&package.version)),
        description = compact(&package.description),
        license = compact(&package.license),
    );
    let contact = export.parts.first().and_then(|part| part.about.contact);
    let author = contact.map(|it| [("name", it.name), ("email", it.email)]).into_iter().flatten();
    let author: Vec<String> = author.filter_map(|(key, value)| Some(format!("{key} = {}", compact(&value?)))).collect();
    let urls = [("Repository", package.repository.as_deref()), ("Contact", contact.and_then(|it| it.url))];
    let urls: Vec<String> =
        urls.iter().filter_map(|(key, url)| Some(format!("{key} = {}\n", compact(&(*url)?)))).collect();
    // Writing into a text does not fail.
    if !author.is_empty() {
        let _ = writeln!(text, "authors = [{{ {} }}]", author.join(", "));
    }
    if !urls.is_empty() {
        let _ = write!(text, "\n[project.urls]\n{}", urls.concat());
    }
    let _ = write!(text, "\n[tool.hatch.build.targets.wheel]\npackages = [{}]\n", compact(&format!("src/{module}")));
    text
}

/// A semantic version as Python takes it: a pre-release with a name of its own comes before all others.
fn version(text: &str) -> String {
    let Ok(version) = Version::parse(text) else { return text.to_owned() };
    let core = format!("{}.{}.{}", version.major, version.minor, version.patch);
    let (pre, build) = (version.pre.as_str().to_lowercase(), version.build.as_str().to_lowercase());
    let local = |parts: &[&str]| {
        let present: Vec<String> =
            parts.iter().filter(|part| !part.is_empty()).map(|part| part.replace('-', ".")).collect();
        if present.is_empty() { String::new() } else { format!("+{}", present.join(".")) }
    };
    let rest = PRE_RELEASES.iter().find_map(|name| pre.strip_prefix(name));
    match rest.map(|rest| rest.trim_start_matches('.')) {
        _ if pre.is_empty() => core + &local(&[&build]),
        Some(number) if number.chars().all(|c| c.is_ascii_digit()) => format!("{core}-{pre}{}", local(&[&build])),
        _ => format!("{core}.dev0{}", local(&[&pre, &build])),
    }
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_those_of_python() {
        for (semantic, expected) in [
            ("1.2.3", "1.2.3"),
            ("1.2.3-beta.1+Build5", "1.2.3-beta.1+build5"),
            ("1.2.3-rc1", "1.2.3-rc1"),
            ("1.2.3-alpha", "1.2.3-alpha"),
            ("1.2.3-x-7.z", "1.2.3.dev0+x.7.z"),
            ("1.2.3-beta.next+5", "1.2.3.dev0+beta.next.5"),
        ] {
            assert_eq!(version(semantic), expected, "{semantic}");
        }
    }
}

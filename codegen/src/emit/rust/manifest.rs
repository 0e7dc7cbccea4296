//! The crate's `Cargo.toml`.

use std::fmt::Write;

use super::context::Context;
use super::readme::README;
use crate::json::compact;
use crate::mark::MARK;
use crate::model::{BodyForm, Package};

/// The crate's `Cargo.toml`, with a feature for each vendor.
pub(super) fn cargo_toml(vendors: &[Context<'_>], package: &Package) -> String {
    let features: Vec<&str> = vendors.iter().map(|vendor| vendor.symbols.feature()).collect();
    let defaults = features.iter().map(|feature| format!("\"{feature}\"")).collect::<Vec<_>>().join(", ");
    let mut text = format!(
        r#"# {MARK}. Do not edit: change the schemas and run `cargo xtask regen`.

[package]
{package}
[package.metadata.docs.rs]
all-features = true

[features]
default = [{defaults}]
# An example of every event, for testing receivers.
examples = []
# The JSON Schema of request bodies, as text.
json-schema = []
# Conversions of dates and times to the types of these crates.
chrono = ["dep:chrono"]
jiff = ["dep:jiff"]
time = ["dep:time"]
# `schemars::JsonSchema` on events, envelopes and the types of fields.
schemars = ["dep:schemars"]
# `from_http`: requests as the crate `http` has them, as most servers do.
http = ["dep:http"]
# `axum::Received`, an extractor that verifies and decodes requests.
axum = ["http", "verify", "dep:axum-core", "dep:bytes"]
# Secrets and signatures of requests.
verify = [
    "form", "dep:base16ct", "dep:base64ct", "dep:hmac", "dep:sha1", "dep:sha2",
]
# Queries and bodies that are forms: what needs it switches it on.
form = ["dep:form_urlencoded", "dep:percent-encoding"]
"#,
        package = package_lines(package),
    );
    for vendor in vendors {
        let (feature, is_form) = (vendor.symbols.feature(), vendor.vendor.body_form() == BodyForm::Form);
        let needs = if is_form { "\"form\"" } else { "" };
        // Writing into a text does not fail.
        let _ = writeln!(text, "{feature} = [{needs}]");
    }
    text.push_str(
        r#"
[dependencies]
# The traits of an extractor (`axum`).
axum-core = { version = "0.5.3", optional = true }
# Signatures in hexadecimal, read in constant time (`verify`).
base16ct = { version = "1", features = ["alloc"], optional = true }
# Signatures and keys in base64, read in constant time (`verify`).
base64ct = { version = "1", features = ["alloc"], optional = true }
# The body that an extractor keeps (`axum`).
bytes = { version = "1", optional = true }
# Conversions of dates and times (`chrono`).
chrono = { version = "0.4", default-features = false, features = ["std"], optional = true }
# `Text`: strings of up to 24 bytes without an allocation.
compact_str = { version = "0.10", default-features = false, features = ["std"] }
# Secrets are compared in a time that says nothing of them.
constant_time_eq = "0.6"
# Bodies and queries that are forms (`form`).
form_urlencoded = { version = "1", optional = true }
# Signatures of requests (`verify`).
hmac = { version = "0.13", default-features = false, optional = true }
# Headers as most servers have them (`http`).
http = { version = "1", default-features = false, features = ["std"], optional = true }
# Conversions of dates and times (`jiff`).
jiff = { version = "0.2", default-features = false, features = ["std"], optional = true }
# Keys and values of forms, as they are signed (`form`).
percent-encoding = { version = "2", optional = true }
# `JsonSchema` on what is generated (`schemars`).
schemars = { version = "1", default-features = false, features = ["std"], optional = true }
# `Serialize` and `Deserialize` on what is generated.
serde = { version = "1", default-features = false, features = ["std"] }
# Conversions from and to its `Value`, and numbers that are no integers.
serde_json = { version = "1", features = ["raw_value"] }
# Signatures of requests (`verify`).
sha1 = { version = "0.11", default-features = false, optional = true }
# Signatures of requests (`verify`).
sha2 = { version = "0.11", default-features = false, optional = true }
# UTF-8 of a body is checked at once.
simdutf8 = "0.1"
# Conversions of dates and times (`time`).
time = { version = "0.3", default-features = false, features = ["std"], optional = true }
# The type of GUIDs.
uuid = { version = "1", default-features = false, features = ["std"] }

[lints.rust]
missing_docs = "deny"
unsafe_code = "forbid"

[lints.clippy]
expect_used = "deny"
indexing_slicing = "deny"
panic = "deny"
unwrap_used = "deny"
"#,
    );
    text
}

/// The settings of the package, a line each.
fn package_lines(package: &Package) -> String {
    let entries = [
        ("name", Some(package.name.as_str())),
        ("version", Some(&package.version)),
        ("description", Some(&package.description)),
        ("edition", Some("2024")),
        ("rust-version", Some(&package.rust_version)),
        ("license", Some(&package.license)),
        ("repository", package.repository.as_deref()),
        ("documentation", package.documentation.as_deref()),
        ("readme", Some(README)),
    ];
    // A string of JSON is one of TOML too, and so is a list of them.
    let mut lines: String =
        entries.into_iter().filter_map(|(key, value)| Some(format!("{key} = {}\n", compact(&value?)))).collect();
    for (key, words) in [("keywords", &package.keywords), ("categories", &package.categories)] {
        if !words.is_empty() {
            let _ = writeln!(lines, "{key} = [{}]", words.iter().map(compact).collect::<Vec<_>>().join(", "));
        }
    }
    if !package.publish {
        lines.push_str("publish = false\n");
    }
    lines
}

/// Tells rustfmt that the crate is formatted already.
pub(super) fn rustfmt_toml() -> String {
    format!("# {MARK}: the files are formatted as they are written.\ndisable_all_formatting = true\n")
}

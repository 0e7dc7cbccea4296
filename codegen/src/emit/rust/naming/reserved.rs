//! Names that generated code has whatever the schemas say.

use std::sync::LazyLock;

use crate::naming::ScopeKind;

/// The names that are taken in a scope.
pub(super) fn names(scope: ScopeKind) -> &'static [&'static str] {
    match scope {
        ScopeKind::Vendors => CRATE,
        ScopeKind::Types => TYPES.as_slice(),
        ScopeKind::Events => &["Unknown", "Malformed"],
        ScopeKind::Fields => &["extra", "header"],
        ScopeKind::Values | ScopeKind::Variants => &["Unknown"],
        ScopeKind::HttpHeaders | ScopeKind::Header => &[],
    }
}

/// Modules, features and dependencies of the crate, and crates that Rust has anyway.
const CRATE: &[&str] = &[
    "alloc",
    "axum",
    "axum_core",
    "base16ct",
    "base64ct",
    "bytes",
    "chrono",
    "constant_time_eq",
    "core",
    "default",
    "examples",
    "form",
    "form_urlencoded",
    "hmac",
    "http",
    "jiff",
    "json_schema",
    "percent_encoding",
    "runtime",
    "schemars",
    "serde",
    "serde_json",
    "sha1",
    "sha2",
    "simdutf8",
    "std",
    "test",
    "time",
    "uuid",
    "verify",
];

/// What below `src` means something to Cargo, and why no vendor can be called that.
pub(super) const PATHS: &[(&str, &str)] = &[
    ("bin", "Cargo builds programs from `src/bin`"),
    ("lib", "`src/lib.rs` is the crate itself"),
    ("main", "Cargo builds a program from `src/main.rs`"),
];

/// Types that each vendor's module has.
const OWN: &[&str] = &["Event", "EventKind", "Header"];

/// Names of Rust's own prelude that generated code relies on.
const RUST: &[&str] = &[
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Cow",
    "Debug",
    "Default",
    "Eq",
    "Err",
    "From",
    "Hash",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self_",
    "Some",
    "String",
    "Vec",
];

/// Types of a vendor's module, of Rust's prelude, and all that generated code imports from the
/// runtime.
static TYPES: LazyLock<Vec<&str>> =
    LazyLock::new(|| OWN.iter().chain(RUST).copied().chain(hookwright_runtime::exported_types()).collect());

/// Methods that `Event` has anyway. A header field of such a name is reached through the header.
pub(in crate::emit::rust) const METHODS: &[&str] = &[
    "clone",
    "clone_from",
    "decode",
    "deserialize",
    "discriminator",
    "encode",
    "eq",
    "event_type",
    "example",
    "examples",
    "fmt",
    "form_fields",
    "from",
    "from_http",
    "from_json",
    "from_named",
    "from_parts",
    "from_slice",
    "header",
    "into",
    "is_known",
    "kind",
    "ne",
    "object",
    "object_mut",
    "placeholder",
    "placeholder_of",
    "raw",
    "select",
    "serialize",
    "set_unknown",
    "to_vec",
];

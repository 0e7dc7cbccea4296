//! The schema files that texts are put into, and all places in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use hookwright::load::Unsaved;
use hookwright::{Compilation, compile_with};
use hookwright_tests::root;
use serde_json::Value;

use super::places::{Found, Place, places};
use super::texts::is_hidden;

/// JSON, which is YAML too, with nothing in it that a schema file may not have as it is.
fn yaml(value: &Value) -> String {
    let escaped = |c: char| if is_hidden(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    value.to_string().chars().map(escaped).collect()
}

/// A directory with no schemas in it.
pub(super) fn nowhere() -> &'static Path {
    static EMPTY: OnceLock<tempfile::TempDir> = OnceLock::new();
    EMPTY.get_or_init(|| tempfile::tempdir().expect("a directory")).path()
}

/// The two files of a vendor. Four vendors have every key.
#[derive(Clone)]
pub(super) struct Files {
    pub(super) vendor: Value,
    pub(super) events: Value,
}

impl Files {
    pub(super) fn everything() -> Files {
        Files::of("acme")
    }

    /// The keys of each exclude some of the others.
    pub(super) fn bases() -> [Files; 4] {
        [Files::everything(), Files::of("token"), Files::of("wrapped"), Files::of("cloud")]
    }

    fn of(vendor: &str) -> Files {
        let read = |name: &str| {
            let path = root().join("tests/fixtures/everything").join(vendor).join(name);
            serde_yaml::from_str(&fs::read_to_string(path).expect("it is there")).expect("YAML")
        };
        Files { vendor: read("vendor.yaml"), events: read("events.yaml") }
    }

    pub(super) fn texts(&self, vendor: &str) -> [(String, String); 2] {
        [(format!("{vendor}/vendor.yaml"), yaml(&self.vendor)), (format!("{vendor}/events.yaml"), yaml(&self.events))]
    }

    pub(super) fn compile(&self) -> Compilation {
        compile_with(nowhere(), &Unsaved::from(self.texts("acme")))
    }

    pub(super) fn with(&self, place: &AnyPlace, text: &str) -> Option<Files> {
        let mut files = self.clone();
        let file = if place.of_vendor { &mut files.vendor } else { &mut files.events };
        *file = place.place.with(file, text)?;
        Some(files)
    }
}

/// A place in one of the two files.
pub(super) struct AnyPlace {
    pub(super) of_vendor: bool,
    pub(super) place: Place,
}

/// What tells a place from others, in whatever vendor.
pub(super) type Identity = (bool, String, bool);

impl AnyPlace {
    pub(super) fn identity(&self) -> Identity {
        (self.of_vendor, format!("{:?}", self.place.path), self.place.is_key)
    }
}

/// The meta-schema of one kind of file, as the command prints it.
fn meta_schema(kind: &str) -> Value {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["hookwright", "meta-schema", "--of", kind].map(std::ffi::OsString::from);
    hookwright::cli::run(args, &mut out, &mut err);
    serde_json::from_slice(&out).expect("JSON")
}

/// Every place for text, by vendor.
pub(super) fn all_places(bases: &[Files]) -> Vec<Vec<AnyPlace>> {
    let schemas = [meta_schema("vendor"), meta_schema("events")];
    let [of_vendor, of_events] = &schemas;
    let found = bases.iter().map(|base| [places(of_vendor, &base.vendor), places(of_events, &base.events)]);
    let found: Vec<[Found; 2]> = found.collect();
    let has = |key: &String| found.iter().flatten().any(|found| found.keys.get(key) == Some(&true));
    let mut keys = found.iter().flatten().flat_map(|found| found.keys.keys());
    let missing: BTreeSet<&String> = keys.by_ref().filter(|key| !has(key)).collect();
    assert!(missing.is_empty(), "tests/fixtures/everything lacks {missing:#?}");
    found.into_iter().map(in_order).collect()
}

/// The places of a vendor, the deepest first and names behind values, so that putting text at one
/// does not move the next.
fn in_order([vendor, events]: [Found; 2]) -> Vec<AnyPlace> {
    let vendor = vendor.places.into_iter().map(|place| AnyPlace { of_vendor: true, place });
    let events = events.places.into_iter().map(|place| AnyPlace { of_vendor: false, place });
    let mut all: Vec<AnyPlace> = vendor.chain(events).collect();
    all.sort_by_key(|any| (std::cmp::Reverse(any.place.path.len()), any.place.is_key));
    all
}

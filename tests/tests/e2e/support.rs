//! What the tests share: the model of our schemas, and every way into and out of a type.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use hookwright::diagnostic::RenderOptions;
use hookwright::model::{Model, Vendor};
use hookwright_events::{DecodeError, enreach, livechat, ringcx};
use hookwright_tests::root;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The model of a schema directory, which must be sound.
pub(crate) fn compile(schemas: &Path) -> Model {
    let compilation = hookwright::compile(schemas);
    let rendered = compilation.render(RenderOptions::default());
    compilation.model.unwrap_or_else(|| panic!("{} does not compile:\n{rendered}", schemas.display()))
}

/// The model of the repository's own schemas.
pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| compile(&root().join("schemas")))
}

/// A vendor of the repository's own schemas.
pub(crate) fn vendor(name: &str) -> &'static Vendor {
    model().vendors.iter().find(|vendor| vendor.name == name).expect("the vendor is there")
}

/// The generated crate as it would be written now.
pub(crate) fn generated() -> &'static BTreeMap<String, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    FILES.get_or_init(|| hookwright::emit::generate(model()).expect("our own schemas can be generated"))
}

/// A type that the crate reads from a request body.
pub(crate) trait Body: Serialize + DeserializeOwned + PartialEq + Debug {
    fn decode(body: &[u8]) -> Result<Self, DecodeError>;
    fn encode(&self) -> Vec<u8>;

    /// Whether two readings of one body say the same. Line and column of a malformed event are
    /// known to `from_slice` alone.
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

macro_rules! body {
    ($body:ty $(, $same:item)?) => {
        impl Body for $body {
            fn decode(body: &[u8]) -> Result<Self, DecodeError> {
                <$body>::from_slice(body)
            }

            fn encode(&self) -> Vec<u8> {
                self.to_vec()
            }

            $($same)?
        }
    };
}

body!(enreach::Event);
body!(livechat::Event);
body!(ringcx::Event);
body!(
    ringcx::Notification,
    fn same(&self, other: &Self) -> bool {
        let error = |error: &DecodeError| format!("{} {} {}", error.path(), error.expected(), error.found());
        let same = |(left, right): (&ringcx::Event, &ringcx::Event)| match (left, right) {
            (ringcx::Event::Malformed(left), ringcx::Event::Malformed(right)) => {
                left.raw() == right.raw() && error(left.error()) == error(right.error())
            }
            _ => left == right,
        };
        (&self.id, &self.domain_id, &self.extra) == (&other.id, &other.domain_id, &other.extra)
            && self.events.len() == other.events.len()
            && self.iter().zip(other).all(same)
    }
);

/// Reads a body in every way there is, all of which must agree, and writes it in every way there
/// is, all of which must give `expected`.
pub(crate) fn through_all<T: Body>(body: &[u8], expected: &Value) -> T {
    let text = std::str::from_utf8(body).expect("UTF-8");
    let value: Value = serde_json::from_slice(body).expect("JSON");
    let ours = T::decode(body).unwrap_or_else(|error| panic!("from_slice: {error}\n{text}"));
    let others: [(&str, serde_json::Result<T>); 4] = [
        ("serde_json::from_slice", serde_json::from_slice(body)),
        ("serde_json::from_str", serde_json::from_str(text)),
        ("serde_json::from_reader", serde_json::from_reader(body)),
        ("serde_json::from_value", serde_json::from_value(value)),
    ];
    assert_written(&ours, expected, "from_slice");
    for (way, read) in others {
        let other = read.unwrap_or_else(|error| panic!("{way}: {error}\n{text}"));
        assert!(other.same(&ours), "{way}\n{text}\n{other:?}\n{ours:?}");
        assert_written(&other, expected, way);
    }
    ours
}

/// Reads a body in every way, and expects exactly the same JSON back.
pub(crate) fn round_trip<T: Body>(value: &Value) -> T {
    through_all(value.to_string().as_bytes(), value)
}

/// The error, which all ways of reading must give; its words are those of `from_slice`.
pub(crate) fn refused<T: Body>(body: &[u8]) -> DecodeError {
    let value: Option<Value> = serde_json::from_slice(body).ok();
    assert!(serde_json::from_slice::<T>(body).is_err(), "serde_json::from_slice accepts it");
    assert!(serde_json::from_reader::<_, T>(body).is_err(), "serde_json::from_reader accepts it");
    if let Some(value) = value {
        // A value keeps the last of two equal keys, so what is wrong may be lost on the way there.
        let _ = serde_json::from_value::<T>(value);
    }
    T::decode(body).expect_err("from_slice accepts it")
}

fn assert_written<T: Body>(body: &T, expected: &Value, way: &str) {
    let fast: Value = serde_json::from_slice(&body.encode()).expect("to_vec gives JSON");
    assert_eq!(fast, *expected, "to_vec after {way}");
    assert_eq!(serde_json::to_value(body).expect("to_value"), *expected, "to_value after {way}");
    let text = serde_json::to_string(body).expect("to_string");
    assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), *expected, "to_string after {way}");
}

/// Asserts that every name in a decoded value had a field: nothing is in any `extra`.
pub(crate) fn assert_typed(body: &impl Debug) {
    let text = format!("{body:?}");
    assert_eq!(text.matches("extra: {").count(), text.matches("extra: {}").count(), "not all is typed: {text}");
}

/// Writes files below a directory, leaving alone those that are there with the same bytes.
pub(crate) fn write_files<'a>(folder: &Path, files: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        if fs::read(&path).is_ok_and(|there| there == *bytes) {
            continue;
        }
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory can be made");
        fs::write(&path, bytes).expect("the file can be written");
    }
}

/// All files below a directory, by path relative to it, but for those of directories named `target`.
pub(crate) fn read_files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("the directory can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != "target") {
                    folders.push(path);
                }
            } else {
                let relative = path.strip_prefix(folder).expect("it lies below").to_string_lossy().replace('\\', "/");
                files.insert(relative, fs::read(&path).expect("the file can be read"));
            }
        }
    }
    files
}

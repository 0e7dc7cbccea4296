//! `.document.lock`: hashes of the texts that were last read in a vendor's documents, about each event,
//! field and value. It has names and hashes, and never a word of the vendor's.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Evidence, TextHash};
use crate::load::MAX_FILE;
use crate::staged;

/// The version of the file.
const VERSION: u64 = 1;

/// The hashes of a group of texts, by the names of what they are about.
type Hashes = BTreeMap<String, String>;

/// What was last read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lock {
    version: u64,
    events: Hashes,
    /// By what the document calls their owner.
    fields: BTreeMap<String, Hashes>,
    /// By type.
    values: BTreeMap<String, Hashes>,
}

/// Only the version, whatever else there is.
#[derive(Deserialize)]
struct Version {
    version: u64,
}

/// What a text is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Topic<'t> {
    Event(&'t str),
    Field { owner: &'t str, name: &'t str },
    Value { ty: &'t str, value: &'t str },
}

impl Lock {
    /// Where the file of a vendor is, relative to the schema directory.
    pub(crate) fn path(vendor: &str) -> String {
        format!("{vendor}/.document.lock")
    }

    /// Reads the file of a vendor with its text; none if there is none. The error says why it is none.
    pub(crate) fn read(schemas: &Path, vendor: &str) -> Result<Option<(Lock, String)>, String> {
        let path: PathBuf = schemas.join(Lock::path(vendor));
        let refused = |why: String| format!("`{}` cannot be read: {why}", path.display());
        let bytes = match staged::read(&path, MAX_FILE) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refused(error.to_string())),
        };
        let text = String::from_utf8(bytes).map_err(|_| refused("it is not UTF-8 text".to_owned()))?;
        let no_lock = |error: serde_json::Error| refused(format!("it is no lock of a document: {error}"));
        let Version { version } = serde_json::from_str(&text).map_err(no_lock)?;
        if version != VERSION {
            return Err(refused(format!("it is of version {version}, and this is version {VERSION}")));
        }
        let lock = serde_json::from_str(&text).map_err(no_lock)?;
        Ok(Some((lock, text)))
    }

    /// What documents say now.
    pub(crate) fn of(evidence: &Evidence) -> Self {
        let mut sums: BTreeMap<(u8, &str, &str), TextHash> = BTreeMap::new();
        let mut add = |key, hash: TextHash| {
            sums.entry(key).and_modify(|sum: &mut TextHash| *sum = sum.and(hash)).or_insert(hash);
        };
        evidence.events.iter().for_each(|event| add((0, "", &event.name), event.text));
        evidence.fields.iter().for_each(|field| add((1, &field.title, &field.name), field.text));
        evidence.values.iter().for_each(|value| add((2, &value.ty, &value.value), value.text));
        let mut lock = Lock { version: VERSION, ..Lock::default() };
        for ((kind, owner, name), hash) in sums {
            let hashes = match kind {
                0 => &mut lock.events,
                1 => lock.fields.entry(owner.to_owned()).or_default(),
                _ => lock.values.entry(owner.to_owned()).or_default(),
            };
            hashes.insert(name.to_owned(), hash.to_string());
        }
        lock
    }

    /// The same with what was read before and is not in it: of several documents not all may be given.
    pub(crate) fn and_before(mut self, before: Lock) -> Self {
        fn fill(own: &mut Hashes, before: Hashes) {
            before.into_iter().for_each(|(name, hash)| _ = own.entry(name).or_insert(hash));
        }
        fill(&mut self.events, before.events);
        for (own, before) in [(&mut self.fields, before.fields), (&mut self.values, before.values)] {
            before.into_iter().for_each(|(owner, hashes)| fill(own.entry(owner).or_default(), hashes));
        }
        self
    }

    /// The hash of the text about something.
    pub(crate) fn hash(&self, topic: Topic<'_>) -> Option<&str> {
        let found = match topic {
            Topic::Event(name) => self.events.get(name),
            Topic::Field { owner, name } => self.fields.get(owner)?.get(name),
            Topic::Value { ty, value } => self.values.get(ty)?.get(value),
        };
        found.map(String::as_str)
    }

    /// The text of the file.
    pub(crate) fn to_text(&self) -> String {
        // Maps of strings are always JSON.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

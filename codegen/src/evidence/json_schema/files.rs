//! Documents with the files beside them that they refer to, as one tree: each of these becomes a part
//! of the first, and references lead to it there. Nothing is read from anywhere else.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::text;
use crate::evidence::open;
use crate::evidence::relaxed_json::{Json, Value};

/// Under which key of the first file the others are.
const PARTS: &str = "x-hookwright-files";
/// The most files of one document.
const MOST: usize = 1_000;
/// The most bytes of them together.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// A document with its files.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) root: Json,
    /// All files, the document first, each with the number of its first line.
    pub(super) files: Vec<(PathBuf, usize)>,
}

/// Reads a document and what it refers to. The error says why that is not possible.
pub(super) fn read(path: &Path) -> Result<Whole, String> {
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let mut reader = Reader { folder, files: Vec::new(), numbers: BTreeMap::new(), next_line: 1, bytes: 0 };
    let name = path.file_name().map(PathBuf::from).unwrap_or_default();
    let mut root = reader.read(&name)?;
    let mut parts = Vec::new();
    let mut number = 0;
    reader.follow(&mut root, 0)?;
    while number + 1 < reader.files.len() {
        number += 1;
        let name = reader.files.get(number).map(|(name, _)| name.clone()).unwrap_or_default();
        let mut part = reader.read(&name)?;
        reader.follow(&mut part, number)?;
        parts.push((key(&name), object(1, vec![(stem(&name), part)])));
    }
    if let Value::Object(entries) = &mut root.value
        && !parts.is_empty()
    {
        entries.push((PARTS.to_owned(), object(1, parts)));
    }
    let files = reader.files.into_iter().map(|(name, line)| (reader.folder.join(name), line));
    Ok(Whole { root, files: files.collect() })
}

struct Reader {
    /// The directory of the document.
    folder: PathBuf,
    /// The files in it, each with the number of its first line once it has been read.
    files: Vec<(PathBuf, usize)>,
    numbers: BTreeMap<PathBuf, usize>,
    next_line: usize,
    bytes: usize,
}

impl Reader {
    fn read(&mut self, name: &Path) -> Result<Json, String> {
        let number = self.number(name)?;
        let of_file = |why: String| if number == 0 { why } else { format!("it refers to `{}`: {why}", name.display()) };
        let document = open(&self.folder.join(name), None).map_err(of_file)?;
        self.bytes += document.text.len();
        if self.bytes > MOST_BYTES {
            return Err(format!("with the files that it refers to it is larger than {} MiB", MOST_BYTES / 1024 / 1024));
        }
        let json = text::read(&document.text, self.next_line).map_err(of_file)?;
        if let Some((_, first)) = self.files.get_mut(number) {
            *first = self.next_line;
        }
        self.next_line += document.text.matches('\n').count() + 1;
        Ok(json)
    }

    fn number(&mut self, name: &Path) -> Result<usize, String> {
        if let Some(known) = self.numbers.get(name) {
            return Ok(*known);
        }
        if self.files.len() == MOST {
            return Err(format!("it refers to more than {MOST} files"));
        }
        self.files.push((name.to_owned(), 1));
        self.numbers.insert(name.to_owned(), self.files.len() - 1);
        Ok(self.files.len() - 1)
    }

    /// Takes note of the files that a part of the tree refers to, and turns its references to where they
    /// will be.
    fn follow(&mut self, json: &mut Json, within: usize) -> Result<(), String> {
        match &mut json.value {
            Value::List(items) => items.iter_mut().try_for_each(|item| self.follow(item, within)),
            Value::Object(entries) => entries.iter_mut().try_for_each(|(key, value)| match &mut value.value {
                Value::String(text) if key == "$ref" => {
                    *text = self.turned(text, within)?;
                    Ok(())
                }
                Value::Object(mapping) if key == "mapping" => self.follow_mapping(mapping, within),
                _ => self.follow(value, within),
            }),
            _ => Ok(()),
        }
    }

    /// The mapping of a discriminator has names or references.
    fn follow_mapping(&mut self, mapping: &mut [(String, Json)], within: usize) -> Result<(), String> {
        for (_, target) in mapping {
            match &mut target.value {
                Value::String(text) if text.contains(['#', '/']) || text.ends_with("ml") || text.ends_with(".json") => {
                    *text = self.turned(text, within)?;
                }
                Value::String(_) => {}
                _ => self.follow(target, within)?,
            }
        }
        Ok(())
    }

    fn turned(&mut self, reference: &str, within: usize) -> Result<String, String> {
        let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let number = match file {
            "" => within,
            file => match self.beside(file, within) {
                Some(name) => self.number(&name)?,
                // It is reported where it is used.
                None => return Ok(reference.to_owned()),
            },
        };
        Ok(match self.files.get(number).filter(|_| number > 0) {
            Some((name, _)) => format!("#/{PARTS}/{}/{}{pointer}", escaped(&key(name)), escaped(&stem(name))),
            None => format!("#{pointer}"),
        })
    }

    /// A file beside the document, or below its directory, that a file refers to.
    fn beside(&self, file: &str, within: usize) -> Option<PathBuf> {
        let decoded = percent_encoding::percent_decode_str(file).decode_utf8().ok()?;
        if decoded.contains([':', '\\', '?']) || decoded.starts_with('/') {
            return None;
        }
        let from = self.files.get(within).and_then(|(name, _)| name.parent().map(Path::to_owned)).unwrap_or_default();
        let mut path = PathBuf::new();
        for component in from.join(&*decoded).components() {
            match component {
                Component::Normal(part) => path.push(part),
                Component::CurDir => {}
                Component::ParentDir => path.pop().then_some(())?,
                Component::RootDir | Component::Prefix(_) => return None,
            }
        }
        Some(path)
    }
}

fn key(name: &Path) -> String {
    name.to_string_lossy().into_owned()
}

/// What a file is called without its ending, which names the type that it holds.
fn stem(name: &Path) -> String {
    name.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A name as a part of a JSON pointer in a reference.
fn escaped(name: &str) -> String {
    let pointer = name.replace('~', "~0").replace('/', "~1");
    percent_encoding::utf8_percent_encode(&pointer, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn object(line: usize, entries: Vec<(String, Json)>) -> Json {
    Json { line, value: Value::Object(entries) }
}

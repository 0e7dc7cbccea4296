//! The index of the search, in files that are loaded when they are needed: terms by their first
//! letter, and entries by their number. So the first result takes as long in a large catalogue as
//! in a small one.

mod entries;
mod terms;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use self::entries::{Entry, entries};
use self::terms::{identifier_terms, text_terms};
use crate::emit::contract::Part;

/// How many entries are in one file.
const CHUNK: usize = 256;

/// Where a term is found in an entry, by weight.
const WEIGHTS: [u32; 3] = [1, 2, 3];

/// The data of the search, by name.
pub(super) fn index(parts: &[Part<'_>]) -> Vec<(String, Value)> {
    let entries = entries(parts);
    let postings = postings(&entries);
    let letters: String = postings.keys().collect();
    let mut data =
        vec![("search/index".to_owned(), json!({"count": entries.len(), "chunk": CHUNK, "letters": letters}))];
    for (number, chunk) in entries.chunks(CHUNK).enumerate() {
        let chunk: Vec<Value> = chunk.iter().map(Entry::shown).collect();
        data.push((format!("search/entries-{number}"), chunk.into()));
    }
    for (letter, terms) in postings {
        data.push((format!("search/terms-{letter}"), shard(&terms)));
    }
    data
}

/// The places of each term, by the first letter and the term: each a number of an entry and a weight.
type Postings = BTreeMap<char, BTreeMap<String, BTreeMap<u32, u32>>>;

fn postings(entries: &[Entry<'_>]) -> Postings {
    let mut postings = Postings::new();
    let [in_text, in_context, in_label] = WEIGHTS;
    for (number, entry) in (0_u32..).zip(entries) {
        let mut add = |term: String, weight: u32| {
            let terms = postings.entry(letter(&term)).or_default();
            let place = terms.entry(term).or_default().entry(number).or_default();
            *place = weight.max(*place);
        };
        text_terms(&entry.text).into_iter().for_each(|term| add(term, in_text));
        for context in &entry.context {
            identifier_terms(context).into_iter().for_each(|term| add(term, in_context));
        }
        identifier_terms(&entry.label).into_iter().for_each(|term| add(term, in_label));
    }
    postings
}

/// The file that a term is in.
fn letter(term: &str) -> char {
    term.chars().next().filter(char::is_ascii_alphanumeric).unwrap_or('_')
}

/// Sorted terms; where the places of each end; and the places, each four times the distance to the
/// one before and the weight.
fn shard(terms: &BTreeMap<String, BTreeMap<u32, u32>>) -> Value {
    let (mut ends, mut places) = (Vec::new(), Vec::new());
    for numbers in terms.values() {
        let mut before = 0;
        for (number, weight) in numbers {
            places.push((number - before) * 4 + weight);
            before = *number;
        }
        ends.push(places.len());
    }
    json!({"terms": terms.keys().collect::<Vec<_>>(), "ends": ends, "places": places})
}

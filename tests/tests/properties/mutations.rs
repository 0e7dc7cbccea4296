//! Bodies that were damaged: whatever serde_json refuses is refused, at the same place.

use hookwright_tests::vendors::{Body, Vendor};
use hookwright_tests::{body, vendor};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use super::runner;

/// One change to a text.
#[derive(Clone, Debug)]
enum Mutation {
    Replace(Index, u8),
    Insert(Index, &'static [u8]),
    Remove(Index, usize),
    Truncate(Index),
    Repeat(Index, usize),
}

/// What is worth putting somewhere.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud800",
    b"\\udc00",
    b"\\u00e9",
    b"\\x",
    b"null",
    b"true",
    b"fals",
    b"0",
    b"-",
    b"-0",
    b"01",
    b"1.",
    b".5",
    b"1e5",
    b"1e999",
    b"18446744073709551616",
    b"\0",
    b"\x1f",
    b"\x7f",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b" ",
    b"\n",
    b"\r",
    b"\t",
    b"\x0b",
    b"\"a\":1,",
    b",\"a\":[1]",
    b"\"EventType\":\"UserStatus\",",
    b"\"type\":\"message\",",
    b"/**/",
    b"'",
    b"NaN",
    b"[[[[[[",
    b"{\"a\":",
];

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = || any::<Index>();
    let syntax = select(&b"{}[],:\"\\0-nt \n"[..]);
    prop_oneof![
        3 => (at(), prop_oneof![any::<u8>(), syntax]).prop_map(|(at, byte)| Mutation::Replace(at, byte)),
        4 => (at(), select(PIECES)).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
        3 => (at(), 1usize..20).prop_map(|(at, len)| Mutation::Remove(at, len)),
        1 => at().prop_map(Mutation::Truncate),
        1 => (at(), 1usize..40).prop_map(|(at, len)| Mutation::Repeat(at, len)),
    ]
}

impl Mutation {
    fn apply(&self, text: &mut Vec<u8>) {
        match self {
            Mutation::Replace(at, byte) => {
                if !text.is_empty() {
                    let at = at.index(text.len());
                    text[at] = *byte;
                }
            }
            Mutation::Insert(at, piece) => {
                let at = at.index(text.len() + 1);
                text.splice(at..at, piece.iter().copied());
            }
            Mutation::Remove(at, len) => {
                let at = at.index(text.len() + 1);
                text.drain(at..(at + len).min(text.len()));
            }
            Mutation::Truncate(at) => text.truncate(at.index(text.len() + 1)),
            Mutation::Repeat(at, len) => {
                let at = at.index(text.len() + 1);
                let piece = text[at..(at + len).min(text.len())].to_vec();
                text.splice(at..at, piece);
            }
        }
    }
}

/// A vendor's examples as request bodies, compact and as people write them.
fn examples<V: Vendor>() -> Vec<Vec<u8>> {
    let vendor = vendor(V::NAME);
    let bodies = vendor.events.iter().map(|event| {
        let example = Value::Object(event.example.clone());
        body(vendor, &[example.clone(), example])
    });
    bodies.flat_map(|body| [body.to_string().into_bytes(), serde_json::to_vec_pretty(&body).unwrap()]).collect()
}

/// Checks that both ways take and refuse the same texts, and that both say where a text that is no
/// JSON goes wrong.
pub fn check<V: Vendor>() {
    let damaged = (select(examples::<V>()), vec(mutation(), 1..4)).prop_map(|(mut text, mutations)| {
        mutations.iter().for_each(|mutation| mutation.apply(&mut text));
        text
    });
    let mut runner = runner::runner(|cases| cases * 40);
    runner::run(&mut runner, V::NAME, &damaged, |text| agree::<V::Body>(&text));
}

fn agree<T: Body>(text: &[u8]) -> Result<(), TestCaseError> {
    let shown = || String::from_utf8_lossy(text).into_owned();
    match (T::decode(text), serde_json::from_slice::<T>(text)) {
        (Ok(fast), Ok(generic)) => prop_assert!(fast.same(&generic), "{:?}\n{:?}\n{}", fast, generic, shown()),
        // Of bytes that are not UTF-8, we say where they are.
        (Err(fast), Err(generic))
            if fast.is_syntax() && (generic.is_syntax() || generic.is_eof()) && std::str::from_utf8(text).is_ok() =>
        {
            let theirs = (Some(generic.line()), Some(generic.column()));
            prop_assert_eq!((fast.line(), fast.column()), theirs, "{}\n{}\n{}", fast, generic, shown());
        }
        (Err(_), Err(_)) => {}
        (fast, generic) => {
            return Err(TestCaseError::fail(format!("{:?} {:?}\n{}", fast.err(), generic.err(), shown())));
        }
    }
    Ok(())
}

//! Proves the verdicts of `hookwright diff`: for the example of each rule, code for the old crate is
//! compiled with the new one, payloads of each side are decoded by the other, ajv validates them with
//! the other's schemas of both profiles, and tsc compiles code for the old declarations with the new
//! ones. All examples are vendors of two schema directories, so that two crates are built in all.
//!
//! It takes minutes, and needs Node.js: `tests/diff_proof.sh` runs it.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod callers;
mod observed;
mod pairs;
mod payloads;
mod values;
mod workspace;

use std::collections::BTreeMap;
use std::fmt::Write;

use hookwright::diff::{Verdict, View, compare};

use observed::Observed;
use pairs::{Pair, pairs};

/// What is said of each view of a pair, from all changes in it.
fn said(pair: &Pair) -> BTreeMap<View, bool> {
    let changes = compare(&pair.old, &pair.new);
    let breaks = |view: View| {
        let effects = changes.iter().flat_map(|change| change.effects.views());
        effects.filter(|(of, _)| *of == view).any(|(_, effect)| effect.verdict == Verdict::Breaking)
    };
    View::ALL.into_iter().map(|view| (view, breaks(view))).collect()
}

#[test]
#[ignore = "it builds crates and needs Node.js: run tests/diff_proof.sh"]
fn every_verdict_is_what_compilers_decoders_and_validators_show() {
    let pairs = pairs();
    let workspace = workspace::write(&pairs);
    let observed = Observed::of(&workspace, &pairs);
    let mut wrong = String::new();
    let (mut breaking, mut working) = (0, 0);
    for pair in &pairs {
        for (view, says_breaking) in said(pair) {
            let Some(evidence) = observed.evidence(pair, view) else { continue };
            match says_breaking {
                true => breaking += 1,
                false => working += 1,
            }
            if says_breaking != evidence.is_some() {
                let shown = evidence.as_deref().unwrap_or("nothing fails");
                let verdict = if says_breaking { "breaking" } else { "not breaking" };
                writeln!(wrong, "{} {view:?}: the verdict is {verdict}, but {shown}", pair.name).unwrap();
            }
        }
    }
    println!("{} pairs: {breaking} views break as said, {working} keep working", pairs.len());
    assert!(wrong.is_empty(), "{wrong}");
    assert!(breaking > 400 && working > 800, "{breaking} {working}");
}

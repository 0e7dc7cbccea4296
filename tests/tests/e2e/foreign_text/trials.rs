//! Which texts each place accepts, and schema files with as many of them as go together.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use hookwright::diagnostic::RenderOptions;

use super::files::{AnyPlace, Files, Identity, all_places};
use super::texts::{TEXTS, is_hidden, text_for};

/// Of how many texts one is tried at a place. With `HOOKWRIGHT_EVERY_TEXT` every one is, which takes
/// minutes: see tests/long.
const STEP: usize = 3;
/// The same at a place that an earlier vendor has, too.
const KNOWN_STEP: usize = 4 * STEP;

/// The steps at new places and at known ones.
pub(super) fn steps() -> (usize, usize) {
    if std::env::var_os("HOOKWRIGHT_EVERY_TEXT").is_some() { (1, 1) } else { (STEP, KNOWN_STEP) }
}

/// The files with one text after the other at every place that accepts it.
pub(super) struct Hostile {
    /// One vendor for each text that is tried at the first place.
    pub(super) vendors: Vec<Files>,
    /// How many texts were accepted, one by one.
    pub(super) accepted: usize,
    pub(super) refused: usize,
    /// How many places accepted at least one.
    pub(super) open_places: usize,
}

pub(super) fn hostile() -> &'static Hostile {
    static HOSTILE: OnceLock<Hostile> = OnceLock::new();
    HOSTILE.get_or_init(|| {
        let (bases, mut known) = (Files::bases(), BTreeSet::new());
        let all = bases.iter().zip(all_places(&bases)).map(|(base, places)| {
            let vendors = hostile_vendors(base, &places, &known);
            known.extend(places.iter().map(AnyPlace::identity));
            vendors
        });
        let sum = |sum: Hostile, one: Hostile| Hostile {
            vendors: [sum.vendors, one.vendors].concat(),
            accepted: sum.accepted + one.accepted,
            refused: sum.refused + one.refused,
            open_places: sum.open_places + one.open_places,
        };
        all.reduce(sum).expect("a base")
    })
}

/// `known` are places that an earlier vendor has: there, each takes its share of the texts only.
fn hostile_vendors(base: &Files, places: &[AnyPlace], known: &BTreeSet<Identity>) -> Hostile {
    let found = base.compile();
    assert!(found.model.is_some(), "{}", found.render(RenderOptions::default()));
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let share = places.len().div_ceil(workers);
    let indexed: Vec<(usize, &AnyPlace)> = places.iter().enumerate().collect();
    let (new_step, known_step) = steps();
    let accepted: Vec<Vec<Option<bool>>> = std::thread::scope(|scope| {
        let judge = |part: &[(usize, &AnyPlace)]| -> Vec<Vec<Option<bool>>> {
            let step = |place: &AnyPlace| if known.contains(&place.identity()) { known_step } else { new_step };
            part.iter().map(|(index, place)| accepted_texts(base, place, *index, step(place))).collect()
        };
        let parts: Vec<_> = indexed.chunks(share).map(|part| scope.spawn(move || judge(part))).collect();
        parts.into_iter().flat_map(|part| part.join().expect("no panic")).collect()
    });
    // With another text at the first place, no place would have one that was tried there.
    let vendors = (0..TEXTS.len()).step_by(new_step).map(|first| combined(base, places, &accepted, first)).collect();
    let count = accepted.iter().flatten().filter(|verdict| **verdict == Some(true)).count();
    let open_places = accepted.iter().filter(|texts| texts.contains(&Some(true))).count();
    let refused = accepted.iter().flatten().filter(|verdict| **verdict == Some(false)).count();
    Hostile { vendors, accepted: count, refused, open_places }
}

/// Which texts a place accepts, of every text or one in so many. Each of the others is refused with a
/// place in the right file.
fn accepted_texts(base: &Files, place: &AnyPlace, index: usize, step: usize) -> Vec<Option<bool>> {
    let accepts = |text: &&str| {
        let Some(files) = base.with(place, &text_for(text, index)) else { return false };
        let found = files.compile();
        if found.model.is_some() {
            return true;
        }
        let rendered = found.render(RenderOptions::default());
        assert!(!rendered.contains(is_hidden), "{rendered:?}");
        assert!(!found.diagnostics.is_empty());
        for diagnostic in &found.diagnostics {
            assert!(diagnostic.span.is_some(), "{text:?} at {:?}: {}", place.place, diagnostic.message);
        }
        false
    };
    let tried = |(number, text): (usize, &&'static str)| (number % step == index % step).then(|| accepts(text));
    TEXTS.iter().enumerate().map(tried).collect()
}

/// The files with a text at every place that accepts it: at the first place the text with this
/// number, at the second the next, and so on.
fn combined(base: &Files, places: &[AnyPlace], accepted: &[Vec<Option<bool>>], first: usize) -> Files {
    let text = |index: usize| (index + first) % TEXTS.len();
    let chosen = places.iter().enumerate().filter(|(index, _)| accepted[*index][text(*index)] == Some(true));
    let chosen: Vec<(&AnyPlace, String)> =
        chosen.map(|(index, place)| (place, text_for(TEXTS[text(index)], index))).collect();
    with_all(base, &chosen)
}

/// The files with a text at each place, but for those that do not go together with others, such as
/// names that become one.
fn with_all(files: &Files, chosen: &[(&AnyPlace, String)]) -> Files {
    let put = |files: Files, (place, text): &(&AnyPlace, String)| files.with(place, text).unwrap_or(files);
    let all = chosen.iter().fold(files.clone(), put);
    if all.compile().model.is_some() {
        return all;
    }
    match chosen.len() {
        0 | 1 => files.clone(),
        several => {
            let (left, right) = chosen.split_at(several / 2);
            with_all(&with_all(files, left), right)
        }
    }
}

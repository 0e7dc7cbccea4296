//! Which item of the new side is which of the old one: by name, or under a new name.

/// Items of both sides, each with its place in its list.
pub(super) struct Pairs<'a, T> {
    /// The same on both sides, in the new order.
    pub(super) both: Vec<(&'a T, &'a T)>,
    /// Those that have another name on the new side.
    pub(super) renamed: Vec<Renamed<'a, T>>,
    /// Only on the old side.
    pub(super) removed: Vec<&'a T>,
    /// Only on the new side.
    pub(super) added: Vec<&'a T>,
    /// Whether those of both sides come in another order.
    pub(super) reordered: bool,
}

/// An item that has another name on the new side.
pub(super) struct Renamed<'a, T> {
    pub(super) old: &'a T,
    pub(super) new: &'a T,
    /// Nothing says so, but it is likely.
    pub(super) guess: bool,
}

/// What tells that an item is another under a new name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// They are two items.
    Different,
    /// They are one if they come at the same place.
    AtSamePlace,
    /// They are likely one.
    Likely,
    /// The schemas say so.
    Certain,
}

/// Pairs the items of two lists. `key` is what an item is known by; `likeness` compares items that
/// only one side has.
pub(super) fn pairs<'a, T, K: PartialEq + ?Sized>(
    old: &'a [T],
    new: &'a [T],
    key: impl Fn(&T) -> &K,
    likeness: impl Fn(&'a T, &'a T) -> Likeness,
) -> Pairs<'a, T> {
    let in_old = |item: &T| old.iter().position(|other| key(other) == key(item));
    let in_new = |item: &T| new.iter().position(|other| key(other) == key(item));
    let both: Vec<(&T, &T)> = new.iter().filter_map(|item| Some((old.get(in_old(item)?)?, item))).collect();
    let mut removed: Vec<&T> = old.iter().filter(|item| in_new(item).is_none()).collect();
    let mut added: Vec<&T> = new.iter().filter(|item| in_old(item).is_none()).collect();
    // How many items of both sides come before: what was renamed comes at the same place.
    let place = |list: &[T], item: &T, other: &[T]| {
        let before = list.iter().take_while(|before| !std::ptr::eq(*before, item));
        before.filter(|before| other.iter().any(|it| key(it) == key(before))).count()
    };
    let mut renamed = Vec::new();
    for wanted in [Likeness::Certain, Likeness::Likely, Likeness::AtSamePlace] {
        removed.retain(|gone| {
            let found = added.iter().position(|come| {
                likeness(gone, come) == wanted
                    && (wanted != Likeness::AtSamePlace || place(old, gone, new) == place(new, come, old))
            });
            let Some(found) = found else { return true };
            let come = added.remove(found);
            renamed.push(Renamed { old: *gone, new: come, guess: wanted != Likeness::Certain });
            false
        });
    }
    let places: Vec<Option<usize>> = both.iter().map(|(_, item)| in_old(item)).collect();
    Pairs { both, renamed, removed, added, reordered: !places.is_sorted() }
}

/// Whether two names are alike: most of their letters are the same.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    const LONGEST: usize = 256;
    let fold = |name: &str| {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(LONGEST).collect::<String>()
    };
    let (one, other) = (fold(one), fold(other));
    let contained = one.len().min(other.len()) >= 3 && (one.contains(&other) || other.contains(&one));
    contained || strsim::normalized_damerau_levenshtein(&one, &other) >= 0.6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &[&'static str], new: &[&'static str], likeness: Likeness) -> String {
        let pairs = pairs(old, new, |name| *name, |_, _| likeness);
        let renamed: Vec<String> = pairs.renamed.iter().map(|it| format!("{}>{}", it.old, it.new)).collect();
        format!("{:?} -{:?} +{:?} {}", renamed, pairs.removed, pairs.added, pairs.reordered)
    }

    #[test]
    fn items_are_paired_by_name_and_the_rest_by_likeness() {
        assert_eq!(shown(&["a", "b"], &["b", "a"], Likeness::Certain), "[] -[] +[] true");
        assert_eq!(shown(&["a", "b"], &["a", "c"], Likeness::Different), r#"[] -["b"] +["c"] false"#);
        assert_eq!(shown(&["a", "b"], &["a", "c"], Likeness::Certain), r#"["b>c"] -[] +[] false"#);
        assert_eq!(shown(&["a", "b"], &["a", "c"], Likeness::AtSamePlace), r#"["b>c"] -[] +[] false"#);
        assert_eq!(shown(&["b", "a"], &["a", "c"], Likeness::AtSamePlace), r#"[] -["b"] +["c"] false"#);
        assert_eq!(shown(&["a", "b"], &["c", "d", "e"], Likeness::Likely), r#"["a>c", "b>d"] -[] +["e"] false"#);
    }

    #[test]
    fn names_are_alike_whatever_their_case_and_ending() {
        assert!(are_alike("CallerId", "caller_id") && are_alike("tag", "tags") && are_alike("call_id", "callId2"));
        assert!(!are_alike("tone", "level") && !are_alike("a", "b") && !are_alike("id", "video"));
    }
}

//! Names that targets make: they may change where those of the wire stay.

use super::super::change::{Change, Place};
use super::super::rule;
use super::super::verdict::{Effects, View};
use super::Comparison;

/// What an item is called.
pub(super) struct Names<'a> {
    /// The `name` that the schemas prefer.
    pub(super) preferred: Option<&'a str>,
    /// In Rust.
    pub(super) rust: String,
    /// In schemas and TypeScript, if it has a definition of its own.
    pub(super) key: Option<&'a str>,
}

impl Names<'_> {
    /// The effects of names that are others now.
    pub(super) fn effects(&self, new: &Names<'_>) -> Effects {
        let mut effects = Effects::default();
        if self.rust != new.rust {
            effects = effects.breaking(View::Rust, format!("`{}` is called `{}` now.", self.rust, new.rust));
        }
        if let (Some(old), Some(new)) = (self.key, new.key)
            && old != new
        {
            effects = effects.breaking(View::TypeScript, format!("`{old}` is called `{new}` now."));
        }
        effects
    }
}

/// The change of an item's names, if they have changed and that of the wire has not.
pub(super) fn name_change(place: &Place, old: &Names<'_>, new: &Names<'_>) -> Option<Change> {
    let effects = old.effects(new);
    if old.preferred == new.preferred && effects == Effects::default() {
        return None;
    }
    let text = match (old.rust == new.rust, old.key.zip(new.key)) {
        (false, _) => format!("it is called `{}` in code, and was `{}`", new.rust, old.rust),
        (true, Some((old, new))) if old != new => format!("its definition is called `{new}`, and was `{old}`"),
        (true, _) => "its `name` is another, and its names in code are the same".to_owned(),
    };
    Some(Change::new(&rule::NAME_CHANGED, place.clone(), text).judged(effects))
}

impl Comparison<'_> {
    /// The schema file of an item, and the public module that goes with it.
    pub(super) fn file(&mut self, place: &Place, old_path: &str, new_path: &str, is_module: bool) {
        let (old, new) = (below_vendor(old_path), below_vendor(new_path));
        let modules = (self.old.rust.module(old_path), self.new.rust.module(new_path));
        if old == new && modules.0 == modules.1 {
            return;
        }
        let effects = match modules {
            (Some(old), Some(new)) if old != new && is_module => {
                let why = format!("The module `{old}` does not have it any more; the vendor's own module does.");
                Effects::default().breaking(View::Rust, why)
            }
            _ => Effects::default(),
        };
        self.found(&rule::FILE_CHANGED, place, format!("it is in `{new}`, and was in `{old}`"), effects);
    }
}

/// A path without the vendor's directory, which has the vendor's name.
pub(super) fn below_vendor(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, below)| below)
}

//! Items of a vendor that others refer to, and the references to them.
//!
//! A reference is an [`Id`]: only the builder of an [`Arena`] makes one, and an arena is finished
//! only when it has an item for each. So a reference never leads nowhere, and who follows one has
//! no case for that.

use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::internal::Checked;

/// A reference to an item, by its name, which no other item of its arena has.
///
/// Two are equal if their names are, so that the models of two versions of a schema can be
/// compared.
pub struct Id<T> {
    name: Arc<str>,
    index: usize,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The item's name.
    pub fn as_str(&self) -> &str {
        &self.name
    }
}

impl<T> Deref for Id<T> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.name
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Id { name: Arc::clone(&self.name), index: self.index, of: PhantomData }
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.name, f)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.name, &other.name) || self.name == other.name
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialEq<str> for Id<T> {
    fn eq(&self, other: &str) -> bool {
        &*self.name == other
    }
}

impl<T> PartialEq<&str> for Id<T> {
    fn eq(&self, other: &&str) -> bool {
        &*self.name == *other
    }
}

impl<T> PartialEq<String> for Id<T> {
    fn eq(&self, other: &String) -> bool {
        *self.name == **other
    }
}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.name.cmp(&other.name)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

/// Models are read back only by tests that change them at any place. Such a test says first which
/// items there are, by the kind and the name of each.
#[cfg(test)]
pub(crate) mod read_back {
    use std::any::type_name;
    use std::cell::RefCell;

    use serde::{Deserialize, Deserializer, de};

    use super::{Id, PhantomData};

    thread_local! {
        static NAMES: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
    }

    /// Forgets all items.
    pub(crate) fn clear() {
        NAMES.with_borrow_mut(Vec::clear);
    }

    /// There are these items, in this order.
    pub(crate) fn add<T>(names: impl IntoIterator<Item = String>) {
        NAMES.with_borrow_mut(|known| known.extend(names.into_iter().map(|name| (type_name::<T>(), name))));
    }

    impl<'de, T> Deserialize<'de> for Id<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let name = String::deserialize(deserializer)?;
            let index = NAMES.with_borrow(|known| {
                known.iter().filter(|(kind, _)| *kind == type_name::<T>()).position(|(_, known)| *known == name)
            });
            let index = index.ok_or_else(|| de::Error::custom(format!("no item `{name}`")))?;
            Ok(Id { name: name.into(), index, of: PhantomData })
        }
    }
}

/// What an arena holds: it knows its own id.
pub trait Item: Sized {
    /// The item's id.
    fn id(&self) -> &Id<Self>;
}

/// All items of one kind, in an order of their own. It is a slice of them, and knows each by id.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
#[serde(transparent)]
pub struct Arena<T> {
    items: Vec<T>,
}

impl<T: Item> Arena<T> {
    /// The item of an id.
    #[track_caller]
    pub fn get(&self, id: &Id<T>) -> &T {
        let item = self.items.get(id.index).filter(|item| item.id() == id);
        item.checked("an id is of another model")
    }

    /// All items, in order.
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }

    /// The item of a name, which may come from anywhere.
    pub fn find(&self, name: &str) -> Option<&T> {
        self.items.iter().find(|item| item.id() == name)
    }

    /// A value for each item, found by the item's id.
    pub(crate) fn table<'a, V>(&'a self, value: impl FnMut(&'a T) -> V) -> Table<T, V> {
        Table { values: self.items.iter().map(value).collect(), of: PhantomData }
    }

    /// The arena with each item changed, but for its id.
    pub(crate) fn map(self, change: impl FnMut(T) -> T) -> Self {
        Arena { items: self.items.into_iter().map(change).collect() }
    }
}

impl<T> Deref for Arena<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'a, T> IntoIterator for &'a Arena<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

/// A value for each item of an arena.
#[derive(Debug)]
pub(crate) struct Table<T, V> {
    values: Vec<V>,
    of: PhantomData<fn() -> T>,
}

impl<T, V> Table<T, V> {
    /// The value for the item of an id.
    #[track_caller]
    pub(crate) fn get(&self, id: &Id<T>) -> &V {
        self.values.get(id.index).checked("an id is of another model")
    }
}

/// An arena in the making: first the ids, so that items can refer to each other, then the items.
#[derive(Debug)]
pub(crate) struct Builder<T> {
    ids: HashMap<Arc<str>, Id<T>>,
    items: Vec<Option<T>>,
}

impl<T> Default for Builder<T> {
    fn default() -> Self {
        Builder { ids: HashMap::new(), items: Vec::new() }
    }
}

impl<T: Item> Builder<T> {
    /// An id for each of these names, in this order.
    pub(crate) fn with_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut builder = Builder::default();
        for name in names {
            builder.id(name);
        }
        builder
    }

    /// The id of a name, a new one if there is none yet.
    pub(crate) fn id(&mut self, name: &str) -> Id<T> {
        if let Some(id) = self.ids.get(name) {
            return id.clone();
        }
        let id = Id { name: name.into(), index: self.items.len(), of: PhantomData };
        self.items.push(None);
        self.ids.insert(Arc::clone(&id.name), id.clone());
        id
    }

    /// The id of a name, if there is one.
    pub(crate) fn known(&self, name: &str) -> Option<&Id<T>> {
        self.ids.get(name)
    }

    /// The item of an id, if it is there already.
    pub(crate) fn item(&self, id: &Id<T>) -> Option<&T> {
        self.items.get(id.index)?.as_ref()
    }

    /// Puts an item where its id is. Of two items with one id the first stays.
    pub(crate) fn put(&mut self, item: T) {
        if let Some(place) = self.items.get_mut(item.id().index) {
            place.get_or_insert(item);
        }
    }

    /// The arena, if there is an item for each id.
    pub(crate) fn finish(self) -> Option<Arena<T>> {
        let items: Option<Vec<T>> = self.items.into_iter().collect();
        Some(Arena { items: items? })
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;
    use crate::internal::InternalError;

    #[derive(Clone, Debug, PartialEq)]
    struct Word {
        id: Id<Word>,
        next: Id<Word>,
    }

    impl Item for Word {
        fn id(&self) -> &Id<Word> {
            &self.id
        }
    }

    fn arena(names: &[&str]) -> Arena<Word> {
        let mut builder = Builder::with_names(names.iter().copied());
        for (name, next) in names.iter().zip(names.iter().cycle().skip(1)) {
            let (id, next) = (builder.id(name), builder.id(next));
            builder.put(Word { id, next });
        }
        builder.finish().unwrap()
    }

    #[test]
    fn items_may_refer_to_what_comes_later() {
        let words = arena(&["a", "b", "c"]);
        let b = words.get(&words[0].next);
        assert_eq!((&*b.id, &*words.get(&b.next).id), ("b", "c"));
        assert_eq!(words.find("c"), Some(&words[2]));
        assert_eq!(words.find("d"), None);
    }

    #[test]
    fn an_arena_with_an_id_that_leads_nowhere_is_not_finished() {
        let mut builder: Builder<Word> = Builder::default();
        let (a, b) = (builder.id("a"), builder.id("b"));
        builder.put(Word { id: a, next: b });
        assert!(builder.finish().is_none());
    }

    #[test]
    fn of_two_items_with_one_id_the_first_stays() {
        let mut builder: Builder<Word> = Builder::default();
        let (a, b) = (builder.id("a"), builder.id("b"));
        builder.put(Word { id: a.clone(), next: a.clone() });
        builder.put(Word { id: a.clone(), next: b.clone() });
        builder.put(Word { id: b, next: a.clone() });
        assert_eq!(builder.finish().unwrap().get(&a).next, a);
    }

    #[test]
    fn ids_of_two_models_are_equal_by_name_and_are_told_apart_by_arenas() {
        let (one, other) = (arena(&["a", "b"]), arena(&["b", "a"]));
        assert_eq!(one[0].id, other[1].id);
        let wrong = catch_unwind(|| one.get(&other[0].id).id.clone()).unwrap_err();
        assert!(InternalError::of_panic(wrong).to_string().contains("an id is of another model"));
    }

    #[test]
    fn a_table_has_a_value_for_each_item() {
        let words = arena(&["a", "b"]);
        let table = words.table(|word| word.next.to_string());
        assert_eq!(table.get(&words[0].id), "b");
    }
}

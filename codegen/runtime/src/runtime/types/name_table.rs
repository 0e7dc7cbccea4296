//! A hash table of names.

use crate::runtime::json::scan::same;

/// A value for each name, in a hash table with open addressing that hookwright has laid out.
#[derive(Debug)]
pub struct NameTable<T: 'static> {
    /// For each slot, one more than the index of its entry, or zero. The number of slots is a
    /// power of two, and greater than that of entries.
    slots: &'static [u32],
    entries: &'static [(&'static str, T)],
}

impl<T: Copy> NameTable<T> {
    /// Takes slots as hookwright lays them out.
    pub const fn new(slots: &'static [u32], entries: &'static [(&'static str, T)]) -> Self {
        NameTable { slots, entries }
    }

    /// The value of a name.
    pub fn find(&self, name: &str) -> Option<T> {
        let mut index = hash(name);
        loop {
            let slot = self.slots.get(index & (self.slots.len().wrapping_sub(1)))?;
            let (known, value) = self.entries.get((*slot as usize).wrapping_sub(1))?;
            if same(known, name) {
                return Some(*value);
            }
            index = index.wrapping_add(1);
        }
    }
}

/// Hashes eight bytes at a time, by multiplication with an odd number whose bits look random.
pub fn hash(name: &str) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = name.as_bytes().as_chunks::<8>();
    let mut last = name.len() as u64;
    for byte in rest {
        last = last << 8 | u64::from(*byte);
    }
    let words = words.iter().map(|word| u64::from_le_bytes(*word)).chain([last]);
    let hash = words.fold(0u64, |hash, word| (hash ^ word).wrapping_mul(FACTOR).rotate_left(29));
    (hash ^ hash >> 32) as usize & 0xffff_ffff
}

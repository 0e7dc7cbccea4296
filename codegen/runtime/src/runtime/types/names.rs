//! Finding a name among many.

use crate::runtime::json::scan::same;

/// A value for each of some names, in a hash table with open addressing that the compiler has laid
/// out.
#[derive(Debug)]
pub struct Names<T: 'static> {
    /// For each place of the table, one more than the entry that is there, or zero. Their number
    /// is a power of two, and greater than that of the entries.
    slots: &'static [u32],
    entries: &'static [(&'static str, T)],
}

impl<T: Copy> Names<T> {
    /// From slots as hookwright lays them out.
    pub const fn new(slots: &'static [u32], entries: &'static [(&'static str, T)]) -> Self {
        Names { slots, entries }
    }

    /// The value of a name.
    pub fn find(&self, name: &str) -> Option<T> {
        let mut place = hash(name);
        loop {
            let slot = self.slots.get(place & (self.slots.len().wrapping_sub(1)))?;
            let (known, value) = self.entries.get((*slot as usize).wrapping_sub(1))?;
            if same(known, name) {
                return Some(*value);
            }
            place = place.wrapping_add(1);
        }
    }
}

/// Eight bytes at a time, by multiplication with an odd number whose bits look random.
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

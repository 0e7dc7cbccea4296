//! Sets of slots.

/// A set of slots.
#[derive(Clone, Debug, Default)]
pub(crate) struct SlotSet {
    low: u64,
    high: Vec<u64>,
}

impl SlotSet {
    /// Adds a slot, if it is one of the first 64 and new.
    #[inline]
    pub(crate) fn insert_new_low(&mut self, slot: usize) -> bool {
        let bit = if slot < 64 { 1_u64 << slot } else { 0 };
        let new = bit & !self.low != 0;
        self.low |= bit;
        new
    }

    pub(crate) fn insert(&mut self, slot: usize) {
        let Some(rest) = slot.checked_sub(64) else {
            self.low |= 1 << slot;
            return;
        };
        let word = rest / 64;
        if self.high.len() <= word {
            self.high.resize(word + 1, 0);
        }
        if let Some(bits) = self.high.get_mut(word) {
            *bits |= 1 << (rest % 64);
        }
    }

    #[inline]
    pub(crate) fn low(&self) -> u64 {
        self.low
    }

    pub(crate) fn contains(&self, slot: usize) -> bool {
        match slot.checked_sub(64) {
            None => self.low & (1 << slot) != 0,
            Some(rest) => self.high.get(rest / 64).is_some_and(|bits| bits & (1 << (rest % 64)) != 0),
        }
    }
}

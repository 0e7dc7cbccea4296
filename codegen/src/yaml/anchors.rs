//! Anchors, and how much their aliases expand to: a small file must not become a huge document.

use std::collections::HashMap;

use super::node::Node;

/// How much the anchors and aliases of a file may hold together, in bytes.
const MAX_COPIED: usize = 64 * 1024 * 1024;

/// What a value takes beside its text, in bytes.
const VALUE_BYTES: usize = 64;

/// The size of a scalar, in bytes.
pub(super) fn scalar_size(text: &str) -> usize {
    VALUE_BYTES + text.len()
}

/// The size of a list or a mapping before anything is in it, in bytes.
pub(super) const EMPTY_SIZE: usize = VALUE_BYTES;

/// The values that have an anchor, each with its size. What an alias stands for is part of the
/// size of all that is around it.
#[derive(Default)]
pub(super) struct Anchors {
    values: HashMap<usize, (Node, usize)>,
    copied: usize,
}

impl Anchors {
    /// Keeps the value of an anchor. The parser numbers them from 1; 0 is none.
    pub(super) fn define(&mut self, anchor: usize, node: &Node, size: usize) -> Result<(), String> {
        if anchor > 0 {
            self.take(size)?;
            self.values.insert(anchor, (node.clone(), size));
        }
        Ok(())
    }

    /// A copy of an anchor's value, and its size.
    pub(super) fn copy(&mut self, anchor: usize) -> Result<(Node, usize), String> {
        let Some(size) = self.values.get(&anchor).map(|(_, size)| *size) else {
            return Err("an anchor cannot be used within its own value".to_owned());
        };
        self.take(size)?;
        self.values.get(&anchor).cloned().ok_or_else(String::new)
    }

    fn take(&mut self, size: usize) -> Result<(), String> {
        self.copied = self.copied.saturating_add(size);
        if self.copied <= MAX_COPIED {
            return Ok(());
        }
        Err(format!("the aliases of this file expand to more than {} MiB", MAX_COPIED / 1024 / 1024))
    }
}

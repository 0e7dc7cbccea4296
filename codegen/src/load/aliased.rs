//! How much text aliases stand for, so that a small file cannot become a huge document.

use std::collections::HashMap;

use saphyr_parser::Event;

/// How much text the aliases of a document may stand for, in bytes.
const MAX_ALIASED: usize = 16 * 1024 * 1024;

/// The text below each anchor, with what its aliases stand for.
#[derive(Default)]
pub(super) struct Aliased {
    /// The lists and mappings around the next event: their anchors, and the text in them so far.
    open: Vec<(usize, usize)>,
    anchors: HashMap<usize, usize>,
    total: usize,
}

impl Aliased {
    /// Takes note of an event and the length of its text. An error says what is wrong with it.
    pub(super) fn see(&mut self, event: &Event<'_>, length: u32) -> Result<(), String> {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        match event {
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => self.open.push((*anchor, 1)),
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some((anchor, length)) = self.open.pop() {
                    self.add(anchor, length);
                }
            }
            Event::Scalar(_, _, anchor, _) => self.add(*anchor, length.max(1)),
            Event::Alias(anchor) => {
                let Some(length) = self.anchors.get(anchor).copied() else {
                    return Err("an anchor cannot be used within its own value".to_owned());
                };
                self.total = self.total.saturating_add(length);
                if self.total > MAX_ALIASED {
                    let most = MAX_ALIASED / 1024 / 1024;
                    return Err(format!("the aliases of this file expand to more than {most} MiB of text"));
                }
                self.add(0, length);
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds a value to what is around it. An anchor is 0 where there is none.
    fn add(&mut self, anchor: usize, length: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, length);
        }
        if let Some((_, around)) = self.open.last_mut() {
            *around = around.saturating_add(length);
        }
    }
}

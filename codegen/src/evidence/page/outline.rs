//! Sections: what is under each heading.

use super::{Block, BlockKind};

/// A section, by its number in the page.
pub(crate) type SectionId = usize;

/// A heading and what is under it, down to the next heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Section {
    /// Level of the heading; 0 for what precedes all headings.
    pub(crate) level: u16,
    /// Text of the heading.
    pub(crate) title: String,
    /// Line of the heading.
    pub(crate) line: usize,
    /// The section around it.
    pub(crate) parent: Option<SectionId>,
    /// What is directly under the heading, without headings.
    pub(crate) blocks: Vec<Block>,
}

/// The sections of a page, in order; a section comes before those within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sections(Vec<Section>);

impl Sections {
    /// Sorts blocks under their headings.
    pub(super) fn new(blocks: Vec<Block>) -> Self {
        let mut sections = vec![Section { line: 1, ..Section::default() }];
        let mut open: Vec<(u16, SectionId)> = vec![(0, 0)];
        for block in blocks {
            match block.kind {
                BlockKind::Heading { level, text } => {
                    open.retain(|(outer, _)| *outer < level);
                    let parent = open.last().map(|(_, id)| *id);
                    open.push((level, sections.len()));
                    sections.push(Section { level, title: text, line: block.line, parent, blocks: Vec::new() });
                }
                _ => sections.last_mut().into_iter().for_each(|section| section.blocks.push(block.clone())),
            }
        }
        Sections(sections)
    }

    /// All sections with their ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (SectionId, &Section)> {
        self.0.iter().enumerate()
    }

    /// The section of an id.
    pub(crate) fn get(&self, id: SectionId) -> Option<&Section> {
        self.0.get(id)
    }

    /// A section and those around it, from within.
    pub(crate) fn ancestors(&self, id: SectionId) -> impl Iterator<Item = (SectionId, &Section)> {
        let numbered = |id: SectionId| Some((id, self.get(id)?));
        std::iter::successors(numbered(id), move |(_, section)| numbered(section.parent?))
    }

    /// All blocks of a section and of those within it.
    pub(crate) fn blocks_within(&self, id: SectionId) -> impl Iterator<Item = &Block> {
        let mut sections = self.0.iter().skip(id);
        let own = sections.next();
        let level = own.map_or(0, |section| section.level);
        own.into_iter()
            .chain(sections.take_while(move |section| section.level > level))
            .flat_map(|section| &section.blocks)
    }
}

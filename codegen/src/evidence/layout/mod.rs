//! How a vendor lays out its documents, as `document` in `vendor.yaml` declares it.

mod read;

pub(crate) use read::Wrong;

use regex::Regex;

use crate::syntax::PresenceSyntax;
use crate::words::words;

words! {
    /// The format of a document.
    pub enum Format {
        /// Markdown, with or without the tags of MDX.
        Markdown = "markdown",
        /// HTML.
        Html = "html",
        /// Plain text, with the tables of Markdown.
        Text = "text",
    }

    /// What a section is about.
    pub enum Holds {
        /// One event.
        Event = "event",
        /// Events, one in each row.
        Events = "events",
        /// Fields of the events that are listed under the same heading.
        Fields = "fields",
        /// Fields that every event has.
        Header = "header",
        /// Fields of the object around events.
        Envelope = "envelope",
        /// One named type.
        Type = "type",
        /// Values of an enum, one in each row.
        Values = "values",
        /// One value of an enum.
        Value = "value",
        /// Nothing that the schemas say.
        Nothing = "nothing",
    }

    /// Where the name of a section's event is.
    pub enum NameFrom {
        /// In its heading: the first group of the pattern, or all of it.
        Heading = "heading",
        /// In the discriminator of its example.
        Example = "example",
    }
}

impl Holds {
    /// Whether a section within this one is about the same, unless a rule says otherwise.
    pub(crate) fn is_inherited(self) -> bool {
        matches!(self, Holds::Event | Holds::Type | Holds::Nothing)
    }
}

/// A vendor's layout, ready for use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// The format, where the document does not tell by itself.
    pub(crate) format: Option<Format>,
    /// In plain text: which lines are headings, each with its level.
    pub(crate) headings: Vec<(u16, Regex)>,
    pub(crate) sections: Vec<SectionRule>,
    pub(crate) columns: Columns,
    pub(crate) requirement: RequirementWords,
    /// From the document's type words to types of the dialect.
    pub(crate) types: Vec<(Regex, String)>,
    /// From the names of fields to types, where the document gives none.
    pub(crate) names: Vec<(Regex, String)>,
    pub(crate) values: Vec<ValuePattern>,
    pub(crate) members: Vec<MemberPattern>,
    /// The description of a field whose own fields are the rows below it.
    pub(crate) nested: Option<Regex>,
    /// The description of a field that one event alone has.
    pub(crate) only: Option<Regex>,
    /// The names of fields that hold one of a few words, though no list of them is given.
    pub(crate) words: Option<Regex>,
    pub(crate) bounds: Vec<Regex>,
    pub(crate) examples: Examples,
}

/// What the sections with some heading hold. The first rule that matches counts.
#[derive(Clone, Debug)]
pub(crate) struct SectionRule {
    pub(crate) heading: Option<Regex>,
    pub(crate) level: Option<u16>,
    /// A heading around it.
    pub(crate) under: Option<Regex>,
    /// The paragraph before the table.
    pub(crate) intro: Option<Regex>,
    pub(crate) holds: Holds,
    pub(crate) name: NameFrom,
    /// The type that it is about, if the heading does not name it.
    pub(crate) of: Option<String>,
    /// Where its fields are, within the event or the type.
    pub(crate) at: Vec<String>,
    /// What holds for the fields of which nothing is said.
    pub(crate) presence: Option<PresenceSyntax>,
    pub(crate) variants: Option<VariantRows>,
    pub(crate) columns: Option<Columns>,
    /// In lists: what an item looks like.
    pub(crate) items: Option<Regex>,
}

/// Rows among those of fields that are the variants of a union.
#[derive(Clone, Debug)]
pub(crate) struct VariantRows {
    pub(crate) description: Regex,
    pub(crate) of: String,
    pub(crate) at: Vec<String>,
}

/// Which columns a table has, by the text of their headings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    pub(crate) name: Option<Regex>,
    /// The column that names the event that a field belongs to.
    pub(crate) event: Option<Regex>,
    pub(crate) ty: Option<Regex>,
    pub(crate) requirement: Option<Regex>,
    pub(crate) description: Option<Regex>,
    /// The column with an example value.
    pub(crate) example: Option<Regex>,
    /// Columns that say nothing to compare.
    pub(crate) other: Option<Regex>,
    /// What stands in front of the name of a field that is within the one above.
    pub(crate) indent: Option<Regex>,
    /// What a cell with a name looks like that holds more than the name.
    pub(crate) cell: Option<Regex>,
}

/// How a document says whether a field is there.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequirementWords {
    pub(crate) required: Option<Regex>,
    pub(crate) optional: Option<Regex>,
    pub(crate) unclear: Option<Regex>,
    /// Whether descriptions have the words too.
    pub(crate) described: bool,
}

/// Where a description lists the values of a field.
#[derive(Clone, Debug)]
pub(crate) struct ValuePattern {
    pub(crate) list: Regex,
    pub(crate) item: Option<Regex>,
    /// The words say that the list is not complete.
    pub(crate) open: bool,
}

/// Where a description names the fields of an object.
#[derive(Clone, Debug)]
pub(crate) struct MemberPattern {
    pub(crate) list: Regex,
    pub(crate) item: Option<Regex>,
    pub(crate) ty: Option<String>,
}

/// Which code blocks are examples.
#[derive(Clone, Debug, Default)]
pub(crate) struct Examples {
    /// The languages of those that must be JSON.
    pub(crate) language: Option<Regex>,
    /// Strings that stand for any value.
    pub(crate) placeholder: Option<Regex>,
}

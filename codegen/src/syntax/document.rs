//! How the vendor's documents are laid out: what `hookwright drift` reads them by.

use super::read::macros::{read_words, syntax};
use super::{Items, PresenceSyntax, Spanned};
use crate::evidence::{Format, Holds, NameFrom};

syntax! {
    /// How the vendor's documents are laid out. Patterns are regular expressions.
    pub struct DocumentSyntax {
        /// The format, where neither the name of a document nor its beginning tells.
        format: Option<Format>,
        /// Of plain text: which lines are headings.
        headings: Vec<HeadingSyntax>,
        /// What the sections are about. The first that matches counts.
        sections: Spanned<Vec<SectionSyntax>>,
        /// The columns of tables that do not say otherwise.
        columns: Option<ColumnsSyntax>,
        /// How the document says whether a field is required.
        requirement: Option<RequirementSyntax>,
        /// From patterns of the document's type words, each for the whole word, to type expressions;
        /// `$1` is what the first group of the pattern has found.
        types: Items<Spanned<String>>,
        /// From patterns of the dotted names of fields to their types, for fields of which the document
        /// gives no type.
        names: Items<Spanned<String>>,
        /// Where a description lists the values of a field. The first that matches counts.
        values: Vec<ValuesSyntax>,
        /// Where a description names the fields of an object. All that match count.
        members: Vec<MembersSyntax>,
        /// A pattern of the description of a field whose own fields are the rows below it.
        nested: Option<Spanned<String>>,
        /// A pattern of the description of a field that one event alone has; its first group names the
        /// event.
        only: Option<Spanned<String>>,
        /// A pattern of the names of fields that hold one of a few words, though no list of them is
        /// given: `hookwright adopt` takes the values of examples, and leaves the enum open.
        words: Option<Spanned<String>>,
        /// Patterns that find bounds in a description, in groups that are called `min`, `max`,
        /// `max_bytes`, `min_items` and `max_items`.
        bounds: Vec<Spanned<String>>,
        /// Which code blocks are examples.
        examples: Option<ExamplesSyntax>,
    }

    /// Lines of plain text that are headings.
    pub struct HeadingSyntax {
        /// The level: 1 is the outermost.
        level: u16,
        /// A pattern of the line.
        line: Spanned<String>,
    }

    /// What the sections under some headings are about. A section within one that is about an event,
    /// a type or nothing is about the same, unless it has a rule of its own.
    pub struct SectionSyntax {
        /// A pattern of the heading. Its first group is the name of the event, the type or the value
        /// that the section is about; without a group the whole heading is.
        heading: Option<Spanned<String>>,
        /// The level of the heading: 1 is the outermost.
        level: Option<u16>,
        /// A pattern of a heading around it.
        under: Option<Spanned<String>>,
        /// A pattern of the paragraph before the table, where a section has several tables.
        intro: Option<Spanned<String>>,
        /// What the section holds.
        holds: Spanned<Holds>,
        /// Where the name of the section's event is.
        name: Option<NameFrom>,
        /// The type that it is about, if the heading does not name it.
        of: Option<Spanned<String>>,
        /// Where the fields are in the event or the type: a dotted path.
        at: Option<Spanned<String>>,
        /// What holds for the fields, where nothing is said of one: `hookwright adopt` writes it into
        /// the types that it makes of them.
        presence: Option<PresenceSyntax>,
        /// Rows that are the variants of a union.
        variants: Option<VariantsSyntax>,
        /// The columns of its tables.
        columns: Option<ColumnsSyntax>,
        /// Of lists in place of tables: a pattern of an item, with groups that are called `name`,
        /// `type`, `requirement` and `description`.
        items: Option<Spanned<String>>,
    }

    /// Rows among those of fields that are the variants of a union.
    pub struct VariantsSyntax {
        /// A pattern of their description.
        description: Spanned<String>,
        /// The union.
        of: Spanned<String>,
        /// The field that holds it, or a list of it: a dotted path.
        at: Spanned<String>,
    }

    /// The columns of a table, each by a pattern of what stands at its head.
    pub struct ColumnsSyntax {
        /// The column with the name of the event, the field or the value.
        name: Spanned<String>,
        /// Of a table with the fields of several events: the column that names the event. An empty cell
        /// stands for the event above.
        event: Option<Spanned<String>>,
        /// The column with the type of a field.
        ty = "type": Option<Spanned<String>>,
        /// The column that says whether a field is required.
        requirement: Option<Spanned<String>>,
        /// The column with the description.
        description: Option<Spanned<String>>,
        /// The column with an example value.
        example: Option<Spanned<String>>,
        /// Further columns, which are not compared.
        other: Option<Spanned<String>>,
        /// A pattern of what stands in front of the name of a field that is within the one above; the
        /// longer, the deeper. Spaces that do not break need none.
        indent: Option<Spanned<String>>,
        /// A pattern of a cell with more than the name, with groups that are called `name`, `type`,
        /// `requirement` and `description`.
        cell: Option<Spanned<String>>,
    }

    /// How a document says whether a field is required: patterns of the words for it.
    pub struct RequirementSyntax {
        /// The field is required.
        required: Option<Spanned<String>>,
        /// The field is optional.
        optional: Option<Spanned<String>>,
        /// The document leaves it open.
        unclear: Option<Spanned<String>>,
        /// The words stand in descriptions too, which count before those of a column.
        described: bool,
    }

    /// Where a description lists values.
    pub struct ValuesSyntax {
        /// A pattern whose first group, or all of it, is the list.
        list: Spanned<String>,
        /// A pattern of one value in the list, which is its first group, or all of it. Without one,
        /// values are what stands between commas, semicolons, `and` and `or`.
        item: Option<Spanned<String>>,
        /// The words say that the list is not complete.
        open: bool,
    }

    /// Where a description names the fields of an object, with what is set as code in backticks.
    pub struct MembersSyntax {
        /// A pattern whose group `list`, or first group, or all of it, names them. A group `of` names
        /// the one among them that has them.
        list: Spanned<String>,
        /// A pattern of one name in the list, which is its first group, or all of it. Without one, names
        /// are what stands between backticks.
        item: Option<Spanned<String>>,
        /// Their type.
        ty = "type": Option<Spanned<String>>,
    }

    /// Which code blocks are examples.
    pub struct ExamplesSyntax {
        /// A pattern of the languages of code blocks that must be JSON. Without one, those are
        /// examples that look like JSON.
        language: Option<Spanned<String>>,
        /// A pattern of strings that only hold the place of a value.
        placeholder: Option<Spanned<String>>,
    }
}

read_words!(Format, Holds, NameFrom);

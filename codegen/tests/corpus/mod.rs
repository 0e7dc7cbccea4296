//! Pages with edits, and what drift is to report of each.

pub(crate) mod plain;
pub(crate) mod real;
pub(crate) mod reference;
pub(crate) mod rows;
pub(crate) mod sections;

/// A page with edits, and what is to be reported: `rule owner field=value @text`, or
/// `? what was not understood @text`, where the text stands on the line that is reported. A change
/// without a line ends with `@`.
pub(crate) struct Edit {
    pub(crate) name: &'static str,
    /// Each text is there once, and is replaced.
    pub(crate) edits: &'static [(&'static str, &'static str)],
    #[allow(dead_code, reason = "only drift compares reports")]
    pub(crate) expected: &'static [&'static str],
}

impl Edit {
    /// The page after the edits.
    pub(crate) fn apply(&self, page: &str) -> String {
        let mut text = page.to_owned();
        for (from, to) in self.edits {
            assert_eq!(text.matches(from).count(), 1, "{}: `{from}` is there once", self.name);
            text = text.replace(from, to);
        }
        text
    }
}

//! Walking over the text of a value.

use std::borrow::Cow;

use super::JsonRef;
use crate::runtime::json::{check, string};

/// The value at the start of a text after white space, and what follows it. The text was checked.
fn split_value(text: &str) -> Option<(JsonRef<'_>, &str)> {
    let start = check::skip_space(text.as_bytes(), 0);
    let end = check::value(text.as_bytes(), start).ok()?.end;
    Some((JsonRef::of_checked(text.get(start..end)?), text.get(end..)?))
}

/// The text after white space and a comma, if there is one.
fn after_comma(text: &str) -> &str {
    let rest = text.get(check::skip_space(text.as_bytes(), 0)..).unwrap_or_default();
    rest.strip_prefix(',').unwrap_or(rest)
}

/// The items of a list, or the values of an object.
#[derive(Clone, Debug)]
pub struct JsonItems<'a>(Inner<'a>);

#[derive(Clone, Debug)]
enum Inner<'a> {
    /// The text behind the last item.
    List(&'a str),
    Object(JsonMembers<'a>),
}

impl<'a> JsonItems<'a> {
    pub(super) fn new(value: JsonRef<'a>) -> Self {
        JsonItems(match value.text().strip_prefix('[') {
            Some(items) => Inner::List(items),
            None => Inner::Object(value.members()),
        })
    }
}

impl<'a> Iterator for JsonItems<'a> {
    type Item = JsonRef<'a>;

    fn next(&mut self) -> Option<JsonRef<'a>> {
        match &mut self.0 {
            Inner::List(text) => {
                let (value, rest) = split_value(text)?;
                *text = after_comma(rest);
                Some(value)
            }
            Inner::Object(members) => members.next().map(|member| member.value),
        }
    }
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// Both of them, as they came.
    pub(crate) text: &'a str,
    /// The name between its quotes.
    raw_name: &'a str,
    pub(crate) value: JsonRef<'a>,
}

impl<'a> Member<'a> {
    /// The name.
    pub(crate) fn name(&self) -> Cow<'a, str> {
        string::unescape_lossy(self.raw_name)
    }

    /// Whether the name is this one.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.raw_name == name || (self.raw_name.contains('\\') && self.name() == name)
    }
}

/// The members of an object, or of a list of members separated by commas.
#[derive(Clone, Debug)]
pub struct JsonMembers<'a>(&'a str);

impl<'a> JsonMembers<'a> {
    /// Of text that was checked, up to its end or a brace.
    pub(crate) fn new(text: &'a str) -> Self {
        JsonMembers(text)
    }
}

impl<'a> Iterator for JsonMembers<'a> {
    type Item = Member<'a>;

    fn next(&mut self) -> Option<Member<'a>> {
        let start = check::skip_space(self.0.as_bytes(), 0);
        let text = self.0.get(start..)?;
        let inner = text.strip_prefix('"')?;
        let end = string::end(text.as_bytes(), 1).ok()?;
        let raw_name = inner.get(..end.checked_sub(2)?)?;
        let colon = check::skip_space(text.as_bytes(), end) + 1;
        let (value, rest) = split_value(text.get(colon..)?)?;
        self.0 = after_comma(rest);
        Some(Member { text: text.get(..text.len() - rest.len())?, raw_name, value })
    }
}

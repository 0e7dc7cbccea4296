//! Characters that no schema file has.

use super::compose::Fault;
use super::offsets::byte;
use crate::text;

/// The first character that is not allowed. Parsers do not agree on which of them end a line, and
/// with it a comment.
pub(super) fn check(yaml: &str) -> Result<(), Fault> {
    let refused = |c: char| c != '\t' && c != '\n' && c != '\r' && (c.is_control() || text::ends_line(c));
    let Some((at, wrong)) = yaml.char_indices().find(|(_, c)| refused(*c)) else { return Ok(()) };
    let (what, escape) = match u32::from(wrong) {
        number @ ..=0xff => ("control character", format!("\\x{number:02x}")),
        number => ("line break", format!("\\u{number:04x}")),
    };
    let message = format!("the {what} {} is not allowed here", text::name(wrong));
    let help = format!("write it as an escape between double quotes: `{escape}`");
    Err(Fault { at: byte(at), message, help: Some(help) })
}

//! Objects whose content somebody other than the vendor decides, such as what a client has sent along.

use crate::evidence::captured::{Form, Values};

/// Names of fields that hold such objects, or what they end in.
const NAMES: [&str; 9] = [
    "metadata",
    "inputs",
    "parameters",
    "variables",
    "client_payload",
    "custom_fields",
    "custom_attributes",
    "custom_data",
    "user_data",
];
/// In how many requests they must have been before what was seen tells what is to come.
const ENOUGH: u64 = 30;

/// Whether nothing but empty texts was seen, of which a few do not tell that there are texts: some
/// senders have one in place of an object.
pub(super) fn is_blank(values: &Values, requests: u64) -> bool {
    let empty = values.strings.as_ref().map_or(0, |strings| strings.of(Form::Empty).count);
    requests < ENOUGH && empty > 0 && empty == values.present().count
}

/// Whether a field of that name holds what somebody else decides, so that a few objects do not tell
/// that it always holds an object.
pub(super) fn is_free(name: &str, requests: u64) -> bool {
    let name = name.to_ascii_lowercase();
    let is_one = |end: &str| name.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('_'));
    requests < ENOUGH && NAMES.iter().any(|end| is_one(end))
}

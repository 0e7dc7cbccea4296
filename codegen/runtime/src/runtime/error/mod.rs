//! Errors, and their positions in the body.

mod codec_error;
mod decode_error;
pub(crate) mod http_header;
mod line_index;
mod unknown_event_type;

pub use codec_error::{CodecError, ErrorKind, PathPart};
pub use decode_error::DecodeError;
pub use http_header::check_event_type;
pub use line_index::LineIndex;
pub use unknown_event_type::UnknownEventType;

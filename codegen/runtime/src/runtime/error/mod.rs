//! Errors, and where in the body they are.

mod decode_error;
mod fault;
mod places;
mod unknown_event_type;
mod well_formed;

pub use decode_error::DecodeError;
pub use fault::{Fault, PathPart};
pub use places::Places;
pub use unknown_event_type::UnknownEventType;

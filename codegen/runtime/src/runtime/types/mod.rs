//! Types of fields and objects.

#[cfg(feature = "chrono")]
mod chrono_conversions;
mod extra;
pub(crate) mod guid;
mod integer_or_string;
mod malformed;
pub(crate) mod names;
mod object;
pub(crate) mod tagged;
mod time;
#[cfg(feature = "time")]
mod time_conversions;
mod unknown;
mod wire;

pub use extra::Extra;
pub use integer_or_string::IntegerOrString;
pub use malformed::Malformed;
pub use names::Names;
pub use object::{Fill, Look, Object, Shape, debug};
pub use tagged::{Discriminator, Tagged, write_tagged};
pub use time::{Date, DateTime, ParseTimeError, UnixSeconds};
pub use unknown::Unknown;
pub use wire::Wire;

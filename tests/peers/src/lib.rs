//! What else a Rust developer could decode the events with, so that benchmarks compare with more
//! than ourselves: [`derive`](mod@derive) is the events written for serde's derive, [`typify`] is
//! typify's output from the schema that we export. `build/` makes both from the repository's
//! schemas.
#![allow(clippy::expect_used, clippy::unwrap_used)]

pub mod races;
mod scalars;

pub use scalars::{Date, DateTime, IntegerOrString};

/// The events written for serde's derive, with an internal tag. `Body` is a whole body.
#[allow(clippy::all, missing_docs)]
pub mod derive {
    pub mod enreach {
        include!(concat!(env!("OUT_DIR"), "/derive_enreach.rs"));
    }
    pub mod livechat {
        include!(concat!(env!("OUT_DIR"), "/derive_livechat.rs"));
    }
    pub mod ringcx {
        include!(concat!(env!("OUT_DIR"), "/derive_ringcx.rs"));
    }
}

/// typify's output from the schema that we export. `Body` is a whole body.
#[allow(clippy::all, missing_docs)]
pub mod typify {
    pub mod enreach {
        include!(concat!(env!("OUT_DIR"), "/typify_enreach.rs"));
    }
    pub mod livechat {
        include!(concat!(env!("OUT_DIR"), "/typify_livechat.rs"));
    }
    pub mod ringcx {
        include!(concat!(env!("OUT_DIR"), "/typify_ringcx.rs"));
    }
}

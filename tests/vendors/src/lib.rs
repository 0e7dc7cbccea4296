//! Typed events of vendors whose requests are unlike those of contact centres.

include!(concat!(env!("OUT_DIR"), "/src/lib.rs"));

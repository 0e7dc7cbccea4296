//! A request body of the vendor that `VENDOR` names.
#![no_main]

#[path = "../oracle.rs"]
mod oracle;

use std::sync::LazyLock;

use hookwright_tests::vendors::{Vendor, Visitor, visit};

static VENDOR: LazyLock<String> = LazyLock::new(|| std::env::var("VENDOR").expect("VENDOR names a vendor"));

/// Checks a body.
struct Check<'a>(&'a [u8]);

impl Visitor for Check<'_> {
    fn visit<V: Vendor>(&self) {
        oracle::check::<V>(self.0);
    }
}

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    assert!(visit(&VENDOR, &Check(body)), "there is no vendor {}", *VENDOR);
});

//! Results that nobody reads, and results that are lost.

use std::io;

use super::*;

/// A reader that went away, or a full disk.
struct Closed(io::ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_result_that_nobody_reads_is_no_failure_and_one_that_is_lost_is() {
    for (kind, expected) in [(io::ErrorKind::BrokenPipe, Status::Done), (io::ErrorKind::StorageFull, Status::Failed)] {
        let mut err = Vec::new();
        let status = run(["hookwright", "meta-schema"].map(OsString::from), &mut Closed(kind), &mut err);
        assert_eq!((status, err.is_empty()), (expected, expected == Status::Done));
    }
}

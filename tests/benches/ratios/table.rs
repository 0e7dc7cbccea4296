//! The table of a race.

use std::fmt::Write;

use super::measure::Run;

/// Each runner's time for an event, and its ratio to the first.
pub(crate) fn text(run: &Run) -> String {
    let race = &run.race;
    let bytes = race.bytes as f64 / race.events as f64;
    let mut text = format!("{}: {} events of {bytes:.0} bytes\n", race.title, race.events);
    let _ = writeln!(text, "  {:40} {:>10} {:>8} {:>8}", "", "ns/event", "MB/s", "ratio");
    for runner in &race.runners {
        let an_event = run.an_event(runner.name);
        let ratio = run.ratio(runner.name, race.runners[0].name);
        let _ = writeln!(text, "  {:40} {an_event:>10.0} {:>8.0} {ratio:>8.2}", runner.name, bytes / an_event * 1e3);
    }
    text
}

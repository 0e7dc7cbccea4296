//! Random edits of our own schema files: whatever becomes of them, the compiler neither panics nor
//! hangs, names a place for all that is wrong, and touches no file.
//!
//! Every run makes the same edits, unless `HOOKWRIGHT_SEED` says which others; `HOOKWRIGHT_EDITS`
//! makes it longer or shorter.

use std::ffi::OsString;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use fastrand::Rng;
use hookwright::cli::{self, Status};
use hookwright::{Compilation, compile};
use hookwright_tests::vendors::NAMES;
use hookwright_tests::{paths, seed, snapshot};
use rustix::time::{ClockId, clock_gettime};
use tempfile::TempDir;

use crate::edits::edited;
use crate::folders::vendor_alone;

const EDITS: usize = 500;
const MANY_EDITS: usize = 5_000;
/// How many share the edits, on any machine: each has random numbers of its own.
const WORKERS: usize = 4;
/// One edit of so many also goes through the command line, and into an output directory.
const THROUGH_CLI: usize = 20;
/// No edit may keep the compiler busy for longer. It is the processor's time that counts: other
/// programs run beside the tests.
const LIMIT: Duration = Duration::from_secs(2);

#[test]
fn random_edits_neither_panic_nor_touch_anything() {
    assert_harmless(EDITS);
}

#[test]
#[ignore = "takes a minute, and measures time: see tests/long"]
fn many_random_edits_neither_panic_nor_hang_nor_touch_anything() {
    let longest = assert_harmless(MANY_EDITS).longest;
    assert!(longest < LIMIT, "{longest:?}");
}

fn assert_harmless(edits: usize) -> Totals {
    let seed = seed();
    let edits = std::env::var("HOOKWRIGHT_EDITS").map_or(edits, |text| text.parse().expect("a number of edits"));
    let totals = std::thread::scope(|scope| {
        let work = |worker: usize| {
            let share = edits / WORKERS + usize::from(worker < edits % WORKERS);
            scope.spawn(move || Worker::new(seed, worker).run(share))
        };
        let running: Vec<_> = (0..WORKERS).map(work).collect();
        running.into_iter().map(|worker| worker.join().expect("no worker fails")).reduce(Totals::plus)
    });
    let totals = totals.expect("there is a worker");
    println!("{totals:?}");
    assert_eq!(totals.edits, edits);
    // Edits that all fail, or none, would show little.
    assert!(totals.refused > edits / 2 && totals.sound > edits / 50, "{totals:?}");
    assert!(totals.messages > totals.refused);
    totals
}

/// What came of the edits.
#[derive(Debug, Default)]
struct Totals {
    edits: usize,
    sound: usize,
    refused: usize,
    messages: usize,
    longest: Duration,
}

impl Totals {
    fn plus(self, other: Totals) -> Totals {
        Totals {
            edits: self.edits + other.edits,
            sound: self.sound + other.sound,
            refused: self.refused + other.refused,
            messages: self.messages + other.messages,
            longest: self.longest.max(other.longest),
        }
    }
}

/// One thread, with a schema directory for each vendor and an output.
struct Worker {
    seed: u64,
    rng: Rng,
    vendors: Vec<(TempDir, Vec<PathBuf>)>,
    out: TempDir,
    totals: Totals,
}

impl Worker {
    fn new(seed: u64, worker: usize) -> Worker {
        let vendors = NAMES.iter().map(|vendor| {
            let folder = vendor_alone(vendor);
            let files = paths(folder.path());
            (folder, files)
        });
        let rng = Rng::with_seed(seed.wrapping_add(worker as u64));
        let out = TempDir::new().expect("a directory can be made");
        Worker { seed, rng, vendors: vendors.collect(), out, totals: Totals::default() }
    }

    fn run(mut self, edits: usize) -> Totals {
        for number in 0..edits {
            let (folder, files) = &self.vendors[self.rng.usize(..self.vendors.len())];
            let (folder, path) = (folder.path().to_owned(), files[self.rng.usize(..files.len())].clone());
            let text = fs::read(&path).expect("readable");
            let (mutant, done) = edited(&text, &mut self.rng);
            fs::write(&path, &mutant).expect("writable");
            let before = snapshot(&folder);
            let context = format!("seed {}, {done:?} in {}", self.seed, path.display());
            self.compile(&folder, &context, &mutant);
            if number % THROUGH_CLI == 0 {
                self.through_cli(&folder, &context);
            }
            assert_eq!(snapshot(&folder), before, "{context}: a schema file was touched");
            fs::write(&path, &text).expect("writable");
            self.totals.edits += 1;
        }
        self.totals
    }

    fn compile(&mut self, folder: &Path, context: &str, mutant: &[u8]) {
        let started = cpu_time();
        let compiled = catch_unwind(AssertUnwindSafe(|| {
            let compilation = compile(folder);
            let rendered = compilation.render(Default::default());
            (compilation, rendered)
        }));
        let Ok((compilation, rendered)) = compiled else {
            panic!("{context}: a panic, with\n{}", String::from_utf8_lossy(mutant))
        };
        let took = cpu_time() - started;
        self.totals.longest = self.totals.longest.max(took);
        assert_eq!(compilation.model.is_none(), rendered.contains("error["), "{context}");
        for diagnostic in &compilation.diagnostics {
            let place = diagnostic.span.map(|span| compilation.sources.line_column(span));
            let named = names_its_place(diagnostic, &compilation, &rendered);
            assert!(named, "{context}: not at {place:?} in\n{rendered}");
        }
        self.totals.messages += compilation.diagnostics.len();
        match compilation.model {
            Some(_) => self.totals.sound += 1,
            None => self.totals.refused += 1,
        }
    }

    /// Through the command line, to an output in which other edits have left their files.
    fn through_cli(&self, folder: &Path, context: &str) {
        let before = snapshot(self.out.path());
        let arguments: [OsString; 6] = [
            "hookwright".into(),
            "generate".into(),
            "--schemas".into(),
            folder.into(),
            "--out".into(),
            self.out.path().into(),
        ];
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let ran = catch_unwind(AssertUnwindSafe(|| cli::run(arguments, &mut out, &mut err)));
        let said = String::from_utf8_lossy(&err).into_owned();
        match ran.unwrap_or_else(|_| panic!("{context}: a panic behind\n{said}")) {
            Status::Done => {}
            Status::Failed => {
                assert_eq!(snapshot(self.out.path()), before, "{context}: a file of the output was touched");
                assert!(said.contains("nothing was written"), "{context}:\n{said}");
            }
            Status::WrongUsage | Status::Internal => panic!("{context}: {said}"),
        }
    }
}

/// Whether a message has a place in a file, or, of a file that cannot be shown, its path.
fn names_its_place(diagnostic: &hookwright::diagnostic::Diagnostic, compilation: &Compilation, all: &str) -> bool {
    match diagnostic.span {
        Some(span) => {
            let (line, column) = compilation.sources.line_column(span);
            let path = compilation.sources.get(span.file).map(|file| file.path.as_str()).unwrap_or_default();
            let end = compilation.sources.get(span.file).map_or(0, |file| file.text.len());
            span.start as usize <= end && all.contains(&format!("{path}:{line}:{column}"))
        }
        None => diagnostic.message.contains(".yaml` cannot be read: ") && diagnostic.message.contains("byte"),
    }
}

/// The processor's time that this thread has had.
fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).expect("nanoseconds"))
}

//! One task in a process of its own, and what it cost.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use hookwright::emit::export::{Choice, Form, Options, export};
use hookwright::emit::generate;
use hookwright::model::Model;
use wait4::Wait4;

use crate::others;

/// What a task cost.
pub(crate) struct Figures {
    /// The processor's time, user and system.
    pub(crate) processor: Duration,
    pub(crate) clock: Duration,
    /// The most memory that it had, in KiB.
    pub(crate) memory: u64,
}

/// Runs a task in a process of its own; none if what it needs is not here.
pub(crate) fn run(task: &str, schemas: &Path) -> Option<Figures> {
    let program = std::env::current_exe().expect("it is running");
    let mut command = match task {
        "quicktype" => others::quicktype(schemas)?,
        _ => {
            let mut command = Command::new(program);
            command.arg(task).arg(schemas);
            command
        }
    };
    let started = Instant::now();
    let child = command.stdout(Stdio::null()).spawn().expect("it can be started");
    let used = { child }.wait4().expect("it ends");
    let clock = started.elapsed();
    assert!(used.status.success(), "{task} fails");
    let rusage = used.rusage;
    Some(Figures { processor: rusage.utime + rusage.stime, clock, memory: rusage.maxrss / 1024 })
}

/// The task itself, in the process that it has to itself.
pub(crate) fn work(task: &str, schemas: &Path) {
    match task {
        "check" => drop(model(schemas)),
        // All files in memory: what a disk takes is not the compiler's.
        "generate" => drop(generate(&model(schemas)).expect("it can be generated")),
        "export" => drop(export(&Form::json_schema(Options::default()), &model(schemas), Choice::default())),
        "typify" => others::typify(schemas, true),
        "typify, not formatted" => others::typify(schemas, false),
        other => panic!("no task `{other}`"),
    }
}

pub(crate) fn model(schemas: &Path) -> Model {
    let compilation = hookwright::compile(schemas);
    let Some(model) = compilation.model else {
        let errors: Vec<_> = compilation.diagnostics.iter().take(5).collect();
        panic!("what the generator writes has errors: {errors:?}");
    };
    model
}

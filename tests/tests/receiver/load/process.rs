//! The receiver's process: this program again, which runs only the test at the end of this file.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

use crate::app::{Job, router};
use crate::{TOKEN, secrets};

/// Set for the receiver's process.
const VARIABLE: &str = "HOOKWRIGHT_LOAD_RECEIVER";
/// How many events may wait for the worker, which takes its time: so few that the queue is full now
/// and then, and vendors are asked to come again.
const QUEUE: usize = 16;
const WORK: Duration = Duration::from_micros(200);

/// What was handed to the worker.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Jobs {
    pub(super) enreach: usize,
    pub(super) ringcx: usize,
    /// Of these, events of unknown types.
    pub(super) unknown: usize,
    pub(super) refused: usize,
}

impl Jobs {
    pub(super) fn add(&mut self, other: &Jobs) {
        self.enreach += other.enreach;
        self.ringcx += other.ringcx;
        self.unknown += other.unknown;
        self.refused += other.refused;
    }

    fn count(&mut self, job: &Job) {
        std::thread::sleep(WORK);
        match job {
            Job::Enreach(event) => {
                self.enreach += 1;
                self.unknown += usize::from(!event.is_known());
            }
            Job::RingCx(event) => {
                self.ringcx += 1;
                self.unknown += usize::from(!event.is_known());
            }
            Job::LiveChat(_) | Job::Twilio(_) => panic!("nothing of these was sent"),
            Job::Refused(_) => self.refused += 1,
        }
    }
}

/// What the receiver says at its end.
pub(super) struct Report {
    pub(super) jobs: Jobs,
    /// The most memory that it had, in KiB, where the system tells.
    pub(super) peak: Option<usize>,
}

/// A running receiver.
pub(super) struct Process {
    pub(super) address: SocketAddr,
    child: Child,
    lines: Box<dyn Iterator<Item = String>>,
}

impl Process {
    pub(super) fn start() -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "load::process::the_receiver_of_a_load_test", "--nocapture"]).env(VARIABLE, "1");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut lines = Box::new(output.lines().map_while(Result::ok));
        let address = lines.find_map(|line| Some(line.strip_prefix("listens on ")?.to_owned()));
        Process { address: address.unwrap().parse().unwrap(), child, lines }
    }

    /// Waits until the worker is done with everything.
    pub(super) fn stop(mut self) -> Report {
        drop(self.child.stdin.take());
        let line = self.lines.find_map(|line| Some(line.strip_prefix("has seen ")?.to_owned())).unwrap();
        let numbers: Vec<Option<usize>> = line.split(' ').map(|number| number.parse().ok()).collect();
        let [Some(enreach), Some(ringcx), Some(unknown), Some(refused), peak] = numbers[..] else { panic!("{line}") };
        self.lines.by_ref().for_each(drop);
        assert!(self.child.wait().unwrap().success());
        Report { jobs: Jobs { enreach, ringcx, unknown, refused }, peak }
    }
}

/// The most memory that this process has had, in KiB.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// Serves until the standard input ends.
async fn serve() {
    let (sender, mut waiting) = mpsc::channel(QUEUE);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("\nlistens on {}", listener.local_addr().unwrap());
    let (stop, mut stopped) = oneshot::channel();
    std::thread::spawn(move || {
        std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
        stop.send(()).unwrap();
    });
    let server = tokio::spawn(async move { axum::serve(listener, router(secrets(TOKEN), sender)).await });
    let mut jobs = Jobs::default();
    loop {
        tokio::select! {
            Some(job) = waiting.recv() => jobs.count(&job),
            _ = &mut stopped => break,
        }
    }
    while let Ok(job) = waiting.try_recv() {
        jobs.count(&job);
    }
    server.abort();
    let Jobs { enreach, ringcx, unknown, refused } = jobs;
    let peak = peak().map_or_else(|| "unknown".to_owned(), |peak| peak.to_string());
    println!("\nhas seen {enreach} {ringcx} {unknown} {refused} {peak}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_receiver_of_a_load_test() {
    if std::env::var_os(VARIABLE).is_some() {
        serve().await;
    }
}

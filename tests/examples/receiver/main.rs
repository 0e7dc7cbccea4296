//! Receives Enreach's and RingCX's webhooks: verify, decode, drop duplicates, answer at once, work
//! later.
//!
//! ```text
//! WEBHOOK_TOKEN=secret cargo run -p hookwright-tests --example receiver
//! curl -i localhost:8080/enreach -H 'x-benemen-token: secret' \
//!     --data-binary @generated/json-schema/enreach/examples/QueueStatus.json
//! ```

mod app;

use std::error::Error;

use app::Job;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// How many events may wait for the worker before vendors are asked to come again.
const QUEUE: usize = 10_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let token = std::env::var("WEBHOOK_TOKEN")?;
    if token.is_empty() {
        return Err("WEBHOOK_TOKEN is empty: set it to the secret that Enreach sends".into());
    }
    let (jobs, waiting) = mpsc::channel(QUEUE);
    tokio::spawn(work(waiting));
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    axum::serve(listener, app::router(token, jobs)).await?;
    Ok(())
}

/// What takes its time is done here, after the vendor has had its answer.
async fn work(mut waiting: mpsc::Receiver<Job>) {
    while let Some(job) = waiting.recv().await {
        match job {
            Job::Enreach(event) if event.is_known() => println!("{} of {:?}", event.event_type(), event.entity_id()),
            Job::Enreach(event) => println!("new type of event, kept whole: {event:?}"),
            Job::RingCx(event) => println!("{} at {:?}", event.event_type(), event.issued_at()),
            Job::Refused(refused) => eprintln!("kept for a closer look: {}", refused.reason),
        }
    }
}

//! Receives the webhooks of Enreach, RingCX, LiveChat and Twilio: verify, decode, drop duplicates, answer at
//! once, work later.
//!
//! ```text
//! ENREACH_SECRET=a RINGCX_SECRET=b RINGCX_TOKEN=c LIVECHAT_SECRET=d TWILIO_SECRET=e \
//!     cargo run -p hookwright-tests --example receiver
//! curl -i localhost:8080/enreach -H 'x-benemen-token: a' -H 'content-type: application/json' \
//!     --data-binary @generated/json-schema/enreach/examples/QueueStatus.json
//! curl -i 'localhost:8080/ringcx?hub.mode=subscribe&hub.verify_token=c&hub.challenge=hello'
//! ```

mod app;

use std::error::Error;

use app::{Job, Secrets};
use hookwright_events::verify::Secret;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// How many events may wait for the worker before vendors are asked to come again.
const QUEUE: usize = 10_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secrets = Secrets {
        enreach: secret("ENREACH_SECRET")?,
        ringcx: secret("RINGCX_SECRET")?,
        ringcx_validation: secret("RINGCX_TOKEN")?,
        livechat: secret("LIVECHAT_SECRET")?,
        twilio: (vec![variable("TWILIO_SECRET")?.into()], "https://example.com/twilio".to_owned()),
    };
    let (jobs, waiting) = mpsc::channel(QUEUE);
    tokio::spawn(work(waiting));
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    axum::serve(listener, app::router(secrets, jobs)).await?;
    Ok(())
}

fn secret(name: &str) -> Result<Vec<Secret>, Box<dyn Error>> {
    Ok(vec![variable(name)?.into()])
}

fn variable(name: &str) -> Result<String, Box<dyn Error>> {
    match std::env::var(name) {
        Ok(secret) if !secret.is_empty() => Ok(secret),
        _ => Err(format!("{name} is not set: set it to the secret that the vendor has").into()),
    }
}

/// What takes its time is done here, after the vendor has had its answer.
async fn work(mut waiting: mpsc::Receiver<Job>) {
    while let Some(job) = waiting.recv().await {
        match job {
            Job::Enreach(event) if event.is_known() => println!("{} of {:?}", event.event_type(), event.entity_id()),
            Job::Enreach(event) => println!("new type of event, kept whole: {event:?}"),
            Job::RingCx(event) => println!("{} at {:?}", event.event_type(), event.issued_at()),
            Job::LiveChat(webhook) => println!("{}: {:?}", webhook.type_name(), webhook.event()),
            Job::Twilio(event) => println!("{} {}", event.event_type(), event.call_sid().unwrap_or_default()),
            Job::Refused(refused) => eprintln!("kept for a closer look: {}", refused.reason),
        }
    }
}

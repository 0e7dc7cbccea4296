//! Requests that vendors sign, by Python's hmac: `signatures.py` writes them.
#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hookwright_test_vendors::verify::{Request, Secret, Verified, VerifyError};
use hookwright_test_vendors::{github, shopify, slack, stripe};
use serde_json::Value;

/// A request and what is to be said of it.
struct Vector {
    vendor: String,
    what: String,
    verdict: String,
    secrets: Vec<Secret>,
    now: SystemTime,
    headers: BTreeMap<String, String>,
    body: String,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn vectors() -> Vec<Vector> {
    let all: Vec<Value> = serde_json::from_str(include_str!("signatures.json")).unwrap();
    let vector = |it: &Value| Vector {
        vendor: text(&it["vendor"]),
        what: text(&it["what"]),
        verdict: text(&it["verdict"]),
        secrets: it["secrets"]
            .as_array()
            .unwrap()
            .iter()
            .map(|secret| Secret::from(secret.as_str().unwrap()))
            .collect(),
        now: UNIX_EPOCH + Duration::from_secs(it["now"].as_u64().unwrap()),
        headers: it["headers"].as_object().unwrap().iter().map(|(name, value)| (name.clone(), text(value))).collect(),
        body: text(&it["body"]),
    };
    all.iter().map(vector).collect()
}

impl Vector {
    fn verified(&self) -> Result<Verified, VerifyError> {
        let header = |name: &str| self.headers.get(name).map(|value| value.as_bytes());
        let request = Request::new(header, self.body.as_bytes());
        match self.vendor.as_str() {
            "github" => github::verify(&self.secrets, &request, self.now),
            "shopify" => shopify::verify(&self.secrets, &request, self.now),
            "slack" => slack::verify(&self.secrets, &request, self.now),
            "stripe" => stripe::verify(&self.secrets, &request, self.now),
            other => panic!("{other}"),
        }
    }
}

/// The verdict as the vectors have it: which secret it was, or the kind of error.
fn verdict(result: &Result<Verified, VerifyError>) -> String {
    match result {
        Ok(verified) => format!("ok {}", verified.secret_index()),
        Err(error) => {
            let error = format!("{error:?}");
            error.split([' ', '{']).next().unwrap_or_default().to_owned()
        }
    }
}

#[test]
fn requests_are_verified_as_python_signs_them() {
    let vectors = vectors();
    for vector in &vectors {
        assert_eq!(verdict(&vector.verified()), vector.verdict, "{}: {}", vector.vendor, vector.what);
    }
    for vendor in ["github", "shopify", "slack", "stripe"] {
        let of_vendor = vectors.iter().filter(|it| it.vendor == vendor);
        let verdicts: BTreeSet<&str> = of_vendor.map(|it| it.verdict.as_str()).collect();
        assert!(verdicts.contains("ok 0") && verdicts.contains("NoMatch"), "{vendor} {verdicts:?}");
    }
}

#[test]
fn what_the_proof_says_is_told() {
    let vectors = vectors();
    let genuine = |vendor: &str| vectors.iter().find(|it| it.vendor == vendor).unwrap().verified().unwrap();
    assert_eq!(genuine("github").id(), Some("72d3162e-cc78-11e3-81ab-4c9367dc0958"));
    assert_eq!(genuine("shopify").id(), Some("b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"));
    for vendor in ["slack", "stripe"] {
        assert_eq!(genuine(vendor).time(), Some(UNIX_EPOCH + Duration::from_secs(1_773_480_413)), "{vendor}");
    }
}

/// Where Python is at hand, as in `.ci/run`, it makes the same vectors again.
#[test]
fn the_vectors_are_what_the_script_writes() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/signatures.py");
    if let Ok(status) = Command::new("python3").args([script, "--check"]).status() {
        assert!(status.success(), "run {script}");
    }
}

//! What compilers, decoders and validators show.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use hookwright::diff::View;
use hookwright::model::Model;
use hookwright_test_support::{root, write_files};
use serde_json::{Value, json};

use super::pairs::Pair;
use super::payloads::payloads;
use super::workspace::{SIDES, Workspace};

/// What was seen of all pairs: for each program or payload, why it fails, if it does.
pub(crate) struct Observed {
    /// The errors of callers, by pair.
    rust: BTreeMap<String, String>,
    typescript: BTreeMap<String, String>,
    /// By view and pair, the first refusal.
    refused: BTreeMap<(View, String), String>,
}

/// A payload of one side, for one reader of the other.
struct Case {
    view: View,
    pair: String,
    vendor: String,
    body: Value,
    /// The side that reads.
    reader: &'static str,
    /// `receiver` or `strict`; none for decoders.
    profile: Option<&'static str>,
}

impl Observed {
    pub(crate) fn of(workspace: &Workspace, pairs: &[Pair]) -> Observed {
        let with_old = callers(workspace, "old");
        assert!(with_old.is_empty(), "callers of the old crate compile with it: {with_old:#?}");
        let rust = callers(workspace, "new");
        let typescript = typescript(workspace, pairs);
        let decoded = decoder_cases(pairs);
        let validated = schema_cases(workspace, pairs);
        let mut refused = BTreeMap::new();
        let verdicts = [(decode(workspace, &decoded), decoded), (validate(workspace, &validated), validated)];
        for (whys, cases) in verdicts {
            for (case, why) in cases.into_iter().zip(whys).filter(|(_, why)| !why.is_empty()) {
                let why = format!("{} is refused: {why}", case.body);
                refused.entry((case.view, case.pair)).or_insert(why);
            }
        }
        Observed { rust, typescript, refused }
    }

    /// Why a view of a pair fails, if it does; `None` if nothing was tried.
    pub(crate) fn evidence(&self, pair: &Pair, view: View) -> Option<Option<String>> {
        // What the schemas call a document is a file of its own, of which no body tells anything.
        let is_of_files = pair.name.starts_with("document_changed");
        match view {
            View::Rust => Some(self.rust.get(&pair.name).cloned()),
            View::TypeScript => Some(self.typescript.get(&pair.name).cloned()),
            _ if is_of_files => None,
            _ => Some(self.refused.get(&(view, pair.name.clone())).cloned()),
        }
    }
}

/// The callers that do not compile with the crate of a side, with the first error of each.
fn callers(workspace: &Workspace, side: &str) -> BTreeMap<String, String> {
    let package = format!("callers-{side}");
    let args = ["check", "--offline", "--quiet", "--keep-going", "--message-format=json", "--examples", "-p", &package];
    let output = Command::new(env!("CARGO")).args(args).current_dir(&workspace.path).output().unwrap();
    let mut failed = BTreeMap::new();
    for line in output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let message: Value = serde_json::from_slice(line).unwrap();
        if message["reason"] != "compiler-message" || message["message"]["level"] != "error" {
            continue;
        }
        let kinds = &message["target"]["kind"];
        let name = message["target"]["name"].as_str().unwrap();
        assert_eq!(*kinds, json!(["example"]), "the crate itself compiles: {}", message["message"]["rendered"]);
        let text = message["message"]["message"].as_str().unwrap();
        failed.entry(name.to_owned()).or_insert_with(|| format!("rustc says: {text}"));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() || !failed.is_empty(), "cargo could not check: {said}");
    failed
}

fn sides(pair: &Pair, old_reads: bool) -> (&Model, &'static str) {
    // The other side writes.
    if old_reads { (&pair.new, SIDES[0]) } else { (&pair.old, SIDES[1]) }
}

fn decoder_cases(pairs: &[Pair]) -> Vec<Case> {
    let mut cases = Vec::new();
    for pair in pairs {
        for (view, old_reads) in [(View::OldDecoder, true), (View::NewDecoder, false)] {
            cases.extend(cases_of(pair, view, old_reads, None));
        }
    }
    cases
}

fn cases_of(pair: &Pair, view: View, old_reads: bool, profile: Option<&'static str>) -> Vec<Case> {
    let (writer, reader) = sides(pair, old_reads);
    let known = |name: &str| !old_reads || pair.old.vendors.iter().any(|vendor| vendor.name == name);
    // Nobody had anything for a vendor that is new.
    let vendors = writer.vendors.iter().filter(|vendor| known(&vendor.name));
    let is_strict = profile == Some("strict");
    let all =
        vendors.flat_map(|vendor| payloads(vendor, is_strict).into_iter().map(|body| (vendor.name.clone(), body)));
    all.map(|(vendor, body)| Case { view, pair: pair.name.clone(), vendor, body, reader, profile }).collect()
}

/// The payloads of each side for the schemas of the other. Those of the strict profile are the ones
/// that the strict schemas of their own side take.
fn schema_cases(workspace: &Workspace, pairs: &[Pair]) -> Vec<Case> {
    let mut cases = Vec::new();
    let views = [
        (View::OldReceiverSchema, true, "receiver"),
        (View::NewReceiverSchema, false, "receiver"),
        (View::OldStrictSchema, true, "strict"),
        (View::NewStrictSchema, false, "strict"),
    ];
    for pair in pairs {
        for (view, old_reads, profile) in views {
            cases.extend(cases_of(pair, view, old_reads, Some(profile)));
        }
    }
    let own: Vec<Case> = cases.iter().map(Case::on_its_own_side).collect();
    let verdicts = validate(workspace, &own);
    let kept = cases.into_iter().zip(verdicts).filter(|(case, why)| {
        let is_taken = why.is_empty();
        assert!(is_taken || case.profile == Some("strict"), "{}: {} {why}", case.pair, case.body);
        is_taken
    });
    kept.map(|(case, _)| case).collect()
}

impl Case {
    fn on_its_own_side(&self) -> Case {
        let reader = if self.reader == SIDES[0] { SIDES[1] } else { SIDES[0] };
        let (pair, vendor, body) = (self.pair.clone(), self.vendor.clone(), self.body.clone());
        Case { view: self.view, pair, vendor, body, reader, profile: self.profile }
    }
}

/// Why each payload is not decoded; empty if it is.
fn decode(workspace: &Workspace, cases: &[Case]) -> Vec<String> {
    let args = ["run", "--offline", "--quiet", "-p", "decoder"];
    let own = cases.iter().map(Case::on_its_own_side).collect::<Vec<_>>();
    let all = own.iter().chain(cases);
    let lines: String = all.map(|case| format!("{}\t{}\t{}\n", case.reader, case.vendor, case.body)).collect();
    let mut command = Command::new(env!("CARGO"));
    let command = command.args(args).current_dir(&workspace.path).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "the decoder could not be built");
    let text = String::from_utf8(output.stdout).unwrap();
    let verdicts: Vec<String> = text.lines().map(str::to_owned).collect();
    assert_eq!(verdicts.len(), 2 * cases.len());
    let (own_verdicts, verdicts) = verdicts.split_at(cases.len());
    for (case, why) in cases.iter().zip(own_verdicts) {
        assert!(why.is_empty(), "its own decoder takes it: {} {} {why}", case.pair, case.body);
    }
    verdicts.to_vec()
}

/// Why ajv refuses each payload; empty if it does not.
fn validate(workspace: &Workspace, cases: &[Case]) -> Vec<String> {
    let list: Vec<Value> = cases
        .iter()
        .map(|case| {
            let profile = case.profile.unwrap();
            let schema = format!("{}/{profile}/{}/bundle.schema.json", case.reader, case.vendor);
            json!({"schema": schema, "body": case.body})
        })
        .collect();
    write_files(&workspace.path.join("exports"), [("cases.json", json!(list).to_string())]);
    let verdicts: Vec<String> = serde_json::from_value(node(workspace, "ajv")).unwrap();
    assert_eq!(verdicts.len(), cases.len());
    verdicts
}

/// The pairs whose callers do not compile with the new declarations, with the first error of each.
fn typescript(workspace: &Workspace, pairs: &[Pair]) -> BTreeMap<String, String> {
    let failed: BTreeMap<String, String> = serde_json::from_value(node(workspace, "tsc")).unwrap();
    let of_pair = |pair: &Pair| pair.old.vendors.iter().find_map(|vendor| failed.get(&vendor.name).cloned());
    pairs.iter().filter_map(|pair| Some((pair.name.clone(), of_pair(pair)?))).collect()
}

fn node(workspace: &Workspace, what: &str) -> Value {
    let script = root().join("tests/consumers/node/diff-proof.mjs");
    let output = Command::new("node").arg(script).arg(what).arg(workspace.path.join("exports")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\nrun tests/diff_proof.sh, which installs what is needed");
    serde_json::from_slice(&output.stdout).unwrap()
}

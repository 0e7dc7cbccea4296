//! `--message-format sarif` gives logs that are valid by the standard's own schema, and that say
//! what the other forms say.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hookwright::cli::Status;
use serde_json::Value;

/// Runs `hookwright`, and gives the exit status and what it wrote to stdout.
fn hookwright(args: &[&str]) -> (Status, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["hookwright"].iter().chain(args).map(OsString::from);
    let status = hookwright::cli::run(args, &mut out, &mut err);
    (status, String::from_utf8(out).expect("UTF-8"))
}

/// The standard's schema, which the crate `serde-sarif` carries.
fn schema() -> Value {
    let output = |command: &mut Command| command.output().expect("it runs").stdout;
    let version = String::from_utf8(output(Command::new("rustc").arg("-vV"))).expect("UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    // Of other platforms' packages not all need be at hand.
    let args = ["metadata", "--format-version=1", "--offline", "--filter-platform", host];
    let metadata: Value = serde_json::from_slice(&output(Command::new(env!("CARGO")).args(args))).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").expect("serde-sarif");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    let path = manifest.with_file_name("src").join("schema.json");
    let text = fs::read_to_string(path).expect("the schema is there");
    // Its pattern for languages, which we do not write, has a bracket too many to be one.
    serde_json::from_str(&text.replace("{2}]?$", "{2}$")).expect("JSON")
}

struct Logs {
    validator: jsonschema::Validator,
}

impl Logs {
    fn new() -> Self {
        Logs { validator: jsonschema::validator_for(&schema()).expect("the schema is sound") }
    }

    /// Status and log of a run, which must be valid.
    fn of(&self, args: &[&str]) -> (Status, Value) {
        let (status, out) = hookwright(&[args, &["--message-format", "sarif"]].concat());
        let log: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}\n{out}"));
        let errors: Vec<String> =
            self.validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{args:?}: {errors:#?}\n{out}");
        serde_json::from_value::<serde_sarif::sarif::Sarif>(log.clone()).expect("it has the standard's types");
        (status, log)
    }
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().expect("results")
}

#[test]
fn logs_are_valid_and_say_what_the_json_messages_say() {
    let logs = Logs::new();
    let mut count = 0;
    for entry in fs::read_dir("fixtures/broken").expect("the fixtures are there") {
        let case = entry.expect("readable").path().to_string_lossy().into_owned();
        let check = ["check", "--schemas", case.as_str()];
        let (status, log) = logs.of(&check);
        assert_eq!(status, Status::Failed, "{case}");
        assert_eq!(log["runs"][0]["invocations"][0]["exitCode"], 1);
        let rules = &log["runs"][0]["tool"]["driver"]["rules"];
        let (_, lines) = hookwright(&[&check[..], &["--message-format", "json"]].concat());
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(results(&log).len(), lines.len(), "{case}");
        for (result, line) in results(&log).iter().zip(&lines) {
            assert_eq!((&result["ruleId"], &result["level"]), (&line["rule"], &line["severity"]));
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
            assert_eq!(rules[index]["id"], line["rule"]);
            assert!(result["message"]["text"].as_str().expect("a text").starts_with(line["message"].as_str().unwrap()));
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["region"]["startLine"], line["line"], "{case}");
            assert_eq!(place["region"]["startColumn"], line["column"], "{case}");
            assert_eq!(place["region"]["endColumn"], line["end_column"], "{case}");
            let uri = line["path"].as_str().map(|path| path.replace(' ', "%20"));
            assert_eq!(place["artifactLocation"]["uri"].as_str(), uri.as_deref(), "{case}");
            let related = result["relatedLocations"].as_array().map_or(0, Vec::len);
            assert_eq!(related, line["related"].as_array().expect("a list").len(), "{case}");
            count += 1;
        }
    }
    assert!(count > 50, "{count} results");
}

#[test]
fn a_run_without_mistakes_has_a_log_too_and_so_has_one_that_cannot_write() {
    let logs = Logs::new();
    let (status, log) = logs.of(&["check", "--schemas", "../schemas"]);
    assert_eq!((status, results(&log).len()), (Status::Done, 0));
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);

    let folder = tempfile::tempdir().expect("a directory");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (none, file) = (path("none"), path("file"));
    let (status, log) = logs.of(&["generate", "--schemas", "../schemas", "--out", &none, "--check"]);
    assert_eq!(status, Status::Failed);
    let missing = results(&log).iter().filter(|result| result["ruleId"] == "missing").count();
    assert!(missing > 300 && !Path::new(&none).exists(), "{missing}");

    fs::write(&file, "in the way\n").expect("written");
    let (status, log) = logs.of(&["export", "--schemas", "../schemas", "--out", &file]);
    assert_eq!(status, Status::Failed);
    let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{log:#}");
    let (status, log) = logs.of(&["export", "--schemas", "../schemas", "--out", &none]);
    assert_eq!((status, results(&log).len()), (Status::Done, 0));
}

#[test]
fn a_warning_is_a_warning_and_a_schema_on_stdout_leaves_no_room() {
    let logs = Logs::new();
    let folder = tempfile::tempdir().expect("a directory");
    let demo = folder.path().join("demo");
    fs::create_dir(&demo).expect("made");
    fs::copy("fixtures/broken/0005-wrong-value/demo/vendor.yaml", demo.join("vendor.yaml")).expect("copied");
    fs::write(demo.join("events.yaml"), "events: {ping: {doc: A sign of life, fields: []}}\n").expect("written");
    let schemas = folder.path().to_string_lossy().into_owned();
    let (status, log) = logs.of(&["check", "--schemas", &schemas]);
    assert_eq!(status, Status::Done);
    assert_eq!((&results(&log)[0]["ruleId"], &results(&log)[0]["level"]), (&"HW0102".into(), &"warning".into()));
    let (status, _) = logs.of(&["check", "--schemas", &schemas, "--deny", "warnings"]);
    assert_eq!(status, Status::Failed);
    let (status, out) = hookwright(&["export", "--schemas", &schemas, "--stdout", "--message-format", "sarif"]);
    assert_eq!((status, out.as_str()), (Status::WrongUsage, ""));
}

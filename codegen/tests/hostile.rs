//! Schema directories that mean harm, or were never meant to be any: each ends with a message and exit
//! status 1, in bounded time and memory, and no file is written or removed.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const VENDOR: &str = "\
title: Acme
doc: Events of Acme.
docs: https://acme.example/docs
discriminator: {field: type, doc: Names the event type.}
";
const EVENTS: &str = "\
events:
  Opened: {doc: A door was opened., fields: [{door: {type: string, doc: Which of them., example: front}}]}
";

/// How long one run may take. The machine may be busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// How much memory one run may have, in KiB.
const MEMORY: u32 = 1024 * 1024;

/// A directory `schemas/acme` that compiles, and an output that was written from it.
struct Project {
    folder: TempDir,
    /// Whether the program runs without root's right to read everything.
    powerless: bool,
}

impl Project {
    fn new() -> Self {
        let project = Project { folder: TempDir::new().unwrap(), powerless: false };
        fs::create_dir_all(project.schemas().join("acme")).unwrap();
        project.write("acme/vendor.yaml", VENDOR);
        project.write("acme/doors.yaml", EVENTS);
        let ran = project.run("generate");
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        fs::write(project.out().join("mine.txt"), "not ours\n").unwrap();
        project
    }

    fn schemas(&self) -> PathBuf {
        self.folder.path().join("schemas")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        fs::write(self.schemas().join(path), text).unwrap();
    }

    /// Runs a command with little memory, and no longer than it may take.
    fn run(&self, command: &str) -> Ran {
        let said = self.folder.path().join("said");
        let file = fs::File::create(&said).unwrap();
        let mut arguments = vec![command.into(), "--schemas".into(), self.schemas().into_os_string()];
        if command != "check" {
            arguments.extend(["--out".into(), self.out().into_os_string()]);
        }
        let mut child = limited(&arguments, self.powerless)
            .stdout(Stdio::from(file.try_clone().unwrap()))
            .stderr(Stdio::from(file))
            .spawn()
            .expect("the program can be run");
        let started = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if started.elapsed() > PATIENCE {
                child.kill().unwrap();
                child.wait().unwrap();
                panic!("`{command}` takes longer than {PATIENCE:?}");
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        Ran { code: status.code(), said: String::from_utf8(fs::read(&said).unwrap()).expect("UTF-8") }
    }

    /// Every command refuses the schemas, saying all of `expected`, and leaves the output alone.
    fn refused(&self, expected: &[&str]) -> String {
        let before = snapshot(&self.out());
        let mut last = String::new();
        for command in ["check", "generate", "export"] {
            let ran = self.run(command);
            let start: String = ran.said.chars().take(3000).collect();
            assert_eq!(ran.code, Some(1), "{command}: {start}");
            for words in expected {
                assert!(ran.said.contains(words), "{command} does not say `{words}`: {start}");
            }
            assert!(!ran.said.contains("panicked"), "{start}");
            assert!(snapshot(&self.out()) == before, "{command} changes the output");
            last = ran.said;
        }
        last
    }

    fn accepted(&self) {
        let ran = self.run("check");
        assert_eq!(ran.code, Some(0), "{}", ran.said);
    }
}

struct Ran {
    code: Option<i32>,
    said: String,
}

/// The program with a limit on its memory, where the shell can set one.
fn limited(arguments: &[std::ffi::OsString], powerless: bool) -> Command {
    let program = env!("CARGO_BIN_EXE_hookwright");
    if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        let drop = if powerless { "setpriv --bounding-set=-dac_override,-dac_read_search" } else { "" };
        shell.args(["-c", &format!("ulimit -v {MEMORY}; exec {drop} \"$0\" \"$@\""), program]).args(arguments);
        return shell;
    }
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Every file below a directory, with what it holds and when it was written.
fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime)> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let written = path.metadata().unwrap().modified().unwrap();
                files.push((path.clone(), fs::read(&path).unwrap(), written));
            }
        }
    }
    files.sort();
    files
}

/// Schemas with one more file are refused.
fn file_is_refused(text: impl AsRef<[u8]>, expected: &[&str]) -> String {
    let project = Project::new();
    project.write("acme/more.yaml", text);
    project.refused(expected)
}

#[test]
fn aliases_that_multiply() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let inner = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb += &format!("a{level}: &a{level} [{inner}]\n");
    }
    file_is_refused(bomb, &["HW0002", "more.yaml"]);
}

#[test]
fn aliases_that_multiply_a_large_text() {
    let text = "x".repeat(1 << 20);
    let bomb = format!("doc: &a {text}\nnote: [{}]\n", vec!["*a"; 100_000].join(","));
    file_is_refused(bomb, &["more.yaml"]);
}

#[test]
fn an_anchor_within_itself() {
    file_is_refused("events: &a {Rang: *a}\n", &["more.yaml:1:"]);
    file_is_refused("events: &a\n  - *a\n", &["more.yaml:"]);
}

#[test]
fn an_anchor_is_fine_where_it_ends() {
    let project = Project::new();
    project.write("acme/more.yaml", "events:\n  Rang: &rang {doc: A bell rang., fields: []}\n  Chimed: *rang\n");
    project.accepted();
}

#[test]
fn deep_nesting() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")] {
        let text = format!("doc: \n  {}x{}\n", open.repeat(50_000), close.repeat(50_000));
        file_is_refused(text, &["more.yaml:"]);
    }
    let ty = format!("{}string{}", "list<".repeat(5000), ">".repeat(5000));
    let text = format!("events: {{Rang: {{doc: A bell rang., fields: [{{x: {{type: {ty}, doc: What it is.}}}}]}}}}\n");
    file_is_refused(text, &["HW0008", "nested more than"]);
}

#[test]
fn a_very_large_file() {
    let line = "# nothing but a comment, over and over again, until nobody listens any more\n";
    file_is_refused(line.repeat(50 * 1024 * 1024 / line.len()), &["HW0001", "larger than 16 MiB"]);
}

#[test]
fn as_many_mistakes_as_fit_into_a_file() {
    let said = file_is_refused("a\n".repeat(4_000_000), &["more.yaml:"]);
    assert!(said.len() < 1 << 20, "{} bytes are said", said.len());
    let keys: String = (0..400_000).map(|number| format!("k{number}: 1\n")).collect();
    let said = file_is_refused(keys, &["more.yaml:1:1", "more.yaml:1000:1", "has more errors, which are not shown"]);
    assert!(said.len() < 1 << 20, "{} bytes are said", said.len());
    let keys: String = (0..100_000).map(|number| format!("k{number}: 1, ")).collect();
    file_is_refused(format!("{{{keys}}}\n"), &["more.yaml:1:2", "has more errors, which are not shown"]);
}

#[test]
fn names_as_long_as_a_file() {
    let name = "n".repeat(1 << 20);
    let said = file_is_refused(format!("? {name}\n: 1\n"), &["more.yaml:"]);
    assert!(said.len() < 1 << 16, "{} bytes are said", said.len());
    let said = file_is_refused(
        format!("events:\n  ? {name}\n  : {{doc: A bell rang., fields: []}}\n"),
        &["HW0024", "is longer than 200 bytes"],
    );
    assert!(said.len() < 1 << 16, "{} bytes are said", said.len());
    let ty = format!("events: {{Rang: {{doc: A bell rang., fields: [{{x: {{type: {name}, doc: What it is.}}}}]}}}}\n");
    file_is_refused(ty, &["HW0007"]);
}

#[test]
fn text_that_is_none() {
    file_is_refused(b"events: {}\ndoc: caf\xe9\n", &["HW0001", "not UTF-8", "line 2"]);
    file_is_refused(b"\xff\xfee\0v\0e\0n\0t\0s\0", &["HW0001", "more.yaml"]);
    let said = file_is_refused(
        b"events: {}\ndoc: a\0b\n",
        &["error[HW0002]: the control character U+0000 is not allowed here\n"],
    );
    assert!(said.contains("acme/more.yaml:2:7\n"), "{said}");
    assert!(said.contains("write it as an escape between double quotes: `\\x00`"), "{said}");
    assert!(!said.contains('\0'), "{said}");
    file_is_refused("events:\n\tRang: {doc: A bell rang., fields: []}\n", &["HW0002", "more.yaml:2:"]);
    file_is_refused("doc: \"a\u{1}b\"\n", &["HW0002", "U+0001", "more.yaml:1:8"]);
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_are_fine() {
    for text in [format!("\u{feff}{EVENTS}"), EVENTS.replace('\n', "\r\n")] {
        let project = Project::new();
        project.write("acme/doors.yaml", &text);
        project.accepted();
    }
    // Places are right behind a mark.
    let project = Project::new();
    project.write("acme/doors.yaml", "\u{feff}evnts: {}\n");
    project.refused(&["acme/doors.yaml:1:1"]);
}

#[test]
fn files_that_say_nothing() {
    let project = Project::new();
    for (name, text) in [("a.yaml", ""), ("b.yaml", "\n\n"), ("c.yaml", "# nothing\n"), ("d.yaml", "---\n")] {
        project.write(&format!("acme/{name}"), text);
    }
    project.refused(&["HW0005", "found nothing", "a.yaml:1:1", "b.yaml:1:1", "c.yaml:1:1", "d.yaml:2:1"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles() {
    use std::os::unix::fs::symlink;
    let project = Project::new();
    symlink(project.schemas().join("acme"), project.schemas().join("acme/again")).unwrap();
    project.refused(&["HW0001", "again` is a link, which is not followed"]);

    let project = Project::new();
    symlink("loop.yaml", project.schemas().join("acme/loop.yaml")).unwrap();
    project.refused(&["HW0001", "loop.yaml` is a link, which is not followed"]);

    let project = Project::new();
    symlink("gone.yaml", project.schemas().join("acme/link.yaml")).unwrap();
    project.refused(&["HW0001", "link.yaml` is a link, which is not followed"]);
}

#[cfg(unix)]
#[test]
fn no_text_behind_a_link_is_shown() {
    use std::os::unix::fs::symlink;
    // Files outside of the schemas, and a directory there: none of them is opened.
    let project = Project::new();
    let outside = project.folder.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("secret.env"), "AWS_SECRET=hunter2\n").unwrap();
    fs::write(outside.join("vendor.yaml"), "api_key: sk-12345\n").unwrap();
    for (link, target) in [("acme/x.yaml", "../../outside/secret.env"), ("linked", "../outside")] {
        let link = project.schemas().join(link);
        symlink(target, &link).unwrap();
        let said = project.refused(&["HW0001", &format!("`{}` is a link, which is not followed", link.display())]);
        assert!(!said.contains("hunter2") && !said.contains("AWS") && !said.contains("sk-12345"), "{said}");
        fs::remove_file(link).unwrap();
    }
    // One that stays within the schemas is refused too, and one that is no schema file is nobody's business.
    symlink("doors.yaml", project.schemas().join("acme/y.yaml")).unwrap();
    project.refused(&["HW0001", "acme/y.yaml` is a link, which is not followed"]);
    fs::remove_file(project.schemas().join("acme/y.yaml")).unwrap();
    symlink("../../outside/secret.env", project.schemas().join("acme/README")).unwrap();
    symlink("../../outside/secret.env", project.schemas().join("acme/.env.yaml")).unwrap();
    project.accepted();
}

#[cfg(unix)]
#[test]
fn files_that_never_end_or_never_begin() {
    use std::os::unix::fs::symlink;
    for endless in ["/dev/zero", "/dev/full"] {
        let project = Project::new();
        symlink(endless, project.schemas().join("acme/endless.yaml")).unwrap();
        project.refused(&["HW0001", "endless.yaml"]);
    }
    let project = Project::new();
    let pipe = project.schemas().join("acme/pipe.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    project.refused(&["HW0001", "pipe.yaml"]);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let mut project = Project::new();
    let file = project.schemas().join("acme/doors.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    project.powerless = fs::read(&file).is_ok();
    project.refused(&["HW0001", "doors.yaml` cannot be read"]);
    let folder = project.schemas().join("acme/more");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    project.refused(&["HW0001", "more` cannot be read"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn folders_that_look_like_files() {
    let project = Project::new();
    fs::create_dir(project.schemas().join("acme/x.yaml")).unwrap();
    project.refused(&["HW0001", "x.yaml` is a directory, not a schema file"]);

    let project = Project::new();
    fs::create_dir(project.schemas().join("other.yaml")).unwrap();
    project.refused(&["HW0020", "other.yaml"]);

    let project = Project::new();
    fs::remove_file(project.schemas().join("acme/vendor.yaml")).unwrap();
    fs::create_dir(project.schemas().join("acme/vendor.yaml")).unwrap();
    project.refused(&["vendor.yaml` is a directory, not a schema file"]);

    let project = Project::new();
    fs::create_dir_all(project.schemas().join("acme").join("a/".repeat(40))).unwrap();
    project.refused(&["HW0001", "nested too deep"]);
}

#[test]
fn two_vendors_with_one_name() {
    let project = Project::new();
    for name in ["ac_me", "ac-me", "Acme"] {
        fs::create_dir_all(project.schemas().join(name)).unwrap();
        project.write(&format!("{name}/vendor.yaml"), VENDOR);
        project.write(&format!("{name}/doors.yaml"), EVENTS);
    }
    let both = "the vendor `ac_me` and the vendor `ac-me` would both be `ac_me` in Rust";
    project.refused(&["HW0012", both, "HW0020", "`Acme` cannot be a vendor's name"]);
}

#[test]
fn vendors_that_are_named_like_paths_and_keywords() {
    for name in ["a b", "a.b", "-x", "9lives", "é", "core", "runtime", "lib", "bin", "main"] {
        let project = Project::new();
        fs::create_dir_all(project.schemas().join(name)).unwrap();
        project.write(&format!("{name}/vendor.yaml"), VENDOR);
        project.refused(&[name]);
    }
}

#[test]
fn events_that_are_named_like_paths_stay_within_the_output() {
    let project = Project::new();
    let names = ["../../x", "/etc/passwd", "CON", "nul", "a/b", "a\\\\b", "..", ".", "C:x", "~", "a b", "x.", "%2e%2e"];
    let events: String = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            format!("  \"{name}\": {{doc: One of the nasty ones., fields: [], name: Nasty{}}}\n", index + 1)
        })
        .collect();
    project.write("acme/more.yaml", format!("events:\n{events}"));
    let around = || {
        let mut names: Vec<_> =
            fs::read_dir(project.folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = around();
    for command in ["generate", "export"] {
        fs::remove_dir_all(project.out()).unwrap();
        let ran = project.run(command);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        assert_eq!(around(), before);
        let mut lower: Vec<String> = Vec::new();
        for (path, _, _) in snapshot(&project.out()) {
            let relative = path.strip_prefix(project.out()).unwrap().to_str().unwrap().to_owned();
            for part in relative.split('/') {
                let stem = part.split('.').next().unwrap().to_ascii_lowercase();
                assert!(
                    !["con", "nul", "aux", "prn", ""].contains(&stem.as_str()) || part.starts_with(".git"),
                    "{relative}"
                );
                assert!(!part.contains(['\\', ':']) && !part.ends_with(['.', ' ']), "{relative}");
            }
            lower.push(relative.to_lowercase());
        }
        let count = lower.len();
        lower.sort();
        lower.dedup();
        assert_eq!(lower.len(), count, "two files are one where case does not count");
    }
}

#[test]
fn types_that_lead_back_to_themselves() {
    let ty = |name: &str, inner: &str| {
        format!("  {name}: {{doc: A part., fields: [{{inner: {{type: {inner}, doc: What is in it.}}}}]}}\n")
    };
    let use_of = |name: &str| {
        format!("events: {{Rang: {{doc: A bell rang., fields: [{{x: {{type: {name}, doc: What it is.}}}}]}}}}\n")
    };
    file_is_refused(format!("types:\n{}{}", ty("Own", "Own"), use_of("Own")), &["HW0018", "`Own`"]);
    file_is_refused(format!("types:\n{}{}{}", ty("One", "Two"), ty("Two", "One"), use_of("One")), &["HW0018"]);
    file_is_refused(format!("types:\n  Own: {{type: Own, doc: Itself.}}\n{}", use_of("Own")), &["HW0018"]);
    let names = "types:\n  One: {type: Two, doc: The other.}\n  Two: {type: One, doc: The other.}\n";
    file_is_refused(format!("{names}{}", use_of("One")), &["HW0018"]);
    let list = "types:\n  Own: {type: list<Own>, doc: A list of itself.}\n";
    file_is_refused(format!("{list}{}", use_of("Own")), &["HW0018"]);
    let union = "types:\n  Own:\n    doc: One of one.\n    discriminator: {field: kind, doc: Which it is.}\n    \
                 variants: {own: {type: Part, doc: The only one.}}\n";
    file_is_refused(format!("{union}{}{}", ty("Part", "Own"), use_of("Own")), &["HW0018"]);
    // A thousand types in a row, the last of which leads back to the first.
    let ring: String = (0..1000).map(|it| ty(&format!("T{it}"), &format!("T{}", (it + 1) % 1000))).collect();
    file_is_refused(format!("types:\n{ring}{}", use_of("T0")), &["HW0018"]);
}

#[test]
fn a_long_row_of_types_ends() {
    let project = Project::new();
    let row: String = (0..2000)
        .map(|it| {
            let inner = if it == 1999 { "string".to_owned() } else { format!("T{}", it + 1) };
            format!(
                "  T{it}: {{doc: A part., fields: [{{inner: {{type: {inner}, doc: What is in it., example: x}}}}]}}\n"
            )
        })
        .collect();
    let event = "events: {Rang: {doc: A bell rang., fields: [{x: {type: T0, doc: What it is.}}]}}\n";
    project.write("acme/more.yaml", format!("types:\n{row}{event}"));
    project.refused(&["more.yaml"]);
}

#[test]
fn types_that_multiply() {
    let project = Project::new();
    let mut types = String::from("types:\n");
    for level in 0..40 {
        let inner = if level == 39 { "string".to_owned() } else { format!("T{}", level + 1) };
        let field = |name: &str| format!("{{{name}: {{type: {inner}, doc: What is in it., optional: true}}}}");
        types += &format!("  T{level}: {{doc: A part., fields: [{}, {}]}}\n", field("a"), field("b"));
    }
    let event = "events: {Rang: {doc: A bell rang., fields: [{x: {type: T0, doc: What it is.}}]}}\n";
    project.write("acme/more.yaml", format!("{types}{event}"));
    project.refused(&["more.yaml"]);
}

/// `count` events that have the same fields.
fn events_with(count: usize, fields: &str) -> String {
    let event = |number| format!("  E{number}: {{doc: A bell rang., fields: [{fields}]}}\n");
    format!("events:\n{}", (0..count).map(event).collect::<String>())
}

#[test]
fn examples_that_many_events_share() {
    let expected = &["HW0015", "more.yaml:", "the examples of all events and types are larger than "];
    let numbers = vec!["1"; 8000].join(", ");
    let events = events_with(8000, "x");
    let field = |example: &str| format!("  x: {{type: any, doc: What it is., example: {example}}}\n");
    // The example of a field, be it many values or one large text.
    file_is_refused(format!("fields:\n{}{events}", field(&format!("[{numbers}]"))), expected);
    file_is_refused(format!("fields:\n{}{events}", field(&"x".repeat(400_000))), expected);
    // The example of a file.
    file_is_refused(format!("example: {{x: [{numbers}]}}\nfields:\n{}{events}", field("1")), expected);
    // That of a type.
    let list = format!("{{y: [{numbers}]}}");
    let ty =
        format!("  T:\n    doc: A part.\n    fields: [{{y: {{type: any, doc: What it is.}}}}]\n    example: {list}\n");
    file_is_refused(format!("types:\n{ty}{}", events_with(8000, "{x: {type: T, doc: A part.}}")), expected);
    let event = events_with(1, "{x: {type: T0, doc: A part.}}");
    let level = |it: usize| {
        let inner = if it == 10 { "T".to_owned() } else { format!("T{}", it + 1) };
        let field = |name: &str| format!("{{{name}: {{type: {inner}, doc: A part.}}}}");
        format!("  T{it}: {{doc: A part., fields: [{}, {}]}}\n", field("a"), field("b"))
    };
    let levels: String = (0..11).map(level).collect();
    file_is_refused(format!("types:\n{ty}{levels}{event}"), expected);
}

#[test]
fn an_envelope_with_a_large_example_that_many_events_share() {
    let project = Project::new();
    let numbers = vec!["1"; 8000].join(", ");
    let field = format!("{{x: {{type: any, doc: What it is., example: [{numbers}]}}}}");
    let envelope = format!(
        "envelope: {{name: Body, doc: A body., fields: [{field}], events: {{field: events, doc: The events.}}}}\n"
    );
    project.write("acme/vendor.yaml", format!("{VENDOR}{envelope}"));
    project.accepted();
    project.write("acme/more.yaml", events_with(8000, ""));
    project.refused(&["HW0015", "the example of the envelope", "are larger than 95 MiB"]);
}

#[test]
fn a_large_example_of_many_events_is_fine_within_the_limit() {
    let project = Project::new();
    let numbers = vec!["1"; 1000].join(", ");
    let field = format!("fields:\n  x: {{type: any, doc: What it is., example: [{numbers}]}}\n");
    project.write("acme/more.yaml", format!("{field}{}", events_with(500, "x")));
    project.accepted();
}

#[test]
fn many_unknown_names_beside_many_known_ones() {
    const COUNT: usize = 16_000;
    let event = |inner: &str| format!("events:\n  Rang:\n    doc: A bell rang.\n    fields:\n{inner}");
    let list = |text: fn(usize) -> String| (0..COUNT).map(text).collect::<String>();
    let fields = list(|it| format!("  field{it}: {{type: string, doc: What it is., example: x}}\n"));
    let unknown = list(|it| format!("      - feild{it}x\n"));
    file_is_refused(format!("fields:\n{fields}{}", event(&unknown)), &["HW0009", "did you mean `field0`?"]);
    let types = list(|it| format!("  Type{it}: {{type: string, doc: A part.}}\n"));
    let unknown = list(|it| format!("      - f{it}: {{type: Tpye{it}x, doc: A part.}}\n"));
    file_is_refused(format!("types:\n{types}{}", event(&unknown)), &["HW0007", "did you mean `Type0`?"]);
    let old = list(|it| {
        let field = format!("f{it}: {{type: string, doc: What it is., example: x, deprecated: {{successor: g{it}x}}}}");
        format!("      - {field}\n")
    });
    file_is_refused(event(&old), &["HW0019", "there is no field `g0x` here"]);
}

#[test]
fn an_archive_that_unpacks_to_more_than_there_is_memory_for() {
    use std::io::Write;
    let project = Project::new();
    let path = project.folder.path().join("bomb.zip");
    let mut writer = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    writer.start_file("index.json", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(b"{\"generator\": \"hookwright 0.1.0\", \"x\": [0").unwrap();
    let part = b",0".repeat(1 << 20);
    (0..128).for_each(|_| writer.write_all(&part).unwrap());
    writer.write_all(b"]}").unwrap();
    writer.finish().unwrap();
    let before = fs::read(&path).unwrap();
    let arguments = ["export", "--schemas"].map(std::ffi::OsString::from).into_iter();
    let arguments = arguments.chain([project.schemas().into(), "--zip".into(), path.clone().into()]);
    let ran = limited(&arguments.collect::<Vec<_>>(), false).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(1), "{said}");
    assert!(said.contains("hookwright did not write it"), "{said}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn an_output_beside_files_of_others_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let mut project = Project::new();
    let out = project.folder.path().join("out");
    let closed = out.join("theirs/closed");
    fs::create_dir_all(&closed).unwrap();
    fs::write(closed.join("secret"), "s").unwrap();
    fs::write(out.join("theirs/file"), "s").unwrap();
    for path in [&closed, &out.join("theirs/file")] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    project.powerless = fs::read_dir(&closed).is_ok();
    // With a manifest, and without one.
    for command in ["generate", "export"] {
        let ran = project.run(command);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        assert!(ran.said.contains("theirs/file") && !ran.said.contains("secret"), "{}", ran.said);
        for entry in fs::read_dir(&out).unwrap().flatten().filter(|entry| entry.file_name() != "theirs") {
            let path = entry.path();
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
}

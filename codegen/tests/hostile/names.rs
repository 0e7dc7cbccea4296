//! Names that are long, taken, alike, or look like paths.

use std::fs;

use crate::project::{EVENTS, Project, VENDOR, file_is_refused, snapshot};

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
